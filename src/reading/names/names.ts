// Which enterprise does a piece of text name? (domain §17.1)
import type { Enterprise } from '../../domain/enterprises.ts';
import type { Region } from '../../domain/regions.ts';
import { isNumeralCharacter } from '../numbers/numerals.ts';
import { longestWord } from '../text/lexicon.ts';
import { initialsOf, spelled } from '../text/pinyin.ts';
import { type Folded, GAP } from '../text/text.ts';
import { REPORT_WORDS } from '../words/report-words.ts';
import { nameDistance } from './doubts.ts';
import { stripperFor } from './forms.ts';
import type { Named } from './named.ts';
import { buildPostings, merged, type PostingPlaces } from './postings.ts';

/** A name that stands in a running text. */
export type NameSpan = { readonly from: number; readonly to: number; readonly named: Named };

/** Everything reading knows of names, built once per roster version. */
export type NameIndex = {
  /** Full registered name of an id. */
  readonly nameOf: (id: string) => string | undefined;
  /**
   * What a text that is a name and nothing else stands for, among `within` (absent: everything on the roster).
   * Full name or alias beats the same without legal form or place, that beats a part, that pinyin, that one wrong character.
   * A text that names another's enterprise is unknown, never a misspelling of one's own.
   */
  readonly find: (text: string, within?: ReadonlySet<string>) => Named;
  /** Names, aliases and cores in a running text, longest first, left to right; with `within` also beginnings of its cores. Others' short names are left alone. */
  readonly spans: (f: Folded, within?: ReadonlySet<string>) => readonly NameSpan[];
  /** Whether a text names no enterprise by itself: only places, legal forms and beginnings half the roster shares. */
  readonly isEmpty: (text: string) => boolean;
};

/** More are no choice anybody can read. */
const MAX_CANDIDATES = 20;
/** A beginning that more names share names none of them. */
const MAX_ALIKE = 2000;
const NONE: PostingPlaces = [];
const NO_GAPS = new Uint8Array(64);

