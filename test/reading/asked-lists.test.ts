// Lists a desk asks for: who never, who often, who serves whom, what was changed, which month.
import { describe, expect, it } from 'vitest';
import { readMessage } from '../../src/reading/message.ts';
import type { QueryReading } from '../../src/reading/reading.ts';
import { loadWorld } from './world.ts';

const world = loadWorld('first');
const context = world.context('zhuanban-01', '2021-05-20T10:00:00+08:00');
const read = (text: string) => readMessage(text, context);
const YEAR = { year: 2021 };
const NEVER = { measure: 'coverage', atMost: 0 };

describe('what a desk lists', () => {
  it.each<readonly [string, Partial<Record<keyof QueryReading, unknown>>]>([
    ['有没有企业一直没报过', { measures: ['coverage'], period: YEAR, by: 'enterprise', threshold: NEVER }],
    ['滕州哪几家从来没有上报过', { measures: ['coverage'], districts: ['370481'], period: YEAR, threshold: NEVER }],
    ['近4周一次都没报的企业', { measures: ['coverage'], period: { from: '2021-W17', to: '2021-W20' }, threshold: NEVER }],
    ['经常迟报的企业', { measures: ['late'], period: YEAR, threshold: { measure: 'late', over: 1 } }],
    ['迟报三次以上的企业', { measures: ['late'], period: YEAR, threshold: { measure: 'late', over: 2 } }],
    ['近8周未报超过2次的有哪些', { measures: ['outstanding'], threshold: { measure: 'outstanding', over: 2 } }],
    ['每个专员负责哪些企业', { measures: ['contacts'], by: ['enterprise', 'specialist'] }],
    ['各企业的专员是谁', { measures: ['contacts'], by: 'enterprise' }],
    ['滕州有哪些专员', { measures: ['contacts'], districts: ['370481'], by: 'specialist' }],
    ['导出专员名单', { measures: ['contacts'], form: 'workbook' }],
    ['上周发布以后改过的有哪些', { measures: ['changed'], period: { from: '2021-W19', to: '2021-W19' } }],
    ['发布后哪些数变了', { measures: ['changed'], period: { from: '2021-W13', to: '2021-W20' } }],
    ['导出上周签发', { measures: ['signOff'], form: 'workbook', period: { from: '2021-W19', to: '2021-W19' } }],
    ['滕州缺工率比全市平均高多少', { measures: ['shortageRate'], districts: ['370481'], by: 'district', beside: 'each' }],
    ['缺工率高于全市平均的区', { measures: ['shortageRate'], by: 'district', beside: 'above' }],
    ['各区缺工和全市平均比', { measures: ['shortage'], by: 'district', beside: 'each' }],
    ['上周报了什么', { measures: ['enterprises', 'shortage', 'resolved', 'resolvedToDate'] }],
    ['发布后改过的', { measures: ['changed'], period: { from: '2021-W13', to: '2021-W20' } }],
    ['薛城的专员都管哪些厂', { measures: ['contacts'], districts: ['370403'], by: 'enterprise' }],
    ['上周缺工比上上周多的企业', { measures: ['shortage'], by: 'enterprise', rankBy: 'change', order: 'desc' }],
    ['本周零申报的企业', { measures: ['shortage'], threshold: { measure: 'shortage', under: 1 } }],
    ['导出经验', { measures: ['practices'], form: 'workbook' }],
    ['哪个月解决得最多', { measures: ['resolved'], period: YEAR, by: 'period', months: true, top: 1, order: 'desc' }],
    ['今年每月缺工多少', { measures: ['shortage'], period: YEAR, by: 'period', months: true }],
    ['本周零报告的企业', { measures: ['shortage'], threshold: { measure: 'shortage', under: 1 } }],
    ['每周解决多少', { measures: ['resolved'], by: 'period', period: { from: '2021-W13', to: '2021-W20' } }],
  ])('%s', (text, meant) => expect(read(text)).toMatchObject({ kind: 'query', ...meant }));

  it('knows somebody without the word for what they are, where a number tells them from a place', () => {
    const specialist = context.people.find((p) => p.name === '专员薛城01')?.userid;
    expect(read('薛城01报完没')).toMatchObject({ kind: 'query', measures: ['coverage'], specialist });
    expect(read('薛城报完没')).toMatchObject({ kind: 'query', districts: ['370403'] });
    expect(read('薛城报完没')).not.toHaveProperty('specialist');
  });

  it('names what it cannot use', () => {
    expect(read('一直缺工的企业')).toMatchObject({ kind: 'query', skipped: ['一直'] });
    expect(read('这家上周缺多少')).toMatchObject({ kind: 'query', skipped: ['这家'] });
  });

  it.each(['缺工3次以上的企业'])('does not read %s as people', (text) => expect(read(text).kind).toBe('unclear'));

  it('asks of a month what was said of weeks', () =>
    expect(read('上半年每月解决多少')).toMatchObject({ by: 'period', months: true }));
});
