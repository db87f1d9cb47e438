// Whose figures are those behind 三厂, and behind words glued to a name?
import { describe, expect, it } from 'vitest';
import { readMessage } from '../../src/reading/message.ts';
import { loadWorld, type ReadingWorld } from './world.ts';

const second = loadWorld('second');
const fourth = loadWorld('fourth');
const first = loadWorld('first');

/** Whom a report names, by full name, with what was typed where it is doubtful; or unclear. */
function namedIn(world: ReadingWorld, who: string, text: string): string {
  const reading = readMessage(text, world.context(who, '2021-05-18T10:00:00+08:00'));
  if (reading.kind !== 'report') return reading.kind;
  return reading.reports
    .map((r) => {
      if ('unknown' in r) return `? ${r.unknown}`;
      if ('candidates' in r) return 'several';
      return `${world.names.nameOf(r.enterprise)}${r.doubt === undefined ? '' : ` ~ ${r.typed}`}`;
    })
    .join('、');
}

describe('a numeral with 厂', () => {
  it.each([
    [second, 'qs1', '家具1厂普工8', '样本石缘家具一厂'],
    [second, 'qs1', '石缘家具2厂 缺技工3', '样本石缘家具二厂'],
    [second, 'qs1', '家具三厂 5 2 0', 'several'],
    [second, 'qs1', '千岩二厂普工4', '? 千岩二厂'],
    [second, 'bc1', '三合四厂普工4', '? 三合四厂'],
    [fourth, 'ql-fw-1', '青岭茶业2厂普工6', '示例青岭茶业有限公司第二工厂'],
    [fourth, 'ql-fw-1', '青岭茶业三厂普工6', '? 青岭茶业三厂'],
    [first, 'zhuanyuan-xc-01', '1厂 7 1 0', '示例一厂'],
    [first, 'zhuanyuan-xc-01', '2厂普工7，一厂技工2', '示例二厂、示例一厂'],
    [first, 'zhuanyuan-xc-01', '一厂二厂都不缺', '示例一厂、示例二厂'],
    [first, 'zhuanyuan-sz-01', '二厂 技工7', '示例云岬纺织二厂 ~ 二厂'],
    [first, 'zhuanyuan-sz-01', '一厂技工7', '? 一厂'],
  ] as const)('%#', (world, who, text, expected) => {
    expect(namedIn(world, who, text)).toBe(expected);
  });

  it.each(['三合 二厂普工4', '百川重工 5厂技工2'])('of another after a name is no figure of it unasked: %s', (text) => {
    const reading = readMessage(text, second.context('bc1', '2021-05-18T10:00:00+08:00'));
    expect(reading.kind).toBe('unclear');
  });

  it('is added to no figure where it is asked', () => {
    const reading = readMessage('三合 四厂普工4', second.context('bc1', '2021-05-18T10:00:00+08:00'));
    const figures = reading.kind === 'unclear' ? reading.guesses.flatMap((g) => (g.kind === 'report' ? g.reports : [])) : [];
    expect(figures.map((r) => r.shortage)).toEqual([{ general: 4 }]);
  });
});

it.each([
  [second, 'lg1', '四海渔普工3', '样本四海渔具有限公司'],
  [second, 'lg1', '四海饭店普工3', '? 四海饭店'],
  [first, 'zhuanyuan-tez-02', '骏驰汽普工10', '示例骏驰汽车配件有限公司'],
  [first, 'zhuanyuan-tez-02', '沛光光优普工12', '示例沛光光伏有限公司 ~ 沛光光优'],
] as const)('words glued to a name and a tier are the name’s: %#', (world, who, text, expected) => {
  expect(namedIn(world, who, text)).toBe(expected);
});

it.each([
  ['qs1', '家具3厂普工8'],
  ['bc1', '百川钢厂普工9'],
])('a name that only begins like one’s own is never it: %s %s', (who, text) => {
  const reading = readMessage(text, second.context(who, '2021-05-18T10:00:00+08:00'));
  expect(reading.kind === 'report' ? reading.reports.filter((r) => 'enterprise' in r) : []).toEqual([]);
});
