// Which figure of a read-back is mended, which item is named, and what is 是 or 不是?
import { describe, expect, it } from 'vitest';
import { readAdjustment, readAllOfTier, saysByHowMany } from '../../src/reading/answer/adjust.ts';
import { acceptsOffer, agreesOnly, assentIn, readStillNeeded, saysUnknown } from '../../src/reading/answer/assent.ts';
import { ofTwo, readChoice } from '../../src/reading/answer/choice.ts';
import { type ItemSaid, readItemRepair } from '../../src/reading/answer/items.ts';

const NAMES = ['示例甲厂', '甲厂', '星野纸业'];
const isWho = (who: ItemSaid) => who.kind !== 'name' || NAMES.some((name) => name.includes(who.name) && who.name.length > 1);
const read = (text: string) => readAdjustment(text, isWho);
const place = (who: ItemSaid | null, step: string | null, tier: string | null) => ({ who, step, tier });
const NOWHERE = place(null, null, null);
const number = (n: number): ItemSaid => ({ kind: 'number', number: n });
const name = (n: string): ItemSaid => ({ kind: 'name', name: n });

describe('a figure that is mended', () => {
  it.each([
    ['再加4个', 4, NOWHERE],
    ['还要加上四人', 4, NOWHERE],
    ['少报了7个', 7, NOWHERE],
    ['减2个', -2, NOWHERE],
    ['多报了三个', -3, NOWHERE],
    ['高技再加1个', 1, place(null, 'shortage', 'senior')],
    ['再加高技1个', 1, place(null, 'shortage', 'senior')],
    ['再加1个高技', 1, place(null, 'shortage', 'senior')],
    ['解决技工再加2个', 2, place(null, 'resolved', 'skilled')],
    ['5再加2个', 2, place(number(5), null, null)],
    ['星野普工再加2个', 2, place(name('星野'), 'shortage', 'general')],
  ])('%s by so many', (text, change, where) => expect(read(text)).toEqual({ kind: 'by', change, place: where }));

  it.each([
    ['应该是21', 21, null, NOWHERE],
    ['应该二十一', 21, null, NOWHERE],
    ['高级技工应该是2', 2, null, place(null, 'shortage', 'senior')],
    ['解决应该是9', 9, null, place(null, 'resolved', null)],
    ['在岗是77', 77, null, place(null, 'headcount', null)],
    ['普工不是7是9', 9, 7, place(null, 'shortage', 'general')],
    ['不是7，应该是9', 9, 7, NOWHERE],
    ['第三个应该是6', 6, null, place({ kind: 'place', place: 3 }, null, null)],
    ['3号普工应该是6', 6, null, place(number(3), 'shortage', 'general')],
  ])('%s to so many', (text, value, was, where) => expect(read(text)).toEqual({ kind: 'to', value, was, place: where }));

  it.each([
    ['第三个不对', place({ kind: 'place', place: 3 }, null, null)],
    ['3号错了', place(number(3), null, null)],
    ['甲厂的数不对', place(name('甲厂'), null, null)],
    ['高技不对', place(null, 'shortage', 'senior')],
    ['数不对', NOWHERE],
  ])('%s is wrong', (text, where) => expect(read(text)).toEqual({ kind: 'wrong', place: where }));

  it.each([
    '普工9',
    '不对',
    '不对，是8',
    '2 0 0',
    '2 是 3 4',
    '别处再加3个',
    '再加一户',
    '加个班',
    '甲厂 缺普工8',
    '不是甲厂是星野',
    '应该是十几',
    '少2个',
    '普工多了1个',
  ])('%s mends none', (text) => expect(read(text)).toBeNull());

  it('is told from a figure, whoever is named', () => {
    for (const text of ['谁家再加3个', '减2个']) expect(saysByHowMany(text)).toBe(true);
    for (const text of ['3', '普工3', '应该是3']) expect(saysByHowMany(text)).toBe(false);
  });

  it('都是普工 is all of one tier', () => {
    expect(['都是高技', '全是普工。', '都要技工', '都是', '普工'].map(readAllOfTier)).toEqual([
      'senior',
      'general',
      'skilled',
      null,
      null,
    ]);
  });
});

describe('an item', () => {
  it.each([
    ['去掉3', { kind: 'drop', who: number(3) }],
    ['去掉第三个', { kind: 'drop', who: { kind: 'place', place: 3 } }],
    ['星野这家先不报', { kind: 'drop', who: name('星野') }],
    ['3号不要了', { kind: 'drop', who: number(3) }],
    ['甲厂和星野弄反了', { kind: 'swap', one: name('甲厂'), other: name('星野') }],
    ['2跟4报反了', { kind: 'swap', one: number(2), other: number(4) }],
    ['两家说反了', { kind: 'swapBoth' }],
    ['不是星野是甲厂', { kind: 'move', from: name('星野'), to: name('甲厂') }],
  ])('%s', (text, repair) => expect(readItemRepair(text)).toEqual(repair));

  it('of two is chosen by 前面 and 后面, and of more by a place that is there', () => {
    expect(['前一个', '后面那个', '第二个', '前一个月', '中间那个'].map(ofTwo)).toEqual([0, 1, 1, null, null]);
    const options = ['甲', '乙', '丙'].map((word, i) => ({ number: i + 4, words: [word] }));
    expect(readChoice('后面那个', options.slice(0, 2))).toEqual({ kind: 'one', index: 1 });
    expect(readChoice('后面那个', options)).toEqual({ kind: 'other' });
    expect(readChoice('第三个', options)).toEqual({ kind: 'one', index: 2 });
  });
});

describe('是 and 不是', () => {
  it.each(['好，确认', '嗯嗯 对的', '没有问题', '就这样吧', '报吧', '都对'])('%s agrees', (text) =>
    expect(assentIn(text)).toBe('agrees'),
  );
  it.each(['先别报', '别报', '不报', '先不报'])('%s declines', (text) => expect(assentIn(text)).toBe('declines'));
  it.each(['好的', '嗯', '收到', '好'])('%s is manners', (text) => expect(assentIn(text)).toBe('manners'));
  it.each(['好的普工', '可以吗', '报什么', '对不上', '是不是'])('%s is none of them', (text) =>
    expect(assentIn(text)).toBeNull(),
  );

  it('only agrees where it chooses nothing; 确认 and 属实 choose to file', () => {
    expect(['是', '行', 'OK', '“确认”', '没问题', '确认', '确认无误', '属实'].map(agreesOnly)).toEqual([
      true,
      true,
      true,
      true,
      true,
      false,
      false,
      false,
    ]);
  });

  it('says whether it is still needed', () => {
    expect(['不需要了', '是的，企业不再招人了', '用不着了', '还需要', '不是，还缺', '不要', '是'].map(readStillNeeded)).toEqual([
      false,
      false,
      false,
      true,
      true,
      null,
      null,
    ]);
  });

  it('takes what is offered, or does not know', () => {
    expect(['是', '没变。', '对的', '嗯', '可以', '不是'].map(acceptsOffer)).toEqual([true, true, true, false, false, false]);
    expect(['不知道', '我也不清楚是哪家', '说不准啊', '不知道普工8', '知道了'].map(saysUnknown)).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
  });
});
