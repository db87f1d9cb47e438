// Does an answer inside a conversation mean what the person said, and nothing more?
import { describe, expect, it } from 'vitest';
import { readTierFigures, readWhole } from '../../src/reading/report/answers.ts';
import { readCorrection } from '../../src/reading/report/corrections.ts';
import { readListAnswers } from '../../src/reading/report/list-answers.ts';

describe('one number', () => {
  it.each([
    ['120', 120],
    ['120人', 120],
    ['１２０', 120],
    ['在岗一百二十人', 120],
    ['一百二', 120],
    ['还是120', 120],
    ['人数是120', 120],
    ['1,200人', 1200],
    ['0', 0],
    ['3场', 3],
    ['12家', 12],
  ])('%s', (text, value) => expect(readWhole(text)).toEqual({ kind: 'whole', value }));

  it.each([
    ['大概120', 'vague'],
    ['120多', 'vague'],
    ['120人左右', 'vague'],
    ['-5', 'vague'],
    ['3.5', 'vague'],
    ['几十个', 'vague'],
    ['同上周', 'same'],
    ['同', 'same'],
    ['没变化', 'same'],
    ['没有', 'none'],
    ['无', 'none'],
    ['缺8', 'unclear'],
    ['120，缺8', 'unclear'],
    ['8 3 0', 'unclear'],
    ['嗯', 'unclear'],
    ['', 'unclear'],
    ['5号', 'unclear'],
    ['普工8', 'unclear'],
  ])('%s is %s', (text, kind) => expect(readWhole(text).kind).toBe(kind));
});

describe('figures by tier', () => {
  it.each([
    ['普工8技工3', { general: 8, skilled: 3 }],
    ['8 3 0', { general: 8, skilled: 3, senior: 0 }],
    ['8、3、0', { general: 8, skilled: 3, senior: 0 }],
    ['8，3', { general: 8, skilled: 3 }],
    ['8/3/0', { general: 8, skilled: 3, senior: 0 }],
    ['0 0 0', { general: 0, skilled: 0, senior: 0 }],
    ['八 三 零', { general: 8, skilled: 3, senior: 0 }],
    ['缺普工8', { general: 8 }],
    ['技工不缺，普工2', { general: 2, skilled: 0 }],
    ['普工8 其他没有', { general: 8, skilled: 0, senior: 0 }],
    ['普工技工各2', { general: 2, skilled: 2 }],
    ['高级技工2技师1', { senior: 3 }],
    ['普工6，不对，是8', { general: 8 }],
    ['8个普工3个技工', { general: 8, skilled: 3 }],
  ])('%s', (text, figures) => expect(readTierFigures(text)).toEqual({ kind: 'figures', figures, problems: [] }));

  it('keeps a number without a tier as the total', () => {
    expect(readTierFigures('8')).toEqual({ kind: 'figures', figures: {}, total: 8, problems: [] });
    expect(readTierFigures('普工8技工3共11人')).toEqual({
      kind: 'figures',
      figures: { general: 8, skilled: 3 },
      total: 11,
      problems: [],
    });
  });

  it('tells what is not exact, and keeps the rest', () => {
    expect(readTierFigures('8 十几 0')).toEqual({
      kind: 'figures',
      figures: { general: 8, senior: 0 },
      problems: [{ text: '十几', field: 'shortage.skilled', why: 'vague' }],
    });
    expect(readTierFigures('焊工3')).toMatchObject({ figures: {}, problems: [{ why: 'tier' }] });
  });

  it('is of what was asked unless another verb is said', () => {
    expect(readTierFigures('普工5', 'resolved')).toEqual({ kind: 'figures', figures: { general: 5 }, problems: [] });
    expect(readTierFigures('解决普工5', 'resolved')).toEqual({ kind: 'figures', figures: { general: 5 }, problems: [] });
    expect(readTierFigures('解决5', 'resolved')).toEqual({ kind: 'figures', figures: {}, total: 5, problems: [] });
    expect(readTierFigures('解决普工5')).toEqual({ kind: 'unclear' });
    expect(readTierFigures('没招到', 'resolved')).toEqual({ kind: 'none' });
    expect(readTierFigures('普工12 解决5')).toMatchObject({ figures: { general: 12 }, also: { resolved: { total: 5 } } });
    expect(readTierFigures('没招到')).toEqual({ kind: 'unclear' });
  });

  it.each([
    ['无缺工', 'none'],
    ['没有', 'none'],
    ['都没有', 'none'],
    ['一个没有', 'none'],
    ['0', 'none'],
    ['同上周', 'same'],
    ['同', 'same'],
    ['8 3 0 1', 'unclear'],
    ['好的', 'unclear'],
    ['', 'unclear'],
    ['缺多少', 'unclear'],
    ['未报', 'unclear'],
    ['还没报', 'unclear'],
    ['没收到', 'unclear'],
  ])('%s is %s', (text, kind) => expect(readTierFigures(text).kind).toBe(kind));
});

