// How is a report corrected after its week was closed or published: asked for with a reason, and decided by somebody else?
import { oversightTexts as t } from '../../../conversations/oversight.ts';
import type { Outgoing, Reports, Standing } from '../../desk/ports.ts';
import type { Answered } from '../../desk/receive.ts';
import type { Visit } from '../../desk/room.ts';
import type { Speaker } from '../../desk/speaker.ts';
import { EMPTY_DRAFT } from '../../desk/week/form/answers.ts';
import type { Item } from '../../desk/week/form/facts.ts';
import { applySaid, besides } from '../../desk/week/form/said.ts';
import { phaseAt, weekDeadlines } from '../../domain/deadlines.ts';
import { doubtsOf } from '../../domain/plausibility.ts';
import type { ReportFigures } from '../../domain/reports.ts';
import { may } from '../../domain/rights.ts';
import type { Settings } from '../../domain/settings.ts';
import { addWeeks, type Week, weekOf } from '../../domain/time.ts';
import { fill } from '../../forms/definition/fill.ts';
import { readDecision } from '../../reading/answer/decisions.ts';
import { afterBecause } from '../../reading/answer/lead-ins.ts';
import { weekNamedIn } from '../../reading/periods/weeks.ts';
import { readCorrection } from '../../reading/report/corrections.ts';
import { tellsFigures } from '../../reading/report/talk.ts';
import { quoted } from '../../reading/text/quoted.ts';
import { isExpired } from './expired-requests.ts';
import { actOf, decidersOf, enterpriseNamed, tell, weekSaid } from './people.ts';
import type { Corrections, WeekPublications } from './port.ts';
import { changesOf, shownFigures } from './say.ts';
import { type CorrectionSlot, reviewSlot } from './slot.ts';

export type Correcting = {
  readonly corrections: Corrections;
  readonly publications: WeekPublications;
  readonly reports: Reports;
  readonly settings: Pick<Settings, 'requestDays'>;
};

/** 更正 甲公司 …, where the week it is filed in is closed or published; null where it may be corrected freely, or is filed in no week. */
export async function beginCorrection(deps: Correcting, visit: Visit, enterprise: string): Promise<Answered | null> {
  const { speaker, text } = visit;
  if (!may(speaker.person, 'report')) return null;
  const found = await fixedWeek(deps, speaker, enterprise, weekNamedIn(text, speaker.arrivedAt));
  if (!found) return null;
  const { report } = found.standing;
  if (!report) return null;
  const slot: CorrectionSlot = {
    kind: 'correction',
    enterprise,
    week: found.week,
    district: report.district,
    before: report.figures,
    after: null,
    reason: null,
  };
  const { name } = enterpriseNamed(speaker.bureau, enterprise);
  const { whom } = decidersOf(speaker, report.district);
  const head = fill(t.correctionHead, { name, week: weekSaid(speaker, found.week) });
  return withSlot(visit, slot, [head, shownFigures(report.figures), fill(t.correctionClosed, { state: found.state, whom })]);
}

/** The week that was named, else the current or the last one in which the enterprise is filed, where it is fixed by now. */
async function fixedWeek(deps: Correcting, speaker: Speaker, enterprise: string, named: Week | null) {
  const { asker, arrivedAt, bureau } = speaker;
  const current = weekOf(arrivedAt);
  for (const week of named === null ? [current, addWeeks(current, -1)] : [named]) {
    const [standing] = await deps.reports.standings(asker, week, [enterprise], arrivedAt);
    if (!standing?.report) continue;
    if (standing.reopenedUntil !== null) return null;
    const isClosed = phaseAt(weekDeadlines(bureau.calendar, week), arrivedAt) === 'closed';
    if (isClosed) return { week, standing, state: t.stateClosed };
    return (await deps.publications.published([week])).has(week) ? { week, standing, state: t.statePublished } : null;
  }
  return null;
}

const withSlot = ({ speaker, thread }: Visit, slot: CorrectionSlot, lines: readonly string[]): Answered => ({
  thread: reviewSlot.put(thread, slot, speaker.arrivedAt),
  lines,
});

/** New figures, a reason, or both in one message (普工9，漏算了夜班). */
export function fillCorrection(visit: Visit, slot: CorrectionSlot): Answered {
  const { figures, reason } = readWish(visit.text, slot.after ?? slot.before);
  return askFor(visit, { ...slot, after: figures ?? slot.after, reason: reason ?? slot.reason });
}

/** What is still missing, or the request read back. */
function askFor(visit: Visit, next: CorrectionSlot): Answered {
  const { after } = next;
  if (after === null) return withSlot(visit, next, [t.correctionFigures]);
  const changes = changesOf(next.before, after);
  if (changes === '') return withSlot(visit, { ...next, after: null }, [t.correctionSame, t.correctionFigures]);
  if (next.reason === null) return withSlot(visit, next, [fill(t.correctionReason, { changes })]);
  const { name } = enterpriseNamed(visit.speaker.bureau, next.enterprise);
  return withSlot(visit, next, [
    fill(t.correctionHead, { name, week: weekSaid(visit.speaker, next.week) }),
    changes,
    fill(t.correctionWhy, { reason: next.reason }),
    t.correctionHow,
  ]);
}

