// Which process owns the embedded store, and since when? LevelDB's own lock decides; a file beside it says whose it is.
import { chmod, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { showInstant } from '../domain/time.ts';
import { makeFolders } from './servers/embedded.ts';
import { isAlive } from './servers/file-lock.ts';

const OWNER = z.object({ pid: z.number().int().positive(), since: z.iso.datetime() });
type Owner = z.infer<typeof OWNER>;

const fileOf = (folder: string): string => join(folder, 'owner.json');
/** Who has just taken the lock writes the file within this time. */
const LOOKS = 10;
const LOOK_MS = 100;

/** The folder holds people's words and the app's token: nobody else may enter. */
export async function makeOwned(folder: string): Promise<void> {
  await makeFolders(folder, 0o700);
  await chmod(folder, 0o700);
}

/** To be called by the holder of the lock alone. */
export async function writeOwner(folder: string, now: Date): Promise<void> {
  const owner: Owner = { pid: process.pid, since: now.toISOString() };
  const fresh = `${fileOf(folder)}.${process.pid}`;
  await writeFile(fresh, JSON.stringify(owner), { mode: 0o600 });
  await rename(fresh, fileOf(folder));
}

export const clearOwner = (folder: string): Promise<void> => rm(fileOf(folder), { force: true });

/** The sentence for who started a second program on the same DATA_DIR. */
export async function ownedBy(dataDir: string, folder: string): Promise<string> {
  const owner = await livingOwner(folder);
  const who = owner === null ? '另一个进程' : `进程 ${owner.pid}（${showInstant(new Date(owner.since))} 启动）`;
  return `数据目录 ${dataDir} 正由${who}使用，一个目录只能由一个机器人使用：请先停掉它，或把 DATA_DIR 设为别的文件夹。`;
}

/** Null where nobody runs, after a second of looking; `folder` is that of the store. */
export async function livingOwner(folder: string): Promise<Owner | null> {
  for (let look = 0; look < LOOKS; look++) {
    if (look > 0) await sleep(LOOK_MS);
    const text = await readFile(fileOf(folder), 'utf8').catch(() => 'null');
    const owner = OWNER.safeParse(jsonOf(text));
    // A file left by a killed owner names nobody.
    if (owner.success && isAlive(owner.data.pid)) return owner.data;
  }
  return null;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
