import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { corp, type Stage, setStage } from './fake-bot.ts';

let stage: Stage;
beforeEach(async () => {
  stage = await setStage();
});
afterEach(() => stage.close());

const agentid = corp.agentId;
const phone = (account: string) => stage.simulator.conversation(account);
const send = (touser: string, content: string, more: object = {}) =>
  stage.api('message/send', { touser, msgtype: 'text', agentid, text: { content }, ...more });
const minutesOn = (minutes: number) =>
  stage.simulator.clock.turnTo(new Date(stage.simulator.clock.now().getTime() + minutes * 60_000));

describe('gettoken', () => {
  const get = async (query: string) => (await fetch(`${stage.apiBase}/cgi-bin/gettoken?${query}`)).json();

  it('gives the same token until it expires, or another each time', async () => {
    const [first, second] = [await stage.token(), await stage.token()];
    expect(second).toBe(first);
    await minutesOn(121);
    const third = await stage.token();
    expect(third).not.toBe(first);
    stage.simulator.setSwitches({ newTokenEachCall: true });
    expect(await stage.token()).not.toBe(third);
  });

  it('refuses what is missing or wrong, with hint and address, and shuts out who guesses', async () => {
    expect(await get('corpsecret=x')).toMatchObject({ errcode: 41002 });
    expect(await get(`corpid=${corp.corpId}`)).toMatchObject({ errcode: 41004 });
    expect(await get('corpid=ww1&corpsecret=x')).toMatchObject({ errcode: 40013 });
    for (let i = 0; i < 20; i++)
      expect(await get(`corpid=${corp.corpId}&corpsecret=x`)).toMatchObject({
        errcode: 40001,
        errmsg: expect.stringMatching(/hint: \[\d+\], from ip: 127\.0\.0\.1/),
      });
    expect(await get(`corpid=${corp.corpId}&corpsecret=${corp.secret}`)).toMatchObject({ errcode: 45009 });
    await minutesOn(61);
    expect(await get(`corpid=${corp.corpId}&corpsecret=${corp.secret}`)).toMatchObject({ errcode: 0, expires_in: 7200 });
  });

  it('ends tokens by time (42001) and at will (40014)', async () => {
    const call = async (token: string) =>
      (await fetch(`${stage.apiBase}/cgi-bin/user/get?userid=lianluo-tz&access_token=${token}`)).json();
    const token = await stage.token();
    expect(await call(token)).toMatchObject({ errcode: 0, name: '联络员滕州' });
    await minutesOn(121);
    expect(await call(token)).toMatchObject({ errcode: 42001 });
    const next = await stage.token();
    stage.simulator.invalidateTokens();
    expect(await call(next)).toMatchObject({ errcode: 40014 });
    expect(await call('')).toMatchObject({ errcode: 41001 });
  });
});

