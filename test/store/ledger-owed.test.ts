// The contract of the port Ledger: a nudge goes only for what is still owed.
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Claimed, Ledger } from '../../src/desk/ports.ts';
import { text } from '../../src/desk/say.ts';
import { keysOf, past, row, sendOpen, sent } from './ledger-rows.ts';
import { LEASE_MS, MONTH, OUTGOING_WORLDS, type OutgoingWorld, START, WEEK } from './outgoing-worlds.ts';

describe.each(OUTGOING_WORLDS)('what is owed, in a ledger $name', ({ open }) => {
  let world: OutgoingWorld;
  let ledger: Ledger;
  const claim = (seconds: number) => ledger.claim(past(seconds), 100, LEASE_MS);

  beforeAll(async () => {
    world = await open();
    ledger = world.ledger;
  });
  beforeEach(() => sendOpen(world));

  test('who has reported by now is left in peace, and the next message is not held up', async () => {
    const week = WEEK;
    const owed = { week, enterprises: ['e1', 'e2'] };
    const nudge = row({ kind: 'nudge', person: 'anna', owed });
    const other = row({ kind: 'broadcast', person: 'anna' });
    await world.file('e1');
    await ledger.plan([nudge]);
    const [stillOwed] = await claim(0);
    expect(stillOwed?.key).toBe(nudge.key);
    await ledger.settle(stillOwed as Claimed, { kind: 'retry', at: past(5), problem: 'wecom.away', unsent: true }, START);
    await world.file('e2');
    await ledger.plan([other]);
    expect(keysOf(await claim(5))).toEqual([other.key]);
  });

  test('what nobody can have seen names only what is still owed: it is stale until it is frozen anew, and then no more', async () => {
    const week = WEEK;
    const nudge = row({ kind: 'nudge', person: 'late', owed: { week, enterprises: ['e4', 'e2', 'e3'] } });
    await ledger.plan([nudge]);
    const [first] = await claim(0);
    // e2 was filed in the test before.
    expect(first).toMatchObject({ stale: true, owed: { week, enterprises: ['e4', 'e3'] }, say: nudge.say });
    await world.leasesRunOut();
    const [again] = await claim(60);
    expect(again).toMatchObject({ stale: true, claim: 2 });
    expect(await ledger.refreeze(first as Claimed, text('too late'))).toBe(false);
    expect(await ledger.refreeze(again as Claimed, text('new words'))).toBe(true);
    expect(await ledger.refreeze(again as Claimed, text('once more'))).toBe(false);
    await world.file('e3');
    await world.leasesRunOut();
    const [third] = await claim(120);
    expect(third).toMatchObject({ stale: false, owed: { week, enterprises: ['e4', 'e3'] }, say: text('new words') });
    await ledger.settle(third as Claimed, sent, past(121));
  });

  test('a month’s message goes only to whom something of it is owed', async () => {
    const owed = { month: MONTH, districts: ['d2', 'd3'] };
    const nudge = row({ kind: 'nudge', person: 'month', owed });
    await ledger.plan([nudge]);
    expect(await claim(0)).toMatchObject([{ key: nudge.key, owed, stale: false }]);
  });

  test('weeks and months claimed together are each asked of their own: who has filed or returned is left in peace', async () => {
    await world.file('e1');
    await world.returnOfA();
    const month = (person: string, ...districts: readonly string[]) =>
      row({ kind: 'nudge', person, owed: { month: MONTH, districts }, stage: 'eve', period: MONTH });
    const week = (person: string, enterprise: string) =>
      row({ kind: 'nudge', person, owed: { week: WEEK, enterprises: [enterprise] }, stage: 'preview', period: WEEK });
    await ledger.plan([month('lia', 'A'), month('liu', 'B'), month('both', 'A', 'B'), week('anna', 'e1'), week('bert', 'e5')]);
    expect((await claim(10)).map((c) => [c.person, c.owed, c.stale])).toEqual([
      ['liu', { month: MONTH, districts: ['B'] }, false],
      ['both', { month: MONTH, districts: ['B'] }, true],
      ['bert', { week: WEEK, enterprises: ['e5'] }, false],
    ]);
  });
});
