// Which lines has an answer by districts, types, tiers, enterprises, people or weeks, and in which order?

import { questionTexts as t } from '../../../conversations/questions.ts';
import { ENTERPRISE_TYPE_NAMES, ENTERPRISE_TYPES, type EnterpriseType } from '../../domain/enterprises.ts';
import { isWithin, ranked } from '../../domain/figure-values.ts';
import type { FigureGroup, FigureMeasure, FigureSpan, FigureSums, SpanFigures } from '../../domain/figures.ts';
import { regionName } from '../../domain/regions.ts';
import { enterpriseName, personName, type Roster } from '../../domain/roster.ts';
import { SKILL_TIERS, type SkillTier, TIER_NAMES } from '../../domain/tiers.ts';
import { addWeeks } from '../../domain/time.ts';
import type { Dimension, QueryReading } from '../../reading/reading.ts';
import type { AnswerRow, FiguresAnswer, ResolvedQuery, Summed } from './answer.ts';
import { shortWeek } from './periods.ts';
import { changeIn, rowValue } from './row-values.ts';
import { inRuns } from './runs.ts';

/** Of many enterprises or people only those count that add something; of districts, types and weeks every one is told. */
const MANY: ReadonlySet<Dimension> = new Set(['enterprise', 'specialist']);

/** Of these the first few are asked for, whatever is told of each. */
const PLACED: ReadonlySet<Dimension> = new Set(['district', 'enterprise', 'specialist']);

/** What the database grouped over a span. `parts`: the same groups by the dimension of an average, too. */
type Grouped = { readonly span: FigureSpan; readonly own: SpanFigures; readonly parts: SpanFigures | undefined };

type Rows = Pick<FiguresAnswer, 'rows' | 'empty' | 'valued' | 'unknown'>;

/** Pure: what the database grouped, with a line for each tier where one is asked for, labelled and in order. The one builder of rows for words, pictures and tables (domain §7.9). */
export function rowsOf(roster: Roster, resolved: ResolvedQuery, now: Grouped, before: Grouped | null): Rows {
  const { query, measures, by } = resolved;
  const [measure] = measures;
  if (by.length === 0 || measure === undefined) return { rows: [], empty: 0, valued: 0, unknown: 0 };
  const all = labelled(roster, resolved, now, before).toSorted((a, b) => compareKeys(roster, by, a.key, b.key));
  const { threshold, weeks } = query;
  // A threshold beside 累计 or another measure is its own.
  const bound = threshold?.measure as FigureMeasure | undefined;
  const isMet = (row: AnswerRow) =>
    threshold === undefined
      ? weeks === undefined || (rowValue(measure, row) ?? 0) > 0
      : isWithin(bound ?? measure, rowValue(bound ?? measure, row), threshold);
  if (weeks !== undefined && query.rankBy === 'change') {
    const at = by.indexOf('period');
    const [base] = resolved.span.weeks;
    // The week before the first of a run is only compared with.
    const moved = withWeekBefore(all, at).filter((row) => row.key[at] !== base);
    const isMoved = (row: AnswerRow) => (changeIn(measure, row) ?? 0) * (query.order === 'asc' ? -1 : 1) > 0;
    const { rows, unknown } = inRuns(moved, at, weeks, isMoved, (row) => changeIn(measure, row) !== null);
    return { rows, empty: 0, valued: rows.length, unknown };
  }
  if (weeks !== undefined) {
    const { rows, unknown } = inRuns(all, by.indexOf('period'), weeks, isMet, (row) => rowValue(bound ?? measure, row) !== null);
    return { rows, empty: 0, valued: rows.length, unknown };
  }
  const met = threshold === undefined ? all : all.filter(isMet);
  const kept = met.filter((row) => isTold(resolved, row));
  return { ...inOrder(resolved, measure, kept), empty: threshold === undefined ? met.length - kept.length : 0, unknown: 0 };
}

/** Each week's row with that of the week right before it in its group. */
function withWeekBefore(all: readonly AnswerRow[], at: number): readonly AnswerRow[] {
  const byKey = new Map(all.map((row) => [JSON.stringify(row.key), row]));
  return all.map((row) => {
    const key = row.key.map((one, i) => (i === at && one !== null ? addWeeks(one, -1) : one));
    const before = byKey.get(JSON.stringify(key));
    return { ...row, before: before === undefined ? null : { sums: before.sums, ...(before.parts && { parts: before.parts }) } };
  });
}

