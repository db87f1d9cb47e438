import { describe, expect, it } from 'vitest';
import type { WeekState } from '../../../src/desk/week/form/answers.ts';
import { type Event, openWeek, weekTurn } from '../../../src/desk/week/form/turn.ts';
import { answers, WORLD } from './world.ts';

/** Plays events on one session, through JSON; answers the session and the last words. */
function play(...events: readonly Event[]): { readonly session: WeekState; readonly words: string } {
  let session = openWeek('2026-W48');
  let words = '';
  for (const event of events) {
    const taken = weekTurn(JSON.parse(JSON.stringify(session)) as WeekState, event, WORLD);
    session = taken.state;
    words = taken.lines.join('\n');
  }
  return { session, words };
}

const said = (text: string): Event => ({ kind: 'answer', text });
const SOME: Event = { kind: 'sameBut', changed: ['e2'], among: ['e1', 'e2', 'e3'] };

describe('同上周 for all but the changed ones', () => {
  it('asks those, then reads everything back together', () => {
    const { words } = play(SOME);
    expect(words).toContain('照上周记2户，最后一起核对：甲厂、丙厂');
    expect(words).toContain('2. 示例乙厂有限公司');
    const { session, words: readBack } = play(SOME, said('300'), said('12 0 0'), said('3 0 0'));
    expect(Object.keys(session.review ?? {})).toEqual(['e1', 'e2', 'e3']);
    expect(session.review?.e1?.answers).toEqual(answers(120, [8, 3, 0]));
    expect(session.review?.e2?.answers).toEqual(answers(300, [12, 0, 0], [3, 0, 0]));
    expect(readBack).toMatch(/^请核对/);
  });

  it('takes a changed one by its number as well', () => {
    const { session } = play(SOME, said('2 12 0 0 解决 3 0 0'));
    expect(session.review?.e2?.answers).toEqual(answers(300, [12, 0, 0], [3, 0, 0]));
    expect(Object.keys(session.review ?? {})).toHaveLength(3);
  });

  it('is 同上周 where nothing changed', () => {
    const all: Event = { kind: 'sameBut', changed: [], among: ['e1', 'e2', 'e3'] };
    expect(play(all).session.review).toEqual(play({ kind: 'same' }).session.review);
  });

  it('asks those without a last period too, and says why', () => {
    const { session, words } = play({ kind: 'sameBut', changed: [], among: ['e1', 'e4'] });
    expect(session.answers.queue).toEqual(['e4']);
    expect(words).toContain('这几户上周未报，要单独填：4 丁厂');
  });

  it('leaves alone what is filed, begun, or not among them', () => {
    const { session } = play(said('1 9 0 0'), { kind: 'sameBut', changed: ['e5'], among: ['e1', 'e3', 'e5', 'nobody'] });
    expect(session.answers.queue).toEqual([]);
    expect(Object.keys(session.answers.drafts)).toEqual(['e1', 'e3']);
    expect(session.review?.e1?.answers.shortage.general).toBe(9);
  });

  it.each(['其余同上周', '其他都不缺'])('is answered with the list where nothing is left: %s', (text) => {
    const facts = { ...WORLD, items: WORLD.items.map((i) => ({ ...i, filed: answers(1, [0]) })) };
    expect(weekTurn(openWeek('2026-W48'), said(text), facts).lines.join()).toContain('已报5/5');
  });

  it('is undone by one 返回', () => {
    const { session } = play(SOME, { kind: 'back' });
    expect([session.answers.drafts, session.answers.queue]).toEqual([{}, []]);
  });

  it('leaves 逐家 as it is: each item read back by itself', () => {
    const { session } = play(SOME, { kind: 'back' }, { kind: 'oneByOne' }, said('120'), said('8 3 0'), said('5 0 0'));
    expect(Object.keys(session.review ?? {})).toEqual(['e1']);
  });
});
