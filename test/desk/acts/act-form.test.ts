// What no dialogue reaches: a message delivered again after its act was done, a store that finds at the last moment that things changed, and
// what an older program kept of a read-back.
import { expect, it } from 'vitest';
import { z } from 'zod';
import { openAct } from '../../../src/desk/acts/act-form.ts';
import {
  type ActStanding,
  changedFacts,
  digestOf,
  digestOfFacts,
  type FactsDigest,
  isAsSeen,
  type PerformedAct,
} from '../../../src/desk/acts/read-back.ts';
import { Problem } from '../../../src/desk/problem.ts';
import type { Speaker } from '../../../src/desk/speaker.ts';
import { NEW_THREAD, type Thread } from '../../../src/desk/thread.ts';
import { PEOPLE, roster } from '../../domain/bureau.ts';
import { offered } from '../../features/offered.ts';

const [person] = PEOPLE.filter((p) => p.userid === 'office');
const at = new Date('2021-05-17T10:00:00+08:00');
const speaker: Speaker = {
  asker: { corp: 'c', userid: 'office', role: 'taskForce', region: 'city' },
  person: person as Speaker['person'],
  bureau: {
    roster: roster(['甲 north wang 2021-01-04']),
    calendar: { days: new Map(), years: new Set(), moved: new Map() },
  },
  message: 'm2',
  arrivedAt: at,
  thread: 2,
};

type Facts = { readonly doors: number };
const standing = (doors: number, done: string | null = null): ActStanding<Facts> => ({
  facts: { doors },
  done: done === null ? null : { by: 'head-n', at, message: done },
});

/** An act on so many doors; `looks` are answered one by one, the last again and again. */
function world(looks: readonly (ActStanding<Facts> | Problem | null)[], performs: PerformedAct) {
  const left = [...looks];
  const performed: FactsDigest[] = [];
  const form = openAct(
    {
      name: 'doors',
      version: 2,
      texts: { what: '等您确认的门' },
      asked: z.object({ colour: z.string() }),
      lines: ({ colour }, { facts }) => [`刷${facts.doors}扇门：${colour}`],
      reviewLine: () => '等您确认',
      changes: (_, { facts }) => ({ doors: `门变成${facts.doors}扇` }),
      done: (_, __, { by }) => `已由${by}刷好`,
      upgrade: ({ slot }) => {
        const old = z.object({ colour: z.string(), doors: z.int() }).safeParse(slot);
        return old.success ? { of: { colour: old.data.colour }, seen: digestOfFacts({ doors: old.data.doors }) } : null;
      },
    },
    {
      act: () => ({
        async look() {
          const found = (left.length > 1 ? left.shift() : left[0]) ?? null;
          if (found instanceof Problem) throw found;
          return found;
        },
        async perform(seen) {
          performed.push(seen);
          return performs;
        },
      }),
      gone: () => ['没有门了'],
      load: async () => ({ more: null }),
      prepare: async (_, { facts }) => ({ rows: [], lines: [`已刷${facts.doors}扇门`] }),
    },
  );
  const said = async (thread: Thread, text: string) => {
    const answered = await offered({ name: 'painting', forms: [form] }, { speaker, thread }, text);
    if (answered === null) throw new Error('not taken');
    return answered;
  };
  const asked = () => form.ask({ speaker, thread: NEW_THREAD }, { colour: '红' });
  return { form, said, asked, performed };
}

it('done by this very message, which is delivered again, it is the same receipt', async () => {
  const { said, asked, performed } = world([standing(2), standing(2), standing(2, 'm2')], 'done');
  const { thread, lines } = await asked();
  expect(lines).toEqual(['刷2扇门：红']);
  expect((await said(thread, '确认')).lines).toEqual(['已刷2扇门']);
  expect(performed).toHaveLength(1);
});

it('done by another message it is told, and the store is not asked', async () => {
  const { said, asked, performed } = world([standing(2), standing(2), standing(2, 'm1')], 'done');
  const answered = await said((await asked()).thread, '确认');
  expect(answered.lines).toEqual(['已由head-n刷好']);
  expect(answered.thread.asides).toEqual([]);
  expect(performed).toEqual([]);
});

it('what the store finds changed at the last moment is looked at again and told', async () => {
  const { said, asked, performed } = world([standing(2), standing(2), standing(2), standing(3)], 'changed');
  const answered = await said((await asked()).thread, '确认');
  expect(answered.lines).toEqual(['刚才看过后，门变成3扇。', '刷3扇门：红']);
  expect(performed).toEqual([digestOf(standing(2))]);
  expect(answered.thread.asides).toHaveLength(1);
});

it('what the store alone finds changed is read back anew as well', async () => {
  const { said, asked } = world([standing(2)], 'changed');
  expect((await said((await asked()).thread, '确认')).lines).toEqual(['刚才看过后，情况有变化。', '刷2扇门：红']);
});

it('what is gone, or not theirs any more, is said to be', async () => {
  const gone = world([standing(2), standing(2), null], 'done');
  expect((await gone.said((await gone.asked()).thread, '确认')).lines).toEqual(['没有门了']);
  const refused = world([standing(2)], 'notYours');
  expect((await refused.said((await refused.asked()).thread, '确认')).lines).toEqual(['没有门了']);
  expect((await world([null], 'done').asked()).lines).toEqual(['没有门了']);
});

it('asked for where it is done already, it is told and nothing waits', async () => {
  const { asked } = world([standing(2, 'm1')], 'done');
  const { thread, lines } = await asked();
  expect([thread.asides, lines]).toEqual([[], ['已由head-n刷好']]);
});

it('without the database nothing is read back, and what was waits on', async () => {
  const away = new Problem('database.away', { code: 'twin' });
  const { thread, lines } = await world([away], 'done').asked();
  expect([thread.asides, lines]).toEqual([[], [expect.stringContaining('正在恢复')]]);
  const { said, asked, performed } = world([standing(2), standing(2), away], 'done');
  const answered = await said((await asked()).thread, '确认');
  expect(answered.lines).toEqual([expect.stringContaining('正在恢复')]);
  expect([answered.thread.asides.length, performed]).toEqual([1, []]);
});

it.each([
  [2, '已刷2扇门'],
  [3, '刚才看过后，门变成2扇。'],
])('an older read-back of %s doors is bound to what was kept of it', async (doors, told) => {
  const { form, said } = world([standing(2)], 'done');
  const slot = { form: 'doors', version: 1, answers: { colour: '红', doors }, trail: [], review: null };
  const state = form.load(slot);
  const thread = { ...NEW_THREAD, asides: [{ room: 'doors', slot: state, at: at.toISOString() }] };
  expect((await said(thread, '确认')).lines[0]).toBe(told);
});

it('facts are compared one by one, long ones by their hash', () => {
  const many = Array.from({ length: 60 }, (_, i) => `示例企业 ${i}`);
  const [one, other] = [
    { facts: { many, few: 1 }, done: null },
    { facts: { many: [...many, '多一户 1'], few: 1 }, done: null },
  ];
  expect(JSON.stringify(digestOf(one)).length).toBeLessThan(120);
  expect(changedFacts(digestOf(one), digestOf(other))).toEqual(['many']);
  expect(changedFacts({}, digestOf(other))).toEqual([]);
  expect([isAsSeen(digestOf(one), digestOf(one)), isAsSeen(digestOf(one), digestOf(other)), isAsSeen({}, digestOf(one))]).toEqual(
    [true, false, false],
  );
});
