// Which stretches are names with one character wrong, missing or too many, or with some left out?
import { isNumeralCharacter } from '../numbers/numerals.ts';
import { soundAlike } from '../text/pinyin.ts';
import type { NameScope } from './among.ts';
import type { NameGrade } from './costs.ts';
import { cutsNumber } from './exact.ts';
import type { Put } from './hits.ts';
import { type Letters, ordinaryWord, PARTED } from './letters.ts';
import type { Registered } from './registered.ts';

/** Comparisons for one message. */
const MOST_COMPARED = 5_000;
const isHan = (c: string | undefined): boolean => c !== undefined && c >= '\u4e00' && c <= '\u9fff';

type Slip = { readonly to: number; readonly grade: NameGrade };

/**
 * With a doubt. Something known stands on both sides. A beginning of a name counts where characters behind the slip agree. Seeds: two of the
 * first three characters agree, or one of two and the other sounds the same, so that the work does not grow with the roster.
 */
export function slipHits(
  letters: Letters,
  { stripper }: Registered,
  scope: NameScope,
  put: Put,
  isKnownStart: (at: number) => boolean,
): void {
  const { text, parted, begins } = letters;
  /** What is written again and again is looked for once. */
  const known = new Map<string, ReadonlySet<number>>();
  const named = new Map<string, boolean>();
  const mayBeName = (written: string): boolean => {
    const may = named.get(written) ?? (ordinaryWord(written) === 0 && !stripper.isEmpty(written));
    named.set(written, may);
    return may;
  };
  let compared = 0;
  for (let at = 0; at + 1 < text.length && compared < MOST_COMPARED; at++) {
    if (parted[at + 1] !== PARTED.no || !isKnownStart(at)) continue;
    const limit = letters.gluedTo[at] as number;
    const head = text.slice(at, Math.min(at + 3, limit));
    const places = known.get(head) ?? alike(head, scope);
    known.set(head, places);
    for (const place of places) {
      for (const form of scope.formsOf(place).spoken) {
        compared++;
        for (const { to, grade } of slipsOf(letters, at, limit, form)) {
          const suffix = parted[to] === PARTED.no ? stripper.suffixAt(text, to) : 0;
          if ((begins[to] !== 1 && suffix === 0) || cutsNumber(letters, at, to)) continue;
          const written = text.slice(at, to);
          if (mayBeName(written)) put(at, to, place, { grade, doubt: true });
        }
      }
    }
  }
}

/** Enterprises with a form that may stand with a slip where these two or three letters begin. */
function alike(head: string, scope: NameScope): ReadonlySet<number> {
  const [a, b, c] = [head[0] as string, head[1] as string, head[2]];
  const found = new Set<number>();
  const take = (places: readonly number[]) => {
    for (const place of places) found.add(place);
  };
  // A later one is wrong; the second is missing.
  take(scope.byHead('01', a, b));
  take(scope.byHead('02', a, b));
  // The second or the first is wrong, or one too many stands between them.
  if (c !== undefined) {
    take(scope.byHead('02', a, c));
    take(scope.byHead('12', b, c));
    take(scope.byHead('01', a, c));
  }
  const sound = (places: readonly number[], nth: number, typed: string) =>
    take(places.filter((place) => scope.formsOf(place).spoken.some((form) => isHomophone(form[nth], typed))));
  if (isHan(a) && isHan(b)) {
    sound(scope.byLetter('0', a), 1, b);
    sound(scope.byLetter('1', b), 0, a);
  }
  return found;
}

const isHomophone = (a: string | undefined, b: string): boolean => a !== undefined && a !== b && isHan(a) && soundAlike(a, b);

/** How a form can stand at `at` with one slip. */
function slipsOf(letters: Letters, at: number, limit: number, form: string): readonly Slip[] {
  const { text } = letters;
  const same = common(text, at, limit, form, 0);
  if (same === form.length) return [];
  const found: Slip[] = [];
  const [typed, meant] = [text[at + same], form[same] as string];
  const take = (letter: number, next: number, sounds: boolean) => {
    const length = common(text, letter, limit, form, next);
    const [to, used] = [letter + length, next + length];
    const isWhole = used === form.length;
    // Of two characters only a homophone counts; of three the missing middle.
    if (used < (sounds ? 2 : 3) || to - at < 2) return;
    if (isWhole) found.push({ to, grade: sounds ? 'homophone' : 'misspelt' });
    else if (length > 0 || (sounds && used === 2)) found.push({ to, grade: sounds ? 'homophoneBeginning' : 'misspeltBeginning' });
  };
  const sounds = at + same < limit && isHomophone(meant, typed as string);
  const isSure = sounds && same > 0 && (same >= 2 || text[at + same + 1] === form[same + 1]) && form.length > 2;
  if (at + same < limit && maySlip(letters, at + same, meant, isSure)) {
    take(at + same + 1, same + 1, sounds);
    if (same > 0 && text[at + same + 1] === meant) take(at + same + 1, same, false);
  }
  if (same > 0 && form[same + 1] !== undefined && typed === form[same + 1] && (form.length > 3 || same === 1)) {
    if (!isNumeralCharacter(meant)) take(at + same, same + 1, false);
  }
  const short = abbreviation(text, at, limit, form, same);
  return short === null ? found : [...found, { to: short, grade: 'abbreviated' }];
}

/** A character may be a slip where it is no number (二厂 is never 一厂) and, but `asWord`, no word by itself (六和轩 for 六合轩). */
function maySlip({ text, begins, ends, numerals }: Letters, at: number, meant: string, asWord: boolean): boolean {
  const typed = text[at] as string;
  if (!isHan(typed) || !isHan(meant) || numerals[at] === 1) return false;
  return asWord || !(begins[at] === 1 && ends[at + 1] === 1);
}

/** 骏驰汽配 for 骏驰汽车配件: the first two characters, then some of the others in their order, three or more in all. */
function abbreviation(text: string, at: number, limit: number, form: string, same: number): number | null {
  if (same < 2) return null;
  let used = same;
  let to = at + same;
  while (to < limit) {
    const next = form.indexOf(text[to] as string, used);
    if (next === -1) break;
    used = next + 1;
    to++;
  }
  return to > at + same && to - at >= 3 ? to : null;
}

function common(text: string, at: number, limit: number, form: string, from: number): number {
  let length = 0;
  while (at + length < limit && from + length < form.length && text[at + length] === form[from + length]) length++;
  return length;
}
