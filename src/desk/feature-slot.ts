// What does one feature keep among a person's asides, and how is it read back?
import type { z } from 'zod';
import { type Thread, withAside } from './thread.ts';

/** The only way to a feature's slot: what is put in is what the schema reads when the next message comes. */
export type FeatureSlot<Slot> = {
  /** The feature's name. */
  readonly room: string;
  readonly schema: z.ZodType<Slot>;
  /** What the feature is in the middle of; null where it is not. */
  of(thread: Thread): Slot | null;
  /** The thread with it as the newest aside. */
  put(thread: Thread, slot: Slot, at: Date): Thread;
};

export const featureSlot = <Slot>(room: string, schema: z.ZodType<Slot>): FeatureSlot<Slot> => ({
  room,
  schema,
  // Read by this schema when the message came, or put in since by this type.
  of: (thread) => (thread.asides.find((a) => a.room === room)?.slot as Slot | undefined) ?? null,
  put: (thread, slot, at) => withAside(thread, room, slot, at),
});
