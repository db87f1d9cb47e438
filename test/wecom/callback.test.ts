import { describe, expect, test } from 'vitest';
import type { Incoming } from '../../src/desk/incoming.ts';
import { isProblem } from '../../src/desk/problem.ts';
import { createChannel } from '../../src/wecom/callback.ts';
import {
  CORP,
  encrypt,
  encryptBlocks,
  envelope,
  event,
  message,
  NEXT_PAIR,
  PAIR,
  plainOf,
  post,
  queryOf,
  readAnswer,
  textMessage,
} from './platform.ts';

const channel = createChannel({ corp: CORP, pairs: [PAIR] });
const AT = new Date('2026-11-26T02:00:00.900Z');

const read = (inner: string): Incoming => {
  const { query, body } = post(inner);
  return channel.open(query, body).incoming;
};

const whyOf = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    if (isProblem(error, 'callback.refused')) return String(error.details.why);
    throw error;
  }
  return 'accepted';
};

describe('URL verification', () => {
  const echo = '1616140317555161061123';

  test('answers the decrypted echo, byte for byte', () => {
    const sealed = encrypt(echo);
    expect(channel.verify(queryOf(sealed, PAIR, { echostr: sealed }))).toBe(echo);
  });

  test('a proxy that undoes the escape of + does no harm', () => {
    let sealed = '';
    for (let i = 0; !sealed.includes('+'); i++) sealed = encrypt(`${echo}${i}`);
    const query = queryOf(sealed, PAIR, { echostr: sealed }).replaceAll('%2B', '+');
    expect(channel.verify(query)).toContain(echo);
  });

  test.each([
    ['nothing', () => ''],
    ['no echostr', (q: string) => q.replace('echostr', 'echo')],
    ['no signature', (q: string) => q.replace('msg_signature', 'signature')],
    ['echostr twice', (q: string) => `${q}&echostr=1`],
    ['timestamp twice', (q: string) => `${q}&timestamp=1700000000`],
    ['signature as an array', (q: string) => q.replace('msg_signature', 'msg_signature[]')],
    ['a broken escape', (q: string) => q.replace('nonce=', 'nonce=%zz')],
    ['escaped twice', (q: string) => q.replaceAll('%', '%25')],
    ['a wrong signature', (q: string) => q.replace(/msg_signature=.{4}/, 'msg_signature=0000')],
  ])('refuses: %s', (_, change) => {
    const sealed = encrypt(echo);
    const query = change(queryOf(sealed, PAIR, { echostr: sealed }));
    expect(whyOf(() => channel.verify(query))).not.toBe('accepted');
  });
});

