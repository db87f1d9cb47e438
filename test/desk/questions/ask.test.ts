// Is every part of a question answered by whoever knows it, and is it said how the words were read?
import { expect, it } from 'vitest';
import type { Feature, TextTurn } from '../../../src/desk/feature.ts';
import { answerQuestion } from '../../../src/desk/questions/ask.ts';
import type { Speaker } from '../../../src/desk/speaker.ts';
import { NEW_THREAD } from '../../../src/desk/thread.ts';
import { instantAt } from '../../../src/domain/time.ts';
import type { Measure, QueryReading } from '../../../src/reading/reading.ts';
import { person, roster } from '../../domain/bureau.ts';
import { CALENDAR_2026 } from '../../domain/calendar-2026.ts';

const NOW = instantAt('2026-11-26', '10:00');
const speaker: Speaker = {
  asker: { corp: 'c', userid: 'wang', role: 'specialist', region: 'north' },
  person: person('wang', 'specialist', 'north'),
  bureau: { roster: roster(['a north wang 2025-12-29']), calendar: CALENDAR_2026 } as never,
  message: 'm1',
  arrivedAt: NOW,
  thread: 1,
};
const WEEK = { from: '2026-W48', to: '2026-W48' };
const query = (measures: readonly Measure[], more: Partial<QueryReading> = {}): QueryReading => ({
  kind: 'query',
  measures,
  period: WEEK,
  ...more,
});
const turnOf = (reading: QueryReading): TextTurn => ({
  speaker,
  thread: NEW_THREAD,
  text: '问',
  reading,
  reports: {} as never,
  chosen: null,
});

/** Answers questions of its own measures by naming them. */
const knowing = (name: string, measures: readonly Measure[], room?: string): Feature => ({
  name,
  query: async ({ thread, query: asked }) => {
    if (!asked.measures.every((m) => measures.includes(m))) return null;
    const aside = room === undefined ? [] : [{ room, state: {}, at: NOW.toISOString() }];
    return {
      thread: {
        ...thread,
        asides: [...thread.asides, ...aside],
        asked: { query: asked, at: NOW.toISOString(), sources: [] },
      } as never,
      lines: [`${name}: ${asked.measures.join()}`],
    };
  },
});
const FEATURES = [knowing('due', ['deadline']), knowing('figures', ['shortage', 'resolved'])];

it('asks each part of whoever knows it, and goes on from the figures', async () => {
  const asked = query(['shortage', 'deadline', 'contacts']);
  const { lines, thread } = await answerQuestion({ features: FEATURES }, turnOf(asked), { kind: 'query', query: asked });
  expect(lines.slice(0, 2)).toEqual(['figures: shortage', 'due: deadline']);
  expect(lines).toHaveLength(3);
  expect(thread.asked?.query.measures).toEqual(['shortage']);
});

it('says what has to be asked again where the first part asks back', async () => {
  const asked = query(['shortage', 'deadline']);
  const features = [knowing('due', ['deadline']), knowing('figures', ['shortage'], 'questions')];
  const { lines } = await answerQuestion({ features }, turnOf(asked), { kind: 'query', query: asked });
  expect(lines).toEqual(['figures: shortage', '选好以后，截止时间请再问一次。']);
});

it('says nothing of the reading where every word was understood', async () => {
  const asked = query(['shortage']);
  const { lines } = await answerQuestion({ features: FEATURES }, turnOf(asked), { kind: 'query', query: asked });
  expect(lines).toEqual(['figures: shortage']);
});

it('says how it was read and what was passed over, and offers what else was meant by number', async () => {
  const asked = query(['shortage'], { skipped: ['预测', '一下子', '四月', '更多'] });
  const alternatives = [
    query(['resolved']),
    query(['late'], { period: { from: '2026-W47', to: '2026-W47' } }),
    query(['headcount']),
  ];
  const { lines, thread } = await answerQuestion({ features: FEATURES }, turnOf(asked), {
    kind: 'query',
    query: asked,
    alternatives,
  });
  expect(lines).toEqual([
    '按“本周 缺工”答，没用上“预测”“一下子”“四月”：',
    'figures: shortage',
    '也可能是（回序号改看）：',
    '1 上周 迟报',
  ]);
  expect(thread.offered).toEqual({ message: 'm1', texts: ['上周 迟报'] });
});

it('offers nothing beside a list that takes a number itself', async () => {
  const asked = query(['shortage']);
  const features = [knowing('figures', ['shortage'], 'questions')];
  const meaning = { kind: 'query', query: asked, alternatives: [query(['resolved'])] } as const;
  const { thread } = await answerQuestion({ features }, turnOf(asked), meaning);
  expect(thread.offered).toBeUndefined();
});

it('names nobody in how it was read whom the asker may not see', async () => {
  const asked = query(['shortage'], { enterprise: 'elsewhere', skipped: ['预测'] });
  const alternatives = [query(['late'], { enterprise: 'elsewhere' })];
  const { lines, thread } = await answerQuestion({ features: FEATURES }, turnOf(asked), {
    kind: 'query',
    query: asked,
    alternatives,
  });
  expect(lines).toEqual(['figures: shortage']);
  expect(thread.offered).toBeUndefined();
});
