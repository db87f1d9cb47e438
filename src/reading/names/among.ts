// Among which enterprises are parts, sounds and slips of names looked for? One index for each set of enterprises, built when first asked.
import { initialsOf } from '../text/pinyin.ts';
import { type Grams, gramsBuilder, pairKey } from './grams.ts';
import type { NameForms, PostingPlaces, Registered } from './registered.ts';

/** A key that more share tells none of them apart. */
const MOST_ALIKE = 512;
const NONE: PostingPlaces = [];
/** Enterprises between two steps. */
const STEP = 256;

export type NameScope = {
  readonly has: (place: number) => boolean;
  readonly formsOf: (place: number) => NameForms;
  /** Enterprises with a whole name that contains these two characters. */
  readonly byPair: (a: string, b: string) => PostingPlaces;
  /** Enterprises with a whole name that contains the text (two characters or more) and not in its legal form alone. */
  readonly containing: (text: string) => PostingPlaces;
  /** Enterprises with a core or alias whose first three characters have these two at 0 and 1, 0 and 2, or 1 and 2. */
  readonly byHead: (at: '01' | '02' | '12', a: string, b: string) => PostingPlaces;
  /** Enterprises with a core or alias whose first or second character this is. */
  readonly byLetter: (at: '0' | '1', a: string) => PostingPlaces;
  /** Enterprises with a core or alias whose first two characters may be typed with these two letters. */
  readonly bySound: (letters: string) => PostingPlaces;
  /** Builds what parts need, a few milliseconds a step. */
  readonly preparing: () => Generator<void, void>;
  readonly bytes: () => number;
};

/** `places`: the enterprises meant, ascending; undefined for all. */
export function nameScope(registered: Registered, places: PostingPlaces | undefined): NameScope {
  const { formsOf, count } = registered;
  const among = places === undefined ? undefined : new Set(places);
  const placeAt = (i: number): number => (places === undefined ? i : (places[i] as number));
  const size = places?.length ?? count;

  function* pairs(): Generator<void, Grams> {
    const { add, sorting } = gramsBuilder();
    for (let i = 0; i < size; i++) {
      const place = placeAt(i);
      for (const { form, core } of registered.wholesAt(place)) {
        for (let at = 0; at + 1 < form.length && at < core; at++) add(pairKey(form[at] as string, form[at + 1] as string), place);
      }
      if (i % STEP === STEP - 1) yield;
    }
    return yield* sorting();
  }
  function* overForms(keysOf: (form: string, add: (key: number) => void) => void): Generator<void, Grams> {
    const { add, sorting } = gramsBuilder();
    for (let i = 0; i < size; i++) {
      const place = placeAt(i);
      for (const form of registered.spokenAt(place)) keysOf(form, (key) => add(key, place));
      if (i % STEP === STEP - 1) yield;
    }
    return yield* sorting();
  }
  const head = (a: number, b: number) =>
    later(() =>
      overForms((form, add) => {
        if (form.length > Math.max(a, b)) add(pairKey(form[a] as string, form[b] as string));
      }),
    );
  const letter = (a: number) =>
    later(() =>
      overForms((form, add) => {
        if (form.length > a) add(form.charCodeAt(a));
      }),
    );
  const byPair = later(pairs);
  const heads = { '01': head(0, 1), '02': head(0, 2), '12': head(1, 2) };
  const letters = { '0': letter(0), '1': letter(1) };
  const sounds = later(() =>
    overForms((form, add) => {
      for (const a of initialsOf(form[0] as string)) for (const b of initialsOf(form[1] as string)) add(pairKey(a, b));
    }),
  );

  return {
    has: (place) => among?.has(place) ?? true,
    formsOf,
    byPair: (a, b) => byPair.now().under(pairKey(a, b), MOST_ALIKE) ?? NONE,
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
    byHead: (at, a, b) => heads[at].now().under(pairKey(a, b), MOST_ALIKE) ?? NONE,
    byLetter: (at, a) => letters[at].now().under(a.charCodeAt(0), MOST_ALIKE) ?? NONE,
    bySound: (two) => sounds.now().under(pairKey(two[0] as string, two[1] as string), MOST_ALIKE) ?? NONE,
    *preparing() {
      for (const part of [byPair, ...Object.values(heads), ...Object.values(letters)]) yield* part.preparing();
    },
    bytes: () => [byPair, sounds, ...Object.values(heads), ...Object.values(letters)].reduce((sum, l) => sum + l.bytes(), 0),
  };
}

type Later = { readonly now: () => Grams; readonly preparing: () => Generator<void, void>; readonly bytes: () => number };

/** Built when first asked for, or before in steps. */
function later(build: () => Generator<void, Grams>): Later {
  let built: Grams | undefined;
  return {
    now: () => {
      built ??= finished(build());
      return built;
    },
    *preparing() {
      built ??= yield* build();
    },
    bytes: () => built?.bytes ?? 0,
  };
}

/** Runs all steps at once. */
export function finished<T>(steps: Generator<void, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
