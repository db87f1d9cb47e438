// What becomes of a message whose turn has come: does it go out, with which words, or is it over? (domain §13.7)
import type { Owed } from '../ports.ts';

/**
 * WeCom hides an identical message for 4 h after the first (wecom §3.2). Half an hour before that a message that may have been shown is no longer
 * tried: nobody would know whether it was shown twice.
 */
export const UNDECIDED_MS = 3.5 * 3_600_000;

/** The first message of a person, due and held by no worker. */
export type DueMessage = {
  /** Its worker's lease ran out: whether it was sent is not known. */
  readonly left: boolean;
  /** It waits to be tried again. */
  readonly waits: boolean;
  /** Null: nothing of it can have been shown. */
  readonly firstClaimedAt: Date | null;
  readonly expiresAt: Date | null;
  readonly owed: Owed | null;
  /** What of it is owed at this very instant. */
  readonly stillOwed: Owed | null;
  /** Its words name more than is owed, and are not written anew yet. */
  readonly stale: boolean;
  /** What went wrong with it before. */
  readonly problem: string | null;
};

type Fate =
  | { readonly kind: 'wait' }
  | { readonly kind: 'over'; readonly state: 'unknown' | 'dropped'; readonly problem: string }
  | { readonly kind: 'send'; readonly owed: Owed | null; readonly stale: boolean };

const sizeOf = (owed: Owed): number => ('week' in owed ? owed.enterprises : owed.districts).length;

export function fateOf({ left, waits, firstClaimedAt, expiresAt, owed, stillOwed, stale, problem }: DueMessage, now: Date): Fate {
  const undecided = firstClaimedAt !== null && now.getTime() - firstClaimedAt.getTime() >= UNDECIDED_MS;
  if (undecided || (expiresAt !== null && expiresAt <= now)) {
    return { kind: 'over', state: undecided || left ? 'unknown' : 'dropped', problem: problem ?? 'expired' };
  }
  if (waits) return { kind: 'wait' };
  if (owed === null || stillOwed === null) return { kind: 'send', owed, stale };
  // Who has reported meanwhile is left in peace …
  if (sizeOf(stillOwed) === 0) return { kind: 'over', state: 'dropped', problem: 'notOwed' };
  // … and what nobody can have seen yet names no more than is owed now; what may have been shown stays to the letter.
  const fewer = firstClaimedAt === null && sizeOf(stillOwed) < sizeOf(owed);
  return fewer ? { kind: 'send', owed: stillOwed, stale: true } : { kind: 'send', owed, stale };
}
