import { describe, expect, test } from 'vitest';
import { type OutboxDeps, openOutbox } from '../../../src/desk/outbox/outbox.ts';
import { text } from '../../../src/desk/say.ts';
import { wordsOf } from '../../memory/words.ts';
import { failing, HOUR, MINUTE, row, START, states, world } from './outbox-world.ts';

describe('an outbox', () => {
  test('sends what is kicked at once, replies before nudges before broadcasts, one a person at a time', async () => {
    const { time, ledger, messenger, works } = world();
    const outbox = openOutbox(works);
    await time.pass(1);
    await ledger.plan([
      row('anna', { kind: 'broadcast' }),
      row('anna', { kind: 'nudge' }),
      row('anna', { kind: 'reply', key: 'r1' }),
      row('anna', { kind: 'reply', key: 'r2' }),
      row('bert', { kind: 'reply' }),
    ]);
    outbox.kick();
    await time.pass(10);
    expect(messenger.shown.filter((s) => s.person === 'anna').map((s) => wordsOf(s.say))).toEqual([
      'reply r1',
      'reply r2',
      'nudge nudge/anna',
      'broadcast broadcast/anna',
    ]);
    expect(messenger.shown).toHaveLength(5);
  });

  test('finds by itself what nobody kicked, within 20 s', async () => {
    const { time, ledger, messenger, works } = world();
    openOutbox(works);
    await time.pass(1);
    await ledger.plan([row('anna'), row('bert', { dueAt: new Date(START.getTime() + 50_000) })]);
    await time.pass(20_000);
    expect(messenger.shown.map((s) => s.person)).toEqual(['anna']);
    await time.pass(45_000);
    expect(messenger.shown.map((s) => s.person)).toEqual(['anna', 'bert']);
  });

  test('asks again at the sending instant whether something is still owed', async () => {
    const reported = new Set<string>();
    const { time, ledger, messenger, works } = world(reported);
    await ledger.plan([
      row('anna', { owed: { week: '2021-W19', enterprises: ['e1', 'e2'] } }),
      row('bert', { owed: { week: '2021-W19', enterprises: ['e3', 'e4'] } }),
    ]);
    for (const e of ['e1', 'e3', 'e4']) reported.add(e);
    openOutbox(works);
    await time.pass(1_000);
    expect(messenger.shown.map((s) => s.person)).toEqual(['anna']);
    expect(states(ledger)).toEqual(['sent', 'dropped notOwed']);
  });

  test('leaves who is reporting in peace until 3 minutes after their last message; their reply goes out meanwhile', async () => {
    const { time, ledger, messenger, lastInReport, works } = world();
    lastInReport.set('anna', START);
    await ledger.plan([row('anna'), row('anna', { kind: 'reply' })]);
    openOutbox(works);
    await time.pass(2 * MINUTE);
    lastInReport.set('anna', new Date(START.getTime() + 2 * MINUTE));
    expect(messenger.shown.map((s) => wordsOf(s.say))).toEqual(['reply reply/anna']);
    await time.pass(2 * MINUTE + 50_000);
    expect(messenger.shown).toHaveLength(1);
    await time.pass(40_000);
    expect(messenger.shown.map((s) => wordsOf(s.say))).toEqual(['reply reply/anna', 'nudge nudge/anna']);
  });

  test('of a list that was filed in part before anything was sent names the rest, and says the same at every later try', async () => {
    const reported = new Set<string>(['e1']);
    const { time, ledger, messenger, works } = world(reported);
    await ledger.plan([row('anna', { owed: { week: '2021-W19', enterprises: ['e1', 'e2', 'e3'] } })]);
    const rewrite: OutboxDeps['rewrite'] = async ({ owed }) => text(`still ${JSON.stringify(owed)}`);
    let lost = 0;
    messenger.trouble = (moment) => {
      if (moment === 'after' && lost++ < 2) failing('wecom.away');
    };
    openOutbox({ ...works, rewrite });
    await time.pass(1_000);
    reported.add('e2');
    await time.pass(HOUR);
    const words = messenger.calls.map((s) => wordsOf(s.say));
    expect(words).toEqual(Array(3).fill('still {"week":"2021-W19","enterprises":["e2","e3"]}'));
    expect(messenger.shown).toHaveLength(1);
    expect(states(ledger)).toEqual(['sent wecom.away']);
  });

  test('says nothing first at night, whenever it was due: replies and what is urgent go out, the rest at half past seven', async () => {
    const { time, ledger, messenger, works } = world();
    await time.pass(12 * HOUR); // 23:03
    await ledger.plan([
      row('anna'),
      row('anna', { kind: 'reply' }),
      row('anna', { kind: 'broadcast', key: 'fire', urgent: true }),
    ]);
    openOutbox(works);
    await time.pass(8 * HOUR);
    expect(messenger.shown.map((s) => wordsOf(s.say)).sort()).toEqual(['broadcast fire', 'reply reply/anna']);
    await time.pass(HOUR);
    expect(messenger.shown.at(-1)).toMatchObject({ say: text('nudge nudge/anna') });
    expect(messenger.shown.at(-1)?.at.toISOString()).toBe('2021-05-14T23:33:00.000Z');
  });

  test('in a group, where nothing hides a repetition, what may have been shown is not said again', async () => {
    const { time, ledger, messenger, works } = world();
    messenger.trouble = (moment, person) => {
      if (person === 'group/370402' && moment === 'after') failing('wecom.away');
      if (person === 'group/370403' && moment === 'before' && time.clock.now().getTime() < START.getTime() + MINUTE)
        failing('wecom.throttled');
    };
    await ledger.plan([row('group/370402', { kind: 'broadcast' }), row('group/370403', { kind: 'broadcast' })]);
    openOutbox(works);
    await time.pass(HOUR);
    expect(messenger.shown.map((s) => s.person)).toEqual(['group/370402', 'group/370403']);
    expect(states(ledger)).toEqual(['unknown', 'sent wecom.throttled']);
  });

  test('keeps to 20 a minute a person, in order, and nothing is dropped by the platform', async () => {
    const { time, ledger, messenger, works } = world();
    await ledger.plan(
      Array.from({ length: 70 }, (_, i) => row('anna', { kind: 'reply', key: `r${String(i).padStart(2, '0')}` })),
    );
    openOutbox(works);
    await time.pass(MINUTE - 1);
    expect(messenger.shown).toHaveLength(20);
    await time.pass(4 * MINUTE);
    expect(messenger.shown.map((s) => wordsOf(s.say))).toEqual(
      Array.from({ length: 70 }, (_, i) => `reply r${String(i).padStart(2, '0')}`),
    );
    expect(messenger.dropped).toEqual([]);
  });

  test('stopping finishes what is on its way and takes no more', async () => {
    const { time, ledger, messenger, works } = world();
    const gate: (() => void)[] = [];
    const slow = {
      ...works,
      messenger: {
        ready: messenger.ready,
        send: (...args: Parameters<typeof messenger.send>) =>
          new Promise<void>((go) => gate.push(go)).then(() => messenger.send(...args)),
      },
    };
    await ledger.plan(Array.from({ length: 20 }, (_, i) => row(`p${i}`)));
    const outbox = openOutbox(slow);
    await time.pass(1);
    let stopped = false;
    const stopping = outbox.stop().then(() => {
      stopped = true;
    });
    await time.pass(1);
    expect(stopped).toBe(false);
    for (const go of gate) go();
    await stopping;
    expect(messenger.shown).toHaveLength(16);
    expect(states(ledger).filter((s) => s === 'due')).toHaveLength(4);
  });
});
