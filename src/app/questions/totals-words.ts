// How are annex 1's totals said, and of how many reports and until when they are?
import { questionTexts as t } from '../../../conversations/questions.ts';
import { ENTERPRISE_TYPE_NAMES, ENTERPRISE_TYPES } from '../../domain/enterprises.ts';
import { SKILL_TIERS, sumOf, TIER_NAMES } from '../../domain/tiers.ts';
import { showInstant } from '../../domain/time.ts';
import { type Coverage, shortageRate, type Totals } from '../../domain/totals.ts';
import { fill } from '../../script/fill.ts';
import { showNumber } from './numbers.ts';

/** Served enterprises by type (0家 is said, too), the tiers and their sum, the rate. */
export function totalsBlock(sums: Totals): readonly string[] {
  const types = ENTERPRISE_TYPES.map((type) =>
    fill(t.servedType, { type: ENTERPRISE_TYPE_NAMES[type], count: sums.byType[type] }),
  );
  const rate = shortageRate(sums.headcount, sumOf(sums.shortage));
  return [
    fill(t.served, { enterprises: sums.enterprises }),
    types.join('，'),
    ...SKILL_TIERS.map((tier) =>
      fill(t.tier, {
        tier: TIER_NAMES[tier],
        shortage: sums.shortage[tier],
        resolved: sums.resolved[tier],
        to_date: sums.resolvedToDate[tier],
      }),
    ),
    fill(t.sum, { shortage: sumOf(sums.shortage), resolved: sumOf(sums.resolved), to_date: sumOf(sums.resolvedToDate) }),
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
