// Do row-level security, triggers, functions and rights stand as prisma/policies.sql says? Applied where the file, or what it made, has changed.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import type { Log } from '../app/log.ts';
import { APP_ROLE, findAppRole } from './app-role.ts';

const BOOKKEEPING = `CREATE TABLE IF NOT EXISTS _policies (
  grantee TEXT PRIMARY KEY,
  hash TEXT NOT NULL,
  made TEXT NOT NULL,
  applied_at TIMESTAMPTZ NOT NULL DEFAULT clock_timestamp()
)`;

/** All that policies.sql makes, bodies included, as the database holds it now. */
const MADE = `SELECT md5(concat_ws(E'\\n',
  (SELECT string_agg(pg_get_functiondef(p.oid), E'\\n' ORDER BY p.oid::regprocedure::text) FROM pg_proc p
    WHERE p.pronamespace = 'public'::regnamespace AND p.prokind = 'f'
      AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype IN ('e', 'i'))),
  (SELECT string_agg(concat_ws('|', tablename, policyname, permissive, roles::text, cmd, qual, with_check), E'\\n' ORDER BY tablename, policyname)
    FROM pg_policies WHERE schemaname = 'public'),
  (SELECT string_agg(pg_get_triggerdef(t.oid) || t.tgenabled::text, E'\\n' ORDER BY t.tgrelid::regclass::text, t.tgname) FROM pg_trigger t
    JOIN pg_class c ON c.oid = t.tgrelid WHERE c.relnamespace = 'public'::regnamespace AND NOT t.tgisinternal),
  (SELECT string_agg(concat_ws('|', c.relname, c.relrowsecurity, c.relforcerowsecurity, c.relacl::text), E'\\n' ORDER BY c.relname)
    FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')))) AS made`;

type Applied = { readonly hash: string; readonly made: string };

const madeNow = async (owner: pg.Client): Promise<string> => (await owner.query<{ made: string }>(MADE)).rows[0]?.made ?? '';

/**
 * Makes them so, in one transaction; answers the role the application's connections have to assume (null = none). What somebody changed
 * by hand since is put right again, with the event `policies.drifted`. To be called after the migrations, under their lock.
 */
export async function applyPolicies(owner: pg.Client, url: string, folder: string, log: Log): Promise<string | null> {
  const { grantee, assumed } = await findAppRole(owner, url);
  const text = await readFile(join(folder, 'policies.sql'), 'utf8');
  const sql = text.replaceAll(new RegExp(`\\b${APP_ROLE}\\b`, 'g'), owner.escapeIdentifier(grantee));
  const hash = createHash('sha256').update(sql).digest('hex');
  await owner.query(BOOKKEEPING);
  const { rows } = await owner.query<Applied>('SELECT hash, made FROM _policies WHERE grantee = $1', [grantee]);
  const [applied] = rows;
  if (applied?.hash === hash) {
    if (applied.made === (await madeNow(owner))) return assumed;
    log.event('policies.drifted', { grantee });
  }
  await owner.query('BEGIN');
  try {
    await owner.query(sql);
    await owner.query(
      `INSERT INTO _policies (grantee, hash, made) VALUES ($1, $2, $3)
       ON CONFLICT (grantee) DO UPDATE SET hash = excluded.hash, made = excluded.made, applied_at = excluded.applied_at`,
      [grantee, hash, await madeNow(owner)],
    );
    await owner.query('COMMIT');
  } catch (error) {
    await owner.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
  return assumed;
}
