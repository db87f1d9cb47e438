import { describe, expect, it } from 'vitest';
import type { Region } from '../../src/domain/regions.ts';
import { readCommand } from '../../src/reading/command/commands.ts';
import { guessesFor } from '../../src/reading/guesses.ts';
import { readMessage } from '../../src/reading/message.ts';
import { placesOf } from '../../src/reading/names/places.ts';
import { otherQuestions } from '../../src/reading/question/alternatives.ts';
import { readQuestion } from '../../src/reading/question/questions.ts';
import type { ReadingContext } from '../../src/reading/reading.ts';
import { foldText } from '../../src/reading/text/text.ts';
import { asksOfAct, asksWhether, withLines } from '../../src/reading/words/whether.ts';
import { loadWorld } from './world.ts';

const NOW = '2021-06-03T10:00:00+08:00';
const world = loadWorld('first');
const office = world.context('zhuanban-01', NOW);
const ask = (text: string, context: ReadingContext = office) => readQuestion(foldText(text), context);

describe('people in a question', () => {
  it('are a filter by their key', () => expect(ask('专员滕州01的企业缺多少')).toMatchObject({ specialist: 'zhuanyuan-tz-01' }));

  it('are not guessed where two share a name', () => {
    const twin = office.people.map((p) => (p.userid === 'zhuanyuan-tz-02' ? { ...p, name: '专员滕州01' } : p));
    expect(ask('专员滕州01的企业缺多少', { ...office, people: twin })).toBeNull();
  });
});

describe('places', () => {
  const region = (code: string, name: string, level: Region['level'], parent: string | null, ...aliases: string[]): Region => ({
    code,
    name,
    level,
    parent,
    aliases,
  });
  const regions = [
    region('p', '样本省', 'province', null),
    region('a', '甲州市', 'city', 'p'),
    region('a1', '东城区', 'district', 'a'),
    region('a2', '甲州高新区', 'district', 'a'),
    region('b', '乙山市', 'city', 'p'),
    region('b1', '河阳县', 'district', 'b', '河阳城关'),
  ];
  const places = placesOf(regions);
  const named = (text: string) => places.at(foldText(text), 0);

  it.each([
    ['东城区', 3, ['a1']],
    ['东城缺多少', 2, ['a1']],
    ['甲州高新区', 5, ['a2']],
    ['高新区', 3, ['a2']],
    ['甲州东城', 4, ['a1']],
    ['甲州市', 3, ['a1', 'a2']],
    ['乙山', 2, ['b1']],
    ['样本省', 3, ['a1', 'a2', 'b1']],
    ['河阳城关', 4, ['b1']],
  ])('%s', (text, to, districts) => expect(named(text)).toEqual({ to, districts }));

  it('are known with one wrong character, but never as another place of the same length', () => {
    expect(places.misspelt('河洋县')).toBe('b1');
    expect(places.misspelt('河羊')).toBe('b1');
    expect(places.misspelt('丰城区')).toBeNull();
    expect(places.misspelt('清河县')).toBeNull();
  });

  it('of one city are a filter where the roster knows two', () => {
    const context = { ...office, regions };
    expect(ask('甲州缺多少', context)).toMatchObject({ districts: ['a1', 'a2'] });
    expect(ask('全省缺多少', context)).toBeNull();
    expect(ask('样本省缺多少', context)).not.toHaveProperty('districts');
  });
});

describe('guesses', () => {
  const guess = (account: string, text: string) =>
    guessesFor(foldText(text), world.context(account, NOW)).map((g) => (g.kind === 'command' ? g.name : g.measures.join()));

  it.each([
    ['zhuanyuan-tz-01', '在吗', []],
    ['guanli-01', '在吗', []],
    ['zhuanban-01', '高新区呢', ['shortage']],
    ['lianluo-tz', '我们商量一下签发的事', ['signOff']],
    ['zhuanyuan-tz-01', '我们商量一下签发的事', []],
    ['lianluo-tz', '我们商量一下要不要签发', []],
    ['lianluo-tz', '先别签发，再看看', []],
  ])('of %s who says %s', (account, text, wanted) => expect(guess(account, text)).toEqual(wanted));
});

describe('a long message', () => {
  const long = '请各区抓紧时间核实企业用工数据，'.repeat(40);

  it('is a broadcast, whole', () =>
    expect(readCommand(foldText(`广播 ${long}`), office)).toMatchObject({
      name: 'broadcast',
      args: { text: long.slice(0, -1) },
    }));

  it('is no question', () => expect(ask(long)).toBeNull());
});

