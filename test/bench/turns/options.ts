// What may follow `npm run bench --`?
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

export type BenchOptions = {
  /** About a minute instead of several. */
  readonly short: boolean;
  /** Also with 10,000 enterprises, where a benchmark knows of sizes. */
  readonly large: boolean;
  /** Also against other dialogue engines, which are installed by `npm ci --prefix test/bench/peers`. */
  readonly peers: boolean;
  /** Folder of the product that is measured. */
  readonly product: string;
  /** Another one measured in the same rounds, so that the two meet the same conditions. */
  readonly beside: string | null;
  /** A sentence that belongs to the figures: printed and recorded. */
  readonly note: (says: string) => void;
};

export type Wish = Omit<BenchOptions, 'note'> & {
  readonly names: readonly string[];
  readonly json: string | null;
  readonly against: string | null;
};

export const HELP = `npm run bench [-- NAME … [--short] [--large] [--peers] [--json FILE] [--against FILE] [--product FOLDER] [--beside FOLDER]]
  --short           about a minute
  --large           whole turns with 10,000 enterprises too
  --peers           whole turns beside botbuilder-dialogs and @grammyjs/conversations too (npm ci --prefix test/bench/peers first)
  --json FILE       writes the figures
  --against FILE    compares them with figures written before
  --product FOLDER  measures the product there, for example another version (default: this one)
  --beside FOLDER   whole turns of a second product in the same rounds, and the ratio of the two
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
        peers: { type: 'boolean', default: false },
        json: { type: 'string' },
        against: { type: 'string' },
        product: { type: 'string', default: here },
        beside: { type: 'string' },
      },
    });
    if (positionals.some((name) => !known.includes(name))) return null;
    const { short, large, peers, json = null, against = null, product, beside } = values;
    return {
      short,
      large,
      peers,
      json,
      against,
      product: resolve(product),
      beside: beside === undefined ? null : resolve(beside),
      names: positionals.length > 0 ? positionals : known,
    };
  } catch {
    return null;
  }
}
