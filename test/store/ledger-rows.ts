// Which rows does the contract of a ledger plan, and how does it start each test with none open?
import { outgoing } from '../../src/desk/outbox/outgoing.ts';
import type { Claimed, Outgoing } from '../../src/desk/ports.ts';
import { text } from '../../src/desk/say.ts';
import { CORP } from './bureau-fixture.ts';
import { LEASE_MS, type OutgoingWorld, START } from './outgoing-worlds.ts';

export const past = (seconds: number): Date => new Date(START.getTime() + seconds * 1000);

let keys = 0;
/** A row of its own, for a person of its own. */
export const row = (over: Partial<Outgoing> = {}): Outgoing => {
  const key = `k${++keys}`;
  return outgoing({ key, corp: CORP, person: `p${keys}`, kind: 'reply', say: text(key), dueAt: START, ...over });
};

export const keysOf = (claimed: readonly Claimed[]) => claimed.map((c) => c.key);
export const sent = { kind: 'sent', msgid: 'x' } as const;

/** Whatever a test before left open is sent now. */
export async function sendOpen({ ledger, leasesRunOut }: OutgoingWorld): Promise<void> {
  await leasesRunOut();
  const claim = () => ledger.claim(past(86_400), 100, LEASE_MS);
  for (let left = await claim(); left.length > 0; left = await claim()) {
    for (const one of left) await ledger.settle(one, sent, past(86_400));
  }
}
