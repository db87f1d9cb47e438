// What do 是, 不是 and figures do to the questions of a read-back, and to those before it?
import { describe, expect, it } from 'vitest';
import type { WeekState } from '../../../src/desk/week/form/answers.ts';
import type { WeekFacts } from '../../../src/desk/week/form/facts.ts';
import { type Event, openWeek, type WeekTurn, weekTurn } from '../../../src/desk/week/form/turn.ts';
import { doubtsOf } from '../../../src/domain/plausibility.ts';
import type { FiguresSaid } from '../../../src/reading/reading.ts';
import { WORLD } from './world.ts';

/** With doubts against last week's figures. */
const FACTS: WeekFacts = {
  ...WORLD,
  judge: ({ last }, figures) => {
    const at = { filedAt: new Date(0), firstFiledAt: new Date(0), filedBy: '', punctuality: 'onTime' } as const;
    const report = { enterprise: '', week: '2026-W47', district: '', revision: 1, doubts: [], ...at };
    return doubtsOf('2026-W48', figures, last ? [{ ...report, figures: last }] : []);
  },
};

const said = (text: string): Event => ({ kind: 'answer', text });
const report = (...all: readonly (readonly [string, FiguresSaid])[]): Event => ({
  kind: 'report',
  entries: all.map(([item, of]) => ({ kind: 'item', item, typed: null, said: of })),
});

function play(...events: readonly Event[]): WeekTurn {
  let last = weekTurn(openWeek('2026-W48'), { kind: 'again' }, FACTS);
  for (const event of events) last = weekTurn(JSON.parse(JSON.stringify(last.state)) as WeekState, event, FACTS);
  return last;
}
const general = ({ state }: WeekTurn, id = 'e1') => state.review?.[id]?.answers.shortage.general;

const SLIP = report(['e1', { shortage: { general: 80, skilled: 3 } }]);
const QUESTION = '请留意：普工缺工上周8人，这次80人。8还是80？直接回数。';

describe('8还是80？', () => {
  it.each(['是', '可以', 'ok', '没问题', '“确认”', '不对', '打错了'])(
    '%s chooses neither: it is asked again, and nothing filed',
    (text) => {
      const { lines, file } = play(SLIP, said(text));
      expect([lines[0], file]).toEqual([QUESTION, []]);
    },
  );

  it.each([
    ['8', 8],
    ['前一个', 8],
    ['是8', 8],
    ['80', 80],
    ['就是80', 80],
    ['后面那个', 80],
    ['17', 17],
  ])('%s is the figure', (text, value) => {
    const turned = play(SLIP, said(text));
    expect(general(turned)).toBe(value);
    expect(turned.lines.join()).not.toContain('还是80？');
    expect(turned.file).toEqual([]);
    // Answered, 是 files it, and the doubt stays with what is filed.
    const { file } = play(SLIP, said(text), said('是'));
    expect(file.map((f) => [f.answers.shortage.general, f.doubts.map((d) => d.kind)])).toEqual([
      [value, value === 80 ? ['tenfold'] : []],
    ]);
  });

  it('another figure is another question, and 返回 asks it again', () => {
    expect(play(SLIP, said('80'), said('普工90')).lines.join()).toContain('8还是90？');
    expect(play(SLIP, said('80'), { kind: 'back' }).lines.join()).toContain('8还是80？');
  });

  it.each(['确认', '属实'])('%s files in spite of it', (text) => {
    expect(play(SLIP, text === '确认' ? { kind: 'confirm' } : said(text)).file).toHaveLength(1);
  });

  it('of two enterprises a figure that only one of them offers is taken, any other asked about', () => {
    const two = report(['e1', { shortage: { general: 80, skilled: 3 } }], ['e3', { shortage: { general: 11, senior: 2 } }]);
    expect(general(play(two, said('1')), 'e3')).toBe(1);
    expect(general(play(two, said('8')), 'e1')).toBe(8);
    for (const text of ['17', '第二个', '是']) {
      const { lines, state } = play(two, said(text));
      expect(lines.slice(0, 2)).toEqual([`甲厂：${QUESTION}`, '丙厂：请留意：普工缺工上周1人，这次11人。1还是11？直接回数。']);
      expect(state.review?.e1?.answers.shortage.general).toBe(80);
    }
  });
});

