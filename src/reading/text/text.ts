// What did the person type, once width, case, script, spacing and ornaments no longer matter?
import { TRADITIONAL } from './traditional.ts';

/** What stood between two neighbouring characters: nothing, blanks or ornaments, a tab, a line's end. */
export const GAP = { none: 0, blank: 1, tab: 2, line: 3 } as const;

/** A message without any white space. Every index points into `text`. */
export type Folded = {
  readonly text: string;
  /** What stood before each character of `text`: a value of GAP. The first has GAP.line. */
  readonly gaps: Uint8Array;
  /** The characters from `from` up to `to` as they were typed, blanks between them included. */
  readonly typed: (from: number, to: number) => string;
};

// One sign for each meaning. The full-width comma stays itself: between digits it is no thousands separator to everybody.
const SIGNS = new Map([
  ...[...'“”„‟‘’‚‛"\'「」『』【】〔〕《》〈〉«»'].map((c) => [c, '"'] as const),
  ...[...'–—―−﹣‐‑‒─━'].map((c) => [c, '-'] as const),
  ...[...'〜∼˜～〰'].map((c) => [c, '~'] as const),
  ...[...'，﹐︐'].map((c) => [c, '，'] as const),
  ...[...'、﹑､'].map((c) => [c, '、'] as const),
  ...[...'。｡．'].map((c) => [c, c === '．' ? '.' : '。'] as const),
  ...[...'×✕✖'].map((c) => [c, 'x'] as const),
  ...[...'∕⁄÷'].map((c) => [c, '/'] as const),
  ['∶', ':'],
]);

/** Traditional characters simplified, one by one. Names are folded by the same table. */
const SIMPLE = new Map<string, string>();
const pairs = [...TRADITIONAL];
for (let i = 0; i < pairs.length; i += 2) SIMPLE.set(pairs[i] as string, pairs[i + 1] as string);

/** What a number is written with that is no exact digit: ², ½, a digit of another script, one that is crossed out. */
export const UNSURE_DIGIT = '½';

// Never seen by the person who typed it: zero-width and direction marks, variation selectors, the keycap's ring.
const INVISIBLE = /^[\p{Cf}\p{M}]$/u;
const BLANK = /^[\s\p{Z}\p{Cc}]$/u;
const ORNAMENT = /^[\p{Extended_Pictographic}\p{So}\p{Sk}\p{Emoji_Modifier}\p{Co}\p{Cn}\p{Cs}]$/u;
// Symbols that are letters all the same: radicals as some documents give whole characters with (⼆), units (℃ ㎏).
const LETTER_LIKE = /^[\u2e80-\u2fdf\u2100-\u2109\u3380-\u33df]$/;
// Circled and bracketed numbers head a list; they do not belong to the figure behind them.
const LIST_NUMBER = /^[\u2460-\u24FF\u2776-\u2793\u3200-\u32FF]$/;
const RING_OF_ZERO = /^[○◯⭕]$/u;
const KEYCAP = '\u20e3';
const CROSSED_OUT = /^[\u0334-\u0338\u20d2\u20d3\u20d8-\u20da\u20e5-\u20eb]$/;
const ROMAN = /^[\u2160-\u2188]$/;
const NUMBER = /^\p{N}$/u;
const KEYCAP_TEN = '🔟';

const DIGIT = /^[0-9零〇一二三四五六七八九十百千万两俩仨廿卅卌壹贰叁参肆伍陆柒捌玖拾佰仟½]$/;
const HEADS_NOTHING = /^[\s\p{P}\p{Z}\p{M}\p{Cf}\p{N}零一二三四五六七八九十百千万两人个名位多余来几半]/u;

/** Small letters, digits and common Han characters: they fold to themselves, or to their simplified form. */
const isPlain = (unit: number): boolean =>
  (unit >= 0x4e00 && unit <= 0x9fff) || (unit >= 0x30 && unit <= 0x39) || (unit >= 0x61 && unit <= 0x7a);

/** Whether a text is folded already, as almost every name is: nothing in it but small letters, digits and simplified characters. */
export function isFolded(raw: string): boolean {
  for (let i = 0; i < raw.length; i++) if (!isPlain(raw.charCodeAt(i)) || SIMPLE.has(raw[i] as string)) return false;
  return true;
}

type Kind = 'invisible' | 'blank' | 'ornament' | 'listNumber' | 'ring' | 'line' | 'tab';
/** What a character is but text, or the text it folds to. */
type Sign = { readonly kind: Kind } | { readonly kind: 'text'; readonly text: string };

const SIGN_OF = new Map<string, Sign>();
const MOST_SIGNS = 10_000;