/** Builds the index for one version of the roster: some 20 µs an enterprise. Ids are unique; names and aliases may repeat. */
export function buildNameIndex(enterprises: readonly Enterprise[], regions: readonly Region[]): NameIndex {
  const stripper = stripperFor(
    enterprises.map((e) => e.name),
    regions,
  );
  const postings = buildPostings(enterprises, stripper);
  const names = new Map(enterprises.map((e) => [e.id, e.name]));
  const idAt = (place: number): string => (enterprises[place] as Enterprise).id;
  const among = (places: PostingPlaces, within: ReadonlySet<string> | undefined): PostingPlaces =>
    within === undefined ? places : places.filter((place) => within.has(idAt(place)));

  /** One of several ways of looking that finds anything. */
  const first = (ways: readonly (() => PostingPlaces)[]): PostingPlaces => {
    for (const way of ways) {
      const found = way();
      if (found.length > 0) return found;
    }
    return NONE;
  };
  /** Places that may be typed with this text in front: its first letter, then any of the letters behind it. */
  const sounding = (text: string): PostingPlaces => {
    const letters = [...new Set([...text.slice(1, 8)].flatMap(initialsOf))];
    return merged(initialsOf(text[0] as string).flatMap((a) => letters.map((b) => postings.sounding(a + b))));
  };

  /** Pinyin and initials, only where Latin letters were typed: whole forms before beginnings, beginnings before parts. */
  const spelledOut = (text: string, within: ReadonlySet<string> | undefined): PostingPlaces => {
    if (!/[a-z]{2}|[a-z][^a-z]|[^a-z][a-z]/.test(text)) return NONE;
    const whole: number[] = [];
    const partly: number[] = [];
    for (const place of among(sounding(text), within)) {
      for (const form of postings.formsOf(place)) {
        const count = spelled(text, form);
        if (count === form.length) whole.push(place);
        else if (count > 2 || text.length > count) partly.push(...(count > 0 ? [place] : []));
      }
    }
    return merged([whole.length > 0 ? whole : partly]);
  };

  const misspelt = (variants: readonly string[], within: ReadonlySet<string> | undefined): PostingPlaces => {
    let best = 4;
    let found: number[] = [];
    for (const text of variants) {
      const nearby = text.length > 2 ? postings.resembling(text) : merged([postings.resembling(text), sounding(text)]);
      for (const place of among(nearby, within)) {
        for (const form of postings.formsOf(place)) {
          const distance = nameDistance(text, form);
          if (distance === null || distance > best) continue;
          if (distance < best) found = [];
          best = distance;
          found.push(place);
        }
      }
    }
    return merged([found]);
  };

  const asNamed = (places: PostingPlaces, doubt: boolean): Named =>
    places.length > 1
      ? { candidates: places.slice(0, MAX_CANDIDATES).map(idAt) }
      : { enterprise: idAt(places[0] as number), ...(doubt && { doubt: 'name' as const }) };

  const find = (text: string, within?: ReadonlySet<string>): Named => {
    const unknown: Named = { unknown: text.trim() };
    const variants = stripper.variants(text);
    if (variants.length === 0 || stripper.isEmpty(text)) return unknown;
    const exactly = (scope?: ReadonlySet<string>) =>
      first([
        ...variants.map((v) => () => among(postings.named(v), scope)),
        ...variants.map((v) => () => among(postings.cored(v), scope)),
      ]);
    const partly = (scope?: ReadonlySet<string>) => first(variants.map((v) => () => among(postings.containing(v), scope)));

    const exact = exactly(within);
    if (exact.length > 0) return asNamed(exact, false);
    const part = partly(within);
    // Another's full name or alias may be a part of one's own: mine is meant, but it is asked.
    if (part.length > 0) return asNamed(part, within !== undefined && exactly().length > 0);
    const latin = first(variants.map((v) => () => spelledOut(v, within)));
    if (latin.length > 0) return asNamed(latin, false);
    if (within !== undefined && (exactly().length > 0 || partly().length > 0)) return unknown;
    const near = misspelt(variants, within);
    return near.length > 0 ? asNamed(near, true) : unknown;
  };

  /** The longest beginning of a core of `within` that stands at `at`: what people call their own enterprises. */
  const begunAt = (f: Folded, at: number, within: ReadonlySet<string>): NameSpan | null => {
    let length = 1;
    const all = postings.beginning(f.text, at);
    for (const place of all.length > MAX_ALIKE ? NONE : among(all, within)) {
      for (const form of postings.formsOf(place)) length = Math.max(length, commonLength(f.text, at, form));
    }
    const text = f.text.slice(at, at + length);
    if (length < 2 || crosses(f, at, at + length, GAP.blank) || stripper.isEmpty(text) || isTalk(text)) return null;
    return { from: at, to: at + length, named: find(text, within) };
  };

  const spanAt = (f: Folded, at: number, within: ReadonlySet<string> | undefined): NameSpan | null => {
    const longest = Math.min(postings.reach(f.text, at), f.text.length - at);
    for (let length = longest; length >= 2; length--) {
      const text = f.text.slice(at, at + length);
      const found = first([() => postings.named(text), () => postings.cored(text)]);
      if (found.length === 0 || stripper.isEmpty(text)) continue;
      const mine = first([() => among(postings.named(text), within), () => among(postings.cored(text), within)]);
      // 九百三十六 和上周一样 does not name 六和: a number ends at a blank, and others' names are not looked for over one.
      const widest = mine.length === 0 || isNumeralCharacter(text[0]) ? GAP.none : GAP.blank;
      if (crosses(f, at, at + length, widest)) continue;
      if (mine.length > 0) return { from: at, to: at + length, named: asNamed(mine, false) };
      // 二十六和技工3: others' short names do not take a numeral apart.
      const isFree = !isNumeralCharacter(f.text[at - 1]) || f.gaps[at] !== GAP.none;
      if (length >= 4 || (isNumeralCharacter(text[0]) && isFree))
        return { from: at, to: at + length, named: { unknown: f.typed(at, at + length) } };
    }
    return within === undefined ? null : begunAt(f, at, within);
  };

  return {
    nameOf: (id) => names.get(id),
    find,
    isEmpty: stripper.isEmpty,
    spans: (f, within) => {
      const spans: NameSpan[] = [];
      for (let at = 0; at + 1 < f.text.length; ) {
        const span = spanAt(f, at, within);
        if (span !== null) spans.push(span);
        at = span?.to ?? at + 1;
      }
      return spans;
    },
  };
}

/** Whether a text is nothing but words and numbers a report is made of: 技工 of 技工帮, 十八 of 十八里铺, 大约 of 大约克 name nobody. */
function isTalk(text: string): boolean {
  for (let at = 0; at < text.length; ) {
    const word = longestWord(REPORT_WORDS, { text, gaps: NO_GAPS }, at);
    if (word !== null) at = word.to;
    else if (isNumeralCharacter(text[at])) at++;
    else return false;
  }
  return true;
}

/** Whether a stretch of text runs over a gap wider than `widest`. */
function crosses(f: Folded, from: number, to: number, widest: number): boolean {
  for (let i = from + 1; i < to; i++) if ((f.gaps[i] as number) > widest) return true;
  return false;
}

function commonLength(text: string, at: number, form: string): number {
  let length = 0;
  while (length < form.length && text[at + length] === form[length]) length++;
  return length;
}
