import { describe, expect, test } from 'vitest';
import { openOutbox } from '../../../src/desk/outbox/outbox.ts';
import { Problem } from '../../../src/desk/problem.ts';
import { wordsOf } from '../../memory/words.ts';
import { HOUR, MINUTE, nudge, people, SECOND, START, world } from './refusing-world.ts';

const DAY = 24 * HOUR;

describe('a setting that makes WeCom refuse every message', () => {
  test('60020 for 40 s at 09:03: all 414 are delivered afterwards, none twice, and the operator reads one line', async () => {
    const { time, ledger, messenger, tries, told, deps } = world((at) => (at < 40 * SECOND ? 60020 : 0));
    await ledger.plan(people(414).map((p) => nudge(p)));
    openOutbox(deps);
    await time.pass(39 * SECOND);
    expect(messenger.shown).toEqual([]);
    expect(ledger.rows.every((r) => r.state === 'due')).toBe(true);
    // Those on their way at once, then one at a time.
    expect(tries.length).toBeLessThan(16 + 5);
    await time.pass(2 * MINUTE);
    expect(messenger.shown.map((s) => s.person).sort()).toEqual(people(414));
    expect(ledger.rows.every((r) => r.state === 'sent')).toBe(true);
    expect(told()).toMatchObject([
      { name: 'problem', code: 'wecom.configuration', loud: true, at: 'channel', errcode: 60020, from: '203.0.113.9' },
      { name: 'channel.restored', since: START.toISOString() },
    ]);
    await time.pass(DAY);
    expect(messenger.shown).toHaveLength(414);
  });

  test.each([40001, 40056, 48002, 60011, 60020, 301002])('%i keeps every row due until it expires', async (errcode) => {
    const { time, ledger, tries, told, states, deps } = world(() => errcode);
    await ledger.plan([
      ...people(40).map((p) => nudge(p)),
      nudge('reply', { kind: 'reply', expiresAt: null, stage: null, period: null }),
    ]);
    openOutbox(deps);
    await time.pass(2 * HOUR - SECOND);
    expect(ledger.rows.every((r) => r.state === 'due')).toBe(true);
    // 16 at once, then ever more rarely, one a minute at most.
    expect(tries.length).toBeLessThan(16 + 130);
    expect(told()).toHaveLength(1);
    await time.pass(5 * MINUTE);
    expect(
      states()
        .slice(0, -1)
        .every((s) => s.startsWith('dropped')),
    ).toBe(true);
    expect(states().at(-1)).toBe(`due wecom.configuration ${errcode}`);
  });

  test('set right after hours: the first one through opens the door for all within about a minute', async () => {
    const { time, ledger, messenger, deps } = world((at) => (at < 5 * HOUR ? 40056 : 0));
    await ledger.plan(people(60).map((p) => nudge(p, { expiresAt: null })));
    openOutbox(deps);
    await time.pass(5 * HOUR + MINUTE + 30 * SECOND);
    expect(messenger.shown.length).toBeGreaterThan(50);
    await time.pass(MINUTE);
    expect(messenger.shown.map((s) => s.person).sort()).toEqual(people(60));
  });

  test('a single message waiting is tried again and again, later and later', async () => {
    const { time, ledger, messenger, tries, told, deps } = world((at) => (at < HOUR ? 48002 : 0));
    await ledger.plan([nudge('anna')]);
    openOutbox(deps);
    await time.pass(HOUR);
    expect(tries.length).toBeGreaterThan(20);
    expect(tries.length).toBeLessThan(75);
    await time.pass(3 * MINUTE);
    expect(messenger.shown).toHaveLength(1);
    expect(told().map((e) => e.name)).toEqual(['problem', 'channel.restored']);
  });

  test('told once for a trouble, again for the next trouble and for another number', async () => {
    const troubles = (at: number) => {
      if (at < 10 * MINUTE) return 60020;
      if (at < 20 * MINUTE) return 301002;
      return at >= 25 * MINUTE && at < 40 * MINUTE ? 60020 : 0;
    };
    const { time, ledger, told, deps } = world(troubles);
    openOutbox(deps);
    for (const [i, minute] of [0, 21, 26, 45].entries()) {
      await time.pass(START.getTime() + minute * MINUTE - time.clock.now().getTime());
      await ledger.plan(people(10).map((p) => nudge(p, { key: `${i}/${p}`, period: `2021-W0${i}` })));
    }
    await time.pass(5 * MINUTE);
    expect(told().map(({ name, errcode }) => (errcode === undefined ? name : `${name} ${errcode}`))).toEqual([
      'problem 60020',
      'problem 301002',
      'channel.restored',
      'problem 60020',
      'channel.restored',
    ]);
    expect(ledger.rows.every((r) => r.state === 'sent')).toBe(true);
  });

  test('waits a week at most where nothing expires', async () => {
    const { time, ledger, states, deps } = world(() => 60020);
    await ledger.plan([nudge('anna', { expiresAt: null })]);
    openOutbox(deps);
    await time.pass(7 * DAY - MINUTE);
    expect(states()).toEqual(['due wecom.configuration 60020']);
    await time.pass(10 * MINUTE);
    expect(states()).toEqual(['failed wecom.configuration 60020']);
    expect(ledger.rows[0]?.firstClaimedAt).toBeNull();
  });
});

