// What is left of a message when its names, weeks and numbers are only known to be such?
import type { Week } from '../../domain/time.ts';
import type { Named } from '../names/named.ts';
import { longestWord } from '../text/lexicon.ts';
import { type Folded, GAP } from '../text/text.ts';
import { WORD_CLASSES } from './word-classes.ts';

type Span = { readonly from: number; readonly to: number };

/** What the second reader is told of a message: none of these overlap; in order. Of an amount its kind, where it is known. */
export type Landmarks = {
  /** `named`: whom, where it was found in the text. */
  readonly names: readonly (Span & { readonly named?: Named })[];
  /** `now` this week, `past` an earlier one, `future` a later one, `other` no week: a month, a year, one that does not exist. */
  readonly periods: readonly (Span & { readonly when: 'now' | 'past' | 'future' | 'other'; readonly week?: Week })[];
  readonly amounts: readonly (Span & { readonly kind: 'whole' | 'vague' | 'other'; readonly value?: number })[];
};

export type Signs = {
  /** Characters, one by one. */
  readonly letters: readonly string[];
  /** Place of each amount in `letters`. */
  readonly numbersInLetters: readonly number[];
  /** Words of a known class, unknown characters as `_` (several as one), landmarks and punctuation. */
  readonly words: readonly string[];
  /** Place of each amount in `words`. */
  readonly numbersInWords: readonly number[];
  /** The words that turn what is said, each once. */
  readonly turns: readonly string[];
};

/** Classes of words that turn what is said of a number, wherever they stand in its clause or before it. */
export const TURNS = new Set('!?wfcoqpvkd~yztx=ZTFOV');

const WHEN = { now: 'W', past: 'V', future: 'F', other: 'O' } as const;
const GAPS: Readonly<Record<number, string>> = { [GAP.blank]: ' ', [GAP.tab]: '\t', [GAP.line]: '\n' };
/** Signs that would be taken for a class of words. */
const PLAIN_SIGNS: Readonly<Record<string, string>> = { '!': '。', '~': '。', '=': ':' };
const TIERS = new Set('gsh');
/** No word of a class is longer. */
const LONGEST = 12;
const LETTER = /[\p{L}\p{N}]/u;
const PEOPLE = /新?(?:工人|工友|员工|职工)/y;

const remembered = new WeakMap<Landmarks, Signs>();

/** Replaces what differs from message to message by signs, once for a text's landmarks. Linear in the text. */
export function signsOf(f: Folded, landmarks: Landmarks): Signs {
  const known = remembered.get(landmarks) ?? signsSeen(f, landmarks);
  remembered.set(landmarks, known);
  return known;
}

function signsSeen(f: Folded, { names, periods, amounts }: Landmarks): Signs {
  const marks = new Map<number, readonly [string, number]>();
  for (const { from, to } of names) marks.set(from, ['N', to]);
  for (const { from, to, when } of periods) marks.set(from, [WHEN[when], to]);
  for (const { from, to } of amounts) marks.set(from, ['#', to]);
  const letters: string[] = [];
  const words: string[] = [];
  const numbersInLetters: number[] = [];
  const numbersInWords: number[] = [];
  let wordEnd = 0;
  for (let at = 0; at < f.text.length; ) {
    const gap = at > 0 ? GAPS[f.gaps[at] as number] : undefined;
    if (gap !== undefined) {
      letters.push(gap);
      if (at >= wordEnd) words.push(gap);
    }
    const mark = marks.get(at);
    if (mark !== undefined) {
      const [sign, to] = mark;
      if (sign === '#') {
        numbersInLetters.push(letters.length);
        numbersInWords.push(words.length);
      }
      letters.push(sign);
      words.push(sign);
      // 3个|工友: who is counted says nothing of what they do.
      PEOPLE.lastIndex = to;
      at = sign === '#' && PEOPLE.test(f.text) ? PEOPLE.lastIndex : to;
      continue;
    }
    const c = f.text[at] as string;
    letters.push(c);
    if (at >= wordEnd) {
      const word = wordAt(f, at, marks);
      if (word !== null) words.push(word.value);
      else if (!LETTER.test(c)) words.push(PLAIN_SIGNS[c] ?? c);
      else if (words.at(-1) !== '_') words.push('_');
      wordEnd = word?.to ?? at + 1;
    }
    at++;
  }
  return { letters, numbersInLetters, words, numbersInWords, turns: [...new Set(words)].filter((word) => TURNS.has(word)) };
}

/** 普8技3: one character stands for the tier before a number alone. */
const SHORT_TIERS: Readonly<Record<string, string>> = { 普: 'g', 技: 's', 高: 'h' };

/** The word at `at`, before the next landmark; only a tier runs over a blank (普 工). */
function wordAt(f: Folded, at: number, marks: ReadonlyMap<number, unknown>) {
  let end = at + 1;
  while (end < f.text.length && end < at + LONGEST && !marks.has(end)) end++;
  const spaced = longestWord(WORD_CLASSES, f, at, end);
  let blank = at + 1;
  while (blank < end && f.gaps[blank] === GAP.none) blank++;
  const word = spaced === null || TIERS.has(spaced.value) ? spaced : longestWord(WORD_CLASSES, f, at, blank);
  if (word === null) {
    const tier = SHORT_TIERS[f.text[at] as string];
    return tier !== undefined && (marks.has(at + 1) || /[:：是缺]/.test(f.text[at + 1] ?? ''))
      ? { to: at + 1, value: tier }
      : null;
  }
  return word;
}
