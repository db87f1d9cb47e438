// Where in a message do operators stand?
import { type Folded, GAP } from '../text/text.ts';
import type { Word } from '../words/report-words.ts';
import { OPERATOR_PATTERNS } from './words.ts';

/** A word by its place in the folded text. */
type OperatorEdge = { readonly from: number; readonly to: number; readonly word: Word };

const isPassed = ({ word }: OperatorEdge): boolean => word.kind === 'operator' && word.operator.name === 'passed';

const isLineEnd = (gap: number): boolean => gap >= GAP.tab;

/** All operators of a message in order, at each place the longest; none inside another that began before it. Each pattern looks once through the text. */
export function operatorEdges(f: Folded): readonly OperatorEdge[] {
  const { text, places } = inLines(f);
  const found: OperatorEdge[] = [];
  for (const { pattern, word } of OPERATOR_PATTERNS) {
    pattern.lastIndex = 0;
    for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
      const { index } = match;
      const end = index + match[0].length;
      if (end === index) pattern.lastIndex++;
      else {
        const from = places === null ? index : (places[index] as number);
        const to = places === null ? end : (places[end - 1] as number) + 1;
        // 缺8个 走了3个: a number belongs to what touches it.
        if (!(/^[\d一二三四五六七八九十百两]/.test(match[0]) && isBroken(f, from, to))) found.push({ from, to, word });
      }
    }
  }
  if (found.length < 2) return found;
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

/** The text with a sign for the end of each line, which ends a clause; `places` leads back, null where nothing was put in. */
function inLines({ text, gaps }: Folded): { readonly text: string; readonly places: readonly number[] | null } {
  if (!gaps.some((gap, i) => i > 0 && isLineEnd(gap))) return { text, places: null };
  const chars: string[] = [];
  const places: number[] = [];
  for (let i = 0; i < text.length; i++) {
    if (i > 0 && isLineEnd(gaps[i] as number)) {
      chars.push('\n');
      places.push(i);
    }
    chars.push(text[i] as string);
    places.push(i);
  }
  return { text: chars.join(''), places };
}
