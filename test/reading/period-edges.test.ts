// Is every word for a week found whole, whatever stands beside it, and every second way to read it offered?
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { periodEdges } from '../../src/reading/periods/period-edges.ts';
import { findPeriods } from '../../src/reading/periods/periods.ts';
import { foldText } from '../../src/reading/text/text.ts';

const NOW = new Date('2021-06-03T10:00:00+08:00'); // Thursday of 2021-W22

/** `上周=2021-W21/0`: the stretch, its single week (`?` for none that exists) and what it costs. */
function shown(text: string): readonly string[] {
  const f = foldText(text);
  return periodEdges(f, NOW).map(({ from, to, period, cost }) => {
    const week = period !== null && 'from' in period ? (period.from === period.to ? period.from : `${period.from}..`) : '?';
    return `${f.text.slice(from, to)}=${week}/${cost}`;
  });
}

const WEEKS: readonly (readonly [string, string])[] = [
  ['上周', '2021-W21'],
  ['上一周', '2021-W21'],
  ['上个周', '2021-W21'],
  ['上个礼拜', '2021-W21'],
  ['上个星期', '2021-W21'],
  ['上星期', '2021-W21'],
  ['前一周', '2021-W21'],
  ['上期', '2021-W21'],
  ['上一期', '2021-W21'],
  ['上上周', '2021-W20'],
  ['上上个礼拜', '2021-W20'],
  ['大上周', '2021-W20'],
  ['上上期', '2021-W20'],
  ['上上上周', '2021-W19'],
  ['本周', '2021-W22'],
  ['这周', '2021-W22'],
  ['这个星期', '2021-W22'],
  ['本期', '2021-W22'],
  ['这期', '2021-W22'],
  ['当周', '2021-W22'],
  ['下周', '2021-W23'],
  ['下个礼拜', '2021-W23'],
  ['第20周', '2021-W20'],
  ['第二十周', '2021-W20'],
  ['W20', '2021-W20'],
  ['week20', '2021-W20'],
  ['5月第二周', '2021-W19'],
  ['五月份第2个星期', '2021-W19'],
  ['上个月第二周', '2021-W19'],
  ['上月最后一周', '2021-W21'],
  ['14号那周', '2021-W19'],
  ['5月14日那周', '2021-W19'],
  ['上周五', '2021-W21'],
  ['上个星期三', '2021-W21'],
];
const BEFORE = [
  '',
  '报',
  '补报',
  '补',
  '补一下',
  '填',
  '交',
  '补交',
  '老师，',
  '这是',
  '更正',
  '把',
  '云岬',
  '，',
  '：',
  '我报',
  '忘报',
];
const BEHIND = ['', '：云岬缺普工6', '的，技工缺2', '缺普工6', '，缺工8', '云岬缺8', '的数', '报一下', '无缺工', ' 普工6'];

describe('a week', () => {
  it('is found whole behind and before anything, by every word for it', () => {
    fc.assert(
      fc.property(fc.constantFrom(...WEEKS), fc.constantFrom(...BEFORE), fc.constantFrom(...BEHIND), ([word, week], a, b) => {
        const f = foldText(a + word + b);
        const from = foldText(a).text.length;
        const found = { from, to: from + foldText(word).text.length };
        const whole = periodEdges(f, NOW).filter((edge) => edge.from === found.from && edge.to === found.to);
        expect([f.text, whole.map(({ period }) => period)]).toEqual([f.text, [{ from: week, to: week }]]);
        // In a text with one week no other is read, but the same without its weekday.
        const others = findPeriods(f, NOW).filter((span) => span.to <= found.from || span.from >= found.to);
        expect([f.text, others]).toEqual([f.text, []]);
      }),
      { numRuns: 1_500, seed: 2021 },
    );
  });

  it.each([
    ['补上周：云岬缺普工6', ['上周=2021-W21/0']],
    ['报上周的，云岬技工缺2', ['上周=2021-W21/0']],
    ['上周一品堂缺多少', ['上周=2021-W21/1', '上周一=2021-W21/0']],
    ['上周三和缺5', ['上周=2021-W21/1', '上周三=2021-W21/0']],
    ['加上周五来的3个', ['上周=2021-W21/1', '上周五=2021-W21/0', '周五=2021-W21/3']],
    ['补上上周的', ['上上周=2021-W20/0', '上周=2021-W21/3']],
    ['上周五共缺5', ['上周=2021-W21/1', '上周五=2021-W21/0']],
    ['上周一共缺5', ['上周=2021-W21/0']],
    ['上周三家没报', ['上周=2021-W21/0']],
    ['14号 8 3 0', ['14号=2021-W19/2']],
    ['周五来了3个', ['周五=2021-W21/1']],
    ['国庆那周缺5', ['那周=?/0']],
    ['第20期', ['第20期=?/0']],
    ['前周缺5', ['前周=?/0']],
  ])('%s can be read as %j', (text, ways) => {
    expect(shown(text)).toEqual(ways);
  });

  it('is not cut out of a name that follows it', () => {
    const f = foldText('上周一品堂缺多少');
    expect(findPeriods(f, NOW, 'begun', [{ from: 2, to: 5 }]).map(({ from, to }) => [from, to])).toEqual([[0, 2]]);
    expect(findPeriods(f, NOW).map(({ from, to }) => [from, to])).toEqual([[0, 3]]);
  });

  it.each([
    ['按上周五的数报，缺5', ['上周五=2021-W21/3']],
    ['同上周', ['上周=2021-W21/3']],
    ['比上周多3个', ['上周=2021-W21/3']],
    ['跟上个礼拜一样', ['上个礼拜=2021-W21/3']],
  ])('that something is compared with is an edge and no period: %s', (text, ways) => {
    expect(shown(text)).toEqual(ways);
    expect(findPeriods(foldText(text), NOW)).toEqual([]);
  });

  it.each(['晚上周报', '线上周转', '之前周报', '这期间缺5', '本期货款', '那周边企业', '一周内', '三周没报', '每周解决多少'])(
    '%s names none',
    (text) => {
      expect(shown(text)).toEqual([]);
    },
  );
});
