// Which groups were as asked in so many weeks on end: 连续三周缺工, 两周都没报?
import { addWeeks } from '../../domain/time.ts';
import type { AnswerRow } from './answer.ts';

type Runs = {
  /** The weeks of each group's runs, in their order. */
  readonly rows: readonly AnswerRow[];
  /** Groups with a week of which nothing is known, whose other weeks are all as asked. */
  readonly unknown: number;
};

/** `at`: where the week stands in a row's key; `rows` are grouped and in the order of time. A week of which nothing is known ends a run. */
export function inRuns(
  rows: readonly AnswerRow[],
  at: number,
  weeks: number,
  isMet: (row: AnswerRow) => boolean,
  isKnown: (row: AnswerRow) => boolean,
): Runs {
  const groups = new Map<string, AnswerRow[]>();
  for (const row of rows) {
    const text = JSON.stringify(row.key.filter((_, i) => i !== at));
    groups.set(text, [...(groups.get(text) ?? []), row]);
  }
  let unknown = 0;
  const found: AnswerRow[] = [];
  for (const group of groups.values()) {
    const run = runsIn(group, at, weeks, isMet);
    found.push(...run);
    const isOpen = run.length === 0 && group.some(isMet) && group.some((row) => !isKnown(row));
    if (isOpen && group.every((row) => isMet(row) || !isKnown(row))) unknown += 1;
  }
  return { rows: found, unknown };
}

/** All rows that are part of a run. A week in which nothing was owed nor reported has no row. */
function runsIn(
  group: readonly AnswerRow[],
  at: number,
  weeks: number,
  isMet: (row: AnswerRow) => boolean,
): readonly AnswerRow[] {
  const runs: AnswerRow[][] = [];
  let last: string | null = null;
  for (const row of group.filter(isMet)) {
    const week = row.key[at] ?? '';
    if (last !== null && addWeeks(last, 1) === week) runs.at(-1)?.push(row);
    else runs.push([row]);
    last = week;
  }
  return runs.filter((run) => run.length >= weeks).flat();
}
