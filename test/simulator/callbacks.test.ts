import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Answer, envelopeOf, field, replyXml, type Stage, setStage } from './fake-bot.ts';

let stage: Stage;
beforeEach(async () => {
  stage = await setStage();
});
afterEach(() => stage.close());

const say = (account: string, text: string) => stage.simulator.act(account, { kind: 'text', text }).done;
const phone = (account: string) => stage.simulator.conversation(account);
const last = (account: string) => phone(account).at(-1);

describe('the URL check', () => {
  it('takes the plain echostr byte for byte', async () => {
    expect(await stage.simulator.check()).toMatchObject({ ok: true, why: '' });
  });
});

describe('a message from a phone', () => {
  it('reaches the bot signed and sealed, and its reply reaches the phone', async () => {
    const exchange = await say('zhuanyuan-tz-01', '上报');
    expect(stage.heard).toMatchObject([{ from: 'zhuanyuan-tz-01', type: 'text', text: '上报' }]);
    expect(exchange).toMatchObject({ done: true, verdict: '被动回复已展示' });
    expect(phone('zhuanyuan-tz-01').map((e) => [e.side, e.content])).toEqual([
      ['member', { kind: 'text', text: '上报' }],
      ['app', { kind: 'text', text: '收到：上报' }],
    ]);
  });

  it('carries anything a person can type', async () => {
    const text = ' <b>]]> & "甲" 👨‍👩‍👧\n0012 ]]]]><![CDATA[>';
    await say('zhuanyuan-tz-01', text);
    expect(last('zhuanyuan-tz-01')?.content).toEqual({ kind: 'text', text: `收到：${text}` });
  });

  it('has a MsgId of its own beyond 2^53 and below 2^63', async () => {
    for (const text of ['一', '二', '三']) await say('zhuanban-01', text);
    const ids = stage.heard.map((h) => BigInt(field(h.xml, 'MsgId')));
    expect(new Set(ids).size).toBe(3);
    for (const id of ids) expect(id > 2n ** 53n && id < 2n ** 63n).toBe(true);
  });

  it('writes the userid in another case when asked to, and shows the reply all the same', async () => {
    stage.simulator.setSwitches({ useridCase: 'upper' });
    await say('zhuanyuan-tz-01', '帮助');
    expect(stage.heard[0]?.from).toBe('ZHUANYUAN-TZ-01');
    expect(last('zhuanyuan-tz-01')?.side).toBe('app');
  });

  it('is every kind of message and event WeCom documents', async () => {
    const bytes = Buffer.from('#!AMR\nvoice');
    const media = stage.simulator.addMedia('voice', 'voice.amr', bytes);
    if (typeof media === 'number') throw new Error('refused');
    const { act } = stage.simulator;
    await act('zhuanban-01', { kind: 'voice', media: media.id }).done;
    await act('zhuanban-01', { kind: 'location', latitude: 34.8, longitude: 117.3, label: '示例路1号' }).done;
    await act('zhuanban-01', { kind: 'link', title: 't', description: 'd', url: 'https://example.com' }).done;
    await act('zhuanban-01', { kind: 'enter' }).done;
    await act('zhuanban-01', { kind: 'click', key: 'REPORT', name: '上报' }).done;
    await act('zhuanban-01', { kind: 'event', event: 'subscribe', fields: [] }).done;
    await act('zhuanban-01', { kind: 'other', msgType: 'sticker' }).done;
    expect(stage.heard.map((h) => h.type)).toEqual(['voice', 'location', 'link', 'enter_agent', 'click', 'subscribe', 'sticker']);
    expect(field(stage.heard[4]?.xml ?? '', 'EventKey')).toBe('REPORT');
    expect(stage.heard[4]?.xml).not.toContain('MsgId');
  });
});

