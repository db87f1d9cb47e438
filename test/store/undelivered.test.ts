// What an operator's retry does to the rows, and what a wrong setting keeps waiting.
import { beforeAll, expect, test } from 'vitest';
import type { UndeliveredRows } from '../../src/desk/outbox/undelivered.ts';
import type { Claimed, Settlement } from '../../src/desk/ports.ts';
import { openLedger } from '../../src/store/ledger.ts';
import { openUndelivered } from '../../src/store/undelivered.ts';
import { freshDatabase, type TestDatabase } from './database.ts';
import { past, row } from './ledger-rows.ts';
import { LEASE_MS, START } from './outgoing-worlds.ts';

let db: TestDatabase;
let undelivered: UndeliveredRows;
let ledger: ReturnType<typeof openLedger>;
beforeAll(async () => {
  db = await freshDatabase();
  undelivered = openUndelivered(db.database);
  ledger = openLedger(db.database);
});

const REFUSED: Settlement = { kind: 'failed', problem: 'wecom.refused', unsent: true };
const LOST: Settlement = { kind: 'retry', at: past(2), problem: 'wecom.away', unsent: false };
/** Claims the row and settles it, one time for each. */
async function settled(person: string, ...settlements: readonly Settlement[]): Promise<string> {
  await ledger.plan([row({ person })]);
  let id = '';
  for (const [i, settlement] of settlements.entries()) {
    const [claimed] = (await ledger.claim(past(10 * i), 100, LEASE_MS)) as readonly [Claimed];
    expect(claimed.person).toBe(person);
    id = claimed.id;
    await ledger.settle(claimed, settlement, past(10 * i));
  }
  return id;
}
const retry = (ids: readonly string[] | null, seconds: number, dryRun = false) =>
  undelivered.retry({ ids, since: START, by: 'command', dryRun }, past(seconds));
const HOURS = 3_600;

test('what failed is claimed again days later, as if it had never been tried', async () => {
  const id = await settled('anna', REFUSED);
  expect(await retry(null, 48 * HOURS, true)).toEqual([{ id, person: 'anna', fate: 'again' }]);
  expect(await ledger.claim(past(48 * HOURS), 100, LEASE_MS)).toEqual([]);
  expect(await retry(null, 48 * HOURS)).toEqual([{ id, person: 'anna', fate: 'again' }]);
  const claimed = await ledger.claim(past(48 * HOURS), 100, LEASE_MS);
  expect(claimed).toMatchObject([{ id, first: true, claim: 2 }]);
  await ledger.settle(claimed[0] as Claimed, { kind: 'sent', msgid: 'x' }, past(48 * HOURS));
  expect(await retry([id], 49 * HOURS)).toEqual([{ id, person: 'anna', fate: 'notFailed' }]);
});

test('a row that was refused at its only try before this was kept comes back too', async () => {
  const id = await settled('bert', { ...REFUSED, unsent: false });
  expect(await retry([id], 48 * HOURS)).toMatchObject([{ fate: 'again' }]);
  const [claimed] = await ledger.claim(past(48 * HOURS), 100, LEASE_MS);
  expect(claimed).toMatchObject({ id, first: true });
  await ledger.settle(claimed as Claimed, { kind: 'sent', msgid: 'x' }, past(48 * HOURS));
});

test('what may have been shown before it failed comes back only while WeCom hides a repetition', async () => {
  const id = await settled('carl', LOST, { ...REFUSED, unsent: false });
  expect(await retry([id], 4 * HOURS)).toMatchObject([{ fate: 'maybeShown' }]);
  expect(await ledger.claim(past(4 * HOURS), 100, LEASE_MS)).toEqual([]);
  expect(await retry([id], HOURS)).toMatchObject([{ fate: 'again' }]);
  const [claimed] = await ledger.claim(past(HOURS), 100, LEASE_MS);
  expect(claimed).toMatchObject({ id, first: false });
  await ledger.settle(claimed as Claimed, { kind: 'sent', msgid: 'x' }, past(HOURS));
});

test('a setting that keeps messages waiting is told with how many and since when, until they are sent', async () => {
  expect(await undelivered.refusal(past(60))).toBeNull();
  await ledger.plan([
    ...['dora', 'emil', 'finn'].map((person, i) => row({ person, dueAt: past(i) })),
    row({ person: 'gerd', dueAt: past(9_000) }),
  ]);
  expect(await undelivered.refusal(past(60))).toBeNull();
  const problem = 'wecom.configuration 60020';
  const [one] = await ledger.claim(past(60), 1, LEASE_MS);
  await ledger.settle(one as Claimed, { kind: 'retry', at: past(70), problem, unsent: true }, past(60));
  expect(await undelivered.refusal(past(60))).toEqual({ problem, waiting: 3, since: past(0) });
  for (const claimed of await ledger.claim(past(80), 100, LEASE_MS))
    await ledger.settle(claimed, { kind: 'sent', msgid: 'x' }, past(80));
  expect(await undelivered.refusal(past(80))).toBeNull();
});

test('what expired is listed, what nobody owed any more is not', async () => {
  await ledger.plan([row({ person: 'hans', expiresAt: past(100) }), row({ person: 'ida', expiresAt: past(100) })]);
  await ledger.claim(past(200), 100, LEASE_MS);
  await db.asOwner(`UPDATE outgoing SET problem = 'notOwed' WHERE person = 'ida'`);
  const rows = await undelivered.list(START, 100);
  expect(rows.filter((r) => r.state === 'dropped').map((r) => [r.person, r.problem])).toEqual([['hans', 'expired']]);
});
