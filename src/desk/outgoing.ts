// How is a message to one person written down as a row we owe?
import type { Outgoing } from './ports.ts';

type Needed = Pick<Outgoing, 'key' | 'corp' | 'person' | 'kind' | 'say' | 'dueAt'>;

/** A row that never expires and belongs to no stage, unless it says so. */
export const outgoing = (row: Needed & Partial<Outgoing>): Outgoing => ({
  expiresAt: null,
  owed: null,
  stage: null,
  period: null,
  ...row,
});
