// A thread is read back whatever program wrote it: no answer is ever dropped.
import { expect, test } from 'vitest';
import { weeklyDispatch } from '../../conversations/weekly-dispatch.ts';
import { readThread } from '../../src/desk/stored-thread.ts';
import { NEW_THREAD, type Thread, withAside, withoutAside, writeThread } from '../../src/desk/thread.ts';
import { EMPTY_DRAFT, newAnswers, type WeekAnswers, type WeekReview, withDraft } from '../../src/desk/week/form/answers.ts';
import { weekForm } from '../../src/desk/week/form/form.ts';
import { newState, stepBack } from '../../src/forms/state.ts';

const figures = { general: 8, skilled: 3, senior: 0 };
const state = newState<WeekAnswers, WeekReview>(
  weekForm,
  withDraft({ ...newAnswers('2026-W48'), queue: ['e2'] }, 'e1', {
    ...EMPTY_DRAFT,
    answers: { headcount: 120, shortage: figures },
  }),
);
const drafted: Thread = { ...NEW_THREAD, report: { ...state, misses: 1 } };

test('what was written is read back', () => {
  expect(readThread(writeThread(drafted))).toEqual(drafted);
  expect(readThread(null)).toEqual(NEW_THREAD);
});

test('a form that changed meanwhile keeps every answer and the order of what is still asked', () => {
  const older = { ...drafted, report: drafted.report && { ...drafted.report, version: weekForm.version - 1 } };
  const { report } = readThread(writeThread(older));
  expect(report?.version).toBe(weekForm.version);
  expect(report?.answers.period).toBe('2026-W48');
  expect(report?.answers.drafts.e1?.answers).toEqual({ headcount: 120, shortage: figures });
  expect(report?.answers.queue).toEqual(['e2']);
});

/** As programs before the form engine stored it. */
const OLD = {
  script: weeklyDispatch.name,
  version: weeklyDispatch.version,
  period: '2026-W48',
  drafts: state.answers.drafts,
  queue: ['e2'],
  together: false,
  which: [],
  review: null,
  misses: 1,
  touched: null,
  correcting: null,
  trail: [{ drafts: { e1: null }, queue: ['e1', 'e2'] }],
};

test('a report of a program before the form engine goes on, and can be gone back in', () => {
  const { asides: _, echo: __, rehearsal: ___, ...older } = drafted;
  const { report } = readThread(JSON.stringify({ ...older, report: OLD }));
  expect(report).toEqual({ ...state, trail: [[{ path: ['drafts', 'e1'] }, { path: ['queue'], was: ['e1', 'e2'] }]] });
  const back = report && stepBack(report);
  expect(back?.answers).toEqual({ ...newAnswers('2026-W48'), queue: ['e1', 'e2'] });
});

test('the newest aside holds the floor, one a room', () => {
  const at = new Date('2026-11-26T02:00:00Z');
  const both = withAside(withAside(withAside(NEW_THREAD, 'a', 1, at), 'b', 2, at), 'a', 3, at);
  expect(both.asides.map((a) => [a.room, a.slot])).toEqual([
    ['b', 2],
    ['a', 3],
  ]);
  expect(withoutAside(both, 'a').asides.map((a) => a.room)).toEqual(['b']);
});
