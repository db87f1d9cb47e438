// How does the bot get a PostgreSQL on a machine that has none? It runs the packaged server under DATA_DIR and shares it with its own commands.
import { readFile, rename, rm, stat } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Log } from '../../desk/log.ts';
import { type Cluster, openCluster } from './cluster.ts';
import { embeddedFailed, freePort, lastLines, run } from './embedded.ts';
import { isAlive, isProgram } from './file-lock.ts';
import { type Arrived, stayPresent } from './presence.ts';

export type EmbeddedPostgres = {
  /** The application's role: no superuser, owns nothing. */
  readonly url: string;
  /** The role that owns the tables and applies migrations. */
  readonly ownerUrl: string;
  /** The server's superuser, for tests and repairs. */
  readonly adminUrl: string;
  /** Lets go; the last to let go stops the server. Close your own connections first. */
  stop(): Promise<void>;
  /** Lets go and leaves the server running for the next. */
  leave(): Promise<void>;
};

export const EMBEDDED_DATABASE = 'bot';
const OWNER_ROLE = 'bot_owner';

/** Held shared by everybody who uses the server and exclusively by who stops it, so that nobody's server is stopped under them. */
const PRESENCE_LOCK = 72_707_370;
/** Held while roles and database are made. */
const SETUP_LOCK = 72_707_371;

const MAX_LAUNCHES = 3;
/** A server that recovers after a crash refuses connections meanwhile; 240 × 250 ms. */
const MAX_KNOCKS = 240;
const KNOCK_MS = 250;
const MAX_LOG_BYTES = 5_000_000;

const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '60',
  shared_buffers: '32MB',
  io_method: 'sync',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
  // Said aloud although they are the defaults: an answer given must survive the machine.
  fsync: 'on',
  full_page_writes: 'on',
  synchronous_commit: 'on',
};

/** For results that are thrown away when the last process lets go. */
const TEMPORARY: typeof SETTINGS = { ...SETTINGS, fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' };

/**
 * Starts the server under `dataDir`, or joins the one already running there (the bot's, or one a killed process left).
 * While we use it, it is started again when it dies. `appRole` is the name of the application's role.
 * `isTemporary`: the folder goes with us, so nothing waits for the disk.
 * Throws embedded.failed with a sentence and the server's last log lines.
 */
export async function startPostgres(
  dataDir: string,
  appRole: string,
  log: Log,
  isTemporary: boolean = false,
): Promise<EmbeddedPostgres> {
  const cluster = await openCluster(dataDir, isTemporary);
  let port: number | null = null;
  const presence = await stayPresent('postgres', log, async () => {
    // Back on the same port: our pools know no other.
    const arrived = await arriveAt(cluster, port, isTemporary);
    ({ port } = arrived);
    return arrived;
  });
  await prepare(presence.first, cluster, appRole);

  const urlFor = (role: string, key: string, database: string) => `postgresql://${role}:${key}@127.0.0.1:${port}/${database}`;
  return {
    url: urlFor(appRole, cluster.keys.app, EMBEDDED_DATABASE),
    ownerUrl: urlFor(OWNER_ROLE, cluster.keys.owner, EMBEDDED_DATABASE),
    adminUrl: urlFor('postgres', cluster.keys.admin, 'postgres'),
    stop: () => presence.end((connection) => stopIfLast(connection, cluster, isTemporary ? 'immediate' : 'fast')),
    leave: () => presence.end((connection) => connection.end()),
  };
}

type Joined = Arrived<pg.Client> & { readonly port: number };

/** Connects to the running server, or launches one first. `onPort`: only there. */
async function arriveAt(cluster: Cluster, onPort: number | null, isTemporary: boolean): Promise<Joined> {
  let launches = 0;
  let output = '';
  for (let knocks = 0; knocks < MAX_KNOCKS; knocks++) {
    const port = await runningPort(cluster);
    if (port === null) {
      if (launches === MAX_LAUNCHES) break;
      launches++;
      // The port of last time, so that others who used it then find it there; another one where that is taken by now.
      const free = onPort ?? (launches === 1 ? await lastPort(cluster) : null) ?? (await freePort());
      output = await launch(cluster, free, isTemporary ? TEMPORARY : SETTINGS);
      continue;
    }
    const connection = await present(cluster, port);
    if (connection !== null) return { connection, port, started: launches > 0 };
    await sleep(KNOCK_MS);
  }
  const lines = await lastLines(cluster.logFile);
  throw embeddedFailed(
    'postgres',
    '内置 PostgreSQL 启动失败，请查看下面的日志，或设置 DATABASE_URL 使用外部数据库。',
    lines || output,
  );
}

/** The port of the live server of this cluster, by its postmaster.pid; null when none runs. */
async function runningPort(cluster: Cluster): Promise<number | null> {
  const file = `${cluster.pgdata}/postmaster.pid`;
  const [pid = '', , , port = ''] = (await readFile(file, 'utf8').catch(() => '')).split('\n');
  if (pid.trim() === '') return null;
  if (await isProgram(Number(pid), cluster.pgdata)) return Number(port) > 0 ? Number(port) : null;
  // PostgreSQL looks at the number alone, and would not start beside whatever bears it now.
  if (isAlive(Number(pid))) await rm(file, { force: true });
  return null;
}

async function lastPort(cluster: Cluster): Promise<number | null> {
  const options = await readFile(`${cluster.pgdata}/postmaster.opts`, 'utf8').catch(() => '');
  const port = /"port=(\d+)"/.exec(options)?.[1];
  return port === undefined ? null : Number(port);
}

/** Answers pg_ctl's output; whether it worked shows in the next look at postmaster.pid. */
async function launch(cluster: Cluster, port: number, given: typeof SETTINGS): Promise<string> {
  const size = await stat(cluster.logFile).then(
    (s) => s.size,
    () => 0,
  );
  if (size > MAX_LOG_BYTES) await rename(cluster.logFile, `${cluster.logFile}.old`);
  const settings = Object.entries({ ...given, port: String(port) }).map(([name, value]) => `-c ${name}=${value}`);
  const args = ['start', '-w', '-t', '60', '-s', '-D', cluster.pgdata, '-l', cluster.logFile, '-o', settings.join(' ')];
  return (await run(cluster.pgCtl, args, cluster.runner)).output;
}

/** A connection that says we are here; null while the server is starting, stopping or gone. */
async function present(cluster: Cluster, port: number): Promise<pg.Client | null> {
  const client = new pg.Client({
    host: '127.0.0.1',
    port,
    user: 'postgres',
    password: cluster.keys.admin,
    database: 'postgres',
    application_name: 'presence',
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
  });
  // Without a listener a server that goes away would end our process.
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('SELECT pg_advisory_lock_shared($1)', [PRESENCE_LOCK]);
    return client;
  } catch (error) {
    await client.end().catch(() => undefined);
    // 28P01: not our cluster's password, so it is not our server and waiting does not help.
    if ((error as { code?: string }).code === '28P01') {
      throw embeddedFailed('postgres', '内置 PostgreSQL 的密码文件 keys.json 与数据不符，请恢复该文件。', '', error);
    }
    return null;
  }
}

