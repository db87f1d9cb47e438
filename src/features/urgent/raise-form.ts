// How is an urgent demand raised: whose, how many of which tier, by when, why, read back, raised?
import { z } from 'zod';
import { urgentAsks as t } from '../../../conversations/urgent.ts';
import { contextOf } from '../../desk/reading-context.ts';
import type { Speaker } from '../../desk/speaker.ts';
import { enterprisesFor } from '../../domain/rights.ts';
import { numbering, type Served } from '../../domain/roster.ts';
import { dayOf, weekOf } from '../../domain/time.ts';
import { defineForm } from '../../forms/define.ts';
import { fill } from '../../forms/definition/fill.ts';
import type { Field } from '../../forms/fields.ts';
import type { AnswerOption, Carried, Read, Stored } from '../../forms/form.ts';
import { count, day, exact, figures, object } from '../../forms/shapes.ts';
import { placeChosen } from '../../reading/answer/choices.ts';
import { quoted } from '../../reading/text/quoted.ts';
import { foldText } from '../../reading/text/text.ts';
import { type DemandAnswers, type Demanded, demandedOf, enterpriseOf, hear, isNeedSaid, type Need } from './raise-answers.ts';
import { bySaid, figuresSaid, placeName, spoken } from './words.ts';

/** Up to this many enterprises are listed to choose from. */
const LISTED = 12;

export const nameOf = ({ bureau: { roster } }: Speaker, id: string | null): string =>
  roster.enterprises.find((e) => e.id === id)?.name ?? '';

export const ownOf = ({ bureau: { roster }, person, arrivedAt }: Speaker): readonly Served[] =>
  enterprisesFor(roster, person, 'raiseUrgent', dayOf(arrivedAt));

export const districtNamed = (speaker: Speaker, enterprise: string): string =>
  ownOf(speaker).find((s) => s.enterprise.id === enterprise)?.district ?? speaker.person.region;

const numbersOf = ({ bureau: { roster }, person, arrivedAt }: Speaker) => numbering(roster, person, weekOf(arrivedAt));

function offered(speaker: Speaker, only: readonly string[] | null): readonly (AnswerOption & { readonly number: number })[] {
  const numbers = numbersOf(speaker);
  return ownOf(speaker)
    .filter((s) => only?.includes(s.enterprise.id) ?? true)
    .map(({ enterprise: { id, name, aliases } }) => {
      const number = numbers.get(id) ?? 0;
      return { text: String(number), number, names: [name, ...aliases] };
    });
}

const listed = (speaker: Speaker, only: readonly string[] | null): readonly string[] =>
  offered(speaker, only).map(({ number, names: [name = ''] }) => fill(t.choice, { number, name }));

/** By its number in the person's list, or by name. */
function enterpriseSaid(text: string, speaker: Speaker): DemandAnswers['enterprise'] | null {
  const place = placeChosen(text);
  const numbers = numbersOf(speaker);
  const byNumber = place === null ? undefined : ownOf(speaker).find((s) => numbers.get(s.enterprise.id) === place);
  if (byNumber) return byNumber.enterprise.id;
  const { names, own } = contextOf(speaker);
  const named = names.find(text, own);
  if ('enterprise' in named) return named.enterprise;
  return 'candidates' in named ? { among: named.candidates } : null;
}

function readEnterprise(text: string, answers: DemandAnswers, speaker: Speaker): Read<DemandAnswers> {
  const enterprise = enterpriseSaid(text, speaker);
  const more = enterprise === null ? namedWithMore(text, speaker) : null;
  if (more !== null) {
    const named = { ...answers, enterprise: more.enterprise };
    const read = heard(more.rest, named, 'need', speaker);
    return read.kind === 'taken' ? read : { kind: 'taken', answers: named };
  }
  if (enterprise !== null) return { kind: 'taken', answers: { ...answers, enterprise } as DemandAnswers };
  return { kind: 'missed', lines: [fill(t.unknown, { typed: quoted(text) })] };
}

/** 百川 普工30 下周三前: the one name of one's own that is said, and what is said besides. */
function namedWithMore(
  text: string,
  speaker: Speaker,
): { readonly enterprise: NonNullable<DemandAnswers['enterprise']>; readonly rest: string } | null {
  const { names, own } = contextOf(speaker);
  const folded = foldText(text);
  const [only, another] = names.spans(folded, own).filter(({ named }) => !('unknown' in named));
  if (!only || another) return null;
  const rest = `${folded.typed(0, only.from)} ${folded.typed(only.to, folded.text.length)}`.trim();
  const { named } = only;
  if (rest === '' || 'unknown' in named) return null;
  return { enterprise: 'enterprise' in named ? named.enterprise : { among: named.candidates }, rest };
}

const among = ({ enterprise }: DemandAnswers): readonly string[] | null =>
  typeof enterprise === 'object' && 'among' in enterprise ? enterprise.among : null;

function allLines(answers: DemandAnswers, speaker: Speaker): readonly string[] {
  const some = among(answers);
  if (some !== null) return [t.which, ...listed(speaker, some)];
  return ownOf(speaker).length <= LISTED ? [t.enterprise, ...listed(speaker, null)] : [t.enterpriseMany];
}

