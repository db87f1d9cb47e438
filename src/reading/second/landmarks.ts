// Where do names, weeks and numbers stand in a message, for the second reader?
import { type Week, weekOf } from '../../domain/time.ts';
import { amountAt } from '../numbers/amounts.ts';
import { findPeriods, singleWeek } from '../periods/periods.ts';
import type { QueryPeriod, ReadingContext, ReportEntry, ReportReading } from '../reading.ts';
import { type Folded, foldedText } from '../text/text.ts';
import type { Landmarks } from './signs.ts';

type Span = { readonly from: number; readonly to: number };

/** Finds them anew: names win over weeks, weeks over numbers. What `report` takes for a name is one, however it was found. */
export function landmarksOf(
  f: Folded,
  { names, own, now }: Pick<ReadingContext, 'names' | 'own' | 'now'>,
  report?: ReportReading,
): Landmarks {
  const known: Landmarks['names'][number][] = [];
  const spans = names.spans(f, own);
  known.push(...spans);
  for (const entry of report?.reports ?? []) {
    if (spans.some(({ named }) => sameName(named, entry))) continue;
    const ways: readonly Span[] = 'unknown' in entry ? placesOf(f, entry.unknown) : named(entry);
    const free = ways.find(({ from, to }) => known.every((s) => s.to <= from || to <= s.from));
    if (free !== undefined) known.push(free);
  }
  known.sort((a, b) => a.from - b.from);
  const week = weekOf(now);
  const periods = apart(findPeriods(f, now), known).map(({ from, to, period }) => ({ from, to, ...whenOf(period, week) }));
  const begins = new Map([...known, ...periods].map(({ from, to }) => [from, to]));
  const amounts: Landmarks['amounts'][number][] = [];
  for (let at = 0; at < f.text.length; ) {
    const to = begins.get(at);
    const amount = to === undefined ? amountAt(f, at, (place) => begins.has(place)) : null;
    if (amount !== null) amounts.push(amount);
    at = to ?? amount?.to ?? at + 1;
  }
  return { names: known, periods, amounts };

  function named(entry: ReportEntry): readonly Span[] {
    const ways = names.edges(f, own).filter((edge) => sameName(edge.named, entry));
    return [...ways].sort((a, b) => a.cost - b.cost || b.to - b.from - (a.to - a.from));
  }
}

function sameName(a: object, b: ReportEntry): boolean {
  if ('enterprise' in b) return 'enterprise' in a && a.enterprise === b.enterprise;
  return 'candidates' in b && 'candidates' in a && String(a.candidates) === String(b.candidates);
}

function placesOf(f: Folded, typed: string): readonly Span[] {
  const name = foldedText(typed);
  const from = name === '' ? -1 : f.text.indexOf(name);
  return from < 0 ? [] : [{ from, to: from + name.length }];
}

/** Those of `spans` that overlap none of `others`; both in order. */
function apart<T extends Span>(spans: readonly T[], others: readonly Span[]): readonly T[] {
  let i = 0;
  return spans.filter(({ from, to }) => {
    while (i < others.length && (others[i] as Span).to <= from) i++;
    return i === others.length || to <= (others[i] as Span).from;
  });
}

function whenOf(period: QueryPeriod | null, current: Week): Pick<Landmarks['periods'][number], 'when' | 'week'> {
  const week = period === null ? null : singleWeek(period);
  if (week === null) return { when: 'other' };
  return { when: week === current ? 'now' : week < current ? 'past' : 'future', week };
}
