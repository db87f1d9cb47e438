// Where do names, weeks and numbers stand in a message, for the second reader?
import { amountAt } from '../numbers/amounts.ts';
import { type Week, weekOf } from '../../domain/time.ts';
import { findPeriods, singleWeek } from '../periods/periods.ts';
import type { QueryPeriod, ReadingContext } from '../reading.ts';
import type { Folded } from '../text/text.ts';
import type { Landmarks } from './signs.ts';

/** Finds them anew: the first reader's names win over weeks, weeks over numbers. */
export function landmarksOf(f: Folded, { names, own, now }: Pick<ReadingContext, 'names' | 'own' | 'now'>): Landmarks {
  const known = names.spans(f, own);
  const covers = (spans: readonly { readonly from: number; readonly to: number }[], from: number, to: number) =>
    spans.some((s) => s.from < to && from < s.to);
  const periods = findPeriods(f, now)
    .filter(({ from, to }) => !covers(known, from, to))
    .map(({ from, to, period }) => ({ from, to, when: whenOf(period, weekOf(now)) }));
  const begins = new Map([...known, ...periods].map(({ from, to }) => [from, to]));
  const amounts: Landmarks['amounts'][number][] = [];
  for (let at = 0; at < f.text.length; ) {
    const to = begins.get(at);
    const amount = to === undefined ? amountAt(f, at, (place) => begins.has(place)) : null;
    if (amount !== null) amounts.push(amount);
    at = to ?? amount?.to ?? at + 1;
  }
  return { names: known, periods, amounts };
}

function whenOf(period: QueryPeriod | null, current: Week): Landmarks['periods'][number]['when'] {
  const week = period === null ? null : singleWeek(period);
  if (week === null) return 'other';
  return week === current ? 'now' : week < current ? 'past' : 'future';
}
