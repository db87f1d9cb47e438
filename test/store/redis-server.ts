// Which Redis do the tests use? One of their own from the PATH, and TEST_REDIS_URL's where it is set.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SILENT } from '../../src/app/log.ts';
import { type EmbeddedRedis, startRedis } from '../../src/store/servers/redis.ts';

export type TestRedis = { readonly url: string; readonly folder: string; stop(): Promise<void> };

/** A server of the caller's own in a new folder; null where the machine has no Redis. */
export async function ownRedis(): Promise<TestRedis | null> {
  const folder = mkdtempSync(join(tmpdir(), 'dispatch-test-'));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  const server: EmbeddedRedis | null = await startRedis(folder, process.env.PATH ?? '', SILENT);
  if (server === null) {
    remove();
    return null;
  }
  return {
    url: server.url,
    folder,
    async stop() {
      await server.stop();
      remove();
    },
  };
}
