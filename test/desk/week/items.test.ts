// One item dropped, two swapped, one meant for another; 是 where two figures are offered.
import { expect, it } from 'vitest';
import { type Event, openWeek, weekTurn } from '../../../src/desk/week/form/turn.ts';
import { WORLD } from './world.ts';

const said = (text: string): Event => ({ kind: 'answer', text });
const BOTH = said('1 8 3 0\n2 2 0 0');

function play(...events: readonly Event[]) {
  let last = weekTurn(openWeek('2026-W48'), { kind: 'again' }, WORLD);
  for (const event of events) last = weekTurn(JSON.parse(JSON.stringify(last.state)), event, WORLD);
  return last;
}
const shortages = (...events: readonly Event[]) =>
  Object.fromEntries(
    Object.entries(play(...events).state.review ?? {}).map(([id, { answers }]) => [id, answers.shortage.general]),
  );

it.each(['去掉 2', '去掉2号', '删掉第2家', '乙厂不报了'])('%s drops that one and reads the others back', (text) => {
  expect(shortages(BOTH)).toEqual({ e1: 8, e2: 2 });
  expect(shortages(BOTH, said(text))).toEqual({ e1: 8 });
  expect(shortages(BOTH, said(text), { kind: 'back' })).toEqual({ e1: 8, e2: 2 });
});

it.each(['1和2反了', '1和2弄反了', '1跟2报反了。'])('%s swaps them', (text) => {
  expect(shortages(BOTH, said(text))).toEqual({ e1: 2, e2: 8 });
});

it('不是甲厂是丙厂 moves what was said', () => {
  expect(shortages(said('1 8 3 0'), said('不是甲厂，是丙厂'))).toEqual({ e3: 8 });
});

it.each(['去掉 9', '9和1反了', '不是甲厂是别处'])('%s of nothing that is being filled in drops nothing', (text) => {
  expect(Object.keys(play(BOTH, said(text)).state.answers.drafts)).toEqual(['e1', 'e2']);
});

it('files by 可以 where nothing is asked in the read-back, and not where two figures are offered', () => {
  expect(play(BOTH, said('可以')).file).toHaveLength(2);
  const doubted = {
    ...WORLD,
    judge: () => [{ kind: 'tenfold', field: 'shortage', tier: 'general', was: 80, is: 8 } as const],
  };
  const asked = weekTurn(openWeek('2026-W48'), said('1 8 3 0'), doubted).state;
  for (const text of ['是', '可以', 'ok', '行']) {
    const { file, lines } = weekTurn(asked, said(text), doubted);
    expect([file, lines[0]]).toEqual([[], '请留意：普工缺工上周80人，这次8人。8还是80？直接回数。']);
  }
  expect(weekTurn(asked, { kind: 'confirm' }, doubted).file).toHaveLength(1);
});
