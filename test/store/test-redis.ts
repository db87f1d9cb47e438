// Which Redis do the tests use? TEST_REDIS_URL's alone, one test file at a time: they empty it, fill it and change its settings.
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withFileLock } from '../../src/store/servers/file-lock.ts';

/** Null: those tests are skipped. */
export const TEST_REDIS_URL: string | null = process.env.TEST_REDIS_URL || null;

/** The name of what needs it, saying why it is skipped. */
export const needsRedis = (name: string): string =>
  TEST_REDIS_URL === null ? `${name} (skipped: TEST_REDIS_URL is not set)` : name;

/** Waits until no other test file uses it; answers how to let go. */
export async function exclusiveRedis(): Promise<() => void> {
  const key = createHash('sha256').update(`${TEST_REDIS_URL}`).digest('hex').slice(0, 12);
  return new Promise((taken, failed) => {
    withFileLock(join(tmpdir(), `dispatch-test-redis-${key}.lock`), () => new Promise<void>((free) => taken(free))).catch(failed);
  });
}
