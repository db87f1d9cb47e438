import { afterAll, beforeAll, expect, test } from 'vitest';
import { SILENT } from '../../src/app/log.ts';
import { type CarrierOptions, type OpenCarrier, openCarrier } from '../../src/store/carrier-pgboss.ts';
import { freshDatabase, type TestDatabase } from './database.ts';

const clock = { now: () => new Date() };
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));
const open: OpenCarrier[] = [];
let db: TestDatabase;

async function carrier(wake: CarrierOptions['wake'], over: Partial<CarrierOptions> = {}): Promise<OpenCarrier> {
  const { url, role, ownerUrl } = db;
  const opened = await openCarrier({ url, role, ownerUrl, clock, wake, log: SILENT, ...over });
  open.push(opened);
  return opened;
}

beforeAll(async () => {
  db = await freshDatabase();
});
afterAll(async () => {
  await Promise.all(open.map((c) => c.close()));
});

test('several processes start at once, and a wake offered by one reaches a worker at its second, once', async () => {
  const woken: number[] = [];
  const start = Date.now();
  const [web] = await Promise.all([carrier(null), carrier(() => woken.push(Date.now()))]);
  const at = new Date(Date.now() + 1_500);
  await web.offer(at);
  await web.offer(at);
  await pause(500);
  expect(woken).toEqual([]);
  await expect.poll(() => woken.length, { timeout: 8_000 }).toBe(1);
  expect((woken[0] as number) + 50).toBeGreaterThan(at.getTime());
  expect(Date.now() - start).toBeLessThan(15_000);
  await pause(2_500);
  expect(woken).toHaveLength(1);
});

test('the application’s role may work on the queue and not change it', async () => {
  const rows = await db.asOwner<{ n: string }>('SELECT count(*) AS n FROM pgboss.job WHERE name = $1', ['outgoing']);
  expect(Number(rows[0]?.n)).toBe(1);
  await expect(db.database.pool.query('DROP TABLE pgboss.job')).rejects.toMatchObject({ code: '42501' });
});

test('a queue that cannot be installed costs nothing but punctuality', async () => {
  const events: string[] = [];
  const broken = await carrier(() => {}, {
    ownerUrl: db.ownerUrl.replace(/:\d+\//u, ':1/').replace(/host=[^&]*/u, 'host=/nowhere'),
    log: { event: (name) => events.push(name) },
  });
  await broken.offer(new Date());
  expect(events).toContain('queue.unavailable');
});
