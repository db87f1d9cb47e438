import { describe, expect, test } from 'vitest';
import { type OutboxDeps, openOutbox } from '../../../src/desk/outbox/outbox.ts';
import { text } from '../../../src/desk/say.ts';
import { wordsOf } from '../../memory/words.ts';
import { failing, HOUR, MINUTE, row, START, states, world } from './outbox-world.ts';

describe('trouble', () => {
  test('a receiver who cannot be reached is given up at once and listed', async () => {
    const { time, ledger, messenger, works } = world();
    messenger.trouble = (moment, person) => (moment === 'before' && person === 'anna' ? failing('wecom.receiver') : undefined);
    await ledger.plan([row('anna'), row('bert')]);
    openOutbox(works);
    await time.pass(HOUR);
    expect(states(ledger)).toEqual(['failed wecom.receiver', 'sent']);
    expect(await ledger.troubled(START)).toMatchObject([{ person: 'anna', state: 'failed', problem: 'wecom.receiver' }]);
    expect(messenger.shown).toHaveLength(1);
  });

  test('throttled by the platform: later and later, never given up, in order when it is over', async () => {
    const { time, ledger, messenger, works } = world();
    let calls = 0;
    messenger.trouble = (moment) => {
      if (moment === 'before' && time.clock.now().getTime() < START.getTime() + 6 * HOUR) {
        calls += 1;
        failing('wecom.throttled');
      }
    };
    await ledger.plan([row('anna', { kind: 'reply', key: 'a' }), row('anna', { kind: 'reply', key: 'b' }), row('anna')]);
    openOutbox(works);
    await time.pass(7 * HOUR);
    expect(calls).toBeGreaterThan(20);
    expect(calls).toBeLessThan(60);
    expect(messenger.shown.map((s) => wordsOf(s.say))).toEqual(['reply a', 'reply b', 'nudge nudge/anna']);
    expect(states(ledger).every((s) => s.startsWith('sent'))).toBe(true);
  });

  test('away for six hours: what was never taken is sent, what may have been is unknown, what is stale is dropped', async () => {
    const { time, ledger, messenger, works } = world();
    const isOver = () => time.clock.now().getTime() >= START.getTime() + 6 * HOUR;
    messenger.trouble = (moment, person) => {
      if (moment === 'before' && !isOver()) failing('wecom.away', person === 'unsure' ? {} : { unsent: true });
    };
    await ledger.plan([row('sure'), row('unsure'), row('stale', { expiresAt: new Date(START.getTime() + 3 * HOUR) })]);
    openOutbox(works);
    await time.pass(5 * HOUR);
    expect(states(ledger)).toEqual(['due wecom.away', 'unknown wecom.away', 'dropped wecom.away']);
    await time.pass(2 * HOUR);
    expect(messenger.shown.map((s) => s.person)).toEqual(['sure']);
  });

  test('shown but not known, then throttled past the 4 h: unknown, not shown a second time', async () => {
    const { time, ledger, messenger, works } = world();
    messenger.trouble = (moment) => {
      if (messenger.shown.length === 1 && moment === 'after') failing('wecom.away');
      if (messenger.shown.length === 1 && time.clock.now().getTime() < START.getTime() + 5 * HOUR) failing('wecom.throttled');
    };
    await ledger.plan([row('anna')]);
    openOutbox(works);
    await time.pass(8 * HOUR);
    expect(states(ledger)).toEqual(['unknown wecom.throttled']);
    expect(messenger.shown).toHaveLength(1);
  });

  test('a lost answer is tried again and shown once; a reply may be the same text twice', async () => {
    const { time, ledger, messenger, works } = world();
    let lost = 0;
    messenger.trouble = (moment, person) => {
      if (moment === 'after' && person === 'anna' && lost++ < 3) failing('wecom.away');
    };
    await ledger.plan([
      row('anna'),
      row('bert', { kind: 'reply', key: 'r1', say: text('已收到') }),
      row('bert', { kind: 'reply', key: 'r2', say: text('已收到') }),
    ]);
    openOutbox(works);
    await time.pass(HOUR);
    expect(messenger.calls.filter((s) => s.person === 'anna')).toHaveLength(4);
    expect(messenger.shown.map((s) => s.person).sort()).toEqual(['anna', 'bert', 'bert']);
    expect(states(ledger)).toEqual(['sent wecom.away', 'sent', 'sent']);
  });

  test('a message that breaks the program is set aside after three times and stops nobody', async () => {
    const { time, ledger, messenger, works } = world();
    messenger.trouble = (_, person) => {
      if (person === 'anna') throw new TypeError('bug');
    };
    await ledger.plan([row('anna'), row('bert')]);
    openOutbox(works);
    await time.pass(HOUR);
    expect(states(ledger)).toEqual(['failed bug', 'sent']);
  });

  test('the database away: nothing is lost, and what was sent is booked as soon as it is back', async () => {
    const { time, ledger, messenger, works } = world();
    let away = false;
    const flaky: OutboxDeps['ledger'] = {
      ...ledger,
      claim: async (...args) => (away ? failing('database.away') : ledger.claim(...args)),
      settle: async (...args) => (away ? failing('database.away') : ledger.settle(...args)),
    };
    await ledger.plan([row('anna', { kind: 'reply' }), row('bert', { kind: 'reply' })]);
    messenger.trouble = (moment) => {
      if (moment === 'after') away = true;
    };
    openOutbox({ ...works, ledger: flaky });
    await time.pass(3_000);
    away = false;
    messenger.trouble = () => {};
    await time.pass(2 * MINUTE);
    expect(messenger.shown.map((s) => s.person)).toEqual(['anna', 'bert']);
    expect(states(ledger)).toEqual(['sent', 'sent']);
  });

  test('a worker that froze after its claim and thaws finds the row another’s and sends nothing', async () => {
    const { time, ledger, messenger, works } = world();
    const thaw: (() => void)[] = [];
    const frozen = { ...works, activity: { lastInReport: () => new Promise<null>((go) => thaw.push(() => go(null))) } };
    await ledger.plan([row('anna')]);
    let asleep = false;
    openOutbox({ ...frozen, timers: { after: (ms, ring) => works.timers.after(ms, () => asleep || ring()) } });
    await time.pass(1);
    asleep = true;
    openOutbox(works);
    await time.pass(2 * MINUTE);
    expect(messenger.calls).toHaveLength(1);
    for (const go of thaw) go();
    await time.pass(MINUTE);
    expect(messenger.calls).toHaveLength(1);
    expect(states(ledger)).toEqual(['sent']);
  });
});
