// The contract of the port Reports, run against PostgreSQL and against the twin in memory.
import { beforeAll, describe, expect, test } from 'vitest';
import { SILENT } from '../../src/app/log.ts';
import type { Filing, Reports } from '../../src/app/ports.ts';
import { openBureaus } from '../../src/store/bureaus.ts';
import { openReports } from '../../src/store/reports.ts';
import { memoryBureaus } from '../twins/bureaus.ts';
import { memoryReports } from '../twins/reports.ts';
import { as, figures, ROSTER, tiers } from './bureau-fixture.ts';
import { freshDatabase, type TestDatabase } from './database.ts';

type World = {
  readonly reports: Reports;
  /** Another process, or the same after a restart. */
  readonly again: Reports;
  reopen(enterprise: string, week: string, openedAt: Date, until: Date): Promise<void>;
  publish(week: string, at: Date): Promise<void>;
};

const at = (local: string): Date => new Date(`${local}+08:00`);
const MINUTE = 60_000;
const later = (date: Date, minutes: number): Date => new Date(date.getTime() + minutes * MINUTE);

/** Weeks of 2021 by their Monday. */
const MONDAYS: Record<string, string> = {
  W18: '2021-05-03',
  W19: '2021-05-10',
  W20: '2021-05-17',
  W21: '2021-05-24',
  W22: '2021-05-31',
};
const dayOfWeek = (week: string, day: number): string => {
  const monday = new Date(`${MONDAYS[week]}T00:00:00Z`);
  return new Date(monday.getTime() + (day - 1) * 86_400_000).toISOString().slice(0, 10);
};

let messages = 0;
const NONE = figures(100, tiers(0), tiers(0));

/** All that is not said is a filing of zeros by anna for e1 on Tuesday of 2021-W20. */
function filing(week: string, over: Partial<Filing> & { readonly of?: Readonly<Record<string, typeof NONE>> } = {}): Filing {
  const { of = { e1: NONE }, ...rest } = over;
  return {
    asker: as('anna'),
    message: `m${++messages}`,
    arrivedAt: at(`${dayOfWeek(week, 2)}T10:00:00`),
    week: `2021-${week}`,
    dueAt: at(`${dayOfWeek(week, 5)}T12:00:00`),
    closesAt: at(`${dayOfWeek(week, 8)}T00:00:00`),
    entries: Object.entries(of).map(([enterprise, f]) => ({ enterprise, figures: f, doubts: [] })),
    ...rest,
  };
}

async function inPostgres(): Promise<World> {
  const db: TestDatabase = await freshDatabase();
  const { pool, prisma } = db.database;
  const bureaus = openBureaus({ prisma, random: () => 0.5, log: SILENT });
  const empty = await bureaus.current();
  await bureaus.save(ROSTER, 'root', at('2021-01-04T08:00:00'), empty.roster.version);
  bureaus.close();
  const open = () => openReports({ pool, random: () => 0.5, cumulativeSince: 'year' });
  return {
    reports: open(),
    again: open(),
    reopen: async (...values) => {
      await db.asOwner(`INSERT INTO reopenings VALUES ($1, $2, $3, $4, 'lia')`, values);
    },
    publish: async (...values) => {
      await db.asOwner(`INSERT INTO published_weeks VALUES ($1, $2, 'task')`, values);
    },
  };
}

async function inMemory(): Promise<World> {
  const bureaus = memoryBureaus(ROSTER);
  const reports = memoryReports({ roster: () => bureaus.now().roster });
  return {
    reports,
    again: reports,
    reopen: async (...values) => reports.reopen(...values),
    publish: async (...values) => reports.publish(...values),
  };
}

