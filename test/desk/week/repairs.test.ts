import { describe, expect, it } from 'vitest';
import type { WeekState } from '../../../src/desk/week/form/answers.ts';
import type { WeekTurn } from '../../../src/desk/week/form/turn.ts';
import { type Event, openWeek, weekTurn } from '../../../src/desk/week/form/turn.ts';
import { type Repair, repairIn } from '../../../src/reading/answer/repairs.ts';
import { WORLD } from './world.ts';

const said = (text: string): Event => ({ kind: 'answer', text });

/** Plays events on one session, through JSON. */
function play(...events: readonly Event[]): WeekTurn {
  let last = weekTurn(openWeek('2026-W48'), { kind: 'again' }, WORLD);
  for (const event of events) last = weekTurn(JSON.parse(JSON.stringify(last.state)) as WeekState, event, WORLD);
  return last;
}

describe('a repair', () => {
  it.each<[Repair, readonly string[]]>([
    ['skip', ['跳过', '先跳过', '这家先跳过', '跳过这家', '下一家', '下一个', '略过吧', '这家先不报']],
    ['repeat', ['再说一遍', '再说一次。', '再问一遍', '重复一遍', '刚才说什么', '刚才问的是什么？']],
    ['explain', ['没听懂', '看不懂', '不明白', '什么意思？', '这是什么意思啊']],
    ['restart', ['重新开始', '重来', '从头再来', '全部重来', '重填一遍']],
    ['drop', ['全部取消', '算了，不填了', '不想报了', '都不报了']],
    ['neither', ['都不是', '不是', '都没有']],
  ])('%s is understood', (repair, texts) => {
    for (const text of texts) expect([text, repairIn(text)]).toEqual([text, repair]);
  });

  it.each([
    '无',
    '没有缺工',
    '不缺',
    '120',
    '普工8',
    '取消',
    '稍后',
    '先不填',
    '重新上报',
    '下一家缺8个',
    '不报普工',
    '再缺一个',
    '一次',
    '不对，是8',
    '同上周',
  ])('is none: %s', (text) => expect(repairIn(text)).toBeNull());

  it('is nothing where nothing is open', () => {
    for (const text of ['跳过', '再说一遍', '没听懂', '重来', '全部取消', '都不是']) expect(play(said(text)).mine).toBe(false);
  });
});

describe('at an open question', () => {
  const asked = [{ kind: 'oneByOne' }, said('120')] as const satisfies readonly Event[];

  it('跳过 leaves the item for later, and 返回 brings its answers back', () => {
    const { state } = play(...asked, said('跳过'));
    expect([state.answers.drafts, state.answers.queue]).toEqual([{}, ['e2', 'e3', 'e4']]);
    expect(play(...asked, said('跳过'), { kind: 'back' }).state.answers.drafts.e1?.answers).toEqual({ headcount: 120 });
  });

  it('再说一遍 asks the same in full, and changes nothing', () => {
    const before = play(...asked);
    const again = play(...asked, said('再说一遍'));
    expect(again.lines.join('\n')).toContain(before.lines[0]?.slice(0, 10));
    expect(again.state).toEqual(before.state);
  });

  it.each(['重来', '全部取消'])('%s leaves nothing open and files nothing; 返回 brings it back', (text) => {
    const { state, file } = play(...asked, said(text));
    expect([state.answers.drafts, state.answers.queue, file]).toEqual([{}, [], []]);
    expect(play(...asked, said(text), { kind: 'back' }).state.answers.drafts.e1?.answers).toEqual({ headcount: 120 });
  });

  it('跳过 of a correction leaves what is filed', () => {
    const { state, lines } = play({ kind: 'report', entries: [] }, { kind: 'correct', item: 'e5' }, said('缺8'), said('跳过'));
    expect(state.answers.drafts).toEqual({});
    expect(lines.join()).toContain('仍按已报的数');
  });

  it('跳过 of a read-back of several means nothing: it might be taken for filed', () => {
    const { state, lines } = play({ kind: 'same' }, said('跳过'));
    expect(Object.keys(state.answers.drafts)).toHaveLength(3);
    expect(lines.join()).not.toContain('跳过');
  });

  it('改 普工 18 corrects the shortage though what was resolved is being asked', () => {
    const { state } = play(...asked, said('8 3 0'), said('改 普工 18'));
    expect(state.answers.drafts.e1?.answers).toEqual({ headcount: 120, shortage: { general: 18, skilled: 3, senior: 0 } });
  });
});

