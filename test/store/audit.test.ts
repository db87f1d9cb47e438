// Is every act written down once, and does the chain of seals name the first row somebody changed?
import { beforeAll, expect, test } from 'vitest';
import type { Filing, Reports } from '../../src/desk/ports.ts';
import { openAudit } from '../../src/store/audit.ts';
import { transact } from '../../src/store/bound.ts';
import { insertAudit } from '../../src/store/written.ts';
import { as, figures, reportsOf, saveRoster, tiers } from './bureau-fixture.ts';
import { freshDatabase, type TestDatabase } from './database.ts';

let db: TestDatabase;
let reports: Reports;
const now = new Date('2021-05-18T02:00:00Z');
const minutes = (n: number): Date => new Date(now.getTime() + n * 60_000);

const filing = (message: string, enterprise = 'e1'): Filing => ({
  asker: as('anna'),
  message,
  arrivedAt: now,
  thread: 0,
  week: '2021-W20',
  dueAt: minutes(1000),
  closesAt: minutes(2000),
  entries: [{ enterprise, figures: figures(4711, tiers(815), tiers(0)), doubts: [] }],
});
type Row = { id: string; at: Date; userid: string; act: string; message: string | null; details: unknown };
const rows = () => db.asOwner<Row>('SELECT id, at, userid, act, message, details FROM audit ORDER BY id');

/** As somebody with every right would: triggers off. */
const tamper = (sql: string) =>
  db.asOwner(`DO $$ BEGIN
    ALTER TABLE audit DISABLE TRIGGER append_only; ALTER TABLE audit_seals DISABLE TRIGGER append_only;
    ${sql};
    ALTER TABLE audit ENABLE TRIGGER append_only; ALTER TABLE audit_seals ENABLE TRIGGER append_only;
  END $$`);

beforeAll(async () => {
  db = await freshDatabase();
  await saveRoster(db.database);
  reports = reportsOf(db.database);
});

test('each act has one row, reading included, also when it was refused or delivered again; and no figure stands in it', async () => {
  const question = { week: '2021-W20', districts: ['A'], enterprises: null };
  await reports.file(filing('a'));
  await reports.file(filing('a'));
  await reports.file(filing('b', 'e4'));
  await reports.totals(as('task'), question, minutes(1));
  await reports.ofWeek(as('stranger'), '2021-W20', ['A'], minutes(2));
  await reports.standings(as('anna'), '2021-W20', ['e1'], minutes(3));
  await reports.withdraw(as('anna'), 'c', minutes(4), minutes(-6));
  await reports.withdraw(as('anna'), 'c', minutes(5), minutes(-5));
  const written = await rows();
  expect(written.map((r) => [r.act, r.userid, r.message])).toEqual([
    ['roster.save', 'root', null],
    ['reports.file', 'anna', 'a'],
    ['reports.file', 'anna', 'b'],
    ['reports.totals', 'task', null],
    ['reports.ofWeek', 'stranger', null],
    ['reports.withdraw', 'anna', 'c'],
  ]);
  expect(written[1]?.at).toEqual(now);
  expect(JSON.stringify(written)).not.toMatch(/4711|815/);
});

test('an act whose row cannot be written does not happen', async () => {
  await db.asOwner('REVOKE INSERT ON audit FROM bot_app');
  await expect(reports.file(filing('unwritten', 'e2'))).rejects.toThrow(/permission denied/);
  await expect(reports.totals(as('task'), { week: '2021-W20', districts: ['A'], enterprises: null }, now)).rejects.toThrow();
  await db.asOwner('GRANT INSERT ON audit TO bot_app');
  expect((await reports.reported('2021-W20')).has('e2')).toBe(false);
});

test('the chain names the first row that was changed, removed, exchanged or whose seal was cut away', async () => {
  const audit = openAudit(db.database);
  expect(await audit.verify()).toEqual({ sealed: 0, head: null, bad: null });
  expect(await audit.seal()).toBe((await rows()).length);
  for (let i = 0; i < 8; i++) await reports.totals(as('task'), { week: '2021-W20', districts: [`${i}`], enterprises: null }, now);
  expect(await audit.seal()).toBe(8);
  expect(await audit.seal()).toBe(0);
  const well = await audit.verify();
  expect(well).toEqual({ sealed: (await rows()).length, head: expect.stringMatching(/^[0-9a-f]{64}$/), bad: null });
  const ids = (await rows()).map((r) => r.id);
  const [, , third, fourth] = ids;

  await tamper(`UPDATE audit SET userid = 'nobody' WHERE id = ${third}`);
  expect((await audit.verify()).bad).toBe(third);
  await tamper(`UPDATE audit SET userid = 'anna' WHERE id = ${third}`);
  expect(await audit.verify()).toEqual(well);

  const swap = `UPDATE audit SET details = CASE id WHEN ${third} THEN (SELECT details FROM audit WHERE id = ${fourth})
    ELSE (SELECT details FROM audit WHERE id = ${third}) END WHERE id IN (${third}, ${fourth})`;
  await tamper(swap);
  expect((await audit.verify()).bad).toBe(third);
  await tamper(swap);
  expect((await audit.verify()).bad).toBeNull();

  // Cutting the end leaves a chain that holds, with another head than the one kept elsewhere.
  await tamper(`DELETE FROM audit_seals WHERE audit = ${ids.at(-1)}; DELETE FROM audit WHERE id = ${ids.at(-1)}`);
  const cut = await audit.verify();
  expect(cut.bad).toBeNull();
  expect(cut.head).not.toBe(well.head);

  await tamper(`DELETE FROM audit WHERE id = ${fourth}`);
  expect((await audit.verify()).bad).toBe(fourth);
});

test('rows committed out of order are sealed all the same', async () => {
  const audit = openAudit(db.database);
  await audit.seal();
  const before = (await audit.verify()).sealed;
  const row = { at: now, by: as('task'), act: 'test', message: null, details: {} };
  await transact(db.database, 'nobody', async ({ execute }) => {
    await execute(insertAudit(db.database.city, row));
    await reports.totals(as('task'), { week: '2021-W20', districts: ['A'], enterprises: null }, now);
    expect(await audit.seal()).toBe(1);
  });
  expect(await audit.seal()).toBe(1);
  expect((await audit.verify()).sealed).toBe(before + 2);
});
