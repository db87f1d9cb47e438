// What does the application say, and what has happened, when PostgreSQL fails in the middle?
import type pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { Problem } from '../../src/desk/problem.ts';
import { databaseProblem, withRetries } from '../../src/store/database-problems.ts';
import { type Database, openDatabase } from '../../src/store/prisma.ts';
import { eventually } from './children.ts';
import { freshDatabase, type TestDatabase } from './database.ts';
import { type FaultyLine, startFaultyLine } from './faulty-line.ts';

let db: TestDatabase;
let proxy: FaultyLine;
/** The application's pool, through the proxy. */
let far: Database;

beforeAll(async () => {
  db = await freshDatabase();
  const at = new URL(db.url);
  proxy = await startFaultyLine({ host: at.hostname, port: Number(at.port || 5432) });
  at.host = `127.0.0.1:${proxy.port}`;
  far = openDatabase({ url: at.href, role: db.role, random: () => 0.5 });
  await db.asOwner('CREATE TABLE probe (id int PRIMARY KEY, n int NOT NULL)');
  await db.asOwner(`GRANT ALL ON probe TO ${db.role ?? new URL(db.url).username}`);
});
afterAll(async () => {
  await far.close();
  await proxy.close();
});

const AWAY = { code: 'database.away' };
const failure = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => null,
    (error) => databaseProblem(error),
  );

test('through a black hole every statement ends in time', async () => {
  await far.ping();
  proxy.silence();
  const from = performance.now();
  expect(await failure(far.pool.query('SELECT 1'))).toMatchObject(AWAY);
  expect(performance.now() - from).toBeLessThan(3_500);
  await expect(far.ping()).rejects.toMatchObject(AWAY);
  expect(await failure(far.prisma.$queryRaw`SELECT 1`)).toMatchObject(AWAY);
  proxy.speak();
  await eventually(3_000, () => far.ping());
});

test('nobody there is away at once', async () => {
  const nobody = openDatabase({ url: 'postgresql://a:b@127.0.0.1:1/c', role: null, random: () => 0.5 });
  await expect(nobody.ping()).rejects.toMatchObject({ ...AWAY, details: { code: 'ECONNREFUSED' } });
  expect(await failure(nobody.prisma.$queryRaw`SELECT 1`)).toMatchObject(AWAY);
  await nobody.close();
});

test('a statement whose answer was lost is away, and has happened: repeating it under its key changes nothing', async () => {
  const insert = () => far.pool.query('INSERT INTO probe VALUES (1, 1) ON CONFLICT (id) DO NOTHING');
  await far.ping();
  proxy.loseAnswerTo('INSERT INTO probe');
  expect(await failure(insert())).toMatchObject(AWAY);
  expect(await db.asOwner('SELECT n FROM probe WHERE id = 1')).toEqual([{ n: 1 }]);
  await eventually(3_000, insert);
  expect(await db.asOwner('SELECT n FROM probe WHERE id = 1')).toEqual([{ n: 1 }]);
});

/** Only a superuser may end a superuser's sessions, whatever role these have assumed. */
async function terminate(pids: readonly number[]): Promise<void> {
  const sql = 'SELECT pg_terminate_backend(pid) FROM unnest($1::integer[]) pid WHERE pid <> pg_backend_pid()';
  if (db.role === null) await db.database.pool.query(sql, [[...pids]]);
  else await db.asOwner(sql, [[...pids]]);
}

test('connections the server ends are replaced', async () => {
  await far.ping();
  const ours = await db.asOwner<{ pid: number }>(
    `SELECT pid FROM pg_stat_activity WHERE application_name = 'weekly-dispatch-bot' AND datname = current_database()`,
  );
  await terminate(ours.map((o) => o.pid));
  await eventually(2_000, () => far.ping());
});

