// Which numbers stand under a key? A multimap of small integers in sorted typed arrays: eight bytes a pair.

/** Keys are below 2³², numbers below 2²¹. */
const NUMBERS = 2 ** 21;
/** Above this many pairs they are sorted in parts, so that no step takes long. */
const PART = 65_536;

export type Grams = {
  /** Numbers under a key, ascending, each once; no more than `most`, null where there are more. */
  readonly under: (key: number, most: number) => readonly number[] | null;
  readonly bytes: number;
};

export const pairKey = (a: string, b: string): number => a.charCodeAt(0) * 65_536 + b.charCodeAt(0);

/** Collects pairs, then sorts them; a step of `sorting` takes a few milliseconds. */
export function gramsBuilder(): {
  readonly add: (key: number, number: number) => void;
  readonly sorting: () => Generator<void, Grams>;
} {
  let taken = 0;
  let all = new Float64Array(256);
  return {
    add: (key, number) => {
      if (taken === all.length) {
        const larger = new Float64Array(taken * 2);
        larger.set(all);
        all = larger;
      }
      all[taken++] = key * NUMBERS + number;
    },
    *sorting() {
      const parts = 2 ** Math.max(0, Math.ceil(Math.log2(taken / PART)));
      const lists: Float64Array[] = [];
      for (let part = 0; part < parts; part++) {
        const list =
          parts === 1 ? all.slice(0, taken) : all.subarray(0, taken).filter((pair) => partOf(keyOf(pair), parts) === part);
        lists.push(list.sort());
        yield;
      }
      return gramsOf(lists);
    },
  };
}

const keyOf = (pair: number): number => Math.floor(pair / NUMBERS);
/** The second character of a pair spreads well. */
const partOf = (key: number, parts: number): number => (key ^ (key >>> 16)) & (parts - 1);

function gramsOf(lists: readonly Float64Array[]): Grams {
  return {
    bytes: lists.reduce((sum, list) => sum + list.byteLength, 0),
    under: (key, most) => {
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
