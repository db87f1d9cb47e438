// Which figures do the words of a question name, clause by clause?
import { ACTS_ASKED, type Measure } from '../reading.ts';
import { type Counting, clausesOf, countingIn } from './counts.ts';
import type { Marked } from './marks.ts';

/** What one clause names. */
type Clause = {
  readonly strong: Set<Measure>;
  readonly weak: Set<Measure>;
  readonly asks: boolean;
  /** 手里几家 and nothing else: how many there are. */
  readonly hasOwn: boolean;
  readonly counting: Counting;
};

const ASKS = /多少|几|哪|谁|吗|没/;
/** 报了, 填的: of a figure that is named too it is only how that came about (一共报了缺多少). */
const ONLY_REPORTED = /^(?:已经?)?(?:上报|填报|报送|报|填|交)(?:上来)?[了的过]?(?:的|了)?$/;
/** 缺的没填: those that are missing, not people. */
const MISSING_ONES = /^缺的?$/;
const OWN_FIRMS = /^(?:我|我们|手上|手里|名下).{0,2}几[家户](?:企业)?$/;
const JOINT = /^(?:[、和与及跟/]|以及)$/;
const STATES: ReadonlySet<Measure> = new Set(['coverage', 'outstanding', 'late', 'enterprises', 'specialists', 'filedAt']);
const ACTS: ReadonlySet<Measure> = new Set(ACTS_ASKED);
const FIGURES: ReadonlySet<Measure> = new Set([
  'shortage',
  'resolved',
  'resolvedToDate',
  'headcount',
  'shortageRate',
  'resolvedRate',
  'newDemand',
]);

/** Composed: 几家 of 缺工 are enterprises with a shortage, 累计 of 解决 is counted up, 新增 of 缺工 is new demand. */
export function measuresNamed(marked: Marked): Set<Measure> {
  const { marks, ranks, bounds } = marked;
  const isBounded = bounds.length > 0 || marks.some(({ mark }) => mark.is === 'noneOf');
  const clauses = clausesOf(marks).map(clauseOf);
  for (const [i, clause] of clauses.entries()) {
    const before = clauses[i - 1];
    // 缺工的企业，有几家
    const isOfBefore = clause.counting.counts && clause.strong.size === 0 && before && isShortage(before) && !before.asks;
    if (isOfBefore) counted(before, { ...clause.counting, isOfPredicate: true }, isBounded, marked);
    else counted(clause, clause.counting, isBounded, marked);
    if (clause.strong.size === 0 && clause.hasOwn) clause.weak.add('enterprises');
  }
  // 普工缺口占总|缺口比例: of what it is a share.
  for (const { strong } of clauses) if (strong.has('shortage') && says(marks, 'share')) strong.delete('shortageRate');
  // 缺工企业占服务企业的比重: what they are a share of.
  for (const { strong } of clauses) if (strong.has('shortEnterprises') && says(marks, 'share')) strong.delete('enterprises');
  const named = new Set(clauses.flatMap((c) => [...c.strong]));
  if (marked.demands.length > 0) named.add('urgentDemands');
  for (const { of } of ranks) if (of !== undefined) named.add(of);
  const weak = new Set(clauses.flatMap((c) => [...c.weak]));
  if (!says(marks, 'form')) weak.delete('signOff');
  // 发布后改过的缺工: what was changed, whatever is told of it.
  if (named.has('changed')) return new Set(['changed']);
  // 新增了多少缺工 is new demand.
  if (weak.has('newDemand') && named.size === 1 && named.has('shortage')) return new Set(['newDemand']);
  // 14人以上的有几家: people, not enterprises, are bounded.
  if (named.size === 0 && bounds.length > 0) weak.delete('enterprises');
  if (named.size === 0) return weak;
  // 多少家企业，多少专员: what is asked in a clause of its own is asked.
  for (const c of clauses) if (c.asks && c.strong.size === 0) for (const measure of c.weak) named.add(measure);
  return named;
}

