// Which PostgreSQL do the tests of a run share? TEST_DATABASE_URL's, or an embedded one that test files start on first use.

import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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

/** Vitest's global set-up: nothing to start; at the end of the run the last one stops the server. */
export function setup(): () => Promise<void> {
  return async () => {
    if (existsSync(join(FOLDER, 'postgres', 'cluster', 'postmaster.pid'))) await (await startShared()).stop();
  };
}
