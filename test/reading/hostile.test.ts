// Can any text whatever make reading throw, store what was not said, or take more than a line's worth of steps?
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMessage } from '../../src/reading/message.ts';
import { readTierFigures, readWhole } from '../../src/reading/report/answers.ts';
import { readCorrection } from '../../src/reading/report/corrections.ts';
import { readListAnswers } from '../../src/reading/report/list-answers.ts';
import { readReport } from '../../src/reading/report/reports.ts';
import { type Folded, foldText } from '../../src/reading/text/text.ts';
import { loadWorld } from './world.ts';

const world = loadWorld('second');
const context = world.context('bc1', '2026-11-26T10:00:00+08:00');

const words = fc.constantFrom(
  ...'百川 三合 招禾 长岭 满仓 普工 技工 高技 普 技 高 缺 还缺 解决 招到 在岗 用工 无 没 不缺 同上周 各 都 其他 全部 大概 左右 比上周 少 新增 累计 不对 是 8 3 0 12 十几 二十 一百二 8个 三人 20多 -5 3.5 上周 本周 第19周 下周 现在 原来 ， 。 、 ； ： ( ) \n \t \u0020 了 的 吗 ? 焊工 其中 共 分别 除了 外 从 降到 红星 一厂 有限公司'.split(
    ' ',
  ),
  '\n',
  '\t',
  ' ',
);
const anything = fc.oneof(
  { arbitrary: fc.array(words, { maxLength: 25 }).map((x) => x.join('')), weight: 4 },
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.string({ unit: 'binary', maxLength: 60 }),
);

describe('any text', () => {
  it('is read without an exception, alike every time, and only of one’s own', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const read = readMessage(text, context);
        expect(readMessage(text, context)).toEqual(read);
        if (read.kind !== 'report') return;
        for (const entry of read.reports) {
          if ('enterprise' in entry) expect(context.own.has(entry.enterprise)).toBe(true);
          for (const n of [entry.headcount, ...Object.values(entry.shortage ?? {}), ...Object.values(entry.resolved ?? {})]) {
            expect(n === undefined || (Number.isSafeInteger(n) && n >= 0)).toBe(true);
          }
        }
        const ids = read.reports.flatMap((e) => ('enterprise' in e ? [e.enterprise] : []));
        expect(new Set(ids).size).toBe(ids.length);
      }),
      { numRuns: 4_000 },
    );
  }, 120_000);

  it('is an answer or none, without an exception', () => {
    fc.assert(
      fc.property(anything, (text) => {
        readWhole(text);
        readTierFigures(text);
        readTierFigures(text, 'resolved');
        readCorrection(text);
        const list = readListAnswers(text, 7);
        if (list.kind === 'list') for (const { number } of list.lines) expect(number >= 1 && number <= 7).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  it('keeps its numbers: every exact figure of a report stands in the text', () => {
    const digits = fc.array(
      fc.constantFrom(
        '百川',
        '普工',
        '技工',
        '缺',
        '解决',
        '在岗',
        '，',
        ' ',
        '\n',
        '个',
        '大概',
        '上周',
        '各',
        '8',
        '13',
        '27',
        '400',
      ),
      { maxLength: 14 },
    );
    fc.assert(
      fc.property(
        digits.map((x) => `百川${x.join('')}`),
        (text) => {
          const read = readMessage(text, context);
          if (read.kind !== 'report') return;
          // 在岗13，400 is thirteen thousand four hundred.
          const written = new Set(
            [...text.matchAll(/\d+|(?<!\d)\d{1,3}(?=，\d{3}(?!\d))/g)].flatMap((m) => [
              Number(m[0]),
              Number(`${m[0]}${text.slice(m.index + m[0].length + 1, m.index + m[0].length + 4)}`),
            ]),
          );
          for (const entry of read.reports) {
            for (const n of [entry.headcount, ...Object.values(entry.shortage ?? {}), ...Object.values(entry.resolved ?? {})]) {
              expect(n === undefined || n === 0 || written.has(n)).toBe(true);
            }
          }
        },
      ),
      { numRuns: 3_000 },
    );
  }, 120_000);
});

describe('steps', () => {
  /** How often reading a report looks at its text. */
  const stepsOf = (text: string): number => {
    let steps = 0;
    const counting = new Proxy(foldText(text), {
      get: (target, key) => {
        steps++;
        return Reflect.get(target, key) as unknown;
      },
    });
    readReport(counting as Folded, context);
    return steps;
  };

  const pieces = [
    'a1',
    '1 ',
    '百川',
    '一',
    '缺',
    '(',
    '不',
    '大概',
    '各',
    '从10降到8',
    '其他',
    '上周',
    '普工8，',
    '百川缺普工8技工3\n',
    '红星缺普工8；',
    '1-',
    '12月',
    '二十',
    '无',
    '合计',
    '普',
    '1、',
    '，',
    '\n',
    '😀',
    '跟上周一样',
    '第1周',
  ];
  it.each(pieces)('grow in line with 2,048 bytes of %j', (piece) => {
    const times = Math.floor(1_024 / Buffer.byteLength(piece));
    const [once, twice] = [stepsOf(piece.repeat(times)), stepsOf(piece.repeat(2 * times))];
    expect(twice).toBeLessThan(2.3 * once + 200);
    expect(twice).toBeLessThan(250_000);
  });
});
