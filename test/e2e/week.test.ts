import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { SILENT } from '../../src/desk/log.ts';
import { APP_ROLE } from '../../src/store/app-role.ts';
import { EMBEDDED_DATABASE, startPostgres } from '../../src/store/servers/postgres.ts';
import { DEMO_ROSTER, e2eBot } from './bot.ts';

const WHO = 'zhuanyuan-sz-01';
let bot: Awaited<ReturnType<typeof e2eBot>>;

beforeAll(async () => {
  bot = await e2eBot('2026-11-26T10:00:00+08:00', [WHO, 'zhuanban-01', 'lianluo-sz', 'nobody']);
  const imported = bot.run('roster', ['import', DEMO_ROSTER]);
  expect(imported.status, imported.stderr).toBe(0);
  await bot.start();
}, 120_000);
afterAll(() => bot?.close());

/** Every 普工 figure of an answer's first such line: shortage, resolved, to date. */
const general = (answer: string) => /普工 缺(\d+)人，解决(\d+)人，累计解决(\d+)人/.exec(answer)?.slice(1).map(Number);

it('reports a specialist’s week by message, totals it, and keeps it through a kill', async () => {
  expect(await bot.say(WHO, '上报')).toContain('已报0/5户');
  expect(await bot.say(WHO, '逐家')).toContain('示例棠岭食品有限公司');
  await bot.say(WHO, '410');
  await bot.say(WHO, '普工8 技工3');
  const readBack = await bot.say(WHO, '普工5');
  expect(readBack).toContain('示例棠岭食品有限公司　在岗410人\n缺工：普工8，初、中级技工3，其余0\n本周解决：普工5，其余0');
  expect(await bot.say(WHO, '确认')).toMatch(/已收到：棠岭，11月26日 10:0\d:\d\d，按时　已报1\/5/);
  expect(await bot.say(WHO, '云岬二厂 缺普工4；榆光 无缺工')).toContain('普工4');
  expect(await bot.say(WHO, '确认')).toContain('已报3/5户');

  expect(general(await bot.say('zhuanban-01', '合计'))).toEqual([12, 5, 5]);
  expect(await bot.say('lianluo-sz', '未报')).toContain('示例百穗超市连锁有限公司');

  await bot.stop('SIGKILL');
  await bot.start();
  // The question that was open is still open: the third enterprise, one by one.
  expect(await bot.say(WHO, '上报')).toContain('示例云岬纺织有限公司');
  expect(general(await bot.say('zhuanban-01', '合计'))).toEqual([12, 5, 5]);
}, 120_000);

it('files once what is delivered twice', async () => {
  bot.simulator.setSwitches({ deliverTwice: true });
  expect(await bot.say(WHO, '百穗超市 缺普工2')).toContain('普工2');
  expect(await bot.say(WHO, '确认')).toContain('已报4/5户');
  bot.simulator.setSwitches({ deliverTwice: false });
  expect(general(await bot.say('zhuanban-01', '合计'))).toEqual([14, 5, 5]);
}, 60_000);

it('agrees with the database by hand', async () => {
  const server = await startPostgres(bot.env.DATA_DIR, APP_ROLE, SILENT);
  const url = new URL(server.adminUrl);
  url.pathname = EMBEDDED_DATABASE;
  const pool = new pg.Pool({ connectionString: url.href });
  try {
    const { rows } = await pool.query(
      "SELECT sum(shortage_general)::int AS shortage, sum(resolved_general)::int AS resolved FROM reports WHERE week = '2026-W48'",
    );
    expect(rows).toEqual([{ shortage: 14, resolved: 5 }]);
    const audit = await pool.query("SELECT count(*)::int AS filings FROM audit WHERE act = 'reports.file'");
    expect(audit.rows).toEqual([{ filings: 3 }]);
  } finally {
    await pool.end();
    await server.leave();
  }
});

it('tells a stranger whom to ask and nothing else', async () => {
  expect(await bot.say('nobody', '合计')).toBe(
    '您好，这里是企业用工周调度服务。您还不在名册上，请联系枣庄市人社局工作专班登记后再用。',
  );
});

it('logs no text, no figure and no key', () => {
  for (const secret of [bot.env.WECOM_SECRET, bot.env.WECOM_TOKEN, bot.env.WECOM_ENCODING_AES_KEY, '普工8', '云岬二厂']) {
    expect(bot.log()).not.toContain(secret);
  }
});

it('ends in order when asked to', async () => {
  expect(await bot.stop()).toBe(0);
}, 40_000);
