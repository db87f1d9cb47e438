// Which stretches with Latin letters spell names in pinyin or initials?
import { initialsOf, spelledFrom } from '../text/pinyin.ts';
import type { NameScope } from './among.ts';
import type { Put } from './hits.ts';
import { type Letters, ordinaryWord, PARTED } from './letters.ts';
import { spokenForms } from './registered.ts';

/** Letters of one spelling. */
const LONGEST = 30;
const isLatin = (c: string | undefined): boolean => c !== undefined && c >= 'a' && c <= 'z';
/** tl, t岭, 棠l; not a single letter. */
const SPELLS = /[a-z]{2}|[a-z][^a-z]|[^a-z][a-z]/;

/** Nothing where no Latin letter was typed. A spelling may run over blanks (tang ling), never end within a run of letters. */
export function soundHits(letters: Letters, scope: NameScope, put: Put): void {
  const { text, parted } = letters;
  if (!/[a-z]/.test(text)) return;
  const isWithin = (at: number): boolean =>
    at < text.length && parted[at] === PARTED.no && isLatin(text[at]) && isLatin(text[at - 1]);
  for (let at = 0; at + 1 < text.length; at++) {
    if (isWithin(at) || !/[a-z]/.test(text.slice(at, at + 8))) continue;
    let limit = at + 1;
    while (limit < text.length && limit < at + LONGEST && parted[limit] !== PARTED.hard) limit++;
    const written = text.slice(at, limit);
    for (const place of sounding(written, scope)) {
      for (const form of spokenForms(scope.formsOf(place))) {
        const best = spelledFrom(written, form).findLast(
          ({ length }) =>
            !isWithin(at + length) && SPELLS.test(written.slice(0, length)) && ordinaryWord(written.slice(0, length)) === 0,
        );
        // Two initials spell a name of two characters, not the beginning of a longer one.
        if (best === undefined || (best.count < form.length && best.length <= 2)) continue;
        put(at, at + best.length, place, { grade: best.count === form.length ? 'spelled' : 'spelledBeginning' });
      }
    }
  }
}

/** Enterprises that may be typed with this text in front: its first letter, then any of the letters behind it. */
function sounding(written: string, scope: NameScope): readonly number[] {
  const letters = new Set([...written.slice(1, 8)].flatMap(initialsOf));
  const heads = initialsOf(written[0] as string);
  return [...new Set(heads.flatMap((a) => [...letters].flatMap((b) => scope.bySound(a + b))))];
}
