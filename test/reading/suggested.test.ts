// Is nothing of what a liar suggests offered but what our own finders see in the text?
import { describe, expect, it } from 'vitest';
import { checkedSuggestion, mayBeSuggested, type Suggestion } from '../../src/reading/suggested.ts';
import { randomOf } from './sentences/random.ts';
import { loadWorld } from './world.ts';

const world = loadWorld('sixth');
const context = world.context('ll-1', '2026-11-26T10:00:00+08:00');
const PUHUI = world.id('示例普惠电机有限公司');
const ZHOUZHI = world.id('示例周至家具有限公司');

type Said = Suggestion['numbers'][number];
const figure = (said: string, role: Said['role'], name: string | null = '普惠'): Said => ({ said, role, name });
const check = (text: string, numbers: readonly Said[], week: string | null = null) =>
  checkedSuggestion(text, { week, numbers }, context);

const TEXT = '普惠那边普工的口子有12个，焊活儿的技工口子3个';
const RIGHT = [figure('12', 'shortage.general'), figure('3', 'shortage.skilled')];

describe('a suggestion that names what is there', () => {
  it('is a report', () => {
    expect(check(TEXT, RIGHT)).toEqual({
      kind: 'report',
      period: '2026-W48',
      reports: [{ enterprise: PUHUI, shortage: { general: 12, skilled: 3 } }],
    });
  });

  it('may quote the number with what is counted, in any spelling of ours', () => {
    const said = check('普惠那边普工的口子有十二个', [figure('十二个', 'shortage.general')]);
    expect(said?.reports).toEqual([{ enterprise: PUHUI, shortage: { general: 12 } }]);
  });

  it('is of the week the text names', () => {
    const said = check(`上周${TEXT}`, RIGHT, '上周');
    expect(said?.period).toBe('2026-W47');
  });

  it('tells of several enterprises', () => {
    const said = check('普惠的口子普工12，周至的口子技工4', [
      figure('12', 'shortage.general'),
      figure('4', 'shortage.skilled', '周至'),
    ]);
    expect(said?.reports).toEqual([
      { enterprise: PUHUI, shortage: { general: 12 } },
      { enterprise: ZHOUZHI, shortage: { skilled: 4 } },
    ]);
  });

  it('leaves aside a number that counts no people of ours', () => {
    const said = check('普惠那边普工的口子12个，月薪4500元', [figure('12', 'shortage.general'), figure('4500', 'other', null)]);
    expect(said?.reports).toEqual([{ enterprise: PUHUI, shortage: { general: 12 } }]);
  });
});

describe('nothing is offered', () => {
  const LIES: readonly (readonly [string, readonly Said[], string | null])[] = [
    ['an invented number', [figure('12', 'shortage.general'), figure('4', 'shortage.skilled')], null],
    ['a number more', [...RIGHT, figure('5', 'resolved.general')], null],
    ['a piece of a number', [figure('1', 'shortage.general'), figure('3', 'shortage.skilled')], null],
    ['a number left out', [figure('12', 'shortage.general')], null],
    ['numbers in another order', RIGHT.toReversed(), null],
    ['the same figure twice', [figure('12', 'shortage.general'), figure('3', 'shortage.general')], null],
    ['an invented name', [figure('12', 'shortage.general', '示例周至家具有限公司'), figure('3', 'shortage.skilled')], null],
    ['no name', [figure('12', 'shortage.general', null), figure('3', 'shortage.skilled')], null],
    ['an empty name', [figure('12', 'shortage.general', ''), figure('3', 'shortage.skilled')], null],
    ['words that are no name', [figure('12', 'shortage.general', '那边'), figure('3', 'shortage.skilled')], null],
    ['an invented week', RIGHT, '上周'],
    ['a week that is none', RIGHT, '口子'],
    ['no numbers', [], null],
    ['every number aside', [figure('12', 'other', null), figure('3', 'other', null)], null],
  ];
  it.each(LIES)('for %s', (_, numbers, week) => {
    expect(check(TEXT, numbers, week)).toBeNull();
  });

  it('without the week the text names, or with another', () => {
    expect(check(`上周${TEXT}`, RIGHT)).toBeNull();
    expect(check(`上周${TEXT}`, RIGHT, '本周')).toBeNull();
  });

  it('for a zero, whatever is made of it', () => {
    for (const zero of [figure('0', 'shortage.skilled'), figure('0', 'other', null)])
      expect(check('普惠那边普工的口子12个，技工口子0个', [figure('12', 'shortage.general'), zero])).toBeNull();
  });

  it('where one of the names of the text is left out', () => {
    expect(check('普惠的口子普工12，周至的口子看着办', [figure('12', 'shortage.general')])).toBeNull();
  });
});