/** 比上周多了的企业: those that moved that way; of districts every one is told. */
export const isOfMoved = (query: QueryReading, by: readonly Dimension[]): boolean =>
  by.some((dimension) => MANY.has(dimension)) &&
  !by.includes('period') &&
  query.rankBy === 'change' &&
  query.top === undefined &&
  query.enterprises === undefined;

/** Of many, those that add something; all of them where they are named, bounded, or the lowest are asked for. */
function isTold({ query, by, measures }: ResolvedQuery, row: AnswerRow): boolean {
  const isOfMany = by.some((dimension) => MANY.has(dimension)) && !by.includes('period');
  const isAll =
    query.rank === true ||
    query.order === 'asc' ||
    query.order === 'both' ||
    query.threshold !== undefined ||
    query.enterprises !== undefined;
  if (isOfMoved(query, by)) {
    const change = changeIn(measures[0] as FigureMeasure, row) ?? 0;
    return query.order === 'asc' ? change < 0 : change > 0;
  }
  if (!isOfMany || isAll) return true;
  if (query.rankBy === 'change') return (changeIn(measures[0] as FigureMeasure, row) ?? 0) !== 0;
  return measures.some((m) => (rowValue(m, row) ?? 0) !== 0);
}

/** Ordered, with their places, cut to those asked for. 前三的企业缺哪些工种: the enterprises are ranked, and all their tiers told. */
function inOrder(
  { query, by, tiers }: ResolvedQuery,
  measure: FigureMeasure,
  kept: readonly AnswerRow[],
): Pick<Rows, 'rows' | 'valued'> {
  const tierAt = by.length === 2 && query.top !== undefined && by.some((d) => PLACED.has(d)) ? by.indexOf('tier') : -1;
  const whole = (row: AnswerRow): AnswerRow => (tierAt === -1 ? row : { ...row, tiers });
  const value = (row: AnswerRow) => (query.rankBy === 'change' ? changeIn(measure, whole(row)) : rowValue(measure, whole(row)));
  const isOfMany = by.some((dimension) => MANY.has(dimension)) && !by.includes('period');
  const isRanked = query.order !== undefined || query.top !== undefined || query.rank !== undefined || query.rankBy !== undefined;
  const order = query.order ?? (isRanked || isOfMany ? 'desc' : null);
  const groupOf = ({ key }: AnswerRow) => JSON.stringify(key.filter((_, i) => i !== tierAt));
  const heads = tierAt === -1 ? kept : [...new Map(kept.toReversed().map((row) => [groupOf(row), row])).values()].toReversed();
  const known = heads.flatMap((row) => value(row) ?? []).toSorted((a, b) => (order === 'asc' ? a - b : b - a));
  const ranks = new Map<number, number>();
  for (const [i, one] of known.entries()) if (!ranks.has(one)) ranks.set(one, i + 1);
  const rankOf = (row: AnswerRow): number | null => (isRanked ? (ranks.get(value(row) ?? Number.NaN) ?? null) : null);
  const top = ranked(heads, value, { order, top: query.rank === undefined ? (query.top ?? null) : null });
  const rows = tierAt === -1 ? top : top.flatMap((head) => kept.filter((row) => groupOf(row) === groupOf(head)));
  const asked = query.rank === undefined ? rows : rows.filter((row) => isNamed(query, by[0], row.key[0] ?? null));
  return { rows: asked.map((row) => ({ ...row, rank: rankOf(row) })), valued: known.length };
}

/** 滕州排第几: of all rows the one that was named. */
function isNamed(
  { districts, types, tiers, enterprise, enterprises, specialist }: QueryReading,
  by: Dimension | undefined,
  key: string | null,
): boolean {
  const named: Readonly<Record<Dimension, readonly (string | undefined)[] | undefined>> = {
    district: districts,
    type: types,
    tier: tiers,
    enterprise: enterprise === undefined ? enterprises : [enterprise],
    specialist: specialist === undefined ? undefined : [specialist],
    period: undefined,
  };
  return by === undefined || (named[by]?.includes(key ?? undefined) ?? true);
}

