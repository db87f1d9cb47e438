import { describe, expect, it } from 'vitest';
import { readMessage } from '../../src/reading/message.ts';
import { goesOn, readFollowUp, readListed } from '../../src/reading/question/follow-ups.ts';
import type { QueryReading } from '../../src/reading/reading.ts';
import { loadWorld } from './world.ts';

const world = loadWorld('first');
const context = world.context('zhuanban-01', '2021-05-20T10:00:00+08:00');
const LAST: QueryReading = {
  kind: 'query',
  measures: ['shortage'],
  period: { from: '2021-W19', to: '2021-W19' },
  districts: ['370481'],
  tiers: ['general'],
};
const { districts: _districts, ...CITY } = LAST;
const SHORT = { threshold: { measure: 'shortage', over: 10 }, by: 'enterprise' } as const;
const OF_ONE: QueryReading = {
  kind: 'query',
  measures: ['shortage'],
  period: { from: '2021-W20', to: '2021-W20' },
  enterprise: 'E1',
};

const CASES: readonly (readonly [string, QueryReading, Partial<Record<keyof QueryReading, unknown>>])[] = [
  ['高新区呢', LAST, { ...LAST, districts: ['370400-GX'] }],
  ['那薛城和滕州呢', LAST, { ...LAST, districts: ['370403', '370481'] }],
  ['全市呢', LAST, CITY],
  ['本周呢', LAST, { ...LAST, period: { from: '2021-W20', to: '2021-W20' } }],
  ['那上一周呢', { ...LAST, period: { from: '2021-W20', to: '2021-W20' } }, LAST],
  // Asked of last week: the week before it.
  ['那上一周呢', LAST, { ...LAST, period: { from: '2021-W18', to: '2021-W18' } }],
  ['5月呢', LAST, { ...LAST, period: { month: '2021-05' } }],
  ['按类型', LAST, { ...LAST, by: 'type' }],
  ['各区', CITY, { ...CITY, by: 'district' }],
  ['只看技工', LAST, { ...LAST, tiers: ['skilled'] }],
  ['只看重大项目企业', LAST, { ...LAST, types: ['majorProject'] }],
  ['换成解决', LAST, { ...LAST, measures: ['resolved'] }],
  ['环比呢', LAST, { ...LAST, compare: 'previous' }],
  ['前三名', { ...CITY, by: 'district' }, { ...CITY, by: 'enterprise', order: 'desc', top: 3 }],
  ['平均每家呢', LAST, { ...LAST, average: 'enterprise' }],
  ['超过50人的呢', CITY, { ...CITY, by: 'enterprise', threshold: { measure: 'shortage', over: 50 } }],
  ['不含重大项目企业呢', LAST, { ...LAST, types: ['unemploymentMonitored', 'employmentMonitored', 'other'] }],
  ['导出来', LAST, { ...LAST, form: 'workbook' }],
  ['生成一份表格', LAST, { ...LAST, form: 'workbook' }],
  ['画个图', { ...CITY, by: 'district' }, { ...CITY, by: 'district', form: 'chart' }],
  ['画成曲线', CITY, { ...CITY, form: 'chart', period: { from: '2021-W13', to: '2021-W20' } }],
  ['按企业导出', CITY, { ...CITY, by: 'enterprise', form: 'workbook' }],
  ['给我一份', LAST, { ...LAST, form: 'workbook' }],
  ['一共有几家', { ...CITY, ...SHORT }, { ...CITY, ...SHORT }],
  ['分别在哪个区', { ...CITY, ...SHORT }, { ...CITY, ...SHORT, by: ['district', 'enterprise'] }],
  ['是哪个专员的', { ...CITY, ...SHORT }, { ...CITY, ...SHORT, by: ['specialist', 'enterprise'] }],
  ['排第几', { ...LAST, share: true }, { ...LAST, by: 'district', rank: true, order: 'desc' }],
  ['和第18周比', LAST, { ...LAST, compare: 'previous' }],
  ['排第几', { ...OF_ONE, measures: ['coverage'] }, { ...OF_ONE, by: 'enterprise', rank: true, order: 'desc' }],
  ['这家上周报了吗', OF_ONE, { ...OF_ONE, measures: ['coverage'], period: { from: '2021-W19', to: '2021-W19' } }],
  ['它解决了多少', OF_ONE, { ...OF_ONE, measures: ['resolved'] }],
  ['只看滕州', { ...CITY, page: 3 }, { ...LAST, page: 1 }],
  // One district is not divided by districts, nor one tier by tiers.
  ['滕州呢', { ...CITY, by: 'district', order: 'desc' }, { ...CITY, districts: ['370481'] }],
  ['只看普工', { ...CITY, by: ['district', 'tier'] }, { ...CITY, by: 'district' }],
];

describe('what goes on from the last question', () => {
  it.each(CASES)('%s', (text, last, meant) => expect(readFollowUp(text, context, last)).toEqual(meant));

  it.each(['呢', '你好', '谢谢', '确认', '1 8 3 0', '那个青云机械呢吧', '普工缺8人解决5', '三合机械 缺普工3'])(
    'is not %s',
    (text) => expect(readFollowUp(text, context, LAST)).toBeNull(),
  );

  it('takes a part of a chart or workbook question no further', () =>
    expect(readFollowUp('高新区呢', context, { ...LAST, form: 'workbook' })).not.toHaveProperty('form'));
});

describe('the rest of a list', () => {
  const LIST: QueryReading = { ...CITY, by: 'enterprise' };
  it('is its next page', () => {
    expect(readListed('nextPage', LIST)).toEqual({ ...LIST, page: 2 });
    expect(readListed('nextPage', { ...LIST, page: 2 })).toEqual({ ...LIST, page: 3 });
    expect(readListed('nextPage', CITY)).toBeNull();
  });

  it('is a workbook of what is no figure; of a figure it is what it is made of', () => {
    const urgent: QueryReading = { ...CITY, measures: ['urgentDemands'], page: 2 };
    expect(readListed('showAll', urgent)).toEqual({ ...CITY, measures: ['urgentDemands'], form: 'workbook' });
    expect(readListed('showAll', LIST)).toBeNull();
  });
});

describe('what has no picture or table', () => {
  it.each([
    ['画个图', { ...CITY, measures: ['signOff'] }],
    ['导出来', { ...CITY, measures: ['deadline'] }],
    ['占全市多少', { ...CITY, measures: ['coverage'] }],
    ['和第10周比', LAST],
  ] as const)('%s goes on from nothing of the kind', (text, last) => expect(readFollowUp(text, context, last)).toBeNull());

  it('names what of it changed nothing', () => expect(readFollowUp('那一直缺的呢', context, CITY)).toBeNull());

  it('takes 这家 for nobody where nobody was spoken of', () => expect(readFollowUp('这家缺多少', context, CITY)).toBeNull());
});

describe('whether a text says that it goes on', () => {
  it.each(['高新区呢', '那上周', '只看普工', '换成缺工率', '解决了多少呢', '导出来', '做成柱状图', '有几家', '它报了吗'])(
    '%s does',
    (text) => expect(goesOn(text, context)).toBe(true),
  );

  it.each(['滕州缺工多少', '上周滕州缺多少呢', '按类型', '合计', '导出上周', '滕州缺工走势'])('%s does not', (text) =>
    expect(goesOn(text, context)).toBe(false),
  );
});

it('leaves whole questions to be read as such', () => expect(readMessage('上周滕州普工缺多少', context)).toEqual(LAST));