describe('a numbered list', () => {
  const line = (number: number, said: object) => ({ number, said });
  const missing = (field: string) => ({ text: '', field, why: 'vague' });
  it.each([
    ['1 8 3 0', [line(1, { shortage: { general: 8, skilled: 3, senior: 0 } })]],
    [
      '1 8 3 0 解决 5 0 0',
      [line(1, { shortage: { general: 8, skilled: 3, senior: 0 }, resolved: { general: 5, skilled: 0, senior: 0 } })],
    ],
    ['1 8 3 0 没招到', [line(1, { shortage: { general: 8, skilled: 3, senior: 0 }, resolved: { total: 0 } })]],
    ['1 在岗120 8 3 0', [line(1, { headcount: 120, shortage: { general: 8, skilled: 3, senior: 0 } })]],
    ['1 8', [line(1, { shortage: { total: 8 } })]],
    ['1 8 3', [line(1, { shortage: { general: 8, skilled: 3 }, problems: [missing('shortage.senior')] })]],
    ['1\t8\t\t0', [line(1, { shortage: { general: 8, senior: 0 }, problems: [missing('shortage.skilled')] })]],
    [
      '2\t\t3\t0\n3\t1\t0\t0\t1\t\t0',
      [
        line(2, { shortage: { skilled: 3, senior: 0 }, problems: [missing('shortage.general')] }),
        line(3, {
          shortage: { general: 1, skilled: 0, senior: 0 },
          resolved: { general: 1, senior: 0 },
          problems: [missing('resolved.skilled')],
        }),
      ],
    ],
    ['1 同', [line(1, { same: true })]],
    ['1 无', [line(1, { none: true })]],
    ['2、同上周', [line(2, { same: true })]],
    ['第2家无缺工', [line(2, { none: true })]],
    ['3 普工5技工2', [line(3, { shortage: { general: 5, skilled: 2 } })]],
    ['1：普工8', [line(1, { shortage: { general: 8 } })]],
    ['1无，2同，3无', [line(1, { none: true }), line(2, { same: true }), line(3, { none: true })]],
    [
      '1 8 3 0，2 5 0 0',
      [
        line(1, { shortage: { general: 8, skilled: 3, senior: 0 } }),
        line(2, { shortage: { general: 5, skilled: 0, senior: 0 } }),
      ],
    ],
    ['1、3 无', [line(1, { none: true }), line(3, { none: true })]],
    ['1-3 同上周', [line(1, { same: true }), line(2, { same: true }), line(3, { same: true })]],
    ['①普工8 ②无', [line(1, { shortage: { general: 8 } }), line(2, { none: true })]],
  ])('%s', (text, lines) => expect(readListAnswers(text, 7)).toEqual({ kind: 'list', lines }));

  it('spreads 其余 over those without a line', () => {
    expect(readListAnswers('1 8 3 0\n2 同\n其余同上周', 7)).toMatchObject({
      kind: 'list',
      lines: [{ number: 1 }, { number: 2 }],
      rest: 'same',
    });
    expect(readListAnswers('其他无', 7)).toEqual({ kind: 'list', lines: [], rest: 'none' });
  });

  it.each([
    '1',
    '8 3 0',
    '1 8 3 0 5 0 0',
    '1\t8\t\t3\t0',
    '18 3 0',
    '9 无',
    '1 无\n1 同',
    '0 无',
    '好的',
    '',
    '棠岭 8 3 0',
    '1 缺多少',
    '3个普工，2个技工',
    '1 8 3 0\n谢谢',
  ])('%s fits no line', (text) => expect(readListAnswers(text, 7)).toEqual({ kind: 'unclear' }));
});

describe('a correction', () => {
  it.each([
    ['改 普工 12', { kind: 'figures', said: { shortage: { general: 12 } } }],
    ['改 2 技工 6', { kind: 'figures', said: { shortage: { skilled: 6 } }, number: 2 }],
    ['改 2 普工 5 技工 3', { kind: 'figures', said: { shortage: { general: 5, skilled: 3 } }, number: 2 }],
    ['改 在岗 130', { kind: 'figures', said: { headcount: 130 } }],
    ['改 解决 普工 5', { kind: 'figures', said: { resolved: { general: 5 } } }],
    ['更正 普工 12', { kind: 'figures', said: { shortage: { general: 12 } } }],
    ['不对，普工8', { kind: 'figures', said: { shortage: { general: 8 } } }],
    ['改 缺工 无', { kind: 'figures', said: { none: true } }],
    ['改 12', { kind: 'value', value: 12 }],
    ['改成12', { kind: 'value', value: 12 }],
    ['不对，是8', { kind: 'value', value: 8 }],
    ['不对，8个', { kind: 'value', value: 8 }],
    ['不是6是8', { kind: 'value', value: 8 }],
    ['上一个错了', { kind: 'previous' }],
    ['刚才那个填错了', { kind: 'previous' }],
    ['错了', { kind: 'previous' }],
    ['改', { kind: 'which' }],
    ['改 普工', { kind: 'which', field: 'shortage' }],
    ['改 普工6，3号缺普工21', { kind: 'which' }],
    ['改 1 技工 6，第二家普工9', { kind: 'which' }],
    ['改在岗', { kind: 'which', field: 'headcount' }],
    ['不是6', { kind: 'which' }],
    ['改 十几', { kind: 'vague', text: '十几' }],
    ['应该是8', { kind: 'other' }],
    ['好的', { kind: 'other' }],
    ['8', { kind: 'other' }],
    ['', { kind: 'other' }],
  ])('%s', (text, want) => expect(readCorrection(text)).toEqual(want));
});
