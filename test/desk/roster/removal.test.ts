import { describe, expect, test } from 'vitest';
import type { Bureaus, ImportedRoster } from '../../../src/desk/ports.ts';
import { isProblem } from '../../../src/desk/problem.ts';
import { importRoster, planImport, type RosterImport } from '../../../src/desk/roster/import-roster.ts';
import { isConfirmed, needsRepeating, type Removal, showRemoval, showTrial } from '../../../src/desk/roster/removal.ts';
import { showImport } from '../../../src/desk/roster/show.ts';
import { NOTHING, PEOPLE, TODAY, workbook } from './roster-sheets.ts';

const enterprises = (count: number) =>
  Array.from({ length: count }, (_, i) => `示例${i + 1}号厂|||其他企业|否|5|370402|anna|在册|2020-W01`);
const full = planImport(NOTHING, workbook(enterprises(30)), TODAY).change.roster;

function bureausWith(roster: ImportedRoster) {
  const saved: ImportedRoster[] = [];
  const bureaus: Bureaus = {
    current: async () => ({
      roster: { version: saved.length, ...(saved.at(-1) ?? roster) },
      calendar: { days: new Map(), years: new Set(), moved: new Map() },
    }),
    save: async (next) => {
      saved.push(next);
      return { changed: true, version: saved.length };
    },
  };
  return { bureaus, saved };
}
const imported = async (sheets: ReturnType<typeof workbook>, remove: number | null, dryRun = false) => {
  const { bureaus, saved } = bureausWith(full);
  const options = { by: 'command', at: new Date('2021-05-19T03:00:00Z'), dryRun, remove };
  const problem: unknown = await importRoster(bureaus, sheets, options).then(
    () => null,
    (e: unknown) => e,
  );
  return { saved: saved.length, problem };
};

describe('a workbook that leaves people or enterprises out', () => {
  test('of a tenth is imported unasked, of more only with the number', async () => {
    expect(await imported(workbook(enterprises(27)), null)).toEqual({ saved: 1, problem: null });
    const { saved, problem } = await imported(workbook(enterprises(26)), null);
    expect([saved, isProblem(problem, 'roster.removal')]).toEqual([0, true]);
    expect((await imported(workbook(enterprises(26)), 4)).saved).toBe(1);
  });
  test('another number is refused, also where none was needed', async () => {
    for (const [left, said] of [
      [26, 3],
      [26, 5],
      [26, 0],
      [27, 30],
      [30, 2],
    ] as const) {
      const one = { ...(await imported(workbook([...enterprises(left), '示例新厂|||其他企业|否|5|370402|anna|在册|']), said)) };
      expect([one.saved, isProblem(one.problem, 'roster.removal')], `${left} ${said}`).toEqual([0, true]);
    }
  });
  test('the same whether they are marked 退出 or left out', async () => {
    const marked = enterprises(30).map((line, i) => (i < 4 ? line.replace('在册', '退出') : line));
    expect((await imported(workbook(marked), null)).saved).toBe(0);
    expect((await imported(workbook(marked), 4)).saved).toBe(1);
  });
  test('people count by themselves', async () => {
    const fewer = workbook(enterprises(30), PEOPLE.slice(0, 4));
    expect((await imported(fewer, null)).saved).toBe(0);
    expect((await imported(fewer, 1)).saved).toBe(1);
  });
  test('an unchanged roster is never in question; a dry run saves nothing and asks for nothing', async () => {
    expect(await imported(workbook(enterprises(30)), 12)).toEqual({ saved: 0, problem: null });
    expect(await imported(workbook(enterprises(2)), null, true)).toEqual({ saved: 0, problem: null });
  });
  test('what would change is shown first, then how to go on', async () => {
    const { problem } = await imported(workbook(enterprises(20), PEOPLE.slice(0, 4)), 7);
    const planned = (problem as { details: { planned: RosterImport } }).details.planned;
    expect(showImport(planned, true)).toContain('  企业：新增0，改动0，退出10');
    expect(showTrial(planned.removal, null)).toEqual(['会离开的超过十分之一，导入时要加上 --remove 11。']);
    expect(showTrial(planned.removal, 11)).toEqual(['写的 --remove 11 与会离开的个数相符，可以导入。']);
    expect(showTrial(planned.removal, 7)).toEqual(['写的是 --remove 7，对不上：会离开的共11个，这样不会导入。']);
    expect(showRemoval(planned.removal, 7)).toEqual([
      '没有导入：这份名册会让企业30中的10户退出，人员5中的1人停用。写的是 --remove 7，对不上。',
      '如果文件只是名册的一部分，请补全后再导入：表里没有的人和企业都按离开办理。',
      '确实要这样，请再运行一次并加上 --remove 11。',
    ]);
  });
});

describe('the number', () => {
  const removal = (people: readonly [number, number], others: readonly [number, number]): Removal => ({
    people: { leaving: people[0], of: people[1] },
    enterprises: { leaving: others[0], of: others[1] },
  });
  test('is of all that leave, or of the only kind of which too many do', () => {
    expect([4, 5, 1].map((n) => isConfirmed(removal([1, 100], [4, 30]), n))).toEqual([true, true, false]);
    expect([4, 6, 2].map((n) => isConfirmed(removal([2, 10], [4, 30]), n))).toEqual([false, true, false]);
  });
  test('is asked for from the first above a tenth', () => {
    expect(needsRepeating(removal([0, 0], [3, 30]))).toBe(false);
    expect(needsRepeating(removal([0, 0], [4, 30]))).toBe(true);
    expect(needsRepeating(removal([2, 20], [0, 30]))).toBe(false);
    expect(needsRepeating(removal([3, 20], [0, 30]))).toBe(true);
    expect(needsRepeating(removal([0, 0], [0, 0]))).toBe(false);
  });
});
