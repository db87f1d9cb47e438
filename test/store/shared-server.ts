// Which PostgreSQL do the tests of a run share? TEST_DATABASE_URL's, or an embedded one that test files start on first use.

import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { SILENT } from '../../src/desk/log.ts';
import { APP_ROLE } from '../../src/store/app-role.ts';
import { type EmbeddedPostgres, startPostgres } from '../../src/store/servers/postgres.ts';

/** One for each user and checkout, so that a server left by a killed run is found and used by the next. */
const key = createHash('sha256')
  .update(`${process.geteuid?.()} ${import.meta.url}`)
  .digest('hex')
  .slice(0, 12);
const FOLDER = join(tmpdir(), `weekly-dispatch-test-${key}`);

export const startShared = (): Promise<EmbeddedPostgres> => startPostgres(FOLDER, APP_ROLE, SILENT);

/** Whether a database of a test belongs to a process that is gone: it was killed, or kept it for all its files. */
export function isLeft(name: string): boolean {
  const pid = Number(/^test_(\d+)_/.exec(name)?.[1]);
  try {
    process.kill(pid, 0);
    return false;
  } catch {
    return pid > 0;
  }
}

async function dropLeft(adminUrl: string): Promise<void> {
  const admin = new pg.Client(adminUrl);
  await admin.connect();
  try {
    const { rows } = await admin.query<{ datname: string }>(`SELECT datname FROM pg_database WHERE datname LIKE 'test\\_%'`);
    for (const { datname } of rows) if (isLeft(datname)) await admin.query(`DROP DATABASE IF EXISTS ${datname} WITH (FORCE)`);
  } finally {
    await admin.end();
  }
}

/** Vitest's global set-up: nothing to start; at the end of the run the last one stops the server. */
export function setup(): () => Promise<void> {
  return async () => {
    if (process.env.TEST_DATABASE_URL) return dropLeft(process.env.TEST_DATABASE_URL);
    if (!existsSync(join(FOLDER, 'postgres', 'cluster', 'postmaster.pid'))) return;
    const server = await startShared();
    await dropLeft(server.adminUrl);
    await server.stop();
  };
}
