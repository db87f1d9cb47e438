// What is kept of an urgent demand between two messages: one that is being raised, or the number a 办结 waits for?
import { z } from 'zod';
import { roomSlot } from '../../desk/room-slot.ts';
import { count, day, exact, object } from '../../forms/shapes.ts';
import type { Draft } from './draft.ts';

/** 办结 12 without an exact number, or with more than was needed: the number is asked. */
export type Resolving = {
  readonly kind: 'resolve';
  readonly number: number;
  /** More than needed, to be confirmed. */
  readonly people: number | null;
  readonly said: string | null;
};

const slot = exact<Draft | Resolving>()(
  z.discriminatedUnion('kind', [
    object({
      kind: z.literal('raise'),
      enterprise: z.string().nullable(),
      figures: object({
        general: count.exactOptional(),
        skilled: count.exactOptional(),
        senior: count.exactOptional(),
      }),
      total: count.nullable(),
      by: z.union([z.literal('soon'), day]).nullable(),
      reason: z.string().nullable(),
      paused: z.boolean(),
    }),
    object({ kind: z.literal('resolve'), number: count, people: count.nullable(), said: z.string().nullable() }),
  ]),
);
export const urgentSlot = roomSlot('urgent', slot);
