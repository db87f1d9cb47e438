// Which migrations does the database lack, and how are they applied? With Prisma's own bookkeeping, without Prisma's engine.
import { createHash, randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type pg from 'pg';
import { installedFile } from '../desk/environment/program-files.ts';
import type { Log } from '../desk/log.ts';
import { Problem } from '../desk/problem.ts';
import { PATIENT } from './connection.ts';
import { databaseProblem } from './database-problems.ts';
import { takeMigrationLock } from './migration-lock.ts';
import { applyPolicies, policiesStand } from './policies.ts';
import { openSession } from './session.ts';

/** `prisma/` beside `src/` (or `dist/`). */
export const PRISMA_FOLDER = fileURLToPath(installedFile('prisma'));

type Migration = { readonly name: string; readonly sql: string; readonly checksum: string };

/** The migrations of `folder`/migrations in the order of their names. */
export async function readMigrations(folder: string = PRISMA_FOLDER): Promise<readonly Migration[]> {
  const entries = await readdir(join(folder, 'migrations'), { withFileTypes: true });
  const names = entries
    .filter((e) => e.isDirectory())
    .map((e) => e.name)
    .sort();
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(join(folder, 'migrations', name, 'migration.sql'), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

/** The table Prisma's own migrate uses. */
const BOOKKEEPING = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY NOT NULL,
  checksum VARCHAR(64) NOT NULL,
  finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL,
  logs TEXT,
  rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  applied_steps_count INTEGER NOT NULL DEFAULT 0
)`;

export type Migrated = {
  /** Names of the migrations applied now. */
  readonly applied: readonly string[];
  /** The role the application's connections have to assume; null where the URL's own role is right as it is. */
  readonly role: string | null;
};

export type MigrateOptions = {
  readonly ownerUrl: string;
  /** The application's URL: its role gets the rights it needs and no more. */
  readonly url: string;
  readonly folder?: string;
  readonly log: Log;
  /** How long another process's migrating is waited for. */
  readonly lockMs?: number;
};

/**
 * Brings the database up to date, one transaction a migration, one process at a time; a kill in between leaves whole migrations only.
 * Throws migration.refused (an applied file was changed, one failed under another tool, the database is older than the first migration,
 * the role may not make tables, or another process holds the lock), server.unsafe behind a pooler, database.away, or PostgreSQL's own error of a faulty file.
 */
export async function migrate({ ownerUrl, url, folder = PRISMA_FOLDER, log, lockMs }: MigrateOptions): Promise<Migrated> {
  const migrations = await readMigrations(folder);
  const owner = await openSession('DATABASE_OWNER_URL', ownerUrl, PATIENT);
  try {
    await takeMigrationLock(owner, log, lockMs);
    await owner.query(BOOKKEEPING);
    const { missing, unknown } = await compared(owner, migrations);
    for (const migration of unknown) log.event('migration.unknown', { migration });
    for (const migration of missing) {
      await apply(owner, migration);
      log.event('migration.applied', { migration: migration.name });
    }
    const role = await applyPolicies(owner, url, folder, log);
    return { applied: missing.map((m) => m.name), role };
  } catch (error) {
    if ((error as { code?: unknown }).code === '42501') throw mayNot(owner.user ?? '', error);
    throw databaseProblem(error);
  } finally {
    await owner.end().catch(() => undefined);
  }
}

export const mayNot = (role: string, cause?: unknown): Problem =>
  new Problem(
    'migration.refused',
    { why: `数据库角色 ${role} 没有建表的权限：请在 DATABASE_OWNER_URL 写数据库的所有者，或让管理员给它建表的权限。` },
    cause,
  );

/**
 * What a database lacks of what the program wants, as far as the session may see it. `hidden`: its bookkeeping may not be read.
 * `pending` are migrations by name; without any, the policies or rights are to be made anew.
 */
export type SchemaState =
  | { readonly kind: 'current' /** Of a newer version that was here. */; readonly unknown: readonly string[] }
  | { readonly kind: 'behind'; readonly pending: readonly string[] }
  | { readonly kind: 'hidden' };

const READABLE = `
SELECT to_regclass('_prisma_migrations') IS NOT NULL AS made,
  coalesce(has_table_privilege(to_regclass('_prisma_migrations')::oid, 'SELECT'), false)
    AND coalesce(has_table_privilege(to_regclass('_policies')::oid, 'SELECT'), false) AS readable`;

/** Changes nothing. `grantee` is who was given the application's rights. Throws migration.refused, and what the connection throws. */
export async function schemaState(client: pg.Client, grantee: string, folder: string = PRISMA_FOLDER): Promise<SchemaState> {
  const migrations = await readMigrations(folder);
  const { rows } = await client.query<{ made: boolean; readable: boolean }>(READABLE);
  if (!rows[0]?.made) return { kind: 'behind', pending: migrations.map(({ name }) => name) };
  if (!rows[0].readable) return { kind: 'hidden' };
  const { missing, unknown } = await compared(client, migrations);
  if (missing.length > 0) return { kind: 'behind', pending: missing.map(({ name }) => name) };
  return (await policiesStand(client, grantee, folder)) ? { kind: 'current', unknown } : { kind: 'behind', pending: [] };
}

type Row = { readonly migration_name: string; readonly checksum: string; readonly finished_at: Date | null };

type Compared = { readonly missing: readonly Migration[]; readonly unknown: readonly string[] };

async function compared(client: pg.Client, migrations: readonly Migration[]): Promise<Compared> {
  const { rows } = await client.query<Row>(
    'SELECT migration_name, checksum, finished_at FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY started_at',
  );
  const [oldest] = migrations;
  const before = rows.find((row) => oldest !== undefined && row.migration_name < oldest.name);
  if (before !== undefined) {
    throw new Problem('migration.refused', {
      why: `数据库是更早的版本建立的（${before.migration_name}），这个版本不能接着用：请换一个空的数据库；没有设置 DATABASE_URL 的，请换一个 DATA_DIR 或把原来的移走。`,
    });
  }
  const unknown: string[] = [];
  for (const row of rows) {
    const ours = migrations.find((m) => m.name === row.migration_name);
    if (row.finished_at === null) {
      throw new Problem('migration.refused', { why: `数据库迁移 ${row.migration_name} 上次没有完成，请先修复数据库再启动。` });
    }
    // A newer version of the bot has been here, and may still run beside us during an upgrade.
    if (!ours) unknown.push(row.migration_name);
    else if (ours.checksum !== row.checksum) {
      throw new Problem('migration.refused', {
        why: `数据库迁移 ${row.migration_name} 的文件在应用之后被改动过，请恢复原文件。`,
      });
    }
  }
  const done = new Set(rows.map((r) => r.migration_name));
  return { missing: migrations.filter((m) => !done.has(m.name)), unknown };
}

async function apply(owner: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  await owner.query('BEGIN');
  try {
    await owner.query(sql);
    await owner.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, now(), clock_timestamp(), 1)`,
      [randomUUID(), checksum, name],
    );
    await owner.query('COMMIT');
  } catch (error) {
    await owner.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
}
