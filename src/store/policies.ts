// Do row-level security, triggers, functions and rights stand as prisma/policies.sql says? Applied where the file, or what it made, has changed. (architecture §6.3)
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { z } from 'zod';
import type { Log } from '../desk/log.ts';
import { APP_ROLE, findAppRole } from './app-role.ts';

const BOOKKEEPING = `CREATE TABLE IF NOT EXISTS _policies (
  grantee TEXT PRIMARY KEY,
  hash TEXT NOT NULL,
  made TEXT NOT NULL,
  applied_at TIMESTAMPTZ NOT NULL DEFAULT clock_timestamp()
)`;

/** All that policies.sql makes, bodies and rights included, as the database holds it now. */
const MADE = `
SELECT 'function ' || p.oid::regprocedure AS name, pg_get_functiondef(p.oid) || coalesce(p.proacl::text, '') AS definition FROM pg_proc p
  WHERE p.pronamespace = 'public'::regnamespace AND p.prokind = 'f'
    AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype IN ('e', 'i'))
UNION ALL SELECT format('policy %s on %s', policyname, tablename), concat_ws('|', permissive, roles::text, cmd, qual, with_check)
  FROM pg_policies WHERE schemaname = 'public'
UNION ALL SELECT format('trigger %s on %s', t.tgname, c.relname), pg_get_triggerdef(t.oid) || t.tgenabled::text
  FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid WHERE c.relnamespace = 'public'::regnamespace AND NOT t.tgisinternal
UNION ALL SELECT 'table ' || c.relname, concat_ws('|', c.relrowsecurity, c.relforcerowsecurity, c.relacl::text)
  FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND c.relname <> '_policies'
ORDER BY 1`;

/** What was added by hand goes: of the tables here there are no other policies and triggers than the file's. */
const CLEAR = `DO $$ DECLARE _one record; BEGIN
  FOR _one IN SELECT policyname, format('%I.%I', schemaname, tablename) AS of FROM pg_policies WHERE schemaname = 'public' LOOP
    EXECUTE format('DROP POLICY %I ON %s', _one.policyname, _one.of);
  END LOOP;
  FOR _one IN SELECT t.tgname, t.tgrelid::regclass AS of FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
    WHERE c.relnamespace = 'public'::regnamespace AND NOT t.tgisinternal LOOP
    EXECUTE format('DROP TRIGGER %I ON %s', _one.tgname, _one.of);
  END LOOP;
END $$`;

type Applied = { readonly hash: string; readonly made: string };

/** What runs SQL: `pg`, and the in-memory database of `npm run migration`. */
type Runs = { query(sql: string): Promise<{ readonly rows: readonly unknown[] }> };
/** By name, such as `function held_districts()` or `policy asker on reports`. */
type DatabaseObjects = ReadonlyMap<string, string>;

export async function madeNow(database: Runs): Promise<DatabaseObjects> {
  const { rows } = await database.query(MADE);
  return new Map(
    z
      .array(z.object({ name: z.string(), definition: z.string() }))
      .parse(rows)
      .map((r) => [r.name, r.definition]),
  );
}

/** Names of what is there in one alone, or otherwise in both. */
export const differing = (a: DatabaseObjects, b: DatabaseObjects): readonly string[] =>
  [...new Set([...a.keys(), ...b.keys()])].filter((name) => a.get(name) !== b.get(name)).sort();

const BOOKS = ['_prisma_migrations', '_policies'] as const;
const THOSE_MADE = `SELECT name FROM unnest(ARRAY['${BOOKS.join("','")}']) AS name WHERE to_regclass(name) IS NOT NULL`;

/** The application may read what was done to its tables: a start that finds nothing to do needs no owner. */
async function openBooks(owner: Runs, grantee: string): Promise<void> {
  for (const { name } of z.array(z.object({ name: z.enum(BOOKS) })).parse((await owner.query(THOSE_MADE)).rows))
    await owner.query(`GRANT SELECT ON ${name} TO ${pg.escapeIdentifier(grantee)}`);
}

