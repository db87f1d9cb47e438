// The rules of the dispatcher: few, ordered as the meanings are ranked, each meaning taken by one.

import { describe, expect, it } from 'vitest';
import { DISPATCH_RULES, ruleOf } from '../../src/desk/dispatch.ts';
import { interpret } from '../../src/reading/interpret.ts';
import { NOTHING_OPEN } from '../reading/nothing-open.ts';
import { loadWorld } from '../reading/world.ts';

describe('the rules', () => {
  it('are eight at most, each with a reason', () => {
    expect(DISPATCH_RULES.length).toBeLessThanOrEqual(8);
    expect(DISPATCH_RULES.filter(({ why }) => why.length < 20)).toEqual([]);
  });

  it('share no meaning', () => {
    const all = DISPATCH_RULES.flatMap(({ takes }) => takes);
    expect(all.filter((kind, i) => all.indexOf(kind) !== i)).toEqual([]);
  });

  it.each([
    '结束',
    '1',
    '上周 棠岭 缺普工3',
    '合计',
    '更正 棠岭 普工9，漏算了',
    '发布 2021年',
    '百千万 3 12 150',
    '其余同上周',
    '谢谢',
    '撤回',
    '出处 3',
  ])('come in the order in which the reading ranks the meanings of %s', (text) => {
    const context = loadWorld('first').context('lianluo-sz', '2021-05-20T10:00:00+08:00');
    const situation = { ...NOTHING_OPEN, asksWeek: ['2026-W47', '2026-W48'], rehearses: true, reporting: true };
    const open = { form: 'practice', wanted: { kind: 'words' }, listSince: false } as const;
    const { meanings } = interpret(text, context, { ...situation, open });
    const places = meanings.map(({ kind }) => DISPATCH_RULES.indexOf(ruleOf(kind)));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });
});
