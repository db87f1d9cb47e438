// How do two of our processes avoid starting the same server twice? With a file that names its holder, good as long as the holder lives.
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

const PAUSE_MS = 50;
const MAX_PAUSES = 1_200;

/** A process, told from a later one with the same number where the system lets us: `pid start`. */
async function identityOf(pid: number): Promise<string> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  // The name in brackets may hold blanks; the 22nd field, the start, is the 20th after it.
  return `${pid} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''}`;
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * Whether process `pid` lives and, as far as the system lets us see, was started with `argument` on its command line. After a reboot or in
 * a new container the number in a pid file may be another program's.
 */
export async function isProgram(pid: number, argument: string): Promise<boolean> {
  if (!(pid > 0) || !isAlive(pid)) return false;
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => null);
  return command === null || command.includes(argument);
}

async function isHeld(holder: string): Promise<boolean> {
  const pid = Number.parseInt(holder, 10);
  return isAlive(pid) && (await identityOf(pid)) === holder;
}

/** Removes the lock of a dead holder, unless somebody else has just done so and taken it. */
async function takeAway(file: string, dead: string): Promise<void> {
  const aside = `${file}.${process.pid}.dead`;
  try {
    await rename(file, aside);
  } catch {
    return;
  }
  if ((await readFile(aside, 'utf8')) !== dead) await link(aside, file).catch(() => undefined);
  await rm(aside);
}

/** Runs `work` while no other process runs its own under the same file; waits up to 60 s and then throws EBUSY. A killed holder is no obstacle. */
export async function withFileLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  const mine = `${file}.${process.pid}`;
  const identity = await identityOf(process.pid);
  for (let pauses = 0; ; pauses++) {
    // Written whole before it becomes the lock.
    await writeFile(mine, identity, { mode: 0o600 });
    const taken = await link(mine, file).then(
      () => true,
      () => false,
    );
    await rm(mine, { force: true });
    if (taken) break;
    if (pauses === MAX_PAUSES) throw Object.assign(new Error('held for too long'), { code: 'EBUSY', path: file });
    const holder = await readFile(file, 'utf8').catch(() => '');
    if (holder !== '' && !(await isHeld(holder))) await takeAway(file, holder);
    else await sleep(PAUSE_MS);
  }
  try {
    return await work();
  } finally {
    await rm(file, { force: true });
  }
}
