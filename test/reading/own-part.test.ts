import { describe, expect, it } from 'vitest';
import { ownPart } from '../../src/reading/report/own-part.ts';

const CALLED = [
  { id: 'a', names: ['示例岚山机电有限公司', '岚山'], number: 1 },
  { id: 'b', names: ['示例柏木家具有限公司', '柏木'], number: 4 },
];
const partsOf = (text: string, called = CALLED) => Object.fromEntries(ownPart(text, called));

describe('whose words a text holds', () => {
  it('gives all of it to the only one', () =>
    expect(partsOf('缺普工3，解决1', [CALLED[0] as (typeof CALLED)[number]])).toEqual({ a: '缺普工3，解决1' }));

  it.each([
    ['岚山缺普工3，柏木缺5，其中技工2', { a: '岚山缺普工3，', b: '柏木缺5，其中技工2' }],
    ['1 3 0 0\n4 5 2 0 解决 1 0 0', { a: '1 3 0 0', b: '4 5 2 0 解决 1 0 0' }],
    ['本周：\n岚山缺3\n柏木无缺工', { a: '本周：\n岚山缺3', b: '本周：\n柏木无缺工' }],
    ['岚山和柏木都不缺', { a: '岚山和柏木都不缺', b: '岚山和柏木都不缺' }],
    ['其余同上周', { a: '其余同上周', b: '其余同上周' }],
  ])('tells the parts of %j apart', (text, parts) => expect(partsOf(text)).toEqual(parts));

  it('keeps a line of another number out of both', () =>
    expect(partsOf('1 3 0 0\n2 9 9 9\n4 5 0 0')).toEqual({ a: '1 3 0 0', b: '4 5 0 0' }));
});
