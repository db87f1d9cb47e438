// Which figures does a question ask for?

import { MEASURES, type Measure } from '../reading.ts';
import type { Filters } from './filters.ts';
import type { Marked } from './marks.ts';

/** 合计. */
export const TOTALS: readonly Measure[] = ['enterprises', 'shortage', 'resolved', 'resolvedToDate'];

/** Measures that answer alone: what else is said describes them (急单办结情况, 月报成交人数). */
const ALONE: readonly Measure[] = ['assessment', 'urgentDemands'];
/** Who has filed, of weeks or of months. */
const FILING: readonly Measure[] = ['coverage', 'outstanding', 'late'];

/** The measures in their order, or null where nothing is asked for. A guess takes the shortage where only a district, tier or enterprise is named. */
export function measuresOf(marked: Marked, filters: Filters, isGuess: boolean): readonly Measure[] | null {
  const named = measuresNamed(marked);
  const isMonthly = named.has('monthly') || filters.programmes !== undefined;
  const [alone] = ALONE.filter((m) => named.has(m));
  if (alone !== undefined) return [alone];
  if (isMonthly) return MEASURES.filter((m) => m === 'monthly' || (FILING.includes(m) && named.has(m)));
  // 锐松上周报了多少: what was reported, not how many have.
  const isOfOne = filters.enterprise !== undefined || filters.candidates !== undefined;
  if (isOfOne && named.has('coverage'))
    return named.size === 1 ? TOTALS : MEASURES.filter((m) => named.has(m) && m !== 'coverage');
  if (named.size > 0) return MEASURES.filter((m) => named.has(m));
  return impliedMeasures(marked, filters, isGuess);
}

function measuresNamed({ marks, ranks }: Marked): ReadonlySet<Measure> {
  const named = new Set<Measure>();
  const weak = new Set<Measure>();
  let toDate = false;
  let lastResolved = false;
  for (const { mark } of marks) {
    if (mark.is === 'toDate') {
      // 解决累计多少; but 解决和累计 are two, told apart by the lexicon's 累计数.
      if (lastResolved) named.delete('resolved');
      if (lastResolved) named.add('resolvedToDate');
      toDate = !lastResolved;
    } else if (mark.is === 'measure') {
      const measure: Measure = toDate && mark.measure === 'resolved' ? 'resolvedToDate' : mark.measure;
      if (measure === 'resolvedToDate') toDate = false;
      lastResolved = measure === 'resolved';
      (mark.strength === 'weak' ? weak : named).add(measure);
    }
  }
  if (ranks.some((r) => r.ofShortage)) named.add('shortage');
  // 新增了多少缺工 is new demand, 有多少家企业缺工 a count nobody keeps.
  if (weak.has('newDemand') && named.size === 1 && named.has('shortage')) return new Set(['newDemand']);
  if (weak.has('enterprises') && [...named].some((m) => m === 'shortage' || m === 'resolved' || m === 'headcount'))
    return new Set();
  if (named.size > 0) return named;
  if (toDate) return new Set(['resolvedToDate']);
  return weak;
}

/** Where no measure is named, the rest of the question may still leave no doubt. */
function impliedMeasures(
  { marks, periods, places, people }: Marked,
  filters: Filters,
  isGuess: boolean,
): readonly Measure[] | null {
  const says = (is: string): boolean => marks.some(({ mark }) => mark.is === is);
  const totals = marks.flatMap(({ mark }) => (mark.is === 'totals' ? [mark] : []));
  if (totals.some((t) => !t.soft)) return TOTALS;
  const isAbout =
    periods.length > 0 || places.length > 0 || people.length > 0 || says('everywhere') || says('ownDistrict') || says('by');
  const isOfSome = filters.enterprise !== undefined || filters.enterprises !== undefined || filters.candidates !== undefined;
  if (marks.some(({ mark }) => mark.is === 'form' && mark.form === 'chart')) return totals.length > 0 ? TOTALS : ['shortage'];
  if (filters.tiers !== undefined || (says('tier') && isAbout))
    return isAbout || isOfSome || says('asking') || says('form') || isGuess ? ['shortage'] : null;
  if (says('form')) return TOTALS;
  const isKnown = isAbout || isOfSome || says('type') || says('surveyed');
  if (totals.length > 0 && (isKnown || isGuess)) return TOTALS;
  if (periods.length > 0 && (isOfSome || places.length > 0 || says('type') || says('everywhere'))) return TOTALS;
  if (!isGuess || !isKnown) return null;
  return isOfSome || places.length > 0 || says('type') ? ['shortage'] : TOTALS;
}
