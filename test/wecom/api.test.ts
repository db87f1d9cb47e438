import { Agent, type Dispatcher } from 'undici';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Problem } from '../../src/desk/problem.ts';
import { memoryTokenStore, type TokenStore } from '../../src/desk/token-store.ts';
import { createApi, type WecomApi } from '../../src/wecom/api.ts';
import { apiConnections } from '../../src/wecom/exchange.ts';
import { MENU } from '../../src/wecom/menu.ts';
import { createMessenger } from '../../src/wecom/messenger.ts';
import { APP, type ApiServer, type Forced, openApiServer } from './api-server.ts';
import { NO_FILES } from './no-files.ts';

let server: ApiServer;
let dispatcher: Dispatcher;
let now = 0;
let tokens: TokenStore;

beforeEach(async () => {
  server = await openApiServer();
  dispatcher = new Agent();
  now = Date.parse('2026-11-26T02:00:00Z');
  tokens = memoryTokenStore({ now: () => new Date(now) });
});
afterEach(async () => {
  await dispatcher.destroy();
  await server.close();
});

const doze = (ms: number) => new Promise<void>((wake) => setTimeout(wake, ms / 25));

/** One process's client; those of one test share the token store, as processes share Redis. */
const client = (settings: Partial<typeof APP> = {}, sleep: (ms: number) => Promise<void> = doze): WecomApi =>
  createApi({ ...APP, ...settings, apiBase: server.base }, { dispatcher, tokens, sleep });

const ONCE = { once: true };
const FREE = { once: false, since: new Date('2026-11-26T02:00:00Z') };

describe('message/send', () => {
  test('is one text to one person, byte for byte the same each time', async () => {
    const api = client();
    expect(await api.sendText('zhangsan', '滕州市 未报2家：\n示例一厂', ONCE)).toMatch(/^msg-/);
    await api.sendText('zhangsan', '滕州市 未报2家：\n示例一厂', ONCE);
    await api.sendText('zhangsan', '好', FREE);
    const bodies = server.calls.filter((call) => call.path === 'message/send').map((call) => call.body.toString());
    expect(bodies[0]).toBe(
      '{"touser":"zhangsan","msgtype":"text","agentid":1000002,"text":{"content":"滕州市 未报2家：\\n示例一厂"},"enable_duplicate_check":1,"duplicate_check_interval":14400}',
    );
    expect(bodies[1]).toBe(bodies[0]);
    expect(bodies[2]).toBe('{"touser":"zhangsan","msgtype":"text","agentid":1000002,"text":{"content":"好"}}');
  });

  test('holds no escapes that WeCom refuses, and no links of others', async () => {
    await client().sendText('zhangsan', '甲\u0000乙\ud83d丙\u001b<a href="http://x">点</a>😀', FREE);
    const body = server.calls.at(-1)?.body.toString() ?? '';
    expect(body).not.toContain('\\u');
    expect(JSON.parse(body).text.content).toBe('甲乙丙＜a href="http://x">点＜/a>😀');
  });

  test('was sent though fields beside the errcode are odd; an errcode that is no number says nothing', async () => {
    let answer: Forced = { errcode: 0, invaliduser: null, unlicenseduser: ['zhangsan'], msgid: 7 };
    server.force = ({ path }) => (path === 'message/send' ? answer : undefined);
    expect(await client().sendText('zhangsan', '好', FREE)).toBeNull();
    answer = { errcode: '0', msgid: 'm' };
    await expect(client().sendText('zhangsan', '好', FREE)).rejects.toMatchObject({
      code: 'wecom.away',
      details: { unsent: false },
    });
  });

  test('to a person WeCom cannot reach is a problem of the receiver, though the errcode is 0', async () => {
    server.force = ({ path }) => (path === 'message/send' ? { invaliduser: 'lisi|zhangsan', msgid: 'm' } : undefined);
    await expect(client().sendText('ZhangSan', '好', FREE)).rejects.toMatchObject({ code: 'wecom.receiver' });
    expect(await client().sendText('wangwu', '好', FREE)).toBe('m');
    server.force = ({ path }) => (path === 'message/send' ? { unlicenseduser: 'zhangsan' } : undefined);
    await expect(client().sendText('zhangsan', '好', FREE)).rejects.toMatchObject({ code: 'wecom.receiver' });
  });

  test.each(['@all', 'a|b', '', 'a b', '张三'])('never goes to more than one: %j', async (userid) => {
    await expect(client().sendText(userid, '好', FREE)).rejects.toMatchObject({ code: 'wecom.receiver' });
    expect(server.calls).toEqual([]);
  });

  test('without a msgid was sent all the same: a duplicate that WeCom hid', async () => {
    server.force = ({ path }) => (path === 'message/send' ? {} : undefined);
    expect(await client().sendText('zhangsan', '好', ONCE)).toBeNull();
  });

  test('of more than a message holds is a bug of the caller', async () => {
    await expect(client().sendText('zhangsan', '数'.repeat(683), FREE)).rejects.toThrow(RangeError);
    await expect(client().sendText('zhangsan', '\u0000', FREE)).rejects.toThrow(RangeError);
  });
});

