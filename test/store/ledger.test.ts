// The contract of the port Ledger: planning, claiming, settling.
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Claimed, Ledger } from '../../src/desk/ports.ts';
import { text } from '../../src/desk/say.ts';
import { pause } from './children.ts';
import { keysOf, past, row, sendOpen, sent } from './ledger-rows.ts';
import { LEASE_MS, OUTGOING_WORLDS, type OutgoingWorld, START, WEEK } from './outgoing-worlds.ts';

describe.each(OUTGOING_WORLDS)('a ledger $name', ({ open }) => {
  let world: OutgoingWorld;
  let ledger: Ledger;
  const claim = (seconds: number, limit = 100) => ledger.claim(past(seconds), limit, LEASE_MS);

  beforeAll(async () => {
    world = await open();
    ledger = world.ledger;
  });
  beforeEach(() => sendOpen(world));

  test('a row planned again changes nothing', async () => {
    const one = row();
    expect(await ledger.plan([one, one, row()])).toBe(2);
    expect(await ledger.plan([{ ...one, person: 'another', say: text('another') }])).toBe(0);
    expect(await ledger.plan([])).toBe(0);
  });

  test('one row a person, stage and period, whatever its key', async () => {
    const nudge = row({ kind: 'nudge', person: 'stage', stage: 'lastCall', period: WEEK });
    expect(await ledger.plan([nudge])).toBe(1);
    expect(
      await ledger.plan([
        { ...nudge, key: 'another key' },
        { ...nudge, key: 'next week', period: '2021-W21' },
      ]),
    ).toBe(1);
  });

  test('what is claimed is what was planned, to the character', async () => {
    const nudge = row({
      kind: 'nudge',
      say: text('第一行　“引号”\\', '\u{20BB7}\u{1F600}\t', '  两格'),
      expiresAt: past(3600),
      owed: { week: WEEK, enterprises: ['e2', 'e1'] },
      stage: 'preview',
      period: WEEK,
    });
    await ledger.plan([nudge]);
    expect(await claim(0)).toEqual([
      { ...nudge, id: expect.any(String), claim: 1, firstClaimedAt: START, first: true, stale: false },
    ]);
  });

  test('nothing is claimed before it is due', async () => {
    const soon = row({ dueAt: past(10) });
    await ledger.plan([soon]);
    expect(await claim(9)).toEqual([]);
    expect(keysOf(await claim(10))).toEqual([soon.key]);
  });

  test('replies go before nudges before broadcasts, a person’s own in order and one at a time', async () => {
    const person = 'orderly';
    const rows = (['broadcast', 'nudge', 'reply', 'reply'] as const).map((kind) => row({ person, kind }));
    await ledger.plan(rows);
    const seen: string[] = [];
    for (let left = await claim(1); left.length > 0; left = await claim(1)) {
      expect(left).toHaveLength(1);
      expect(await claim(1)).toEqual([]);
      seen.push(...keysOf(left));
      for (const one of left) await ledger.settle(one, sent, past(1));
    }
    expect(seen).toEqual([rows[2], rows[3], rows[1], rows[0]].map((r) => r?.key));
  });

  test('of many people the limit takes the first in order', async () => {
    await ledger.plan([row({ kind: 'broadcast' }), row({ kind: 'nudge' }), row(), row()]);
    expect((await claim(1, 3)).map((c) => c.kind)).toEqual(['reply', 'reply', 'nudge']);
    expect((await claim(1, 3)).map((c) => c.kind)).toEqual(['broadcast']);
  });

  test('what waits to be tried again holds back what comes after it, and nobody else', async () => {
    const person = 'patient';
    const [first, second, other] = [row({ person }), row({ person }), row()];
    await ledger.plan([first, second]);
    const [claimed] = await claim(1);
    await ledger.settle(claimed as Claimed, { kind: 'retry', at: past(30), problem: 'wecom.away', unsent: false }, past(2));
    await ledger.plan([other]);
    expect(keysOf(await claim(29))).toEqual([other.key]);
    const [again] = await claim(30);
    expect(again).toMatchObject({ key: first.key, claim: 2, firstClaimedAt: past(1), say: first.say });
  });

  test('a retry that cannot have shown anything forgets the first claim', async () => {
    await ledger.plan([row()]);
    const [claimed] = await claim(1);
    await ledger.settle(claimed as Claimed, { kind: 'retry', at: past(30), problem: 'wecom.throttled', unsent: true }, past(2));
    expect(await claim(40)).toMatchObject([{ claim: 2, firstClaimedAt: past(40), first: true }]);
  });

  test('a lease that ran out is claimed anew, and the late settlement changes nothing', async () => {
    await ledger.plan([row()]);
    const [late] = await claim(0);
    expect(await claim(59)).toEqual([]);
    await world.leasesRunOut();
    const [fresh] = await claim(60);
    expect(fresh).toMatchObject({ id: late?.id, claim: 2, firstClaimedAt: START, first: false });
    expect(await ledger.settle(late as Claimed, sent, past(61))).toBe(false);
    expect(await ledger.settle(fresh as Claimed, sent, past(61))).toBe(true);
    expect(await ledger.settle(fresh as Claimed, sent, past(61))).toBe(false);
    expect(await claim(200)).toEqual([]);
  });

  test('a worker whose clock is hours ahead takes nothing another is sending', async () => {
    await ledger.plan([row()]);
    const [mine] = await claim(1);
    expect(await claim(3 * 3_600)).toEqual([]);
    expect(await ledger.settle(mine as Claimed, sent, past(2))).toBe(true);
  });

  test('what was claimed first by a clock ahead of ours is not ours to call untried', async () => {
    await ledger.plan([row()]);
    await claim(600);
    await world.leasesRunOut();
    expect(await claim(1)).toMatchObject([{ claim: 2, first: false }]);
  });

  test('a wait set by a clock that is ahead lasts no longer than was meant', async () => {
    await ledger.plan([row()]);
    const [claimed] = await claim(1);
    const at = new Date(past(7_200).getTime() + 300);
    await ledger.settle(claimed as Claimed, { kind: 'retry', at, problem: 'wecom.away', unsent: false }, past(7_200));
    expect(await claim(2)).toEqual([]);
    await pause(350);
    expect(await claim(2)).toMatchObject([{ claim: 2 }]);
  });

  test('many that are over at once make way for those behind them', async () => {
    const since = past(86_400 * 6);
    const gone = Array.from({ length: 60 }, (_, i) => row({ person: `crowd-${i}`, dueAt: past(86_400 * 5), expiresAt: since }));
    const behind = gone.slice(0, 3).map(({ person }) => row({ person, dueAt: since }));
    await ledger.plan([...gone, ...behind]);
    expect(keysOf(await ledger.claim(since, 4, LEASE_MS))).toEqual(behind.map((b) => b.key));
  });

  test('past its time a row is dropped; what may have been shown meanwhile is unknown', async () => {
    const since = past(86_400 * 2);
    const at = (seconds: number) => new Date(since.getTime() + seconds * 1000);
    const [unsent, halfSent] = [
      row({ expiresAt: at(100), dueAt: since }),
      row({ expiresAt: at(100), dueAt: since, person: 'half' }),
    ];
    await ledger.plan([halfSent]);
    expect(keysOf(await ledger.claim(at(0), 9, LEASE_MS))).toEqual([halfSent.key]);
    await ledger.plan([unsent]);
    await world.leasesRunOut();
    expect(await ledger.claim(at(100), 9, LEASE_MS)).toEqual([]);
    expect(await ledger.troubled(since)).toEqual([
      { person: 'half', kind: 'reply', state: 'unknown', problem: 'expired', settledAt: at(100) },
    ]);
  });

  test('3 h 30 after the first claim nothing is tried again', async () => {
    const since = past(86_400 * 3);
    const at = (seconds: number) => new Date(since.getTime() + seconds * 1000);
    await ledger.plan([row({ person: 'stale', dueAt: since }), row({ person: 'refused', dueAt: since })]);
    const claimed = await ledger.claim(at(0), 9, LEASE_MS);
    for (const one of claimed) {
      const refused = one.person === 'refused';
      await ledger.settle(
        one,
        refused
          ? { kind: 'failed', problem: 'wecom.receiver', unsent: true }
          : { kind: 'retry', at: at(60), problem: 'wecom.away', unsent: false },
        at(1),
      );
    }
    expect(keysOf(await ledger.claim(at(12_599), 9, LEASE_MS))).toHaveLength(1);
    await world.leasesRunOut();
    expect(await ledger.claim(at(12_600 + 60), 9, LEASE_MS)).toEqual([]);
    expect(await ledger.troubled(since)).toEqual([
      { person: 'refused', kind: 'reply', state: 'failed', problem: 'wecom.receiver', settledAt: at(1) },
      { person: 'stale', kind: 'reply', state: 'unknown', problem: 'wecom.away', settledAt: at(12_660) },
    ]);
    expect(await ledger.troubled(at(2))).toHaveLength(1);
  });

  test('a sender may give up by itself', async () => {
    await ledger.plan([row({ person: 'undecided' })]);
    const [claimed] = await claim(86_400 * 4);
    expect(await ledger.settle(claimed as Claimed, { kind: 'unknown' }, past(86_400 * 4))).toBe(true);
    expect(await ledger.troubled(past(86_400 * 4))).toMatchObject([{ person: 'undecided', state: 'unknown' }]);
  });

  test('a card that could not be sent is nobody’s trouble: its words were', async () => {
    const since = past(86_400 * 5);
    const card = { kind: 'buttons', task: 't', title: 't', text: '', buttons: [] } as const;
    const says = [{ kind: 'card', card }, { kind: 'cardUsed', response: 'r', says: 's' }, text('words')] as const;
    await ledger.plan(says.map((say, i) => row({ person: `carded-${i}`, say, dueAt: since })));
    for (const one of await ledger.claim(since, 9, LEASE_MS)) {
      expect(await ledger.settle(one, { kind: 'failed', problem: 'wecom.refused', unsent: true }, since)).toBe(true);
    }
    expect((await ledger.troubled(since)).map(({ person }) => person)).toEqual(['carded-2']);
  });

  test('a row is unsent until it, and each later piece of it, is settled', async () => {
    const one = row({ person: 'anna' });
    await ledger.plan([one, row({ person: 'anna', key: `${one.key}/2` }), row({ key: `${one.key}0` })]);
    expect(await ledger.unsent(one.key)).toBe(true);
    for (const seconds of [1, 2]) {
      const mine = (await claim(seconds)).find((c) => c.person === 'anna') as Claimed;
      expect(await ledger.unsent(one.key)).toBe(true);
      await ledger.settle(mine, { kind: 'sent', msgid: null }, past(seconds));
    }
    expect(await ledger.unsent(one.key)).toBe(false);
    expect(await ledger.unsent('never planned')).toBe(false);
  });

  test('what is urgent passes a message that waits for the morning, and is marked', async () => {
    const person = 'asleep';
    const [waiting, urgent] = [row({ kind: 'nudge', person }), row({ kind: 'broadcast', person, urgent: true })];
    await ledger.plan([waiting]);
    const [claimed] = await claim(0);
    await ledger.settle(claimed as Claimed, { kind: 'retry', at: past(600), problem: 'quiet', unsent: true }, START);
    await ledger.plan([urgent]);
    expect(await claim(1)).toMatchObject([{ key: urgent.key, urgent: true }]);
  });

  test('three workers at once: each row goes out once, a person’s one at a time and in order', async () => {
    const base = past(86_400 * 10);
    const rows = Array.from({ length: 120 }, (_, i) => row({ person: `w${i % 20}`, dueAt: base }));
    await ledger.plan(rows);
    const inFlight = new Set<string>();
    const shown: string[] = [];
    const work = async () => {
      for (let idle = 0; idle < 3; ) {
        const claimed = await ledger.claim(base, 7, LEASE_MS);
        idle = claimed.length === 0 ? idle + 1 : 0;
        for (const one of claimed) {
          expect(inFlight.has(one.person)).toBe(false);
          inFlight.add(one.person);
        }
        for (const one of claimed) {
          shown.push(one.key);
          inFlight.delete(one.person);
          await ledger.settle(one, { kind: 'sent', msgid: null }, base);
        }
      }
    };
    await Promise.all([work(), work(), work()]);
    expect(shown.toSorted()).toEqual(rows.map((r) => r.key).toSorted());
    for (let p = 0; p < 20; p++) {
      const own = rows.filter((r) => r.person === `w${p}`).map((r) => r.key);
      expect(shown.filter((key) => own.includes(key))).toEqual(own);
    }
  });

  test('which of some rows arrived', async () => {
    const [taken, waiting] = [row(), row()];
    await ledger.plan([taken, waiting]);
    for (const one of await claim(0, 1)) await ledger.settle(one, sent, START);
    expect(await ledger.arrived([taken.key, waiting.key, 'no row'])).toEqual(new Set([taken.key]));
    expect(await ledger.arrived([])).toEqual(new Set());
  });

  test('what is wanted no more is not sent, unless it is being sent', async () => {
    const [waiting, going] = [row(), row()];
    await ledger.plan([going]);
    const claimed = await claim(0);
    await ledger.plan([waiting]);
    await ledger.drop([waiting.key, going.key], past(1));
    for (const one of claimed) await ledger.settle(one, sent, START);
    expect(await ledger.arrived([waiting.key, going.key])).toEqual(new Set([going.key]));
    expect(keysOf(await claim(60))).toEqual([]);
    expect(await ledger.unsent(waiting.key)).toBe(false);
  });
});
