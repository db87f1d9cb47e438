// Which of several ways comes next, the same for the same seed?

export type Random = {
  /** A whole number from 0 up to, not including, `below`. */
  readonly int: (below: number) => number;
  readonly pick: <T>(options: readonly T[]) => T;
  readonly chance: (share: number) => boolean;
  readonly shuffled: <T>(list: readonly T[]) => readonly T[];
};

/** Integer arithmetic alone: every machine makes the same numbers. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return (t ^ (t >>> 14)) >>> 0;
  };
  const int = (below: number): number => next() % below;
  return {
    int,
    pick: (options) => options[int(options.length)] as (typeof options)[number],
    chance: (share) => int(10_000) < share * 10_000,
    shuffled: (list) => {
      const left = [...list];
      return list.map(() => left.splice(int(left.length), 1)[0] as (typeof list)[number]);
    },
  };
}