describe('retries', () => {
  it('delivers up to four times while nothing answers in time, with one MsgId', async () => {
    stage.answer = () => ({ waitMs: 5000 });
    const exchange = await say('zhuanban-01', '合计');
    expect(exchange.attempts.map((a) => a.outcome)).toEqual(['timeout', 'timeout', 'timeout', 'timeout']);
    expect(new Set(stage.heard.map((h) => field(h.xml, 'MsgId'))).size).toBe(1);
    expect(phone('zhuanban-01').map((e) => e.marks)).toEqual([[{ kind: 'undelivered', attempts: 4, why: '0.4 秒内没有应答' }]]);
  });

  it('shows the reply of the delivery that was answered', async () => {
    stage.answer = (heard, delivery) => (delivery < 3 ? { waitMs: 5000 } : { text: `第${delivery}次：${heard.text}` });
    await say('zhuanban-01', '合计');
    expect(last('zhuanban-01')?.content).toEqual({ kind: 'text', text: '第3次：合计' });
    expect(phone('zhuanban-01')[0]?.marks).toMatchObject([{ kind: 'answered', attempts: 3 }]);
  });

  it('retries another status than 200 only under the older wording', async () => {
    stage.answer = () => ({ raw: '', status: 503 });
    expect((await say('zhuanban-01', '甲')).attempts).toHaveLength(1);
    stage.simulator.setSwitches({ retryOnStatus: true });
    expect((await say('zhuanban-01', '乙')).attempts).toHaveLength(4);
  });

  it('seals a retry anew, or sends the same bytes again', async () => {
    stage.answer = (_, delivery) => (delivery === 1 ? { waitMs: 5000 } : null);
    await say('zhuanban-01', '甲');
    stage.simulator.setSwitches({ resealRetries: false });
    await say('zhuanban-01', '乙');
    const [a, b, c, d] = stage.queries.map((q) => q.get('msg_signature'));
    expect(a).not.toBe(b);
    expect(c).toBe(d);
  });

  it('notices a bot that answers the two copies of one message differently', async () => {
    stage.simulator.setSwitches({ deliverTwice: true });
    await say('zhuanban-01', '甲');
    expect(phone('zhuanban-01')[0]?.marks).toMatchObject([{ kind: 'answered', attempts: 2 }]);
    stage.answer = (_, delivery) => ({ text: `第${delivery}次` });
    await say('zhuanban-01', '乙');
    expect(phone('zhuanban-01').find((e) => e.content.kind === 'text' && e.content.text === '乙')?.marks).toContainEqual({
      kind: 'repliesDiffer',
    });
  });
});

describe('a passive reply', () => {
  const verdict = async (answer: Answer) => {
    stage.answer = () => answer;
    return (await say('zhuanban-01', '甲')).verdict;
  };
  const text = (body: string) => `<Content><![CDATA[${body}]]></Content>`;

  it('may be empty or the word success', async () => {
    expect(await verdict(null)).toBe('已收到，没有被动回复');
    expect(await verdict({ raw: 'success' })).toBe('已收到，没有被动回复');
  });

  it.each([
    ['不规范', { raw: '<html>' }, '回复被丢弃：应答不是规范的 XML'],
    ['没有签名', { raw: '<xml><Encrypt>AAAA</Encrypt></xml>' }, '回复被丢弃：应答缺少字段'],
    ['签名不符', { raw: envelopeOf('x').replace('<TimeStamp>17', '<TimeStamp>18') }, '回复被丢弃：应答签名不符'],
    ['别的企业', { raw: envelopeOf('x', 'ww9') }, '回复被丢弃：应答无法解密：receiveid 不是本企业'],
    ['别的收件人', { inner: replyXml('lisi', 'text', text('你好')) }, '回复未展示：收件人不是发消息的成员'],
    ['空文本', { inner: replyXml('zhuanban-01', 'text', text('')) }, '回复未展示：文本为空'],
    ['主动消息的类型', { inner: replyXml('zhuanban-01', 'markdown', text('# 题')) }, '回复未展示：不能被动回复 markdown 类型'],
    [
      '没有的图片',
      { inner: replyXml('zhuanban-01', 'image', '<Image><MediaId>1</MediaId></Image>') },
      '回复未展示：MediaId 无效',
    ],
  ])('is not shown when it is wrong: %s', async (_, answer, expected) => {
    expect(await verdict(answer)).toBe(expected);
    expect(last('zhuanban-01')?.marks.at(-1)?.kind).toBe('replyRefused');
  });

  it('is cut at 2,048 bytes between characters, and says so', async () => {
    stage.answer = () => ({ text: `${'缺'.repeat(682)}😀` });
    await say('zhuanban-01', '甲');
    const entry = last('zhuanban-01');
    expect(entry?.content).toEqual({ kind: 'text', text: '缺'.repeat(682) });
    expect(entry?.marks).toEqual([{ kind: 'cut', bytes: 2050 }]);
    stage.answer = () => ({ text: `${'缺'.repeat(682)}ab` });
    await say('zhuanban-01', '乙');
    expect(last('zhuanban-01')?.marks).toEqual([]);
  });

  it('shows news with its articles', async () => {
    const item =
      '<item><Title>周报</Title><Description>第47周</Description><PicUrl></PicUrl><Url>https://example.com</Url></item>';
    const inner = replyXml('zhuanban-01', 'news', `<ArticleCount>1</ArticleCount><Articles>${item}</Articles>`);
    expect(await verdict({ inner })).toBe('被动回复已展示');
    expect(last('zhuanban-01')?.content).toMatchObject({
      kind: 'news',
      articles: [{ title: '周报', url: 'https://example.com' }],
    });
  });
});

it('gives up deliveries when it closes', async () => {
  stage.answer = () => ({ waitMs: 5000 });
  const { done } = stage.simulator.act('zhuanban-01', { kind: 'text', text: '甲' });
  await new Promise((r) => setTimeout(r, 50));
  const from = performance.now();
  await stage.simulator.close();
  expect(performance.now() - from).toBeLessThan(300);
  expect((await done).verdict).toMatch(/未送达/);
});
