// 更正 after the week was closed or published: how is it asked for, with new figures and a reason? (domain §5.7)

import { z } from 'zod';
import { oversightTexts as t } from '../../../conversations/oversight.ts';
import { decidersOf, decidersSaid } from '../../desk/acts/deciders.ts';
import { tellRows } from '../../desk/acts/tell.ts';
import { type ConfirmOutcome, deskForm, type OpenedForm } from '../../desk/desk-form.ts';
import type { TextTurn } from '../../desk/feature.ts';
import type { Reports } from '../../desk/ports.ts';
import type { Answered } from '../../desk/receive.ts';
import type { Speaker } from '../../desk/speaker.ts';
import { phaseAt, weekDeadlines } from '../../domain/deadlines.ts';
import { doubtsOf } from '../../domain/plausibility.ts';
import { may } from '../../domain/rights.ts';
import type { Settings } from '../../domain/settings.ts';
import { addWeeks, type Week, weekOf } from '../../domain/time.ts';
import { defineForm } from '../../forms/define.ts';
import { fill } from '../../forms/definition/fill.ts';
import type { Field } from '../../forms/fields.ts';
import type { Read } from '../../forms/form.ts';
import { reportFigures, week } from '../../forms/shapes.ts';
import { assentIn } from '../../reading/answer/assent.ts';
import { isReason } from '../../reading/answer/lead-ins.ts';
import { weekNamedIn } from '../../reading/periods/weeks.ts';
import { readCorrectionWish } from './correction-wish.ts';
import { actOf, enterpriseNamed, isOverseen, weekSaid } from './people.ts';
import type { Corrections, WeekPublications } from './port.ts';
import { changesOf, figuresLine } from './say.ts';

export type Correcting = {
  readonly corrections: Corrections;
  readonly publications: WeekPublications;
  readonly reports: Reports;
  readonly settings: Pick<Settings, 'requestDays'>;
};

const REQUEST = z.object({
  enterprise: z.string(),
  week,
  /** Of the report: who decides. */
  district: z.string(),
  before: reportFigures,
  /** Figures that differ. */
  after: reportFigures,
  reason: z.string(),
});
const ASKED = REQUEST.partial({ after: true, reason: true });

type Request = Readonly<z.infer<typeof REQUEST>>;
type Asked = Readonly<z.infer<typeof ASKED>>;

type Facts = { readonly speaker: Speaker };

const head = ({ enterprise, week }: Asked, { speaker }: Facts): string =>
  fill(t.correctionHead, { name: enterpriseNamed(speaker.bureau, enterprise).name, week: weekSaid(speaker, week) });

const reminder = ({ enterprise }: Asked, { speaker }: Facts): string =>
  fill(t.correctionReminder, { name: enterpriseNamed(speaker.bureau, enterprise).name });

/** 确认 before all is said asks for the rest. */
const isEarlyAssent = (text: string): boolean => assentIn(text) === 'agrees';

function whichFigures(asked: Asked, facts: Facts): readonly string[] {
  const { speaker } = facts;
  const isClosed = phaseAt(weekDeadlines(speaker.bureau.calendar, asked.week), speaker.arrivedAt) === 'closed';
  const state = isClosed ? t.stateClosed : t.statePublished;
  const { bureau, person } = speaker;
  const whom = decidersSaid(bureau, decidersOf(bureau, person, asked.district));
  return [head(asked, facts), figuresLine(asked.before), fill(t.correctionClosed, { state, whom })];
}

const figuresField: Field<Asked, Facts> = {
  key: 'after',
  relevant: () => true,
  isAnswered: ({ after }) => after !== undefined,
  ask: (asked, facts) => (asked.reason === undefined ? whichFigures(asked, facts) : [t.correctionFigures]),
  anew: whichFigures,
  line: reminder,
  again: () => t.correctionFiguresAgain,
  read: () => ({ kind: 'notMine' }),
  names: t.correctionNames.after,
  replace: (text, { reason, ...asked }) => figuresIn(text, asked, reason),
  claims: isEarlyAssent,
};

