// Where in a message do operators stand?
import { type Folded, GAP } from '../text/text.ts';
import type { Word } from '../words/report-words.ts';
import { OPERATOR_PATTERNS } from './words.ts';

/** A word by its place in the folded text. */
type OperatorEdge = { readonly from: number; readonly to: number; readonly word: Word };

const isPassed = ({ word }: OperatorEdge): boolean => word.kind === 'operator' && word.operator.name === 'passed';

/** All operators of a message in order, at each place the longest; none inside another that began before it. */
export function operatorEdges(f: Folded): readonly OperatorEdge[] {
  const found: OperatorEdge[] = [];
  for (const { from, text } of lines(f)) {
    for (const { pattern, word } of OPERATOR_PATTERNS) {
      for (const match of text.matchAll(pattern)) {
        const at = from + match.index;
        const to = at + match[0].length;
        // 缺8个 走了3个: a number belongs to what touches it.
        if (to === at || (/^[\d一二三四五六七八九十百两]/.test(match[0]) && isBroken(f, at, to))) continue;
        found.push({ from: at, to, word });
      }
    }
  }
  const passed = found.filter(isPassed);
  found.sort((a, b) => a.from - b.from || b.to - a.to || Number(isPassed(b)) - Number(isPassed(a)));
  const edges: OperatorEdge[] = [];
  for (const edge of found) {
    const last = edges.at(-1);
    if (last !== undefined && (edge.from === last.from || edge.to <= last.to)) continue;
    // 没停产: what is inside of what is none is none.
    if (!isPassed(edge) && passed.some((p) => p.from <= edge.from && edge.from < p.to)) continue;
    edges.push(edge);
  }
  return edges;
}

function isBroken({ gaps }: Folded, from: number, to: number): boolean {
  for (let i = from + 1; i < to; i++) if (gaps[i] !== GAP.none) return true;
  return false;
}

/** A line's end is the end of a clause. */
function lines({ text, gaps }: Folded): readonly { readonly from: number; readonly text: string }[] {
  const starts = [...gaps.keys()].filter((i) => (gaps[i] as number) >= GAP.tab);
  return starts.map((from, i) => ({ from, text: text.slice(from, starts[i + 1] ?? text.length) }));
}
