// How does a message that is too long for one become several that are each sent once, in order?
import type { Ledger, Outgoing } from '../ports.ts';
import { text } from '../say.ts';

/**
 * A ledger whose rows each fit one message: sent together, a failure of the second piece would double or lose the first.
 * `cut` gives the pieces of a text in order. A nudge stays one row, as its person, stage and period are unique; it is written to fit.
 */
export const inPieces = (ledger: Ledger, cut: (text: string) => readonly string[]): Ledger => ({
  ...ledger,
  plan: (rows) => ledger.plan(rows.flatMap((row) => piecesOf(row, cut))),
});

/** A row whose text is too long, as several in order. */
export function piecesOf(row: Outgoing, cut: (text: string) => readonly string[]): readonly Outgoing[] {
  const pieces = row.stage === null && row.say.kind === 'text' ? cut(row.say.text) : [];
  if (pieces.length < 2) return [row];
  return pieces.map((piece, i) => ({ ...row, key: i === 0 ? row.key : `${row.key}/${i + 1}`, say: text(piece) }));
}
