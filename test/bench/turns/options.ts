// What may follow `npm run bench --`?
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

export type BenchOptions = {
  /** About a minute instead of several. */
  readonly short: boolean;
  /** Also with 10,000 enterprises, where a benchmark knows of sizes. */
  readonly large: boolean;
  /** Folder of the product that is measured. */
  readonly product: string;
  /** A sentence that belongs to the figures: printed and recorded. */
  readonly note: (says: string) => void;
};

export type Wish = Omit<BenchOptions, 'note'> & {
  readonly names: readonly string[];
  readonly json: string | null;
  readonly against: string | null;
};

export const HELP = `npm run bench [-- NAME … [--short] [--large] [--json FILE] [--against FILE] [--product FOLDER]]
  --short           about a minute
  --large           whole turns with 10,000 enterprises too
  --json FILE       writes the figures
  --against FILE    compares them with figures written before
  --product FOLDER  measures the product there, for example another version (default: this one)
names:`;

/** Null where it cannot be understood, or help was asked for. */
export function readWish(args: readonly string[], known: readonly string[], here: string): Wish | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        short: { type: 'boolean', default: false },
        large: { type: 'boolean', default: false },
        json: { type: 'string' },
        against: { type: 'string' },
        product: { type: 'string', default: here },
      },
    });
    if (positionals.some((name) => !known.includes(name))) return null;
    const { short, large, json = null, against = null, product } = values;
    return { short, large, json, against, product: resolve(product), names: positionals.length > 0 ? positionals : known };
  } catch {
    return null;
  }
}
