// Is the PostgreSQL we were given set up so that it keeps our promises, and what is to be done in it first? Looked at, nothing is changed.
import pg from 'pg';
import { z } from 'zod';
import type { Clock } from '../desk/ports.ts';
import { isProblem, Problem } from '../desk/problem.ts';
import { APP_ROLE, standingOf } from './app-role.ts';
import { PATIENT } from './connection.ts';
import { databaseProblem } from './database-problems.ts';
import { mayNot, type SchemaState, schemaState } from './migrate.ts';
import { powersOf, type RolePowers, roleFault } from './role-checks.ts';
import { openSession, type SessionSetting } from './session.ts';
import type { Survey } from './survey-findings.ts';
import { isNotUp } from './when-up.ts';

export type DatabaseTarget = {
  readonly url: string;
  /** The role that makes tables; null = none is named. */
  readonly ownerUrl: string | null;
  /** False: an owner is named, but so that it cannot be read, and nothing is said of it. */
  readonly ownerIsKnown: boolean;
  readonly production: boolean;
};

export type DatabaseSurvey = Survey & {
  /** False: migrations or policies are to be applied before anything else. */
  readonly isCurrent: boolean;
  /** Migrations that are to be applied; null where that cannot be seen. */
  readonly pending: readonly string[] | null;
  /** To be assumed by connections to `url`, as long as nothing is applied; null = its own. */
  readonly role: string | null;
  /** How far our clock is ahead; null where no clock was given. */
  readonly skewMs: number | null;
};

/** Oldest PostgreSQL the tests run on, as server_version_num. */
const OLDEST_POSTGRES = 150_000;

/** What is set for a role alone says nothing of another role. */
const STANDING = `
SELECT current_setting('server_version_num')::int AS version, current_setting('fsync') AS fsync,
  current_setting('full_page_writes') AS full_page_writes, current_setting('synchronous_commit') AS synchronous_commit,
  (SELECT source FROM pg_settings WHERE name = 'synchronous_commit') AS source, clock_timestamp() AS now`;
const SERVER_STANDING = z.object({
  version: z.number(),
  fsync: z.string(),
  full_page_writes: z.string(),
  synchronous_commit: z.string(),
  source: z.string(),
  now: z.date(),
});
type Standing = z.infer<typeof SERVER_STANDING>;

const OWNER_POWERS = `
SELECT rolname::text AS role, rolsuper OR rolcreaterole AS "makesRoles",
  coalesce(has_schema_privilege(to_regnamespace('public')::oid, 'CREATE'), true) AS "makesTables"
FROM pg_roles WHERE rolname = current_user`;
const OWNER = z.object({ role: z.string(), makesRoles: z.boolean(), makesTables: z.boolean() });
type Owner = z.infer<typeof OWNER>;

type Session = { readonly client: pg.Client } | { readonly problem: Problem };

/**
 * Everything that can be known at once, through the owner's session where the application's is refused. `clock` null where ours proves
 * nothing. Throws database.away where a server is not up (yet).
 */
export async function surveyDatabase(target: DatabaseTarget, clock: Clock | null): Promise<DatabaseSurvey> {
  const sessions = await Promise.all([
    tried('DATABASE_URL', target.url),
    target.ownerUrl === null || target.ownerUrl === target.url ? null : tried('DATABASE_OWNER_URL', target.ownerUrl),
  ]);
  const [app, named] = sessions;
  try {
    if ('problem' in app) return await withoutApp(app.problem, named, target);
    // Outside production one role is enough.
    const isOne = target.ownerUrl === target.url || !target.production;
    return await withApp(app.client, named ?? (isOne ? app : null), target, clock);
  } catch (error) {
    throw databaseProblem(error);
  } finally {
    for (const session of sessions)
      if (session !== null && 'client' in session) await session.client.end().catch(() => undefined);
  }
}

async function tried(setting: SessionSetting, url: string): Promise<Session> {
  try {
    return { client: await openSession(setting, url, PATIENT) };
  } catch (error) {
    if (!isProblem(error)) throw error;
    return { problem: error };
  }
}

const unsafe = (faults: readonly string[]): readonly Problem[] =>
  faults.length === 0 ? [] : [new Problem('server.unsafe', { server: 'postgres', faults })];

/** The application's role is not let in. */
async function withoutApp(problem: Problem, owner: Session | null, { url, production }: DatabaseTarget): Promise<DatabaseSurvey> {
  if (isNotUp(problem)) throw problem;
  const faults: Problem[] = [problem];
  if (owner !== null && 'problem' in owner) faults.push(owner.problem);
  if (owner !== null && 'client' in owner) {
    const { client } = owner;
    const powers = await powersOf(client, decodeURIComponent(new URL(url).username));
    const role = powers === null ? null : roleFault(powers, client.user ?? null);
    faults.push(...unsafe([...serverFaults(await standingAt(client), false), ...(production && role !== null ? [role] : [])]));
  }
  return { faults, notes: [], isCurrent: false, pending: null, role: null, skewMs: null };
}