const fingerprint = (made: DatabaseObjects): string =>
  createHash('sha256')
    .update(JSON.stringify([...made]))
    .digest('hex');

/** policies.sql for the role that is to be given the application's rights. */
export async function policiesFor(folder: string, grantee: string): Promise<string> {
  const text = await readFile(join(folder, 'policies.sql'), 'utf8');
  return text.replaceAll(new RegExp(`\\b${APP_ROLE}\\b`, 'g'), pg.escapeIdentifier(grantee));
}

/** Makes everything as the file says and nothing else; what the role was granted beside it is taken back. In the caller's transaction. */
async function makeThem(owner: Runs, sql: string, grantee: string): Promise<void> {
  await owner.query(CLEAR);
  const { rows } = await owner.query('SELECT current_user::text AS name');
  const [{ name }] = z.tuple([z.object({ name: z.string() })]).parse(rows);
  // An owner that works as the application keeps what is its own.
  if (name !== grantee) await owner.query(`REVOKE ALL ON ALL TABLES IN SCHEMA public FROM ${pg.escapeIdentifier(grantee)}`);
  await owner.query(sql);
  await openBooks(owner, grantee);
}

/** What the database holds otherwise than the file says: names. Looked at in a transaction that is taken back. */
export async function policyDrift(owner: pg.Client, url: string, folder: string): Promise<readonly string[]> {
  const { grantee } = await findAppRole(owner, url);
  const before = await madeNow(owner);
  await owner.query('BEGIN');
  try {
    await makeThem(owner, await policiesFor(folder, grantee), grantee);
    return differing(before, await madeNow(owner));
  } finally {
    await owner.query('ROLLBACK');
  }
}

const hashOf = (sql: string): string => createHash('sha256').update(sql).update(BOOKS.join()).digest('hex');

/** Were they made by this file, and has nobody changed them since? Asked by whoever may read our bookkeeping. */
export async function policiesStand(client: pg.Client, grantee: string, folder: string): Promise<boolean> {
  const { rows } = await client.query<Applied>('SELECT hash, made FROM _policies WHERE grantee = $1', [grantee]);
  const hash = hashOf(await policiesFor(folder, grantee));
  return rows[0]?.hash === hash && rows[0].made === fingerprint(await madeNow(client));
}

/**
 * Makes them so, in one transaction; answers the role the application's connections have to assume (null = none). What somebody changed
 * by hand since is put right again, with the event `policies.drifted`. To be called after the migrations, under their lock.
 */
export async function applyPolicies(owner: pg.Client, url: string, folder: string, log: Log): Promise<string | null> {
  const { grantee, assumed } = await findAppRole(owner, url);
  const sql = await policiesFor(folder, grantee);
  const hash = hashOf(sql);
  await owner.query(BOOKKEEPING);
  const { rows } = await owner.query<Applied>('SELECT hash, made FROM _policies WHERE grantee = $1', [grantee]);
  const [applied] = rows;
  const before = await madeNow(owner);
  if (applied?.hash === hash && applied.made === fingerprint(before)) return assumed;
  await owner.query('BEGIN');
  try {
    await makeThem(owner, sql, grantee);
    const after = await madeNow(owner);
    await owner.query(
      `INSERT INTO _policies (grantee, hash, made) VALUES ($1, $2, $3)
       ON CONFLICT (grantee) DO UPDATE SET hash = excluded.hash, made = excluded.made, applied_at = excluded.applied_at`,
      [grantee, hash, fingerprint(after)],
    );
    await owner.query('COMMIT');
    // A definition may read otherwise and be the same again: a server upgraded, or a table made by a migration since.
    const objects = differing(before, after);
    if (applied?.hash === hash && objects.length > 0) log.event('policies.drifted', { objects });
  } catch (error) {
    await owner.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
  return assumed;
}
