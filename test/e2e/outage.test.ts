import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { DEMO_ROSTER, e2eBot } from './bot.ts';

const WHO = 'zhuanyuan-sz-01';
let bot: Awaited<ReturnType<typeof e2eBot>>;

beforeAll(async () => {
  bot = await e2eBot('2026-11-27T11:58:30+08:00', [WHO, 'zhuanban-01']);
  const imported = bot.run('roster', ['import', DEMO_ROSTER]);
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

/** Runs `work` while every process of the database is stopped; false where it cannot be. */
async function whileItHangs(work: () => Promise<void>): Promise<boolean> {
  const hanging = postgresProcesses();
  for (const pid of hanging) process.kill(pid, 'SIGSTOP');
  try {
    if (hanging.length > 0) await work();
  } finally {
    for (const pid of hanging) process.kill(pid, 'SIGCONT');
  }
  return hanging.length > 0;
}
const NO_PROC = 'no /proc on this machine, or the server keeps its files elsewhere';

async function filed(figure: string): Promise<void> {
  for (let tries = 0; tries < 60 && !(await totals()).includes(figure); tries++)
    await new Promise((wake) => setTimeout(wake, 500));
  expect(await totals()).toContain(figure);
}

it('keeps a confirmed report while the database hangs, and files it once, on time by its arrival', async (context) => {
  await bot.say(WHO, '上报');
  expect(await bot.say(WHO, '榆光 缺普工7')).toContain('普工7');
  const hung = await whileItHangs(async () => {
    expect(await bot.say(WHO, '确认')).toMatch(/^已暂存1户，11月27日 11:5\d:\d\d，按时。/);
  });
  if (!hung) return context.skip(NO_PROC);
  await filed('普工 缺7人');
  expect(await bot.say(WHO, '更正 榆光')).toContain('缺工：普工7');
  await bot.say(WHO, '取消');
}, 90_000);

it('keeps it also when the bot is killed meanwhile, and the next start after the deadline files it as on time', async (context) => {
  expect(await bot.say(WHO, '棠岭 缺普工9')).toContain('普工9');
  const hung = await whileItHangs(async () => {
    expect(await bot.say(WHO, '确认')).toMatch(/^已暂存1户/);
    await bot.stop('SIGKILL');
  });
  if (!hung) return context.skip(NO_PROC);
  await bot.start({ CLOCK_START: '2026-11-27T12:30:00+08:00' });
  await filed('普工 缺16人');
  // One that is late by its arrival, so that the list says something.
  await bot.say(WHO, '百穗 缺普工1');
  expect(await bot.say(WHO, '确认')).toContain('迟报');
  const late = await bot.say('zhuanban-01', '谁迟报了');
  expect(late).toContain('百穗');
  expect(late).not.toContain('棠岭');
}, 120_000);

it.skipIf(process.env.TEST_REDIS_URL)(
  'names its owner (the embedded store’s: skipped with TEST_REDIS_URL) to a second start, which ends with 1; a command works beside it',
  async () => {
    const second = bot.run('../main', [], { PORT: '0' });
    expect(second.status).toBe(1);
    expect(second.stderr).toMatch(/^数据目录 \S+ 正由进程 \d+（\d+月\d+日 [\d:]+ 启动）使用，.*\n$/);
    const beside = bot.run('outbox', ['--json']);
    expect(beside.status, beside.stderr).toBe(0);
  },
  60_000,
);