describe('message/send', () => {
  it('reaches members without regard to case and names the others in lower case', async () => {
    const answer = await send('ZHUANBAN-01|zhuanyuan-xc-01|LiSi', '你好');
    expect(answer).toMatchObject({ errcode: 0, invaliduser: 'lisi', invalidparty: '', msgid: expect.stringMatching(/^\w{40}$/) });
    expect(phone('zhuanban-01')).toMatchObject([{ side: 'app', content: { kind: 'text', text: '你好' }, marks: [] }]);
    expect(phone('ZhuanYuan-XC-01')).toHaveLength(1);
    expect((await send('@all', '各位')).errcode).toBe(0);
    expect(phone('lianluo-tz')).toHaveLength(1);
  });

  it.each([
    ['nobody named', { msgtype: 'text', agentid, text: { content: 'x' } }, 81012],
    ['receivers empty', { touser: '', msgtype: 'text', agentid, text: { content: 'x' } }, 82001],
    ['all unknown', { touser: 'lisi|wangwu', msgtype: 'text', agentid, text: { content: 'x' } }, 81013],
    ['receivers as a list', { touser: ['zhuanban-01'], msgtype: 'text', agentid, text: { content: 'x' } }, 40035],
    ['no agent', { touser: 'zhuanban-01', msgtype: 'text', text: { content: 'x' } }, 41011],
    ['another agent', { touser: 'zhuanban-01', msgtype: 'text', agentid: 1, text: { content: 'x' } }, 40056],
    ['empty text', { touser: 'zhuanban-01', msgtype: 'text', agentid, text: { content: '' } }, 44004],
    ['unknown type', { touser: 'zhuanban-01', msgtype: 'voicemail', agentid, voicemail: {} }, 40008],
    ['no such file', { touser: 'zhuanban-01', msgtype: 'file', agentid, file: { media_id: '1' } }, 40007],
    [
      'textcard without url',
      { touser: 'zhuanban-01', msgtype: 'textcard', agentid, textcard: { title: 'a', description: 'b' } },
      41010,
    ],
    ['news without title', { touser: 'zhuanban-01', msgtype: 'news', agentid, news: { articles: [{}] } }, 41016],
  ])('answers a wrong request by its code: %s', async (_, json, code) => {
    expect((await stage.api('message/send', json)).errcode).toBe(code);
    expect(phone('zhuanban-01')).toEqual([]);
  });

  it('refuses escapes, broken JSON and GET', async () => {
    const post = async (body: string) => {
      const url = `${stage.apiBase}/cgi-bin/message/send?access_token=${await stage.token()}`;
      return ((await (await fetch(url, { method: 'POST', body })).json()) as { errcode: number }).errcode;
    };
    const body = (content: string) =>
      `{"touser":"zhuanban-01","msgtype":"text","agentid":${agentid},"text":{"content":"${content}"}}`;
    expect(await post(body('\\u0041'))).toBe(40033);
    expect(await post(body('C:\\\\users'))).toBe(0);
    expect(await post('{')).toBe(40058);
    expect((await stage.api('message/send')).errcode).toBe(40058);
  });

  it('cuts a long text between characters and records it, or refuses it', async () => {
    const long = `${'缺'.repeat(682)}😀`;
    await send('zhuanban-01', long);
    expect(phone('zhuanban-01').at(-1)).toMatchObject({
      content: { kind: 'text', text: '缺'.repeat(682) },
      marks: [{ kind: 'cut', bytes: 2050 }],
    });
    stage.simulator.setSwitches({ refuseLongText: true });
    expect((await send('zhuanban-01', long)).errcode).toBe(45002);
  });

  it('drops what goes over 30 a minute and member without a word', async () => {
    for (let i = 1; i <= 32; i++) expect((await send('zhuanban-01', `第${i}条`)).errcode).toBe(0);
    await send('lianluo-tz', '别人不受影响');
    const dropped = phone('zhuanban-01').filter((e) => e.marks.some((m) => m.kind === 'dropped'));
    expect(dropped.map((e) => e.content)).toEqual([
      { kind: 'text', text: '第31条' },
      { kind: 'text', text: '第32条' },
    ]);
    expect(phone('lianluo-tz')[0]?.marks).toEqual([]);
    await minutesOn(1.1);
    await send('zhuanban-01', '下一分钟');
    expect(phone('zhuanban-01').at(-1)?.marks).toEqual([]);
  });

  it('hides an identical request within its interval, and only an identical one', async () => {
    const check = { enable_duplicate_check: 1, duplicate_check_interval: 14_400 };
    const marks = () => phone('zhuanban-01').map((e) => e.marks.map((m) => m.kind));
    await send('zhuanban-01', '请报送', check);
    const again = await send('zhuanban-01', '请报送', check);
    expect(again).toMatchObject({ errcode: 0 });
    await send('zhuanban-01', '请 报送', check);
    await send('zhuanban-01', '请报送');
    expect(marks()).toEqual([[], ['duplicateHidden'], [], []]);
    await minutesOn(241);
    await send('zhuanban-01', '请报送', check);
    expect(marks().at(-1)).toEqual([]);
  });

  it('can be recalled for 24 hours', async () => {
    const { msgid } = await send('zhuanban-01', '错了');
    expect((await stage.api('message/recall', { msgid })).errcode).toBe(0);
    expect(phone('zhuanban-01')[0]?.marks).toEqual([{ kind: 'recalled' }]);
    await minutesOn(24 * 60 + 1);
    expect((await stage.api('message/recall', { msgid })).errcode).toBe(42052);
  });
});

describe('files', () => {
  const png = Buffer.from('89504e470d0a1a0a00000000', 'hex');
  const upload = async (type: string, name: string, bytes: Buffer) => {
    const form = new FormData();
    form.set('media', new Blob([new Uint8Array(bytes)]), name);
    const url = `${stage.apiBase}/cgi-bin/media/upload?type=${type}&access_token=${await stage.token()}`;
    return (await (await fetch(url, { method: 'POST', body: form })).json()) as Record<string, unknown>;
  };

  it('come back as they were, whole or in pieces, for three days', async () => {
    const bytes = Buffer.from('附表一，内容\r\n--x\r\n');
    const up = await upload('file', '附表.xlsx', bytes);
    expect(up).toMatchObject({ errcode: 0, type: 'file', created_at: expect.stringMatching(/^\d{10}$/) });
    const url = async () => `${stage.apiBase}/cgi-bin/media/get?media_id=${up.media_id}&access_token=${await stage.token()}`;
    const whole = await fetch(await url());
    expect(Buffer.from(await whole.arrayBuffer())).toEqual(bytes);
    const piece = await fetch(await url(), { headers: { Range: 'bytes=3-5' } });
    expect([piece.status, piece.headers.get('content-range')]).toEqual([206, `bytes 3-5/${bytes.length}`]);
    const sent = await stage.api('message/send', {
      touser: 'zhuanban-01',
      msgtype: 'file',
      agentid,
      file: { media_id: up.media_id },
    });
    expect(sent.errcode).toBe(0);
    expect(phone('zhuanban-01')[0]?.content).toEqual({
      kind: 'file',
      media: up.media_id,
      name: '附表.xlsx',
      bytes: bytes.length,
    });
    await minutesOn(3 * 24 * 60 + 1);
    expect(await (await fetch(await url())).json()).toMatchObject({ errcode: 40145 });
  });

  it('must be of their kind and size', async () => {
    expect(await upload('image', 'a.png', png)).toMatchObject({ errcode: 0 });
    expect(await upload('image', 'a.png', Buffer.from('not a picture'))).toMatchObject({ errcode: 40123 });
    expect(await upload('voice', 'a.mp3', Buffer.from('not a voice'))).toMatchObject({ errcode: 301017 });
    expect(await upload('file', 'a.txt', Buffer.from('12345'))).toMatchObject({ errcode: 40006 });
    expect(await upload('image', 'a.png', Buffer.concat([png, Buffer.alloc(10 << 20)]))).toMatchObject({ errcode: 45001 });
    expect(await upload('music', 'a.mp3', png)).toMatchObject({ errcode: 40004 });
    const { media_id } = await upload('image', 'a.png', png);
    const wrongKind = { touser: 'zhuanban-01', msgtype: 'file', agentid, file: { media_id } };
    expect((await stage.api('message/send', wrongKind)).errcode).toBe(40007);
  });
});