describe('what concerns one person or one message', () => {
  test('ends that row alone: not in the visible range, left the company', async () => {
    const gone: Readonly<Record<string, number>> = { p001: 81013, p003: 60111, p005: 40003 };
    const { time, ledger, messenger, states, deps } = world((_, person) => gone[person] ?? 0);
    await ledger.plan(people(8).map((p) => nudge(p)));
    openOutbox(deps);
    await time.pass(HOUR);
    expect(states().map((s) => s === 'failed wecom.receiver')).toEqual([false, true, false, true, false, true, false, false]);
    expect(messenger.shown).toHaveLength(5);
  });

  test('a number of the settings that one person alone gets holds up nobody else', async () => {
    const { time, ledger, messenger, told, deps } = world((_, person) => (person === 'p000' ? 60011 : 0));
    await ledger.plan(people(100).map((p) => nudge(p)));
    openOutbox(deps);
    await time.pass(10 * SECOND);
    expect(messenger.shown).toHaveLength(99);
    await time.pass(50 * MINUTE);
    expect(told()).toHaveLength(1);
  });

  test('a token that cannot be had keeps no row longer than about a minute after its end', async () => {
    const { time, ledger, messenger, deps } = world(() => 0);
    messenger.trouble = (moment) => {
      if (moment === 'before' && time.clock.now().getTime() < START.getTime() + HOUR + SECOND)
        throw new Problem('wecom.away', { unsent: true });
    };
    await ledger.plan(people(30).map((p) => nudge(p)));
    openOutbox(deps);
    await time.pass(HOUR);
    expect(messenger.shown).toEqual([]);
    await time.pass(90 * SECOND);
    expect(messenger.shown).toHaveLength(30);
  });

  test('a card that needs a callback address waits, words go out', async () => {
    const { time, ledger, messenger, states, deps } = world((_, person) => (person.startsWith('card') ? 43012 : 0));
    await ledger.plan([...['card1', 'card2', 'card3', 'card4'].map((p) => nudge(p)), ...people(20).map((p) => nudge(p))]);
    openOutbox(deps);
    await time.pass(MINUTE);
    expect(messenger.shown).toHaveLength(20);
    expect(states().slice(0, 4)).toEqual(Array(4).fill('due wecom.configuration 43012'));
  });

  test('a group whose robot is gone stops nobody, and is asked for again after the app was stopped', async () => {
    const { time, ledger, messenger, tries, deps } = world((at, person) => {
      if (person.startsWith('group/')) return 0;
      return at < 30 * SECOND ? 60020 : 0;
    });
    const groups = ['group/1', 'group/2', 'group/3'];
    messenger.trouble = ((before) => (moment: 'before' | 'after', person: string) => {
      before(moment, person);
      if (moment === 'before' && groups.includes(person)) throw new Problem('wecom.configuration', { errcode: 93000 });
    })(messenger.trouble);
    await ledger.plan([
      ...groups.map((p) => nudge(p, { kind: 'broadcast', stage: null })),
      ...people(30).map((p) => nudge(p, { kind: 'broadcast' })),
    ]);
    openOutbox(deps);
    await time.pass(3 * MINUTE);
    expect(messenger.shown.map((s) => s.person).sort()).toEqual(people(30));
    expect(tries.filter((t) => t.person === 'group/1').length).toBeGreaterThan(1);
  });
});

test('what was refused on top of a try that may have been shown is still shown once', async () => {
  const { time, ledger, messenger, deps } = world((at) => (at > 0 && at < MINUTE ? 60020 : 0));
  let lost = false;
  messenger.trouble = ((before) => (moment: 'before' | 'after', person: string) => {
    before(moment, person);
    if (moment === 'after' && !lost) {
      lost = true;
      throw new Problem('wecom.away');
    }
  })(messenger.trouble);
  await ledger.plan([nudge('anna')]);
  openOutbox(deps);
  await time.pass(10 * MINUTE);
  expect(messenger.shown.map((s) => wordsOf(s.say))).toEqual(['提醒 anna']);
  expect(messenger.calls).toHaveLength(2);
  expect(ledger.rows[0]?.state).toBe('sent');
});
