// 什么时候截止: is the due instant told, with the time left, and what still can be done after it?
import { expect, it } from 'vitest';
import type { Speaker } from '../../../src/desk/speaker.ts';
import { NEW_THREAD } from '../../../src/desk/thread.ts';
import { instantAt } from '../../../src/domain/time.ts';
import { whenDue } from '../../../src/features/deadlines/when-due.ts';
import type { Measure, QueryReading } from '../../../src/reading/reading.ts';
import { person, roster } from '../../domain/bureau.ts';

function lines(
  at: Date,
  measures: readonly Measure[],
  period: QueryReading['period'],
  moved: ReadonlyMap<string, Date> = new Map(),
) {
  const wang = person('wang', 'specialist', 'north');
  const speaker: Speaker = {
    asker: { corp: 'c', userid: 'wang', role: 'specialist', region: 'north' },
    person: wang,
    bureau: {
      roster: roster(['a north wang 2025-12-29']),
      calendar: { days: new Map(), years: new Set([2025, 2026]), moved } as never,
    },
    message: 'm',
    arrivedAt: at,
    thread: 1,
  };
  const query: QueryReading = { kind: 'query', measures, period };
  const turn = { speaker, thread: NEW_THREAD, text: '', reading: query, reports: {} as never, chosen: null };
  return whenDue(turn, query, { monthOpensOn: 20 })?.lines ?? null;
}
const WEEK = { from: '2026-W48', to: '2026-W48' };

it('says how much time is left', () => {
  expect(lines(instantAt('2026-11-26', '10:30'), ['deadline'], WEEK)).toEqual([
    '本周（11月23日—29日）11月27日周五12:00截止，还有1天1小时。截止后到11月29日周日24:00前还能报，记迟报。',
  ]);
  expect(lines(instantAt('2026-11-27', '11:15'), ['deadline'], WEEK)?.[0]).toContain('还有45分钟。');
  expect(lines(new Date(instantAt('2026-11-27', '12:00').getTime() - 1), ['deadline'], WEEK)?.[0]).toContain('还有不到1分钟。');
});

it('says what is left to do once it has passed', () => {
  expect(lines(instantAt('2026-11-27', '12:00'), ['deadline'], WEEK)?.[0]).toContain(
    '已于11月27日周五12:00截止，11月29日周日24:00前还能报',
  );
  expect(lines(instantAt('2026-11-30', '00:00'), ['deadline'], WEEK)?.[0]).toContain('不再收');
});

it('says that it was moved, when a week opens, and the month’s', () => {
  const moved = new Map([['2026-W48', instantAt('2026-11-26', '17:00')]]);
  expect(lines(instantAt('2026-11-26', '10:00'), ['deadline'], WEEK, moved)?.[0]).toContain(
    '11月26日周四17:00截止（市局专班调整过），还有7小时。',
  );
  expect(lines(instantAt('2026-11-26', '10:00'), ['deadline'], { from: '2026-W49', to: '2026-W49' })?.[0]).toContain(
    '11月30日周一00:00开始报',
  );
  expect(lines(instantAt('2026-11-26', '10:00'), ['deadline', 'monthly'], { month: '2026-11' })?.[0]).toContain(
    '11月月通报11月30日周一12:00截止，还有4天2小时',
  );
});

it('leaves other questions alone', () => {
  expect(lines(instantAt('2026-11-26', '10:00'), ['shortage'], WEEK)).toBeNull();
  expect(lines(instantAt('2026-11-26', '10:00'), ['deadline', 'shortage'], WEEK)).toBeNull();
});
