import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openLine, type Turn } from '../../src/forms/asking.ts';
import { defineForm } from '../../src/forms/define.ts';
import { type FormState, loadState, newState } from '../../src/forms/state.ts';
import { type FormEvent, formTurn } from '../../src/forms/turn.ts';

type Wish = {
  readonly city: string;
  readonly enterprise?: string;
  readonly people?: number;
  readonly tiers?: { readonly general: number; readonly skilled: number; readonly senior: number };
  readonly urgent?: boolean;
  readonly reason?: string;
};
type Facts = { readonly names: readonly string[] };

const whole = z.int().min(0);
const wish = defineForm<Wish, Facts, Wish>({
  name: 'wish',
  version: 2,
  expires: 'form',
  texts: { what: '没写完的愿望', help: '会用的帮助' },
  answers: z.object({
    city: z.string(),
    enterprise: z.string().exactOptional(),
    people: whole.exactOptional(),
    tiers: z.object({ general: whole, skilled: whole, senior: whole }).exactOptional(),
    urgent: z.boolean().exactOptional(),
    reason: z.string().exactOptional(),
  }),
  reviewed: z.custom<Wish>((value) => typeof value === 'object' && value !== null && 'city' in value),
  fields: (ask) => [
    ask.enterprise('enterprise', {
      texts: { ask: '哪一户？', line: '接着说：哪一户？' },
      options: (_, { names }) =>
        names.map((name, i) => ({ value: name, number: i + 4, words: [name], line: `${i + 4} ${name}` })),
    }),
    ask.whole('people', {
      texts: { ask: '{name}几人？', again: ['几人？例如12', '只回数'] },
      values: ({ enterprise = '' }) => ({ name: enterprise }),
    }),
    ask.tiers('tiers', {
      texts: { ask: '三类各几人？', again: ['例如 8 3 0', '三个数'] },
      relevant: ({ people = 0 }) => people > 0,
    }),
    ask.yesNo('urgent', { texts: { ask: '急不急？' } }),
    ask.text('reason', { texts: { ask: '为什么？' }, most: 20, skip: '' }),
  ],
  read: (text, { answers }) => {
    if (text === '几人再问') {
      const { people: _, ...others } = answers;
      return { kind: 'missed', lines: ['几人再说'], answers: others, isFirst: answers.people !== undefined };
    }
    const people = /^改(\d+)$/.exec(text)?.[1];
    return people === undefined
      ? { kind: 'notMine' }
      : { kind: 'taken', answers: { ...answers, people: Number(people) }, lines: ['改好了'] };
  },
  review: (answers) => ({ lines: ['请核对', JSON.stringify(answers)], frozen: answers }),
  reviewLine: () => '等您“确认”',
  upgrade: ({ version, slot }) => {
    const old = z.object({ city: z.string(), count: whole }).safeParse(slot);
    return version === 1 && old.success ? { answers: { city: old.data.city, people: old.data.count } } : null;
  },
});

const FACTS: Facts = { names: ['示例酒业', '示例服饰', '示例酒店'] };
type State = FormState<Wish, Wish>;
const begun = (answers: Wish = { city: '示例市' }): State => newState(wish, answers);
const happen = (state: State, event: FormEvent<Wish>): Turn<Wish, Wish> => formTurn(wish, state, event, FACTS);
const say = (state: State, text: string) => happen(state, { kind: 'say', text });
/** What is stored between two messages is JSON. */
const kept = (state: State): State => {
  const loaded = loadState(wish, JSON.parse(JSON.stringify(state)));
  if (loaded.kind !== 'kept') throw new Error('not read back');
  return loaded.state;
};
const answered = (...texts: readonly string[]): State =>
  texts.reduce<State>(
    (state, text) => kept(say(state, text).state as State),
    kept(happen(begun(), { kind: 'open' }).state as State),
  );