async function withApp(
  app: pg.Client,
  owner: Session | null,
  target: DatabaseTarget,
  clock: Clock | null,
): Promise<DatabaseSurvey> {
  const asked = clock?.now().getTime() ?? 0;
  const standing = await standingAt(app);
  const answered = clock?.now().getTime() ?? 0;
  const { name, member } = await standingOf(app);
  const powers = await powersOf(app, name);
  const role = member && name !== APP_ROLE ? APP_ROLE : null;
  const state = await stateSeen(app, role, member ? APP_ROLE : name, owner);
  const isCurrent = state.kind === 'current';
  const maker = owner !== null && 'client' in owner ? await ownerAt(owner.client) : null;
  // Nothing is said of a role that is the same by being the only one.
  const excess = powers === null ? null : roleFault(powers, isCurrent || target.ownerUrl === null ? null : (maker?.role ?? null));
  const isOwnRole = powers?.role === maker?.role;
  const isRefused = excess !== null && (target.production || worksUnbound(powers, role, maker, isCurrent));
  return {
    faults: [
      ...(state.kind === 'refused' ? [state.problem] : []),
      ...unsafe([...serverFaults(standing, true), ...(isRefused ? [excess] : [])]),
      ...(isCurrent || (isRefused && isOwnRole) ? [] : faultsOfOwner(owner, maker, state, target)),
    ],
    notes: [
      ...(excess !== null && !isRefused ? [{ event: 'role.unsafe', fields: { fault: excess }, says: excess } as const] : []),
      ...(state.kind === 'current' ? state.unknown : []).map(
        (migration) =>
          ({
            event: 'migration.unknown',
            fields: { migration },
            says: `数据库迁移 ${migration} 是更新的版本做的，这个版本照常运行。`,
          }) as const,
      ),
    ],
    isCurrent,
    pending: state.kind === 'behind' ? state.pending : state.kind === 'current' ? [] : null,
    role,
    skewMs: clock === null ? null : Math.round((asked + answered) / 2 - standing.now.getTime()),
  };
}

async function standingAt(client: pg.Client): Promise<Standing> {
  return SERVER_STANDING.parse((await client.query(STANDING)).rows[0]);
}

async function ownerAt(client: pg.Client): Promise<Owner> {
  return OWNER.parse((await client.query(OWNER_POWERS)).rows[0]);
}

function serverFaults(standing: Standing, isOwnRole: boolean): readonly string[] {
  const { version, source } = standing;
  const isOfRole = source === 'user' || source === 'database user';
  return [
    ...(version < OLDEST_POSTGRES ? ['PostgreSQL 版本过低，需要 15 或更高版本。'] : []),
    ...(['fsync', 'full_page_writes', 'synchronous_commit'] as const)
      .filter((name) => standing[name] === 'off' && (isOwnRole || name !== 'synchronous_commit' || !isOfRole))
      .map((name) => `PostgreSQL 的 ${name} 是 off：断电会丢失已经答复“已收到”的填报，请改为 on。`),
  ];
}

type Seen = SchemaState | { readonly kind: 'refused'; readonly problem: Problem };

/** As the application sees it, else as the owner does. */
async function stateSeen(app: pg.Client, role: string | null, grantee: string, owner: Session | null): Promise<Seen> {
  try {
    if (role !== null) await app.query(`SET ROLE ${pg.escapeIdentifier(role)}`);
    const own = await schemaState(app, grantee);
    if (role !== null) await app.query('RESET ROLE');
    return own.kind === 'hidden' && owner !== null && 'client' in owner ? await schemaState(owner.client, grantee) : own;
  } catch (error) {
    if (isProblem(error, 'migration.refused')) return { kind: 'refused', problem: error };
    throw error;
  }
}

/** Outside production a role that no row-level security holds for will do where it can put that off. */
const worksUnbound = (powers: RolePowers | null, role: string | null, maker: Owner | null, isCurrent: boolean): boolean =>
  powers !== null && (powers.superuser || powers.unbound) && role === null && (isCurrent || maker?.makesRoles !== true);

/** Something is to be made or mended: can it be? */
function faultsOfOwner(
  owner: Session | null,
  maker: Owner | null,
  state: Seen,
  { ownerIsKnown }: DatabaseTarget,
): readonly Problem[] {
  if (owner === null) return ownerIsKnown && state.kind !== 'refused' ? unsafe([needsOwner(state)]) : [];
  if ('problem' in owner) {
    if (isNotUp(owner.problem)) throw owner.problem;
    return [owner.problem];
  }
  const makesTables = state.kind !== 'behind' || state.pending.length === 0 || maker?.makesTables !== false;
  return makesTables ? [] : [mayNot(maker?.role ?? '')];
}

function needsOwner(state: SchemaState): string {
  const next = '这次启动要设 DATABASE_OWNER_URL（建表的角色），做完以后可以去掉。';
  if (state.kind !== 'behind') return `看不到数据库做过哪些升级：${next}`;
  const { length } = state.pending;
  return length > 0
    ? `数据库有 ${length} 个升级没有做：${next}`
    : `数据库的行级权限、触发器或授权和这个版本的不一样，要改回来：${next}`;
}