describe('messages', () => {
  const sender = {
    corp: CORP,
    userid: 'ZhangSan',
    person: 'zhangsan',
    createdAt: new Date(1_700_000_000_000),
    key: 'message:7300000000000000001:zhangsan',
  };

  test.each<[string, string, object]>([
    ['text', textMessage('甲公司 缺普工8]]]]><![CDATA[>'), { kind: 'text', text: '甲公司 缺普工8]]>' }],
    ['text that looks like a number', textMessage('0012.50'), { kind: 'text', text: '0012.50' }],
    ['text keeps its blanks', textMessage(' 确认\n'), { kind: 'text', text: ' 确认\n' }],
    [
      'voice',
      message('voice', '<MediaId><![CDATA[M1]]></MediaId><Format><![CDATA[amr]]></Format>'),
      { kind: 'voice', media: 'M1', transcript: null },
    ],
    [
      'voice with a transcript',
      message('voice', '<MediaId><![CDATA[M1]]></MediaId><Recognition><![CDATA[上报]]></Recognition>'),
      { kind: 'voice', media: 'M1', transcript: '上报' },
    ],
    [
      'image',
      message('image', '<PicUrl><![CDATA[http://169.254.169.254/]]></PicUrl><MediaId><![CDATA[M1]]></MediaId>'),
      { kind: 'image', media: 'M1' },
    ],
    [
      'video',
      message('video', '<MediaId><![CDATA[M1]]></MediaId><ThumbMediaId><![CDATA[M2]]></ThumbMediaId>'),
      { kind: 'video', media: 'M1' },
    ],
    [
      'location',
      message(
        'location',
        '<Location_X>23.134</Location_X><Location_Y>113.358</Location_Y><Scale>15</Scale><Label><![CDATA[某路1号]]></Label>',
      ),
      { kind: 'location', label: '某路1号' },
    ],
    [
      'link',
      message(
        'link',
        '<Title><![CDATA[题]]></Title><Description><![CDATA[d]]></Description><Url><![CDATA[https://example.com]]></Url>',
      ),
      { kind: 'link', title: '题', url: 'https://example.com' },
    ],
    [
      'file',
      message('file', '<MediaId><![CDATA[M1]]></MediaId><FileName><![CDATA[名册.xlsx]]></FileName>'),
      { kind: 'file', media: 'M1', name: '名册.xlsx' },
    ],
    ['one we never heard of', message('hologram', '<Depth>3</Depth>'), { kind: 'unknown', type: 'hologram' }],
  ])('%s', (_, inner, content) => expect(read(inner)).toEqual({ ...sender, ...content }));

  test('the sender is one person however the account is written, and never a number', () => {
    const [a, b] = ['ZHANGSAN', 'zhangsan'].map((from) => read(textMessage('1', { from })));
    expect(a?.person).toBe(b?.person);
    expect(a?.key).toBe(b?.key);
    expect(read(textMessage('1', { from: '00123' })).person).toBe('00123');
    expect(read(textMessage('1', { from: '123' })).person).toBe('123');
  });

  test('the greatest message id keeps its digits', () => {
    expect(read(textMessage('1', { id: '9223372036854775807' })).key).toBe('message:9223372036854775807:zhangsan');
  });

  test('a message without an id has a key that follows its content', () => {
    const key = (content: string) => read(textMessage(content, { id: '' })).key;
    expect(key('1')).toBe(key('1'));
    expect(key('1')).not.toBe(key('2'));
  });

  test.each([
    ['two senders', textMessage('1').replace('<CreateTime>', '<FromUserName>x</FromUserName><CreateTime>')],
    ['two contents', textMessage('1').replace('<CreateTime>', '<Content>x</Content><CreateTime>')],
    ['no sender', textMessage('1').replaceAll('FromUserName', 'From')],
    ['a sender with a blank', textMessage('1', { from: 'zhang san' })],
    ['no time', textMessage('1').replaceAll('CreateTime', 'Time')],
    ['a time that is no number', textMessage('1').replace('1700000000', '17e8')],
    ['no type', textMessage('1').replaceAll('MsgType', 'Type')],
    ['an id that is no number', textMessage('1', { id: '1; drop' })],
    ['no XML', '{"MsgType":"text"}'],
    ['DOCTYPE', `<!DOCTYPE xml>${textMessage('1')}`],
    ['thousands of nested tags', `<xml>${'<a>'.repeat(10_000)}`],
  ])('refuses: %s', (_, inner) => expect(whyOf(() => read(inner))).not.toBe('accepted'));

  test('lone surrogates and broken UTF-8 are refused', () => {
    const sealed = encryptBlocks(
      PAIR,
      plainOf(Buffer.concat([Buffer.from('<xml>'), Buffer.from([0xed, 0xa0, 0x80]), Buffer.from('</xml>')])),
    );
    expect(whyOf(() => channel.open(queryOf(sealed), Buffer.from(envelope(sealed))))).toBe('utf-8');
  });

  test('NUL and other control characters are taken out', () => {
    expect(read(textMessage('缺\u0000普工\u00078'))).toMatchObject({ text: '缺普工8' });
  });
});

