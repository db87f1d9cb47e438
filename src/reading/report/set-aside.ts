// What does a message report once clauses that are not understood are set aside?
import { operatorEdges } from '../operators/find.ts';
import { type ParsedReport, parseReport } from '../parse/parse.ts';
import type { ReadingContext } from '../reading.ts';
import { type Folded, foldText, GAP } from '../text/text.ts';

/** A piece between two marks. */
export type Clause = { readonly from: number; readonly to: number };

/** A reading of part of a message. `left`: what it leaves out. */
type PartlyRead = { readonly parsed: ParsedReport; readonly left: readonly Clause[] };

const MARKS = /[，,;；。!！?？~…]/;
const ASKS = /是不是|是吧|[对样]吧|[吗么]$/;
/** A long message is a list: what is wrong in it is told line by line elsewhere. */
const LONGEST = 160;
const MOST_CLAUSES = 14;
const MOST_TRIED = 3;

/**
 * The readings with one of the clauses set aside that `mayGo`, and with all of them: each that makes the rest readable. Nothing of it is
 * certain. At most four parses of a text of 160 characters; none of a longer one.
 */
export function setAside(f: Folded, mayGo: (clause: Clause) => boolean, context: ReadingContext): readonly PartlyRead[] {
  if (f.text.length > LONGEST) return [];
  const clauses = clausesOf(f);
  if (clauses.length < 2 || clauses.length > MOST_CLAUSES) return [];
  const turns = operatorEdges(f).filter(({ word }) => word.kind === 'operator' && word.operator.name !== 'passed');
  const isTurning = (clause: Clause) =>
    turns.some(({ from, to }) => clause.from < to && from < clause.to) || ASKS.test(f.text.slice(clause.from, clause.to));
  // 不对，别记 and 是这样吧 are no talk to be left out.
  const going = clauses.filter((clause) => mayGo(clause) && !isTurning(clause)).slice(0, MOST_TRIED);
  if (going.length === clauses.length) return [];
  const singly = going.flatMap((clause) => readingWithout(f, clauses, [clause], context));
  return singly.length > 0 || going.length < 2 ? singly : readingWithout(f, clauses, going, context);
}

function readingWithout(
  f: Folded,
  clauses: readonly Clause[],
  left: readonly Clause[],
  context: ReadingContext,
): readonly PartlyRead[] {
  let rest = '';
  let end = 0;
  for (const clause of clauses) {
    if (!left.includes(clause)) {
      // A clause goes with what parts it from the one in front.
      const from = rest === '' ? clause.from : end;
      rest += `${rest !== '' && f.gaps[clause.from] === GAP.line ? '\n' : ''}${f.typed(from, clause.to)}`;
    }
    end = clause.to;
  }
  const [best] = parseReport(foldText(rest), context);
  return best === undefined || best.isHeld ? [] : [{ parsed: best, left }];
}

/** Pieces between marks and lines' ends, without the marks. */
function clausesOf({ text, gaps }: Folded): readonly Clause[] {
  const clauses: Clause[] = [];
  let from = 0;
  for (let at = 0; at <= text.length; at++) {
    const isMark = at < text.length && MARKS.test(text[at] as string);
    const isLine = at > 0 && at < text.length && gaps[at] === GAP.line;
    if (at < text.length && !isMark && !isLine) continue;
    if (at > from) clauses.push({ from, to: at });
    from = isMark ? at + 1 : at;
  }
  return clauses;
}
