// Which workbook goes beside a long read-back, and when?
import ExcelJS from 'exceljs';
import { expect, it } from 'vitest';
import type { Outgoing } from '../../../src/desk/ports.ts';
import { Problem } from '../../../src/desk/problem.ts';
import type { Speaker } from '../../../src/desk/speaker.ts';
import { NEW_THREAD } from '../../../src/desk/thread.ts';
import type { WeekReview, WeekState } from '../../../src/desk/week/form/answers.ts';
import type { WeekFacts } from '../../../src/desk/week/form/facts.ts';
import { openWeek, weekTurn } from '../../../src/desk/week/form/turn.ts';
import { type ReadBackFiles, withReadBackFile } from '../../../src/features/weekly/read-back-file.ts';
import { answers, many } from '../../desk/week/world.ts';
import { PEOPLE } from '../../domain/bureau.ts';
import { readableDocuments } from '../../memory/documents.ts';

const speaker: Speaker = {
  asker: { corp: 'c', userid: 'wang', role: 'specialist', region: 'north' },
  person: PEOPLE[0] as Speaker['person'],
  bureau: {
    roster: { regions: [], people: [], enterprises: [], assignments: [] } as unknown as Speaker['bureau']['roster'],
    calendar: { days: new Map(), years: new Set<number>(), moved: new Map() },
  },
  message: 'm1',
  arrivedAt: new Date('2026-11-26T02:00:00Z'),
  thread: 1,
};

const last = (n: number) => answers(100, [n - 1, 2, 0]);

function filesIn() {
  const kept: Uint8Array[] = [];
  const deps: ReadBackFiles = { documents: readableDocuments, files: { keep: async (_, bytes) => `f${kept.push(bytes)}` } };
  return { kept, deps };
}

/** The answer to one more event after `before`. */
async function after(deps: ReadBackFiles, facts: WeekFacts, before: WeekState, text: string | null) {
  const turned = weekTurn(before, text === null ? { kind: 'same' } : { kind: 'answer', text }, facts);
  const answered = { thread: { ...NEW_THREAD, report: turned.state }, lines: turned.lines };
  return withReadBackFile(deps, speaker, { ...NEW_THREAD, report: before }, answered, facts);
}

const nameOf = (row: Outgoing | undefined) => (row?.say.kind === 'file' ? row.say.name : null);

it('holds each enterprise of a read-back of more than ten, and their sums', async () => {
  const { kept, deps } = filesIn();
  const { lines, sends } = await after(deps, many(12, last), openWeek('2026-W48'), null);
  expect([sends?.length, nameOf(sends?.[0])]).toEqual([1, `核对稿2026年第48周${speaker.person.name}.xlsx`]);
  expect(lines.at(-2)).toBe('每户的数见随后发到的表格（12户）。');
  expect(lines.at(-1)).toContain('确认');
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(kept[0] as unknown as ExcelJS.Buffer);
  const sheet = workbook.worksheets[0];
  const row = (n: number) => ((sheet?.getRow(n).values ?? []) as unknown[]).slice(1);
  expect(row(6)).toEqual(['示例3号厂', 3, 100, 2, 2, 0, 4, 0, 0, 0, 0, '同上周']);
  expect(row(16).slice(0, 7)).toEqual(['合计', '', 1200, 66, 24, 0, 90]);
});

it.each([
  ['of ten, which the phone shows', 10, null],
  ['after 改, which shows only what changed', 12, '改 3 普工 12'],
  ['of a line that changes nothing', 12, '好的'],
])('is not sent %s', async (_, count, text) => {
  const { kept, deps } = filesIn();
  const facts = many(count, last);
  const shown = weekTurn(openWeek('2026-W48'), { kind: 'same' }, facts).state;
  const { sends } = await after(deps, facts, text === null ? openWeek('2026-W48') : shown, text);
  expect([sends ?? [], kept]).toEqual([[], []]);
});

it('is left out where it cannot be made or kept: the words are all', async () => {
  const { deps } = filesIn();
  const failing = (code: 'documents.failed' | 'database.away') => async (): Promise<never> => {
    throw new Problem(code);
  };
  for (const broken of [
    { ...deps, documents: { table: failing('documents.failed') } },
    { ...deps, files: { keep: failing('database.away') } },
  ]) {
    const { lines, sends, thread } = await after(broken, many(12, last), openWeek('2026-W48'), null);
    expect(sends ?? []).toEqual([]);
    expect(lines.join()).not.toContain('表格');
    expect(Object.keys((thread.report?.review ?? {}) as WeekReview)).toHaveLength(12);
  }
});
