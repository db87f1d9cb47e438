// How fast is this machine just now at the kind of work that reading is?

const WORDS = Array.from({ length: 400 }, (_, i) =>
  String.fromCharCode(0x4e00 + ((i * 7_919) % 20_000), 0x4e00 + ((i * 104_729) % 20_000)),
);
const TEXT = WORDS.join('');
const KNOWN = new Map(WORDS.map((word, i) => [word, i]));
/** So many rounds took 0.5 ms of an idle core at the shortest: Node 20.20, one of two vCPUs (Intel Xeon), 1,500 runs. */
const ROUNDS = 6;

/** A fixed piece of work that is 0.5 ms of an idle core: pieces of a text looked up, objects made and sorted. Figures are given as multiples of it, measured in the same run, so that a busy or slower machine does not change them. */
export function referenceLoop(): number {
  let sum = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const found: { readonly from: number; readonly cost: number }[] = [];
    for (let from = 0; from + 1 < TEXT.length; from++) {
      const value = KNOWN.get(TEXT.slice(from, from + 2));
      if (value !== undefined) found.push({ from, cost: (value * 31) % 97 });
    }
    found.sort((a, b) => a.cost - b.cost || a.from - b.from);
    for (const { from, cost } of found) sum += from * cost;
  }
  return sum;
}
