// Do several answers by the list's numbers mean in one line what they mean in lines of their own?
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readListAnswers } from '../../src/reading/report/list-answers.ts';

const BODIES = ['同', '无', '不缺', '同上周', '缺普工5', '普工3 技工2', '8 3 0', '12 5 1 解决 4 1 0', '解决技工2', '在岗210 无'];

const answers = fc.uniqueArray(fc.tuple(fc.integer({ min: 1, max: 40 }), fc.constantFrom(...BODIES)), {
  minLength: 2,
  maxLength: 5,
  selector: ([number]) => number,
});

describe('several answers in one line', () => {
  it.each(['，', ', ', ' ', '；', '。'])('are read as in lines of their own, or asked: parted by “%s”', (parting) => {
    let read = 0;
    fc.assert(
      fc.property(answers, (all) => {
        const lines = all.map(([number, body]) => `${number} ${body}`);
        const apart = readListAnswers(lines.join('\n'), 40);
        const together = readListAnswers(lines.join(parting), 40);
        expect(apart.kind).toBe('list');
        if (together.kind === 'list') expect(together).toEqual(apart);
        read += together.kind === 'list' ? 1 : 0;
      }),
      { numRuns: 300, seed: 11 },
    );
    expect(read).toBeGreaterThan(parting.includes(' ') && parting !== ', ' ? 150 : 250);
  });

  const none = (...numbers: readonly number[]) => numbers.map((number) => ({ number, said: { none: true } }));
  const same = (...numbers: readonly number[]) => numbers.map((number) => ({ number, said: { same: true } }));
  const short = (number: number, shortage: object) => ({ number, said: { shortage } });

  it.each([
    ['1号到5号都不缺 6号缺3个普工', { lines: [...none(1, 2, 3, 4, 5), short(6, { general: 3 })] }],
    ['1号到3号都同上周4号缺2个技工', { lines: [...same(1, 2, 3), short(4, { skilled: 2 })] }],
    ['1、3和5号都不缺，其余同上周', { lines: none(1, 3, 5), rest: 'same' }],
    ['前三家同上周 后面的都不缺', { lines: same(1, 2, 3), rest: 'none' }],
    ['头两户不缺，剩下的没变化', { lines: none(1, 2), rest: 'same' }],
    ['1同 2同 3缺普工5', { lines: [...same(1, 2), short(3, { general: 5 })] }],
    ['第一家不缺 第二家缺普工3', { lines: [...none(1), short(2, { general: 3 })] }],
    ['除了12号和30号都同上周', { lines: [], rest: 'same', excepted: [12, 30] }],
    ['除2、3外都不缺', { lines: [], rest: 'none', excepted: [2, 3] }],
    ['都没变化，7号除外', { lines: [], rest: 'same', excepted: [7] }],
    ['除了1号都同上周，1号缺普工9', { lines: [short(1, { general: 9 })], rest: 'same' }],
  ] as const)('%s', (text, expected) => expect(readListAnswers(text, 40)).toEqual({ kind: 'list', ...expected }));

  it.each(['1 8 3 0 5 0 0', '1 8 3 0 2 5 1 0', '1,8,3,2 无', '1 2 3 无', '除了50号都同上周', '1 无 1 同'])(
    'may be several things: %s',
    (text) => expect(readListAnswers(text, 40)).toEqual({ kind: 'unclear' }),
  );
});
