// How does a name finder see a text: letters in a row, what parts them, and where words that are no names begin and end?
import { isNumeralCharacter } from '../numbers/numerals.ts';
import { OPERATOR_WORDS } from '../operators/lexicon.ts';
import { type Lexicon, longestWord } from '../text/lexicon.ts';
import { type Folded, GAP } from '../text/text.ts';
import { REPORT_WORDS } from '../words/report-words.ts';
import { SPOKEN_WORDS } from '../words/spoken.ts';

/** What stands before a letter: nothing or a sign that names are written with (示例（枣庄）食品), a blank, anything else. */
export const PARTED = { no: 0, blank: 1, hard: 2 } as const;

/** A folded text without the signs names are compared without. Indices count its letters. */
export type Letters = {
  readonly text: string;
  /** Of PARTED, before each letter; the first has `hard`. */
  readonly parted: Uint8Array;
  /** Where the letters that are glued to the letter end. */
  readonly gluedTo: Uint16Array;
  /** The first and the last place of letters `from` to `to` (exclusive) in the folded text. */
  readonly placeOf: (from: number, to: number) => readonly [number, number];
  /** 1 where a known word or a number begins at the letter, or nothing is glued in front of it. */
  readonly begins: Uint8Array;
  /** 1 where one ends before the letter, or nothing is glued behind; one longer than the text. */
  readonly ends: Uint8Array;
  /** How far the known words that begin at or before the letter reach. */
  readonly covered: Uint16Array;
  /** 1 for a letter that a numeral can begin with. */
  readonly numerals: Uint8Array;
};

const LETTER = /[\p{L}\p{N}\p{Cs}]/u;
const isLetter = (c: string): boolean => (c >= '\u4e00' && c <= '\u9fff') || LETTER.test(c);
/** Brackets, quotes and dots stand in registered names and are left out as often as not. */
const SOFT = new Set('()[]"·•&*_');
/** Between Latin letters only: 7-11 is two numbers, A-B one name. */
const LATIN_SOFT = new Set("-.'");
const isLatin = (c: string | undefined): boolean => c !== undefined && c >= 'a' && c <= 'z';

// Single characters that stand in company names as often as in talk say nothing of where a name ends.
const NAMEY = new Set('新中上下内里外太真正今名人家口总向本同兴增全无最地有位大等行好原工由');
// 普 技 高 are tiers beside a figure, a sign or each other, and else parts of names.
const SHORT_TIERS = new Set('普技高');

const remembered = new WeakMap<Folded, Letters>();

/** Worked out once for a text. */
export function lettersOf(f: Folded): Letters {
  const known = remembered.get(f) ?? seen(f);
  remembered.set(f, known);
  return known;
}

function seen(f: Folded): Letters {
  const chars: string[] = [];
  const places: number[] = [];
  const parted: number[] = [];
  let before: number = PARTED.hard;
  for (let i = 0; i < f.text.length; i++) {
    const c = f.text[i] as string;
    const gap = f.gaps[i] as number;
    if (gap >= GAP.tab) before = PARTED.hard;
    else if (gap === GAP.blank) before = Math.max(before, PARTED.blank);
    if (isLetter(c)) {
      chars.push(c);
      places.push(i);
      parted.push(before);
      before = PARTED.no;
    } else if (!SOFT.has(c) && !(LATIN_SOFT.has(c) && isLatin(f.text[i - 1]) && isLatin(f.text[i + 1]))) before = PARTED.hard;
  }
  const text = chars.join('');
  const marks = Uint8Array.from(parted);
  return {
    text,
    parted: marks,
    gluedTo: gluedEnds(marks),
    placeOf: (from, to) => [places[from] as number, (places[to - 1] as number) + 1],
    ...knownIn(text, marks),
  };
}

function gluedEnds(parted: Uint8Array): Uint16Array {
  const ends = new Uint16Array(parted.length);
  for (let i = parted.length - 1, end = parted.length; i >= 0; i--) {
    ends[i] = end;
    if (parted[i] !== PARTED.no) end = i;
  }
  return ends;
}

