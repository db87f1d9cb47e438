// Where does a bureau live that is played once and forgotten? On stores of its own in a temporary folder.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SILENT } from '../desk/log.ts';
import type { ImportedRoster } from '../desk/ports.ts';
import { openPress } from '../documents/press.ts';
import { DEFAULT_SETTINGS } from '../domain/settings.ts';
import { openBureaus } from '../store/bureaus.ts';
import { seedCalendar } from '../store/holidays.ts';
import { openStores } from '../store/open.ts';
import { removeServer } from '../store/servers/cluster.ts';
import { processClock } from './clock.ts';
import type { PlayedParts } from './played.ts';
import { openPlayedStores } from './played-stores.ts';

export type ThrowAway = Pick<PlayedParts, 'stores' | 'threads' | 'holding' | 'documents'>;

/**
 * Opens every store with that roster, does the work and removes all of it. `stopping` ends what is being opened. No setting is read, and
 * nothing of a running bot is touched. Problems: embedded.failed.
 */
export async function onThrowAway<T>(
  roster: ImportedRoster,
  stopping: AbortSignal,
  work: (stores: ThrowAway) => Promise<T>,
): Promise<T> {
  const dataDir = await mkdtemp(join(tmpdir(), 'understand-'));
  const outside = { clock: processClock(null), log: SILENT, random: Math.random, stopping };
  try {
    const stores = await openStores({ ...NOTHING_SET, dataDir }, outside);
    try {
      await seedCalendar(stores.database);
      const bureaus = openBureaus({ ...stores.database, log: SILENT });
      const documents = openPress();
      try {
        await bureaus.save(roster, 'transcript', outside.clock.now(), (await bureaus.current()).roster.version);
        const { threads, holding } = stores;
        const played = openPlayedStores(stores.database, bureaus, DEFAULT_SETTINGS);
        return await work({ stores: played, threads, holding, documents });
      } finally {
        bureaus.close();
        await documents.close();
      }
    } finally {
      await stores.close();
    }
  } finally {
    await removeServer(dataDir);
    await rm(dataDir, { recursive: true, force: true });
  }
}

const NOTHING_SET = {
  databaseUrl: null,
  databaseOwnerUrl: null,
  isTemporary: true,
  // Its clock is the transcript's.
  clockIsSet: true,
  redisUrl: null,
  production: false,
  settings: DEFAULT_SETTINGS,
};