describe('the menu', () => {
  const create = (button: unknown) => stage.api('menu/create', { button }, `&agentid=${agentid}`);

  it('is kept, read back and deleted', async () => {
    expect((await stage.api('menu/get', undefined, `&agentid=${agentid}`)).errcode).toBe(46003);
    const button = [
      { type: 'click', name: '上报', key: 'REPORT' },
      { name: '更多', sub_button: [{ type: 'view', name: '说明', url: 'https://example.com' }] },
    ];
    expect((await create(button)).errcode).toBe(0);
    expect(await stage.api('menu/get', undefined, `&agentid=${agentid}`)).toMatchObject({ errcode: 0, button });
    expect(stage.simulator.state().menu.map((b) => b.name)).toEqual(['上报', '更多']);
    expect((await stage.api('menu/delete', undefined, `&agentid=${agentid}`)).errcode).toBe(0);
    expect(stage.simulator.state().menu).toEqual([]);
  });

  it.each([
    [[], 40016],
    [[{ type: 'click', name: '太长太长太长太长', key: 'A' }], 40018],
    [[{ type: 'press', name: '上报', key: 'A' }], 40017],
    [[{ type: 'click', name: '上报' }], 40019],
    [[{ type: 'view', name: '说明', url: 'example.com' }], 40020],
    [[{ name: '更多', sub_button: [{ name: '再', sub_button: [{ type: 'click', name: 'x', key: 'y' }] }] }], 40022],
  ])('is refused by its fault: %j', async (button, code) => expect((await create(button)).errcode).toBe(code));
});

describe('bad days', () => {
  it('come by switch, for so many calls, and leave a record', async () => {
    stage.simulator.setSwitches({ apiFault: 'busy', apiFaultCalls: 1 });
    const token = async () =>
      (await fetch(`${stage.apiBase}/cgi-bin/gettoken?corpid=${corp.corpId}&corpsecret=${corp.secret}`)).json();
    expect(await token()).toMatchObject({ errcode: -1 });
    expect(await token()).toMatchObject({ errcode: 0 });
    stage.simulator.setSwitches({ apiFault: 'untrustedIp' });
    expect(await token()).toMatchObject({ errcode: 60020 });
    stage.simulator.setSwitches({ apiFault: 'none' });
    expect(stage.simulator.state().raws.map((r) => [r.label, r.failed])).toEqual([
      ['取令牌', true],
      ['取令牌', false],
      ['取令牌', true],
    ]);
  });

  it('include an answer lost after the message went out', async () => {
    const url = `${stage.apiBase}/cgi-bin/message/send?access_token=${await stage.token()}`;
    const body = JSON.stringify({ touser: 'zhuanban-01', msgtype: 'text', agentid, text: { content: '到了' } });
    stage.simulator.setSwitches({ apiFault: 'lostAnswer', apiFaultCalls: 1 });
    await expect(fetch(url, { method: 'POST', body })).rejects.toThrow();
    expect(phone('zhuanban-01')).toHaveLength(1);
    stage.simulator.setSwitches({ apiFault: 'cutOff', apiFaultCalls: 1 });
    await expect(fetch(url, { method: 'POST', body })).rejects.toThrow();
    expect(phone('zhuanban-01')).toHaveLength(1);
    stage.simulator.setSwitches({ apiFault: 'badGateway', apiFaultCalls: 1 });
    expect((await fetch(url, { method: 'POST', body })).status).toBe(502);
  });

  it('never show a secret or a token in the records', async () => {
    await send('zhuanban-01', '你好');
    const records = JSON.stringify(stage.simulator.state().raws.map((r) => stage.simulator.raw(r.id)));
    expect(records).not.toContain(corp.secret);
    expect(records).toContain('access_token=');
    expect(records).not.toContain((await stage.token()).slice(0, 20));
  });
});
