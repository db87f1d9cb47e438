// How much does an installation take on the disk?
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Line } from './turns/goals.ts';
import type { BenchOptions } from './turns/options.ts';

const megabytes = (folder: string): number =>
  existsSync(folder) ? Math.round(Number(execFileSync('du', ['-sk', folder], { encoding: 'utf8' }).split('\t')[0]) / 1024) : 0;

export async function run({ product }: BenchOptions): Promise<readonly Line[]> {
  const value = megabytes(join(product, 'node_modules'));
  return [{ name: 'size.install', value, details: { distMegabytes: megabytes(join(product, 'dist')) } }];
}
