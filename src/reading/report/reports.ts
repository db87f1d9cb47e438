// Which enterprises does a message report, and what of each? (domain §17.3)
import { COSTS } from '../parse/costs.ts';
import { type ParsedReport, parseReport } from '../parse/parse.ts';
import type { ReadingContext } from '../reading.ts';
import type { Folded } from '../text/text.ts';
import { readTable } from './tables.ts';

/** `read`: one reading holds · `tie`: several are as likely, or the likeliest is far from what was written; the likeliest first: nothing may be stored · `none`: it reports nothing, or something in it is not understood. */
type ReportOutcome =
  /** `isTable`: cell by cell, which no second reader knows better. */
  | { readonly kind: 'read'; readonly parsed: ParsedReport; readonly isTable?: true }
  | { readonly kind: 'tie'; readonly parsed: readonly ParsedReport[] }
  /** `isTable`: it can be nothing but a table, which is not certain. */
  | { readonly kind: 'none'; readonly isTable?: true };

/** Reads a message as a report of one or many enterprises. Exact or not at all: a number, zero, week or name that is not certain makes the whole message doubtful. */
export function readReport(f: Folded, context: ReadingContext): ReportOutcome {
  const table = readTable(f, context);
  if (table !== null)
    return table.kind === 'report'
      ? {
          kind: 'read',
          parsed: { reading: table, cost: 0, isFar: false, isAsked: false, isHeld: false, skipped: [] },
          isTable: true,
        }
      : { kind: 'none', ...(f.typed(0, f.text.length).includes('\t') ? { isTable: true } : {}) };
  const parsed = parseReport(f, context);
  const [best, next] = parsed;
  if (best === undefined) return { kind: 'none' };
  const isTie = next !== undefined && next.cost - best.cost < COSTS.near && toldOf(next) !== toldOf(best);
  return isTie || best.isFar ? { kind: 'tie', parsed } : { kind: 'read', parsed: best };
}

/** What is told by a reading, whatever words of it are asked about: 最多|缺8 and 最|多缺|8 store the same, and ask for the same figure. */
const toldOf = ({ reading }: ParsedReport): string =>
  JSON.stringify(reading, (key, value: unknown) => (key === 'why' || key === 'text' ? undefined : value));
