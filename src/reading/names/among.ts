// Among which enterprises are parts, sounds and slips of names looked for? One index for each set of enterprises, built when first asked.
import { initialsOf } from '../text/pinyin.ts';
import { type Grams, gramsBuilder, pairKey } from './grams.ts';
import type { NameForms, PostingPlaces, Registered } from './registered.ts';
import { finished } from './steps.ts';

/** A key that more share tells none of them apart. */
const MOST_ALIKE = 128;
/** Of two letters, which are looked up only where some were typed. */
const MOST_SOUNDING = 1_024;
const NONE: PostingPlaces = [];
/** Enterprises between two steps. */
const STEP = 256;

export type NameScope = {
  readonly has: (place: number) => boolean;
  readonly formsOf: (place: number) => NameForms;
  /** Enterprises with a whole name that contains these two characters; null where too many do. */
  readonly byPair: (a: string, b: string) => PostingPlaces | null;
  /** Enterprises with a whole name that contains the text (two characters or more) and not in its legal form alone. */
  readonly containing: (text: string) => PostingPlaces;
  /** Enterprises with a core or alias whose first three characters have these two at 0 and 1, 0 and 2, or 1 and 2. */
  readonly byHead: (at: '01' | '02' | '12', a: string, b: string) => PostingPlaces;
  /** Enterprises with a core or alias whose first or second character this is. */
  readonly byLetter: (at: '0' | '1', a: string) => PostingPlaces;
  /** Enterprises with a core or alias whose first two characters may be typed with these two letters. */
  readonly bySound: (letters: string) => PostingPlaces;
  /** Builds all of it, a few milliseconds a step. */
  readonly preparing: () => Generator<void, void>;
};

/** `places`: the enterprises meant, ascending; undefined for all. */
export function nameScope(registered: Registered, places: PostingPlaces | undefined): NameScope {
  const { formsOf, count } = registered;
  const among = places === undefined ? undefined : new Set(places);
  const placeAt = (i: number): number => (places === undefined ? i : (places[i] as number));
  const size = places?.length ?? count;

  function* pairs(): Generator<void, Grams> {
    const { add, sorting } = gramsBuilder(size);
    for (let i = 0; i < size; i++) {
      const place = placeAt(i);
      for (const { form } of registered.wholesAt(place))
        for (let at = 0; at + 1 < form.length; at++) add(pairKey(form[at] as string, form[at + 1] as string), place);
      if (i % STEP === STEP - 1) yield;
    }
    return yield* sorting();
  }
  function* slips(): Generator<void, Slips> {
    const [first, outer, second] = [gramsBuilder(size), gramsBuilder(size), gramsBuilder(size)];
    const [heads, seconds, sounds] = [gramsBuilder(size), gramsBuilder(size), gramsBuilder(size)];
    for (let i = 0; i < size; i++) {
      const place = placeAt(i);
      for (const form of registered.spokenAt(place)) {
        const [a, b, c] = [form[0] as string, form[1] as string, form[2]];
        first.add(pairKey(a, b), place);
        if (c !== undefined) {
          outer.add(pairKey(a, c), place);
          second.add(pairKey(b, c), place);
        }
        heads.add(a.charCodeAt(0), place);
        seconds.add(b.charCodeAt(0), place);
        for (const x of initialsOf(a)) for (const y of initialsOf(b)) sounds.add(pairKey(x, y), place);
      }
      if (i % STEP === STEP - 1) yield;
    }
    return {
      '01': yield* first.sorting(),
      '02': yield* outer.sorting(),
      '12': yield* second.sorting(),
      '0': yield* heads.sorting(),
      '1': yield* seconds.sorting(),
      sounds: yield* sounds.sorting(),
    };
  }
  const [byPair, bySlip] = [later(pairs), later(slips)];

  return {
    has: (place) => among?.has(place) ?? true,
    formsOf,
    byPair: (a, b) => byPair.now().under(pairKey(a, b), MOST_ALIKE),
    containing: (text) => {
      let rarest: PostingPlaces | null = null;
      for (let i = 0; i + 1 < text.length; i++) {
        const list = byPair.now().under(pairKey(text[i] as string, text[i + 1] as string), rarest?.length ?? MOST_ALIKE);
        if (list !== null) rarest = list;
      }
      return (rarest ?? NONE).filter((place) =>
        formsOf(place).wholes.some(({ form, core }) => {
          const at = form.indexOf(text);
          return at !== -1 && at < core;
        }),
      );
    },
    byHead: (at, a, b) => bySlip.now()[at].under(pairKey(a, b), MOST_ALIKE) ?? NONE,
    byLetter: (at, a) => bySlip.now()[at].under(a.charCodeAt(0), MOST_ALIKE) ?? NONE,
    bySound: (two) => bySlip.now().sounds.under(pairKey(two[0] as string, two[1] as string), MOST_SOUNDING) ?? NONE,
    *preparing() {
      yield* byPair.preparing();
      yield* bySlip.preparing();
    },
  };
}

/** Where the beginnings of spoken forms have which characters, and how they sound. */
type Slips = Readonly<Record<'01' | '02' | '12' | '0' | '1' | 'sounds', Grams>>;

type Later<T> = { readonly now: () => T; readonly preparing: () => Generator<void, void> };

/** Built when first asked for, or before in steps. */
function later<T>(build: () => Generator<void, T>): Later<T> {
  let built: T | undefined;
  return {
    now: () => {
      built ??= finished(build());
      return built;
    },
    *preparing() {
      built ??= yield* build();
    },
  };
}
