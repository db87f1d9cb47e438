// Does a production installation on servers of its own come up with everything said to be well, and start without the owner of its tables?
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path, { delimiter } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { SILENT } from '../../src/desk/log.ts';
import { APP_ROLE } from '../../src/store/app-role.ts';
import { openRedis, untilReady } from '../../src/store/redis.ts';
import { freePort } from '../../src/store/servers/embedded.ts';
import { type EmbeddedPostgres, startPostgres } from '../../src/store/servers/postgres.ts';
import { runCommand } from '../bin/commands.ts';
import { eventually, newFolder, removeFolder } from '../store/children.ts';
import { APP, type ApiServer, openApiServer } from '../wecom/api-server.ts';
import { DEMO_ROSTER } from './bot.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

/** Where the machine has none, conversations are the bot's own. */
const redisServer = (process.env.PATH ?? '')
  .split(delimiter)
  .map((at) => path.join(at, 'redis-server'))
  .find(existsSync);

let folder = '';
let server: EmbeddedPostgres;
let api: ApiServer;
let redis: ChildProcess | null = null;
let bot: ChildProcess | null = null;
let env: Readonly<Record<string, string>>;

async function startRedis(file: string): Promise<string> {
  const port = await freePort();
  const args = ['--port', `${port}`, '--bind', '127.0.0.1', '--dir', folder, '--save', '', '--appendonly', 'yes'];
  redis = spawn(file, [...args, '--requirepass', 'hush-hush'], { stdio: 'ignore' });
  const url = `redis://:hush-hush@127.0.0.1:${port}`;
  const connection = openRedis(url);
  await eventually(10_000, () => untilReady(connection, 1_000));
  connection.disconnect();
  return url;
}

beforeAll(async () => {
  folder = newFolder();
  server = await startPostgres(path.join(folder, 'server'), APP_ROLE, SILENT);
  api = await openApiServer();
  env = {
    NODE_ENV: 'production',
    HOST: '127.0.0.1',
    PORT: String(await freePort()),
    DATA_DIR: path.join(folder, 'data'),
    DATABASE_URL: server.url,
    ...(redisServer === undefined ? {} : { REDIS_URL: await startRedis(redisServer) }),
    WECOM_CORP_ID: APP.corpId,
    WECOM_AGENT_ID: String(APP.agentId),
    WECOM_SECRET: APP.secret,
    WECOM_TOKEN: 'tokenOfTheApp',
    WECOM_ENCODING_AES_KEY: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
    WECOM_API_BASE: api.base,
    METRICS_TOKEN: 'for-metrics-0123456789',
  };
});
afterAll(async () => {
  if (bot !== null && bot.exitCode === null) {
    bot.kill('SIGTERM');
    await once(bot, 'exit');
  }
  redis?.kill('SIGKILL');
  await api.close();
  await server.stop();
  removeFolder(folder);
});

const project = path.join(import.meta.dirname, '../..');
/** The bot, and what it has printed. */
function start() {
  const child = spawn(process.execPath, ['dist/main.js'], { cwd: project, env: { PATH: process.env.PATH, ...env } });
  const printed = { text: '' };
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (printed.text += chunk.toString()));
  bot = child;
  return { child, printed };
}
const linesOf = (stdout: string): readonly string[] => stdout.split('\n').filter((line) => line.startsWith('['));
const ask = async (sql: string): Promise<readonly Record<string, unknown>[]> => {
  const at = new URL(server.adminUrl);
  at.pathname = new URL(server.url).pathname;
  const admin = new pg.Client(at.href);
  await admin.connect();
  const { rows } = await admin.query(sql);
  await admin.end();
  return rows;
};

it('without an owner an empty database is refused in one sentence, and stays empty', async () => {
  const { child, printed } = start();
  await once(child, 'exit');
  expect([child.exitCode, printed.text.trim().split('\n')]).toEqual([
    1,
    [expect.stringMatching(/^数据库有 \d+ 个升级没有做：这次启动要设 DATABASE_OWNER_URL/)],
  ]);
  expect(existsSync(env.DATA_DIR ?? '')).toBe(false);
  expect(await ask(`SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace`)).toEqual([]);
});

it('once the owner has made the tables, doctor finds all well, and the bot starts and is ready without the owner', async () => {
  const imported = await runCommand('roster', ['import', DEMO_ROSTER], { ...env, DATABASE_OWNER_URL: server.ownerUrl });
  expect([imported.code, imported.stderr]).toEqual([0, '']);
  const year = new Date().getFullYear();
  const holidays = path.join(folder, 'holidays.csv');
  await writeFile(holidays, [year, year + 1].map((one) => `${one}-10-01,休,国庆节`).join('\n'));
  expect((await runCommand('calendar', ['import', holidays], env)).code).toBe(0);
  const people = await ask('SELECT userid FROM people WHERE active');
  api.force = ({ path: call }) => {
    if (call === 'agent/get') return { close: 0, allow_userinfos: { user: people } };
    return call === 'menu/get' ? { button: [{ name: '上报' }] } : undefined;
  };
  const well = [
    '[正常] 设置：没有问题',
    '[正常] 数据库：能读写',
    '[正常] 时钟：和数据库相差不到 2 秒',
    redisServer === undefined
      ? '[留意] 对话存储：在数据目录里，机器人没有在运行；只能一台机器、一个进程'
      : '[正常] 对话存储：Redis 能读写，写入落盘，不淘汰',
    '[正常] 日历：节假日和调休都有',
    '[正常] 名册：在岗 24 人，企业 60 户',
    '[正常] 企业微信令牌：取到了，本机出口地址可信',
    '[正常] 应用：已启用',
    '[正常] 可见范围：名册上在岗的人都能看到应用',
    '[正常] 菜单：已创建',
  ];
  const before = await runCommand('doctor', [], env);
  expect(linesOf(before.stdout)).toEqual([...well, `[留意] 机器人：在 127.0.0.1:${env.PORT} 没有应答，没有在运行`]);
  expect([before.code, before.stderr, before.stdout.trim().split('\n').at(-1)]).toEqual([0, '', '没有发现问题。']);

  const { printed } = start();
  const ready = await eventually(30_000, async () => {
    const answer = await fetch(`http://127.0.0.1:${env.PORT}/readyz`);
    if (!answer.ok) throw new Error(printed.text);
    return answer.json();
  });
  expect(ready).toEqual({ ready: true });
  expect(printed.text).not.toMatch(/"level":"(warn|error)"|Warning/);
  const after = await runCommand('doctor', [], env);
  const running =
    redisServer === undefined
      ? well.map((line) => line.replace('机器人没有在运行', `由运行着的机器人（进程 ${bot?.pid}）使用`))
      : well;
  expect(linesOf(after.stdout)).toEqual([
    ...running,
    '[正常] 机器人：在运行，数据库和对话存储都能写',
    '[正常] 回调：本机能验证；企业微信要能从外网访问 https://域名/wecom/callback',
  ]);
  expect(after.code).toBe(0);
});
