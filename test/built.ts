// What tests start as an operator does is the compiled program: made before the first of them where it is not of the present sources.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { bundleChildren } from './children-bundled.ts';

const BUILD = fileURLToPath(new URL('../src/build/build.mjs', import.meta.url));

/** Vitest's global set-up. */
export async function setup(): Promise<void> {
  const { status } = spawnSync(process.execPath, [BUILD, '--if-stale'], { stdio: 'inherit' });
  if (status !== 0) throw new Error('the program does not compile');
  await bundleChildren();
}