/** A row for each group, and each tier of it where one is asked for. */
function labelled(
  roster: Roster,
  { tiers, by, span }: ResolvedQuery,
  now: Grouped,
  before: Grouped | null,
): readonly AnswerRow[] {
  const grouped = by.filter((dimension) => dimension !== 'tier');
  const earlier = new Map(
    before === null
      ? []
      : countedOf(before, grouped).map(({ key, counted }) => [
          JSON.stringify(alignedKey(key, grouped, before.span, span)),
          counted,
        ]),
  );
  return countedOf(now, grouped).flatMap(({ key: own, counted }): readonly AnswerRow[] => {
    const was = earlier.get(JSON.stringify(own)) ?? null;
    const each: readonly (SkillTier | null)[] = by.includes('tier') ? tiers : [null];
    return each.map((tier) => {
      const keys = [...own];
      const key = by.map((dimension) => (dimension === 'tier' ? tier : (keys.shift() ?? null)));
      const labels = key.map((one, i) => labelOf(roster, by[i] as Dimension, one, span));
      return { key, labels, tiers: tier === null ? tiers : [tier], ...counted, before: was, rank: null };
    });
  });
}

/** Every sum has all tiers in it: by tier alone there is one group, the whole. */
function countedOf(
  { own, parts }: Grouped,
  grouped: readonly Dimension[],
): readonly { readonly key: FigureGroup['key']; readonly counted: Summed }[] {
  const groups = grouped.length === 0 ? [{ key: [], sums: own.total }] : own.groups;
  if (parts === undefined) return groups.map(({ key, sums }) => ({ key, counted: { sums } }));
  const within = new Map<string, FigureSums[]>();
  for (const { key, sums } of parts.groups) {
    const text = JSON.stringify(key.slice(0, grouped.length));
    const part = within.get(text) ?? [];
    part.push(sums);
    within.set(text, part);
  }
  return groups.map(({ key, sums }) => ({ key, counted: { sums, parts: within.get(JSON.stringify(key)) ?? [] } }));
}

/** The week that stands at the same place of the other span. */
function alignedKey(
  key: FigureGroup['key'],
  by: readonly Dimension[],
  from: FigureSpan | null,
  to: FigureSpan,
): FigureGroup['key'] {
  return key.map((one, i) => (by[i] === 'period' && from && one !== null ? (to.weeks[from.weeks.indexOf(one)] ?? null) : one));
}

function labelOf(roster: Roster, dimension: Dimension, key: string | null, span: FigureSpan): string {
  switch (dimension) {
    case 'district':
      return regionName(roster.regions, key ?? '');
    case 'type':
      return ENTERPRISE_TYPE_NAMES[key as EnterpriseType];
    case 'tier':
      return TIER_NAMES[key as SkillTier];
    case 'enterprise':
      return enterpriseName(roster, key);
    case 'specialist':
      return personName(roster, key) || t.noSpecialist;
    case 'period':
      return shortWeek(key ?? '', span);
  }
}

/** Roster order, annex 1's order, or the order of time; nobody comes last. */
function placeIn({ regions, enterprises, people }: Roster, dimension: Dimension, key: string | null): number | string {
  const at = (place: number) => (place === -1 ? Number.POSITIVE_INFINITY : place);
  switch (dimension) {
    case 'district':
      return at(regions.findIndex((r) => r.code === key));
    case 'type':
      return at(ENTERPRISE_TYPES.indexOf(key as EnterpriseType));
    case 'tier':
      return at(SKILL_TIERS.indexOf(key as SkillTier));
    case 'enterprise':
      return at(enterprises.findIndex((e) => e.id === key));
    case 'specialist':
      return at(people.findIndex((p) => p.userid === key));
    case 'period':
      return key ?? '';
  }
}

function compareKeys(roster: Roster, by: readonly Dimension[], a: AnswerRow['key'], b: AnswerRow['key']): number {
  for (const [i, dimension] of by.entries()) {
    const [x, y] = [placeIn(roster, dimension, a[i] ?? null), placeIn(roster, dimension, b[i] ?? null)];
    if (x !== y) return x < y ? -1 : 1;
  }
  return 0;
}
