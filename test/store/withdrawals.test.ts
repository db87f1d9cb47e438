// The contract of the port Reports: what is taken back.
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Reports } from '../../src/desk/ports.ts';
import { as, figures, tiers } from './bureau-fixture.ts';
import { currentOf, filing, later, NONE, openWorld, type ReportsWorld } from './reports-world.ts';

describe('taking back', () => {
  let world: ReportsWorld;
  let reports: Reports;
  const current = (...asked: Parameters<ReturnType<typeof currentOf>>) => currentOf(reports)(...asked);
  beforeAll(async () => {
    world = await openWorld();
    reports = world.reports;
  });
  afterEach(async () => expect(await world.sums()).toEqual([]));

  const W = 'W18';
  const undo = (message: string, when: Date, asker = 'cleo') => reports.withdraw(as(asker), message, when, later(when, -10));

  test('a correction taken back restores the revision before; a first filing leaves nothing, and the next counts anew', async () => {
    const first = filing(W, { asker: as('cleo'), of: { e3: figures(10, tiers(1), tiers(0)) } });
    const second = filing(W, {
      asker: as('cleo'),
      of: { e3: figures(20, tiers(2), tiers(0)) },
      arrivedAt: later(first.arrivedAt, 5),
    });
    await reports.file(first);
    await reports.file(second);
    const restored = { week: '2021-W18', entries: [{ enterprise: 'e3', restored: true }] };
    expect(await undo('u1', later(first.arrivedAt, 6))).toEqual(restored);
    expect(await undo('u1', later(first.arrivedAt, 9))).toEqual(restored);
    expect(await current('e3', W)).toMatchObject({ revision: 1, figures: { headcount: 10 }, filedAt: first.arrivedAt });

    expect(await undo('u2', later(first.arrivedAt, 11))).toBeNull();
    expect(await undo('u3', later(first.arrivedAt, 10))).toEqual({
      week: '2021-W18',
      entries: [{ enterprise: 'e3', restored: false }],
    });
    expect(await current('e3', W)).toBeUndefined();
    expect((await reports.reported('2021-W18')).has('e3')).toBe(false);

    const late = filing(W, { asker: as('cleo'), of: { e3: NONE }, arrivedAt: later(first.dueAt, 1) });
    expect(await reports.file(late)).toMatchObject([{ revision: 3, punctuality: 'late' }]);
    expect(await undo('u1', later(late.arrivedAt, 1))).toEqual(restored);
    expect(await current('e3', W)).toMatchObject({ revision: 3, firstFiledAt: late.arrivedAt });
  });

  test('what somebody else corrected meanwhile stays', async () => {
    const mine = filing('W21', { asker: as('cleo'), of: { e3: figures(10, tiers(1), tiers(0)) } });
    const theirs = filing('W21', {
      asker: as('lia'),
      of: { e3: figures(30, tiers(3), tiers(0)) },
      arrivedAt: later(mine.arrivedAt, 2),
    });
    await reports.file(mine);
    await reports.file(theirs);
    expect(await undo('u4', later(mine.arrivedAt, 3))).toMatchObject({ entries: [{ enterprise: 'e3', restored: true }] });
    expect(await current('e3', 'W21')).toMatchObject({ revision: 2, filedBy: 'lia', firstFiledAt: theirs.arrivedAt });
  });

  test('all that one message filed goes together, and nothing once the week is closed', async () => {
    const both = filing('W21', { asker: as('lia'), of: { e1: NONE, e2: NONE } });
    await reports.file(both);
    const answer = await undo('u5', later(both.arrivedAt, 1), 'lia');
    expect(answer?.entries.map((e) => e.enterprise).sort()).toEqual(['e1', 'e2']);
    const last = filing('W21', { asker: as('cleo'), of: { e3: NONE }, arrivedAt: later(both.closesAt, -2) });
    await reports.file(last);
    expect(await undo('u6', later(last.closesAt, 1))).toBeNull();
    expect(await undo('u7', later(last.closesAt, 1), 'stranger')).toBeNull();
  });
});
