// Items for the engine's tests: three with a last week, one without, one already filed.

import type { FullAnswers } from '../../../src/desk/week/form/answers.ts';
import type { WeekFacts, WeekItem } from '../../../src/desk/week/form/facts.ts';
import { doubtsOf } from '../../../src/domain/plausibility.ts';

export const answers = (
  headcount: number,
  shortage: readonly number[],
  resolved: readonly number[] = [0, 0, 0],
): FullAnswers => ({
  headcount,
  shortage: { general: shortage[0] ?? 0, skilled: shortage[1] ?? 0, senior: shortage[2] ?? 0 },
  resolved: { general: resolved[0] ?? 0, skilled: resolved[1] ?? 0, senior: resolved[2] ?? 0 },
});

const item = (number: number, more: Partial<WeekItem> = {}): WeekItem => ({
  id: `e${number}`,
  number,
  duty: true,
  name: `示例${'甲乙丙丁戊'[number - 1]}厂有限公司`,
  short: `${'甲乙丙丁戊'[number - 1]}厂`,
  called: [`示例${'甲乙丙丁戊'[number - 1]}厂有限公司`, `${'甲乙丙丁戊'[number - 1]}厂`],
  last: null,
  known: {},
  filed: null,
  ...more,
});

export const WORLD: WeekFacts = {
  items: [
    item(1, { last: answers(120, [8, 3, 0]) }),
    item(2, { last: answers(300, [0, 0, 0]) }),
    item(3, { last: answers(50, [1, 0, 2]), known: { headcount: 52 } }),
    item(4, { known: { headcount: 90 } }),
    item(5, { last: answers(10, [1, 1, 1]), filed: answers(11, [2, 0, 0], [1, 0, 0]) }),
  ],
  judge: (_, figures) => doubtsOf('2026-W48', figures, []),
  whom: '联络员张某',
  periodName: '本周（11月23日—29日）',
  lastName: '上周',
  dutyName: '',
  dueName: '周五12:00',
  notice: null,
  isClosed: false,
};

/** The world after these items were filed. */
export const afterFiling = (facts: WeekFacts, filed: Readonly<Record<string, FullAnswers>>): WeekFacts => ({
  ...facts,
  items: facts.items.map((i) => ({ ...i, filed: filed[i.id] ?? i.filed })),
});

/** So many enterprises, each with a last week. */
export const many = (count: number, last: (n: number) => FullAnswers): WeekFacts => ({
  ...WORLD,
  items: Array.from({ length: count }, (_, i) => ({
    id: `e${i + 1}`,
    number: i + 1,
    duty: true,
    name: `示例${i + 1}号厂`,
    short: `${i + 1}号厂`,
    called: [`示例${i + 1}号厂`],
    last: last(i + 1),
    known: {},
    filed: null,
  })),
});