describe.each([
  ['PostgreSQL', inPostgres],
  ['memory', inMemory],
])('reports in %s', (_name, open) => {
  let world: World;
  let reports: Reports;
  beforeAll(async () => {
    world = await open();
    reports = world.reports;
  });

  const current = async (enterprise: string, week: string, asker = as('task')) =>
    (await reports.ofWeek(asker, `2021-${week}`, ['A', 'B', 'D'], at('2021-06-30T00:00:00'))).find(
      (r) => r.enterprise === enterprise,
    );

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

  test('an older message that is filed later becomes history, and may turn out to have been the first', async () => {
    const late = filing('W20', { of: { e2: figures(50, tiers(2), tiers(0)) }, arrivedAt: later(filing('W20').dueAt, 5) });
    const held = filing('W20', { of: { e2: figures(40, tiers(1), tiers(0)) }, arrivedAt: later(filing('W20').dueAt, -5) });
    expect(await reports.file(late)).toMatchObject([{ revision: 1, punctuality: 'late' }]);
    expect(await reports.file(held)).toMatchObject([{ revision: 2, punctuality: 'onTime' }]);
    expect(await current('e2', 'W20')).toMatchObject({
      revision: 1,
      figures: { headcount: 50 },
      punctuality: 'onTime',
      filedAt: late.arrivedAt,
    });
  });

  test('of an enterprise named twice in one message the later words hold', async () => {
    const twice = filing('W20', { asker: as('cleo'), of: {} });
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

  describe('who may report', () => {
    const outcome = async (asker: string, enterprise: string, over: Partial<Filing> = {}) =>
      (await reports.file(filing('W19', { asker: as(asker), of: { [enterprise]: NONE }, ...over })))[0]?.kind;

    test('a specialist their own, a coordinator all of the district, nobody else', async () => {
      expect(await outcome('cleo', 'e3')).toBe('filed');
      expect(await outcome('cleo', 'e1')).toBe('notYours');
      expect(await outcome('lia', 'e3')).toBe('filed');
      expect(await outcome('liu', 'e3')).toBe('notYours');
      expect(await outcome('liu', 'e4')).toBe('filed');
      for (const other of ['task', 'root', 'gone', 'stranger']) expect(await outcome(other, 'e3')).toBe('notYours');
    });

    test('nobody with a role or region the roster does not give them', async () => {
      expect(await outcome('anna', 'e3', { asker: { ...as('anna'), role: 'coordinator' } })).toBe('notYours');
      expect(await outcome('lia', 'e4', { asker: { ...as('lia'), region: 'B' } })).toBe('notYours');
    });

    test('an enterprise that moved is its new specialist’s from that day on, its reports stay in their districts', async () => {
      const monday = at('2021-05-17T00:00:00');
      const before = new Date(monday.getTime() - 1);
      expect(await outcome('anna', 'e5', { arrivedAt: before })).toBe('filed');
      expect(await outcome('anna', 'e5', { arrivedAt: monday })).toBe('notYours');
      const ofW20 = filing('W20', { asker: as('bert'), of: { e5: figures(70, tiers(7), tiers(2)) } });
      expect(await reports.file(ofW20)).toMatchObject([{ kind: 'filed' }]);
      expect(await current('e5', 'W19')).toMatchObject({ district: 'A' });
      expect(await current('e5', 'W20')).toMatchObject({ district: 'B' });
      expect(await current('e5', 'W20', as('lia'))).toBeUndefined();
      expect(await current('e5', 'W19', as('liu'))).toBeUndefined();
      const [standing] = await reports.standings(as('liu'), '2021-W20', ['e5'], ofW20.arrivedAt);
      expect(standing).toMatchObject({ report: { week: '2021-W20' }, before: [{ week: '2021-W19' }] });
    });

    test('standings come in the order asked for and leave out what is not the asker’s', async () => {
      const when = at('2021-05-18T09:00:00');
      const asked = ['e3', 'e2', 'nobody', 'e4', 'e1'];
      expect((await reports.standings(as('anna'), '2021-W20', asked, when)).map((s) => s.enterprise)).toEqual(['e2', 'e1']);
      expect((await reports.standings(as('lia'), '2021-W20', asked, when)).map((s) => s.enterprise)).toEqual(['e3', 'e2', 'e1']);
      expect(await reports.standings(as('gone'), '2021-W20', asked, when)).toEqual([]);
      const [e1] = await reports.standings(as('anna'), '2021-W20', ['e1'], when);
      expect(e1?.before.map((r) => r.week)).toEqual(['2021-W19', '2021-W18']);
    });
  });

  describe('taking back', () => {
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

  test('totals add up what is reported, for whoever may see it', async () => {
    const week = '2021-W20';
    const ask = (asker: string, districts: readonly string[], enterprises: readonly string[] | null = null) =>
      reports.totals(as(asker), { week, districts, enterprises }, at('2021-05-20T09:00:00'));
    const all = ['A', 'B', 'D'];
    const city = await ask('task', all);
    expect(city).toEqual({
      enterprises: 4,
      byType: { majorProject: 1, unemploymentMonitored: 1, employmentMonitored: 0, other: 2 },
      headcount: 101 + 50 + 2 + 70,
      shortage: tiers(9 + 2 + 7),
      resolved: tiers(1 + 2),
      // e1 resolved 5 in W19.
      resolvedToDate: tiers(1 + 2 + 5),
      coverage: { due: 5, filed: 4, extra: 0 },
    });
    expect((await ask('lia', all)).coverage).toEqual({ due: 3, filed: 3, extra: 0 });
    expect((await ask('liu', all)).coverage).toEqual({ due: 2, filed: 1, extra: 0 });
    expect((await ask('anna', all)).coverage).toEqual({ due: 2, filed: 2, extra: 0 });
    expect((await ask('anna', ['B'])).enterprises).toBe(0);
    expect((await ask('task', all, ['e1', 'e4'])).coverage).toEqual({ due: 2, filed: 1, extra: 0 });
    for (const nobody of ['root', 'gone', 'stranger']) {
      expect(await ask(nobody, all)).toMatchObject({ enterprises: 0, headcount: 0, coverage: { due: 0, filed: 0, extra: 0 } });
    }
  });

  test('an enterprise that was not on the roster when the week opened counts as one more, not as filed', async () => {
    const early = filing('W20', {
      asker: as('lia'),
      of: { e6: NONE },
      arrivedAt: at('2021-05-24T08:00:00'),
      closesAt: at('2021-05-25T00:00:00'),
    });
    expect(await reports.file(early)).toMatchObject([{ kind: 'filed' }]);
    const { coverage } = await reports.totals(
      as('lia'),
      { week: '2021-W20', districts: ['A'], enterprises: null },
      early.arrivedAt,
    );
    expect(coverage).toEqual({ due: 3, filed: 3, extra: 1 });
  });
});
