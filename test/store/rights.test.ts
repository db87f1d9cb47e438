// Do the rights hold in the database itself, whatever the program forgets to ask?
import type pg from 'pg';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Reports } from '../../src/desk/ports.ts';
import type { Asker } from '../../src/domain/people.ts';
import { dayOf } from '../../src/domain/time.ts';
import { as, figures, reportsOf, saveRoster, tiers } from './bureau-fixture.ts';
import { freshDatabase, type TestDatabase } from './database.ts';

let db: TestDatabase;
let reports: Reports;
const week = '2021-W20';
const tuesday = new Date('2021-05-18T02:00:00Z');
const TABLES = ['reports', 'report_revisions'] as const;

beforeAll(async () => {
  db = await freshDatabase();
  await saveRoster(db.database);
  reports = reportsOf(db.database);
  const file = (userid: string, enterprise: string, of: string, arrivedAt: Date) =>
    reports.file({
      asker: as(userid),
      message: `${enterprise} ${of}`,
      arrivedAt,
      thread: 0,
      week: of,
      dueAt: new Date('2021-06-01T00:00:00Z'),
      closesAt: new Date('2021-06-01T00:00:00Z'),
      entries: [{ enterprise, figures: figures(10, tiers(1), tiers(1)), doubts: [] }],
    });
  for (const e of ['e1', 'e2']) await file('anna', e, week, tuesday);
  await file('cleo', 'e3', week, tuesday);
  await file('bert', 'e4', week, tuesday);
  // e5 stood in district A the week before and moved to B.
  await file('anna', 'e5', '2021-W19', new Date('2021-05-11T02:00:00Z'));
  await file('bert', 'e5', week, tuesday);
});

const bind = (client: pg.PoolClient, { userid, role, region }: Asker) =>
  client.query('SELECT bind_asker($1, $2, $3, $4, $5)', [db.database.city, userid, role, region, dayOf(tuesday)]);

/** Works on one connection as the application would that asks for this person and then forgets every other check. */
async function asking<T>(
  userid: string | null,
  work: (client: pg.PoolClient) => Promise<T>,
  given = userid === null ? null : as(userid),
): Promise<T> {
  const client = await db.database.pool.connect();
  try {
    await client.query('BEGIN');
    if (given) await bind(client, given);
    return await work(client);
  } finally {
    await client.query('ROLLBACK');
    client.release();
  }
}

const seenIn = (table: (typeof TABLES)[number]) => async (client: pg.PoolClient) =>
  (await client.query<{ seen: string }>(`SELECT DISTINCT enterprise || ' ' || week AS seen FROM ${table} ORDER BY 1`)).rows.map(
    (r) => r.seen,
  );

describe.each(TABLES)('%s', (table) => {
  const all = ['e1 2021-W20', 'e2 2021-W20', 'e3 2021-W20', 'e4 2021-W20', 'e5 2021-W19', 'e5 2021-W20'];
  test.each([
    ['a specialist', 'anna', ['e1 2021-W20', 'e2 2021-W20']],
    ['the coordinator of A', 'lia', ['e1 2021-W20', 'e2 2021-W20', 'e3 2021-W20', 'e5 2021-W19']],
    ['the coordinator of B, with the history of what moved there', 'liu', ['e4 2021-W20', 'e5 2021-W19', 'e5 2021-W20']],
    ['the specialist of what moved, with its history', 'bert', ['e4 2021-W20', 'e5 2021-W19', 'e5 2021-W20']],
    ['the task force', 'task', all],
    ['the administrator', 'root', []],
    ['a person who has left', 'gone', []],
    ['a stranger', 'stranger', []],
  ])('%s sees what is theirs', async (_who, userid, expected) => {
    expect(await asking(userid, seenIn(table))).toEqual(expected);
  });

  test('without an asker nothing is seen', async () => {
    expect(await asking(null, seenIn(table))).toEqual([]);
  });

  test('a role or region the roster does not give opens nothing', async () => {
    expect(await asking('anna', seenIn(table), { ...as('anna'), role: 'taskForce', region: 'C' })).toEqual([]);
    expect(await asking('lia', seenIn(table), { ...as('lia'), region: 'B' })).toEqual([]);
  });
});

