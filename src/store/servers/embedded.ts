// What do the servers we start for ourselves have in common? A folder, a user to run as, and one way to say why it did not work.
import { execFile } from 'node:child_process';
import { chmod, mkdir, readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname, resolve } from 'node:path';
import { Problem } from '../../desk/problem.ts';

/** The unprivileged user a server runs as when we are root. */
export type Runner = { readonly name: string; readonly uid: number; readonly gid: number };

/** `why` is a sentence for the person who started the program; `log` the server's own last lines. */
export const embeddedFailed = (server: 'postgres' | 'state', why: string, log: string, cause?: unknown): Problem =>
  new Problem('embedded.failed', { server, why, log }, cause);

/** Whom to run a server as that refuses to run as root: null = ourselves, because we are not root. Throws embedded.failed where there is nobody. */
export async function runnerFor(server: 'postgres', wanted: readonly string[]): Promise<Runner | null> {
  if (process.geteuid?.() !== 0) return null;
  const lines = (await readFile('/etc/passwd', 'utf8').catch(() => '')).split('\n').map((line) => line.split(':'));
  for (const name of wanted) {
    const line = lines.find((fields) => fields[0] === name);
    if (line) return { name, uid: Number(line[2]), gid: Number(line[3]) };
  }
  throw embeddedFailed(
    server,
    `PostgreSQL 不能以 root 身份运行，系统里也没有 ${wanted.join('、')} 用户。请换一个普通用户启动，或设置 DATABASE_URL。`,
    '',
  );
}

/** Whether that user may pass through every folder down to this one. */
export async function canEnter(folder: string, runner: Runner): Promise<boolean> {
  for (let at = resolve(folder); ; at = dirname(at)) {
    const { mode, uid, gid } = await stat(at);
    const bit = uid === runner.uid ? 0o100 : gid === runner.gid ? 0o010 : 0o001;
    if ((mode & bit) === 0) return false;
    if (at === dirname(at)) return true;
  }
}

/**
 * Makes a folder and those above it that are missing. Node's own recursive mkdir tries for ever where the system denies that the
 * folder above exists, as /proc does.
 */
export async function makeFolders(folder: string, mode: number): Promise<void> {
  if (await isMade(folder, mode, 'ENOENT')) return;
  if (dirname(folder) !== folder) await makeFolders(dirname(folder), mode);
  await isMade(folder, mode, null);
}

/** False where it failed with `excused`; throws what else stands in the way. */
async function isMade(folder: string, mode: number, excused: string | null): Promise<boolean> {
  try {
    await mkdir(folder, { mode });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === excused) return false;
    const there = code === 'EEXIST' ? await stat(folder).catch(() => null) : null;
    if (!there?.isDirectory()) throw error;
  }
  return true;
}

/** Makes a folder for embedded servers; lets `runner` pass through it (not read it) where it is ours to allow. */
export async function makeFolder(folder: string, runner: Runner | null): Promise<void> {
  await makeFolders(folder, 0o711);
  if (runner === null || (await canEnter(folder, runner))) return;
  const { mode, uid } = await stat(folder);
  if (uid === process.geteuid?.()) await chmod(folder, (mode & 0o7777) | 0o011);
}

/** Something else stands where a folder is meant to be. */
const NO_FOLDER = new Set(['EEXIST', 'ENOTDIR']);
const NO_ACCESS = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT', 'EBUSY']);

/** Runs what reads and writes our files; says so where the folder does not let us. */
export async function withFolder<T>(server: 'postgres' | 'state', folder: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const { code = '', path = folder, syscall } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' && syscall === 'mkdir')
      throw embeddedFailed(server, `建不了文件夹 ${path}（${code}），请把 DATA_DIR 设为别的文件夹。`, '', error);
    if (NO_FOLDER.has(code))
      throw embeddedFailed(server, `${path} 不是文件夹（${code}），请把 DATA_DIR 设为一个文件夹。`, '', error);
    if (!NO_ACCESS.has(code)) throw error;
    throw embeddedFailed(server, `无法读写 ${path}（${code}），请检查权限和磁盘空间，或把 DATA_DIR 设为别的文件夹。`, '', error);
  }
}

type Ran = { readonly code: number; readonly output: string };

/** Runs a command of a server's package to its end. Never throws: code 127 when it cannot be started at all. */
export function run(file: string, args: readonly string[], runner: Runner | null): Promise<Ran> {
  const identity = runner === null ? {} : { uid: runner.uid, gid: runner.gid };
  // A fixed environment: the servers' messages and sorting must not depend on who starts them.
  const env = { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };
  return new Promise((done) => {
    execFile(file, args, { cwd: '/', env, ...identity }, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : 127;
      done({ code, output: `${stdout}${stderr}${code === 127 && error ? error.message : ''}`.trim() });
    });
  });
}

/** A TCP port of the loopback address that was free a moment ago. */
export function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const server = createServer();
    server.once('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (typeof address === 'object' && address ? done(address.port) : failed(new Error('no port'))));
    });
  });
}

/** The last lines of a server's log, for a message about why it did not start. */
export async function lastLines(file: string, lines = 12): Promise<string> {
  const text = await readFile(file, 'utf8').catch(() => '');
  return text.trimEnd().split('\n').slice(-lines).join('\n');
}
