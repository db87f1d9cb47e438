// How is a character read aloud, and could these Latin letters be its pinyin?
import { pinyin } from 'pinyin-pro';

const known = new Map<string, readonly string[]>();

/** Every reading of a character without tones, ü as v; a letter or digit reads as itself. */
function readingsOf(char: string): readonly string[] {
  const remembered = known.get(char);
  if (remembered !== undefined) return remembered;
  const all = pinyin(char, { multiple: true, toneType: 'none', type: 'array' });
  const readings = [...new Set(all.map((r) => r.replace(/ü/g, 'v')))];
  known.set(char, readings);
  return readings;
}

/** Whether two characters can be heard as the same syllable, tones aside. */
export function soundAlike(a: string, b: string): boolean {
  const other = readingsOf(b);
  return readingsOf(a).some((r) => other.includes(r));
}

const isLetter = (c: string | undefined): boolean => c !== undefined && c >= 'a' && c <= 'z';

/** The first letters a character may be typed with. */
export const initialsOf = (char: string): readonly string[] => [...new Set(readingsOf(char).map((r) => r[0] as string))];

/** How much of a pattern at `at` a character may stand for, as bits: its own sign, an initial, a full syllable. */
function eaten(char: string, pattern: string, at: number): number {
  const letter = pattern[at];
  if (letter === char) return 1 << 1;
  if (!isLetter(letter)) return 0;
  let lengths = 0;
  for (const reading of readingsOf(char)) {
    if (reading[0] !== letter) continue;
    lengths |= 1 << 1;
    if (reading[1] === 'h' && pattern[at + 1] === 'h') lengths |= 1 << 2;
    if (pattern.startsWith(reading, at)) lengths |= 1 << reading.length;
    if (reading.includes('v') && pattern.startsWith(reading.replace('v', 'u'), at)) lengths |= 1 << reading.length;
  }
  return lengths;
}

const NONE: readonly never[] = [];

/** Patterns are kept as bits of one number. */
const MAX_PATTERN = 30;

/** Whether letters can be the whole syllable of a character; more than there are. */
export const mayBeSyllable = (letters: string): boolean => SYLLABLE.test(letters);
const SYLLABLE = /^(?:[bpmfdtnlgkhjqxrzcsyw]|[zcs]h)?[aeiouv]{1,3}(?:n|ng|r)?$|^h?(?:m|n|ng)$/;

/** How many characters of a name, from its first on, the first `length` letters of a text spell. */
export type Spelling = { readonly count: number; readonly length: number };

/**
 * Every beginning of a text that is pinyin, initials or characters of two or more characters of `name`, from its first on (tangling, tlsp,
 * tl食品), the shortest first; of equal length the one of more characters. At most 30 letters. Steps: the name's length times the letters'.
 */
export function spelledFrom(text: string, name: string): readonly Spelling[] {
  const pattern = text.slice(0, MAX_PATTERN);
  let counts: Map<number, number> | undefined;
  let reached = 1;
  for (let i = 0; i < name.length && reached !== 0; i++) {
    let further = 0;
    for (let at = 0; reached >>> at !== 0; at++) {
      if (((reached >>> at) & 1) === 1) further |= eaten(name[i] as string, pattern, at) << at;
    }
    if (i > 0 && further !== 0) {
      counts ??= new Map();
      for (let at = 1; at <= pattern.length; at++) if (((further >>> at) & 1) === 1) counts.set(at, i + 1);
    }
    reached = further;
  }
  if (counts === undefined) return NONE;
  return [...counts].sort(([a], [b]) => a - b).map(([length, count]) => ({ count, length }));
}
