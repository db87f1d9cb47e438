// Which enterprise has exactly this name? The whole roster, built in steps.
import type { Enterprise } from '../../domain/enterprises.ts';
import type { Region } from '../../domain/regions.ts';
import { plainName, type Stripper, strippingFor } from './forms.ts';
import { pairKey } from './grams.ts';

/** Positions in the roster's list of enterprises, ascending. */
export type PostingPlaces = readonly number[];

/** What an enterprise is called, plain. */
export type NameForms = {
  readonly full: string;
  readonly aliases: readonly string[];
  /** Full name and aliases without what does not count. */
  readonly cores: readonly string[];
  /** Where parts are looked for: names with their legal form, and the length without. */
  readonly wholes: readonly { readonly form: string; readonly core: number }[];
  /** What slips and sounds are compared with: cores and aliases. */
  readonly spoken: readonly string[];
};

export type Registered = {
  readonly stripper: Stripper;
  readonly count: number;
  readonly idAt: (place: number) => string;
  /** Undefined for an id that is not on the roster. */
  readonly placeOf: (id: string) => number | undefined;
  readonly nameAt: (place: number) => string;
  /** Worked out when first asked for, and kept. */
  readonly formsOf: (place: number) => NameForms;
  /** Two of its parts, not kept: for building indexes of very many. */
  readonly wholesAt: (place: number) => NameForms['wholes'];
  readonly spokenAt: (place: number) => NameForms['spoken'];
  /** Full names and aliases. */
  readonly named: (text: string) => PostingPlaces;
  /** The same without what does not count. */
  readonly cored: (text: string) => PostingPlaces;
  /** Lengths of the names, aliases and cores that begin with the two characters at `at`, longest first. */
  readonly lengthsAt: (text: string, at: number) => readonly number[];
};

const NONE: readonly number[] = [];
/** Enterprises between two steps. */
const STEP = 256;

type Lists = Map<string, number | number[]>;

function add(map: Lists, key: string, place: number): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, place);
  else if (typeof known === 'number') {
    if (known !== place) map.set(key, [known, place]);
  } else if (known.at(-1) !== place) known.push(place);
}

const listed = (found: number | readonly number[] | undefined): PostingPlaces =>
  found === undefined ? NONE : typeof found === 'number' ? [found] : found;

/** Ids are unique; names and aliases may repeat. A step takes a few milliseconds. */
export function* registering(enterprises: readonly Enterprise[], regions: readonly Region[]): Generator<void, Registered> {
  const plain: string[] = [];
  for (let i = 0; i < enterprises.length; i++) {
    plain.push(plainName((enterprises[i] as Enterprise).name));
    if (i % STEP === STEP - 1) yield;
  }
  const stripper = yield* strippingFor(plain, regions);
  const named: Lists = new Map();
  const cored: Lists = new Map();
  const lengths = new Map<number, number[]>();
  const places = new Map<string, number>();
  const notes = (form: string) => {
    const key = pairKey(form[0] as string, form[1] as string);
    const known = lengths.get(key);
    if (known === undefined) lengths.set(key, [form.length]);
    else if (!known.includes(form.length)) known.push(form.length);
  };
  for (let i = 0; i < enterprises.length; i++) {
    const { id, aliases } = enterprises[i] as Enterprise;
    places.set(id, i);
    for (const name of [plain[i] as string, ...aliases.map(plainName)]) {
      if (name.length < 2) continue;
      add(named, name, i);
      notes(name);
      for (const core of stripper.cores(name)) {
        if (core.length < 2 || core === name) continue;
        add(cored, core, i);
        notes(core);
      }
    }
    if (i % STEP === STEP - 1) yield;
  }
  for (const list of lengths.values()) list.sort((a, b) => b - a);

  const forms = new Map<number, NameForms>();
  const worked = (place: number): NameForms =>
    forms.get(place) ?? formsOf(enterprises[place] as Enterprise, plain[place] as string, stripper);
  return {
    stripper,
    count: enterprises.length,
    idAt: (place) => (enterprises[place] as Enterprise).id,
    placeOf: (id) => places.get(id),
    nameAt: (place) => (enterprises[place] as Enterprise).name,
    formsOf: (place) => {
      const known = worked(place);
      forms.set(place, known);
      return known;
    },
    wholesAt: (place) => worked(place).wholes,
    spokenAt: (place) => worked(place).spoken,
    named: (text) => listed(named.get(text)),
    cored: (text) => listed(cored.get(text)),
    lengthsAt: (text, at) => lengths.get(pairKey(text[at] ?? '\0', text[at + 1] ?? '\0')) ?? NONE,
  };
}

function formsOf({ aliases }: Enterprise, full: string, stripper: Stripper): NameForms {
  const plain = aliases.map(plainName).filter((name) => name.length >= 2);
  const cores: string[] = [];
  const wholes: NameForms['wholes'][number][] = [];
  for (const name of [full, ...plain]) {
    for (const core of stripper.cores(name)) if (core.length >= 2 && !cores.includes(core)) cores.push(core);
    for (const whole of stripper.wholes(name)) {
      // What another holds need not be looked through; full names come first and are the longer ones.
      const isHeld = wholes.some(({ form, core }) => core >= whole.core && form.startsWith(whole.form));
      if (whole.form.length >= 2 && !isHeld) wholes.push(whole);
    }
  }
  return { full, aliases: plain, cores, wholes, spoken: [...new Set([...cores, ...plain])] };
}
