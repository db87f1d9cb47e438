// Does the ledger in memory answer as PostgreSQL's does, on a long random way of planning, claiming, settling and filing?
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { outgoing } from '../../src/desk/outbox/outgoing.ts';
import type { Claimed, Outgoing, Settlement } from '../../src/desk/ports.ts';
import { text } from '../../src/desk/say.ts';
import { CORP } from './bureau-fixture.ts';
import { LEASE_MS, MONTH, OUTGOING_WORLDS, START, WEEK } from './outgoing-worlds.ts';

const STEPS = Number(process.env.WALK_STEPS ?? 250);
const SEED = Number(process.env.WALK_SEED ?? 20_210_514);

const person = fc.constantFrom('p1', 'p2', 'p3', 'p4', 'p5', 'p6');
const row = fc.record({
  person,
  kind: fc.constantFrom<Outgoing['kind']>('reply', 'nudge', 'broadcast'),
  urgent: fc.constantFrom(false, false, true),
  card: fc.constantFrom(false, false, false, true),
  /** Seconds from now on. */
  due: fc.constantFrom(-60, 0, 0, 0, 3_000),
  expires: fc.constantFrom(null, null, 1_000, 9_000),
  owed: fc.oneof(
    fc.constant(null),
    fc.subarray(['e1', 'e2', 'e3', 'e4'], { minLength: 1 }).map((enterprises) => ({ week: WEEK, enterprises })),
    fc.subarray(['A', 'B'], { minLength: 1 }).map((districts) => ({ month: MONTH, districts })),
  ),
  stage: fc.constantFrom(null, null, 'preview', 'snooze 2021-05-20T16:01'),
});
const settlement = fc.constantFrom('sent', 'sent', 'sent', 'unsent', 'retry', 'retry', 'failed', 'unknown');
const step = fc.record({
  seconds: fc.oneof(fc.nat(20), fc.nat(90), fc.nat(1_800), fc.nat(9_000)),
  act: fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({ do: fc.constant('plan' as const), rows: fc.array(row, { minLength: 1, maxLength: 4 }) }),
    },
    { weight: 6, arbitrary: fc.record({ do: fc.constant('claim' as const) }) },
    { weight: 8, arbitrary: fc.record({ do: fc.constant('settle' as const), one: fc.nat(5), as: settlement }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('refreeze' as const), one: fc.nat(3) }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('leasesRunOut' as const) }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('file' as const), enterprise: fc.constantFrom('e1', 'e2', 'e3', 'A') }) },
  ),
});

const settlementOf = (as: string, at: Date): Settlement => {
  switch (as) {
    case 'sent':
      return { kind: 'sent', msgid: 'x' };
    case 'failed':
      return { kind: 'failed', problem: 'wecom.refused', unsent: true };
    case 'unknown':
      return { kind: 'unknown' };
    default:
      return { kind: 'retry', at: new Date(at.getTime() + 600_000), problem: 'wecom.away', unsent: as === 'unsent' };
  }
};
const withoutId = ({ id: _id, ...claimed }: Claimed) => claimed;

test(`${STEPS} random steps`, { timeout: 120_000 }, async () => {
  const worlds = await Promise.all(OUTGOING_WORLDS.map(({ open }) => open()));
  const [database, memory] = worlds;
  if (!database || !memory) throw new Error('there are two worlds');
  let now = START;
  let keys = 0;
  /** What was claimed, newest first: in PostgreSQL and in memory. Ids are each store's own. */
  let claims: readonly (readonly [Claimed, Claimed])[] = [];
  const seen = new Set<string>();
  const past = (seconds: number) => new Date(now.getTime() + seconds * 1_000);

  for (const { seconds, act } of fc.sample(step, { numRuns: STEPS, seed: SEED })) {
    now = past(seconds);
    const why = JSON.stringify({ now, act });
    switch (act.do) {
      case 'plan': {
        const rows = act.rows.map(({ person, kind, urgent, card, due, expires, owed, stage }) => {
          const key = `k${++keys}`;
          const words = text(key);
          return outgoing({
            key,
            corp: CORP,
            person,
            kind,
            say: card ? { kind: 'cardUsed', response: 'r', says: key } : words,
            dueAt: past(due),
            expiresAt: expires === null ? null : past(expires),
            owed,
            stage,
            period: stage && WEEK,
            ...(urgent ? { urgent } : {}),
          });
        });
        const [is, should] = [await database.ledger.plan(rows), await memory.ledger.plan(rows)];
        expect(is, why).toBe(should);
        break;
      }
      case 'claim': {
        const [is, should] = [await database.ledger.claim(now, 100, LEASE_MS), await memory.ledger.claim(now, 100, LEASE_MS)];
        expect(is.map(withoutId), why).toEqual(should.map(withoutId));
        claims = [...is.map((one, i) => [one, should[i] as Claimed] as const), ...claims];
        for (const { stale, first } of is) seen.add(`claimed ${first ? 'first' : 'again'}${stale ? ' stale' : ''}`);
        break;
      }
      case 'settle': {
        const [one, twin] = claims[act.one] ?? [];
        if (!one || !twin) break;
        const outcome = settlementOf(act.as, now);
        const is = await database.ledger.settle(one, outcome, now);
        expect(is, why).toBe(await memory.ledger.settle(twin, outcome, now));
        seen.add(is ? 'settled' : 'settled too late');
        break;
      }
      case 'refreeze': {
        const [one, twin] = claims[act.one] ?? [];
        if (!one || !twin) break;
        const is = await database.ledger.refreeze(one, text('anew'));
        expect(is, why).toBe(await memory.ledger.refreeze(twin, text('anew')));
        seen.add(is ? 'frozen anew' : 'not frozen');
        break;
      }
      case 'leasesRunOut':
        for (const world of worlds) await world.leasesRunOut();
        break;
      case 'file':
        for (const world of worlds) await (act.enterprise === 'A' ? world.returnOfA() : world.file(act.enterprise));
        break;
    }
    const states = await database.states();
    expect(states, why).toEqual(await memory.states());
    for (const state of states) seen.add(state.replace(/^\S+ /, ''));
    const since = past(-3_600);
    expect(await database.ledger.troubled(since), why).toEqual(await memory.ledger.troubled(since));
    expect(await database.nudged.lastList(CORP, 'p1'), why).toEqual(await memory.nudged.lastList(CORP, 'p1'));
    expect(await database.nudged.snoozed(CORP, since), why).toEqual(await memory.nudged.snoozed(CORP, since));
  }
  // The way must have led past everything of interest.
  for (const one of [
    'claimed first stale',
    'claimed again',
    'claimed again stale',
    'settled too late',
    'frozen anew',
    'sent —',
    'failed wecom.refused',
    'dropped expired',
    'dropped notOwed',
    'dropped wecom.away',
    'unknown expired',
  ])
    expect([...seen]).toContain(one);
});