function knownIn(text: string, parted: Uint8Array): Pick<Letters, 'begins' | 'ends' | 'covered' | 'numerals'> {
  const numerals = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) if (isNumeralCharacter(text[i])) numerals[i] = 1;
  const begins = new Uint8Array(text.length + 1);
  const ends = new Uint8Array(text.length + 1);
  const covered = new Uint16Array(text.length + 1);
  const take = (from: number, to: number) => {
    const c = text[from] as string;
    if (to - from === 1 && (NAMEY.has(c) || (SHORT_TIERS.has(c) && !isBesideFigure(text, parted, to)))) return;
    begins[from] = 1;
    ends[to] = 1;
    if (to - from > 1 && to > (covered[from] as number)) covered[from] = to;
  };
  for (let i = 0; i < text.length; i++) {
    if (parted[i] !== PARTED.no) {
      begins[i] = 1;
      ends[i] = 1;
    }
    eachWord(REPORT_WORDS, text, parted, i, take);
    eachWord(OPERATOR_WORDS, text, parted, i, take);
    eachWord(SPOKEN_WORDS, text, parted, i, take);
    if (numerals[i] === 1) {
      take(i, i + 1);
      // 第40周, 5月, 14号
      if (/[周月日号年]/.test(text[i + 1] ?? '')) take(i, i + 2);
    }
    covered[i] = Math.max(covered[i] as number, i > 0 ? (covered[i - 1] as number) : 0);
  }
  begins[text.length] = 1;
  ends[text.length] = 1;
  return { begins, ends, covered, numerals };
}

const isBesideFigure = (text: string, parted: Uint8Array, at: number): boolean =>
  at < text.length && (parted[at] === PARTED.hard || isNumeralCharacter(text[at]) || SHORT_TIERS.has(text[at] as string));

function eachWord(
  lexicon: Lexicon<unknown>,
  text: string,
  parted: Uint8Array,
  at: number,
  take: (from: number, to: number) => void,
): void {
  let node: Lexicon<unknown> | undefined = lexicon;
  for (let i = at; i < text.length && (i === at || parted[i] !== PARTED.hard || isOneTier(text, at, i)); i++) {
    node = node.next.get(text.charCodeAt(i));
    if (node === undefined) return;
    if (node.value !== undefined) take(at, i + 1);
  }
}

/** 初、中级技工 is one word. */
const isOneTier = (text: string, at: number, i: number): boolean => i === at + 1 && text[at] === '初' && text[i] === '中';

/** Whether a stretch is one word for work that is of no tier of annex 1 (高工): hardly anything else than a name where no figure follows. */
export function isTrade(text: string): boolean {
  const whole = longestWord(REPORT_WORDS, { text, gaps: new Uint8Array(text.length) }, 0);
  return whole?.to === text.length && whole.value.kind === 'trade';
}

/**
 * The longest word or number in a stretch that is nothing but words and numbers a report is made of: 2 for 技工, 1 for 十八; 0 where
 * anything else is in it. 技工 of 技工帮, 十八 of 十八里铺, 大约 of 大约克 name nobody.
 */
export function ordinaryWord(text: string): number {
  const parted = new Uint8Array(text.length);
  const longest = new Uint8Array(text.length + 1);
  for (let i = 0; i < text.length; i++) {
    if (i > 0 && longest[i] === 0) continue;
    const take = (_: number, to: number) => {
      longest[to] = Math.max(longest[to] as number, longest[i] as number, to - i);
    };
    if (isNumeralCharacter(text[i])) take(i, i + 1);
    eachWord(REPORT_WORDS, text, parted, i, take);
    eachWord(OPERATOR_WORDS, text, parted, i, take);
    eachWord(SPOKEN_WORDS, text, parted, i, take);
  }
  return longest[text.length] as number;
}
