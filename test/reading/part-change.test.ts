// Which words change or drop an answer that was given, and which are only words?
import { describe, expect, it } from 'vitest';
import { readPartChange } from '../../src/reading/answer/part-change.ts';

const NAMES = [['企业名称', '企业'], ['人数'], ['情况', '原因']];
const read = (text: string) => readPartChange(text, NAMES);

describe('a change of one answer', () => {
  it.each([
    ['改 人数 5', 1, '5'],
    ['改人数 5', 1, '5'],
    ['改 企业名称 示例一厂', 0, '示例一厂'],
    ['改 情况：订单多，夜班缺人', 2, '订单多，夜班缺人'],
    ['情况改成订单多', 2, '订单多'],
    ['修改原因 漏算了', 2, '漏算了'],
    ['改 2 5', 1, '5'],
    ['改第三项 订单多', 2, '订单多'],
    ['改 ２', 1, null],
    ['改 1', 0, null],
    ['改一下人数', 1, null],
    ['人数不对', 1, null],
    ['情况写错了。', 2, null],
  ])('%s', (text, part, value) => expect(read(text)).toEqual({ kind: 'change', part, value }));

  it.each([
    ['去掉 情况', 2],
    ['情况不要了', 2],
    ['去掉2', 1],
    ['删掉第3项', 2],
  ])('%s drops it', (text, part) => expect(read(text)).toEqual({ kind: 'drop', part }));

  it.each(['改 60', '改 4', '改 普工 60', '改 2人', '普工60', '订单情况不错', '改', '去掉', '人数', '改 2.5', '情况'])(
    '%s is none',
    (text) => expect(read(text)).toBeNull(),
  );

  it('is none where nothing has a name', () => expect(readPartChange('改 1', [])).toBeNull());
});
