// Are instants read back as they were stored, and does every connection work with the application's rights?
import { beforeAll, expect, test } from 'vitest';
import { connectionTo, LIMITS } from '../../src/store/connection.ts';
import { openDatabase } from '../../src/store/prisma.ts';
import { freshDatabase, type TestDatabase } from './database.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await freshDatabase();
});

const DUE = new Date('2021-05-21T04:00:00.123Z');

test('an instant Prisma stores is the same instant for plain SQL, and the other way round', async () => {
  const { prisma, pool, city } = db.database;
  await prisma.mark.create({ data: { city, name: 'by-prisma', at: DUE } });
  await pool.query(`INSERT INTO marks (city, name, at) VALUES ($1, 'by-sql', '2021-05-21 12:00:00.123+08'), ($1, 'by-pg', $2)`, [
    city,
    DUE,
  ]);
  const plain = await db.asOwner(`SELECT (extract(epoch FROM at) * 1000)::float8 AS ms FROM marks`);
  expect(plain.map((row) => row.ms)).toEqual([DUE.getTime(), DUE.getTime(), DUE.getTime()]);
  for (const row of await prisma.mark.findMany()) expect(row.at).toEqual(DUE);
  for (const row of (await pool.query('SELECT at FROM marks')).rows) expect(row.at).toEqual(DUE);
  const raw = await prisma.$queryRaw<{ at: Date }[]>`SELECT at FROM marks WHERE at = ${DUE}`;
  expect(raw.map((row) => row.at)).toEqual([DUE, DUE, DUE]);
});

test('options of the URL neither change the time zone nor get lost', async () => {
  const at = new URL(db.url);
  at.searchParams.set('options', '-c timezone=Asia/Shanghai -c work_mem=9MB');
  const database = openDatabase({ url: at.href, role: db.role, random: () => 0.5 });
  const { rows } = await database.pool.query(
    `SELECT current_setting('TimeZone') AS zone, current_setting('work_mem') AS mem, current_setting('statement_timeout') AS longest`,
  );
  expect(rows).toEqual([{ zone: 'UTC', mem: '9MB', longest: '2500ms' }]);
  await database.close();
});

test('together the bounds of a statement leave a callback time to answer', () => {
  const { connectionTimeoutMillis, query_timeout, statement_timeout } = connectionTo(db.url, null, LIMITS);
  expect(Number(connectionTimeoutMillis) + Number(query_timeout)).toBeLessThan(5_000);
  expect(Number(statement_timeout)).toBeLessThan(Number(query_timeout));
});

test('the application is no superuser and owns no table', async () => {
  const { rows } = await db.database.pool.query(
    'SELECT current_user AS me, (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) AS super',
  );
  expect(rows[0]).toEqual({ me: 'bot_app', super: false });
  const owned = await db.asOwner(`SELECT FROM pg_class WHERE relowner = 'bot_app'::regrole`);
  expect(owned).toHaveLength(0);
});