describe('a form', () => {
  it('asks the first relevant field that has no answer, and reads back when there is none', () => {
    expect(happen(begun(), { kind: 'open' }).lines).toEqual(['哪一户？', '4 示例酒业', '5 示例服饰', '6 示例酒店']);
    expect(say(answered(), '服饰').lines).toEqual(['示例服饰几人？']);
    expect(say(answered('服饰'), '0').lines).toEqual(['急不急？']);
    expect(say(answered('服饰'), '11').lines).toEqual(['三类各几人？']);
    const read = say(answered('服饰', '11', '8 3 0', '是'), '订单多了');
    expect(read.lines[0]).toBe('请核对');
    expect(read.state?.review).toEqual({
      city: '示例市',
      enterprise: '示例服饰',
      people: 11,
      tiers: { general: 8, skilled: 3, senior: 0 },
      urgent: true,
      reason: '订单多了',
    });
  });

  it.each([
    ['5', '示例服饰'],
    ['第二个', '示例服饰'],
    ['5号', '示例服饰'],
    ['服饰', '示例服饰'],
    ['最后一个', '示例酒店'],
    ['是酒业那家', '示例酒业'],
  ])('takes a choice by %s', (text, enterprise) => expect(answered(text).answers.enterprise).toBe(enterprise));

  it('reads nothing back while what was read back is asked again, and counts its misses from the first', () => {
    const read = say(answered('服饰', '0', '不是'), '订单多了').state as State;
    const vague = happen(read, { kind: 'missed' }).state as State;
    const again = say(kept(vague), '几人再问');
    expect([again.lines, again.state?.review, again.state?.misses]).toEqual([['几人再说'], null, 1]);
    expect(happen(again.state as State, { kind: 'confirm' }).confirmed).toBeNull();
    expect(say(again.state as State, '几人再问').lines).toEqual(['几人再说', '只回数']);
  });

  it('asks again differently each time, and never in the words it used last', () => {
    let state = answered('服饰');
    const said: string[] = [];
    for (const text of ['十几个', '十几个', '十几个', '十几个', '十几个', '十几个']) {
      const next = say(state, text);
      expect(next.mine).toBe(true);
      said.push(next.lines.join('\n'));
      state = kept(next.state as State);
    }
    expect(said.every((words, i) => words !== said[i + 1])).toBe(true);
    expect(said[0]).toContain('“十几个”不是准数');
    expect(said[2]).toContain('找人');
    expect(state.answers).toEqual(answered('服饰').answers);
  });

  it('leaves what is none of its to others', () => {
    for (const text of ['帮我导出', '谁没报']) expect(say(answered('服饰'), text).mine).toBe(false);
  });

  it('skips what may be left out, and nothing else', () => {
    expect(say(answered(), '跳过').lines.at(-1)).toBe('接着说：哪一户？');
    expect(say(answered('服饰', '0', '不是'), '跳过').state?.answers.reason).toBe('');
  });

  it('begins anew, keeping what the command gave, and can be brought back', () => {
    const anew = say(answered('服饰', '0'), '重来').state as State;
    expect(anew.answers).toEqual({ city: '示例市' });
    expect(happen(anew, { kind: 'back' }).state?.answers).toEqual(answered('服饰', '0').answers);
  });

  it('is paused and taken up again with its whole question', () => {
    const paused = happen(answered('服饰'), { kind: 'pause' }).state as State;
    expect(paused.paused).toBe(true);
    const resumed = happen(kept(paused), { kind: 'open', lines: ['接着来'] });
    expect([resumed.lines, resumed.state?.paused]).toEqual([['接着来', '示例服饰几人？'], false]);
  });

  it.each(['确认', '是', '可以', '行', 'ok', '“确认”', '没问题'])('is confirmed by %s', (text) => {
    const state = answered('服饰', '0', '不是', '跳过');
    const next = text === '确认' ? happen(state, { kind: 'confirm' }) : say(state, text);
    expect(next.confirmed).toEqual(state.review);
  });

  it.each(['好的', '嗯', '不', '先别', '收到'])('is not confirmed by %s, which is answered with what confirms', (text) => {
    const next = say(answered('服饰', '0', '不是', '跳过'), text);
    expect([next.confirmed, next.mine]).toEqual([null, true]);
    expect(next.lines.join()).toContain('确认');
  });

  it('helps, tells how far it is and repeats in one line', () => {
    expect(happen(answered('服饰'), { kind: 'help' }).lines).toEqual(['会用的帮助', '示例服饰几人？']);
    expect(happen(answered(), { kind: 'progress' }).lines).toEqual(['接着说：哪一户？']);
    expect(say(answered('服饰'), '再说一遍').lines).toEqual(['示例服饰几人？']);
  });
});