describe('nobody is asked', () => {
  it.each([
    '普惠那边的口子没了',
    '那边普工的口子12个',
    '普惠那边普工的口子十几个',
    '普惠那边普工的口子12个吗',
    '普惠那边普工的口子0个',
    '不要把普惠普工的口子12个送上去',
    '希望普惠普工的口子12个补上',
    '如果普惠普工的口子12个',
    '例如普惠普工的口子12个',
    '听说普惠普工的口子12个',
    '普惠每个班组普工的口子12个',
    '普惠普工的口子比上周多了12个',
    '普惠普工的口子大概12个',
    '普惠普工的口子12个，写错了，11个',
    '普惠普工的口子12个，周至不缺',
    '普惠普工的口子12个，周至同上周',
    '上周和上上周普惠那边普工的口子12个',
    '下周普惠那边普工的口子12个',
    '普惠普工的口子12个，技工口子0个',
    '普惠 12 3',
    '普惠，12',
    '周至停产了，普惠普工的口子12个',
    `普惠那边普工的口子12个${'，好'.repeat(300)}`,
  ])('about %s', (text) => {
    expect(mayBeSuggested(text, context)).toBe(false);
  });

  it('for somebody who reports nothing', () => {
    expect(mayBeSuggested(TEXT, { ...context, own: new Set() })).toBe(false);
    expect(mayBeSuggested(TEXT, context)).toBe(true);
  });
});

describe('whatever is suggested', () => {
  const TEXTS: readonly (readonly [string, readonly string[]])[] = [
    [TEXT, ['12', '3']],
    ['上周普惠的口子普工12，周至的口子技工4，月薪4500元', ['12', '4', '4500']],
    ['普惠 普工口子十八人，又添了2人', ['十八', '2']],
  ];
  const VALUES: Readonly<Record<string, number>> = { 十八: 18 };
  const ROLES: readonly Said['role'][] = ['headcount', 'shortage.general', 'shortage.skilled', 'resolved.total', 'other'];

  it('no figure, name or week is offered but those of the text, each number once', () => {
    const random = randomOf(20_261_126);
    let offered = 0;
    for (let i = 0; i < 3_000; i++) {
      const [text, numerals] = random.pick(TEXTS);
      const pieces = [...numerals, '1', '0', '十', '八', '45', '99', '12个'];
      const numbers = Array.from({ length: 1 + random.int(4) }, (_, at) => {
        const said = random.int(4) > 0 ? (numerals[at] ?? random.pick(pieces)) : random.pick(pieces);
        const role = random.pick(ROLES);
        return figure(said, role, role === 'other' ? null : random.pick(['普惠', '普惠', '周至', '三机厂', '口子', '惠']));
      });
      const said = check(text, numbers, random.pick([null, '上周', '本周']));
      if (said === null) continue;
      offered += 1;
      const figures = said.reports.flatMap(({ headcount, shortage, resolved }) =>
        [headcount ?? [], Object.values(shortage ?? {}), Object.values(resolved ?? {})].flat(),
      );
      const there = numerals.map((numeral) => VALUES[numeral] ?? Number(numeral));
      expect(there).toEqual(expect.arrayContaining(figures));
      expect(new Set(figures).size).toBe(figures.length);
      expect(figures).not.toContain(0);
      const named = said.reports.map((entry) => ('enterprise' in entry ? entry.enterprise : ''));
      expect(named.toSorted()).toEqual((text.includes('周至') ? [PUHUI, ZHOUZHI] : [PUHUI]).toSorted());
      expect(said.period).toBe(text.includes('上周') ? '2026-W47' : '2026-W48');
      expect(JSON.stringify(said)).not.toMatch(/none|same|problems|4500/);
    }
    expect(offered).toBeGreaterThan(20);
  });
});