describe('the token', () => {
  test('is fetched once for fifty sends at once, and once more when it is revoked in the middle', async () => {
    const processes = [client(), client(), client()];
    const sendAll = () =>
      Promise.all(Array.from({ length: 50 }, (_, i) => processes[i % 3]?.sendText('zhangsan', `第${i}条`, FREE)));
    await sendAll();
    expect(server.count('gettoken')).toBe(1);
    server.revoke();
    await sendAll();
    expect(server.count('gettoken')).toBe(2);
    expect(server.count('message/send')).toBeLessThanOrEqual(150);
  });

  test.each([40001, 40014, 42001])('refused by a call with %i is renewed once and the call made again', async (errcode) => {
    let refusals = 1;
    server.force = ({ path }) => (path === 'message/send' && refusals-- > 0 ? { errcode } : undefined);
    expect(await client().sendText('zhangsan', '好', FREE)).toMatch(/^msg-/);
    expect([server.count('gettoken'), server.count('message/send')]).toEqual([2, 2]);
  });

  test('refused again is a problem, not a loop', async () => {
    server.force = ({ path }) => (path === 'message/send' ? { errcode: 40014 } : undefined);
    await expect(client().sendText('zhangsan', '好', FREE)).rejects.toMatchObject({ code: 'wecom.token' });
    expect([server.count('gettoken'), server.count('message/send')]).toEqual([2, 2]);
  });

  test('is used until five minutes before its end', async () => {
    const api = client();
    await api.sendText('zhangsan', '1', FREE);
    now += 6_899_000;
    await api.sendText('zhangsan', '2', FREE);
    expect(server.count('gettoken')).toBe(1);
    now += 2_000;
    await api.sendText('zhangsan', '3', FREE);
    expect(server.count('gettoken')).toBe(2);
  });

  test.each<[string, Forced, string, number]>([
    ['a wrong secret', { errcode: 40001 }, 'wecom.configuration', 60],
    ['too many calls', { errcode: 45009 }, 'wecom.throttled', 60],
    ['a cut line', 'cut', 'wecom.away', 30],
    ['a bad gateway', { status: 502, text: '<html>' }, 'wecom.away', 30],
    ['no token in the answer', {}, 'wecom.away', 30],
  ])('that cannot be had (%s) is not asked for again by anybody for a while', async (_, forced, code, seconds) => {
    server.force = ({ path }) => (path === 'gettoken' ? forced : undefined);
    const [one, other] = [client(), client()];
    await expect(one.sendText('zhangsan', '1', FREE)).rejects.toMatchObject({ code });
    for (const api of [one, other, one]) {
      await expect(api.sendText('zhangsan', '1', FREE)).rejects.toMatchObject({ code: 'wecom.token' });
    }
    now += seconds * 1000 - 1;
    await expect(other.sendText('zhangsan', '1', FREE)).rejects.toMatchObject({ code: 'wecom.token' });
    expect(server.count('gettoken')).toBe(1);
    now += 3_001;
    server.force = () => undefined;
    expect(await other.sendText('zhangsan', '1', FREE)).toMatch(/^msg-/);
  });

  test('with a wrong secret is asked for ever more rarely: a wrong secret gets the address banned', async () => {
    server.force = ({ path }) => (path === 'gettoken' ? { errcode: 40001 } : undefined);
    const api = client({}, async () => {});
    for (let minute = 0; minute < 120; minute++) {
      await expect(api.sendText('zhangsan', '1', FREE)).rejects.toThrow(Problem);
      now += 60_000;
    }
    expect(server.count('gettoken')).toBeLessThan(18);
  }, 60_000);

  test('of a new secret does not wait for the old one’s penalty', async () => {
    await expect(client({ secret: 'wrong' }).sendText('zhangsan', '1', FREE)).rejects.toMatchObject({
      code: 'wecom.configuration',
    });
    expect(await client().sendText('zhangsan', '1', FREE)).toMatch(/^msg-/);
  });

  test('we knew last will do while the store is away', async () => {
    let away = false;
    const store = tokens;
    tokens = new Proxy(store, {
      get: (target, name: keyof TokenStore) =>
        away ? () => Promise.reject(new Problem('threads.away')) : target[name].bind(target),
    });
    const api = client();
    away = true;
    await expect(api.sendText('zhangsan', '1', FREE)).rejects.toMatchObject({ code: 'threads.away' });
    away = false;
    await api.sendText('zhangsan', '2', FREE);
    away = true;
    expect(await api.sendText('zhangsan', '3', FREE)).toMatch(/^msg-/);
    expect(server.count('gettoken')).toBe(1);
  });
});

