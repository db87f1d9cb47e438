// Which reports can a message be, the likeliest first?
import { dayOf, weekOf } from '../../domain/time.ts';
import { buildLattice } from '../lattice/lattice.ts';
import type { Named } from '../names/named.ts';
import { operatorEdges } from '../operators/find.ts';
import { periodEdges } from '../periods/period-edges.ts';
import type { CommandReading, ReadingContext, ReportEntry, ReportReading } from '../reading.ts';
import type { Folded } from '../text/text.ts';
import { REPORT_WORDS } from '../words/report-words.ts';
import { tells } from './answer.ts';
import { COSTS } from './costs.ts';
import { entriesOf } from './entries.ts';
import type { Group } from './figure.ts';
import { type Hypothesis, type Link, listOf } from './hypothesis.ts';
import { search } from './search.ts';
import type { Situated } from './situated.ts';
import { closedGroups } from './take-name.ts';
import { judged } from './take-operator.ts';

/** One way to read a message as a report. `skipped`: words that did not shape it, as typed. */
export type ParsedReport = {
  readonly reading: ReportReading | CommandReading;
  readonly cost: number;
  /** Too much of it had to be guessed or passed over: it may be offered, never taken. */
  readonly isFar: boolean;
  /** Something in it may turn what is told, or stands under an operator: it is asked, whoever agrees. */
  readonly isAsked: boolean;
  /** It stands under an operator: it is not even offered. */
  readonly isHeld: boolean;
  readonly skipped: readonly string[];
};

const MOST = 8;

/**
 * Every reading as a report, the likeliest first, at most eight, each meaning once. Exact or not at all: nothing uncertain is in one but as a
 * problem, a doubt, candidates or an unknown name. `sole`: of whom it is where it names nobody. Pure.
 */
export function parseReport(f: Folded, context: ReadingContext, sole?: string): readonly ParsedReport[] {
  const { names, own, now } = context;
  const found = new Map<string, Named>();
  const find = (typed: string): Named => {
    const named = found.get(typed) ?? names.find(typed, own);
    found.set(typed, named);
    return named;
  };
  const lattice = buildLattice(f, {
    words: REPORT_WORDS,
    names: names.edges(f, own),
    periods: periodEdges(f, now),
    composed: operatorEdges(f),
    isOneWord: (word) => word.kind === 'tier',
    tells,
    find,
  });
  const situated: Situated = {
    f,
    asked: null,
    ...(sole !== undefined && { sole: { enterprise: sole } }),
    isReport: true,
    leastRow: 3,
    week: weekOf(now),
    today: dayOf(now),
    finder: { find, isEmpty: names.isEmpty },
    facts: new Map(),
    typedNames: new Map(),
  };
  const parsed = new Map<string, ParsedReport>();
  let least = Number.POSITIVE_INFINITY;
  for (const h of search(lattice, situated)) {
    if (h.cost > least + COSTS.guessed) break;
    if (h.spread === 'head' && !(h.isTouched && h.isShared)) continue;
    const end = h.copy();
    const last = closedGroups(end, situated);
    if (last === null) continue;
    const groups = groupsOf(last, end);
    if (!agreesWith(end.countsOfAll, groups)) continue;
    const left = judged(groups, listOf(end.operators), f);
    // What stands under an operator keeps others from being read, and is not offered: nobody says 如果缺5 and means that 5 are missing.
    const stored = left === null ? null : readingOf(left.groups, f, context);
    const reading = stored ?? readingOf(groups, f, context);
    const most = COSTS.most + COSTS.mostMore * end.doneCount;
    if (reading === null || end.cost > most * COSTS.far) continue;
    const key = JSON.stringify([reading, stored === null]);
    // What was left open at the end has had its price: the cheapest of those that mean the same counts.
    if ((parsed.get(key)?.cost ?? Number.POSITIVE_INFINITY) <= end.cost) continue;
    least = Math.min(least, end.cost);
    parsed.set(key, {
      reading,
      cost: end.cost,
      isAsked: end.isGuess || stored === null,
      isHeld: stored === null,
      isFar: end.isGuess || end.cost > most || stored === null,
      skipped: [...listOf(end.skipped), ...(stored === null ? [] : (left?.dropped ?? []))]
        .sort((a, b) => a.from - b.from)
        .map(({ from, to }) => f.typed(from, to)),
    });
    if (parsed.size === MOST) break;
  }
  return [...parsed.values()].sort((a, b) => a.cost - b.cost);
}

/** Whether as many enterprises are named as were said to be. */
function agreesWith(counts: readonly number[], groups: readonly Group[]): boolean {
  if (counts.length === 0) return true;
  const names = new Set(groups.flatMap((group) => group.names.map((name) => JSON.stringify(name))));
  return counts.every((count) => count === names.size);
}

/** The statements in their order, with what was said of all at the end. */
function groupsOf(link: Link<Group>, { shared, spread, noneAt, sameAt }: Hypothesis): readonly Group[] {
  const groups = listOf(link).map((group) =>
    group.spread === 'head' && spread === 'head' ? { ...group, spread: 'all' as const } : group,
  );
  if (shared === null) return groups;
  const areAllNone = groups.every(({ none }) => none !== null);
  return groups.map((group) => {
    // 甲不缺，乙缺3，都没解决: of 甲 there was nothing to find.
    if (typeof shared === 'object' && group.none !== null && !areAllNone) return group;
    const time = group.figures[0]?.time ?? group.none ?? group.same;
    if (shared === 'none') return { ...group, none: group.none ?? time, noneAt: group.none === null ? noneAt : group.noneAt };
    if (shared === 'same') return { ...group, same: group.same ?? time, sameAt: group.same === null ? sameAt : group.sameAt };
    return { ...group, figures: [...group.figures, { ...shared, time: time ?? shared.time }] };
  });
}

function readingOf(groups: readonly Group[], f: Folded, context: ReadingContext): ReportReading | CommandReading | null {
  const entries = entriesOf(groups, f, context);
  if (entries === null) return null;
  // All like last week is the command: it knows who is outstanding.
  const isCommand = groups[0]?.spread === 'all' && !groups.some(({ isExcept }) => isExcept) && entries.reports.every(isSameAlone);
  return isCommand ? { kind: 'command', name: 'same' } : { kind: 'report', ...entries };
}

const isSameAlone = (entry: ReportEntry): boolean => entry.same === true && Object.keys(entry).length === 2;