describe('several enterprises by number', () => {
  const one = {
    kind: 'report',
    entries: [{ kind: 'item', item: 'e1', typed: null, said: { shortage: { general: 5 } } }],
  } as const;

  it.each(['2 同\n3号缺普工21', '2号同，3号缺普工21'])('%s: under a read-back of one, each gets its own figures', (text) => {
    const { drafts } = play(one, said(text)).state.answers;
    expect(drafts.e1?.answers.shortage).toMatchObject({ general: 5 });
    expect(drafts.e2?.answers.shortage).toEqual({ general: 0, skilled: 0, senior: 0 });
    expect(drafts.e3?.answers.shortage).toMatchObject({ general: 21 });
  });

  it.each(['2 同\n3号缺普工21', '2 12 1 0\n3 21 0 0 解决 1 0 0'])(
    '%s: while a figure of one is asked, nothing of another is put into it',
    (text) => {
      const { drafts } = play(said('1号缺普工十几'), said(text)).state.answers;
      expect(drafts.e1?.gaps).toHaveLength(1);
      expect(drafts.e3?.answers.shortage).toMatchObject({ general: 21 });
    },
  );

  it('rows that may be three tiers answer what is asked', () => {
    const { drafts } = play({ kind: 'oneByOne' }, said('120'), said('4 3 0')).state.answers;
    expect(drafts.e1?.answers.shortage).toEqual({ general: 4, skilled: 3, senior: 0 });
  });

  it.each(['2 同\n3号缺普工21', '普工6，3号缺普工21'])('%s: after 更正 of one, nothing of another is put into it', (text) => {
    const { drafts } = play({ kind: 'correct', item: 'e5' }, said(text)).state.answers;
    expect(drafts.e5?.answers.shortage).toEqual({ general: 2, skilled: 0, senior: 0 });
  });

  it('one that is filed and named in pinyin is named, beside what is said of all others', () => {
    const none = (item: string, typed: string | null) => ({ kind: 'item', item, typed, said: { none: true } }) as const;
    const spread = 'wuchang 无缺工，其他都不缺';
    const { drafts } = play({ kind: 'report', entries: [none('e5', 'wuchang'), none('e1', null)], spread }).state.answers;
    expect(drafts.e5?.answers.shortage).toEqual({ general: 0, skilled: 0, senior: 0 });
    const part = { kind: 'report', entries: [none('e5', null), none('e1', null)], spread: '戊厂无缺工，甲厂也不缺' } as const;
    expect(Object.keys(play(part).state.answers.drafts)).toEqual(['e5', 'e1']);
    const others = play({ kind: 'report', entries: [none('e5', null), none('e1', null)], spread }).state.answers;
    expect(Object.keys(others.drafts)).toEqual(['e1']);
  });

  it('what is complete is said to be noted while another is asked, and what does not change as well', () => {
    const asked = play({ kind: 'oneByOne' }, said('4 无\n2 缺普工十几'));
    expect(asked.lines.join()).toContain('记下了丁厂');
    expect(play(said('1号缺焊工9'), said('改 5 普工 2')).lines.join()).toContain('没有改动：戊厂');
    expect(play({ kind: 'oneByOne' }, said('其余都不缺'), said('其余都不缺')).lines.join()).toContain('其余的都已记下');
  });
});
