import { describe, expect, it } from 'vitest';
import { frontDeskTexts } from '../../../conversations/front-desk.ts';
import { questionTexts } from '../../../conversations/questions.ts';
import { doubtTexts, weeklyDispatch, weeklyTexts } from '../../../conversations/weekly-dispatch.ts';
import { chartOf } from '../../../src/forms/definition/chart.ts';
import { fill } from '../../../src/forms/definition/fill.ts';
import { lintScript, lintTexts } from '../../../src/forms/definition/lint.ts';

describe('the sentences of the conversations', () => {
  it.each([
    ['weekly-dispatch', weeklyTexts],
    ['doubts', doubtTexts],
    ['front-desk', frontDeskTexts],
    ['questions', questionTexts],
  ])('of %s are fit to be said', (_, texts) => expect(lintTexts(texts)).toEqual([]));

  it('of the weekly script are fit to be asked', () => expect(lintScript(weeklyDispatch)).toEqual([]));

  it('are found unfit when they are', () => {
    expect(lintTexts({ a: '请回OK', b: '', c: '对吗?', d: '缺{人', e: '点<a>' })).toHaveLength(5);
    const twice = { ...weeklyDispatch, steps: { ...weeklyDispatch.steps } };
    twice.steps.headcount = { ...twice.steps.headcount, again: [twice.steps.headcount.ask, '别的'] as never };
    expect(lintScript(twice)).toEqual(['headcount: 再问的话和第一次一样']);
  });
});

describe('filling a sentence', () => {
  it('puts values in place and leaves a value’s own braces alone', () => {
    expect(fill('{name}缺{count}人', { name: '{count}', count: 3 })).toBe('{count}缺3人');
    expect(fill('没有空')).toBe('没有空');
  });
});

it('draws every step of the script', () => {
  const chart = chartOf(weeklyDispatch);
  for (const step of weeklyDispatch.order) expect(chart).toContain(weeklyDispatch.steps[step].ask);
});
