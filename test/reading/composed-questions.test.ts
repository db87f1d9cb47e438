// Are questions read by how their words are put together, whichever words those are?
import { describe, expect, it } from 'vitest';
import { readMessage } from '../../src/reading/message.ts';
import type { QueryReading, Reading } from '../../src/reading/reading.ts';
import { loadWorld } from './world.ts';

const world = loadWorld('fifth');
const office = world.context('zb', '2021-06-10T10:00:00+08:00');
const read = (text: string): Reading => readMessage(text, office);
const ask = (text: string): QueryReading => {
  const reading = read(text);
  if (reading.kind !== 'query') throw new Error(`${text} is ${reading.kind}`);
  return reading;
};
const places = (...names: string[]) =>
  names.map((name) => office.regions.find((r) => r.name === name)?.code ?? expect.fail(`no ${name}`));

describe('enterprises are counted by what they are and by what counts them', () => {
  const short = ['缺工', '缺人', '缺员', '有缺口'];
  const firms = ['企业', '公司', '的企业', '的单位'];

  it.each(short.flatMap((s) => firms.flatMap((f) => ['有几家', '几户', '有多少', '共有多少户'].map((n) => s + f + n))))(
    '%s',
    (text) =>
      expect(ask(text)).toEqual({ kind: 'query', measures: ['shortEnterprises'], period: { from: '2021-W23', to: '2021-W23' } }),
  );

  it.each(short.flatMap((s) => ['几户', '有多少家企业', '多少公司', '有几家'].map((n) => `${n}${s}`)))('%s', (text) =>
    expect(ask(text).measures).toEqual(['shortEnterprises']),
  );

  it.each([
    ['缺技工的公司几家', { measures: ['shortEnterprises'], tiers: ['skilled'] }],
    ['各区缺人的企业数', { measures: ['shortEnterprises'], by: 'district' }],
    ['缺员企业占服务企业比例', { measures: ['shortEnterprises'] }],
    ['缺工企业解决多少人', { measures: ['shortage', 'resolved'] }],
    ['有几家企业缺工，一共缺多少', { measures: ['shortEnterprises', 'shortage'] }],
    ['缺工多少，企业数多少', { measures: ['shortage', 'enterprises'] }],
    ['企业缺工多少', { measures: ['shortage'] }],
    ['各类企业有几户', { measures: ['enterprises'], by: 'type' }],
    ['招到人的企业有几家', { measures: ['resolved'], by: 'enterprise', threshold: { measure: 'resolved', over: 0 } }],
    ['满员的企业多少家', { measures: ['shortage'], by: 'enterprise', threshold: { measure: 'shortage', under: 1 } }],
    ['20人以上的有几户', { measures: ['shortage'], by: 'enterprise', threshold: { measure: 'shortage', over: 19 } }],
    [
      '各县缺口9人以上的企业有几家',
      { measures: ['shortEnterprises'], by: 'district', threshold: { measure: 'shortage', over: 8 } },
    ],
  ])('%s', (text, wanted) => expect(ask(text)).toMatchObject({ ...wanted, measures: expect.arrayContaining(wanted.measures) }));
});

describe('what is left out', () => {
  const others = places('澜西区', '清湾县', '澜川高新区');

  it.each(
    ['除去', '刨掉', '抛开', '剔除', '扣掉', '撇开', '不算', '不要计', '先不看', '不包括'].flatMap((word) => [
      `${word}澜东和白石，缺多少`,
      `${word}澜东、白石剩下的缺多少`,
    ]),
  )('%s', (text) => expect(ask(text)).toMatchObject({ measures: ['shortage'], districts: others }));

  it.each(['澜东和白石除外，缺多少', '澜东、白石以外的缺多少', '澜东和白石不算，缺多少', '抛开澜东和白石不谈，缺多少'])(
    '%s',
    (text) => expect(ask(text).districts).toEqual(others),
  );

  it('is a tier, a type or an enterprise as well', () => {
    expect(ask('刨去普工还缺多少').tiers).toEqual(['skilled', 'senior']);
    expect(ask('扣除其他企业缺工多少').types).toEqual(['majorProject', 'unemploymentMonitored', 'employmentMonitored']);
    expect(ask('撇开百草堰，澜东缺多少').excluded).toEqual([world.id('示例百草堰药业有限公司')]);
  });

  it('is nothing where nothing can be left out', () => expect(read('不算多').kind).toBe('unclear'));
});

describe('which of those that are named', () => {
  it.each([
    ['澜东跟白石哪个缺得多', 'district'],
    ['澜东和白石谁缺工多', 'district'],
    ['百草堰和周记哪一个解决得多', 'enterprise'],
    ['普工和高技哪个缺得厉害', 'tier'],
  ])('%s: by %s', (text, by) => expect(ask(text).by).toBe(by));

  it('谁 behind a noun asks for that noun', () => {
    expect(ask('缺工率最高和最低的县各是谁')).toMatchObject({ by: 'district', order: 'both', top: 1 });
    expect(ask('上报率最低的是谁')).toMatchObject({ by: 'district', order: 'asc', top: 1 });
    expect(ask('谁没报的最多')).toMatchObject({ by: 'specialist', order: 'desc' });
  });
});

