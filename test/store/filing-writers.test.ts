// How many round trips does a filing take, and what holds where several write at once, or a connection dies in the middle?
import { AsyncLocalStorage } from 'node:async_hooks';
import pg from 'pg';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { SILENT } from '../../src/desk/log.ts';
import { forOneMessage } from '../../src/desk/one-message.ts';
import type { Filing, Reports } from '../../src/desk/ports.ts';
import { transact } from '../../src/store/bound.ts';
import { openBureaus } from '../../src/store/bureaus.ts';
import { fileWithin, lockFilings } from '../../src/store/filing-rows.ts';
import { openDatabase } from '../../src/store/prisma.ts';
import { openReports } from '../../src/store/reports.ts';
import { as, figures, tiers } from './bureau-fixture.ts';
import { currentOf, filing, later, openWorld, type ReportsWorld } from './reports-world.ts';

let world: ReportsWorld;
let reports: Reports;
const said = (general: number, ...enterprises: readonly string[]) =>
  Object.fromEntries(enterprises.map((e) => [e, figures(100, tiers(general), tiers(0))]));

beforeAll(async () => {
  world = await openWorld();
  const bureaus = openBureaus({ ...world.db.database, log: SILENT });
  reports = openReports({ ...world.db.database, bureaus, cumulativeSince: 'year' });
  await bureaus.current();
  return () => bureaus.close();
});
afterEach(async () => {
  vi.restoreAllMocks();
  expect(await world.sums()).toEqual([]);
});

const counted = new AsyncLocalStorage<{ sent: number }>();

/** Statements sent for `work` itself, begin and commit among them: each waits for its answer. What polls meanwhile is not counted. */
async function roundTrips(work: () => Promise<unknown>): Promise<number> {
  const { query } = pg.Client.prototype;
  vi.spyOn(pg.Client.prototype, 'query').mockImplementation(function (this: pg.Client, ...args: unknown[]) {
    const count = counted.getStore();
    if (count !== undefined) count.sent += 1;
    return Reflect.apply(query, this, args);
  });
  const count = { sent: 0 };
  await counted.run(count, work);
  vi.restoreAllMocks();
  return count.sent;
}
const standingsFor = ({ asker, week, entries, arrivedAt }: Filing) =>
  reports.standings(
    asker,
    week,
    entries.map((e) => e.enterprise),
    arrivedAt,
  );

test('a filing decided by what was read for the message takes four round trips, whatever its size', async () => {
  for (const enterprises of [['e1'], ['e1', 'e2', 'e3']]) {
    const one = filing('W15', { asker: as('lia'), of: said(enterprises.length, ...enterprises) });
    const known = await standingsFor(one);
    expect(await roundTrips(() => reports.file(one, known))).toBe(4);
    expect((await reports.ofWeek(as('task'), one.week, ['A'], one.arrivedAt)).map((r) => r.figures.shortage.general)).toEqual(
      enterprises.map(() => enterprises.length),
    );
  }
});

test('a message’s own standings are what its filing is decided by', async () => {
  const one = filing('W16');
  const port = forOneMessage(reports);
  await port.standings(one.asker, one.week, ['e1', 'e2'], one.arrivedAt);
  expect(await roundTrips(() => port.file(one))).toBe(4);
  expect(await currentOf(reports)('e1', 'W16')).toMatchObject({ revision: 1 });
});

test('what has changed since it was read is noticed, and the filing decided anew', async () => {
  const one = filing('W17', { of: said(1, 'e1', 'e2') });
  const known = await standingsFor(one);
  await reports.file(filing('W17', { asker: as('lia'), of: said(2, 'e2') }));
  expect(await reports.file(one, known)).toMatchObject([
    { kind: 'filed', enterprise: 'e1', revision: 1 },
    { kind: 'filed', enterprise: 'e2', revision: 2 },
  ]);
  const correction = filing('W17', { of: said(3, 'e1'), arrivedAt: later(one.arrivedAt, 9) });
  const before = await standingsFor(correction);
  await world.publish('2021-W17', later(one.arrivedAt, 8));
  expect(await reports.file(correction, before)).toEqual([{ kind: 'closed', enterprise: 'e1' }]);
});

