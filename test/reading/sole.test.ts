// Does who serves one enterprise alone need no name for it, and is nothing taken for it that may be somebody else's?
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { interpret } from '../../src/reading/interpret.ts';
import { readMessage } from '../../src/reading/message.ts';
import type { ReadingContext } from '../../src/reading/reading.ts';
import { NOTHING_OPEN } from './nothing-open.ts';
import { loadWorld } from './world.ts';

const world = loadWorld('first');
const NAME = '棠岭食品';
const several = world.context('zhuanyuan-sz-01', '2026-11-26T10:00:00+08:00');
const named = several.names.find(NAME, several.own);
const id = 'enterprise' in named ? named.enterprise : '';
const sole: ReadingContext = { ...several, own: new Set([id]) };

const SAID = [
  '普工4',
  '不缺人',
  '缺4个普工2个技工，解决了一个',
  '本周无缺工',
  '在岗210，缺普工4',
  '老师好，还差两个技工',
  '8 3 0 解决 1 0 0',
  '这周招了3个普工，还差2个',
  '技工不缺，普工缺一个',
  '缺工十几个',
  '上周缺普工4',
];

describe('the only enterprise one serves', () => {
  it.each(SAID)('is meant by %s', (text) => {
    const reading = readMessage(text, sole);
    expect(reading).toMatchObject({ kind: 'report', reports: [{ enterprise: id }] });
    expect(reading).toEqual(readMessage(`${NAME}${/^\d/.test(text) ? ' ' : ''}${text}`, sole));
  });

  it.each(['我们厂没变化', '本公司和上周一样', '咱们单位没动'])('is meant by %s', (text) =>
    expect(readMessage(text, sole)).toMatchObject({ kind: 'report', reports: [{ enterprise: id, same: true }] }),
  );

  it.each(SAID)('is nobody among several: %s', (text) => expect(readMessage(text, several).kind).not.toBe('report'));

  it('says with figures what it says with its name', () => {
    const tier = fc.constantFrom('普工', '技工', '高级技工');
    const one = fc.tuple(fc.constantFrom('缺', '还缺', '解决', '招到', ''), tier, fc.integer({ min: 0, max: 400 }));
    const said = fc
      .uniqueArray(one, { minLength: 1, maxLength: 3, selector: ([verb, of]) => `${verb}${of}` })
      .map((all) => all.map(([verb, of, n]) => `${verb}${of}${n}个`).join('，'));
    fc.assert(
      fc.property(said, (text) => {
        const alone = readMessage(text, sole);
        const with_ = readMessage(`${NAME}${text}`, sole);
        if (with_.kind === 'report') expect(alone).toEqual(with_);
        else expect(alone.kind).toBe('unclear');
      }),
      { numRuns: 150, seed: 20_261_130 },
    );
  });

  it.each([
    '红星化工缺普工4',
    '隔壁厂缺普工4',
    '滕州缺普工4',
    '老王那边缺普工4',
    '朋友厂里，缺普工4',
    '云岬纺织缺普工4',
    '没有',
    '无',
    '12',
    '普工招到没',
    '缺人吗',
    '如果缺普工4',
    '1 3 0',
  ])('is not meant by %s', (text) => {
    const reading = readMessage(text, sole);
    const ids = reading.kind === 'report' ? reading.reports.flatMap((r) => ('enterprise' in r ? [r.enterprise] : [])) : [];
    expect(ids).toEqual([]);
  });

  it.each(['普工4', '不缺人', '8 3 0'])('is not meant where something is asked: %s', (text) => {
    const amid = { ...NOTHING_OPEN, reporting: true };
    expect(interpret(text, sole, amid).meanings.map(({ kind }) => kind)).not.toContain('report');
    expect(interpret(text, sole, NOTHING_OPEN).meanings[0]?.kind).toBe('report');
  });
});
