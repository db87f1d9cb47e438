import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runCommand } from './commands.ts';

let folder = '';
const file = (name: string) => path.join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'settings-'));
  await writeFile(file('rules.yaml'), 'reopenHours: 4\nnudges: { weekly: { preview: 周三 15:33 } }\n');
  await writeFile(file('wrong.yaml'), 'reopenHour: 4\nmonthOpensOn: 31\n');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it('prints the rules as the environment’s file sets them', async () => {
  const { code, stdout } = await runCommand('settings', [], { SETTINGS_FILE: file('rules.yaml') });
  expect(code).toBe(0);
  expect(stdout).toMatch(/^reopenHours +4 +文件 /m);
  expect(stdout).toMatch(/^nudges\.weekly\.preview +周三 15:33 +文件 /m);
  expect(stdout).toMatch(/^monthOpensOn +20 +默认 /m);
});

it('checks a file and tells every fault', async () => {
  expect((await runCommand('settings', ['--check', file('rules.yaml')])).code).toBe(0);
  const { code, stdout, stderr } = await runCommand('settings', ['--check', file('wrong.yaml')]);
  expect([code, stdout]).toEqual([1, '']);
  expect(stderr).toContain('reopenHour 没有这条规则，是不是 reopenHours。');
  expect(stderr).toContain('monthOpensOn 应为 1 到 28 的整数。');
});

it('explains itself, and refuses what it does not know', async () => {
  expect(await runCommand('settings', ['--help'])).toMatchObject({ code: 0, stdout: expect.stringContaining('--check') });
  expect((await runCommand('settings', ['--chek', 'x'])).code).toBe(1);
});
