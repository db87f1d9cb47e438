import { afterAll, beforeAll, expect, it } from 'vitest';
import { DEMO_ROSTER, e2eBot } from './bot.ts';

const COORDINATOR = 'lianluo-sz';
const OFFICE = 'zhuanban-01';
let bot: Awaited<ReturnType<typeof e2eBot>>;

beforeAll(async () => {
  bot = await e2eBot('2026-11-30T12:30:00+08:00', [COORDINATOR, OFFICE, 'zhuanyuan-sz-01']);
  const imported = bot.run('roster', ['import', DEMO_ROSTER]);
  expect(imported.status, imported.stderr).toBe(0);
  await bot.start();
}, 120_000);
afterAll(() => bot?.close());

it('fills in a month in two messages, keeps it through a kill, and is asked by district', async () => {
  const review = await bot.say(COORDINATOR, '百千万 活动3场 服务2家 成交15人；共享用工 2家 30人；其余无');
  expect(review).toContain('“百千万”招聘计划　本月活动场次3场，本月服务企业数量2家，本月活动成交人数15人');
  expect(review).toContain('来自周调度');
  // By then it was noted that the read-back's reply was written.
  expect(await bot.say(COORDINATOR, '好的')).toContain('确认');
  await bot.stop('SIGKILL');
  await bot.start({ CLOCK_START: '2026-11-30T12:20:00+08:00' });
  const filed = await bot.say(COORDINATOR, '确认');
  expect(filed).toMatch(/已收到：市中区11月月通报，11月30日 12:2\d:\d\d，迟报，由.+签发/);
  expect(await bot.say(COORDINATOR, '改 共享用工 2 31')).toContain('和已报的比：共享用工本月实现共享用工人数30人改为31人');
  expect(await bot.say(COORDINATOR, '确认')).toContain('首报迟报');
  expect(await bot.say(OFFICE, '共享用工 各区')).toContain('市中区　2家、31人，今年累计2家、31人');
  expect(await bot.say(OFFICE, '出处')).toContain('市中区　第2版');
  expect(await bot.say(OFFICE, '月报 未报')).toContain('未报6个区市，已报1/7');
}, 120_000);

it('publishes the month with its workbook, after which it stands', async () => {
  expect(await bot.say(OFFICE, '发布 11月')).toContain('没问题回“确认”');
  expect(await bot.say(OFFICE, '确认')).toMatch(/已发布11月月通报，.+，发给7位联络员，表格发给市局专班。/);
  expect(await bot.say(COORDINATOR, '改 共享用工 2 32')).toContain('这个月更正要别人同意，请再说一下原因');
  expect(await bot.say(OFFICE, '导出 11月月报')).toContain('随后发到');
}, 60_000);

it('answers the assessment from what is closed', async () => {
  expect(await bot.say(OFFICE, '考核')).toContain('还不能考核');
}, 60_000);
