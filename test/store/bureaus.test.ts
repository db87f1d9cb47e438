// The contract of the port Bureaus; then what only the database does.
import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { SILENT } from '../../src/desk/log.ts';
import type { Bureau, Bureaus, ImportedRoster } from '../../src/desk/ports.ts';
import { isWorkday } from '../../src/domain/calendar.ts';
import { transact } from '../../src/store/bound.ts';
import { type OpenBureaus, openBureaus } from '../../src/store/bureaus.ts';
import { packagedDays, seedCalendar } from '../../src/store/holidays.ts';
import { listenToDatabase } from '../../src/store/listen.ts';
import { openDatabase } from '../../src/store/prisma.ts';
import { raiseVersion } from '../../src/store/written.ts';
import { as, figures, ROSTER, reportsOf, tiers } from './bureau-fixture.ts';
import { freshDatabase, type TestDatabase } from './database.ts';
import { differingSums } from './reports-world.ts';

const now = new Date('2021-05-18T02:00:00Z');

async function eventually(holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('it did not come true within 5 s');
}

const without = ({ version: _version, ...roster }: Bureau['roster']): ImportedRoster => roster;

describe('bureaus', () => {
  let bureaus: Bureaus;
  beforeAll(async () => {
    bureaus = openBureaus({ ...(await freshDatabase()).database, log: SILENT });
  });

  const version = async (): Promise<number> => (await bureaus.current()).roster.version;

  test('a new bureau is empty', async () => {
    const { roster, calendar } = await bureaus.current();
    expect(without(roster)).toEqual({ regions: [], people: [], enterprises: [], assignments: [] });
    expect(calendar.days.size + calendar.moved.size + calendar.years.size).toBe(0);
  });

  test('what is saved is read back, in its order; saving it again changes nothing', async () => {
    const first = await bureaus.save(ROSTER, 'root', now, await version());
    expect(first).toEqual({ changed: true, version: await version() });
    expect(without((await bureaus.current()).roster)).toEqual(ROSTER);
    expect(await bureaus.save(ROSTER, 'root', now, first.version)).toEqual({ changed: false, version: first.version });
    const shuffled = { ...ROSTER, assignments: ROSTER.assignments.toReversed() };
    expect(await bureaus.save(shuffled, 'root', now, first.version)).toEqual({ changed: false, version: first.version });
  });

  test('people leave, enterprises move, codes change hands, regions come, go and change places', async () => {
    const codes = ['91370400000000000A', '91370400000000000B'];
    const coded = ROSTER.enterprises.map((e, i) => ({ ...e, creditCode: codes[i] ?? null }));
    await bureaus.save({ ...ROSTER, enterprises: coded }, 'root', now, await version());
    const changed: ImportedRoster = {
      regions: [
        ...ROSTER.regions.filter((r) => r.code !== 'D').toReversed(),
        { code: 'E', name: '戊区', aliases: [], parent: 'C', level: 'district' },
      ],
      people: ROSTER.people.map((p) => (p.userid === 'cleo' ? { ...p, active: false } : p)),
      enterprises: coded.map((e, i) => ({ ...e, creditCode: codes[1 - i] ?? null, aliases: ['、', '"引号"'] })),
      assignments: ROSTER.assignments.flatMap((a) =>
        a.enterprise === 'e3'
          ? [
              { ...a, until: '2021-05-24' },
              { ...a, from: '2021-05-24', district: 'E', specialist: null },
            ]
          : [a],
      ),
    };
    expect((await bureaus.save(changed, 'root', now, await version())).changed).toBe(true);
    expect(without((await bureaus.current()).roster)).toEqual(changed);
  });

  test('a roster made from an older one is refused, and nothing of it is saved', async () => {
    const before = await bureaus.current();
    await expect(bureaus.save(ROSTER, 'root', now, before.roster.version - 1)).rejects.toMatchObject({
      code: 'database.conflict',
    });
    expect((await bureaus.current()).roster).toEqual(before.roster);
  });
});

