// Of which words and numbers does an answer about a month's return consist?
import type { FigureUnit } from '../../domain/programme-list.ts';
import type { Programme } from '../../domain/programmes.ts';
import type { Month } from '../../domain/time.ts';
import { type Amount, amountAt } from '../numbers/amounts.ts';
import { findPeriods } from '../periods/periods.ts';
import { longestWord } from '../text/lexicon.ts';
import type { Folded } from '../text/text.ts';
import type { FigureLabel } from '../words/programme-figures.ts';
import { MONTHLY_WORDS } from './monthly-words.ts';

export type MonthlyToken =
  | { readonly is: 'programme'; readonly programme: Programme }
  | { readonly is: 'label'; readonly keys: FigureLabel }
  /** `value` null: not exact. `grouped`: it was written with a comma that may as well part two numbers; then those. */
  | {
      readonly is: 'amount';
      readonly value: number | null;
      readonly unit: FigureUnit | null;
      readonly text: string;
      readonly grouped: readonly number[] | null;
      /** Only the numbers apart are certain: 12，150. */
      readonly isSplit: boolean;
    }
  | { readonly is: 'same'; readonly all: boolean }
  | { readonly is: 'none' }
  | { readonly is: 'rest' }
  | { readonly is: 'month'; readonly month: Month };

/** The whole text in words that belong to a return; null where one does not. */
export function monthlyTokens(f: Folded, now: Date): readonly MonthlyToken[] | null {
  const periods = findPeriods(f, now);
  const tokens: MonthlyToken[] = [];
  let hedge: number | null = null;
  for (let at = 0; at < f.text.length; ) {
    const word = longestWord(MONTHLY_WORDS, f, at);
    const period = periods.find((p) => p.from === at && p.to > (word?.to ?? at));
    if (period) {
      if (period.period === null || !('month' in period.period)) return null;
      tokens.push({ is: 'month', month: period.period.month });
      at = period.to;
      continue;
    }
    const amount = amountAt(f, at);
    if (amount && amount.to > (word?.value.is === 'hedge' || word?.value.is === 'noise' ? at : (word?.to ?? at))) {
      const token = amountOf(f, amount, hedge);
      if (token === null) return null;
      tokens.push(token);
      hedge = null;
      at = amount.to;
      continue;
    }
    if (word === null) return null;
    const last = tokens.at(-1);
    if (word.value.is === 'about' && last?.is === 'amount') {
      tokens[tokens.length - 1] = { ...last, value: null, text: `${last.text}${f.typed(at, word.to)}` };
    } else if (word.value.is === 'hedge' || word.value.is === 'about') hedge ??= at;
    else if (word.value.is !== 'noise' && word.value.is !== 'tier') tokens.push(word.value);
    at = word.to;
  }
  // 大概 in front of nothing.
  return hedge === null ? tokens : null;
}

const UNITS: readonly (readonly [RegExp, FigureUnit | null])[] = [
  [/(?:场次|场|次|期)$/, '场'],
  [/(?:家|户|所|企业|公司|单位|机构|基地|学校|院校)$/, '家'],
  [/(?:人次|人|名|位|口)$/, '人'],
  [/个$/, null],
];

/** Null for a number of something annex 2 does not count (5月, 3天, 20万元). `hedge`: where 大概 in front of it began. */
function amountOf(f: Folded, amount: Amount, hedge: number | null): MonthlyToken | null {
  const text = f.typed(hedge ?? amount.from, amount.quoteTo);
  const typed = f.text.slice(amount.from, amount.to);
  const unit = /[^\d,，.〇零一二两三四五六七八九十百千万亿]+$/.exec(typed)?.[0];
  const known = unit === undefined ? undefined : UNITS.find(([pattern]) => pattern.test(unit));
  if (amount.kind === 'other' && known === undefined) return null;
  const value = hedge !== null || amount.kind === 'vague' ? null : (amount.value ?? null);
  const parts = /^\d{1,3}(?:[,，]\d{3})+/.exec(typed)?.[0].split(/[,，]/);
  return {
    is: 'amount',
    value,
    unit: known?.[1] ?? null,
    text,
    grouped: parts?.every((p) => !/^0\d/.test(p)) ? parts.map(Number) : null,
    isSplit: amount.isSplit === true,
  };
}
