// The contract of the port Reports: what is filed, when and how often.
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Reports } from '../../src/desk/ports.ts';
import { as, figures, tiers } from './bureau-fixture.ts';
import { at, currentOf, filing, later, NONE, openWorld, type ReportsWorld } from './reports-world.ts';

describe('filing', () => {
  let world: ReportsWorld;
  let reports: Reports;
  const current = (...asked: Parameters<ReturnType<typeof currentOf>>) => currentOf(reports)(...asked);
  beforeAll(async () => {
    world = await openWorld();
    reports = world.reports;
  });
  afterEach(async () => expect(await world.sums()).toEqual([]));

  test('on time is before the due instant, to the millisecond', async () => {
    const due = filing('W18').dueAt;
    const justBefore = new Date(due.getTime() - 1);
    const of = (e: string) => ({ [e]: NONE });
    expect(await reports.file(filing('W18', { arrivedAt: justBefore, of: of('e1') }))).toEqual([
      { kind: 'filed', enterprise: 'e1', revision: 1, punctuality: 'onTime' },
    ]);
    expect(await reports.file(filing('W18', { arrivedAt: due, of: of('e2') }))).toEqual([
      { kind: 'filed', enterprise: 'e2', revision: 1, punctuality: 'late' },
    ]);
    expect(await current('e1', 'W18')).toMatchObject({ filedAt: justBefore, firstFiledAt: justBefore, punctuality: 'onTime' });
  });

  test('a message files once, whatever is delivered again, and always with the same answer', async () => {
    const first = filing('W19', { of: { e1: figures(120, tiers(8, 3), tiers(5)), e4: NONE, nobody: NONE } });
    const answer = await reports.file(first);
    expect(answer).toEqual([
      { kind: 'filed', enterprise: 'e1', revision: 1, punctuality: 'onTime' },
      { kind: 'notYours', enterprise: 'e4' },
      { kind: 'notYours', enterprise: 'nobody' },
    ]);
    const others = { entries: [{ enterprise: 'e1', figures: NONE, doubts: [] }] };
    expect(await world.again.file({ ...first, ...others, arrivedAt: later(first.arrivedAt, 60) })).toEqual(answer);
    expect(await world.again.file(first)).toEqual(answer);
    expect(await current('e1', 'W19')).toMatchObject({
      revision: 1,
      figures: { headcount: 120, shortage: { general: 8, skilled: 3 } },
    });
  });

  test('four deliveries at one instant file once', async () => {
    const one = filing('W19', { of: { e2: NONE } });
    const answers = await Promise.all([1, 2, 3, 4].map(() => reports.file(one)));
    expect(new Set(answers.map((a) => JSON.stringify(a))).size).toBe(1);
    expect(await current('e2', 'W19')).toMatchObject({ revision: 1 });
  });

  test('messages that cross over the same enterprises all count, one after the other', async () => {
    const crossing = Array.from({ length: 12 }, (_, i) => {
      const enterprises = i % 2 === 0 ? ['e1', 'e2', 'e3'] : ['e3', 'e2', 'e1'];
      return filing('W23', { asker: as('lia'), of: Object.fromEntries(enterprises.map((e) => [e, NONE])) });
    });
    const answers = (await Promise.all(crossing.map((one) => reports.file(one)))).flat();
    for (const enterprise of ['e1', 'e2', 'e3']) {
      const revisions = answers.flatMap((a) => (a.kind === 'filed' && a.enterprise === enterprise ? [a.revision] : []));
      expect(revisions.toSorted((a, b) => a - b)).toEqual(crossing.map((_, i) => i + 1));
    }
  });

  test('a correction is a new revision and keeps the punctuality of the first', async () => {
    const first = filing('W20');
    await reports.file(first);
    const correction = filing('W20', {
      arrivedAt: later(first.dueAt, 5),
      of: { e1: figures(101, tiers(9), tiers(1)) },
    });
    const doubts = [{ kind: 'unchanged', weeks: 3 }] as const;
    const doubted = { ...correction, entries: correction.entries.map((e) => ({ ...e, doubts })) };
    expect(await reports.file(doubted)).toEqual([{ kind: 'filed', enterprise: 'e1', revision: 2, punctuality: 'onTime' }]);
    expect(await current('e1', 'W20')).toEqual({
      enterprise: 'e1',
      week: '2021-W20',
      district: 'A',
      revision: 2,
      figures: figures(101, tiers(9), tiers(1)),
      doubts,
      filedAt: correction.arrivedAt,
      filedBy: 'anna',
      firstFiledAt: first.arrivedAt,
      punctuality: 'onTime',
    });
  });

  test('of one person the later message holds, whatever the clock says, and the earlier arrival decides the punctuality', async () => {
    const { dueAt } = filing('W20');
    const ten = filing('W20', { of: { e2: figures(50, tiers(10), tiers(0)) }, arrivedAt: later(dueAt, 5) });
    const twenty = filing('W20', { of: { e2: figures(50, tiers(20), tiers(0)) }, arrivedAt: later(dueAt, -5) });
    expect(await reports.file(ten)).toMatchObject([{ revision: 1, punctuality: 'late' }]);
    expect(await reports.file(twenty)).toMatchObject([{ kind: 'filed', revision: 2, punctuality: 'onTime' }]);
    expect(await current('e2', 'W20')).toMatchObject({
      revision: 2,
      figures: { shortage: tiers(20) },
      punctuality: 'onTime',
      filedAt: twenty.arrivedAt,
      firstFiledAt: twenty.arrivedAt,
    });
    const question = { week: '2021-W20', districts: ['A'], enterprises: ['e2'] };
    expect(await reports.totals(as('task'), question, later(dueAt, 6))).toMatchObject({ enterprises: 1, shortage: tiers(20) });
  });

  test('of an enterprise named twice in one message the later words hold', async () => {
    const twice = filing('W20', { asker: as('cleo') });
    const entry = (headcount: number) => ({ enterprise: 'e3', figures: figures(headcount, tiers(0), tiers(0)), doubts: [] });
    const answer = await reports.file({ ...twice, entries: [entry(1), entry(2)] });
    expect(answer).toHaveLength(1);
    expect(await current('e3', 'W20')).toMatchObject({ revision: 1, figures: { headcount: 2 } });
  });

  test('a closed week takes nothing but what was reopened, and a week that has not begun nothing at all', async () => {
    const { closesAt } = filing('W21');
    const closed = (e: string) => [{ kind: 'closed', enterprise: e }];
    expect(await reports.file(filing('W21', { arrivedAt: closesAt }))).toEqual(closed('e1'));
    expect(await reports.file(filing('W21', { arrivedAt: new Date(closesAt.getTime() - 1), of: { e2: NONE } }))).toMatchObject([
      { kind: 'filed', punctuality: 'late' },
    ]);
    expect(await reports.file(filing('W21', { arrivedAt: at('2021-05-23T23:59:59') }))).toEqual(closed('e1'));

    await world.reopen('e1', '2021-W21', later(closesAt, 60), later(closesAt, 180));
    expect(await reports.file(filing('W21', { arrivedAt: later(closesAt, 59) }))).toEqual(closed('e1'));
    const [standing] = await reports.standings(as('anna'), '2021-W21', ['e1'], later(closesAt, 61));
    expect(standing?.reopenedUntil).toEqual(later(closesAt, 180));
    const held = (minutes: number) => reports.reopened(as('anna'), later(closesAt, minutes));
    expect([await held(59), await held(180)]).toEqual([[], []]);
    expect(await held(61)).toEqual([{ enterprise: 'e1', week: '2021-W21', isFiled: false }]);
    expect(await reports.file(filing('W21', { arrivedAt: later(closesAt, 179) }))).toMatchObject([
      { kind: 'filed', punctuality: 'late' },
    ]);
    expect(await reports.file(filing('W21', { arrivedAt: later(closesAt, 180) }))).toEqual(closed('e1'));
    expect(await reports.file(filing('W21', { arrivedAt: later(closesAt, 61), of: { e2: NONE } }))).toEqual(closed('e2'));
  });

  test('a published week takes first filings, late, and no corrections', async () => {
    const { dueAt } = filing('W22');
    await reports.file(filing('W22'));
    await world.publish('2021-W22', later(dueAt, 60));
    expect(await reports.file(filing('W22', { arrivedAt: later(dueAt, 59) }))).toMatchObject([{ kind: 'filed', revision: 2 }]);
    expect(await reports.file(filing('W22', { arrivedAt: later(dueAt, 60) }))).toEqual([{ kind: 'closed', enterprise: 'e1' }]);
    const first = filing('W22', { arrivedAt: later(dueAt, 61), of: { e2: NONE } });
    expect(await reports.file(first)).toMatchObject([{ kind: 'filed', revision: 1, punctuality: 'late' }]);
    expect(await reports.withdraw(as('anna'), 'undo-published', later(dueAt, 62), later(dueAt, 52))).toBeNull();
  });
});
