import { describe, expect, it } from 'vitest';
import { assess, type ComparedReport, type YearRows } from '../../src/domain/assessment.ts';
import { DEFAULT_SETTINGS } from '../../src/domain/settings.ts';

const [FIRST, LAST] = ['2021-W03', '2021-W20'];
const report = (
  enterprise: string,
  week: string,
  headcount: number,
  shortage: number,
  district = enterprise[0] ?? '',
): ComparedReport => ({
  enterprise,
  week,
  district,
  headcount,
  shortage,
});

/** Enterprises are called by their district: A1 stands in A, at both ends unless `placed` says otherwise. */
function year(reports: readonly ComparedReport[], over: Partial<YearRows> = {}): YearRows {
  const ids = [...new Set(reports.map((r) => r.enterprise))];
  const placed = ids.flatMap((enterprise) => [FIRST, LAST].map((week) => ({ enterprise, week, district: enterprise[0] ?? '' })));
  return { counted: { from: FIRST, to: LAST }, baseline: FIRST, end: [LAST], reports, placed, tallies: [], ...over };
}

const ranks = (rows: YearRows, rankBy: 'points' | 'share' = 'points') =>
  assess(rows, ['A', 'B', 'D', 'E'], { ...DEFAULT_SETTINGS.assessment, rankBy }).districts.map((d) => [
    d.district,
    d.rank,
    d.unranked,
  ]);

describe('ranks', () => {
  const reports = [
    // 10 % → 5 %, in other numbers too; 40 % → 34 %; 0 % → 0 %.
    ...[report('A1', FIRST, 90, 10), report('A1', LAST, 95, 5)],
    ...[report('B1', FIRST, 180, 20), report('B1', LAST, 380, 20)],
    ...[report('D1', FIRST, 60, 40), report('D1', LAST, 66, 34)],
    ...[report('E1', FIRST, 50, 0), report('E1', LAST, 50, 0)],
  ];

  it('go by percentage points; ties share one, and a baseline rate of 0 has none', () =>
    expect(ranks(year(reports))).toEqual([
      ['D', 1, null],
      ['A', 2, null],
      ['B', 2, null],
      ['E', null, 'zeroBaseline'],
    ]));

  it('go by percent where that is set', () =>
    expect(ranks(year(reports), 'share')).toEqual([
      ['A', 1, null],
      ['B', 1, null],
      ['D', 3, null],
      ['E', null, 'zeroBaseline'],
    ]));

  it('wait for a second week', () =>
    expect(ranks(year(reports, { end: [FIRST] })).every(([, , why]) => why !== null)).toBe(true));
});

it('adds people up and never rates, over those filed at both ends in the district', () => {
  const rows = year(
    [
      ...[report('A1', FIRST, 10, 10), report('A1', LAST, 20, 0)],
      ...[report('A2', FIRST, 990, 10), report('A2', LAST, 990, 10)],
      // Not in both, or not in A at both.
      ...[report('A3', FIRST, 5, 5), report('A4', LAST, 5, 5), report('A5', FIRST, 7, 7), report('A5', LAST, 7, 7, 'B')],
    ],
    {
      placed: [
        ...['A1', 'A2', 'A3', 'A5', 'A6'].map((enterprise) => ({ enterprise, week: FIRST, district: 'A' })),
        ...['A1', 'A2', 'A4', 'A6'].map((enterprise) => ({ enterprise, week: LAST, district: 'A' })),
        { enterprise: 'A5', week: LAST, district: 'B' },
      ],
    },
  );
  const { districts, enterprises } = assess(rows, ['A', 'B'], DEFAULT_SETTINGS.assessment);
  expect(districts[0]).toMatchObject({
    district: 'A',
    rank: 1,
    baseline: { headcount: 1000, shortage: 20 },
    end: { headcount: 1010, shortage: 10 },
    compared: 2,
    leftOut: { left: 1, joined: 1, moved: 1, neither: 1 },
  });
  expect(districts[0]?.fallPoints).toBeCloseTo(20 / 1020 - 10 / 1020, 12);
  expect(districts[1]).toMatchObject({ district: 'B', rank: null, unranked: 'nobody', leftOut: { moved: 1 } });
  expect(enterprises.filter((e) => e.leftOut === null).map((e) => e.enterprise)).toEqual(['A1', 'A2']);
});

it('takes the mean of four weeks over those filed in every one of them', () => {
  const end = ['2021-W17', '2021-W18', '2021-W19', LAST];
  const rows = year(
    [
      ...[report('A1', FIRST, 90, 10), ...end.map((week, i) => report('A1', week, 90 + i, 10 - i))],
      ...[report('A2', FIRST, 50, 50), ...end.slice(1).map((week) => report('A2', week, 50, 50))],
    ],
    { end },
  );
  const [a] = assess(rows, ['A'], DEFAULT_SETTINGS.assessment).districts;
  expect(a).toMatchObject({ compared: 1, leftOut: { noEnd: 1 }, end: { headcount: 366, shortage: 34 } });
  expect(a?.fallPoints).toBeCloseTo(0.1 - 34 / 400, 12);
});
