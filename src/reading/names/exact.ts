// Where do full names, aliases and cores stand in a text, one's own and others'?
import type { NameScope } from './among.ts';
import { NAME_SURCHARGES, type NameGrade } from './costs.ts';
import type { Put } from './hits.ts';
import { isTrade, type Letters, ordinaryWord, PARTED } from './letters.ts';
import type { PostingPlaces, Registered } from './registered.ts';

/** Others' names are known as such from this length on. */
const OTHERS_LEAST = 4;
const isArabic = (c: string): boolean => c >= '0' && c <= '9';

/** Whether a stretch begins or ends in the middle of a number: 二十|一厂, 3|7天. */
export function cutsNumber({ text, parted, numerals }: Letters, from: number, to: number): boolean {
  const glues = (a: number, b: number): boolean =>
    b < text.length &&
    a >= 0 &&
    parted[b] === PARTED.no &&
    numerals[a] === 1 &&
    numerals[b] === 1 &&
    isArabic(text[a] as string) === isArabic(text[b] as string);
  return glues(from - 1, from) || glues(to - 1, to);
}

/** How a stretch of letters is parted inside. */
function partedWithin({ parted }: Letters, from: number, to: number): number {
  let widest: number = PARTED.no;
  for (let i = from + 1; i < to; i++) widest = Math.max(widest, parted[i] as number);
  return widest;
}

/** Puts names as they stand, and with what does not count: places in front, a legal form behind. */
export function putAround(letters: Letters, stripper: Registered['stripper'], places: Uint16Array, put: Put): Put {
  const { text, parted } = letters;
  return (from, to, place, how) => {
    const suffix = to < text.length && parted[to] === PARTED.no ? stripper.suffixAt(text, to) : 0;
    const before = places[from] as number;
    const isGlued = (a: number, b: number): boolean => partedWithin(letters, a, b) !== PARTED.hard;
    // 云岬分公司 to the letter is not 云岬 with a legal form.
    const longer = how.grade === 'named' ? { ...how, grade: 'core' as const } : how;
    for (const start of before < from && isGlued(before, from + 1) ? [from, before] : [from]) {
      put(start, to, place, start === from ? how : longer);
      if (suffix > 0 && isGlued(to, to + suffix)) put(start, to + suffix, place, longer);
    }
  };
}

/** Each place of the text is looked at once for every length that a name beginning with its two characters has. */
export function exactHits(letters: Letters, registered: Registered, scope: NameScope, put: Put, putOther: Put): void {
  const { text, parted } = letters;
  for (let at = 0; at + 1 < text.length; at++) {
    if (parted[at + 1] === PARTED.hard) continue;
    for (const length of registered.lengthsAt(text, at)) {
      const to = at + length;
      if (to > text.length) continue;
      const written = text.slice(at, to);
      const [named, cored] = [registered.named(written), registered.cored(written)];
      if (named.length + cored.length === 0 || registered.stripper.isEmpty(written)) continue;
      const gap = partedWithin(letters, at, to);
      if (gap === PARTED.hard || cutsNumber(letters, at, to)) continue;
      const more = gap === PARTED.blank ? NAME_SURCHARGES.overBlank : 0;
      const isBlankAfterNumber = gap === PARTED.blank && letters.numerals[at] === 1;
      const mine: readonly (readonly [NameGrade, PostingPlaces])[] = [
        ['named', named.filter(scope.has)],
        ['core', cored.filter(scope.has)],
      ];
      for (const [grade, places] of mine) {
        for (const place of isBlankAfterNumber ? [] : places) {
          const alias = registered.formsOf(place).aliases.includes(written);
          const word = asWord(letters, at, to);
          if (word !== null) put(at, to, place, { grade, alias, more: more + word });
        }
      }
      if (mine.some(([, places]) => places.length > 0) || gap !== PARTED.no) continue;
      if (length < OTHERS_LEAST && letters.numerals[at] !== 1) continue;
      const grade: NameGrade = named.length > 0 ? 'named' : 'core';
      for (const place of (named.length > 0 ? named : cored).slice(0, 1)) {
        const alias = registered.formsOf(place).aliases.includes(written);
        const word = asWord(letters, at, to);
        if (word !== null) putOther(at, to, place, { grade, alias, more: word });
      }
    }
  }
}

/** What a name costs more that is an ordinary word of reports; null where the text can only mean the word: inside a phrase, glued to a number. */
function asWord({ text, parted, numerals, ends }: Letters, from: number, to: number): number | null {
  const written = text.slice(from, to);
  if (ordinaryWord(written) < Math.min(2, written.length)) return 0;
  const isHead = parted[from] !== PARTED.no;
  if (to === text.length) return null;
  const isBeforeNumber = numerals[to] === 1;
  if (!isTrade(written)) return isHead && !isBeforeNumber ? NAME_SURCHARGES.ordinaryWord : null;
  if (isBeforeNumber && parted[to] === PARTED.no) return null;
  if (isHead) return NAME_SURCHARGES.trade;
  return ends[from] === 1 ? NAME_SURCHARGES.ordinaryWord : null;
}