describe('two things of different periods', () => {
  it('are both asked for', () => {
    expect(ask('缺工率和招聘会').measures).toEqual(['shortageRate', 'monthly']);
    expect(ask('上周缺口多大，百千万搞了几场')).toMatchObject({
      measures: ['shortage', 'monthly'],
      period: { from: '2021-W22', to: '2021-W22' },
    });
  });

  it('but a figure of a programme is that one', () => expect(ask('百家机构解决了多少人').measures).toEqual(['monthly']));

  it('the month is named first, then what is said of its filing', () =>
    expect(ask('月报哪些区还没交，后天就截止了')).toEqual({
      kind: 'query',
      measures: ['monthly', 'outstanding'],
      period: { month: '2021-06' },
      by: 'district',
    }));
});

describe('asides', () => {
  it.each([
    '下午开会用，各区缺多少',
    '明天要汇报，各区缺多少',
    '各区缺多少报我一下',
    '各区缺多少，马上截止了',
    '发给领导看看各区缺多少',
  ])('change nothing: %s', (text) => expect(ask(text)).toEqual(ask('各区缺多少')));
});

describe('what is said of a firm is no question where nothing asks', () => {
  it.each([
    '百草堰的数还没报上来',
    '周记还没交给我',
    '月牙湾和多彩情况一样',
    '百草堰的情况跟周记差不多',
    '全达老板没空，回头再补',
    '百草堰报晚了',
  ])('%s', (text) => expect(read(text).kind).toBe('unclear'));

  it.each(['百草堰报了没', '百草堰还没报吗', '百草堰上周没报？', '百草堰情况', '查下百草堰报没报'])('but asks: %s', (text) =>
    expect(read(text).kind).toBe('query'),
  );
});

describe('words that were understood and shape nothing', () => {
  it.each([
    ['全市平均上报率', ['平均']],
    ['我9家里还有缺的没填吗', []],
    ['一共报了缺多少', []],
  ])('are told: %s', (text, skipped) => expect(ask(text).skipped ?? []).toEqual(skipped));
});

describe('one of a programme’s figures', () => {
  it.each([
    ['百千万办了几场', ['events']],
    ['上月招聘会成交多少人', ['hired']],
    ['招聘会场次', ['events']],
    ['省外劳务招了多少人，基地几个', ['bases', 'hired']],
    ['百家机构服务了多少家企业', ['enterprises']],
    ['技能培训多少人', ['trained']],
    ['百千万签约多少人', ['hired']],
  ])('is what is asked for: %s', (text, figures) => expect(ask(text).figures).toEqual(figures));

  it.each(['百千万活动情况', '5月共享用工', '缺工和招聘会'])('and none where none is named: %s', (text) =>
    expect(ask(text)).not.toHaveProperty('figures'),
  );
});

describe('ranks, runs and bounds by their parts', () => {
  it.each([
    ['解决最多的企业缺工多少', { measures: ['resolved', 'shortage'], by: 'enterprise', order: 'desc', top: 1 }],
    ['缺工前三的企业都缺什么工种', { by: ['enterprise', 'tier'], top: 3 }],
    ['哪个县最不缺人', { measures: ['shortage'], by: 'district', order: 'asc', top: 1 }],
    ['两周了一直缺10人以上的企业', { weeks: 2, threshold: { measure: 'shortage', over: 9 } }],
    ['在岗上千的企业', { threshold: { measure: 'headcount', over: 999 } }],
    ['今年哪周缺工最多', { by: 'period', top: 1, period: { year: 2021 } }],
    ['还有多少没招到', { measures: ['shortage'] }],
    ['高技占缺口的比例', { tiers: ['senior'], share: true }],
    ['各区普工、技工、高技分别缺多少', { by: ['district', 'tier'] }],
    ['缺工、解决、累计各多少', { measures: ['shortage', 'resolved', 'resolvedToDate'] }],
    ['各类型缺工企业', { measures: ['shortEnterprises'], by: 'type' }],
    ['白石缺人企业', { measures: ['shortage'], by: 'enterprise' }],
    ['分县缺工企业名单', { measures: ['shortage'], by: ['district', 'enterprise'] }],
    ['30人以上的公司', { measures: ['shortage'], by: 'enterprise', threshold: { measure: 'shortage', over: 29 } }],
    ['清湾和白石比', { measures: ['shortage'], by: 'district' }],
    ['没有招工需求的企业', { threshold: { measure: 'shortage', under: 1 } }],
    ['截至昨天报了几家', { filedOn: { from: '2021-06-07', to: '2021-06-09' } }],
    ['同福轴承厂缺几个', { unknown: '同福轴承厂' }],
  ])('%s', (text, wanted) => expect(ask(text)).toMatchObject(wanted));

  it.each(['缺工连续三周变化的企业'])('what nothing computes is no question: %s', (text) =>
    expect(read(text).kind).toBe('unclear'),
  );
});
