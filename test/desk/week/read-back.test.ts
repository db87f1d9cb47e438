import { describe, expect, it } from 'vitest';
import type { WeekState } from '../../../src/desk/week/form/answers.ts';
import type { WeekFacts } from '../../../src/desk/week/form/facts.ts';
import { type Event, openWeek, type WeekTurn, weekTurn } from '../../../src/desk/week/form/turn.ts';
import type { SpokenFigures } from '../../../src/reading/reading.ts';
import { answers, many, WORLD } from './world.ts';

const said = (text: string): Event => ({ kind: 'answer', text });

function play(facts: WeekFacts, ...events: readonly Event[]): WeekTurn {
  let last = weekTurn(openWeek('2026-W48'), { kind: 'again' }, facts);
  for (const event of events) last = weekTurn(JSON.parse(JSON.stringify(last.state)) as WeekState, event, facts);
  return last;
}

const report = (item: string, shortage: SpokenFigures, resolved?: SpokenFigures): Event => ({
  kind: 'report',
  entries: [{ kind: 'item', item, typed: null, said: { shortage, ...(resolved ? { resolved } : {}) } }],
});

describe('one enterprise', () => {
  it('stands on lines of its own, with what is not 0 in annex 1’s words', () => {
    const { lines } = play(WORLD, report('e1', { general: 8, skilled: 3 }, { general: 5 }));
    expect(lines.slice(1, 4)).toEqual([
      '示例甲厂有限公司　在岗120人',
      '缺工：普工8，初、中级技工3，其余0',
      '本周解决：普工5，其余0',
    ]);
  });

  it('names every tier where none is 0, and says zeros once', () => {
    expect(play(WORLD, report('e1', { general: 1, skilled: 2, senior: 3 })).lines.slice(2, 4)).toEqual([
      '缺工：普工1，初、中级技工2，高级技工及以上技能人才3',
      '本周解决：0',
    ]);
    expect(play(WORLD, report('e1', { general: 0 })).lines[2]).toBe('无缺工　本周解决：0');
    expect(play(WORLD, report('e1', { general: 0 }, { senior: 1 })).lines.slice(2, 4)).toEqual([
      '无缺工',
      '本周解决：高级技工及以上技能人才1，其余0',
    ]);
  });

  it('is read back in full though it is as last week', () => {
    expect(play(WORLD, report('e1', { general: 8, skilled: 3 })).lines.slice(1, 4)).toEqual([
      '示例甲厂有限公司　在岗120人',
      '缺工：普工8，初、中级技工3，其余0',
      '本周解决：0',
    ]);
  });

  it('that is filed shows what is corrected on a line of its own, 更正 what is filed in the same lines', () => {
    const { lines } = play(WORLD, { kind: 'correct', item: 'e5' });
    expect(lines.slice(1, 4)).toEqual(['示例戊厂有限公司　在岗11人', '缺工：普工2，其余0', '本周解决：普工1，其余0']);
    expect(play(WORLD, { kind: 'correct', item: 'e5' }, said('普工4')).lines).toContain('更正：普工缺工2人改为4人');
  });
});

describe('several enterprises', () => {
  const facts = many(40, (n) => answers(100, [n, 2, 0]));

  it('that are as last week stand in one line with their sums', () => {
    const { lines } = play(facts, { kind: 'same' });
    expect(lines.slice(1, -1)).toEqual([
      '40户同上周：缺工合计 普工820，初、中级技工80，高级技工及以上技能人才0',
      '（这40户本周解决按0）',
    ]);
    expect([...lines.join('\n')].length).toBeLessThan(150);
  });

  it('that changed stand in full before them', () => {
    const rest: Event = { kind: 'lines', list: { lines: [{ number: 3, said: { shortage: { senior: 1 } } }], rest: 'same' } };
    expect(play(facts, rest).lines.slice(1, 6)).toEqual([
      '3 示例3号厂　在岗100人',
      '缺工：高级技工及以上技能人才1，其余0',
      '本周解决：0',
      '其余39户同上周：缺工合计 普工817，初、中级技工78，高级技工及以上技能人才0',
      '（这39户本周解决按0）',
    ]);
  });

  it('all without a shortage are 无缺工, and few are named', () => {
    const three = many(3, () => answers(10, [0, 0, 0]));
    expect(play(three, { kind: 'same' }).lines.slice(1, -1)).toEqual([
      '3户同上周：无缺工',
      '（1 1号厂、2 2号厂、3 3号厂，本周解决按0）',
    ]);
  });

  it('with something resolved, or another headcount, are not as last week', () => {
    for (const more of [{ resolved: { general: 1 } }, { headcount: 99 }]) {
      const entry = { kind: 'item', item: 'e1', typed: null, said: { same: true, ...more } } as const;
      const other = { kind: 'item', item: 'e2', typed: null, said: { same: true } } as const;
      const { lines } = play(facts, { kind: 'report', entries: [entry, other] });
      expect(lines.join('\n')).toContain('1 示例1号厂');
      expect(lines.join('\n')).toContain('其余1户同上周：缺工合计 普工2，初、中级技工2，高级技工及以上技能人才0');
    }
  });

  it('after 改 show only what changed; 再说一遍 shows all', () => {
    const changed = [{ kind: 'same' }, said('改 3 普工 12')] as const satisfies readonly Event[];
    const { lines, state } = play(facts, ...changed);
    expect(lines).toEqual([
      '3号厂 普工缺工：3人改为12人，缺工合计14人',
      '请核对，本周（11月23日—29日）：',
      '3 示例3号厂　在岗100人',
      '缺工：普工12，初、中级技工2，其余0',
      '本周解决：0',
      '其余没变：1 1号厂、2 2号厂、4 4号厂、5 5号厂、6 6号厂、7 7号厂等39户',
      '没问题回“确认”；要改，例如：改 3 普工 12　已报0/40户',
    ]);
    expect(Object.keys(state.review ?? {})).toHaveLength(40);
    expect(play(facts, ...changed, said('再说一遍')).lines.join('\n')).toContain('其余39户同上周');
    expect(play(facts, ...changed, { kind: 'confirm' }).file).toHaveLength(40);
  });
});
