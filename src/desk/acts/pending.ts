// Which act waits for its 确认, and for how long is that what was meant?
import { z } from 'zod';
import { COMMAND_NAMES, type CommandName } from '../../../conversations/commands.ts';
import type { Settings } from '../../domain/settings.ts';
import { count, exact, instant, object, weekOrMonth } from '../../forms/shapes.ts';
import type { CommandArgs } from '../../reading/reading.ts';
import { roomSlot } from '../room-slot.ts';
import { type Thread, withoutAside } from '../thread.ts';

export const ROOM = 'acts';

/** Plain JSON: instants are ISO texts. */
export type Pending =
  | { readonly kind: 'deadline'; readonly period: string; readonly dueAt: string; readonly was: string | null }
  /** `district` null: everybody. */
  | { readonly kind: 'broadcast'; readonly text: string; readonly district: string | null }
  | { readonly kind: 'handOver'; readonly enterprise: string; readonly from: string | null; readonly to: string }
  | Which;

/** Which one is meant? The command goes on with the id that is chosen. */
export type Which = {
  readonly kind: 'which';
  readonly name: CommandName;
  readonly args: Omit<CommandArgs, 'at'>;
  readonly at: string | null;
  readonly field: 'enterprise' | 'person';
  readonly options: readonly string[];
};

const args = exact<Which['args']>()(
  object({
    enterprise: z.string().exactOptional(),
    doubt: z.literal('name').exactOptional(),
    candidates: z.array(z.string()).exactOptional(),
    unknown: z.string().exactOptional(),
    reason: z.string().exactOptional(),
    text: z.string().exactOptional(),
    period: weekOrMonth.exactOptional(),
    districts: z.array(z.string()).exactOptional(),
    number: count.exactOptional(),
    people: count.exactOptional(),
    person: z.string().exactOptional(),
    on: z.boolean().exactOptional(),
  }),
);
const pending = exact<Pending>()(
  z.discriminatedUnion('kind', [
    object({ kind: z.literal('deadline'), period: weekOrMonth, dueAt: instant, was: instant.nullable() }),
    object({ kind: z.literal('broadcast'), text: z.string(), district: z.string().nullable() }),
    object({ kind: z.literal('handOver'), enterprise: z.string(), from: z.string().nullable(), to: z.string() }),
    object({
      kind: z.literal('which'),
      name: z.enum(COMMAND_NAMES),
      args,
      at: instant.nullable(),
      field: z.enum(['enterprise', 'person']),
      options: z.array(z.string()),
    }),
  ]),
);
export const actsSlot = roomSlot(ROOM, pending);

export const pendingOf = (thread: Thread): Pending | null => actsSlot.of(thread);

/** What was shown longer ago has changed, or is no longer what 确认 means. */
export function isStale(thread: Thread, now: Date, { openForms }: Pick<Settings, 'openForms'>): boolean {
  const aside = thread.asides.find((a) => a.room === ROOM);
  return aside !== undefined && now.getTime() - Date.parse(aside.at) > openForms.actMinutes * 60_000;
}

export const asking = (thread: Thread, pending: Pending, at: Date): Thread => actsSlot.put(thread, pending, at);
export const settled = (thread: Thread): Thread => withoutAside(thread, ROOM);