const whose: Field<DemandAnswers, Speaker> = {
  key: 'enterprise',
  relevant: () => true,
  isAnswered: (answers) => enterpriseOf(answers) !== null,
  ask: (answers, speaker) =>
    typeof answers.enterprise === 'object' && 'unknown' in answers.enterprise
      ? [fill(t.unknown, { typed: quoted(answers.enterprise.unknown) })]
      : allLines(answers, speaker),
  anew: allLines,
  options: (answers, speaker) => offered(speaker, among(answers)),
  line: () => fill(t.resumeAsk, { ask: t.enterpriseMany }),
  again: () => t.enterpriseAgain,
  read: readEnterprise,
  names: t.names.enterprise,
  // 都不是 of those that fit the name: of all.
  neither: (answers) => {
    const { enterprise: _, ...others } = answers;
    return among(answers) === null ? null : others;
  },
};

const asked = (
  key: 'need' | 'by' | 'reason',
  question: Pick<Field<DemandAnswers, Speaker>, 'isAnswered' | 'again' | 'skip'> & {
    readonly sentence: (answers: DemandAnswers, speaker: Speaker) => string;
  },
): Field<DemandAnswers, Speaker> => {
  const { sentence, ...others } = question;
  return {
    ...others,
    key,
    names: t.names[key],
    relevant: () => true,
    ask: (answers, speaker) => [sentence(answers, speaker)],
    line: (answers, speaker) => fill(t.resumeAsk, { ask: sentence(answers, speaker) }),
    read: (text, answers, speaker) => heard(text, answers, key, speaker),
  };
};

export const heard = (
  text: string,
  answers: DemandAnswers,
  open: 'need' | 'by' | 'reason' | null,
  speaker: Speaker,
): Read<DemandAnswers> => hear(answers, open, text, speaker.arrivedAt, nameOf(speaker, enterpriseOf(answers)));

const figuresAsked = (answers: DemandAnswers, speaker: Speaker): string => {
  const name = nameOf(speaker, enterpriseOf(answers));
  const total = answers.need?.total ?? 0;
  return total > 0 ? fill(t.figuresTotal, { name, total }) : fill(t.figures, { name });
};

function reviewOf(answers: DemandAnswers, speaker: Speaker): { readonly lines: readonly string[]; readonly frozen: Demanded } {
  const demanded = demandedOf(answers);
  if (demanded === null) throw new RangeError('read back with something still open');
  const { enterprise, figures: all, by, reason } = demanded;
  const { roster } = speaker.bureau;
  const lines = [
    t.reviewHead,
    fill(t.reviewFigures, { name: nameOf(speaker, enterprise), figures: figuresSaid(all) }),
    fill(t.reviewMore, {
      by: bySaid(by === 'soon' ? null : by, speaker.arrivedAt),
      reason: spoken(reason) || t.noReason,
    }),
    fill(t.reviewHow, { district: placeName(roster, districtNamed(speaker, enterprise)) }),
  ];
  return { lines, frozen: demanded };
}

const need = object({
  general: count.exactOptional(),
  skilled: count.exactOptional(),
  senior: count.exactOptional(),
  total: count.exactOptional(),
});
const by = z.union([z.literal('soon'), day]);

export const raiseForm = defineForm<DemandAnswers, Speaker, Demanded>({
  name: 'raise',
  version: 1,
  expires: 'form',
  texts: t,
  answers: exact<DemandAnswers>()(
    object({
      enterprise: z.union([z.string(), object({ unknown: z.string() }), object({ among: z.array(z.string()) })]).exactOptional(),
      need: need.exactOptional(),
      by: by.exactOptional(),
      reason: z.string().exactOptional(),
    }),
  ),
  reviewed: exact<Demanded>()(object({ enterprise: z.string(), figures, by, reason: z.string() })),
  fields: () => [
    whose,
    asked('need', { isAnswered: isNeedSaid, again: () => t.figuresAgain, sentence: figuresAsked }),
    asked('by', { isAnswered: (answers) => answers.by !== undefined, again: () => t.byAgain, sentence: () => t.by }),
    asked('reason', {
      isAnswered: ({ reason }) => reason !== undefined,
      again: () => t.reasonAgain,
      skip: (answers) => ({ answers: { ...answers, reason: '' } }),
      sentence: () => t.reason,
    }),
  ],
  // Under the read-back: 普工60 puts it right.
  read: (text, { answers }, speaker) =>
    demandedOf(answers) === null ? { kind: 'notMine' } : heard(text, answers, null, speaker),
  review: reviewOf,
  reviewLine: (answers, speaker) => fill(t.resume, { name: nameOf(speaker, enterpriseOf(answers)) }),
  resumed: (answers, speaker) => {
    const enterprise = enterpriseOf(answers);
    return enterprise === null ? [] : [fill(t.goOn, { name: nameOf(speaker, enterprise) })];
  },
  back: () => [],
  formerly: ['urgent'],
  upgrade,
});

/** Before forms had versions. */
const unversioned = object({
  kind: z.literal('raise'),
  enterprise: z.string().nullable(),
  figures: object({ general: count.exactOptional(), skilled: count.exactOptional(), senior: count.exactOptional() }),
  total: count.nullable(),
  by: by.nullable(),
  reason: z.string().nullable(),
  paused: z.boolean(),
});

function upgrade({ slot }: Stored): Carried<DemandAnswers, Demanded> | null {
  const old = unversioned.safeParse(slot);
  if (!old.success) return null;
  const { enterprise, figures: tiers, total, by: until, reason, paused } = old.data;
  const said: Need = { ...tiers, ...(total === null ? {} : { total }) };
  const answers: DemandAnswers = {
    ...(enterprise === null ? {} : { enterprise }),
    ...(Object.keys(said).length === 0 ? {} : { need: said }),
    ...(until === null ? {} : { by: until }),
    ...(reason === null ? {} : { reason }),
  };
  return { answers, paused, review: demandedOf(answers) };
}
