// Where does conversation state live without a Redis? In an embedded LevelDB under DATA_DIR, which one process owns.
import { join, resolve } from 'node:path';
import { ClassicLevel } from 'classic-level';
import type { Log } from '../desk/log.ts';
import type { Clock } from '../desk/ports.ts';
import { isProblem, Problem } from '../desk/problem.ts';
import { embeddedFailed, withFolder } from './servers/embedded.ts';
import { clearOwner, makeOwned, ownedBy, writeOwner } from './state-owner.ts';

/** A null value removes the key. */
export type StateChange = { readonly key: string; readonly value: string | null };

/** Every call takes as long as the disk does: bound it with `inTime`. Problems: threads.away. */
export type StateStore = {
  read(key: string): Promise<string | null>;
  /** All of them or none, on disk (fsync) once it answers. After a failure whether they were made is unknown until the next read. */
  write(changes: readonly StateChange[]): Promise<void>;
  /** Up to `limit` pairs whose keys begin with `prefix`, which ends with '!', ordered by key. */
  list(prefix: string, limit: number): Promise<readonly (readonly [key: string, value: string])[]>;
  /** Writes a mark: a full disk still reads. */
  ping(): Promise<void>;
  /** What is being written is finished first. */
  close(): Promise<void>;
};

/** A callback has 4 s in all; a disk that needs longer than this for a few kilobytes counts as away. */
const LIMIT_MS = 2_000;
/** After a failed write the files are opened again at most this often. */
const REOPEN_MS = 500;
const FOLDER = 'state';

type Level = ClassicLevel<string, string>;
type Pending = { readonly changes: readonly StateChange[]; done(): void; failed(problem: unknown): void };

/** Throws threads.away where `work` takes longer than 2 s; the work itself goes on. */
export async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Problem('threads.away', { code: 'slow' })), LIMIT_MS);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
    // Nobody listens any more to what comes too late.
    work.catch(() => undefined);
  }
}

/** The files themselves, for a test that breaks them. */
type OpenLevel = (folder: string) => Promise<Level>;

/**
 * Opens `dataDir`/state, making it where it is missing (mode 0700), and owns it until closed. Throws embedded.failed with a sentence:
 * another process owns it (with its pid and since when), it cannot be read or written, or it is damaged.
 */
export async function openState(dataDir: string, clock: Clock, log: Log, openLevel: OpenLevel = levelAt): Promise<StateStore> {
  const folder = resolve(join(dataDir, FOLDER));
  await withFolder('state', folder, () => makeOwned(folder));
  let level: Level | null = await openLevel(folder).catch(async (error) => {
    throw await whyNotOpened(error, dataDir, folder);
  });
  await withFolder('state', folder, () => writeOwner(folder, clock.now())).catch(async (error) => {
    await level?.close();
    throw error;
  });

  let closed = false;
  let failedAt = Number.NEGATIVE_INFINITY;
  let reopening: Promise<Level> | null = null;
  let pending: Pending[] = [];
  let flushing: Promise<void> | null = null;

  const opened = async (): Promise<Level> => {
    if (closed) throw new Problem('threads.away', { code: 'closed' });
    if (level !== null) return level;
    if (performance.now() - failedAt < REOPEN_MS) throw new Problem('threads.away', { code: 'failed' });
    reopening ??= openLevel(folder)
      .then((fresh) => {
        level = fresh;
        log.event('state.reopened');
        return fresh;
      })
      .catch((error) => {
        failedAt = performance.now();
        throw error;
      })
      .finally(() => {
        reopening = null;
      });
    return reopening;
  };

  /** LevelDB goes on after a record it could not write whole, and would lose what follows it on the next start: opened anew, it does not. */
  const fail = async (error: unknown): Promise<void> => {
    const broken = level;
    level = null;
    failedAt = performance.now();
    if (broken === null) return;
    log.event('problem', { code: 'threads.away', loud: true, at: 'state', system: codeOf(error) });
    await broken.close().catch(() => undefined);
  };

  /** One write to the disk takes along all that came while the one before was under way. */
  const flush = async (): Promise<void> => {
    while (pending.length > 0) {
      const group = pending;
      pending = [];
      try {
        const operations = group.flatMap(({ changes }) => changes.map(operationOf));
        await (await opened()).batch(operations, { sync: true });
        for (const { done } of group) done();
      } catch (error) {
        await fail(error);
        for (const { failed } of group) failed(away(error));
      }
    }
    // At once: who hears that it is done may write again before any promise of ours is settled.
    flushing = null;
  };

  const write = (changes: readonly StateChange[]): Promise<void> =>
    new Promise((done, failed) => {
      pending.push({ changes, done, failed });
      flushing ??= flush();
    });

  const translated = async <T>(work: (level: Level) => Promise<T>): Promise<T> => {
    try {
      return await work(await opened());
    } catch (error) {
      throw away(error);
    }
  };

  return {
    read: (key) => translated(async (at) => (await at.get(key)) ?? null),
    write,
    list: (prefix, limit) => translated((at) => at.iterator({ gte: prefix, lt: `${prefix.slice(0, -1)}"`, limit }).all()),
    ping: () => write([{ key: 'ping', value: clock.now().toISOString() }]),
    async close() {
      if (closed) return;
      while (flushing !== null) await flushing;
      closed = true;
      await reopening?.catch(() => undefined);
      await clearOwner(folder);
      await level?.close();
    },
  };
}

async function levelAt(folder: string): Promise<Level> {
  const level: Level = new ClassicLevel(folder);
  await level.open();
  return level;
}

const operationOf = ({ key, value }: StateChange) =>
  value === null ? { type: 'del' as const, key } : { type: 'put' as const, key, value };

/** The code of the library, or of the cause it names: why a database is not open stands there. */
function codeOf(error: unknown): string {
  type Told = { readonly code?: string; readonly message?: string };
  const { code, cause, message } = error as Told & { readonly cause?: Told };
  // Of a full disk LevelDB tells in words alone.
  if (`${message} ${cause?.message}`.includes('No space left')) return 'ENOSPC';
  return cause?.code ?? code ?? String(error);
}

const away = (error: unknown): unknown =>
  isProblem(error) || error instanceof TypeError ? error : new Problem('threads.away', { code: codeOf(error) }, error);

async function whyNotOpened(error: unknown, dataDir: string, folder: string): Promise<unknown> {
  switch (codeOf(error)) {
    case 'LEVEL_LOCKED':
      return embeddedFailed('state', await ownedBy(dataDir, folder), '', error);
    case 'LEVEL_CORRUPTION':
      return embeddedFailed(
        'state',
        `${folder} 里的对话文件已损坏，打不开。请从备份恢复这个文件夹；没有备份就把它移到别处再启动，没报完的对话和还没入库的暂存填报会丢失。`,
        '',
        error,
      );
    default:
      return embeddedFailed('state', `打不开 ${folder} 里的对话文件（${codeOf(error)}），请检查权限和磁盘空间。`, '', error);
  }
}
