// Which stretches with Latin letters spell names in pinyin or initials?
import { initialsOf, mayBeSyllable, type Spelling, spelledFrom } from '../text/pinyin.ts';
import type { NameScope } from './among.ts';
import type { Put } from './hits.ts';
import { type Letters, ordinaryWord, PARTED } from './letters.ts';

/** Letters of one spelling. */
const LONGEST = 30;
/** Letters of a syllable. */
const LONGEST_SYLLABLE = 6;
/** A Latin letter stands among so many, or nothing is spelled. */
const NEAR = 8;
/** Names compared, for one message: of a roster of tens of thousands many sound alike. */
const MOST_COMPARED = 5_000;
const isLatin = (c: string | undefined): boolean => c !== undefined && c >= 'a' && c <= 'z';
/** Fewer letters a character are initials. */
const LEAST_OF_SYLLABLES = 2;
/** tl, t岭, 棠l; not a single letter. */
const SPELLS = /[a-z]{2}|[a-z][^a-z]|[^a-z][a-z]/;

/** An enterprise, one of its forms, and how much of the form each beginning of a text spells. */
type Spelled = { readonly place: number; readonly form: string; readonly spellings: readonly Spelling[] };

/** Nothing where no Latin letter was typed. A spelling may run over blanks (tang ling), never end within a run of letters. */
export function soundHits(letters: Letters, scope: NameScope, put: Put): void {
  const { text, parted } = letters;
  if (!/[a-z]/.test(text)) return;
  const isWithin = (at: number): boolean =>
    at < text.length && parted[at] === PARTED.no && isLatin(text[at]) && isLatin(text[at - 1]);
  /** What is written again and again is looked for once. */
  const known = new Map<string, readonly Spelled[]>();
  let compared = 0;
  for (let at = 0; at + 1 < text.length; at++) {
    if (isWithin(at) || !/[a-z]/.test(text.slice(at, at + NEAR))) continue;
    let limit = at + 1;
    while (limit < text.length && limit < at + LONGEST && parted[limit] !== PARTED.hard) limit++;
    const written = text.slice(at, limit);
    const spelled: { readonly place: number; readonly to: number; readonly form: string; readonly isWhole: boolean }[] = [];
    let found = known.get(written);
    if (found === undefined) {
      if (compared >= MOST_COMPARED) continue;
      const places = sounding(written, scope);
      compared += places.size;
      found = spelledBy(written, places, scope);
      known.set(written, found);
    }
    for (const { place, form, spellings } of found) {
      const best = spellings.findLast(({ length }) => !isWithin(at + length));
      // Two initials spell a name of two characters, not the beginning of a longer one.
      if (best === undefined || (best.count < form.length && best.length <= 2)) continue;
      spelled.push({ place, to: at + best.length, form: form.slice(0, best.count), isWhole: best.count === form.length });
    }
    for (const { place, to, form, isWhole } of spelled) {
      // libang is 力邦 whole and the beginning of 力帮劳务: who types the letters of a word may mean either.
      const isOther =
        to - at >= LEAST_OF_SYLLABLES * form.length && spelled.some((s) => s.isWhole && s.to === to && s.form !== form);
      put(at, to, place, { grade: isWhole || isOther ? 'spelled' : 'spelledBeginning' });
    }
  }
}

/** Enterprises that may be typed with this text in front: by its first letter, and by the one that may begin their second character. */
function sounding(written: string, scope: NameScope): ReadonlySet<number> {
  const places = new Set<number>();
  for (const next of secondsIn(written))
    for (const a of initialsOf(written[0] as string))
      for (const b of initialsOf(written[next] as string)) for (const place of scope.bySound(a + b)) places.add(place);
  return places;
}

/** Where what spells a second character can begin: behind the first letter, its h, its syllable. */
function secondsIn(written: string): readonly number[] {
  const seconds = written.length > 1 ? [1] : [];
  for (let to = 2; to <= LONGEST_SYLLABLE && to < written.length && isLatin(written[to - 1]); to++)
    if ((to === 2 && written[1] === 'h') || mayBeSyllable(written.slice(0, to))) seconds.push(to);
  return seconds;
}

function spelledBy(written: string, places: ReadonlySet<number>, scope: NameScope): readonly Spelled[] {
  const isSpelling = ({ length }: Spelling): boolean =>
    SPELLS.test(written.slice(0, length)) && ordinaryWord(written.slice(0, length)) === 0;
  const found: Spelled[] = [];
  for (const place of places) {
    for (const form of scope.formsOf(place).spoken) {
      const spellings = spelledFrom(written, form).filter(isSpelling);
      if (spellings.length > 0) found.push({ place, form, spellings });
    }
  }
  return found;
}
