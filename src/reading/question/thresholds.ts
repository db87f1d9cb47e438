// Which figures does a question set a bound to, and for how many weeks on end?
import type { Measure, QueryReading } from '../reading.ts';
import type { Bounded } from './bounds.ts';
import type { Marked } from './marks.ts';
import { countsThoseWithAny } from './named-measures.ts';

type Threshold = NonNullable<QueryReading['threshold']>;

/** Measures in percent. */
const RATES: ReadonlySet<Measure> = new Set(['shortageRate', 'resolvedRate', 'coverage']);
/** Who has not filed, or too late: nothing but the weeks is counted. */
const LISTS: ReadonlySet<Measure> = new Set(['outstanding', 'late']);

/** Undefined where none is set; null where the bounds contradict each other or are of another unit. `isOfOne`: 满员了吗 of one enterprise asks for its shortage. */
export function thresholdOf(marked: Marked, measures: readonly Measure[], isOfOne: boolean): Threshold | undefined | null {
  const none = marked.marks.flatMap(({ mark }) => (mark.is === 'noneOf' ? [mark.of] : []));
  const [zero] = none;
  const { bounds } = marked;
  const [only] = measures;
  const says = (is: string): boolean => marked.marks.some(({ mark }) => mark.is === is);
  if (says('never')) return bounds.length > 0 || isOfOne ? undefined : { measure: 'coverage', atMost: 0 };
  const list = measures.find((m) => LISTS.has(m));
  if (says('often') && list !== undefined && bounds.length === 0 && !isOfOne) return { measure: list, over: 1 };
  if (
    bounds.length === 0 &&
    zero === undefined &&
    only !== undefined &&
    measures.length === 1 &&
    countsThoseWithAny(marked, only)
  )
    return { measure: only, over: 0 };
  if (bounds.length === 0) return zero === undefined || isOfOne ? undefined : { measure: zero, under: 1 };
  if (bounds.length > 2 || zero !== undefined) return null;
  const [first] = bounds as readonly [Bounded, ...Bounded[]];
  const measure = measureAt(marked, first.from) ?? measures[0];
  if (measure === undefined) return null;
  const counted: Measure = measure === 'shortEnterprises' ? 'shortage' : measure;
  const isRate = RATES.has(counted);
  let all: Threshold = { measure: counted };
  for (const bound of bounds) {
    if ((bound.isPercent && !isRate) || (bound.isTimes && !LISTS.has(counted))) return null;
    const next = isRate ? ofRate(bound) : ofPeople(bound);
    if (Object.keys(next).some((key) => key in all)) return null;
    all = { ...all, ...next };
  }
  const lows = [all.over, all.atLeast].filter((n) => n !== undefined).length;
  const highs = [all.under, all.atMost].filter((n) => n !== undefined).length;
  return lows + highs === 0 || lows > 1 || highs > 1 ? null : all;
}

/** The measure the bound stands behind: 缺工超过50人的企业解决了多少. */
const measureAt = ({ marks }: Marked, at: number): Measure | undefined =>
  marks.flatMap(({ mark, to }) => (to <= at && mark.is === 'measure' && mark.strength !== 'weak' ? [mark.measure] : [])).at(-1);

type Limits = Omit<Threshold, 'measure'>;

function ofPeople({ low, high }: Bounded): Limits {
  return {
    ...(low && (low.strict || low.figure > 0) && { over: low.strict ? low.figure : low.figure - 1 }),
    ...(high && { under: high.strict ? high.figure : high.figure + 1 }),
  };
}

function ofRate({ low, high }: Bounded): Limits {
  return {
    ...(low && (low.strict ? { over: low.figure } : { atLeast: low.figure })),
    ...(high && (high.strict ? { under: high.figure } : { atMost: high.figure })),
  };
}

/** The weeks on end, and the threshold that has to hold in them: 连续三周缺工 is a shortage above 0. */
export function streakOf(
  { streaks }: Marked,
  measures: readonly Measure[],
  threshold: Threshold | undefined,
): { readonly weeks: number; readonly threshold?: Threshold } | undefined {
  const [streak] = streaks;
  const [measure] = measures;
  if (streak === undefined || measure === undefined) return undefined;
  if (threshold !== undefined || measures.some((m) => LISTS.has(m))) return { weeks: streak.weeks };
  return { weeks: streak.weeks, threshold: { measure: measure === 'shortEnterprises' ? 'shortage' : measure, over: 0 } };
}