describe('in PostgreSQL', () => {
  let db: TestDatabase;
  let bureaus: OpenBureaus;
  const open = () => openBureaus({ ...db.database, log: SILENT });
  beforeAll(async () => {
    db = await freshDatabase();
    bureaus = open();
    await bureaus.save(ROSTER, 'root', now, (await bureaus.current()).roster.version);
  });
  const roster = async () => (await bureaus.current()).roster;

  test('a roster that breaks a rule is not saved in part', async () => {
    const before = await roster();
    const overlapping = [
      ...ROSTER.assignments,
      { enterprise: 'e1', district: 'B', specialist: 'bert', from: '2021-03-01', until: '2021-03-02' },
    ];
    const renamed = ROSTER.people.map((p) => ({ ...p, name: '改名' }));
    await expect(
      bureaus.save({ ...ROSTER, people: renamed, assignments: overlapping }, 'root', now, before.version),
    ).rejects.toThrow(/assignments_one_at_a_time/);
    await expect(bureaus.save({ ...ROSTER, people: renamed.slice(1) }, 'root', now, before.version)).rejects.toThrow(
      /never loses/,
    );
    const fresh = open();
    expect((await fresh.current()).roster).toEqual(before);
    fresh.close();
  });

  test('reports of the open week follow an enterprise that the roster moves as of its Monday', async () => {
    const reports = reportsOf(db.database);
    const file = (week: string, arrivedAt: Date) =>
      reports.file({
        asker: as('cleo'),
        message: week,
        arrivedAt,
        thread: 0,
        week,
        dueAt: new Date('2021-06-01T00:00:00Z'),
        closesAt: new Date('2021-06-01T00:00:00Z'),
        entries: [{ enterprise: 'e3', figures: figures(10, tiers(4), tiers(0)), doubts: [] }],
      });
    await file('2021-W19', new Date('2021-05-12T00:00:00Z'));
    await file('2021-W20', now);
    for (const [district, week] of [
      ['A', '2021-W19'],
      ['A', '2021-W20'],
      ['B', '2021-W20'],
    ])
      await db.asOwner(
        `INSERT INTO sign_offs (city, message, district, week, corp, signed_by, signed_at, punctuality)
         VALUES ('default', $1 || $2, $1, $2, 'c', 'x', now(), 'onTime')`,
        [district, week],
      );
    const moved = ROSTER.assignments.flatMap((a) =>
      a.enterprise === 'e3'
        ? [
            { ...a, until: '2021-05-17' },
            { ...a, from: '2021-05-17', district: 'B', specialist: 'bert' },
          ]
        : [a],
    );
    await bureaus.save({ ...ROSTER, assignments: moved }, 'root', now, (await roster()).version);
    const districtOf = async (week: string) => (await reports.ofWeek(as('task'), week, ['A', 'B'], now))[0]?.district;
    expect([await districtOf('2021-W19'), await districtOf('2021-W20')]).toEqual(['A', 'B']);
    expect((await reports.ofWeek(as('liu'), '2021-W20', ['B'], now)).map((r) => r.enterprise)).toEqual(['e3']);
    expect(await differingSums(db.database)).toEqual([]);
    // What was signed off with that report in it, or without, is no longer so.
    expect(await db.asOwner('SELECT district, week, opened FROM sign_offs ORDER BY district, week')).toEqual([
      { district: 'A', week: '2021-W19', opened: false },
      { district: 'A', week: '2021-W20', opened: true },
      { district: 'B', week: '2021-W20', opened: true },
    ]);
    await bureaus.save(ROSTER, 'root', now, (await roster()).version);
  });

  test('a change by another process is noticed at once through a listening connection, also after that was cut', async () => {
    const other = open();
    const before = (await other.current()).roster.version;
    const listening = listenToDatabase({
      url: db.url,
      role: db.role,
      onNotice: (channel) => void (channel === 'bureau' && other.expire()),
      log: SILENT,
    });
    const isActive = async () => (await other.current()).roster.people.find((p) => p.userid === 'cleo')?.active;
    const setActive = (active: boolean) =>
      transact(db.database, 'nobody', async ({ rows, query }) => {
        await rows.person.updateMany({ where: { city: db.database.city, userid: 'cleo' }, data: { active } });
        await query(z.unknown(), raiseVersion(db.database.city));
      });
    await setActive(false);
    await eventually(async () => (await isActive()) === false);
    expect((await other.current()).roster.version).toBeGreaterThan(before);

    await db.asOwner(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'`,
    );
    await setActive(true);
    await eventually(async () => (await isActive()) === true);
    await listening.close();
    other.close();
  });

  test('the calendar is seeded with what the package knows, years somebody edited excepted', async () => {
    await db.asOwner(
      `INSERT INTO calendar_days VALUES ('default', '2021-10-01', false, '国庆节'), ('default', '2021-09-26', true, '国庆节')`,
    );
    const years = await seedCalendar(db.database);
    expect(years).not.toContain(2021);
    expect(years).toEqual(expect.arrayContaining([2004, 2020, 2022, 2025]));
    expect(await seedCalendar(db.database)).toEqual([]);
    await db.asOwner(`INSERT INTO moved_deadlines VALUES ('default', '2021-W25', '2021-06-24 09:00:00.123+00')`);
    await db.database.prisma.$queryRaw(raiseVersion(db.database.city));
    await bureaus.expire();
    const { calendar } = await bureaus.current();
    expect(calendar.moved.get('2021-W25')).toEqual(new Date('2021-06-24T09:00:00.123Z'));
    expect([...calendar.years]).toEqual(expect.arrayContaining([2021, 2022]));
    expect([...calendar.days].filter(([day]) => day.startsWith('2021'))).toHaveLength(2);
    // 2022: the Spring Festival, and the working Saturday before it.
    expect([isWorkday(calendar, '2022-01-31'), isWorkday(calendar, '2022-01-29')]).toEqual([false, true]);
  });

  test('the package knows whole years only', async () => {
    const days = await packagedDays();
    expect(days.find((d) => d.day === '2021-05-01')).toEqual({ day: '2021-05-01', workday: false, name: '劳动节' });
    expect(days.find((d) => d.day === '2021-05-08')).toEqual({ day: '2021-05-08', workday: true, name: '劳动节' });
  });
});

test('memory answers while the database is away; what was never read cannot be answered', async () => {
  const { url, role } = await freshDatabase();
  const database = openDatabase({ url, role, random: () => 0.5 });
  const bureaus = openBureaus({ ...database, log: SILENT });
  await bureaus.save(ROSTER, 'root', now, (await bureaus.current()).roster.version);
  const before = await bureaus.current();
  await database.close();
  await bureaus.expire();
  expect(await bureaus.current()).toBe(before);
  bureaus.close();
  const fresh = openBureaus({ ...database, log: SILENT });
  await expect(fresh.current()).rejects.toMatchObject({ code: 'database.away' });
  fresh.close();
});
