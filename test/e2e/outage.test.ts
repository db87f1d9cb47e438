import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { DEMO_ROSTER, e2eBot } from './bot.ts';

const WHO = 'zhuanyuan-sz-01';
let bot: Awaited<ReturnType<typeof e2eBot>>;

beforeAll(async () => {
  bot = await e2eBot('2026-11-27T11:58:30+08:00', [WHO, 'zhuanban-01']);
  const imported = bot.run('roster.ts', ['import', DEMO_ROSTER]);
  expect(imported.status, imported.stderr).toBe(0);
  await bot.start();
}, 120_000);
afterAll(() => bot?.close());

/** The database server's processes, the first of which started the others; Linux only. */
function postgresProcesses(): readonly number[] {
  const file = path.join(bot.env.DATA_DIR, 'postgres/cluster/postmaster.pid');
  if (!existsSync(file) || !existsSync('/proc')) return [];
  const first = Number(readFileSync(file, 'utf8').split('\n', 1)[0]);
  const parentOf = (pid: string): number => {
    try {
      return Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[1]);
    } catch {
      return 0;
    }
  };
  const children = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && parentOf(name) === first);
  return [first, ...children.map(Number)];
}

const totals = async (): Promise<string> => {
  for (let tries = 0; ; tries++) {
    const answer = await bot.say('zhuanban-01', '合计');
    if (answer.includes('普工 缺') || tries > 40) return answer;
    await new Promise((wake) => setTimeout(wake, 500));
  }
};

it('keeps a confirmed report while the database hangs, and files it once, on time by its arrival', async (context) => {
  await bot.say(WHO, '上报');
  expect(await bot.say(WHO, '榆光 缺普工7')).toContain('普工7');
  const hanging = postgresProcesses();
  if (hanging.length === 0) return context.skip('no /proc on this machine, or the server keeps its files elsewhere');
  for (const pid of hanging) process.kill(pid, 'SIGSTOP');
  try {
    expect(await bot.say(WHO, '确认', 5_000)).toMatch(/^已暂存1户，11月27日 11:5\d:\d\d。/);
  } finally {
    for (const pid of hanging) process.kill(pid, 'SIGCONT');
  }
  await new Promise((wake) => setTimeout(wake, 500));
  for (let tries = 0; tries < 60 && !(await totals()).includes('普工 缺7人'); tries++)
    await new Promise((wake) => setTimeout(wake, 500));
  expect(await totals()).toContain('普工 缺7人');
  expect(await bot.say(WHO, '更正 榆光')).toContain('缺工：普工7');
}, 90_000);
