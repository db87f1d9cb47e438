// Which lines has an answer by districts, types, tiers, enterprises, people or weeks, and in which order?

import { questionTexts as t } from '../../../conversations/questions.ts';
import { ENTERPRISE_TYPE_NAMES, ENTERPRISE_TYPES, type EnterpriseType } from '../../domain/enterprises.ts';
import { ranked, valueIn } from '../../domain/figure-values.ts';
import type { FigureGroup, FigureSpan, SpanFigures } from '../../domain/figures.ts';
import { regionName } from '../../domain/regions.ts';
import { enterpriseName, personName, type Roster } from '../../domain/roster.ts';
import { SKILL_TIERS, type SkillTier, TIER_NAMES } from '../../domain/tiers.ts';
import type { Dimension } from '../../reading/reading.ts';
import type { AnswerRow, FiguresAnswer, ResolvedQuery } from './answer.ts';
import { shortWeek } from './periods.ts';

/** Of many enterprises or people only those count that add something; of districts, types and weeks every one is told. */
const MANY: ReadonlySet<Dimension> = new Set(['enterprise', 'specialist']);

/** Pure: what the database grouped, with a line for each tier where one is asked for, labelled and in order. */
export function rowsOf(
  roster: Roster,
  { query, measures, tiers, by, span }: ResolvedQuery,
  before: FigureSpan | null,
  own: SpanFigures,
  earlierOwn: SpanFigures | null,
): Pick<FiguresAnswer, 'rows' | 'empty'> {
  const [measure] = measures;
  if (by.length === 0 || measure === undefined) return { rows: [], empty: 0 };
  const grouped = by.filter((dimension) => dimension !== 'tier');
  // Every sum has all tiers in it: by tier alone there is one group, the whole.
  const groupsOf = ({ total, groups }: SpanFigures) => (grouped.length === 0 ? [{ key: [], sums: total }] : groups);
  const earlier = new Map(
    (earlierOwn ? groupsOf(earlierOwn) : []).map((g) => [JSON.stringify(alignedKey(g.key, grouped, before, span)), g.sums]),
  );
  const all = groupsOf(own).flatMap((group): readonly AnswerRow[] => {
    const before = earlier.get(JSON.stringify(group.key)) ?? null;
    const each: readonly (SkillTier | null)[] = by.includes('tier') ? tiers : [null];
    return each.map((tier) => {
      const keys = [...group.key];
      const key = by.map((dimension) => (dimension === 'tier' ? tier : (keys.shift() ?? null)));
      const labels = key.map((one, i) => labelOf(roster, by[i] as Dimension, one, span));
      return { key, labels, tiers: tier === null ? tiers : [tier], sums: group.sums, before };
    });
  });
  const natural = all.toSorted((a, b) => compareKeys(roster, by, a.key, b.key));
  const { threshold, order, top } = query;
  const value = (row: AnswerRow) => valueIn(measure, row.sums, row.tiers);
  const isOfMany = by.some((dimension) => MANY.has(dimension)) && !by.includes('period');
  const kept =
    isOfMany && order !== 'asc'
      ? natural.filter((row) => measures.some((m) => (valueIn(m, row.sums, row.tiers) ?? 0) !== 0))
      : natural;
  const rows = ranked(kept, value, {
    over: threshold?.over ?? null,
    order: order === 'both' ? 'desc' : (order ?? (top !== undefined || isOfMany ? 'desc' : null)),
    top: top ?? null,
  });
  return { rows, empty: all.length - kept.length };
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
