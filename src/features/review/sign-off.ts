// How does a district sign off its week (签发), and who sees that it has?

import { z } from 'zod';
import { oversightTexts as t } from '../../../conversations/oversight.ts';
import { type ConfirmOutcome, deskForm, type OpenedForm } from '../../desk/desk-form.ts';
import type { CommandTurn, TextTurn } from '../../desk/feature.ts';
import type { Reports } from '../../desk/ports.ts';
import type { Answered } from '../../desk/receive.ts';
import type { Speaker } from '../../desk/speaker.ts';
import { phaseAt, punctualityOf, weekDeadlines } from '../../domain/deadlines.ts';
import { type Region, regionName } from '../../domain/regions.ts';
import { may } from '../../domain/rights.ts';
import { addWeeks, showInstant, type Week, weekOf } from '../../domain/time.ts';
import { confirm } from '../../forms/define.ts';
import { fill } from '../../forms/definition/fill.ts';
import { week } from '../../forms/shapes.ts';
import { afterSignOff } from '../../reading/answer/lead-ins.ts';
import { actOf, districtsMeant, personNamed, weekSaid } from './people.ts';
import type { SignOff, SignOffs } from './port.ts';
import { weekShown } from './week-shown.ts';

export type SigningOff = { readonly signOffs: SignOffs; readonly reports: Reports };

const SIGNING = z.object({
  week,
  /** Region code. */
  district: z.string(),
  /** What was shown, so that nothing else is signed. */
  seen: z.string(),
  /** Its lines; null where an older program showed them. */
  shown: z.array(z.string()).readonly().nullable(),
});
type Signing = Readonly<z.infer<typeof SIGNING>>;

type Facts = { readonly speaker: Speaker; readonly region: Region; readonly lines: readonly string[] };

const signOffForm = confirm<Signing, Facts>({
  name: 'signOff',
  version: 1,
  texts: t.signing,
  answers: SIGNING,
  lines: (_, { lines }) => [...lines, t.signHow],
  reviewLine: ({ week }, { speaker, region }) => fill(t.signReminder, { district: region.name, week: weekSaid(speaker, week) }),
  // Before forms had versions: what the desk over a week's reports was in the middle of.
  formerly: ['oversight'],
  upgrade: ({ slot }) => {
    const old = SIGNING.omit({ shown: true })
      .extend({ kind: z.literal('signOff') })
      .safeParse(slot);
    if (!old.success) return null;
    const { kind: _, ...kept } = old.data;
    const answers = { ...kept, shown: null };
    return { answers, review: answers };
  },
});

export type SignOffForm = OpenedForm<Signing, Signing>;

export const openSignOff = (deps: SigningOff): SignOffForm =>
  deskForm(signOffForm, {
    async context({ speaker }, { week, district, shown }) {
      const [region] = may(speaker.person, 'signOff') ? districtsMeant(speaker, [district]) : [];
      if (!region) return { over: [t.notAllowed] };
      const lines = shown ?? (await weekShown(deps.reports, speaker, week, [region])).lines;
      return { context: { speaker, region, lines } };
    },
    confirm: (turn, confirmed, facts) => signOff(deps, turn, confirmed, facts),
  });

/** 签发 [区] [周]: read back; of several districts the list of who signed. */
export async function askSignOff(deps: SigningOff, asking: SignOffForm, turn: CommandTurn): Promise<Answered> {
  const { speaker, thread, command } = turn;
  const said = (...lines: readonly string[]): Answered => ({ thread, lines });
  const districts = districtsMeant(speaker, command.args?.districts);
  const [district, second] = districts;
  if (!district) return said(fill(t.unknown, { typed: afterSignOff(turn.text) }));
  const named = command.args?.period;
  if (second) return said(...(await signedList(deps, speaker, districts, named ?? weekOf(speaker.arrivedAt))));
  const week = named ?? (await weekToSign(deps, speaker, district));
  const signed = (await deps.signOffs.of(speaker.asker, week, speaker.arrivedAt)).find((s) => s.district === district.code);
  if (signed && !signed.opened) {
    const { by, at } = signed;
    const values = {
      district: district.name,
      week: weekSaid(speaker, week),
      name: personNamed(speaker.bureau, by),
      time: showInstant(at),
    };
    return said(fill(t.signedAlready, values));
  }
  const { seen, lines } = await weekShown(deps.reports, speaker, week, [district]);
  return asking.begin(turn, { week, district: district.code, seen, shown: lines }, signed?.opened ? [t.signAgain] : []);
}

/** 确认: signs exactly what was shown; where it has changed meanwhile it is shown again. */
async function signOff(
  deps: SigningOff,
  { speaker }: TextTurn,
  of: Signing,
  { region }: Facts,
): Promise<ConfirmOutcome<Signing>> {
  const { bureau, arrivedAt } = speaker;
  const said = (line: string): ConfirmOutcome<Signing> => ({ kind: 'done', lines: [line] });
  const now = await weekShown(deps.reports, speaker, of.week, [region]);
  if (now.seen !== of.seen)
    return { kind: 'again', lines: [t.changedSince], answers: { ...of, seen: now.seen, shown: now.lines } };
  const { due } = weekDeadlines(bureau.calendar, of.week);
  const outcome = await deps.signOffs.sign(actOf(speaker), of.week, of.district, due);
  if (outcome === 'notYours') return said(t.notAllowed);
  return said(
    fill(t.signed, {
      district: region.name,
      week: weekSaid(speaker, of.week),
      time: showInstant(arrivedAt),
      punctuality: t.signPunctuality[punctualityOf(arrivedAt, due) === 'onTime' ? 0 : 1],
    }),
  );
}

/** The current week, or the last one while it is unsigned and the current one not due (domain §8.1); a week nobody reported in is not signed unasked. */
async function weekToSign({ signOffs, reports }: SigningOff, speaker: Speaker, district: Region): Promise<Week> {
  const { bureau, arrivedAt, asker } = speaker;
  const current = weekOf(arrivedAt);
  const last = addWeeks(current, -1);
  const isDue = phaseAt(weekDeadlines(bureau.calendar, current), arrivedAt) !== 'open';
  if (isDue || (await reports.ofWeek(asker, last, [district.code], arrivedAt)).length === 0) return current;
  const signed = (await signOffs.of(asker, last, arrivedAt)).find((s) => s.district === district.code);
  return signed && !signed.opened ? current : last;
}

/** Which of the districts have signed the week, and which have not. */
export async function signedList(
  { signOffs }: Pick<SigningOff, 'signOffs'>,
  speaker: Speaker,
  districts: readonly Region[],
  week: Week,
): Promise<readonly string[]> {
  const all = await signOffs.of(speaker.asker, week, speaker.arrivedAt);
  const ever = districts.flatMap((d) => all.find((s) => s.district === d.code) ?? []);
  const said = weekSaid(speaker, week);
  if (ever.length === 0) return [fill(t.signListNone, { week: said })];
  const named = (some: readonly SignOff[]) => some.map((s) => regionName(speaker.bureau.roster.regions, s.district)).join('、');
  const [signed, opened] = [ever.filter((s) => !s.opened), ever.filter((s) => s.opened)];
  const left = districts.filter((d) => !ever.some((s) => s.district === d.code)).map((d) => d.name);
  const counts = { week: said, count: signed.length, all: districts.length };
  return [
    fill(t.signList, { ...counts, names: signed.length === 0 ? '' : `：${named(signed)}` }),
    ...(opened.length > 0 ? [fill(t.signListAgain, { names: named(opened) })] : []),
    ...(left.length > 0 ? [fill(t.signListLeft, { names: left.join('、') })] : []),
  ];
}
