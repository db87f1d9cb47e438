// How are annex 1's totals said, and of how many reports and until when they are? (domain §7.10)
import { measureFigures, measureNames, questionTexts as t } from '../../../conversations/questions.ts';
import { ENTERPRISE_TYPE_NAMES, ENTERPRISE_TYPES } from '../../domain/enterprises.ts';
import { SKILL_TIERS, type SkillTier, sumOf, TIER_NAMES } from '../../domain/tiers.ts';
import { showInstant } from '../../domain/time.ts';
import { type Coverage, shortageRate, type Totals } from '../../domain/totals.ts';
import { fill, fillChosen } from '../../forms/definition/fill.ts';
import { showNumber } from './numbers.ts';

const COLUMNS = ['shortage', 'resolved', 'resolvedToDate'] as const;

/** `缺8人，解决5人，累计解决50人`; a dash for what nobody reported. */
const columns = (sums: Totals, tiers: readonly SkillTier[]): string =>
  COLUMNS.map((measure) => {
    const figures = sums[measure];
    if (figures === null) return fill(t.unknown, { what: measureNames[measure] });
    return fillChosen(measureFigures[measure], { n: tiers.reduce((sum, tier) => sum + figures[tier], 0) });
  }).join('，');

/** Served enterprises by type (0家 is said, too), the tiers and their sum, the rate. */
export function totalsBlock(sums: Totals): readonly string[] {
  const types = ENTERPRISE_TYPES.map((type) =>
    fill(t.servedType, { type: ENTERPRISE_TYPE_NAMES[type], count: sums.byType[type] }),
  );
  const { headcount, shortage } = sums;
  const rate = headcount === null || shortage === null ? null : shortageRate(headcount, sumOf(shortage));
  return [
    fill(t.served, { enterprises: sums.enterprises }),
    types.join('，'),
    ...SKILL_TIERS.map((tier) => fill(t.figure, { label: TIER_NAMES[tier], figures: columns(sums, [tier]) })),
    fill(t.figure, { label: t.all, figures: columns(sums, SKILL_TIERS) }),
    fill(t.rate, { rate: showNumber('shortageRate', rate) }),
  ];
}

/** `截至 5月20日 10:00:00 · 已报12/15户`; 户次 where enterprises are counted week by week. */
export function closingLine({ filed, due, extra }: Coverage, isOfWeeks: boolean, now: Date): string {
  const more = extra === 0 ? '' : fill(isOfWeeks ? t.extraWeeks : t.extra, { extra });
  return fill(isOfWeeks ? t.closingWeeks : t.closing, { at: showInstant(now), filed, due, extra: more });
}

/** The totals of one week, for whoever says them without being asked. */
export const totalsLines = (sums: Totals, now: Date): readonly string[] => [
  ...totalsBlock(sums),
  closingLine(sums.coverage, false, now),
  t.rateFormula,
];
