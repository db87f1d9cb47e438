// Which statements of a message stand under an operator, and what is left of them?
import type { Folded } from '../text/text.ts';
import { GAP } from '../text/text.ts';
import type { OperatorSaid } from '../words/operator.ts';

/** One thing that is said of an enterprise: where it stands, of which statement, and whether it is a figure of those resolved. */
type Said = { readonly from: number; readonly group: number; readonly isFound: boolean };

/** What becomes of it. */
type Fate = 'kept' | 'held' | 'dropped' | 'asked';

/** 走了3个，来了5个: who came behind those who left may only stand in for them. 解决5 is said of the week's figure. */
const ARRIVE = /(?:来[了过]?|入[职厂]|[到上]岗|报[到道]|进[了厂])[^,，。;!\d]{0,6}$/;

const CLAUSE_END = /[,，。;!]/;
const SENTENCE_END = /[。;!]/;

/** The worst that any operator does to it. */
export function fateUnder(said: Said, operators: readonly OperatorSaid[], f: Folded): Fate {
  let fate: Fate = 'kept';
  for (const operator of operators) {
    if (!reaches(operator, said, f)) continue;
    if (operator.effect === 'held') return 'held';
    if (operator.effect === 'dropped') fate = 'dropped';
    else if (fate === 'kept') fate = 'asked';
  }
  return fate;
}

function reaches({ reach, from, to, group }: OperatorSaid, said: Said, f: Folded): boolean {
  const isIts = group < 0 || group === said.group;
  switch (reach) {
    case 'none':
      return false;
    case 'message':
      return true;
    case 'behind':
      return said.from >= from && !isParted(f, to, said.from, SENTENCE_END);
    case 'clause':
      return said.from >= from ? !isParted(f, to, said.from, CLAUSE_END) : !isParted(f, said.from, from, CLAUSE_END);
    case 'before':
      return isIts && said.from < from;
    case 'enterprise':
      return isIts;
    case 'found':
      return isIts && said.isFound && (said.from < from || ARRIVE.test(f.text.slice(to, said.from)));
  }
}

function isParted({ text, gaps }: Folded, from: number, to: number, end: RegExp): boolean {
  for (let i = from; i < to; i++) if (end.test(text[i] as string) || (i > from && gaps[i] === GAP.line)) return true;
  return to > from && gaps[to] === GAP.line;
}
