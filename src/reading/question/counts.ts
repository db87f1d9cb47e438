// Does a question count enterprises: 几户缺工企业, 缺普工的有多少家, 缺工企业占比? Composed of what they are and of what counts them.
import type { Measure } from '../reading.ts';
import type { QuestionMark } from './mark.ts';
import type { Marked } from './marks.ts';

type Marks = Marked['marks'];

/** What a clause counts, and what else it asks for beside the count. */
export type Counting = {
  /** 几家, 企业数, or a share of enterprises. */
  readonly counts: boolean;
  /** The predicate the counted are known by stands at the count (缺工|企业数), or the count asks: no measure of its own. */
  readonly isOfPredicate: boolean;
  /** 几家企业缺工多少人: how many people, besides. */
  readonly asksAmount: boolean;
};

const AMOUNT = /多少|几|多大|缺不缺/;
const SMALL: ReadonlySet<string> = new Set(['tier', 'type', 'surveyed', 'everywhere']);

/** Of one clause, whose marks stand in their order. */
export function countingIn(clause: Marks): Counting {
  const said = clause.filter(({ mark }) => mark.is !== 'filler' || mark.firms === true);
  const predicates = said.filter(({ mark }) => mark.is === 'measure' && PREDICATES.has(mark.measure));
  const counts = said.filter(({ mark }) => mark.is === 'count');
  const isHead = predicates.some((p) => headsFirms(said, p));
  const nouns = counts.filter(({ mark }) => mark.is === 'count' && !mark.asks);
  const asks = said.filter(({ mark, text }) => mark.is === 'asking' && AMOUNT.test(text)).length;
  const saysAmount = predicates.some(({ text }) => AMOUNT.test(text));
  const isShare = said.some(({ mark }) => mark.is === 'share');
  // 各区缺工企业: how many of each.
  const isOfEach = said.some(({ mark }) => mark.is === 'by' && mark.which === 'each' && !mark.weak && mark.by !== 'enterprise');
  const isListed =
    said.some(({ mark }) => mark.is === 'by' && mark.by === 'enterprise') ||
    said.some(({ mark }) => mark.is === 'measure' && !PREDICATES.has(mark.measure));
  const isImplied = counts.length === 0 && isHead && !saysAmount && (asks > 0 || isShare || (isOfEach && !isListed));
  // 缺工企业数有多少 asks once, for what 企业数 counts.
  const used = isImplied ? 1 : nouns.length;
  return {
    counts: counts.length > 0 || isImplied,
    isOfPredicate: isImplied || counts.length > nouns.length || isHead,
    asksAmount: saysAmount || asks > used,
  };
}

/** 缺工企业, 滕州缺工企业名单: nothing but who they are. */
export const listsFirms = (marks: Marks): boolean =>
  clausesOf(marks).some((clause) => {
    const said = clause.filter(({ mark }) => mark.is !== 'filler' || mark.firms === true);
    const { counts, asksAmount } = countingIn(clause);
    return (
      !counts && !asksAmount && said.some((m) => m.mark.is === 'measure' && m.mark.measure === 'shortage' && headsFirms(said, m))
    );
  });

const PREDICATES: ReadonlySet<Measure> = new Set(['shortage', 'resolved', 'newDemand']);

/** 缺工|企业, 缺普工的|企业数: the word behind the predicate is what the phrase is about. */
function headsFirms(said: Marks, predicate: Marks[number]): boolean {
  let i = said.indexOf(predicate) + 1;
  while (i < said.length && SMALL.has((said[i] as Marks[number]).mark.is)) i++;
  const next = said[i];
  if (next === undefined) return false;
  const isNear = next.from - (said[i - 1] as Marks[number]).to <= 1;
  return isNear && isOfFirms(next.mark);
}

/** 企业, 企业数, 企业名单. */
function isOfFirms(mark: QuestionMark): boolean {
  if (mark.is === 'filler') return mark.firms === true;
  if (mark.is === 'count') return !mark.asks;
  return mark.is === 'by' && mark.by === 'enterprise' && mark.weak;
}

/** The clauses of a question. */
export function clausesOf(marks: Marks): readonly Marks[] {
  const clauses: Marks[number][][] = [[]];
  for (const m of marks) {
    if (m.mark.is === 'pause') clauses.push([]);
    else clauses.at(-1)?.push(m);
  }
  return clauses.filter((clause) => clause.length > 0);
}
