import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import { type AddressInfo, createServer as createSocketServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { freshDatabase, type TestDatabase } from '../store/database.ts';
import { APP, type ApiServer, openApiServer } from '../wecom/api-server.ts';
import { runCommand } from './commands.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let folder = '';
let db: TestDatabase;
let api: ApiServer;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'doctor-'));
  db = await freshDatabase();
  api = await openApiServer();
});
afterAll(async () => {
  await api.close();
  await rm(folder, { recursive: true, force: true });
});

const KEY = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG';
const app = () => ({
  WECOM_CORP_ID: APP.corpId,
  WECOM_AGENT_ID: String(APP.agentId),
  WECOM_SECRET: APP.secret,
  WECOM_TOKEN: 'tokenOfTheApp',
  WECOM_ENCODING_AES_KEY: KEY,
  WECOM_API_BASE: api.base,
});
/** Nobody listens there. */
const ELSEWHERE = { HOST: '127.0.0.1', PORT: '1' };
const linesOf = (stdout: string): readonly string[] => stdout.split('\n').filter((line) => line.startsWith('['));

it('on a machine where nothing was started yet finds nothing wrong, and makes nothing', async () => {
  const dataDir = path.join(folder, 'none');
  const { code, stdout } = await runCommand('doctor', [], { ...ELSEWHERE, DATA_DIR: dataDir });
  expect(linesOf(stdout)).toEqual([
    '[正常] 设置：没有问题',
    '[留意] 数据库：还没有建立，第一次启动时在 DATA_DIR 里建立',
    '[正常] 对话存储：在数据目录里，机器人没有在运行',
    '[没有查] 日历：数据库还不能用',
    '[没有查] 名册：数据库还不能用',
    '[留意] 企业微信：没有设应用，启动时由模拟器扮演',
    '[留意] 机器人：在 127.0.0.1:1 没有应答，没有在运行',
  ]);
  expect([code, existsSync(dataDir)]).toEqual([0, false]);
});

