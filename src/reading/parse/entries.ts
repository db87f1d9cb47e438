// What do the statements of a report say of each enterprise, and of which week?
import { type Week, weekOf } from '../../domain/time.ts';
import type { Named } from '../names/named.ts';
import type { ReadingContext, ReportEntry, ReportReading } from '../reading.ts';
import type { Folded } from '../text/text.ts';
import type { Group, Time } from './figure.ts';
import { type Statement, saidOf, wordsOfFigure } from './said.ts';

/** The entries in the order of the message; null where anything is contradictory, shared by nobody knows whom, or of two weeks. */
export function entriesOf(
  groups: readonly Group[],
  f: Folded,
  context: ReadingContext,
): Pick<ReportReading, 'period' | 'reports'> | null {
  const spoken = groups.filter((group) => !isEmpty(group) || group.like !== null);
  if (spoken.length === 0 || groups.every((group) => group.spread === 'others')) return null;
  const times = timesOf(spoken, context);
  if (times === null) return null;
  const told: { readonly name: Named; statement: Statement }[] = [];
  for (const group of spoken) {
    const holding = within(group, times.holds);
    if (group.like !== null) {
      const copied = told.find((t) => isSame(t.name, group.like as Named))?.statement;
      if (copied === undefined || group.names.length !== 1 || !isEmpty(group)) return null;
      told.push({ name: group.names[0] as Named, statement: copied });
      continue;
    }
    // 上周甲缺10，本周甲缺8: the first is only told for comparison.
    if (isEmpty(holding) && isNamedElsewhere(group, spoken)) continue;
    // 甲曾经缺9，乙缺5: of 甲 nothing is known, which is no reason to lose 乙.
    if (isEmpty(holding) && spoken.length > 1 && timesIn(group).every(({ kind }) => kind === 'elsewhere')) continue;
    const named = namesOf(group, groups, context);
    if (named === null || named.length === 0 || isEmpty(holding) || !mayShare(group, holding, named.length)) return null;
    for (const [n, name] of named.entries()) {
      const figures = holding.figures.filter(({ nth }) => nth === undefined || nth === n);
      const earlier = told.find((t) => isSame(t.name, name));
      if (earlier === undefined) told.push({ name, statement: { ...holding, figures } });
      else earlier.statement = together(earlier.statement, { ...holding, figures });
    }
  }
  const reports: ReportEntry[] = [];
  for (const { name, statement } of told) {
    const said = saidOf(statement, (figure) => wordsOfFigure(figure, f));
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

const isNamedElsewhere = (group: Group, spoken: readonly Group[]): boolean =>
  group.names.length > 0 &&
  group.names.every((name) => spoken.some((other) => other !== group && other.names.some((n) => isSame(n, name))));

/** The names of a group; for 其他 and 全部 the rest of one's own, in roster order. Null where a count that was said does not agree. */
function namesOf(group: Group, groups: readonly Group[], { own }: ReadingContext): readonly Named[] | null {
  const agrees = (n: number) => group.counts.every((count) => count === n);
  if (group.spread === 'named') return agrees(group.names.length) ? group.names : null;
  const others = groups.filter((x) => x !== group).flatMap((x) => x.names);
  // With a name that may be any of several, nobody knows who the others are.
  if (others.some((name) => !('enterprise' in name))) return null;
  const named = new Set(others.map((name) => ('enterprise' in name ? name.enterprise : '')));
  const rest = [...own].filter((id) => !named.has(id)).map((enterprise) => ({ enterprise }));
  return agrees(rest.length) ? rest : null;
}

/** 无缺工 and 同上周 hold of everybody named; a number only where 各 or 都 says so, or 分别 gives one to each. No number is spread over those not named. */
function mayShare(group: Group, { figures }: Statement, names: number): boolean {
  if (figures.length === 0) return true;
  if (group.spread !== 'named') return false;
  const inOrder = Math.max(...figures.map(({ nth }) => (nth ?? -1) + 1));
  if (inOrder > 0) return inOrder === names;
  return names === 1 || group.isShared;
}

// ── The week ───────────────────────────────────────────────────────────────────────────────────────────────

const timesIn = ({ figures, none, same }: Statement): readonly Time[] => [
  ...figures.map((figure) => figure.time),
  ...[none, same].filter((time) => time !== null),
];

type Times = { readonly period: Week; readonly holds: (time: Time) => boolean };

/** The one week the message reports, and which of its figures are of that week. Null where two weeks are reported at once. */
function timesOf(groups: readonly Group[], { now }: ReadingContext): Times | null {
  const all = groups.flatMap(timesIn);
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
  figures: figures.filter((figure) => holds(figure.time)),
  none: none !== null && holds(none) ? none : null,
  same: same !== null && holds(same) ? same : null,
});
