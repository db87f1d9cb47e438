// How does a district sign off its week (签发), and who sees that it has?
import { oversightTexts as t } from '../../../conversations/oversight.ts';
import type { Reports } from '../../desk/ports.ts';
import type { Answered } from '../../desk/receive.ts';
import type { CommandVisit, Visit } from '../../desk/room.ts';
import type { Speaker } from '../../desk/speaker.ts';
import { phaseAt, punctualityOf, weekDeadlines } from '../../domain/deadlines.ts';
import type { Region } from '../../domain/regions.ts';
import { addWeeks, showInstant, type Week, weekOf } from '../../domain/time.ts';
import { fill } from '../../forms/definition/fill.ts';
import { afterSignOff } from '../../reading/answer/lead-ins.ts';
import { actOf, districtNamed, districtsMeant, personNamed, weekSaid } from './people.ts';
import type { SignOff, SignOffs } from './port.ts';
import { reviewSlot, type Slot } from './slot.ts';
import { weekShown } from './week-shown.ts';

export type SigningOff = { readonly signOffs: SignOffs; readonly reports: Reports };

/** 签发 [区] [周]. */
export async function beginSignOff(deps: SigningOff, visit: CommandVisit): Promise<Answered> {
  const { speaker, thread, command } = visit;
  const said = (...lines: readonly string[]): Answered => ({ thread, lines });
  const districts = districtsMeant(speaker, command.args?.districts);
  const [district, second] = districts;
  if (!district) return said(fill(t.unknown, { typed: afterSignOff(visit.text) }));
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
  return show(deps, visit, week, district, signed?.opened ? [t.signAgain] : []);
}

async function show(
  deps: SigningOff,
  { speaker, thread }: Visit,
  week: Week,
  district: Region,
  before: readonly string[],
): Promise<Answered> {
  const shown = await weekShown(deps.reports, speaker, week, [district]);
  const slot: Slot = { kind: 'signOff', week, district: district.code, seen: shown.seen };
  return { thread: reviewSlot.put(thread, slot, speaker.arrivedAt), lines: [...before, ...shown.lines, t.signHow] };
}

/** 确认: signs exactly what was shown; where it has changed meanwhile it is shown again. */
export async function confirmSignOff(
  deps: SigningOff,
  visit: Visit,
  slot: Extract<Slot, { readonly kind: 'signOff' }>,
  done: (lines: readonly string[]) => Answered,
): Promise<Answered> {
  const { speaker } = visit;
  const { bureau, arrivedAt } = speaker;
  const region = districtsMeant(speaker, [slot.district])[0];
  if (!region) return done([t.notAllowed]);
  const now = await weekShown(deps.reports, speaker, slot.week, [region]);
  if (now.seen !== slot.seen) return show(deps, visit, slot.week, region, [t.changedSince]);
  const { due } = weekDeadlines(bureau.calendar, slot.week);
  const outcome = await deps.signOffs.sign(actOf(speaker), slot.week, slot.district, due);
  if (outcome === 'notYours') return done([t.notAllowed]);
  return done([
    fill(t.signed, {
      district: region.name,
      week: weekSaid(speaker, slot.week),
      time: showInstant(arrivedAt),
      punctuality: t.signPunctuality[punctualityOf(arrivedAt, due) === 'onTime' ? 0 : 1],
    }),
  ]);
}

/** The current week, or the last one while it is unsigned and the current one not due (contract, what people can type); a week nobody reported in is not signed unasked. */
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
  const named = (some: readonly SignOff[]) => some.map((s) => districtNamed(speaker.bureau, s.district)).join('、');
  const [signed, opened] = [ever.filter((s) => !s.opened), ever.filter((s) => s.opened)];
  const left = districts.filter((d) => !ever.some((s) => s.district === d.code)).map((d) => d.name);
  const counts = { week: said, count: signed.length, all: districts.length };
  return [
    fill(t.signList, { ...counts, names: signed.length === 0 ? '' : `：${named(signed)}` }),
    ...(opened.length > 0 ? [fill(t.signListAgain, { names: named(opened) })] : []),
    ...(left.length > 0 ? [fill(t.signListLeft, { names: left.join('、') })] : []),
  ];
}