it('tells every wrong setting with what to do, and no piece of a secret', async () => {
  const { code, stdout, stderr } = await runCommand('doctor', [], {
    NODE_ENV: 'production',
    DATABASE_URL: 'postgresql://bot:ge#heim/rd1@db/bureau',
    REDIS_URL: 'redis://:heimlich@cache',
    METRICS_TOKEN: 'hidden-token',
  });
  expect(linesOf(stdout)).toEqual([
    expect.stringMatching(/^\[有问题\] 设置：DATABASE_URL 写法不对.*%40 %23 %2F/),
    expect.stringMatching(/^\[有问题\] 设置：.*要设 WECOM_CORP_ID/),
    expect.stringMatching(/^\[有问题\] 设置：REDIS_URL 的 Redis 在别的机器上/),
    ...['日历', '名册', '企业微信', '回调'].map((check) => `[没有查] ${check}：先改好设置`),
  ]);
  expect(stdout.match(/下一步：/g)).toHaveLength(3);
  expect(`${stdout}${stderr}`).not.toMatch(/ge#|heim|rd1|hidden/);
  expect(code).toBe(1);
});

it('looks at the servers whose own settings are right while others are wrong', async () => {
  const wrong = new URL(db.url);
  wrong.password = 'geheim12';
  const env = { ...ELSEWHERE, PORT: 'x', DATABASE_URL: wrong.href, REDIS_URL: 'redis://:geheim12@127.0.0.1:1' };
  const { code, stdout } = await runCommand('doctor', [], env);
  expect(linesOf(stdout).slice(0, 3)).toEqual([
    expect.stringMatching(/^\[有问题\] 设置：PORT 应为/),
    expect.stringMatching(/^\[有问题\] 数据库：.*用户名或密码不对（28P01）/),
    expect.stringMatching(/^\[有问题\] 对话存储：连不上 Redis（REDIS_URL：127\.0\.0\.1:1）/),
  ]);
  expect(stdout).not.toContain('geheim');
  expect(code).toBe(1);
});

it('says of a server that is away where and why, and looks at the rest', async () => {
  const { code, stdout } = await runCommand('doctor', [], {
    ...ELSEWHERE,
    ...app(),
    WECOM_API_BASE: 'http://127.0.0.1:1',
    DATABASE_URL: 'postgresql://bot:geheim12@127.0.0.1:1/bot',
    REDIS_URL: 'redis://:geheim12@127.0.0.1:1',
  });
  expect(linesOf(stdout)).toEqual([
    '[正常] 设置：没有问题',
    expect.stringMatching(/^\[有问题\] 数据库：连不上数据库 PostgreSQL（DATABASE_URL：127\.0\.0\.1:1\/bot）：那里没有程序在监听/),
    expect.stringMatching(/^\[有问题\] 对话存储：连不上 Redis（REDIS_URL：127\.0\.0\.1:1）：那里没有程序在监听/),
    '[没有查] 日历：数据库还不能用',
    '[没有查] 名册：数据库还不能用',
    '[有问题] 企业微信令牌：连不上企业微信',
    '[留意] 机器人：在 127.0.0.1:1 没有应答，没有在运行',
  ]);
  expect(stdout).not.toContain('geheim');
  expect(code).toBe(1);
});

it('asks WeCom for the token, the range and the menu, and the database for the roster', async () => {
  const env = { ...ELSEWHERE, ...app(), DATA_DIR: folder, DATABASE_URL: db.url, DATABASE_OWNER_URL: db.ownerUrl };
  api.force = ({ path: call }) => {
    if (call === 'agent/get') return { close: 0, allow_userinfos: { user: [{ userid: 'ZhangSan' }] } };
    return call === 'menu/get' ? { errcode: 46003, errmsg: 'no menu' } : undefined;
  };
  const first = await runCommand('doctor', [], env);
  const lines = linesOf(first.stdout);
  expect(lines).toContain('[正常] 数据库：能读写');
  expect(lines).toContain('[正常] 时钟：和数据库相差不到 2 秒');
  expect(lines).toContain('[有问题] 名册：是空的');
  expect(lines).toContain('[正常] 企业微信令牌：取到了，本机出口地址可信');
  expect(lines).toContain('[正常] 可见范围：名册上在岗的人都能看到应用');
  expect(lines).toContain('[有问题] 菜单：还没有创建');
  expect(first.stdout).toContain('    下一步：npm run menu');
  expect(first.code).toBe(1);

  api.force = ({ path: call }) =>
    call === 'gettoken'
      ? { errcode: 60020, errmsg: 'not allow to access from your ip, hint: [1], from ip: 192.0.2.7, more info' }
      : undefined;
  const second = await runCommand('doctor', [], env);
  expect(linesOf(second.stdout)).toContain('[有问题] 可信地址：本机出口地址 192.0.2.7 不在应用的可信 IP 里（60020）');
  expect(`${first.stdout}${second.stdout}`).not.toContain(APP.secret);
});

it('of holidays that the first start puts into the database it says that', async () => {
  await db.asOwner('DELETE FROM calendar_days');
  const { stdout } = await runCommand('doctor', [], { ...ELSEWHERE, DATABASE_URL: db.url, DATABASE_OWNER_URL: db.ownerUrl });
  expect(linesOf(stdout)).toContain('[留意] 日历：节假日和调休还没有写入数据库，机器人第一次启动时写入');
});

it('passes on what the running bot says of itself', async () => {
  const told = {
    ready: true,
    skewed: { clockMs: -61_500 },
    warn: { wecom: { problem: 'wecom.configuration 60020', waiting: 414, since: '2026-11-27T01:03:00.000Z' } },
  };
  const bot = createServer((_, response) => response.end(JSON.stringify(told))).listen(0, '127.0.0.1');
  await once(bot, 'listening');
  const env = { HOST: '127.0.0.1', PORT: String((bot.address() as AddressInfo).port), DATA_DIR: path.join(folder, 'none') };
  const { code, stdout } = await runCommand('doctor', [], env);
  bot.close();
  expect(linesOf(stdout).slice(-3)).toEqual([
    '[正常] 机器人：在运行，数据库和对话存储都能写',
    expect.stringMatching(/^\[有问题\] 待发消息：414 条消息从 11月27日 09:03.* 起等着：本机出口地址不在“企业可信IP”里.*60020/),
    '[有问题] 机器人：运行着的机器人的时钟比数据库慢 62 秒，按时还是迟报会判错',
  ]);
  expect(code).toBe(1);
});

it.each<[string, RequestListener | null, string]>([
  [
    'that answers 200 to everything',
    (_, response) => response.end('{"ok":true}'),
    '[有问题] 机器人：端口 HERE 被别的程序占用，机器人没有在运行',
  ],
  [
    'with pages of its own',
    (_, response) => response.writeHead(404).end('<html>'),
    '[有问题] 机器人：端口 HERE 被别的程序占用，机器人没有在运行',
  ],
  ['that does not speak HTTP', null, '[有问题] 机器人：端口 HERE 已被占用，那里的程序没有应答：是别的程序，或者机器人卡住了'],
  [
    'that is our bot, not ready',
    (_, response) => response.writeHead(503).end('{"ready":false,"away":["database"],"why":{"database":"slow"}}'),
    '[有问题] 机器人：在运行，但没有就绪：{"database":"slow"}',
  ],
])('tells a program on the port %s', async (_, answer, line) => {
  const other = answer === null ? createSocketServer((socket) => socket.end('220 ready\r\n')) : createServer(answer);
  await once(other.listen(0, '127.0.0.1'), 'listening');
  const { port } = other.address() as AddressInfo;
  const env = { HOST: '127.0.0.1', PORT: String(port), DATA_DIR: path.join(folder, 'none') };
  const { code, stdout } = await runCommand('doctor', [], env);
  other.close();
  expect([linesOf(stdout).at(-1), code]).toEqual([line.replace('HERE', `127.0.0.1:${port}`), 1]);
});

it('explains itself, and refuses what it does not know', async () => {
  expect(await runCommand('doctor', ['--help'])).toMatchObject({ code: 0, stdout: expect.stringContaining('npm run doctor') });
  expect((await runCommand('doctor', ['--fix'])).code).toBe(1);
});
