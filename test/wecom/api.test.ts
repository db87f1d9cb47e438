import { Agent } from 'undici';
import { describe, expect, test } from 'vitest';
import { createApi } from '../../src/wecom/api.ts';
import { apiConnections } from '../../src/wecom/exchange.ts';
import { MENU } from '../../src/wecom/menu.ts';
import { apiWorld, FREE, ONCE } from './api-client.ts';
import { APP, type Forced, openApiServer } from './api-server.ts';

const world = apiWorld();

describe('message/send', () => {
  test('is one text to one person, byte for byte the same each time', async () => {
    const api = world.client();
    expect(await api.sendText('zhangsan', '滕州市 未报2家：\n示例一厂', ONCE)).toMatch(/^msg-/);
    await api.sendText('zhangsan', '滕州市 未报2家：\n示例一厂', ONCE);
    await api.sendText('zhangsan', '好', FREE);
    const bodies = world.server.calls.filter((call) => call.path === 'message/send').map((call) => call.body.toString());
    expect(bodies[0]).toBe(
      '{"touser":"zhangsan","msgtype":"text","agentid":1000002,"text":{"content":"滕州市 未报2家：\\n示例一厂"},"enable_duplicate_check":1,"duplicate_check_interval":14400}',
    );
    expect(bodies[1]).toBe(bodies[0]);
    expect(bodies[2]).toBe('{"touser":"zhangsan","msgtype":"text","agentid":1000002,"text":{"content":"好"}}');
  });

  test('holds no escapes that WeCom refuses, and no links of others', async () => {
    await world.client().sendText('zhangsan', '甲\u0000乙\ud83d丙\u001b<a href="http://x">点</a>😀', FREE);
    const body = world.server.calls.at(-1)?.body.toString() ?? '';
    expect(body).not.toContain('\\u');
    expect(JSON.parse(body).text.content).toBe('甲乙丙＜a href="http://x">点＜/a>😀');
  });

  test('was sent though fields beside the errcode are odd; an errcode that is no number says nothing', async () => {
    let answer: Forced = { errcode: 0, invaliduser: null, unlicenseduser: ['zhangsan'], msgid: 7 };
    world.server.force = ({ path }) => (path === 'message/send' ? answer : undefined);
    expect(await world.client().sendText('zhangsan', '好', FREE)).toBeNull();
    answer = { errcode: '0', msgid: 'm' };
    await expect(world.client().sendText('zhangsan', '好', FREE)).rejects.toMatchObject({
      code: 'wecom.away',
      details: { unsent: false },
    });
  });

  test('to a person WeCom cannot reach is a problem of the receiver, though the errcode is 0', async () => {
    world.server.force = ({ path }) => (path === 'message/send' ? { invaliduser: 'lisi|zhangsan', msgid: 'm' } : undefined);
    await expect(world.client().sendText('ZhangSan', '好', FREE)).rejects.toMatchObject({ code: 'wecom.receiver' });
    expect(await world.client().sendText('wangwu', '好', FREE)).toBe('m');
    world.server.force = ({ path }) => (path === 'message/send' ? { unlicenseduser: 'zhangsan' } : undefined);
    await expect(world.client().sendText('zhangsan', '好', FREE)).rejects.toMatchObject({ code: 'wecom.receiver' });
  });

  test.each(['@all', 'a|b', '', 'a b', '张三'])('never goes to more than one: %j', async (userid) => {
    await expect(world.client().sendText(userid, '好', FREE)).rejects.toMatchObject({ code: 'wecom.receiver' });
    expect(world.server.calls).toEqual([]);
  });

  test('without a msgid was sent all the same: a duplicate that WeCom hid', async () => {
    world.server.force = ({ path }) => (path === 'message/send' ? {} : undefined);
    expect(await world.client().sendText('zhangsan', '好', ONCE)).toBeNull();
  });

  test('of more than a message holds is a bug of the caller', async () => {
    await expect(world.client().sendText('zhangsan', '数'.repeat(683), FREE)).rejects.toThrow(RangeError);
    await expect(world.client().sendText('zhangsan', '\u0000', FREE)).rejects.toThrow(RangeError);
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
    world.server.force = ({ path }) => (path === 'message/send' ? { errcode, errmsg } : undefined);
    await expect(world.client().sendText('zhangsan', '好', FREE)).rejects.toMatchObject({
      code,
      details: { call: 'message/send', errcode, hint: '1665631550347282440343881', from: '203.0.113.9' },
    });
    expect(world.server.count('message/send')).toBe(1);
  });

  test.each([40001, 40056, 48002, 60011, 60020, 301002])('%i refuses whatever the app sends', async (errcode) => {
    world.server.force = ({ path }) => (path === 'message/send' ? { errcode } : undefined);
    await expect(world.client().sendText('zhangsan', '好', FREE)).rejects.toMatchObject({
      code: 'wecom.configuration',
      details: { errcode, everything: true },
    });
  });

  test.each([43012, 50001, 80001])('%i refuses cards or links alone', async (errcode) => {
    world.server.force = ({ path }) => (path === 'message/send' ? { errcode } : undefined);
    const problem = await world
      .client()
      .sendText('zhangsan', '好', FREE)
      .catch((e: unknown) => e);
    expect(problem).toMatchObject({ code: 'wecom.configuration', details: { errcode } });
    expect(problem).not.toHaveProperty('details.everything');
  });

  test('an answer that says ok in words but not in numbers is believed in numbers', async () => {
    world.server.force = ({ path }) => (path === 'message/send' ? { errcode: 0, errmsg: 'error 40014', msgid: 'm' } : undefined);
    expect(await world.client().sendText('zhangsan', '好', FREE)).toBe('m');
  });

  test.each<[string, Forced]>([
    ['a cut line', 'cut'],
    ['a bad gateway', { status: 502, text: '{"errcode":0}' }],
    ['a page', { status: 200, text: '<html>' }],
    ['no object', { status: 200, text: '0' }],
    ['a redirect', { status: 302, text: '{"errcode":0}' }],
  ])('%s: nobody knows whether it was sent', async (_, forced) => {
    world.server.force = ({ path }) => (path === 'message/send' ? forced : undefined);
    await expect(world.client().sendText('zhangsan', '好', FREE)).rejects.toMatchObject({
      code: 'wecom.away',
      details: { unsent: false },
    });
    expect(world.server.count('message/send')).toBe(1);
  });

  test('no connection: it was certainly not sent', async () => {
    await world.client().sendText('zhangsan', '1', FREE);
    await world.server.close();
    await world.dispatcher.destroy();
    world.dispatcher = new Agent();
    await expect(world.client().sendText('zhangsan', '2', FREE)).rejects.toMatchObject({
      code: 'wecom.away',
      details: { unsent: true },
    });
    world.server = await openApiServer();
  });

  test('silence ends: while the token was being asked for, so nothing was sent', async () => {
    world.server.force = ({ path }) => (path === 'gettoken' ? 'silent' : undefined);
    const started = performance.now();
    await expect(world.client().sendText('zhangsan', '好', FREE)).rejects.toMatchObject({
      code: 'wecom.away',
      details: { unsent: true, code: 'TimeoutError' },
    });
    expect(performance.now() - started).toBeLessThan(6_000);
  });

  test('an endless answer is not read to its end', async () => {
    const own = apiConnections();
    const api = createApi(
      { ...APP, apiBase: world.server.base },
      { dispatcher: own, tokens: world.tokens, sleep: async () => {} },
    );
    world.server.force = ({ path }) =>
      path === 'message/send' ? { status: 200, text: `"${'x'.repeat(2 * 1024 * 1024)}"` } : undefined;
    await expect(api.sendText('zhangsan', '好', FREE)).rejects.toMatchObject({ code: 'wecom.away' });
    await own.destroy();
  });
});