describe('steps of an urgent demand', () => {
  const read = (account: string, text: string) => readCommand(foldText(text), world.context(account, NOW));

  it.each([
    ['lianluo-tz', '办结 12 60', 'resolve', { number: 12, people: 60 }],
    ['lianluo-tz', '办结 12 解决六十人', 'resolve', { number: 12, people: 60 }],
    ['lianluo-tz', '办结 12 解决几十人', 'resolve', { number: 12, text: '解决几十人' }],
    ['lianluo-tz', '接单12单', 'accept', { number: 12 }],
    ['zhuanyuan-tz-01', '撤销急需 12', 'undo', { number: 12 }],
    ['zhuanban-01', '急需 12', 'demands', { number: 12 }],
    ['zhuanban-01', '督办12', 'demands', { number: 12 }],
    ['zhuanban-01', '经验 待审', 'practice', { text: '待审' }],
    ['zhuanban-01', '经验 3', 'practice', { number: 3 }],
    ['zhuanyuan-tz-01', '经验：夜班车接送', 'practice', { text: '夜班车接送' }],
    ['zhuanyuan-tz-01', '急需用工 普工80人', 'urgent', { text: '普工80人' }],
  ])('%s: %s', (account, text, name, args) => expect(read(account, text)).toEqual({ kind: 'command', name, args }));

  it('an enterprise in front of the need raises one', () =>
    expect(read('zhuanyuan-tz-01', '微禾急需普工80人，下周三前，订单激增')).toEqual({
      kind: 'command',
      name: 'urgent',
      args: { enterprise: world.id('示例微禾食品有限公司'), text: '普工80人，下周三前，订单激增' },
    }));

  it('what goes to the task force goes to the city', () =>
    expect(read('lianluo-tz', '转办 12 市局')).toEqual(read('lianluo-tz', '转办 12 专班')));
});

describe('words that did not shape a question', () => {
  it('are named, and change nothing', () =>
    expect(ask('厂区门口碰到主任，滕州普工缺多少')).toEqual({ ...ask('滕州普工缺多少'), skipped: ['厂区门口碰到主任'] }));

  it.each([
    '为什么滕州缺多少',
    '国庆那周缺多少',
    '滕州缺多少工资',
    '通知滕州缺多少人',
    '乙镇缺多少人',
    '如果停产全市缺多少',
    '滕州缺工的原因',
  ])('are not passed over where they make another sentence of it: %s', (text) => expect(ask(text)).toBeNull());

  it.each([
    ['飞鸟轮胎厂缺多少', '飞鸟轮胎厂'],
    ['飞鸟缺多少', '飞鸟'],
    ['飞鸟机床缺多少', '飞鸟机床'],
  ])('are a company by the ending, or where a company stands: %s', (text, unknown) =>
    expect(ask(text)).toMatchObject({ unknown }),
  );

  it.each(['飞鸟各区缺多少', '飞鸟，全市缺多少', '飞鸟缺工最多的企业'])('and no company elsewhere: %s', (text) =>
    expect(ask(text)).not.toHaveProperty('unknown'),
  );
});

describe('what the same words may have asked besides', () => {
  const other = (text: string) => otherQuestions(ask(text) as NonNullable<ReturnType<typeof ask>>, text, office);

  it('is the place in the assessment, where no figure was named', () =>
    expect(other('滕州排第几')).toEqual([
      expect.objectContaining({ measures: ['assessment'], period: { year: 2021 }, districts: ['370481'], rank: true }),
    ]));

  it('is nothing where the words leave no doubt', () => {
    expect(other('滕州缺工排第几')).toEqual([]);
    expect(other('各区缺多少')).toEqual([]);
    expect(other('昨天报了多少家')).toEqual([]);
  });

  it('are enterprises rather than people', () =>
    expect(other('谁缺得最多')).toEqual([expect.objectContaining({ by: 'enterprise', order: 'desc', top: 1 })]));
});

describe('a question whether something is so', () => {
  it.each(['锐柏普工招到没', '锐柏缺工了没有', '锐柏报没报', '签发了没', '招到没，麻烦了', '锐柏满员了吗', '解决了没？'])(
    'is told by its words: %s',
    (text) => expect(asksWhether(withLines(foldText(text)))).toBe(true),
  );

  it.each(['锐柏技工没有', '一个没招到', '没招到人', '锐柏不缺', '锐柏缺普工3，没来几个', '催催没报的', '锐柏不缺\n没招到人'])(
    'is not what states it: %s',
    (text) => expect(asksWhether(withLines(foldText(text)))).toBe(false),
  );

  it.each(['锐柏普工招到没', '锐柏缺工了没', '锐柏报没报', '锐柏普工缺几个', '锐柏没招到吗'])('is never a report: %s', (text) =>
    expect(readMessage(text, world.context('zhuanyuan-tz-01', NOW)).kind).not.toBe('report'),
  );

  it.each(['发布情况', '谁签发的', '退回情况', '什么时候发布', '催报了吗'])('asks of an act: %s', (text) =>
    expect(asksOfAct(foldText(text).text)).toBe(true),
  );

  it.each([
    ['lianluo-tz', '退回锐柏了吗'],
    ['lianluo-tz', '签发了没'],
    ['lianluo-tz', '签发情况'],
    ['lianluo-tz', '催报了没有'],
    ['zhuanban-01', '发布情况'],
    ['zhuanban-01', '上周公布了吗'],
    ['zhuanban-01', '谁发布的'],
  ])('does nothing: %s, %s', (account, text) => expect(readMessage(text, world.context(account, NOW)).kind).not.toBe('command'));

  it.each([
    ['lianluo-tz', '签发', 'signOff'],
    ['lianluo-tz', '帮我签发一下好吗', 'signOff'],
    ['lianluo-tz', '退回 锐柏 普工是不是报多了', 'return'],
    ['zhuanban-01', '发布 上周', 'publish'],
  ])('what is wished for is done: %s, %s', (account, text, name) =>
    expect(readMessage(text, world.context(account, NOW))).toMatchObject({ kind: 'command', name }),
  );
});