const changesIn = ({ before, after = before }: Asked): string => changesOf(before, after);

const correctionForm = defineForm<Asked, Facts, Request>({
  name: 'correction',
  version: 1,
  expires: 'form',
  texts: t.correcting,
  answers: ASKED,
  reviewed: REQUEST,
  fields: (ask) => [
    figuresField,
    {
      ...ask.text('reason', {
        texts: { ask: t.correctionReason, again: t.correctionReasonAgain, names: t.correctionNames.reason },
        values: (asked) => ({ changes: changesIn(asked) }),
        most: 120,
      }),
      line: reminder,
      anew: (asked, facts) => [head(asked, facts), fill(t.correctionReason, { changes: changesIn(asked) })],
      claims: isEarlyAssent,
    },
  ],
  read: (text, { answers }) => taken(text, answers),
  review: (asked, facts) => {
    const { after = asked.before, reason = '' } = asked;
    const lines = [head(asked, facts), changesIn(asked), fill(t.correctionWhy, { reason }), t.correctionHow];
    return { lines, frozen: { ...asked, after, reason } };
  },
  reviewLine: reminder,
  // Before forms had versions: what the desk over a week's reports was in the middle of.
  formerly: ['oversight'],
  upgrade: ({ slot }) => {
    const old = REQUEST.extend({ kind: z.literal('correction'), after: reportFigures.nullable(), reason: z.string().nullable() });
    const read = old.safeParse(slot);
    if (!read.success) return null;
    const { kind: _, after, reason, ...kept } = read.data;
    if (after !== null && reason !== null) return { answers: { ...kept, after, reason }, review: { ...kept, after, reason } };
    return { answers: { ...kept, ...(after === null ? {} : { after }), ...(reason === null ? {} : { reason }) } };
  },
});

/** New figures, a reason, or both in one message (普工9，漏算了夜班). */
function taken(text: string, asked: Asked): Extract<Read<Asked>, { readonly kind: 'taken' | 'missed' | 'notMine' }> {
  const isWhole = asked.after !== undefined && asked.reason !== undefined;
  if (!isWhole && isEarlyAssent(text)) return { kind: 'taken', answers: asked };
  if (assentIn(text) !== null) return { kind: 'notMine' };
  const { figures, reason } = readCorrectionWish(text, asked.after ?? asked.before);
  const { after: was, reason: because, ...rest } = asked;
  // The figures are asked for, and the reason is known: words without figures are no answer.
  if (figures === null && was === undefined && because !== undefined && !isReason(text))
    return { kind: 'missed', answers: asked };
  const after = figures ?? was;
  const why = reason ?? because;
  const known = { ...rest, ...(why === undefined ? {} : { reason: why }) };
  if (after !== undefined && changesOf(asked.before, after) === '')
    return { kind: 'missed', lines: [t.correctionSame, t.correctionFigures], answers: known };
  return { kind: 'taken', answers: { ...known, ...(after === undefined ? {} : { after }) } };
}

/** 改 新数 …: figures and nothing else. */
function figuresIn(text: string, asked: Asked, reason: string | undefined): Read<Asked> {
  const { figures } = readCorrectionWish(text, asked.before);
  const known = { ...asked, ...(reason === undefined ? {} : { reason }) };
  if (figures === null) return { kind: 'missed', answers: known };
  if (changesOf(asked.before, figures) === '') return { kind: 'missed', answers: known, lines: [t.correctionSame] };
  return { kind: 'taken', answers: { ...known, after: figures } };
}

type CorrectionForm = OpenedForm<Asked, Request>;

export const openCorrection = (deps: Correcting): CorrectionForm =>
  deskForm(correctionForm, {
    wanted: () => ({ kind: 'words' }),
    async context({ speaker }, { enterprise, week }) {
      if (isOverseen(speaker, 'report', enterprise, week)) return { context: { speaker } };
      const { name } = enterpriseNamed(speaker.bureau, enterprise);
      return { over: [fill(t.correctionGone, { name, week: weekSaid(speaker, week) })] };
    },
    confirm: (turn, confirmed) => request(deps, turn, confirmed),
  });