describe('…是企业不再需要吗？', () => {
  const FEWER = report(['e1', { shortage: { general: 5, skilled: 3 } }]);

  it.each(['是', '对', '不需要了'])('%s answers it and files nothing yet; then 可以 files', (text) => {
    const turned = play(FEWER, said(text));
    expect([turned.file, turned.lines.includes('另外3人企业不再需要，已核实。')]).toEqual([[], true]);
    expect(play(FEWER, said(text), said('可以')).file).toHaveLength(1);
  });

  it.each(['不是', '不', '还需要'])('%s asks for the figures, which are then taken', (text) => {
    expect(play(FEWER, said(text)).lines[0]).toContain('那甲厂现在缺工、本周解决各是多少？');
    const { state } = play(FEWER, said(text), said('解决普工3'));
    expect(state.review?.e1?.answers.resolved.general).toBe(3);
  });

  it('of a shortage that fell to none is the only question', () => {
    const { lines } = play(report(['e1', { shortage: { skilled: 3 } }]));
    expect(lines.filter((l) => l.includes('？'))).toEqual(['缺工比上周少了8人，本周只解决0人，另外8人是企业不再需要吗？']);
  });
});

describe('questions before the read-back', () => {
  const RESOLVED = report(['e1', { resolved: { general: 2 } }]);

  it.each(['是', '对的', '没变'])('还是上周的吗？ %s: it is', (text) => {
    expect(general(play(RESOLVED, said(text)))).toBe(8);
  });

  it.each(['不是', '不'])('还是上周的吗？ %s: it is asked', (text) => {
    expect(play(RESOLVED, said(text)).lines.join()).toContain('甲厂：现在缺工多少人？');
  });

  it('a total that is all of one tier', () => {
    const { state } = play(report(['e2', { shortage: { total: 6 } }]), said('都是技工'));
    expect(state.review?.e2?.answers.shortage).toEqual({ general: 0, skilled: 6, senior: 0 });
  });

  it.each(['再加3个', '甲厂再加3个'])('%s is no figure', (text) => {
    const { state } = play({ kind: 'oneByOne' }, said(text));
    expect(state.answers.drafts).toEqual({});
    expect(state.misses).toBe(1);
  });

  it('不知道 gets whom to ask, and the choices again', () => {
    const which: Event = {
      kind: 'report',
      entries: [{ kind: 'several', candidates: ['e1', 'e2'], typed: '厂', said: { none: true } }],
    };
    const { lines } = play(which, said('不知道'));
    expect(lines[0]).toContain('可以先问联络员张某');
    expect(lines[1]).toContain('1 示例甲厂有限公司、2 示例乙厂有限公司');
    expect(play(which, said('后面那个')).state.review?.e2?.answers.shortage.general).toBe(0);
    expect(play({ kind: 'oneByOne' }, said('不清楚')).lines[0]).toContain('回“跳过”先填别的');
  });
});

it('都不缺 is of what is still owed: what is filed stays, unless it is named', () => {
  const all = ['e1', 'e2', 'e3', 'e4', 'e5'].map((item) => ({ kind: 'item', item, typed: null, said: { none: true } }) as const);
  const { state } = play({ kind: 'report', entries: all, said: '都不缺人' });
  expect(Object.keys(state.review ?? {})).toEqual(['e1', 'e2', 'e3', 'e4']);
  const named = play({ kind: 'report', entries: all, said: '甲厂乙厂丙厂丁厂戊厂都不缺人' });
  expect(Object.keys(named.state.review ?? {})).toHaveLength(5);
});

describe('nobody is told the same twice in a row', () => {
  const TWO = report(['e1', { shortage: { general: 9, skilled: 3 } }], ['e2', { shortage: { general: 4 } }]);

  it.each(['再加3个', '应该是18', '不对', '数不对', '改 十几', '改 普工 十几', '改 9 普工 3'])('%s', (text) => {
    const replies: string[] = [];
    let state = play(TWO).state;
    for (let i = 0; i < 4; i++) {
      const turned = weekTurn(JSON.parse(JSON.stringify(state)) as WeekState, said(text), FACTS);
      state = turned.state;
      replies.push(turned.lines[0] ?? '');
    }
    expect(replies.slice(1).filter((reply, i) => reply === replies[i])).toEqual([]);
    expect(replies.join()).toContain('找人');
    expect(Object.values(state.review ?? {}).map((r) => r.answers.shortage.general)).toEqual([9, 4]);
  });

  it('nor is 8还是80 asked in the same words', () => {
    const [first, second] = [play(SLIP, said('是')), play(SLIP, said('是'), said('是'))];
    expect(first.lines[0]).toBe(QUESTION);
    expect(second.lines[0]).not.toBe(QUESTION);
    expect(second.file).toEqual([]);
  });
});