describe('events', () => {
  test.each<[string, string, object]>([
    ['enter_agent', event('enter_agent', '<EventKey><![CDATA[]]></EventKey>'), { kind: 'enterAgent' }],
    ['subscribe', event('subscribe'), { kind: 'subscribe' }],
    ['unsubscribe', event('unsubscribe'), { kind: 'unsubscribe' }],
    ['click', event('click', '<EventKey><![CDATA[上报]]></EventKey>'), { kind: 'click', click: '上报' }],
    [
      'LOCATION',
      event('LOCATION', '<Latitude>23.1</Latitude><AppType><![CDATA[wxwork]]></AppType>'),
      { kind: 'otherEvent', event: 'LOCATION' },
    ],
    [
      'location_select',
      event('location_select', '<SendLocationInfo><Label><![CDATA[某路]]></Label></SendLocationInfo>'),
      { kind: 'otherEvent', event: 'location_select' },
    ],
    [
      'one we never heard of',
      event('moon_landing', '<Crew><Name>a</Name><Name>b</Name></Crew>'),
      { kind: 'otherEvent', event: 'moon_landing' },
    ],
  ])('%s', (_, inner, content) => expect(read(inner)).toMatchObject(content));

  const card = (name: string, selected: string) =>
    event(
      name,
      `<EventKey><![CDATA[ok]]></EventKey><TaskId><![CDATA[t-1]]></TaskId><CardType><![CDATA[vote_interaction]]></CardType><ResponseCode><![CDATA[RC]]></ResponseCode>${selected}`,
    );

  test('a card, with one, two or no options chosen', () => {
    const item = (question: string, options: string[]) =>
      `<SelectedItem><QuestionKey><![CDATA[${question}]]></QuestionKey><OptionIds>${options.map((o) => `<OptionId><![CDATA[${o}]]></OptionId>`).join('')}</OptionIds></SelectedItem>`;
    const pressed = { kind: 'cardPressed', task: 't-1', button: 'ok', response: 'RC' };
    expect(
      read(card('template_card_event', `<SelectedItems>${item('q1', ['a'])}${item('q2', ['b', 'c'])}</SelectedItems>`)),
    ).toMatchObject({
      ...pressed,
      choices: [
        { question: 'q1', options: ['a'] },
        { question: 'q2', options: ['b', 'c'] },
      ],
    });
    expect(read(card('template_card_event', '<SelectedItems></SelectedItems>'))).toMatchObject({ ...pressed, choices: [] });
    expect(read(card('template_card_menu_event', ''))).toMatchObject({ ...pressed, choices: [] });
  });

  test('the key tells apart what one person did in one second, and nothing else', () => {
    const inners = [
      event('enter_agent'),
      event('subscribe'),
      event('click', '<EventKey><![CDATA[a]]></EventKey>'),
      event('click', '<EventKey><![CDATA[b]]></EventKey>'),
      event('click', '<EventKey><![CDATA[a]]></EventKey>', { from: 'lisi' }),
      card('template_card_event', ''),
      card('template_card_event', '').replace('RC', 'RC2'),
      card('template_card_event', '').replace('t-1', 't-2'),
    ];
    const keys = inners.map((inner) => read(inner).key);
    expect(new Set(keys).size).toBe(inners.length);
    expect(inners.map((inner) => read(inner).key)).toEqual(keys);
    for (const key of keys) expect(key).toMatch(/^[\x21-\x7e]{1,200}$/);
  });
});

describe('answers', () => {
  test('sealed so that WeCom accepts them, to the account as it was written', () => {
    const { query, body } = post(textMessage('你好'));
    const answer = readAnswer(channel.open(query, body).answer('已收到 ]]> <a href="http://x">点此</a>\u0000', AT));
    expect(answer.corp).toBe(CORP);
    expect(answer.content).toBe('已收到 ]]> ＜a href="http://x">点此＜/a>');
    expect(answer.inner).toContain('<ToUserName><![CDATA[ZhangSan]]></ToUserName>');
    expect(answer.inner).toContain(`<FromUserName><![CDATA[${CORP}]]></FromUserName><CreateTime>1795658400</CreateTime>`);
  });

  test('with the key pair of the request', () => {
    const { query, body } = post(textMessage('你好'), NEXT_PAIR);
    const both = createChannel({ corp: CORP, pairs: [PAIR, NEXT_PAIR] });
    expect(readAnswer(both.open(query, body).answer('好', AT), NEXT_PAIR).content).toBe('好');
  });

  test('2,048 bytes fit, one more is a bug', () => {
    const { query, body } = post(textMessage('你好'));
    const { answer } = channel.open(query, body);
    expect(readAnswer(answer(`${'数'.repeat(682)}ab`, AT)).content).toHaveLength(684);
    expect(() => answer(`${'数'.repeat(682)}abc`, AT)).toThrow(RangeError);
  });
});
