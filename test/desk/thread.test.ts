// A thread is read back whatever program wrote it: no answer is ever dropped.
import { expect, test } from 'vitest';
import { weeklyDispatch } from '../../conversations/weekly-dispatch.ts';
import { readThread } from '../../src/desk/stored-thread.ts';
import { NEW_THREAD, type Thread, withAside, withoutAside, writeThread } from '../../src/desk/thread.ts';
import { EMPTY_DRAFT, newSession, withDraft } from '../../src/engine/session.ts';

const figures = { general: 8, skilled: 3, senior: 0 };
const drafted: Thread = {
  ...NEW_THREAD,
  report: withDraft({ ...newSession(weeklyDispatch.name, weeklyDispatch.version, '2026-W48'), queue: ['e2'], misses: 1 }, 'e1', {
    ...EMPTY_DRAFT,
    answers: { headcount: 120, shortage: figures },
  }),
};

test('what was written is read back', () => {
  expect(readThread(writeThread(drafted))).toEqual(drafted);
  expect(readThread(null)).toEqual(NEW_THREAD);
});

test('a script that changed meanwhile keeps every answer and the order of what is still asked', () => {
  const older = { ...drafted, report: drafted.report && { ...drafted.report, version: weeklyDispatch.version - 1 } };
  const { report } = readThread(writeThread(older));
  expect(report?.version).toBe(weeklyDispatch.version);
  expect(report?.period).toBe('2026-W48');
  expect(report?.drafts.e1?.answers).toEqual({ headcount: 120, shortage: figures });
  expect(report?.queue).toEqual(['e2']);
});

test('a thread of a program that knew less gets what is new empty', () => {
  const { asides: _, echo: __, rehearsal: ___, ...older } = drafted;
  const { carried: ____, ...report } = older.report ?? newSession('', 0, '');
  expect(readThread(JSON.stringify({ ...older, report }))).toEqual(drafted);
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
