// When WeCom takes messages again: who is told, and when does what waited go out?
import { describe, expect, test } from 'vitest';
import { openOutbox } from '../../../src/desk/outbox/outbox.ts';
import { text } from '../../../src/desk/say.ts';
import { HOUR, MINUTE, nudge, people, SECOND, START, world } from './refusing-world.ts';

describe('the end of a setting that WeCom refused', () => {
  test('its end is told once, by each process that told its beginning, though another sent what was left', async () => {
    const { time, ledger, messenger, told, deps } = world((at) => (at < MINUTE ? 60020 : 0));
    await ledger.plan(people(4).map((p) => nudge(p)));
    const other: string[] = [];
    openOutbox(deps);
    openOutbox({ ...deps, log: { event: (name) => void (/^(?:problem|channel\.)/.test(name) && other.push(name)) } });
    await time.pass(5 * MINUTE);
    expect(messenger.shown.map((s) => s.person).sort()).toEqual(people(4));
    const both = () => [told().map((e) => e.name), other];
    expect(both()).toEqual([
      ['problem', 'channel.restored'],
      ['problem', 'channel.restored'],
    ]);
    const later = (p: string) => nudge(p, { key: `again/${p}`, say: text('再提醒'), stage: 'lastCall', dueAt: time.clock.now() });
    await ledger.plan(people(4).map(later));
    await time.pass(MINUTE);
    expect(messenger.shown).toHaveLength(8);
    expect(both().flat()).toHaveLength(4);
  });

  test('a process with nothing left to try learns from the ledger that it is over', async () => {
    const { time, ledger, told, deps } = world(() => 60020);
    await ledger.plan([nudge('anna', { expiresAt: new Date(START.getTime() + MINUTE) })]);
    openOutbox(deps);
    await time.pass(2 * MINUTE);
    expect(ledger.rows[0]?.state).toBe('dropped');
    expect(told().map((e) => e.name)).toEqual(['problem']);
    // Sent by a process whose address is trusted by now.
    await ledger.plan([nudge('anna', { key: 'later', stage: 'lastCall' })]);
    const [row] = await ledger.claim(time.clock.now(), 1, MINUTE);
    if (row === undefined) throw new Error('nothing claimed');
    await ledger.settle(row, { kind: 'sent', msgid: null }, time.clock.now());
    await time.pass(21 * SECOND);
    expect(told().slice(1)).toMatchObject([{ name: 'channel.restored', since: START.toISOString(), elsewhere: true }]);
    await time.pass(10 * MINUTE);
    expect(told()).toHaveLength(2);
  });

  test('all that waits goes out at once when it is over, however long its own pause has become', async () => {
    const { time, ledger, messenger, deps } = world((at) => (at < HOUR ? 60020 : 0));
    await ledger.plan(people(14).map((p) => nudge(p)));
    openOutbox(deps);
    await time.pass(HOUR);
    let first: number | null = null;
    for (let second = 0; second < 200 && messenger.shown.length < 14; second++) {
      await time.pass(SECOND);
      if (messenger.shown.length > 0) first ??= second;
      if (first !== null && second > first + 3) break;
    }
    expect(messenger.shown).toHaveLength(14);
  });

  test('that one person can be reached again is told, and that others were reached meanwhile is not its end', async () => {
    const { time, ledger, messenger, told, deps } = world((at, person) => (person === 'p000' && at < 10 * MINUTE ? 60011 : 0));
    await ledger.plan(people(20).map((p) => nudge(p)));
    openOutbox(deps);
    await time.pass(9 * MINUTE);
    expect(messenger.shown).toHaveLength(19);
    expect(told().map((e) => e.name)).toEqual(['problem']);
    await time.pass(4 * MINUTE);
    expect(messenger.shown).toHaveLength(20);
    expect(told().map((e) => e.name)).toEqual(['problem', 'channel.restored']);
  });
});