describe('other calls', () => {
  test('a card’s buttons are greyed for one person', async () => {
    await world.client().updateCard('zhangsan', 'RC', '已同意', null);
    expect(world.server.calls.at(-1)?.path).toBe('message/update_template_card');
    expect(world.server.calls.at(-1)?.body.toString()).toBe(
      '{"userids":["zhangsan"],"agentid":1000002,"response_code":"RC","button":{"replace_name":"已同意"}}',
    );
  });

  test('a card is put in place of the one that was pressed, without its task', async () => {
    const card = { card_type: 'button_interaction', main_title: { title: '急需用工12' }, task_id: 'call@12@1@x' };
    await world.client().updateCard('zhangsan', 'RC', '已接单', card);
    expect(world.server.calls.at(-1)?.body.toString()).toBe(
      '{"userids":["zhangsan"],"agentid":1000002,"response_code":"RC","template_card":{"card_type":"button_interaction","main_title":{"title":"急需用工12"},"replace_text":"已接单"}}',
    );
  });

  test('a file goes up with its name, from which nothing can be forged', async () => {
    const bytes = Buffer.from([0, 1, 2, 3, 4, 5, 255]);
    expect(await world.client().upload('file', { name: '周调度"\r\nX: 1.xlsx', bytes })).toBe('MEDIA');
    const { body, type, query } = world.server.calls.at(-1) ?? { body: Buffer.alloc(0), type: '', query: new URLSearchParams() };
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
    await expect(world.client().upload(type, { name: 'x', bytes: new Uint8Array(size) })).rejects.toMatchObject({
      code: 'wecom.refused',
    });
    expect(world.server.calls).toEqual([]);
  });

  test('the menu keeps WeCom’s limits and goes to our agent', async () => {
    await world.client().createMenu(MENU);
    expect(world.server.calls.at(-1)?.query.get('agentid')).toBe('1000002');
    expect(JSON.parse(world.server.calls.at(-1)?.body.toString() ?? '')).toEqual(MENU);
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
