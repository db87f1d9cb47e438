// May the role the application connects with do more than read and write rows? Then a stolen connection could undo what the tables forbid.
import pg from 'pg';
import { z } from 'zod';

// Of a grant: to whom, 0 = everybody; and whether it reaches the role.
const nameOf = (grantee: string): string =>
  `SELECT CASE ${grantee} WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(${grantee})) END AS name`;
const isOf = (grantee: string): string => `CASE ${grantee} WHEN 0 THEN true ELSE pg_has_role(r.oid, ${grantee}, 'MEMBER') END`;

/**
 * Of a role by its name ($1), whatever it has assumed: it can put that off again. Superusers are members of every role. Owners are those
 * it is a member of, itself first. `memberships` are its own, as what leads anywhere further begins with one of them: revoking those that
 * lead to a group ends it, and changes nothing for others. A membership is revoked in the name of who granted it (10 = who need not be named).
 */
const POWERS = `
WITH r AS (SELECT * FROM pg_roles WHERE rolname = $1), database AS (SELECT * FROM pg_database WHERE datname = current_database()),
  public AS (SELECT * FROM pg_namespace WHERE nspname = 'public')
SELECT r.rolname::text AS role, r.rolsuper AS superuser, r.rolbypassrls AS unbound, r.rolcreaterole AS "makesRoles",
  r.rolreplication AS replicates, r.rolcreatedb AS "makesDatabases",
  (SELECT g.rolname::text FROM pg_roles g WHERE g.rolname IN ('pg_execute_server_program', 'pg_write_server_files', 'pg_read_server_files')
    AND pg_has_role(r.oid, g.oid, 'MEMBER') LIMIT 1) AS "serverPower",
  (SELECT g.rolname::text FROM pg_roles g WHERE g.rolname = 'pg_write_all_data' AND pg_has_role(r.oid, g.oid, 'MEMBER')) AS "writesAll",
  (SELECT pg_get_userbyid(d.datdba)::text FROM database d WHERE pg_has_role(r.oid, d.datdba, 'MEMBER')) AS "databaseOwner",
  (SELECT pg_get_userbyid(n.nspowner)::text FROM public n WHERE pg_has_role(r.oid, n.nspowner, 'MEMBER')) AS "schemaOwner",
  (SELECT pg_get_userbyid(c.relowner)::text FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
    AND pg_has_role(r.oid, c.relowner, 'MEMBER') ORDER BY c.relowner = r.oid DESC LIMIT 1) AS "tableOwner",
  (SELECT format('REVOKE CREATE ON SCHEMA public FROM %s;', string_agg(DISTINCT w.name, ', '))
    FROM public n, aclexplode(coalesce(n.nspacl, acldefault('n', n.nspowner))) a, LATERAL (${nameOf('a.grantee')}) w
    WHERE a.privilege_type = 'CREATE' AND ${isOf('a.grantee')} HAVING count(*) > 0) AS "schemaCreate",
  (SELECT format('REVOKE CREATE ON DATABASE %I FROM %s;', min(d.datname::text), string_agg(DISTINCT w.name, ', '))
    FROM database d, aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) a, LATERAL (${nameOf('a.grantee')}) w
    WHERE a.privilege_type = 'CREATE' AND ${isOf('a.grantee')} HAVING count(*) > 0) AS "databaseCreate",
  ARRAY(SELECT json_build_object(
      'sql', format('REVOKE %I FROM %I', g.rolname, r.rolname) || CASE m.grantor WHEN 10 THEN ';' ELSE format(' GRANTED BY %I;', pg_get_userbyid(m.grantor)) END,
      'leadsTo', ARRAY(SELECT t.rolname::text FROM pg_roles t WHERE pg_has_role(g.oid, t.oid, 'MEMBER')))
    FROM pg_auth_members m JOIN pg_roles g ON g.oid = m.roleid WHERE m.member = r.oid ORDER BY g.rolname) AS memberships
FROM r`;

