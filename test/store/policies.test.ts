// Do row-level security, triggers, functions and rights stand as policies.sql says, also after somebody changed them by hand?
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { beforeAll, expect, test } from 'vitest';
import type { Log } from '../../src/desk/log.ts';
import { migrate, PRISMA_FOLDER } from '../../src/store/migrate.ts';
import { policyDrift } from '../../src/store/policies.ts';
import { freshDatabase, type TestDatabase } from './database.ts';

let db: TestDatabase;
let text: string;
beforeAll(async () => {
  db = await freshDatabase();
  text = await readFile(join(PRISMA_FOLDER, 'policies.sql'), 'utf8');
});

/** What a start does; answers what it tells. */
async function start(): Promise<readonly (readonly [string, unknown])[]> {
  const events: (readonly [string, unknown])[] = [];
  const log: Log = { event: (name, details) => void events.push([name, details]) };
  await migrate({ url: db.url, ownerUrl: db.ownerUrl, log });
  return events;
}

const names = (pattern: RegExp): readonly string[] => [...text.matchAll(pattern)].map((m) => m.slice(1).join(' ')).sort();

test('the database has the functions, policies and triggers of the file, and no others', async () => {
  const functions = await db.asOwner<{ name: string; body: string }>(`
    SELECT p.proname AS name, p.prosrc AS body FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace AND p.prokind = 'f'
      AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype IN ('e', 'i')) ORDER BY 1`);
  expect(functions.map((f) => f.name)).toEqual(names(/CREATE OR REPLACE FUNCTION (\w+)/g));
  expect(functions.length).toBeLessThanOrEqual(12);
  // Bodies in PL/pgSQL are kept to the character.
  for (const { body } of functions.filter((f) => f.body !== '')) expect(text).toContain(body);
  const policies = await db.asOwner<{ name: string }>(
    `SELECT policyname || ' ' || tablename AS name FROM pg_policies WHERE schemaname = 'public'`,
  );
  expect(policies.map((p) => p.name).sort()).toEqual(names(/CREATE POLICY (\w+) ON (\w+)/g));
  const triggers = await db.asOwner<{ name: string }>(
    `SELECT tgname || ' ' || tgrelid::regclass AS name FROM pg_trigger WHERE NOT tgisinternal`,
  );
  expect(triggers.map((t) => t.name).sort()).toEqual(names(/CREATE OR REPLACE TRIGGER (\w+) BEFORE [A-Z ]+ ON (\w+)/g));
});

test('every table with figures is guarded, against its owner too', async () => {
  const open = await db.asOwner<{ name: string }>(`
    SELECT c.relname AS name FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
      AND EXISTS (SELECT FROM pg_policies p WHERE p.tablename = c.relname)
      AND NOT (c.relrowsecurity AND c.relforcerowsecurity)`);
  expect(open).toEqual([]);
  const figures = await db.asOwner<{ name: string }>(`
    SELECT DISTINCT table_name AS name FROM information_schema.columns
    WHERE table_schema = 'public' AND (column_name LIKE 'shortage%' OR column_name IN ('figures', 'headcount', 'bytes'))
      AND NOT EXISTS (SELECT FROM pg_policies p WHERE p.tablename = table_name)`);
  // The roster's 用工规模 is everybody's who may see the enterprise.
  expect(figures.map((f) => f.name)).toEqual(['enterprises']);
});

test('a second start finds everything as it is', async () => {
  expect(await start()).toEqual([]);
});

test('what was changed by hand is named where it is only looked for, and left alone', async () => {
  const owner = new pg.Client(db.ownerUrl);
  await owner.connect();
  const drift = () => policyDrift(owner, db.url, PRISMA_FOLDER);
  expect(await drift()).toEqual([]);
  await db.asOwner('CREATE POLICY everybody ON demands USING (true)');
  for (let i = 0; i < 2; i++) expect(await drift()).toEqual(['policy everybody on demands']);
  await db.asOwner('DROP POLICY everybody ON demands');
  await owner.end();
});

test('what was changed by hand is put right at the next start, which says so and names it', async () => {
  const made = () => db.asOwner(`SELECT pg_get_functiondef('bind_asker'::regproc) AS body`);
  const before = await made();
  await db.asOwner(`CREATE OR REPLACE FUNCTION bind_asker(_city text, _userid text, _role text, _region text, _day date) RETURNS boolean
    LANGUAGE sql RETURN set_config('bot.all', 'on', true) = 'on'`);
  await db.asOwner('ALTER TABLE report_revisions DISABLE TRIGGER append_only');
  await db.asOwner('CREATE POLICY everybody ON reports USING (true)');
  await db.asOwner('GRANT DELETE ON audit TO bot_app');
  await db.asOwner('ALTER TABLE demands NO FORCE ROW LEVEL SECURITY');
  expect(await start()).toEqual([
    [
      'policies.drifted',
      {
        objects: [
          'function bind_asker(text,text,text,text,date)',
          'policy everybody on reports',
          'table audit',
          'table demands',
          'trigger append_only on report_revisions',
        ],
      },
    ],
  ]);
  expect(await made()).toEqual(before);
  expect(await start()).toEqual([]);
  await expect(db.database.pool.query('DELETE FROM audit')).rejects.toMatchObject({ code: '42501' });
});

test('where the objects are as the file says and only the note of them is old, nothing is told', async () => {
  await db.asOwner(`UPDATE _policies SET made = 'of another server version'`);
  expect(await start()).toEqual([]);
});
