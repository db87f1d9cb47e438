// Which numbers stand under a key? A multimap of small integers in sorted typed arrays: nine or ten bytes a pair.

/** Keys are below 2³², numbers below 2²¹. */
const NUMBERS = 2 ** 21;
/** Enterprises whose pairs are sorted at once; those of more are sorted in parts, so that no step takes long. */
const PART = 4_096;

export type Grams = {
  /** Numbers under a key, ascending, each once; no more than `most`, null where there are more. */
  readonly under: (key: number, most: number) => readonly number[] | null;
};

export const pairKey = (a: string, b: string): number => a.charCodeAt(0) * 65_536 + b.charCodeAt(0);

/** Collects pairs, then sorts them. `enterprises`: of how many. */
type GramsBuilder = {
  readonly add: (key: number, number: number) => void;
  /** A few milliseconds a step. */
  readonly sorting: () => Generator<void, Grams>;
};

export function gramsBuilder(enterprises: number): GramsBuilder {
  const parts = 2 ** Math.max(0, Math.ceil(Math.log2(enterprises / PART)));
  const lists = Array.from({ length: parts }, () => new Float64Array(32));
  const taken = new Uint32Array(parts);
  return {
    add: (key, number) => {
      const part = partOf(key, parts);
      const at = taken[part] as number;
      let list = lists[part] as Float64Array;
      if (at === list.length) {
        const larger = new Float64Array(at * 2);
        larger.set(list);
        lists[part] = larger;
        list = larger;
      }
      list[at] = key * NUMBERS + number;
      taken[part] = at + 1;
    },
    *sorting() {
      const sorted: Float64Array[] = [];
      const filter = filterFor(taken.reduce((sum, n) => sum + n, 0));
      for (const [part, list] of lists.entries()) {
        const pairs = list.slice(0, taken[part]).sort();
        filter.add(pairs);
        sorted.push(pairs);
        yield;
      }
      return gramsOf(sorted, filter.mayHold);
    },
  };
}

/** The second character of a pair spreads well. */
const partOf = (key: number, parts: number): number => (key ^ (key >>> 16)) & (parts - 1);

/** Of most keys that are asked for nothing is known: one bit of a hash says so. Eight to sixteen bits a pair. */
type Filter = { readonly add: (pairs: Float64Array) => void; readonly mayHold: (key: number) => boolean };

function filterFor(pairs: number): Filter {
  const bits = new Uint8Array(2 ** Math.ceil(Math.log2(Math.max(4, pairs))));
  const hashed = (key: number): number => Math.imul(key ^ (key >>> 16), 0x9e3779b1) >>> 0;
  const byteOf = (hash: number): number => (hash >>> 8) & (bits.length - 1);
  return {
    add: (list) => {
      for (const pair of list) {
        const hash = hashed(Math.floor(pair / NUMBERS));
        bits[byteOf(hash)] = (bits[byteOf(hash)] as number) | (1 << (hash & 7));
      }
    },
    mayHold: (key) => {
      const hash = hashed(key);
      return (((bits[byteOf(hash)] as number) >>> (hash & 7)) & 1) === 1;
    },
  };
}

const NOTHING: readonly number[] = [];

function gramsOf(lists: readonly Float64Array[], mayHold: Filter['mayHold']): Grams {
  return {
    under: (key, most) => {
      if (!mayHold(key)) return NOTHING;
      const list = lists[partOf(key, lists.length)] as Float64Array;
      const from = firstNotBelow(list, key * NUMBERS);
      const found: number[] = [];
      for (let i = from; i < list.length && (list[i] as number) < (key + 1) * NUMBERS; i++) {
        const number = (list[i] as number) - key * NUMBERS;
        if (found.at(-1) === number) continue;
        if (found.length === most) return null;
        found.push(number);
      }
      return found;
    },
  };
}

function firstNotBelow(list: Float64Array, pair: number): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((list[middle] as number) < pair) low = middle + 1;
    else high = middle;
  }
  return low;
}
