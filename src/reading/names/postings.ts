// Where on the roster does a name, a piece of one, or a sound occur?
import type { Enterprise } from '../../domain/enterprises.ts';
import { initialsOf } from '../text/pinyin.ts';
import { plainName, type Stripper } from './forms.ts';

/** Positions in the roster's list of enterprises, ascending. */
export type PostingPlaces = readonly number[];

/** The roster turned inside out. Every lookup costs what it finds. */
type Postings = {
  /** Cores and aliases of each enterprise: what parts, sounds and misspellings are looked for in. */
  readonly formsOf: (place: number) => readonly string[];
  /** Full names and aliases. */
  readonly named: (text: string) => PostingPlaces;
  /** Names and aliases without what does not count. */
  readonly cored: (text: string) => PostingPlaces;
  /** Enterprises one of whose forms contains the text (two characters or more). */
  readonly containing: (text: string) => PostingPlaces;
  /** Enterprises with a form that begins with the two characters at `at`. */
  readonly beginning: (text: string, at: number) => PostingPlaces;
  /** Enterprises with a form whose first two characters begin, read aloud, with these two letters. */
  readonly sounding: (letters: string) => PostingPlaces;
  /** Enterprises that share two neighbouring characters with the text, or the first and third of one. */
  readonly resembling: (text: string) => PostingPlaces;
  /** Length of the longest name, alias or core that begins with the two characters at `at`; 0 for none. */
  readonly reach: (text: string, at: number) => number;
};

const NONE: PostingPlaces = [];

/** All places of several lists, each once, ascending. */
export const merged = (lists: readonly PostingPlaces[]): PostingPlaces => [...new Set(lists.flat())].sort((a, b) => a - b);

const pair = (a: string, b: string): number => a.charCodeAt(0) * 65_536 + b.charCodeAt(0);
const pairAt = (text: string, at: number): number => text.charCodeAt(at) * 65_536 + text.charCodeAt(at + 1);

function add<K>(map: Map<K, number[]>, key: K, place: number): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [place]);
  else if (list.at(-1) !== place) list.push(place);
}

export function buildPostings(enterprises: readonly Enterprise[], stripper: Stripper): Postings {
  const named = new Map<string, number[]>();
  const cored = new Map<string, number[]>();
  const byPair = new Map<number, number[]>();
  const byFirstAndThird = new Map<number, number[]>();
  const byHead = new Map<number, number[]>();
  const byInitials = new Map<string, number[]>();
  const reach = new Map<number, number>();
  const forms: (readonly string[])[] = [];

  enterprises.forEach((e, place) => {
    const names = [e.name, ...e.aliases].map(plainName).filter((name) => name.length >= 2);
    const cores = names.flatMap(stripper.cores).filter((core) => core.length >= 2);
    for (const name of names) add(named, name, place);
    for (const core of cores) add(cored, core, place);
    for (const form of [...names, ...cores]) {
      const key = pairAt(form, 0);
      if (form.length > (reach.get(key) ?? 0)) reach.set(key, form.length);
    }
    const mine = [...new Set([...cores, ...names.slice(1)])];
    for (const form of mine) {
      for (let i = 0; i + 1 < form.length; i++) add(byPair, pairAt(form, i), place);
      if (form.length > 2) add(byFirstAndThird, pair(form[0] as string, form[2] as string), place);
      add(byHead, pairAt(form, 0), place);
      for (const a of initialsOf(form[0] as string)) for (const b of initialsOf(form[1] as string)) add(byInitials, a + b, place);
    }
    forms.push(mine);
  });
  const formsOf = (place: number): readonly string[] => forms[place] ?? [];

  const containing = (text: string): PostingPlaces => {
    let rarest: PostingPlaces | undefined;
    for (let i = 0; i + 1 < text.length; i++) {
      const list = byPair.get(pairAt(text, i)) ?? NONE;
      if (rarest === undefined || list.length < rarest.length) rarest = list;
    }
    if (text.length === 2) return rarest ?? NONE;
    return (rarest ?? NONE).filter((place) => formsOf(place).some((form) => form.includes(text)));
  };

  // One edit spoils two neighbouring pairs at most: of any three pairs one is left.
  const resembling = (text: string): PostingPlaces => {
    const lists = Array.from({ length: text.length - 1 }, (_, i) => byPair.get(pairAt(text, i)) ?? NONE);
    lists.sort((a, b) => a.length - b.length);
    const outer = text.length > 3 ? NONE : (byFirstAndThird.get(pair(text[0] as string, text.at(-1) as string)) ?? NONE);
    return merged([...lists.slice(0, 3), outer]);
  };

  return {
    formsOf,
    named: (text) => named.get(text) ?? NONE,
    cored: (text) => cored.get(text) ?? NONE,
    containing,
    beginning: (text, at) => byHead.get(pairAt(text, at)) ?? NONE,
    sounding: (letters) => byInitials.get(letters) ?? NONE,
    resembling,
    reach: (text, at) => reach.get(pairAt(text, at)) ?? 0,
  };
}
