// Does the program end in order whenever it is stopped, and say in a sentence why it does not start?
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { eventually } from '../store/children.ts';

const project = path.join(import.meta.dirname, '../..');
const main = path.join(project, 'dist/main.js');
const folder = mkdtempSync(path.join(os.tmpdir(), 'start-stop-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const { DATABASE_URL, REDIS_URL, DATABASE_OWNER_URL, NODE_ENV, ...machine } = process.env;
const env = { ...machine, HOST: '127.0.0.1', PORT: '0' };
const ended = (args: readonly string[], more: Record<string, string> = {}) =>
  spawnSync(process.execPath, [main, ...args], { cwd: project, env: { ...env, ...more }, encoding: 'utf8', timeout: 20_000 });

/** Starts, waits until `isTime` and sends a SIGTERM; the exit code and what was logged. */
async function stoppedWhen(isTime: (log: string) => boolean) {
  const child = spawn(process.execPath, [main], { cwd: project, env: { ...env, DATA_DIR: folder } });
  let log = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (log += chunk.toString()));
  const exit = once(child, 'exit');
  await eventually(60_000, async () => {
    if (!isTime(log)) throw new Error(log);
  });
  child.kill('SIGTERM');
  const [code] = await exit;
  const servers = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('postmaster.pid'));
  return { code, log, servers };
}

it('stopped while the stores are being opened, it closes what it opened', { timeout: 120_000 }, async () => {
  const { code, log, servers } = await stoppedWhen(() => existsSync(path.join(folder, 'state/owner.json')));
  expect(log).toContain('process.stopping');
  expect(log).not.toContain('process.started');
  expect([code, servers]).toEqual([0, []]);
});

it('stopped in the instant it says that it runs, it ends in order', { timeout: 120_000 }, async () => {
  const { code, log, servers } = await stoppedWhen((said) => said.includes('process.started'));
  expect(log).toContain('process.stopping');
  expect([code, servers]).toEqual([0, []]);
});

it('a DATA_DIR that cannot be made is told in a sentence', { timeout: 60_000 }, () => {
  const { status, stderr } = ended([], { DATA_DIR: '/proc/x' });
  expect(stderr).toBe('建不了文件夹 /proc/x（ENOENT），请把 DATA_DIR 设为别的文件夹。\n');
  expect(status).toBe(1);
});

it('in production it starts with no simulated WeCom and no clock set by hand, and says so in sentences', {
  timeout: 60_000,
}, () => {
  const { status, stdout, stderr } = ended([], {
    NODE_ENV: 'production',
    CLOCK_START: '2026-11-27T11:58:30+08:00',
    DATA_DIR: folder,
  });
  expect(stderr.split('\n')).toEqual([
    '设置有问题：',
    expect.stringMatching(/^正式运行（NODE_ENV=production）要设 WECOM_CORP_ID、.*。$/),
    '正式运行（NODE_ENV=production）不能设 CLOCK_START。',
    '',
  ]);
  expect([status, stdout]).toEqual([1, '']);
});

it('--help says how it is started and starts nothing; another word is refused', () => {
  const help = ended(['--help'], { DATA_DIR: '/proc/x' });
  expect([help.status, help.stderr]).toEqual([0, '']);
  expect(help.stdout).toContain('npm start');
  const wrong = ended(['--verbose'], { DATA_DIR: '/proc/x' });
  expect(wrong.status).toBe(1);
  expect(wrong.stderr).toContain('有看不懂的参数');
});