const says = (marks: Marked['marks'], is: string): boolean => marks.some(({ mark }) => mark.is === is);

const isShortage = ({ strong }: Clause): boolean => strong.size === 1 && strong.has('shortage');

/** 解决了用工的企业有几家: those of which there is any. */
export function countsThoseWithAny(marked: Marked, measure: Measure): boolean {
  if (measure !== 'resolved' && measure !== 'newDemand') return false;
  return clausesOf(marked.marks).some((clause) => {
    const { counts, isOfPredicate, asksAmount } = countingIn(clause);
    const isSaid = clause.some(({ mark }) => mark.is === 'measure' && mark.measure === measure);
    return counts && isOfPredicate && !asksAmount && isSaid;
  });
}

function counted(clause: Clause, { counts, isOfPredicate, asksAmount }: Counting, isBounded: boolean, marked: Marked): void {
  const { strong, weak } = clause;
  const isOfServed = [...strong].every((m) => m === 'shortage' || m === 'enterprises');
  if (!counts || ([...strong].some((m) => STATES.has(m)) && !(isOfServed && says(marked.marks, 'share')))) return;
  if (strong.size === 0) weak.add('enterprises');
  else if (!isOfPredicate) strong.add('enterprises');
  else if (isShortage(clause) || (isOfServed && strong.has('shortage'))) {
    // 缺工14人以上的有几家 lists them; 各区…的有几家 counts them by district.
    if (isBounded && !marked.marks.some(({ mark }) => mark.is === 'by' && !mark.weak)) return;
    if (!asksAmount || isBounded) strong.delete('shortage');
    strong.add('shortEnterprises');
  }
}

function clauseOf(marks: Marked['marks']): Clause {
  const [strong, weak] = [new Set<Measure>(), new Set<Measure>()];
  let asks = false;
  let toDate = false;
  let lastResolved = false;
  for (const { mark, text } of marks) {
    // 累计呢, in a clause of its own.
    asks ||= mark.is === 'asking' || mark.is === 'count' || text === '呢' || (mark.is === 'measure' && ASKS.test(text));
    // 解决了多少累计多少 asks twice.
    if (mark.is === 'asking' || (mark.is === 'filler' && JOINT.test(text))) lastResolved = false;
    if (mark.is === 'toDate') {
      // 解决累计多少 asks once, 解决和累计 twice.
      if (lastResolved) strong.delete('resolved');
      const isSecond: boolean = !lastResolved && strong.has('resolved');
      if (lastResolved || isSecond) strong.add('resolvedToDate');
      else weak.add('resolvedToDate');
      toDate = !lastResolved && !isSecond;
    } else if (mark.is === 'measure') {
      const measure: Measure = toDate && mark.measure === 'resolved' ? 'resolvedToDate' : mark.measure;
      if (measure === 'resolvedToDate') toDate = false;
      lastResolved = measure === 'resolved';
      (mark.strength === 'weak' ? weak : strong).add(measure);
    } else if (mark.is === 'noneOf') strong.add(mark.of);
    else if (mark.is === 'never') strong.add('coverage');
  }
  const says = (measure: Measure, word: RegExp): boolean =>
    marks.every(({ mark, text }) => mark.is !== 'measure' || mark.measure !== measure || word.test(text));
  if (strong.has('coverage') && [...strong].some((m) => FIGURES.has(m) || ACTS.has(m)) && says('coverage', ONLY_REPORTED))
    strong.delete('coverage');
  if (strong.has('outstanding') && strong.has('shortage') && says('shortage', MISSING_ONES)) strong.delete('shortage');
  const [last] = marks.toReversed();
  const hasOwn = last?.mark.is === 'filler' && OWN_FIRMS.test(last.text);
  return { strong, weak, asks: asks || hasOwn, hasOwn, counting: countingIn(marks) };
}
