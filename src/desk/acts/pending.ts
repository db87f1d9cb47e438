// Which act waits for its 确认, and for how long is that what was meant?
import type { Settings } from '../../domain/settings.ts';
import type { CommandArgs, CommandName } from '../../reading/reading.ts';
import { slotOf, type Thread, withAside, withoutAside } from '../thread.ts';

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

export const pendingOf = (thread: Thread): Pending | null => slotOf<Pending>(thread, ROOM);

/** What was shown longer ago has changed, or is no longer what 确认 means. */
export function isStale(thread: Thread, now: Date, { openForms }: Pick<Settings, 'openForms'>): boolean {
  const aside = thread.asides.find((a) => a.room === ROOM);
  return aside !== undefined && now.getTime() - Date.parse(aside.at) > openForms.actMinutes * 60_000;
}

export const asking = (thread: Thread, pending: Pending, at: Date): Thread => withAside(thread, ROOM, pending, at);
export const settled = (thread: Thread): Thread => withoutAside(thread, ROOM);
