// Which figures does a question ask for?

import { MEASURES, type Measure } from '../reading.ts';
import type { Filters } from './filters.ts';
import type { Marked } from './marks.ts';

/** 合计. */
export const TOTALS: readonly Measure[] = ['enterprises', 'shortage', 'resolved', 'resolvedToDate'];

/** Measures that answer alone: what else is said describes them (急单办结情况, 月报成交人数). */
const ALONE: readonly Measure[] = ['assessment', 'urgentDemands'];
/** Of weeks or of months: who has filed, and what stands in the calendar. */
const OF_BOTH: readonly Measure[] = ['coverage', 'outstanding', 'late', 'publication', 'deadline'];
/** 报没报, 交了吗: whether it was filed, not what. */
const WHETHER = /没|吗|齐|完|全/;

/** The measures in their order, or null where nothing is asked for. A guess takes the shortage where only a district, tier or enterprise is named. */
export function measuresOf(marked: Marked, filters: Filters, isGuess: boolean): readonly Measure[] | null {
  const named = measuresNamed(marked);
  const isMonthly = named.has('monthly') || filters.programmes !== undefined;
  const [alone] = ALONE.filter((m) => named.has(m));
  if (alone !== undefined) return MEASURES.filter((m) => m === alone || (m === 'publication' && named.has(m)));
  if (isMonthly) return MEASURES.filter((m) => m === 'monthly' || (OF_BOTH.includes(m) && named.has(m)));
  // 锐松上周报了多少: what was reported, not how many have.
  const isOfOne = filters.enterprise !== undefined || filters.candidates !== undefined;
  const isWhether = marked.marks.some(
    ({ mark, text }) => mark.is === 'measure' && mark.measure === 'coverage' && WHETHER.test(text),
  );
  if (isOfOne && named.has('coverage') && !isWhether)
    return named.size === 1 ? TOTALS : MEASURES.filter((m) => named.has(m) && m !== 'coverage');
  // 谁负责的企业缺工最多 asks by person.
  if (named.size > 1) named.delete('contacts');
  if (named.size > 0) return MEASURES.filter((m) => named.has(m));
  return impliedMeasures(marked, filters, isGuess);
}

/** Whether a word names a measure, rather than the rest of the question leaving no doubt. */
export const namesMeasure = ({ marks, ranks, bounds, asks }: Marked): boolean =>
  ranks.some((r) => r.of !== undefined) ||
  marks.some(
    ({ mark }) =>
      mark.is === 'toDate' ||
      mark.is === 'noneOf' ||
      mark.is === 'form' ||
      mark.is === 'rankOf' ||
      (mark.is === 'programme' && !mark.weak) ||
      (mark.is === 'totals' && !mark.soft) ||
      (mark.is === 'measure' && (mark.strength === 'strong' || (mark.strength === 'bare' && (asks || bounds.length > 0)))),
  );

/** What the clauses of a question name, one by one. */
type Clause = { readonly strong: Set<Measure>; readonly weak: Set<Measure>; asks: boolean };

const ASKS = /多少|几|哪|谁|吗|没/;

function measuresNamed({ marks, ranks, bounds }: Marked): Set<Measure> {
  const clauses: Clause[] = [];
  let clause: Clause | undefined;
  let toDate = false;
  let lastResolved = false;
  let asked = 0;
  for (const { mark, text } of marks) {
    if (clause === undefined || mark.is === 'pause') {
      clause = { strong: new Set(), weak: new Set(), asks: false };
      clauses.push(clause);
      lastResolved = false;
      toDate = false;
    }
    clause.asks ||= mark.is === 'asking' || (mark.is === 'measure' && ASKS.test(text));
    if (mark.is === 'asking') {
      asked += 1;
      // 解决了多少累计多少 asks twice.
      lastResolved = false;
    }
    if (mark.is === 'toDate') {
      // 解决累计多少; but 解决和累计 are two, told apart by the lexicon's 累计数.
      if (lastResolved) clause.strong.delete('resolved');
      const isSecond: boolean = !lastResolved && clause.strong.has('resolved');
      if (lastResolved || isSecond) clause.strong.add('resolvedToDate');
      else clause.weak.add('resolvedToDate');
      toDate = !lastResolved && !isSecond;
    } else if (mark.is === 'measure') {
      const measure: Measure = toDate && mark.measure === 'resolved' ? 'resolvedToDate' : mark.measure;
      if (measure === 'resolvedToDate') toDate = false;
      lastResolved = measure === 'resolved';
      (mark.strength === 'weak' ? clause.weak : clause.strong).add(measure);
    } else if (mark.is === 'noneOf') clause.strong.add(mark.of);
  }
  const named = new Set(clauses.flatMap((c) => [...c.strong]));
  for (const { of } of ranks) if (of !== undefined) named.add(of);
  const weak = new Set(clauses.flatMap((c) => [...c.weak]));
  // 新增了多少缺工 is new demand, 有多少家企业缺工 a count of its own.
  if (weak.has('newDemand') && named.size === 1 && named.has('shortage')) return new Set(['newDemand']);
  if (weak.has('enterprises') && bounds.length === 0 && !marks.some(({ mark }) => mark.is === 'noneOf')) {
    const says = marks.some(({ mark, text }) => mark.is === 'measure' && mark.measure === 'shortage' && ASKS.test(text));
    if (named.size === 1 && named.has('shortage') && asked === 0 && !says && isAhead(marks)) return new Set(['shortEnterprises']);
    if (named.size === 1 && (named.has('resolved') || named.has('headcount'))) return new Set();
  }
  if (named.size === 0) return weak;
  // 多少家企业，多少专员: what is asked in a clause of its own is asked.
  for (const c of clauses) if (c.asks && c.strong.size === 0) for (const measure of c.weak) named.add(measure);
  return named;
}

/** 多少企业缺工, 缺工有几家; but 缺工多少，企业说 is a shortage. */
function isAhead(marks: Marked['marks']): boolean {
  const count = marks.find(({ mark }) => mark.is === 'measure' && mark.measure === 'enterprises');
  const shortage = marks.find(({ mark }) => mark.is === 'measure' && mark.measure === 'shortage');
  return count !== undefined && shortage !== undefined && (count.from < shortage.from || /[家户]/.test(count.text));
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
  if (says('rankOf') || (says('average') && says('asking'))) return ['shortage'];
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