/** Makes the two roles and the database where they are missing. */
async function prepare(admin: pg.Client, cluster: Cluster, appRole: string): Promise<void> {
  const roles = [
    [OWNER_ROLE, cluster.keys.owner],
    [appRole, cluster.keys.app],
  ] as const;
  await admin.query('SELECT pg_advisory_lock($1)', [SETUP_LOCK]);
  for (const [role, key] of roles) {
    const { rowCount } = await admin.query('SELECT FROM pg_roles WHERE rolname = $1', [role]);
    if (rowCount === 0) await admin.query(`CREATE ROLE ${role} LOGIN PASSWORD ${admin.escapeLiteral(key)}`);
  }
  const { rowCount } = await admin.query('SELECT FROM pg_database WHERE datname = $1', [EMBEDDED_DATABASE]);
  if (rowCount === 0) await admin.query(`CREATE DATABASE ${EMBEDDED_DATABASE} OWNER ${OWNER_ROLE}`);
  await admin.query('SELECT pg_advisory_unlock($1)', [SETUP_LOCK]);
}

const OTHERS = `SELECT count(*)::int AS n FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()`;

/** Stops the server if nobody else is there. Our own connections may take a moment to be gone: up to 1 s. */
async function stopIfLast(connection: pg.Client, cluster: Cluster, mode: 'fast' | 'immediate'): Promise<void> {
  try {
    await connection.query('SELECT pg_advisory_unlock_shared($1)', [PRESENCE_LOCK]);
    const { rows } = await connection.query('SELECT pg_try_advisory_lock($1) AS alone', [PRESENCE_LOCK]);
    for (let tries = 0; rows[0].alone && tries < 20; tries++) {
      const others = await connection.query(OTHERS);
      if (others.rows[0].n === 0) {
        await run(cluster.pgCtl, ['stop', '-w', '-t', '30', '-s', '-m', mode, '-D', cluster.pgdata], cluster.runner);
        return;
      }
      await sleep(50);
    }
  } catch {
    // The server is already gone: nothing is left to stop.
  } finally {
    await connection.end().catch(() => undefined);
  }
}
