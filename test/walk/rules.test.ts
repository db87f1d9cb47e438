// Does each rule of a walk see what breaks it? Dialogues as they must not be.
import { describe, expect, it } from 'vitest';
import { faultOf, lapseOf, type Moment } from './rules.ts';
import { NOTHING_SEEN, type Sight, seen, withoutDropped } from './sight.ts';

const NOW = new Date('2026-11-25T15:00:00+08:00');
const CLOSING = '没问题回“确认”；要改，例如：改 普工 12　已报0/4户';
const readBack = (...lines: readonly string[]): string => ['请核对，本周（11月23日—29日）：', ...lines, CLOSING].join('\n');
const ONE = ['示例一厂　在岗120人', '缺工：普工8，初、中级技工3，其余0', '本周解决：普工5，其余0'];
const TWO = ['2 示例榆光电子有限公司　在岗310人', '无缺工　本周解决：0'];
const FIGURES = {
  headcount: 120,
  'shortage.general': 8,
  'shortage.skilled': 3,
  'shortage.senior': 0,
  'resolved.general': 5,
  'resolved.skilled': 0,
  'resolved.senior': 0,
};
const ROW = { enterprise: '示例一厂', week: '2026-W48', figures: FIGURES };
const NOTHING = { signOffs: 0, returned: 0, reopened: 0, standIns: 0, published: 0, deadlines: 0, assignments: 0, returns: 0 };
const sight = (...lines: readonly string[]): Sight => seen(NOTHING_SEEN, readBack(...lines), NOW);

const moment = (given: Partial<Moment>): Moment => ({
  who: 'dong-01',
  text: '确认',
  since: given.text ?? '确认',
  claims: [],
  heard: '已收到：一厂',
  heardBefore: '',
  before: NOTHING_SEEN,
  after: given.before ?? NOTHING_SEEN,
  filedBefore: [],
  filed: [],
  acts: [NOTHING, NOTHING],
  ...given,
});

describe('what is before the eyes', () => {
  it('are the figures of the last read-back, and what it says still stands', () => {
    const first = sight('1 示例一厂　在岗120人', ...ONE.slice(1), ...TWO);
    expect(first).toMatchObject({ week: '2026-W48', isWhole: true });
    expect(first.shown.get('示例一厂')).toEqual(FIGURES);
    const second = seen(first, readBack(TWO[0] as string, '缺工：普工4，其余0', '本周解决：0', '其余没变：1 一厂'), NOW);
    expect([...second.shown.keys()].toSorted()).toEqual(['示例一厂', '示例榆光电子有限公司'].toSorted());
    expect(second.shown.get('示例一厂')).toEqual(FIGURES);
    expect(withoutDropped(second, '已取消。未报：一厂').shown.has('示例一厂')).toBe(false);
  });
  it('is not whole before its last line has come', () =>
    expect(seen(NOTHING_SEEN, readBack(...ONE).replace(CLOSING, ''), NOW).isWhole).toBe(false));
});

describe('a rule', () => {
  it('is content with a report that was read back and confirmed', () => {
    const filed = moment({ before: sight(...ONE), filed: [ROW] });
    expect([faultOf(filed), lapseOf(filed)]).toEqual([null, null]);
  });

  it.each<[string, Partial<Moment>]>([
    ['answered', { heard: '' }],
    ['answered', { heard: '已收到：{names}' }],
    ['onlyWhatWasShown', { filed: [ROW] }],
    ['onlyWhatWasShown', { before: sight(...ONE), filed: [{ ...ROW, week: '2026-W47' }] }],
    ['onlyWhatWasShown', { before: { ...sight(...ONE), isWhole: false }, filed: [ROW] }],
    ['onlyWhatWasShown', { before: sight(...ONE), filed: [{ ...ROW, figures: { ...FIGURES, 'shortage.general': 9 } }] }],
    ['onlyWhatWasShown', { before: sight(...ONE), filed: [ROW], text: '不' }],
    ['onlyByAssent', { text: '签发', heard: '已签发', acts: [NOTHING, { ...NOTHING, signOffs: 1 }] }],
    ['neverTwice', { text: '嗯？', heard: '没看懂要改什么。', heardBefore: '没看懂要改什么。' }],
    ['asSaid', { text: '一厂普工9', claims: [{ enterprise: '示例一厂', field: 'shortage.general', value: 9 }], heard: '好的。' }],
    [
      'asSaid',
      {
        text: '一厂普工9',
        claims: [{ enterprise: '示例一厂', field: 'shortage.general', value: 9 }],
        heard: readBack(...ONE),
        after: sight(...ONE),
      },
    ],
    ['nothingGone', { text: '榆光无缺工', before: sight(...ONE), after: sight(...TWO), heard: readBack(...TWO) }],
    [
      'nothingChanged',
      {
        text: '一厂技工4',
        before: sight(...ONE),
        after: sight('示例一厂　在岗120人', '缺工：初、中级技工4，其余0', '本周解决：普工5，其余0'),
        heard: '请核对',
      },
    ],
  ])('%s sees %j', (rule, given) => expect(faultOf(moment(given)) ?? lapseOf(moment(given))).toMatch(new RegExp(`^${rule}: `)));
});
