import { describe, expect, it } from 'vitest';
import { walkWay } from './play.ts';
import { type Step, wayOf } from './steps.ts';

/** `WALK_SEED=17 npm test -- test/walk` walks that way alone; `WALKS=3000` walks so many, from `WALK_FROM` on. */
const FROM = Number(process.env.WALK_SEED ?? process.env.WALK_FROM ?? 1);
const COUNT = process.env.WALK_SEED === undefined ? Number(process.env.WALKS ?? 90) : 1;
const BATCH = 10;

const seedsFrom = (first: number): readonly number[] =>
  Array.from({ length: Math.min(BATCH, FROM + COUNT - first) }, (_, i) => first + i);

/** Of a hundred walks so many may hold an answer that keeps a rule in words the rules do not know, or breaks it. */
const MOST_LAPSES = 5;

describe('any messages of anybody, in any order', () => {
  const batches = Array.from({ length: Math.ceil(COUNT / BATCH) }, (_, i) => FROM + i * BATCH);
  const lapsed: string[] = [];
  const told = (seed: number, what: string, dialogue: readonly string[]): string =>
    `${dialogue.join('\n')}\n${what}\nagain: WALK_SEED=${seed} npm test -- test/walk/walk.test.ts`;

  it.each(batches)('from seed %i on: each is answered, and what is filed was read back', { timeout: 600_000 }, async (first) => {
    for (const seed of seedsFrom(first)) {
      const { fault, lapses, dialogue } = await walkWay(wayOf(seed));
      if (lapses[0] !== undefined) lapsed.push(told(seed, lapses.join('\n'), dialogue));
      expect(fault === null ? '' : told(seed, fault, dialogue)).toBe('');
    }
  });

  it('hardly any figure goes silently, and no sentence is said twice to who was not understood', () => {
    const most = COUNT === 1 ? 0 : Math.ceil((COUNT / 100) * MOST_LAPSES);
    expect(lapsed.length > most ? lapsed.join('\n\n') : '').toBe('');
  });
});

describe('the rules of a walk', () => {
  const say = (text: string, who = 'dong-01'): Step => ({ kind: 'say', who, text, claims: [] });
  const way = (...steps: readonly Step[]) =>
    walkWay({ startsAt: new Date('2026-11-25T15:00:00+08:00'), hasLast: false, main: 'dong-01', steps });

  it('hold for a plain report that is confirmed, and for one that is dropped', async () => {
    for (const steps of [
      [say('1 8 3 0'), say('确认'), say('一厂报错了，普工是9'), say('确认')],
      [say('1 8 3 0\n2 无'), say('谢谢'), say('去掉2'), say('取消')],
    ])
      expect(await way(...steps)).toMatchObject({ fault: null, lapses: [] });
  });
});
