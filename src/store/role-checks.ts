// May the role the application connects with do more than read and write rows? Then a stolen connection could undo what the tables forbid.
import { z } from 'zod';
import type { Log } from '../desk/log.ts';
import { Problem } from '../desk/problem.ts';
import { APP_ROLE, standingOf } from './app-role.ts';
import { PATIENT } from './connection.ts';
import { databaseProblem } from './database-problems.ts';
import { openSession, type SessionSetting } from './session.ts';

/** Of the session's own role, whatever role it has assumed: it can put that off again. Superusers are members of every role. */
const POWERS = `
SELECT session_user::text AS role, r.rolsuper AS superuser, r.rolbypassrls AS unbound, r.rolcreaterole AS "makesRoles",
  pg_has_role(session_user, d.datdba, 'MEMBER') AS "ownsDatabase", pg_has_role(session_user, n.nspowner, 'MEMBER') AS "ownsSchema",
  EXISTS (SELECT FROM pg_class c WHERE c.relnamespace = n.oid AND c.relkind IN ('r', 'p')
    AND pg_has_role(session_user, c.relowner, 'MEMBER')) AS "ownsTables"
FROM pg_roles r, pg_database d, pg_namespace n
WHERE r.rolname = session_user AND d.datname = current_database() AND n.nspname = 'public'`;

const ROLE_POWERS = z.object({
  role: z.string(),
  superuser: z.boolean(),
  unbound: z.boolean(),
  makesRoles: z.boolean(),
  ownsDatabase: z.boolean(),
  ownsSchema: z.boolean(),
  ownsTables: z.boolean(),
});
type RolePowers = z.infer<typeof ROLE_POWERS>;

/** The worst alone: it brings the others with it. */
function excessOf({ superuser, unbound, ownsTables, ownsDatabase, ownsSchema, makesRoles }: RolePowers): string | null {
  if (superuser) return '是超级用户';
  if (unbound) return '可绕过行级权限';
  if (ownsTables) return '是表的所有者，能改表、删表';
  if (ownsDatabase) return '是数据库的所有者，能删表';
  if (ownsSchema) return '是模式 public 的所有者，能删表';
  return makesRoles ? '可以建立角色，能让自己变成表的所有者' : null;
}

async function powersOf(setting: SessionSetting, url: string): Promise<RolePowers> {
  const client = await openSession(setting, url, PATIENT);
  try {
    const { rows } = await client.query(POWERS);
    return ROLE_POWERS.parse(rows[0]);
  } catch (error) {
    throw databaseProblem(error);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** A sentence where the role of `url` may do too much, or is the one that makes the tables; null where it may not. Problems: database.away. */
export async function roleFault(url: string, ownerUrl: string): Promise<string | null> {
  const powers = await powersOf('DATABASE_URL', url);
  const excess =
    excessOf(powers) ?? ((await powersOf('DATABASE_OWNER_URL', ownerUrl)).role === powers.role ? '也是建表的角色' : null);
  return excess === null
    ? null
    : `DATABASE_URL 的数据库角色 ${powers.role} ${excess}：请另建一个只能登录的普通角色写进 DATABASE_URL，建表的角色只写在 DATABASE_OWNER_URL 里。`;
}

/** In production refused before anything is made, elsewhere the event `role.unsafe`. Throws server.unsafe, database.away. */
export async function checkRole(url: string, ownerUrl: string, production: boolean, log: Log): Promise<void> {
  const fault = await roleFault(url, ownerUrl);
  if (fault === null) return;
  if (production) throw new Problem('server.unsafe', { server: 'postgres', faults: [fault] });
  log.event('role.unsafe', { fault });
}

/** Whether connections to `url` have to assume the application's role, where it was made by now. Problems: database.away. */
export async function assumableRole(url: string): Promise<string | null> {
  const client = await openSession('DATABASE_URL', url, PATIENT);
  try {
    const { name, member } = await standingOf(client);
    return member && name !== APP_ROLE ? APP_ROLE : null;
  } catch (error) {
    throw databaseProblem(error);
  } finally {
    await client.end().catch(() => undefined);
  }
}
