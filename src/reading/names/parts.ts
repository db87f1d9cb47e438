// Which stretches of a text are parts of names?

import { amountAt } from '../numbers/amounts.ts';
import { isNumeralCharacter } from '../numbers/numerals.ts';
import { foldText } from '../text/text.ts';
import type { NameScope } from './among.ts';
import { NAME_SURCHARGES, type NameGrade } from './costs.ts';
import { cutsNumber } from './exact.ts';
import type { Put } from './hits.ts';
import { isTrade, type Letters, ordinaryWord, PARTED } from './letters.ts';
import type { Registered } from './registered.ts';

/** Comparisons of a name with a place of the text, for one message: what repeats the beginning of a thousand names is read no further. */
const MOST_COMPARED = 5_000;

/**
 * Stretches of two letters or more that stand in a name and cannot be lengthened within it. Something known has to end where they begin: 华润|食品
 * is not 棠岭食品. What is unknown behind them costs, and is a doubt.
 */
export function partHits(
  letters: Letters,
  { stripper }: Registered,
  scope: NameScope,
  put: Put,
  isKnownStart: (at: number) => boolean,
): void {
  const { text, parted } = letters;
  /** Where the stretch that was found of an enterprise ends. */
  const reached = new Map<number, number>();
  const seen = new Set<number>();
  let compared = 0;
  for (let at = 0; at + 1 < text.length && compared < MOST_COMPARED; at++) {
    if (parted[at + 1] !== PARTED.no) continue;
    const limit = letters.gluedTo[at] as number;
    for (const place of alikeFrom(text, at, limit, scope)) {
      compared++;
      let length = 0;
      for (const { form, core } of scope.formsOf(place).wholes) length = Math.max(length, longestAt(text, at, limit, form, core));
      const to = at + length;
      if (length < 2 || (reached.get(place) ?? 0) >= to) continue;
      reached.set(place, to);
      if (seen.has(at * 65_536 + to)) continue;
      seen.add(at * 65_536 + to);
      if (!isKnownStart(at) || cutsNumber(letters, at, to)) continue;
      const part = text.slice(at, to);
      const word = asTrade(letters, at, to, part);
      if (word === null || stripper.isEmpty(part)) continue;
      const suffix = parted[to] === PARTED.no ? stripper.suffixAt(text, to) : 0;
      const isGlued = letters.begins[to] !== 1 && suffix === 0;
      const more =
        word + (isGlued ? NAME_SURCHARGES.gluedBehind : 0) + (isInsideWords(letters, at, to) ? NAME_SURCHARGES.insideWords : 0);
      for (const other of scope.containing(part)) {
        const begins = scope.formsOf(other).wholes.some(({ form }) => form.startsWith(part));
        put(at, to, other, { grade: gradeOf(part.length, begins), more, doubt: isGlued });
      }
    }
  }
}

/**
 * What a part costs more that is an ordinary word; null where it is the word. A trade without a number (高工缺技工3) is one's own firm at the
 * head of what is said, and so is 三和, whose signs are words each by itself; 三人 counts, 十八 is a number.
 */
function asTrade({ parted, numerals }: Letters, at: number, to: number, part: string): number | null {
  const longest = ordinaryWord(part);
  if (longest === 0) return 0;
  if (longest === 1 && parted[at] !== PARTED.no && isNumeralAtHead(part)) return 0;
  const isTold = parted[at] !== PARTED.no && !(numerals[to] === 1 && parted[to] === PARTED.no);
  return isTold && isTrade(part) ? NAME_SURCHARGES.trade : null;
}

/** Begins with a numeral that neither goes on nor counts anything. */
function isNumeralAtHead(part: string): boolean {
  if (!isNumeralCharacter(part[0]) || isNumeralCharacter(part[1])) return false;
  return amountAt(foldText(part), 0)?.to === 1;
}

/** Enterprises that share the first two characters, or where too many do the next two: 纺织|机. */
function alikeFrom(text: string, at: number, limit: number, scope: NameScope): readonly number[] {
  for (let i = at; i + 1 < limit && i < at + 4; i++) {
    const found = scope.byPair(text[i] as string, text[i + 1] as string);
    if (found !== null) return found;
  }
  return [];
}

const gradeOf = (length: number, begins: boolean): NameGrade =>
  length > 2 ? (begins ? 'beginning' : 'part') : begins ? 'shortBeginning' : 'shortPart';

/** The longest stretch from `at` that stands anywhere in a form and begins before its legal form. */
function longestAt(text: string, at: number, limit: number, form: string, core: number): number {
  let best = 0;
  const pair = text.slice(at, at + 2);
  for (let from = form.indexOf(pair); from !== -1 && from < core; from = form.indexOf(pair, from + 1)) {
    let length = 2;
    while (at + length < limit && from + length < form.length && text[at + length] === form[from + length]) length++;
    best = Math.max(best, length);
  }
  return best;
}

/** 本|周到|岗: words run over both ends. */
function isInsideWords({ covered }: Letters, from: number, to: number): boolean {
  const before = from > 0 ? (covered[from - 1] as number) : 0;
  return before > from && (before >= to || (covered[to - 1] as number) > to);
}
