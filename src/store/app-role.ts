// With which rights does the application work on the tables? Those of one role that owns nothing.
import type pg from 'pg';
import { PATIENT } from './connection.ts';
import { openSession } from './session.ts';

/** The role `prisma/policies.sql` speaks of. Without superuser rights and not the tables' owner, so that row-level security holds for it. */
export const APP_ROLE = 'bot_app';

type Standing = { readonly name: string; readonly member: boolean };

/** The session's own role and whether it may assume APP_ROLE. */
export async function standingOf(client: pg.Client): Promise<Standing> {
  const { rows } = await client.query(
    `SELECT session_user::text AS name, EXISTS (SELECT FROM pg_roles r WHERE r.rolname = $1 AND pg_has_role(session_user, r.oid, 'MEMBER')) AS member`,
    [APP_ROLE],
  );
  return rows[0];
}

const MAY_FAIL = new Set([
  '42501', // not allowed to make roles or members
  '42704', // there is no such role, because making it was not allowed
  '42710', // the role exists
  '23505', // … made by somebody else this instant
  'XX000', // … whose grant crossed ours
]);

async function tryTo(owner: pg.Client, sql: string): Promise<void> {
  try {
    await owner.query(sql);
  } catch (error) {
    if (!MAY_FAIL.has((error as { code?: string }).code ?? '')) throw error;
  }
}

type AppRole = {
  /** The role that is to be given the application's rights. */
  readonly grantee: string;
  /** The role the application's connections have to assume; null = none. */
  readonly assumed: string | null;
};

/**
 * As which role does the application work? APP_ROLE, made where the owner may make roles; else the URL's own role. Where that is the owner
 * itself, forced row-level security has to do.
 */
export async function findAppRole(owner: pg.Client, url: string): Promise<AppRole> {
  const app = await openSession('DATABASE_URL', url, PATIENT);
  try {
    let standing = await standingOf(app);
    if (!standing.member) {
      await tryTo(owner, `CREATE ROLE ${APP_ROLE} NOLOGIN`);
      await tryTo(owner, `GRANT ${APP_ROLE} TO ${owner.escapeIdentifier(standing.name)}`);
      standing = await standingOf(app);
    }
    const grantee = standing.member ? APP_ROLE : standing.name;
    return { grantee, assumed: standing.member && standing.name !== APP_ROLE ? APP_ROLE : null };
  } finally {
    await app.end().catch(() => undefined);
  }
}
