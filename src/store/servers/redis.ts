// How does the bot get a Redis on a machine where nobody runs one? It starts the machine's own program under DATA_DIR and shares it with its own commands.
import { spawn } from 'node:child_process';
import { access, constants, mkdir, mkdtemp, readFile, realpath, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import type { Log } from '../../app/log.ts';
import { embeddedFailed, lastLines, withFolder } from './embedded.ts';
import { isProgram, withFileLock } from './file-lock.ts';
import { endWithFolder } from './orphan.ts';
import { type Arrived, stayPresent } from './presence.ts';

export type EmbeddedRedis = {
  /** Path of the unix socket, for openRedis. */
  readonly url: string;
  /** Lets go; the last to let go stops the server. Close your own connections first. */
  stop(): Promise<void>;
  /** Lets go and leaves the server running for the next. */
  leave(): Promise<void>;
};

const PROGRAMS = ['redis-server', 'valkey-server'] as const;
/** A unix socket's path holds about 107 bytes. */
const LONGEST_SOCKET = 100;
const MAX_LAUNCHES = 3;
/** A server that has just been launched opens its socket within 10 s, and may then load its files for a minute. */
const MAX_KNOCKS = 100;
const KNOCK_MS = 100;
const LOADING_MS = 60_000;
const MAX_LOG_BYTES = 5_000_000;

type Place = { readonly program: string; readonly folder: string; readonly socket: string };

/**
 * Starts a Redis or Valkey found on `searchPath` (the environment's PATH) under `dataDir`, or joins the one already running there.
 * It has every write on disk before it answers. While we use it, it is started again when it dies.
 * Null where the machine has neither. Throws embedded.failed with a sentence and the server's last log lines.
 */
export async function startRedis(dataDir: string, searchPath: string, log: Log): Promise<EmbeddedRedis | null> {
  const program = await findProgram(searchPath);
  if (program === null) return null;
  const place = await withFolder('redis', dataDir, () => placeIn(dataDir, program));
  const presence = await stayPresent('redis', log, () => exclusively(place, () => arriveAt(place)));
  return {
    url: place.socket,
    stop: () => presence.end((connection) => exclusively(place, () => stopIfLast(connection))),
    leave: () => presence.end(async (connection) => connection.disconnect()),
  };
}

async function findProgram(searchPath: string): Promise<string | null> {
  for (const program of PROGRAMS) {
    for (const folder of searchPath.split(':').filter((f) => f.startsWith('/'))) {
      const file = join(folder, program);
      const runnable = await access(file, constants.X_OK).then(
        () => true,
        () => false,
      );
      if (runnable) return file;
    }
  }
  return null;
}

/** The socket lies beside the files; where that path is too long, in a folder of its own that a pointer file names. */
async function placeIn(dataDir: string, program: string): Promise<Place> {
  await mkdir(join(dataDir, 'redis'), { recursive: true, mode: 0o700 });
  const folder = await realpath(join(dataDir, 'redis'));
  const near = join(folder, 'redis.sock');
  if (Buffer.byteLength(near) <= LONGEST_SOCKET) return { program, folder, socket: near };
  const pointer = join(folder, 'socket.path');
  const known = (await readFile(pointer, 'utf8').catch(() => '')).trim();
  if (known !== '' && (await stat(known).catch(() => null))?.isDirectory())
    return { program, folder, socket: join(known, 'redis.sock') };
  const far = await mkdtemp('/tmp/dispatch-redis-');
  await writeFile(pointer, `${far}\n`, { mode: 0o600 });
  return { program, folder, socket: join(far, 'redis.sock') };
}

/** Two servers on one folder would destroy its files, and Redis itself does not look: starting and stopping are done one at a time. */
async function exclusively<T>(place: Place, work: () => Promise<T>): Promise<T> {
  return withFileLock(join(place.folder, 'starting.lock'), work);
}

async function arriveAt(place: Place): Promise<Arrived<Redis>> {
  let launches = 0;
  let gone = true;
  for (let knocks = 0; knocks < MAX_KNOCKS; knocks++) {
    if (gone && !(await isRunning(place))) {
      if (launches === MAX_LAUNCHES) break;
      launches++;
      await launch(place);
    }
    const connection = await present(place);
    if (connection !== null) return { connection, started: launches > 0 };
    await sleep(KNOCK_MS);
    gone = !(await isRunning(place));
  }
  const lines = await lastLines(join(place.folder, 'server.log'));
  throw embeddedFailed('redis', '本机的 Redis 启动失败，请查看下面的日志，或设置 REDIS_URL 使用外部 Redis。', lines);
}

async function isRunning({ folder, socket }: Place): Promise<boolean> {
  const pid = Number.parseInt(await readFile(join(folder, 'redis.pid'), 'utf8').catch(() => ''), 10);
  return isProgram(pid, socket);
}

async function launch({ program, folder, socket }: Place): Promise<void> {
  const logFile = join(folder, 'server.log');
  if (((await stat(logFile).catch(() => null))?.size ?? 0) > MAX_LOG_BYTES) await rename(logFile, `${logFile}.old`);
  const settings = {
    port: '0',
    unixsocket: socket,
    unixsocketperm: '700',
    dir: folder,
    logfile: logFile,
    pidfile: join(folder, 'redis.pid'),
    // A confirmed report may wait here for the database: it must survive the machine, not only the program.
    appendonly: 'yes',
    appendfsync: 'always',
    save: '',
    'maxmemory-policy': 'noeviction',
  };
  const args = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, value]);
  // In a session of its own, so that what kills us does not kill it.
  const child = spawn(program, args, { cwd: folder, detached: true, stdio: 'ignore' });
  child.on('error', () => undefined);
  child.unref();
  // Redis writes the same a moment later; until then nobody else may think that none runs.
  if (child.pid === undefined) return;
  await writeFile(join(folder, 'redis.pid'), `${child.pid}\n`);
  endWithFolder(child.pid, socket, folder);
}

/** A connection that says we are here; null while there is no server to connect to. */
async function present({ socket }: Place): Promise<Redis | null> {
  const connection = new Redis(socket, {
    lazyConnect: true,
    retryStrategy: null,
    connectionName: 'presence',
    maxLoadingRetryTime: LOADING_MS,
    enableOfflineQueue: false,
    // Its timer keeps a program from ending.
    disconnectTimeout: 50,
  });
  connection.on('error', () => undefined);
  try {
    await connection.connect();
    return connection;
  } catch {
    connection.disconnect();
    return null;
  }
}

/** Stops the server if nobody else is there. Our own connections may take a moment to be gone: up to 2 s. */
async function stopIfLast(connection: Redis): Promise<void> {
  try {
    for (let tries = 0; tries < 40; tries++) {
      const clients = String(await connection.client('LIST'))
        .trimEnd()
        .split('\n');
      if (clients.length === 1) {
        // The server answers by closing; it refuses while it writes its first file.
        const refused = await connection.shutdown('NOSAVE').then(
          () => false,
          (error: Error) => error.name === 'ReplyError',
        );
        if (!refused) return;
      }
      if (clients.filter((line) => line.includes(' name=presence ')).length > 1) return;
      await sleep(50);
    }
  } catch {
    // The server is already gone: nothing is left to stop.
  } finally {
    connection.disconnect();
  }
}