test('a connection that dies in the moment Prisma is given it ends no process, and is away', async () => {
  const fragile = openDatabase({ url: db.url, role: db.role, random: () => 0.5 });
  const connect = fragile.pool.connect.bind(fragile.pool) as () => Promise<pg.PoolClient>;
  // Prisma's own listener is added only after this.
  const checkedOut = vi.spyOn(fragile.pool, 'connect').mockImplementationOnce((async () => {
    const client = await connect();
    const ended = new Promise((resolve) => client.once('end', resolve));
    const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    await terminate(rows.map((r) => r.pid));
    await ended;
    return client;
  }) as never);
  const transaction = () => fragile.prisma.$transaction([1, 2].map((n) => fragile.prisma.$queryRaw`SELECT ${n}`));
  expect(await failure(transaction())).toMatchObject(AWAY);
  expect(checkedOut).toHaveBeenCalledTimes(1);
  await eventually(2_000, transaction);
  await fragile.close();
});

test('a statement that takes too long, or waits too long for a lock, is away', async () => {
  expect(await failure(far.pool.query('SELECT pg_sleep(10)'))).toMatchObject({ ...AWAY, details: { code: '57014' } });
  await db.asOwner('INSERT INTO probe VALUES (2, 0)');
  const holder = await db.database.pool.connect();
  await holder.query('BEGIN');
  await holder.query('UPDATE probe SET n = 1 WHERE id = 2');
  expect(await failure(far.pool.query('UPDATE probe SET n = 2 WHERE id = 2'))).toMatchObject({
    ...AWAY,
    details: { code: '55P03' },
  });
  await holder.query('ROLLBACK');
  holder.release();
});

test('a database that only reads is away', async () => {
  const client = await far.pool.connect();
  await client.query('SET default_transaction_read_only = on');
  expect(await failure(client.query('INSERT INTO probe VALUES (3, 0)'))).toMatchObject({ ...AWAY, details: { code: '25006' } });
  client.release(true);
});

test.each(['08006', '08P01', '53100', '53200', '53300', '55000', '57P01', '57P02', '57P03', '58030'])(
  'SQLSTATE %s is away',
  (code) => {
    expect(databaseProblem(Object.assign(new Error('x'), { code }))).toMatchObject(AWAY);
  },
);

test.each([
  ['a column that is not there', () => far.pool.query('SELECT no_such_column')],
  ['a key that is taken', () => far.pool.query('INSERT INTO probe VALUES (1, 1)')],
  ['a column that is not there, through Prisma', () => far.prisma.$queryRaw`SELECT no_such_column`],
])('a mistake of ours stays what it is: %s', async (_, work) => {
  const error = await failure(work());
  expect(error).toBeInstanceOf(Error);
  expect(error).not.toBeInstanceOf(Problem);
});

test('two transactions that cross are both done, through Prisma and without', async () => {
  await db.asOwner('INSERT INTO probe VALUES (10, 0), (11, 0)');
  const { prisma, pool } = db.database;
  const random = () => 0.5;
  const byPrisma = () =>
    withRetries(random, () =>
      prisma.$transaction(
        async (rows) => {
          const [sum] = await rows.$queryRaw<{ n: number }[]>`SELECT sum(n)::int AS n FROM probe WHERE id IN (10, 11)`;
          await rows.$executeRaw`UPDATE probe SET n = ${(sum?.n ?? 0) + 1} WHERE id = 10`;
        },
        { isolationLevel: 'Serializable' },
      ),
    );
  const plain = () =>
    withRetries(random, async () => {
      const client = await pool.connect();
      try {
        await client.query('BEGIN ISOLATION LEVEL SERIALIZABLE');
        const { rows } = await client.query('SELECT sum(n)::int AS n FROM probe WHERE id IN (10, 11)');
        await client.query('UPDATE probe SET n = $1 WHERE id = 10', [rows[0].n + 1]);
        await client.query('COMMIT');
      } catch (error) {
        await client.query('ROLLBACK');
        throw error;
      } finally {
        client.release();
      }
    });
  await Promise.all([byPrisma(), plain(), byPrisma()]);
  expect(await db.asOwner('SELECT n FROM probe WHERE id = 10')).toEqual([{ n: 3 }]);
});

test('conflicts without end are told after four tries', async () => {
  let tries = 0;
  const work = async (): Promise<never> => {
    tries++;
    throw Object.assign(new Error('x'), { code: '40P01' });
  };
  await expect(withRetries(() => 0, work)).rejects.toMatchObject({ code: 'database.conflict' });
  expect(tries).toBe(4);
});
