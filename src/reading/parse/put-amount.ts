// What value is a number taken for, and what does it become?
import type { Amount } from '../numbers/amounts.ts';
import type { ReportField } from '../words/report-words.ts';
import { put } from './clause.ts';
import type { Figure, Tier } from './figure.ts';
import type { Hypothesis } from './hypothesis.ts';
import type { Situated } from './situated.ts';

/** The value a number is taken for: exact, or why not. */
export function stated(n: Hypothesis, amount: Amount): Pick<Figure, 'value' | 'hedge'> {
  const { hedge } = n;
  if (hedge !== null) {
    n.hedge = n.isHedgeLast ? null : { ...hedge, isUsed: true };
    n.isHedgeLast = false;
    return { value: 'vague', hedge };
  }
  if (n.isPer) return { value: 'vague', hedge: null };
  if (n.isRelative) return { value: 'relative', hedge: null };
  // 27，400技工 may be two numbers; 在岗1，200 is none of that.
  const isExact = amount.kind === 'whole' && !(amount.isSplit && n.verb !== 'headcount');
  return { value: isExact && amount.value !== undefined ? amount.value : 'vague', hedge: null };
}

export function putAmount(
  n: Hypothesis,
  amount: Amount,
  field: ReportField | null,
  tier: Tier | null,
  f: Situated['f'],
  nth?: number,
  isLed = false,
) {
  const { value, hedge } = stated(n, amount);
  put(n, {
    field,
    tier: tier?.tier ?? 'total',
    word: tier === null ? '' : f.text.slice(tier.from, tier.to),
    value,
    hedge,
    number: amount.value,
    from: amount.from,
    to: amount.quoteTo,
    isOpen: n.verb === null && field === null,
    ...(nth !== undefined && { nth }),
    isLed,
  });
}