describe('errcodes become problems', () => {
  test.each([
    [-1, 'wecom.throttled'],
    [6000, 'wecom.throttled'],
    [45009, 'wecom.throttled'],
    [45033, 'wecom.throttled'],
    [81013, 'wecom.receiver'],
    [60111, 'wecom.receiver'],
    [60020, 'wecom.configuration'],
    [48006, 'wecom.configuration'],
    [301002, 'wecom.configuration'],
    [40033, 'wecom.refused'],
    [45002, 'wecom.refused'],
    [999_999, 'wecom.refused'],
  ])('%i → %s', async (errcode, code) => {
    const errmsg = `x, hint: [1665631550347282440343881], from ip: 203.0.113.9, more info`;
    server.force = ({ path }) => (path === 'message/send' ? { errcode, errmsg } : undefined);
    await expect(client().sendText('zhangsan', '好', FREE)).rejects.toMatchObject({
      code,
      details: { call: 'message/send', errcode, hint: '1665631550347282440343881', from: '203.0.113.9' },
    });
    expect(server.count('message/send')).toBe(1);
  });

  test('an answer that says ok in words but not in numbers is believed in numbers', async () => {
    server.force = ({ path }) => (path === 'message/send' ? { errcode: 0, errmsg: 'error 40014', msgid: 'm' } : undefined);
    expect(await client().sendText('zhangsan', '好', FREE)).toBe('m');
  });

  test.each<[string, Forced]>([
    ['a cut line', 'cut'],
    ['a bad gateway', { status: 502, text: '{"errcode":0}' }],
    ['a page', { status: 200, text: '<html>' }],
    ['no object', { status: 200, text: '0' }],
    ['a redirect', { status: 302, text: '{"errcode":0}' }],
  ])('%s: nobody knows whether it was sent', async (_, forced) => {
    server.force = ({ path }) => (path === 'message/send' ? forced : undefined);
    await expect(client().sendText('zhangsan', '好', FREE)).rejects.toMatchObject({
      code: 'wecom.away',
      details: { unsent: false },
    });
    expect(server.count('message/send')).toBe(1);
  });

  test('no connection: it was certainly not sent', async () => {
    await client().sendText('zhangsan', '1', FREE);
    await server.close();
    await dispatcher.destroy();
    dispatcher = new Agent();
    await expect(client().sendText('zhangsan', '2', FREE)).rejects.toMatchObject({
      code: 'wecom.away',
      details: { unsent: true },
    });
    server = await openApiServer();
  });

  test('silence ends: while the token was being asked for, so nothing was sent', async () => {
    server.force = ({ path }) => (path === 'gettoken' ? 'silent' : undefined);
    const started = performance.now();
    await expect(client().sendText('zhangsan', '好', FREE)).rejects.toMatchObject({
      code: 'wecom.away',
      details: { unsent: true, code: 'TimeoutError' },
    });
    expect(performance.now() - started).toBeLessThan(6_000);
  });

  test('an endless answer is not read to its end', async () => {
    const own = apiConnections();
    const api = createApi({ ...APP, apiBase: server.base }, { dispatcher: own, tokens, sleep: async () => {} });
    server.force = ({ path }) =>
      path === 'message/send' ? { status: 200, text: `"${'x'.repeat(2 * 1024 * 1024)}"` } : undefined;
    await expect(api.sendText('zhangsan', '好', FREE)).rejects.toMatchObject({ code: 'wecom.away' });
    await own.destroy();
  });
});