/** The longest beginning of a text that says figures, and what follows as the reason. */
function readWish(
  text: string,
  before: ReportFigures,
): { readonly figures: ReportFigures | null; readonly reason: string | null } {
  const parts = text.split(/(?<=[，,。；;\n])/);
  for (let n = parts.length; n > 0; n--) {
    if (!tellsFigures(parts[n - 1] ?? '')) continue;
    const read = readCorrection(
      `改 ${parts
        .slice(0, n)
        .join('')
        .replace(/[，,。；;\s]+$/, '')}`,
    );
    if (read.kind !== 'figures' || read.said.problems || read.said.none || read.said.same) continue;
    const draft = applySaid({ ...EMPTY_DRAFT, answers: before }, NOBODYS, besides(before, read.said));
    if (draft.gaps.length > 0) continue;
    return { figures: { ...before, ...draft.answers }, reason: asReason(parts.slice(n).join('')) };
  }
  return { figures: null, reason: asReason(text) };
}

/** A correction starts from what is filed, so nothing else about the item is needed. */
const NOBODYS: Item = { id: '', number: 0, duty: false, name: '', short: '', last: null, known: {}, filed: null };

const asReason = (text: string): string | null => {
  const reason = quoted(afterBecause(text), 120);
  return reason === '' ? null : reason;
};

/** 确认: asked for; those who decide are told. */
export async function confirmCorrection(
  deps: Correcting,
  visit: Visit,
  slot: CorrectionSlot,
  done: (lines: readonly string[], sends?: readonly Outgoing[]) => Answered,
): Promise<Answered> {
  const { speaker } = visit;
  const { asker, arrivedAt, bureau, person } = speaker;
  const { after, reason } = slot;
  if (after === null || reason === null) return askFor(visit, slot);
  const [standing] = await deps.reports.standings(asker, slot.week, [slot.enterprise], arrivedAt);
  const { name } = enterpriseNamed(bureau, slot.enterprise);
  const week = weekSaid(speaker, slot.week);
  const doubts = doubtsOf(slot.week, after, (standing as Standing | undefined)?.before ?? []);
  const correction = { enterprise: slot.enterprise, week: slot.week, figures: after, doubts, reason };
  const number = await deps.corrections.ask(actOf(speaker), correction);
  if (number === null) return done([fill(t.correctionGone, { name, week })]);
  const { keys, whom } = decidersOf(speaker, slot.district);
  const told = { number, name, week, by: person.name, changes: changesOf(slot.before, after), reason };
  const sends = tell(speaker, 'correction', keys, [fill(t.correctionTold, told), fill(t.correctionToldHow, { number })]);
  return done([fill(t.correctionAsked, { number, whom })], sends);
}

/** 同意更正 3, 不同意更正 3 原因, 更正申请; null where the text is none of these, or not this person's. */
export async function decideCorrection(deps: Correcting, visit: Visit): Promise<Answered | null> {
  const { speaker, thread, text } = visit;
  const { asker, arrivedAt, bureau, person } = speaker;
  if (!may(person, 'approveCorrection')) return null;
  const said = (...lines: readonly string[]): Answered => ({ thread, lines });
  const decision = readDecision(text);
  if (decision === null) return null;
  if (decision.kind === 'list') {
    const all = (await deps.corrections.asked(asker, null, arrivedAt)).filter((a) => !isExpired(a, arrivedAt, deps.settings));
    const [first] = all;
    if (!first) return said(t.correctionNone);
    return said(...all.slice(0, 8).map((a) => toldOf(speaker, a)), fill(t.correctionToldHow, { number: first.number }));
  }
  const { number, approve } = decision;
  const [asked] = await deps.corrections.asked(asker, number, arrivedAt);
  if (!asked) return said(fill(t.correctionUnknown, { number }));
  if (isExpired(asked, arrivedAt, deps.settings))
    return said(fill(t.correctionExpired, { number, days: deps.settings.requestDays }));
  const { name } = enterpriseNamed(bureau, asked.enterprise);
  const week = weekSaid(speaker, asked.week);
  const changes = changesOf(asked.before, asked.figures);
  const reason = quoted(decision.reason, 120);
  const line = approve
    ? fill(t.correctionApprovedTold, { number, name, week, changes })
    : fill(t.correctionRefusedTold, { number, name, week, reason });
  const sends = tell(speaker, 'decided', [asked.by], [line]);
  const whom = bureau.roster.people.find((p) => p.userid === asked.by)?.name ?? '';
  switch (await deps.corrections.decide(actOf(speaker), number, approve, sends)) {
    case 'approved':
      return said(fill(t.correctionApproved, { number, name, changes, whom }));
    case 'refused':
      return said(fill(t.correctionRefused, { number, whom }));
    case 'outdated': {
      const gone = fill(t.correctionOutdated, { number, name });
      return { thread, lines: [gone], sends: tell(speaker, 'decided', [asked.by], [gone]) };
    }
    case 'decided':
      return said(fill(t.correctionDecided, { number }));
    case 'notYours':
      return said(fill(t.correctionUnknown, { number }));
  }
}

function toldOf(speaker: Speaker, asked: Awaited<ReturnType<Corrections['asked']>>[number]): string {
  const { number, week, before, figures, reason } = asked;
  const { name } = enterpriseNamed(speaker.bureau, asked.enterprise);
  const by = speaker.bureau.roster.people.find((p) => p.userid === asked.by)?.name ?? '';
  return fill(t.correctionTold, { number, name, week: weekSaid(speaker, week), by, changes: changesOf(before, figures), reason });
}
