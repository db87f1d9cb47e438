import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FullAnswers, WeekState } from '../../../src/desk/week/form/answers.ts';
import type { WeekFacts } from '../../../src/desk/week/form/facts.ts';
import { type Event, openWeek, weekTurn } from '../../../src/desk/week/form/turn.ts';
import { type Seen, seenIn } from './read-back-seen.ts';
import { afterFiling, WORLD } from './world.ts';

const word = fc.constantFrom(
  '普工',
  '技工',
  '高级技工',
  '缺',
  '解决',
  '无',
  '同',
  '没有',
  '十几',
  '两三个',
  '改',
  '在岗',
  '其余同上周',
  '不对，是',
  '，',
  '\n',
  ' ',
);
const number = fc.oneof(fc.nat(9), fc.nat(2000), fc.constantFrom('十二', '一百二', '3.5', '-1', '１２')).map(String);
const typed = fc.oneof(
  fc.array(fc.oneof(word, number), { maxLength: 8 }).map((parts) => parts.join('')),
  fc.array(number, { maxLength: 5 }).map((parts) => parts.join(' ')),
  fc.string({ unit: 'grapheme', maxLength: 30 }),
);
const ids = WORLD.items.map((i) => i.id);
const said = fc.record(
  {
    headcount: fc.nat(500),
    shortage: fc.record({ general: fc.nat(50), skilled: fc.nat(9), total: fc.nat(60) }, { requiredKeys: [] }),
    resolved: fc.record({ senior: fc.nat(9), total: fc.nat(9) }, { requiredKeys: [] }),
    none: fc.constant(true as const),
    same: fc.constant(true as const),
    problems: fc.array(
      fc.record({
        text: fc.constantFrom('十几', '左右', '焊工3'),
        field: fc.constantFrom('headcount' as const, 'shortage.general' as const, 'resolved.total' as const),
        why: fc.constantFrom('vague' as const, 'relative' as const, 'tier' as const),
      }),
      { maxLength: 2 },
    ),
  },
  { requiredKeys: [] },
);
const entry = fc.oneof(
  fc.record({
    kind: fc.constant('item' as const),
    item: fc.constantFrom(...ids, 'stranger'),
    typed: fc.constantFrom(null, '甲工'),
    said,
  }),
  fc.record({ kind: fc.constant('several' as const), candidates: fc.constant(['e1', 'e2']), typed: fc.constant('厂'), said }),
  fc.record({ kind: fc.constant('unknown' as const), typed: fc.constant('丙丁'), said }),
);
const event: fc.Arbitrary<Event> = fc.oneof(
  { arbitrary: typed.map((text): Event => ({ kind: 'answer', text })), weight: 6 },
  {
    arbitrary: fc.array(entry, { minLength: 1, maxLength: 3 }).map((entries): Event => ({ kind: 'report', entries })),
    weight: 2,
  },
  {
    arbitrary: fc
      .constantFrom('list', 'oneByOne', 'same', 'confirm', 'back', 'cancel', 'pause', 'progress', 'help', 'again', 'missed')
      .map((kind) => ({ kind }) as Event),
    weight: 4,
  },
  { arbitrary: fc.constantFrom(...ids).map((item): Event => ({ kind: 'correct', item })), weight: 1 },
  {
    arbitrary: fc
      .record({ changed: fc.subarray([...ids, 'stranger']), among: fc.subarray([...ids, 'stranger']) })
      .map((chosen): Event => ({ kind: 'sameBut', ...chosen })),
    weight: 1,
  },
);

/** `seen`: the figures the person was shown last. */
type Walk = { state: WeekState; facts: WeekFacts; seen: Seen };

/** One event, as the application does it: the session goes through JSON, what is confirmed is filed and told. */
function step(walk: Walk, event: Event): { readonly filed: Readonly<Record<string, FullAnswers>> } {
  const before = JSON.parse(JSON.stringify(walk.state)) as WeekState;
  const taken = weekTurn(before, event, walk.facts);
  if (!taken.mine) {
    expect(event.kind).toBe('answer');
    expect(taken.state).toEqual(before);
    return { filed: {} };
  }
  let lines = taken.lines;
  let session = taken.state;
  const filed = Object.fromEntries(taken.file.map((f) => [f.item, f.answers]));
  if (taken.file.length > 0) {
    // Only what was read back, exactly as it was read back, is filed.
    expect(['confirm', 'answer']).toContain(event.kind);
    // What equals the report that stands is not filed again.
    const stands = (id: string) => JSON.stringify(walk.facts.items.find((i) => i.id === id)?.filed);
    expect(Object.fromEntries(taken.file.map((f) => [f.item, f.answers]))).toEqual(
      Object.fromEntries(
        Object.entries(before.review ?? {}).flatMap(([id, r]) =>
          JSON.stringify(r.answers) === stands(id) ? [] : [[id, r.answers]],
        ),
      ),
    );
    for (const f of taken.file) expect(walk.seen[f.item]).toEqual(f.answers);
    walk.facts = afterFiling(walk.facts, filed);
    const done = weekTurn(session, { kind: 'filed', lines: ['已收到'], filed: Object.keys(filed), kept: [] }, walk.facts);
    session = done.state;
    lines = done.lines;
  }
  expect(lines.join('').trim() === '' && event.kind !== 'again' && event.kind !== 'missed').toBe(false);
  expect(lines.join('\n')).not.toMatch(/\{\w+\}|undefined|null|NaN|\[object/);
  if (session.review && lines.some((l) => l.startsWith('请核对'))) walk.seen = seenIn(lines, walk.seen, walk.facts);
  for (const draft of Object.values(session.answers.drafts)) {
    for (const value of [
      draft.answers.headcount,
      ...Object.values(draft.answers.shortage ?? {}),
      ...Object.values(draft.answers.resolved ?? {}),
    ]) {
      expect(value === undefined || (Number.isSafeInteger(value) && value >= 0)).toBe(true);
    }
  }
  walk.state = session;
  return { filed };
}

describe('any walk through a report', () => {
  it('always says something, files only what was read back, and survives a restart between any two messages', () => {
    fc.assert(
      fc.property(fc.array(event, { minLength: 1, maxLength: 40 }), (events) => {
        const walk: Walk = { state: openWeek('2026-W48'), facts: WORLD, seen: {} };
        for (const e of events) step(walk, e);
      }),
      { seed: 20_261_126, numRuns: 600 },
    );
  });

  it('goes back answer by answer to where it began', () => {
    const walk: Walk = { state: openWeek('2026-W48'), facts: WORLD, seen: {} };
    const start = walk.state;
    const texts = ['120', '8 3 0', '5 0 0'];
    step(walk, { kind: 'oneByOne' });
    for (const text of texts) step(walk, { kind: 'answer', text });
    expect(walk.state.review).toEqual({ e1: { answers: expect.objectContaining({ headcount: 120 }), doubts: [], stood: null } });
    for (let i = 0; i < texts.length + 1; i++) step(walk, { kind: 'back' });
    expect(walk.state.answers.drafts).toEqual(start.answers.drafts);
    expect(walk.state.answers.queue).toEqual(start.answers.queue);
  });

  it('keeps a session small', () => {
    const walk: Walk = { state: openWeek('2026-W48'), facts: WORLD, seen: {} };
    step(walk, { kind: 'oneByOne' });
    for (const text of ['120', '8 3 0', '5 0 0']) step(walk, { kind: 'answer', text });
    expect(Buffer.byteLength(JSON.stringify(walk.state))).toBeLessThan(1500);
  });
});