const TEXTS = [
  '服饰',
  '4',
  '5',
  '酒店',
  '11',
  '0',
  '8 3 0',
  '普工3',
  '是',
  '不是',
  '订单多',
  '改7',
  '改0',
  '跳过',
  '重来',
  '十几个',
  '再说一遍',
  '好的',
];
const event: fc.Arbitrary<FormEvent<Wish>> = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...TEXTS).map((text) => ({ kind: 'say', text }) as const) },
  { weight: 1, arbitrary: fc.string({ maxLength: 12 }).map((text) => ({ kind: 'say', text }) as const) },
  {
    weight: 3,
    arbitrary: fc
      .constantFrom('confirm', 'back', 'pause', 'progress', 'help', 'again', 'missed', 'open')
      .map((kind) => ({ kind }) as FormEvent<Wish>),
  },
);

describe('whatever happens', () => {
  it('files exactly what was read back last, goes back exactly one answer, and always says something', () =>
    fc.assert(
      fc.property(fc.array(event, { maxLength: 40 }), (events) => {
        let state = begun();
        let shown: string | null = null;
        for (const next of events) {
          const before = state;
          const happened = happen(state, next);
          if (happened.confirmed !== null) {
            expect(JSON.stringify(happened.confirmed)).toBe(shown);
            expect(JSON.stringify(before.review)).toBe(shown);
          }
          if (happened.mine && happened.confirmed === null) expect(happened.lines.length).toBeGreaterThan(0);
          if (!happened.mine) expect(happened.state).toEqual(before);
          if (happened.state === null) return;
          const line = happened.lines.indexOf('请核对');
          if (line >= 0) shown = happened.lines[line + 1] ?? null;
          if (happened.state.trail.length > before.trail.length)
            expect(happen(happened.state, { kind: 'back' }).state?.answers).toEqual(before.answers);
          // A read-back that is true no more is gone.
          if (openLine(wish, happened.state, FACTS) !== '等您“确认”') expect(happened.state.review).toBeNull();
          state = kept(happened.state);
        }
      }),
      { numRuns: 400 },
    ));

  it('reads any stored state without an exception: kept, carried or lost', () => {
    const full = JSON.parse(JSON.stringify(answered('服饰', '11', '8 3 0', '是')));
    fc.assert(
      fc.property(
        fc.oneof(
          fc.jsonValue(),
          fc
            .record({ key: fc.constantFrom(...Object.keys(full)), value: fc.jsonValue() })
            .map(({ key, value }) => ({ ...full, [key]: value })),
          fc.constantFrom(...Object.keys(full)).map((key) => Object.fromEntries(Object.entries(full).filter(([k]) => k !== key))),
          fc.dictionary(fc.string(), fc.jsonValue()).map((more) => ({ ...full, ...more })),
        ),
        (slot) => {
          const loaded = loadState(wish, slot);
          if (loaded.kind !== 'lost') expect(happen(loaded.state, { kind: 'open' }).lines.length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 400 },
    );
  });

  it('carries the answers of an older version without its read-back; 返回 goes back through them all the same', () => {
    const old = {
      form: 'wish',
      version: 1,
      answers: { city: '示例市', count: 3 },
      trail: [],
      review: { city: '示例市' },
      misses: 2,
      paused: false,
    };
    const carried = loadState(wish, old);
    expect(carried).toEqual({
      kind: 'carried',
      state: { ...newState(wish, { city: '示例市', people: 3 }), trail: [[{ path: ['people'] }]] },
    });
    if (carried.kind === 'lost') throw new Error('lost');
    expect(happen(carried.state, { kind: 'back' }).state?.answers).toEqual({ city: '示例市' });
    expect(loadState(wish, { ...old, version: 7 })).toEqual({ kind: 'lost' });
  });
});
