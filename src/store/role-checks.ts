// May the role the application connects with do more than read and write rows? Then a stolen connection could undo what the tables forbid.
import type pg from 'pg';
import { z } from 'zod';

/**
 * Of a role by its name ($1), whatever it has assumed: it can put that off again. Superusers are members of every role. Owners are those
 * it is a member of, itself first.
 */
const POWERS = `
SELECT r.rolname::text AS role, r.rolsuper AS superuser, r.rolbypassrls AS unbound, r.rolcreaterole AS "makesRoles",
  (SELECT g.rolname::text FROM pg_roles g WHERE g.rolname IN ('pg_execute_server_program', 'pg_write_server_files', 'pg_read_server_files')
    AND pg_has_role(r.oid, g.oid, 'MEMBER') LIMIT 1) AS "serverPower",
  (SELECT pg_get_userbyid(d.datdba)::text FROM pg_database d
    WHERE d.datname = current_database() AND pg_has_role(r.oid, d.datdba, 'MEMBER')) AS "databaseOwner",
  (SELECT pg_get_userbyid(n.nspowner)::text FROM pg_namespace n
    WHERE n.nspname = 'public' AND pg_has_role(r.oid, n.nspowner, 'MEMBER')) AS "schemaOwner",
  (SELECT pg_get_userbyid(c.relowner)::text FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
    AND pg_has_role(r.oid, c.relowner, 'MEMBER') ORDER BY c.relowner = r.oid DESC LIMIT 1) AS "tableOwner"
FROM pg_roles r WHERE r.rolname = $1`;

const ROLE_POWERS = z.object({
  role: z.string(),
  superuser: z.boolean(),
  unbound: z.boolean(),
  makesRoles: z.boolean(),
  serverPower: z.string().nullable(),
  databaseOwner: z.string().nullable(),
  schemaOwner: z.string().nullable(),
  tableOwner: z.string().nullable(),
});
export type RolePowers = z.infer<typeof ROLE_POWERS>;

/** Null where the server knows no such role. Throws what the connection throws. */
export async function powersOf(client: pg.Client, role: string): Promise<RolePowers | null> {
  const { rows } = await client.query(POWERS, [role]);
  return rows.length === 0 ? null : ROLE_POWERS.parse(rows[0]);
}

const PLAIN = '请另建一个只能登录的普通角色写进 DATABASE_URL，建表的角色只写在 DATABASE_OWNER_URL 里。';

/** What it may do too much and what follows from that: the worst alone, which brings the others with it. */
function excessOf(powers: RolePowers, ownerRole: string | null): readonly [what: string, advice: string] | null {
  const { role, superuser, unbound, serverPower, tableOwner, databaseOwner, schemaOwner, makesRoles } = powers;
  if (superuser) return ['是超级用户', PLAIN];
  if (unbound) return ['可绕过行级权限', PLAIN];
  if (serverPower !== null) return memberOf(role, serverPower, '能动数据库服务器上的文件');
  if (tableOwner !== null)
    return tableOwner === role
      ? ['是表的所有者，能改表、删表', PLAIN]
      : memberOf(role, tableOwner, '能像表的所有者一样改表、删表');
  if (databaseOwner !== null)
    return databaseOwner === role
      ? ['是数据库的所有者，能删表', PLAIN]
      : memberOf(role, databaseOwner, '能像数据库的所有者一样删表');
  if (schemaOwner !== null)
    return schemaOwner === role
      ? ['是模式 public 的所有者，能删表', PLAIN]
      : memberOf(role, schemaOwner, '能像模式的所有者一样删表');
  if (makesRoles) return ['可以建立角色，能让自己变成表的所有者', PLAIN];
  return ownerRole === role ? ['也是建表的角色', PLAIN] : null;
}

const memberOf = (role: string, group: string, can: string): readonly [string, string] => [
  `是角色 ${group} 的成员，${can}`,
  `请收回这个成员资格（REVOKE ${group} FROM ${role};），或另建一个只能登录的普通角色写进 DATABASE_URL。`,
];

/** A sentence where the role may do too much, or is the one that makes the tables (`ownerRole`, null = not known); null where it may not. */
export function roleFault(powers: RolePowers, ownerRole: string | null): string | null {
  const excess = excessOf(powers, ownerRole);
  return excess === null ? null : `DATABASE_URL 的数据库角色 ${powers.role} ${excess[0]}：${excess[1]}`;
}
