// Where do names, weeks and numbers stand in a message, for the second reader?
import { type Week, weekOf } from '../../domain/time.ts';
import { amountAt } from '../numbers/amounts.ts';
import { isNthFirm } from '../numbers/nth-firm.ts';
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
  const entries = report?.reports ?? [];
  // A name is as long as it was typed, whatever shorter one stands in it.
  const typed = entries
    .flatMap((entry) => {
      const words = 'unknown' in entry ? entry.unknown : 'typed' in entry ? entry.typed : undefined;
      return words === undefined ? [] : placesOf(f, words).map((place) => ({ ...place, entry }));
    })
    .sort((a, b) => a.from - b.from);
  const spans = apart(names.spans(f, own), typed);
  const isTold = (s: Landmarks['names'][number]): boolean =>
    s.named === undefined || entries.some((entry) => sameName(s.named as object, entry));
  let known: readonly Landmarks['names'][number][] = [...typed.map(({ from, to }) => ({ from, to })), ...spans];
  for (const entry of entries) {
    if (typed.some((t) => t.entry === entry) || spans.some(({ named }) => sameName(named, entry))) continue;
    // 汇珑|鞋才, by ear 汇珑鞋材: what the report names is longer than another's name in it.
    const isIn = (s: Span, { from, to }: Span): boolean => from <= s.from && s.to <= to;
    const free = named(entry).find((way) =>
      known.every((s) => s.to <= way.from || way.to <= s.from || (isIn(s, way) && !isTold(s))),
    );
    if (free !== undefined) known = [...known.filter((s) => !isIn(s, free)), free];
  }
  known = known.toSorted((a, b) => a.from - b.from);
  const week = weekOf(now);
  const periods = apart(findPeriods(f, now), known).map(({ from, to, period }) => ({ from, to, ...whenOf(period, week) }));
  const begins = new Map([...known, ...periods].map(({ from, to }) => [from, to]));
  const amounts: Landmarks['amounts'][number][] = [];
  const nths: Span[] = [];
  for (let at = 0; at < f.text.length; ) {
    const to = begins.get(at);
    const amount = to === undefined ? amountAt(f, at, (place) => begins.has(place)) : null;
    if (amount !== null) {
      // 云岬纺织三厂: whose name it is, nobody knows.
      if (isNthFirm(f.text.slice(amount.from, amount.to))) nths.push({ from: amount.from, to: amount.to });
      else amounts.push(amount);
    }
    at = to ?? amount?.to ?? at + 1;
  }
  return { names: [...known, ...nths].sort((a, b) => a.from - b.from), periods, amounts };

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