const ROLE_POWERS = z.object({
  role: z.string(),
  superuser: z.boolean(),
  unbound: z.boolean(),
  makesRoles: z.boolean(),
  replicates: z.boolean(),
  makesDatabases: z.boolean(),
  serverPower: z.string().nullable(),
  writesAll: z.string().nullable(),
  databaseOwner: z.string().nullable(),
  schemaOwner: z.string().nullable(),
  tableOwner: z.string().nullable(),
  /** The SQL that takes it back. */
  schemaCreate: z.string().nullable(),
  databaseCreate: z.string().nullable(),
  memberships: z.array(z.object({ sql: z.string(), leadsTo: z.array(z.string()) })),
});
export type RolePowers = z.infer<typeof ROLE_POWERS>;

/** Null where the server knows no such role. Throws what the connection throws. */
export async function powersOf(client: pg.Client, role: string): Promise<RolePowers | null> {
  const { rows } = await client.query(POWERS, [role]);
  return rows.length === 0 ? null : ROLE_POWERS.parse(rows[0]);
}

const PLAIN = '请另建一个只能登录的普通角色写进 DATABASE_URL，建表的角色只写在 DATABASE_OWNER_URL 里。';

type Excess = readonly [what: string, advice: string];

/** What it may do too much and what follows from that: the worst alone, which brings the others with it. */
function excessOf(powers: RolePowers, ownerRole: string | null): Excess | null {
  const { role, superuser, unbound, serverPower, writesAll, makesRoles, replicates, schemaCreate, databaseCreate } = powers;
  if (superuser) return ['是超级用户', PLAIN];
  if (unbound) return ['可绕过行级权限', PLAIN];
  if (serverPower !== null) return memberOf(powers, serverPower, '能动数据库服务器上的文件');
  const owner = ownerExcess(powers);
  if (owner !== null) return owner;
  if (makesRoles) return ['可以建立角色，能让自己变成表的所有者', PLAIN];
  if (writesAll !== null) return memberOf(powers, writesAll, '能改写、删除所有表的数据');
  if (replicates) return ['可以复制整个数据库（REPLICATION）', takeBack(alter(role, 'NOREPLICATION'))];
  if (schemaCreate !== null) return ['可以在模式 public 里建表、建函数', takeBack(schemaCreate)];
  if (databaseCreate !== null) return ['可以在数据库里建立模式', takeBack(databaseCreate)];
  if (powers.makesDatabases) return ['可以建立数据库（CREATEDB）', takeBack(alter(role, 'NOCREATEDB'))];
  return ownerRole === role ? ['也是建表的角色', PLAIN] : null;
}

function ownerExcess(powers: RolePowers): Excess | null {
  const { role, tableOwner, databaseOwner, schemaOwner } = powers;
  if (tableOwner !== null)
    return tableOwner === role
      ? ['是表的所有者，能改表、删表', PLAIN]
      : memberOf(powers, tableOwner, '能像表的所有者一样改表、删表');
  if (databaseOwner !== null)
    return databaseOwner === role
      ? ['是数据库的所有者，能删表', PLAIN]
      : memberOf(powers, databaseOwner, '能像数据库的所有者一样删表');
  if (schemaOwner === null) return null;
  return schemaOwner === role
    ? ['是模式 public 的所有者，能删表', PLAIN]
    : memberOf(powers, schemaOwner, '能像模式的所有者一样删表');
}

const alter = (role: string, to: string): string => `ALTER ROLE ${pg.escapeIdentifier(role)} ${to};`;
const takeBack = (sql: string): string => `请收回（${sql}），或另建一个只能登录的普通角色写进 DATABASE_URL。`;

function memberOf({ memberships }: RolePowers, group: string, can: string): Excess {
  const revokes = memberships.filter(({ leadsTo }) => leadsTo.includes(group)).map(({ sql }) => sql);
  const advice =
    revokes.length === 0 ? PLAIN : `请收回这个成员资格（${revokes.join(' ')}），或另建一个只能登录的普通角色写进 DATABASE_URL。`;
  return [`是角色 ${group} 的成员，${can}`, advice];
}

/** A sentence where the role may do too much, or is the one that makes the tables (`ownerRole`, null = not known); null where it may not. */
export function roleFault(powers: RolePowers, ownerRole: string | null): string | null {
  const excess = excessOf(powers, ownerRole);
  return excess === null ? null : `DATABASE_URL 的数据库角色 ${powers.role} ${excess[0]}：${excess[1]}`;
}