/** 更正 甲公司 …, where the week it is filed in is closed or published; null where it may be corrected freely, or is filed in no week. */
export async function askCorrection(
  deps: Correcting,
  asking: CorrectionForm,
  turn: TextTurn,
  enterprise: string,
  said = '',
): Promise<Answered | null> {
  const { speaker, text } = turn;
  if (!may(speaker.person, 'report')) return null;
  const asked = await fixedReport(deps, speaker, enterprise, weekNamedIn(text, speaker.arrivedAt));
  if (asked === null) return null;
  const kept = asking.stateOf(turn.thread)?.answers;
  if (kept?.enterprise === asked.enterprise && kept.week === asked.week) return wentOn(asking, turn, kept, said);
  const read = said === '' ? null : taken(said, asked);
  switch (read?.kind) {
    case 'taken':
      return asking.begin(turn, read.answers);
    case 'missed':
      return asking.begin(turn, read.answers ?? asked, [t.correctionSame]);
    case 'notMine':
    case undefined:
      return asking.begin(turn, asked);
  }
}

/** The one that is kept, with what was said of it now. */
async function wentOn(asking: CorrectionForm, turn: TextTurn, kept: Asked, said: string): Promise<Answered | null> {
  const read = said === '' ? null : taken(said, kept);
  return read?.kind === 'taken' ? asking.tell(turn, { kind: 'put', answers: read.answers }) : asking.resume(turn);
}

/** Of the week that was named, else of the current or the last one in which the enterprise is filed, where it is fixed by now. */
async function fixedReport(deps: Correcting, speaker: Speaker, enterprise: string, named: Week | null): Promise<Asked | null> {
  const { asker, arrivedAt, bureau } = speaker;
  const current = weekOf(arrivedAt);
  for (const week of named === null ? [current, addWeeks(current, -1)] : [named]) {
    const [standing] = await deps.reports.standings(asker, week, [enterprise], arrivedAt);
    if (!standing?.report) continue;
    if (standing.reopenedUntil !== null) return null;
    const isClosed = phaseAt(weekDeadlines(bureau.calendar, week), arrivedAt) === 'closed';
    if (!isClosed && !(await deps.publications.published([week])).has(week)) return null;
    const { district, figures: before } = standing.report;
    return { enterprise, week, district, before };
  }
  return null;
}

/** 确认: asked for; those who decide are told. A report changed meanwhile is shown as it is now. */
async function request(deps: Correcting, { speaker }: TextTurn, of: Request): Promise<ConfirmOutcome<Asked>> {
  const { asker, arrivedAt, bureau, person } = speaker;
  const { enterprise, before, after, reason } = of;
  const said = (line: string): ConfirmOutcome<Asked> => ({ kind: 'done', lines: [line] });
  const [standing] = await deps.reports.standings(asker, of.week, [enterprise], arrivedAt);
  const { name } = enterpriseNamed(bureau, enterprise);
  const week = weekSaid(speaker, of.week);
  const gone = fill(t.correctionGone, { name, week });
  if (!standing?.report) return said(gone);
  const { figures: now } = standing.report;
  if (changesOf(before, now) !== '') {
    const { after: _, ...rest } = of;
    const answers = { ...rest, before: now, ...(changesOf(now, after) === '' ? {} : { after }) };
    return { kind: 'again', lines: [fill(t.correctedSince, { name })], answers };
  }
  const doubts = doubtsOf(of.week, after, standing.before);
  const number = await deps.corrections.ask(actOf(speaker), { enterprise, week: of.week, figures: after, doubts, reason });
  if (number === null) return said(gone);
  const keys = decidersOf(bureau, person, of.district);
  const whom = decidersSaid(bureau, keys);
  const told = { number, about: `${name}，${week}`, by: person.name, changes: changesOf(before, after), reason };
  const sends = tellRows(speaker, 'correction', keys, [fill(t.correctionTold, told), fill(t.correctionToldHow, { number })]);
  return { kind: 'done', lines: [fill(t.correctionAsked, { number, whom })], sends };
}
