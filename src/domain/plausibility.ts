// Do an enterprise's figures agree with each other and with the weeks before? (domain §6)
import type { Doubt } from './doubts.ts';
import type { Report, ReportFigures } from './reports.ts';
import { SKILL_TIERS, sameFigures, sumOf } from './tiers.ts';
import { addWeeks, type Week } from './time.ts';

const TENFOLD = 10;
const TENFOLD_FROM = 5;
const UNCHANGED_FROM = 3;

/** New demand of the week: shortage − last week's shortage + resolved, the tiers taken together (people); below 0 nobody knows where the difference went (domain §7.4). */
export const newDemand = (now: ReportFigures, last: ReportFigures): number =>
  sumOf(now.shortage) - sumOf(last.shortage) + sumOf(now.resolved);

const isTenfold = (was: number, is: number): boolean =>
  was >= 1 && Math.abs(is - was) >= TENFOLD_FROM && (is >= TENFOLD * was || TENFOLD * is <= was);

function tenfolds(now: ReportFigures, last: ReportFigures): readonly Doubt[] {
  const figures = [
    { field: 'headcount', tier: null, was: last.headcount, is: now.headcount } as const,
    ...(['shortage', 'resolved'] as const).flatMap((field) =>
      SKILL_TIERS.map((tier) => ({ field, tier, was: last[field][tier], is: now[field][tier] })),
    ),
  ];
  // A week in which nobody was found is no slip of a digit; asked of every 同上周 it would only teach people to confirm unread.
  const isSlip = ({ field, was, is }: (typeof figures)[number]) => isTenfold(was, is) && (is > 0 || field !== 'resolved');
  return figures.filter(isSlip).map((f) => ({ kind: 'tenfold', ...f }));
}

/** A resolved figure of 0 says nothing new: 同上周 leaves it so whatever was resolved the week before. */
const repeats = (now: ReportFigures, before: ReportFigures): boolean =>
  now.headcount === before.headcount &&
  sameFigures(now.shortage, before.shortage) &&
  (sumOf(now.resolved) === 0 || sameFigures(now.resolved, before.resolved));

function unchangedWeeks(week: Week, now: ReportFigures, reports: ReadonlyMap<Week, ReportFigures>): number {
  if (sumOf(now.shortage) + sumOf(now.resolved) === 0) return 0;
  for (let weeks = 1; ; weeks++) {
    const before = reports.get(addWeeks(week, -weeks));
    if (before === undefined || !repeats(now, before)) return weeks;
  }
}

/**
 * What to ask about in the read-back of one enterprise's figures, in the domain's order; empty for plausible ones. `before` holds
 * the enterprise's reports of earlier weeks in any order, with gaps: without last week's there is nothing to compare with.
 */
export function doubtsOf(week: Week, figures: ReportFigures, before: readonly Report[]): readonly Doubt[] {
  const reports = new Map(before.map((r) => [r.week, r.figures]));
  const last = reports.get(addWeeks(week, -1));
  const doubts: Doubt[] = [];
  const shortage = sumOf(figures.shortage);
  if (shortage > figures.headcount) doubts.push({ kind: 'aboveHeadcount', shortage, headcount: figures.headcount });
  if (last === undefined) return doubts;
  doubts.push(...tenfolds(figures, last));
  const weeks = unchangedWeeks(week, figures, reports);
  if (weeks >= UNCHANGED_FROM) doubts.push({ kind: 'unchanged', weeks });
  const demand = newDemand(figures, last);
  if (demand < 0) {
    const [fell, resolved] = [sumOf(last.shortage) - shortage, sumOf(figures.resolved)];
    doubts.push({ kind: 'negativeBalance', fell, resolved, unexplained: -demand });
  }
  return doubts;
}
