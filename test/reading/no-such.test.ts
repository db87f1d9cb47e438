// A day or an hour that does not exist is told apart from one that does, and from plain figures.
import { describe, expect, it } from 'vitest';
import { noSuchClock, noSuchDay } from '../../src/reading/periods/no-such.ts';

describe('a day that does not exist', () => {
  it.each([
    ['11月31日', '11月31日'],
    ['到2月30号', '2月30号'],
    ['十三月一日', '十三月一日'],
    ['2027年2月29日前', '2027年2月29日'],
    ['６月３１日', '６月３１日'],
    ['32号', '32号'],
    ['12月0日', '12月0日'],
  ])('%s', (text, day) => expect(noSuchDay(text, true)).toBe(day));

  it.each(['12月31日', '2月29日', '2028年2月29日', '31号', '10月100人', '3月8', '普工60', '下周三', '12月', '55号文件'])(
    'is not in %s',
    (text) => expect(noSuchDay(text, true)).toBeNull(),
  );

  it('is no number of a list, where no day was asked for', () => expect(noSuchDay('55号 8 3 0')).toBeNull());
});

describe('an hour that does not exist', () => {
  it.each([
    ['25点', '25点'],
    ['周五25:00', '25:00'],
    ['12：75', '12：75'],
    ['17点61分', '17点61分'],
  ])('%s', (text, clock) => expect(noSuchClock(text)).toBe(clock));

  it.each(['24:00', '0点', '17:30', '下午5点半', '25人', '30小时后', '12时30分'])('is not in %s', (text) =>
    expect(noSuchClock(text)).toBeNull(),
  );
});
