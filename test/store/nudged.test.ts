// The contract of the port Nudged; and what a moved deadline takes back.
import { beforeAll, describe, expect, test } from 'vitest';
import { SILENT } from '../../src/desk/log.ts';
import { outgoing } from '../../src/desk/outbox/outgoing.ts';
import type { Claimed, Ledger, Outgoing } from '../../src/desk/ports.ts';
import { text } from '../../src/desk/say.ts';
import type { Nudged } from '../../src/features/nudges/port.ts';
import { openActs } from '../../src/store/acts.ts';
import { openBureaus } from '../../src/store/bureaus.ts';
import { openLedger } from '../../src/store/ledger.ts';
import { as, CORP, saveRoster } from './bureau-fixture.ts';
import { freshDatabase } from './database.ts';
import { LEASE_MS, OUTGOING_WORLDS, START, WEEK } from './outgoing-worlds.ts';
import { performed } from './performing.ts';

const past = (seconds: number): Date => new Date(START.getTime() + seconds * 1000);

const row = (person: string, stage: string, over: Partial<Outgoing> = {}): Outgoing =>
  outgoing({
    key: `nudge/${person}/${stage}/${over.period ?? WEEK}`,
    corp: CORP,
    person,
    kind: 'nudge',
    say: text(stage),
    dueAt: START,
    owed: { week: over.period ?? WEEK, enterprises: ['e1'] },
    stage,
    period: WEEK,
    ...over,
  });

describe.each(OUTGOING_WORLDS)('what was said first, $name', ({ open }) => {
  let ledger: Ledger;
  let nudged: Nudged;
  beforeAll(async () => {
    ({ ledger, nudged } = await open());
  });
  const sendAll = async (seconds: number) => {
    for (const one of await ledger.claim(past(seconds), 100, LEASE_MS))
      await ledger.settle(one, { kind: 'sent', msgid: null }, past(seconds));
  };

  test('keys that were planned are known', async () => {
    await ledger.plan([row('known', 'preview')]);
    expect(await nudged.known([`nudge/known/preview/${WEEK}`, 'never'])).toEqual(new Set([`nudge/known/preview/${WEEK}`]));
  });

  test('the last list is the newest that may have been shown, of whatever week; not one that waits or was refused', async () => {
    const person = 'wang';
    expect(await nudged.lastList(CORP, person)).toBeNull();
    await ledger.plan([row(person, 'overdue')]);
    expect(await nudged.lastList(CORP, person)).toBeNull();
    const [claimed] = (await ledger.claim(past(1), 100, LEASE_MS)).filter((r) => r.person === person);
    expect(await nudged.lastList(CORP, person)).toEqual({ week: WEEK, at: past(1) });
    await ledger.settle(claimed as Claimed, { kind: 'sent', msgid: null }, past(3));
    expect(await nudged.lastList(CORP, person)).toEqual({ week: WEEK, at: past(3) });
    await ledger.plan([row(person, 'opening', { period: '2021-W21', dueAt: past(10) })]);
    const [refused] = (await ledger.claim(past(11), 100, LEASE_MS)).filter((r) => r.person === person);
    await ledger.settle(refused as Claimed, { kind: 'failed', problem: 'wecom.receiver', unsent: true }, past(12));
    // Tried once, and over before it was tried again.
    await ledger.plan([row(person, 'preview', { period: '2021-W22', dueAt: past(12), expiresAt: past(13) })]);
    const [tried] = (await ledger.claim(past(12), 100, LEASE_MS)).filter((r) => r.person === person);
    await ledger.settle(tried as Claimed, { kind: 'retry', at: past(14), problem: 'wecom.away', unsent: false }, past(12));
    expect(await nudged.lastList(CORP, person)).toEqual({ week: '2021-W22', at: past(12) });
    await ledger.plan([row(person, 'summary', { owed: null, dueAt: past(13) })]);
    await sendAll(14);
    expect(await nudged.lastList(CORP, person)).toEqual({ week: WEEK, at: past(3) });
    expect(await nudged.lastList('another', person)).toBeNull();
  });

  test('who asked to be reminded later is in peace until then', async () => {
    await ledger.plan([
      row('zhao', 'snooze 2021-05-20T16:01', { dueAt: past(600) }),
      row('zhao', 'snooze 2021-05-20T17:01', { dueAt: past(4200) }),
      row('li', 'finalDay', { dueAt: past(600) }),
    ]);
    expect(await nudged.snoozed(CORP, past(100))).toEqual(new Map([['zhao', past(4200)]]));
    expect(await nudged.snoozed('another', past(100))).toEqual(new Map());
    await sendAll(5000);
    expect(await nudged.snoozed(CORP, past(700))).toEqual(new Map([['zhao', past(4200)]]));
    expect(await nudged.snoozed(CORP, past(4200))).toEqual(new Map());
  });
});

test('a deadline that moves takes back what nobody can have seen of its period, and makes room for it', async () => {
  const { database, asOwner } = await freshDatabase();
  await saveRoster(database);
  const ledger = openLedger(database);
  const waiting = row('wang', 'lastCall', { dueAt: past(60) });
  await ledger.plan([row('zhao', 'lastCall'), waiting, row('li', 'lastCall', { period: '2021-W21', dueAt: past(60) })]);
  const [shown] = await ledger.claim(START, 100, LEASE_MS);
  await ledger.settle(shown as Claimed, { kind: 'retry', at: past(90), problem: 'wecom.away', unsent: false }, past(1));
  const before = await asOwner<{ state: string }>('SELECT state FROM outgoing ORDER BY id');
  expect(before.map((r) => r.state)).toEqual(['due', 'due', 'due']);
  const { moveDeadline } = openActs({ ...database, bureaus: openBureaus({ ...database, log: SILENT }) });
  const by = { asker: as('task'), message: 'm', at: past(2) };
  expect(await performed(moveDeadline, by, { period: WEEK, dueAt: past(86_400) })).toBe('done');
  const after = await asOwner<{ state: string; problem: string | null }>('SELECT state, problem FROM outgoing ORDER BY id');
  expect(after.map((r) => `${r.state} ${r.problem}`)).toEqual(['due wecom.away', 'dropped moved', 'due null']);
  expect(await ledger.plan([{ ...waiting, dueAt: past(80_000) }])).toBe(1);
});
