// Does an urgent demand reach the right phones at night, does the first 接单 win, and is what the clock owes told once through kills?
import { afterAll, beforeAll, expect, it } from 'vitest';
import { DEMO_ROSTER, e2eBot } from './bot.ts';

const [SPECIALIST, COORDINATOR, OFFICE] = ['zhuanyuan-sz-01', 'lianluo-sz', 'zhuanban-01'];
let bot: Awaited<ReturnType<typeof e2eBot>>;

beforeAll(async () => {
  bot = await e2eBot('2026-11-19T10:00:00+08:00', [SPECIALIST, COORDINATOR, OFFICE]);
  const imported = bot.run('roster', ['import', DEMO_ROSTER]);
  expect(imported.status, imported.stderr).toBe(0);
  await bot.start();
  // A report of the week before, without which nothing can have grown.
  await bot.say(SPECIALIST, '榆光 在岗310 缺普工3');
  expect(await bot.say(SPECIALIST, '确认')).toContain('已收到');
  await bot.stop('SIGTERM');
  await bot.start({ CLOCK_START: '2026-11-26T02:13:00+08:00' });
}, 120_000);
afterAll(() => bot?.close());

/** Without the repetitions WeCom hides: a bot killed between sending and booking sends the same bytes again. */
const shownTo = (account: string): readonly string[] =>
  bot.simulator
    .conversation(account)
    .filter((e) => !e.marks.some((mark) => mark.kind === 'duplicateHidden'))
    .flatMap((e) => (e.side === 'app' && e.content.kind === 'text' ? [e.content.text] : []));

/** Waits until a phone shows so many messages that match. */
async function shows(account: string, pattern: RegExp, count = 1): Promise<void> {
  for (const end = Date.now() + 20_000; ; ) {
    if (shownTo(account).filter((text) => pattern.test(text)).length >= count) return;
    if (Date.now() > end) throw new Error(`${account} does not show ${pattern}:\n${shownTo(account).join('\n—\n')}`);
    await new Promise((wake) => setTimeout(wake, 50));
  }
}

it('reaches the coordinators and the task force at night, and the first 接单 wins', async () => {
  expect(await bot.say(SPECIALIST, '棠岭急需普工80人，下周三前，订单激增')).toContain('示例棠岭食品有限公司　普工80人');
  expect(await bot.say(SPECIALIST, '确认')).toContain('已提出急需用工1');
  for (const account of [COORDINATOR, OFFICE])
    await shows(account, /^请\d\d:\d\d前接单：急需用工1　示例棠岭食品有限公司（市中区），普工80人\n12月2日前到岗/);
  const answers = await Promise.all([bot.say(COORDINATOR, '接单 1'), bot.say(OFFICE, '接单 1')]);
  expect(answers.filter((a) => a.includes('您已接单'))).toHaveLength(1);
  expect(answers.filter((a) => a.includes('已由'))).toHaveLength(1);
  await shows(SPECIALIST, /已接单/);
}, 120_000);

it('tells an overdue once, whatever is killed, and what raised itself', async () => {
  expect(await bot.say(SPECIALIST, '榆光 在岗310 缺普工70')).toContain('普工70');
  expect(await bot.say(SPECIALIST, '确认')).toContain('已自动提出急需用工2');
  for (const account of [COORDINATOR, OFFICE]) await shows(account, /急需用工2[\s\S]*由周调度自动提出/);
  await bot.stop('SIGKILL');
  await bot.start({ CLOCK_START: '2026-11-26T03:30:00+08:00' });
  for (const account of [COORDINATOR, OFFICE]) await shows(account, /接单已超时：急需用工2/);
  await bot.stop('SIGKILL');
  await bot.start({ CLOCK_START: '2026-11-26T03:40:00+08:00' });
  await new Promise((wake) => setTimeout(wake, 5_000));
  for (const account of [COORDINATOR, OFFICE])
    expect(shownTo(account).filter((text) => text.includes('接单已超时'))).toHaveLength(1);
  expect(await bot.say(OFFICE, '督办')).toContain('待接单，已1小时');
}, 120_000);