test('eight writers of one enterprise all file, none twice, none lost', { timeout: 60_000 }, async () => {
  const writers = ['anna', 'lia'].flatMap((who) => Array.from({ length: 4 }, () => who));
  const answers = await Promise.all(
    writers.map(async (who, i) => {
      const kinds: string[] = [];
      for (let n = 0; n < 4; n++) {
        const one = filing('W18', { asker: as(who), of: said(i * 10 + n, 'e1') });
        const known = await standingsFor(one);
        const [answer] = await reports.file(one, known);
        // The answer was lost: it is delivered again.
        expect((await reports.file(one, known))[0]).toEqual(answer);
        kinds.push(answer?.kind === 'filed' ? `filed ${answer.revision}` : 'not');
      }
      return kinds;
    }),
  );
  const revisions = answers.flat();
  expect(revisions.toSorted()).toEqual(Array.from({ length: 32 }, (_, i) => `filed ${i + 1}`).toSorted());
  expect(await currentOf(reports)('e1', 'W18')).toMatchObject({ revision: 32 });
});

test('a connection that dies in the middle leaves all of a filing or nothing, and repeating it files once', async () => {
  const { url, role, asOwner } = world.db;
  const fragile = openDatabase({ url, role, random: () => 0.5 });
  const bureaus = openBureaus({ ...fragile, log: SILENT });
  const port = openReports({ ...fragile, bureaus, cumulativeSince: 'year' });
  await bureaus.current();
  const real = pg.Client.prototype.query;
  let broken = 0;
  for (let dies = 1; dies <= 4; dies++) {
    const one = filing('W19', { of: said(dies, 'e1', 'e2') });
    const known = await standingsFor(one);
    let sent = 0;
    vi.spyOn(pg.Client.prototype, 'query').mockImplementation(function (this: pg.Client, ...args: unknown[]) {
      // The socket goes away just after the statement was sent.
      if (++sent === dies)
        setImmediate(() => (this as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy());
      return Reflect.apply(real, this, args);
    } as never);
    await port.file(one, known).catch((error) => {
      expect(error).toMatchObject({ code: 'database.away' });
      broken++;
    });
    vi.restoreAllMocks();
    await vi.waitFor(
      async () => expect(await port.file(one, known)).toMatchObject([{ revision: dies }, { revision: dies }]),
      5_000,
    );
    const rows = await asOwner<{ n: number }>('SELECT count(*)::integer AS n FROM acts WHERE message = $1', [one.message]);
    expect(rows).toEqual([{ n: 1 }]);
    expect(await currentOf(reports)('e2', 'W19')).toMatchObject({ revision: dies, figures: { shortage: tiers(dies) } });
  }
  expect(broken).toBeGreaterThanOrEqual(3);
  bureaus.close();
  await fragile.close();
});

test('an act that has its own transaction files within it, and its roll back takes the filing with it', async () => {
  const { database } = world.db;
  const one = filing('W20', { of: said(5, 'e1') });
  await reports.file(one);
  const head = {
    by: one.asker,
    message: 'decided',
    arrivedAt: later(one.dueAt, 9),
    thread: 9,
    week: one.week,
  };
  const place = { district: 'A', specialist: 'anna', due: true, type: 'majorProject', surveyed: false } as const;
  const decide = (fails: boolean) =>
    transact(database, { asker: as('lia'), at: head.arrivedAt }, async (bound) => {
      await lockFilings(bound, database.city, ['e1']);
      const [entry] = filing('W20', { of: said(6, 'e1') }).entries;
      if (!entry) throw new Error('no entry');
      const filed = await fileWithin(database, bound, head, entry, 'late', place);
      if (fails) throw new Error('changed its mind');
      return filed;
    });
  await expect(decide(true)).rejects.toThrow('changed its mind');
  expect(await currentOf(reports)('e1', 'W20')).toMatchObject({ revision: 1 });
  expect(await decide(false)).toEqual({ revision: 2, punctuality: 'onTime' });
  expect(await currentOf(reports)('e1', 'W20')).toMatchObject({
    revision: 2,
    figures: { shortage: tiers(6) },
    punctuality: 'onTime',
  });
});
