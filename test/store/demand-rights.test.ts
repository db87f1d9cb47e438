// Do the rights to urgent demands and practices hold in the database itself, whatever the program forgets to ask?
import type pg from 'pg';
import { beforeAll, describe, expect, test } from 'vitest';
import { DEFAULT_CITY } from '../../src/domain/cities.ts';
import { dayOf } from '../../src/domain/time.ts';
import { openDemands } from '../../src/store/demands.ts';
import { openPractices } from '../../src/store/practices.ts';
import { as, saveRoster, tiers } from './bureau-fixture.ts';
import { freshDatabase, type TestDatabase } from './database.ts';

let db: TestDatabase;
const NIGHT = new Date('2021-05-17T18:13:00Z');

beforeAll(async () => {
  db = await freshDatabase();
  await saveRoster(db.database);
  const demands = openDemands(db.database);
  const wish = {
    cause: 'person',
    district: '',
    figures: tiers(80),
    neededBy: null,
    reason: '',
    week: '2021-W20',
    grown: 80,
  } as const;
  for (const [userid, enterprise] of [
    ['anna', 'e1'],
    ['bert', 'e4'],
  ] as const)
    await demands.raise({ asker: as(userid), message: userid, at: NIGHT }, { ...wish, enterprise }, []);
  const own = { ...wish, cause: 'district', enterprise: null, district: 'B', grown: 300 } as const;
  await demands.raiseFiled([{ act: { asker: as('bert'), message: 'week', at: NIGHT }, wish: own }], () => []);
  const practices = openPractices({ ...db.database, cut: (text) => [text] });
  for (const userid of ['anna', 'bert'])
    await practices.send({ asker: as(userid), message: userid, at: NIGHT }, { title: userid, body: '' }, []);
});

async function asking<T>(userid: string | null, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await db.database.pool.connect();
  try {
    await client.query('BEGIN');
    const { role, region } = as(userid ?? '');
    if (userid !== null)
      await client.query('SELECT bind_asker($1, $2, $3, $4, $5)', [db.database.city, userid, role, region, dayOf(NIGHT)]);
    return await work(client);
  } finally {
    await client.query('ROLLBACK');
    client.release();
  }
}

const numbersIn = (table: string) => async (client: pg.PoolClient) =>
  (await client.query<{ number: number }>(`SELECT number FROM ${table} ORDER BY 1`)).rows.map((r) => r.number);

describe.each([
  ['a specialist', 'anna', [1], [1]],
  ['a specialist of another district', 'bert', [2], [2]],
  ['a colleague who serves none of them', 'cleo', [], []],
  ['the coordinator of A', 'lia', [1], [1]],
  ['the coordinator of B, whose district’s demand it is', 'liu', [2, 3], [2]],
  ['the task force', 'task', [1, 2, 3], [1, 2]],
  ['the administrator', 'root', [], []],
  ['a person who has left', 'gone', [], []],
  ['nobody', null, [], []],
] as const)('%s', (_who, userid, demands, practices) => {
  test('sees what is theirs', async () => {
    expect(await asking(userid, numbersIn('demands'))).toEqual(demands);
    expect(await asking(userid, numbersIn('demand_steps'))).toEqual(demands);
    expect(await asking(userid, numbersIn('practices'))).toEqual(practices);
  });
});

const STEP = `INSERT INTO demand_steps (city, number, seq, step, was, state, taken_by, taken_at, message)`;

test.each([
  ['cleo', `${STEP} VALUES ('${DEFAULT_CITY}', 1, 2, 'note', 'raised', 'raised', 'cleo', now(), 'x')`, /row-level security/],
  ['lia', `${STEP} VALUES ('${DEFAULT_CITY}', 1, 2, 'resolve', 'raised', 'resolved', 'lia', now(), 'x')`, /demand_steps_legal/],
  ['lia', `${STEP} VALUES ('${DEFAULT_CITY}', 1, 2, 'confirm', 'raised', 'confirmed', 'lia', now(), 'x')`, /demand_steps_legal/],
  ['lia', `UPDATE demand_steps SET said = ''`, /permission denied|append-only/],
  ['lia', 'DELETE FROM demands', /permission denied/],
  ['lia', 'DELETE FROM practices', /permission denied/],
])('%s may not %s', async (userid, sql, refused) => {
  await expect(asking(userid, (c) => c.query(sql))).rejects.toThrow(refused);
});

test('not even the owner changes what was said', async () => {
  await expect(db.asOwner(`DELETE FROM demand_steps`)).rejects.toThrow(/append-only/);
});

test('another’s demand is not found to be changed', async () => {
  const change = (c: pg.PoolClient) => c.query(`UPDATE demands SET reason = reason`);
  expect((await asking('cleo', change)).rowCount).toBe(0);
  expect((await asking('lia', change)).rowCount).toBe(1);
});