function signOf(point: string): Sign {
  const known = SIGN_OF.get(point);
  if (known !== undefined) return known;
  const sign = classified(point);
  if (SIGN_OF.size < MOST_SIGNS) SIGN_OF.set(point, sign);
  return sign;
}

function classified(point: string): Sign {
  const text = (folded: string): Sign => ({ kind: 'text', text: folded });
  const known = SIGNS.get(point) ?? SIMPLE.get(point);
  if (known !== undefined) return text(known);
  if (/^[\n\r\u2028\u2029]$/.test(point)) return { kind: 'line' };
  if (point === '\t') return { kind: 'tab' };
  if (INVISIBLE.test(point)) return { kind: 'invisible' };
  if (BLANK.test(point)) return { kind: 'blank' };
  if (LIST_NUMBER.test(point)) return { kind: 'listNumber' };
  if (RING_OF_ZERO.test(point)) return { kind: 'ring' };
  if (point === KEYCAP_TEN) return text(UNSURE_DIGIT);
  if (ORNAMENT.test(point) && !LETTER_LIKE.test(point)) return { kind: 'ornament' };
  const folded = point.normalize('NFKC').toLowerCase();
  // ² is no 2; 〇 and Ⅲ are letters to Unicode's eye and ours.
  const isDigit = /^\p{Nd}$/u.test(point) && /^[0-9]$/.test(folded);
  if (NUMBER.test(point) && !isDigit && point !== '〇' && !ROMAN.test(point)) return text(UNSURE_DIGIT);
  return text(
    [...folded]
      .filter((c) => !BLANK.test(c))
      .map((c) => SIGNS.get(c) ?? SIMPLE.get(c) ?? c)
      .join(''),
  );
}

/** Folds a message once; everything else here reads the result. Linear in its length; never throws. */
export function foldText(raw: string): Folded {
  const chars: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const gaps: number[] = [];
  let gap: number = GAP.line;
  let at = 0;
  let hasKeycap = false;
  const put = (c: string, to: number) => {
    chars.push(c);
    starts.push(at);
    ends.push(to);
    gaps.push(gap);
    gap = GAP.none;
  };
  const followsDigit = () => gap === GAP.none && DIGIT.test(chars.at(-1) ?? '');
  for (const point of raw) {
    const to = at + point.length;
    if (isPlain(point.charCodeAt(0))) put(SIMPLE.get(point) ?? point, to);
    else {
      const sign = signOf(point);
      switch (sign.kind) {
        case 'text':
          // Code units: a character outside the basic plane takes two places, so that indices hold.
          for (let i = 0; i < sign.text.length; i++) put(sign.text[i] as string, to);
          break;
        case 'line':
          gap = GAP.line;
          break;
        case 'tab':
          gap = Math.max(gap, GAP.tab);
          break;
        case 'blank':
        case 'ornament':
          gap = Math.max(gap, GAP.blank);
          break;
        case 'ring':
          // 一○五 is written with a ring for 〇; elsewhere the ring is a bullet.
          if (followsDigit()) put('〇', to);
          else gap = Math.max(gap, GAP.blank);
          break;
        case 'listNumber':
          // 缺8②某厂: the next entry's number. 1② is no number.
          if (followsDigit() && (to === raw.length || HEADS_NOTHING.test(raw.slice(to, to + 1)))) put(UNSURE_DIGIT, to);
          else gap = Math.max(gap, GAP.blank);
          break;
        case 'invisible':
          if (point === KEYCAP) hasKeycap = true;
          if (CROSSED_OUT.test(point) && followsDigit()) chars[chars.length - 1] = UNSURE_DIGIT;
          break;
      }
    }
    at = to;
  }
  if (hasKeycap) partKeycaps(raw, chars, ends, gaps);
  return {
    text: chars.join(''),
    gaps: Uint8Array.from(gaps),
    typed: (from, to) => (from < to ? raw.slice(starts[from], ends[to - 1]) : ''),
  };
}

/** 1️⃣8 and 一万2️⃣: the keycap is a list's number, not a digit of what stands beside it. */
function partKeycaps(raw: string, chars: readonly string[], ends: readonly number[], gaps: number[]) {
  const isKeycap = (i: number) => /^\ufe0f?\u20e3/.test(raw.slice(ends[i], (ends[i] as number) + 2));
  for (let i = 1; i < chars.length; i++) {
    if (gaps[i] !== GAP.none || !/[0-9]/.test(chars[i] as string) || !DIGIT.test(chars[i - 1] as string)) continue;
    const before = chars[i - 1] as string;
    if (isKeycap(i) ? !isKeycap(i - 1) : isKeycap(i - 1) && /[0-9]/.test(before)) gaps[i] = GAP.blank;
  }
}

/** Folded text alone, for names, keywords and tables. */
export const foldedText = (raw: string): string => foldText(raw).text;
