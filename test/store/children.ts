// How does a test start other processes on the same servers, and kill them with all their children?

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { childProgram } from '../children-bundled.ts';

export type Child = {
  readonly url: string;
  /** Ends it as a service manager would; answers when it is gone. */
  stop(): Promise<void>;
  /** kill -9 of its whole process group. */
  kill(): Promise<void>;
};

const root = fileURLToPath(new URL('../..', import.meta.url));

export async function startChild(folder: string): Promise<Child> {
  const child = spawn(process.execPath, [childProgram('stores-child'), folder], {
    cwd: root,
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await Promise.race([once(createInterface(child.stdout), 'line'), once(child, 'exit').then(() => ['{}'])])) as [
    string,
  ];
  const { url } = JSON.parse(line) as { url: string };
  return {
    url,
    stop: () => end(child, child.pid as number, 'SIGTERM'),
    kill: () => end(child, -(child.pid as number), 'SIGKILL'),
  };
}

async function end(child: ChildProcess, pid: number, signal: NodeJS.Signals): Promise<void> {
  const gone = once(child, 'exit');
  process.kill(pid, signal);
  await gone;
}

/** A new folder as `mktemp -d` makes it: others may not enter. */
export const newFolder = (): string => mkdtempSync(join(tmpdir(), 'dispatch-test-'));
export const removeFolder = (folder: string): void => rmSync(folder, { recursive: true, force: true });

/** The number in the first line of a pid file; null where there is none. */
export function pidIn(file: string): number | null {
  try {
    return Number.parseInt(readFileSync(file, 'utf8'), 10);
  } catch {
    return null;
  }
}

export const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** Waits until `check` no longer throws, for up to `ms`; then throws what it threw last. */
export async function eventually<T>(ms: number, check: () => Promise<T>): Promise<T> {
  for (let left = ms; ; left -= 50) {
    try {
      return await check();
    } catch (error) {
      if (left <= 0) throw error;
      await pause(50);
    }
  }
}