describe('other calls', () => {
  test('a card’s buttons are greyed for one person', async () => {
    await client().updateCard('zhangsan', 'RC', '已同意');
    expect(server.calls.at(-1)?.path).toBe('message/update_template_card');
    expect(server.calls.at(-1)?.body.toString()).toBe(
      '{"userids":["zhangsan"],"agentid":1000002,"response_code":"RC","button":{"replace_name":"已同意"}}',
    );
  });

  test('a file goes up with its name, from which nothing can be forged', async () => {
    const bytes = Buffer.from([0, 1, 2, 3, 4, 5, 255]);
    expect(await client().upload('file', { name: '周调度"\r\nX: 1.xlsx', bytes })).toBe('MEDIA');
    const { body, type, query } = server.calls.at(-1) ?? { body: Buffer.alloc(0), type: '', query: new URLSearchParams() };
    expect(query.get('type')).toBe('file');
    const boundary = type.replace('multipart/form-data; boundary=', '');
    const [, part = ''] = body.toString('latin1').split(`--${boundary}`);
    const [head = '', content] = part.slice(2).split('\r\n\r\n');
    expect(Buffer.from(head, 'latin1').toString().split('\r\n')).toEqual([
      'Content-Disposition: form-data; name="media"; filename="周调度___X: 1.xlsx"; filelength=7',
      'Content-Type: application/octet-stream',
    ]);
    expect(Buffer.from(content ?? '', 'latin1').subarray(0, 7)).toEqual(bytes);
    expect(body.toString('latin1').endsWith(`\r\n--${boundary}--\r\n`)).toBe(true);
  });

  test.each([
    ['file', 5],
    ['file', 20 * 1024 * 1024 + 1],
    ['image', 10 * 1024 * 1024 + 1],
  ] as const)('a %s of %i bytes is refused without asking', async (type, size) => {
    await expect(client().upload(type, { name: 'x', bytes: new Uint8Array(size) })).rejects.toMatchObject({
      code: 'wecom.refused',
    });
    expect(server.calls).toEqual([]);
  });

  test('the menu keeps WeCom’s limits and goes to our agent', async () => {
    await client().createMenu(MENU);
    expect(server.calls.at(-1)?.query.get('agentid')).toBe('1000002');
    expect(JSON.parse(server.calls.at(-1)?.body.toString() ?? '')).toEqual(MENU);
    expect(MENU.button.length).toBeLessThanOrEqual(3);
    for (const { name, sub_button } of MENU.button) {
      expect(Buffer.byteLength(name)).toBeLessThanOrEqual(16);
      expect(sub_button.length).toBeLessThanOrEqual(5);
      for (const entry of sub_button) {
        expect(Buffer.byteLength(entry.name)).toBeLessThanOrEqual(40);
        expect(Buffer.byteLength(entry.key)).toBeLessThanOrEqual(128);
      }
    }
  });
});

describe('the messenger', () => {
  test('sends a long text in pieces, one after the other', async () => {
    const lines = Array.from({ length: 200 }, (_, i) => `${i + 1}. 示例${i + 1}厂　缺工：普工8`);
    const { msgid } = await createMessenger(client(), NO_FILES).send('zhangsan', { kind: 'text', text: lines.join('\n') }, FREE);
    const pieces = server.sent().map((sent) => (sent.text as { content: string }).content);
    expect(pieces.length).toBeGreaterThan(1);
    expect(pieces.join('\n').split('\n')).toEqual(lines);
    expect(msgid).toBe(`msg-${server.calls.length}`);
  });

  test('of which one has arrived is not unsent', async () => {
    let turn = 0;
    const away = () => Promise.reject(new Problem('wecom.away', { unsent: true }));
    const sendText = () => (turn++ === 0 ? Promise.resolve('m') : away());
    const send = createMessenger({ ...client(), sendText }, NO_FILES).send(
      'zhangsan',
      { kind: 'text', text: '数'.repeat(1_000) },
      FREE,
    );
    await expect(send).rejects.toMatchObject({ code: 'wecom.away', details: { unsent: false } });
  });

  test('stops at the piece that failed', async () => {
    server.force = ({ path }) => (path === 'message/send' && server.count('message/send') === 2 ? { errcode: 45009 } : undefined);
    const send = createMessenger(client(), NO_FILES).send('zhangsan', { kind: 'text', text: '数'.repeat(3_000) }, FREE);
    await expect(send).rejects.toMatchObject({ code: 'wecom.throttled' });
    expect(server.count('message/send')).toBe(2);
  });
});
