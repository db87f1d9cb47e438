// How far does a bare numeral reach, and which number is it?
import { beginsWord } from '../text/lexicon.ts';
import { type Folded, GAP } from '../text/text.ts';
import { NO_NUMBERS, noNumberAt } from './hedges.ts';
import { isNumeralAt, isNumeralCharacter, isUnitCharacter, numeralEnd, numeralValue } from './numerals.ts';

/** Where a new word or name begins that a numeral may not run into; the reader of reports gives its names here. */
export type Boundary = (at: number) => boolean;

/** A bare numeral. `value` null: it means no number, or could mean two. */
export type Core = { readonly to: number; readonly value: number | null };

/** No exact numeral is longer. */
const LONGEST = 20;

/** A letter that is no Chinese character. */
export const isLetter = (c: string | undefined): boolean =>
  c !== undefined && c !== '' && ((c >= 'a' && c <= 'z') || (c > '\u007f' && !/[\p{Script=Han}]/u.test(c) && /\p{L}/u.test(c)));

/** Where letters and numerals that stand together end: 3o784, 5k, 1.2w. */
export function lettersEnd({ text, gaps }: Folded, at: number, boundary: Boundary): number {
  let to = at;
  while (
    to < text.length &&
    (to === at || (gaps[to] === GAP.none && !boundary(to))) &&
    (isLetter(text[to]) || isNumeralCharacter(text[to]))
  )
    to++;
  return to;
}

/**
 * The bare numeral at `at`; null where none begins. A numeral that would also read on into a name or word behind it (二十|一厂, 二十|一个没来)
 * could mean two and means none. Blanks part numbers, but where Chinese signs stand one by one, as in 二 十 一, or 零 or a bare unit follows.
 */
export function coreAt(f: Folded, at: number, boundary: Boundary): Core | null {
  const { text } = f;
  if (!isNumeralAt(text, at) || noNumberAt(f, at)) return null;
  const end = numeralEnd(text, at, stretchEnd(f, at));
  const spaced = spacedAt(f, at, end, boundary);
  if (spaced !== null) return spaced;
  let stop = at + 1;
  // 万一, 十分 are words at a numeral's head only: 七十万一千.
  while (
    stop < end &&
    !boundary(stop) &&
    !(beginsWord(NO_NUMBERS, text[stop] as string) && !isUnitCharacter(text[stop]) && noNumberAt(f, stop))
  )
    stop++;
  const value = numeralValue(text.slice(at, stop));
  if (stop === end) return { to: end, value };
  for (let to = stop + 1; to <= Math.min(end, at + LONGEST); to++) {
    if (numeralValue(text.slice(at, to)) !== null) return { to: boundary(stop) ? stop : end, value: null };
  }
  return { to: stop, value };
}

/** Where what stands together with the numeral at `at` ends: numeral signs, points, and commas before three digits. */
function stretchEnd({ text, gaps }: Folded, at: number): number {
  let to = at + 1;
  while (to < text.length && gaps[to] === GAP.none) {
    const isComma = text[to] === ',' || text[to] === '，';
    if (!isNumeralAt(text, to) && text[to] !== '.' && !(isComma && /^\d{3}/.test(text.slice(to + 1, to + 4)))) break;
    to++;
  }
  return to;
}

/** A numeral written with blanks between its signs; null where what follows the blank is a number of its own (1 200, 二十 一). `end`: of the first piece. */
function spacedAt(f: Folded, at: number, end: number, boundary: Boundary): Core | null {
  const { text, gaps } = f;
  const isNext = (to: number) =>
    gaps[to] === GAP.blank && isNumeralAt(text, to) && !boundary(to) && !noNumberAt(f, to) && isBlank(f, to);
  if (!isNext(end)) return null;
  const pieces = [text.slice(at, end)];
  let to = end;
  while (isNext(to) && to - at < LONGEST) {
    let pieceEnd = to + 1;
    while (pieceEnd < text.length && gaps[pieceEnd] === GAP.none && isNumeralAt(text, pieceEnd)) pieceEnd++;
    pieces.push(text.slice(to, pieceEnd));
    to = pieceEnd;
  }
  const isOneByOne =
    pieces.every((piece) => piece.length === 1 && !/\d/.test(piece)) && pieces.some((piece) => isUnitCharacter(piece));
  const value = /\d/.test(pieces.join('')) ? null : numeralValue(pieces.join(''), true);
  if (isOneByOne && value !== null) return { to, value };
  // 一百 零五, 三十 万, 3 万, 8 十: what follows is no number by itself, or none beside digits.
  const [first = '', second = ''] = pieces;
  const isDigits = /\d$/.test(first);
  const goesOn = isDigits
    ? /^[十拾百佰千仟万亿]$/.test(second) && !/^[几多来余]$/.test(text[end + 1] ?? '')
    : /^(?:[零〇].|[百佰千仟万亿])/.test(second);
  if (!goesOn) return null;
  return { to, value };
}

/** Whether nothing but blanks stands before `at`: an ornament or a list's number parts more than they do. */
const isBlank = (f: Folded, at: number): boolean =>
  f
    .typed(at - 1, at + 1)
    .slice(1, -1)
    .trim() === '';
