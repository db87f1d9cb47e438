// `npm run understand -- --thread`: nothing is set, nothing stays behind.
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runCommand } from './commands.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'understand-test-'));
});
afterAll(() => rm(folder, { recursive: true }));

it('plays a transcript on stores of its own and removes them', async () => {
  const file = path.join(folder, 'said.txt');
  await writeFile(file, '= dong-01\n@ 2026-11-26 10:00\n> 一厂 缺普工8\n');
  const { code, stdout, stderr } = await runCommand('understand', ['--thread', file, '普工9'], { TMPDIR: folder });
  expect([code, stderr]).toEqual([0, '']);
  const lines = stdout.trim().split('\n');
  expect(lines.map((line) => Object.keys(JSON.parse(line))[0])).toEqual(['as', 'open', 'meaning', 'meaning', 'reply']);
  expect(await readdir(folder)).toEqual(['said.txt']);
  // A server is made, started and stopped again: some seconds on a machine with nothing else to do.
}, 120_000);

it('tells what is wrong with it without opening anything', async () => {
  const file = path.join(folder, 'wrong.txt');
  await writeFile(file, '= dong-01\n喂\n');
  const { code, stdout, stderr } = await runCommand('understand', ['--thread', file]);
  expect([code, stdout]).toEqual([1, '']);
  expect(stderr).toMatch(/^第2行：/);
});