test('what is seen for one asker is not seen by the next on the same connection', async () => {
  const client = await db.database.pool.connect();
  try {
    await bind(client, as('task'));
    expect((await client.query('SELECT FROM reports')).rowCount).toBe(0);
    expect((await reports.reported(week)).size).toBe(5);
    expect((await client.query('SELECT FROM reports')).rowCount).toBe(0);
  } finally {
    client.release();
  }
});

describe('the sums of a week', () => {
  const sums = async (client: pg.PoolClient) =>
    (await client.query<{ district: string }>('SELECT DISTINCT district FROM week_sums ORDER BY 1')).rows.map((r) => r.district);
  test.each([
    ['a specialist', 'anna', []],
    ['the coordinator of A', 'lia', ['A']],
    ['the coordinator of B', 'liu', ['B']],
    ['the task force', 'task', ['A', 'B']],
    ['a stranger', 'stranger', []],
    ['nobody', null, []],
  ])('are read by whoever holds the district: %s', async (_who, userid, expected) => {
    expect(await asking(userid, sums)).toEqual(expected);
  });
});

describe('writing', () => {
  const insert = (enterprise: string, district: string) => (client: pg.PoolClient) =>
    client.query(
      `INSERT INTO report_revisions (city, enterprise, week, revision, district, message, corp, filed_by, arrived_at, punctuality, thread,
         doubts, headcount, shortage_general, shortage_skilled, shortage_senior, resolved_general, resolved_skilled, resolved_senior)
       VALUES ('default', $1, $2, 99, $3, 'forged', 'c', 'x', now(), 'onTime', 1, '[]', 0, 0, 0, 0, 0, 0, 0)`,
      [enterprise, week, district],
    );
  const refused = /row-level security|permission denied|append-only/;

  test('another’s report is refused, also under one’s own district', async () => {
    await expect(asking('liu', insert('e1', 'A'))).rejects.toThrow(refused);
    await expect(asking('cleo', insert('e1', 'A'))).rejects.toThrow(refused);
    await expect(asking(null, insert('e1', 'A'))).rejects.toThrow(refused);
    await expect(asking('lia', insert('e1', 'A'))).resolves.toBeDefined();
  });

  test('another’s rows are not found to be changed', async () => {
    const change = (c: pg.PoolClient) =>
      c.query(`UPDATE reports SET district = district WHERE enterprise IN ('e1', 'e5') AND week < '2021-W21'`);
    expect((await asking('cleo', change)).rowCount).toBe(0);
    expect((await asking('root', change)).rowCount).toBe(0);
  });

  test.each([
    'UPDATE audit SET act = act',
    'DELETE FROM audit',
    'TRUNCATE audit',
    'SELECT FROM audit',
    'SELECT FROM audit_seals',
    'UPDATE report_revisions SET headcount = headcount',
    'DELETE FROM report_revisions',
    'DELETE FROM report_withdrawals',
    'TRUNCATE reports CASCADE',
    'UPDATE acts SET answer = answer',
    'DROP TABLE reports',
    'ALTER TABLE reports DISABLE ROW LEVEL SECURITY',
    'ALTER TABLE audit DISABLE TRIGGER append_only',
    'DELETE FROM people',
    'CREATE TABLE mine (a int)',
  ])('the application may not %s', async (sql) => {
    await expect(asking('task', (c) => c.query(sql))).rejects.toThrow(/permission denied|must be owner|append-only/);
  });

  test.each(['UPDATE audit SET act = act', 'DELETE FROM report_revisions', 'TRUNCATE audit'])(
    'not even the owner may %s by mistake',
    async (sql) => {
      await expect(db.asOwner(sql)).rejects.toThrow(/append-only/);
    },
  );

  test('two assignments of one enterprise cannot overlap', async () => {
    await expect(
      db.asOwner(
        `INSERT INTO assignments (city, enterprise, starts, ends, district) VALUES ('default', 'e1', '2021-06-01', '2021-06-02', 'B')`,
      ),
    ).rejects.toThrow(/assignments_one_at_a_time/);
  });
});
