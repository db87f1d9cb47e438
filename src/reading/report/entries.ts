// What do the statements of a report say of each enterprise, and of which week?
import { type Week, weekOf } from '../../domain/time.ts';
import type { Named } from '../names/named.ts';
import type { ReadingContext, ReportEntry, ReportReading } from '../reading.ts';
import { type Statement, saidOf, type Time } from './said.ts';
import type { Segment } from './segments.ts';

/** A part of a message and what it states. */
export type SpokenSegment = { readonly segment: Segment; readonly statement: Statement };

/** The entries in the order of the message; null where anything is contradictory, shared by nobody knows whom, or of two weeks. */
export function entriesOf(
  spoken: readonly SpokenSegment[],
  segments: readonly Segment[],
  context: ReadingContext,
): Pick<ReportReading, 'period' | 'reports'> | null {
  const times = timesOf(spoken, context);
  if (times === null) return null;
  const told: { readonly name: Named; statement: Statement }[] = [];
  for (const { segment, statement } of spoken) {
    const holding = within(statement, times.holds);
    // 上周甲缺10，本周甲缺8: the first is only told for comparison.
    if (isEmpty(holding) && isNamedElsewhere(segment, spoken)) continue;
    const named = namesOf(segment, segments, context);
    if (named === null || named.length === 0 || isEmpty(holding) || !mayShare(segment, holding, named.length)) return null;
    for (const [n, name] of named.entries()) {
      const figures = holding.figures.filter(({ nth }) => nth === undefined || nth === n);
      const earlier = told.find((t) => isSame(t.name, name));
      if (earlier === undefined) told.push({ name, statement: { ...holding, figures } });
      else earlier.statement = together(earlier.statement, { ...holding, figures });
    }
  }
  const reports: ReportEntry[] = [];
  for (const { name, statement } of told) {
    const said = saidOf(statement);
    if (said === null || Object.keys(said).length === 0) return null;
    reports.push({ ...name, ...said });
  }
  return reports.length === 0 ? null : { period: times.period, reports };
}

const isEmpty = ({ figures, none, same }: Statement): boolean => figures.length === 0 && none === null && same === null;

const isSame = (a: Named, b: Named): boolean => 'enterprise' in a && 'enterprise' in b && a.enterprise === b.enterprise;

const together = (a: Statement, b: Statement): Statement => ({
  figures: [...a.figures, ...b.figures],
  none: a.none ?? b.none,
  same: a.same ?? b.same,
});

// ── Whose it is ────────────────────────────────────────────────────────────────────────────────────────────

const isNamedElsewhere = ({ names }: Segment, spoken: readonly SpokenSegment[]): boolean =>
  names.every((name) => spoken.some(({ segment }) => segment.names !== names && segment.names.some((n) => isSame(n, name))));

/** The names of a segment; for 其他 and 全部 the rest of one's own, in roster order. Null where a count that was said does not agree. */
function namesOf(segment: Segment, segments: readonly Segment[], { own }: ReadingContext): readonly Named[] | null {
  const counts = segment.items.flatMap((item) => (item.kind === 'firms' && item.count !== undefined ? [item.count] : []));
  const agrees = (n: number) => counts.every((count) => count === n);
  if (segment.spread === 'named') return agrees(segment.names.length) ? segment.names : null;
  const others = segments.filter((x) => x !== segment).flatMap((x) => x.names);
  // With a name that may be any of several, nobody knows who the others are.
  if (others.some((name) => !('enterprise' in name))) return null;
  const named = new Set(others.map((name) => ('enterprise' in name ? name.enterprise : '')));
  const rest = [...own].filter((id) => !named.has(id)).map((enterprise) => ({ enterprise }));
  return agrees(rest.length) ? rest : null;
}

/** 无缺工 and 同上周 hold of everybody named; a number only where 各 or 都 says so, or 分别 gives one to each. No number is spread over those not named. */
function mayShare(segment: Segment, { figures }: Statement, names: number): boolean {
  if (figures.length === 0) return true;
  if (segment.spread !== 'named') return false;
  const inOrder = Math.max(...figures.map(({ nth }) => (nth ?? -1) + 1));
  if (inOrder > 0) return inOrder === names;
  return names === 1 || segment.items.some((item) => item.kind === 'each' || item.kind === 'all');
}

// ── The week ───────────────────────────────────────────────────────────────────────────────────────────────

type Times = { readonly period: Week; readonly holds: (time: Time) => boolean };

/** The one week the message reports, and which of its figures are of that week. Null where two weeks are reported at once. */
function timesOf(read: readonly SpokenSegment[], { now }: ReadingContext): Times | null {
  const all = read.flatMap(({ statement: { figures, none, same } }) => [
    ...figures.map((f) => f.time),
    ...[none, same].filter((t) => t !== null),
  ]);
  const current = weekOf(now);
  const past = new Set(all.flatMap((time) => (time.kind === 'past' ? [time.week] : [])));
  const isNow = all.some((time) => time.kind === 'now' || time.kind === 'still');
  if (past.size > 1) return null;
  const [week] = past;
  if (week === undefined || isNow) return { period: current, holds: (time) => time.kind !== 'past' && time.kind !== 'elsewhere' };
  // One enterprise of last week, another without a week: of which is that?
  if (all.some((time) => time.kind === 'plain')) return null;
  return { period: week, holds: (time) => time.kind === 'past' };
}

const within = ({ figures, none, same }: Statement, holds: Times['holds']): Statement => ({
  figures: figures.filter((f) => holds(f.time)),
  none: none !== null && holds(none) ? none : null,
  same: same !== null && holds(same) ? same : null,
});
