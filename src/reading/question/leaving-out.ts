// By which words is something left out of a question: 除了, 刨掉, 不算, 以外? Composed of their parts, not listed one by one.
import type { Span } from './bounds.ts';
import type { QuestionMark } from './mark.ts';

type Out = Span & { readonly mark: Extract<QuestionMark, { readonly is: 'except' | 'exceptEnd' }> };

/** Taking away, by any of its verbs; and not to count, by any kind of counting. */
const TAKEN = '(?:[刨扣剔抛撇撤甩减划摘抠拨除](?:去|除|掉|开|出去|却)|[刨扣除]了|除|[拿删踢去](?:掉|除)|排除)';
const NOT_COUNTED = '(?:不|别|甭|先不|暂不)(?:要|用)?(?:统计|计算|包括|包含|考虑|算|计|含|看|管)(?:入|上|进去|进来|在内|进)?';
const EXCEPT = new RegExp(`${TAKEN}|${NOT_COUNTED}`, 'y');
/** Closes what 除了 opened; where nothing is open, what stands in front is left out. */
const END = /除外|(?:以|之|其)?外|不[说谈论提]|不在内/y;

/** The words for leaving out that begin at `at`, at most one of each kind. Looks a few characters ahead. */
export const leavingOutAt = (text: string, at: number): readonly Out[] => [
  ...outAt(EXCEPT, text, at, { is: 'except' }),
  ...outAt(END, text, at, { is: 'exceptEnd' }),
];

function outAt(pattern: RegExp, text: string, at: number, mark: Out['mark']): readonly Out[] {
  pattern.lastIndex = at;
  return pattern.test(text) ? [{ from: at, to: pattern.lastIndex, mark }] : [];
}
