// How is a message to one person written down as a row we owe?
import type { Outgoing, OutgoingKind } from '../ports.ts';

type Needed = Pick<Outgoing, 'key' | 'corp' | 'person' | 'kind' | 'say' | 'dueAt'>;

/** A row that never expires and belongs to no stage, unless it says so. */
export const outgoing = (row: Needed & Partial<Outgoing>): Outgoing => ({
  expiresAt: null,
  owed: null,
  stage: null,
  period: null,
  ...row,
});

const RANKS: Readonly<Record<OutgoingKind, number>> = { reply: 1, nudge: 2, broadcast: 3 };

/** Of what is due to one person the lowest goes first, then what was due earlier, then what was planned earlier. */
export const rankOf = ({ kind, urgent = false }: Pick<Outgoing, 'kind' | 'urgent'>): number =>
  urgent ? RANKS.reply : RANKS[kind];
