import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/domain/reports.ts';
import { byTier, NO_FIGURES, sumOf } from '../../src/domain/tiers.ts';
import { cumulativeFrom, shortageRate, type TotalsScope, totalsOf } from '../../src/domain/totals.ts';
import { enterprise, roster } from './bureau.ts';

// 2026-W01 opens on 29 December 2025, 2026-W03 on 12 January.
const ROSTER = {
  ...roster([
    '甲 north wang 2025-01-06',
    '乙 north wang 2025-01-06 2026-01-12',
    '乙 south zhao 2026-01-12', // moved to the south for W03
    '丙 south zhao 2025-01-06',
    '丁 south zhao 2026-01-14', // came on a Wednesday: not due in W03
  ]),
  enterprises: [enterprise('甲', 'majorProject'), enterprise('乙'), enterprise('丙'), enterprise('丁', 'majorProject')],
};

type Three = readonly [number, number, number];

function report(
  enterpriseId: string,
  week: string,
  district: string,
  headcount: number,
  shortage: Three,
  resolved: Three,
): Report {
  const [figuresOf, at] = [([general, skilled, senior]: Three) => ({ general, skilled, senior }), new Date(0)];
  return {
    enterprise: enterpriseId,
    week,
    district,
    revision: 1,
    figures: { headcount, shortage: figuresOf(shortage), resolved: figuresOf(resolved) },
    doubts: [],
    filedAt: at,
    filedBy: 'wang',
    firstFiledAt: at,
    punctuality: 'onTime',
  };
}

const REPORTS = [
  report('甲', '2025-W52', 'north', 90, [9, 0, 0], [100, 0, 0]),
  report('甲', '2026-W01', 'north', 90, [9, 0, 0], [1, 0, 0]),
  report('乙', '2026-W02', 'north', 50, [0, 5, 0], [0, 2, 0]),
  report('丙', '2026-W02', 'south', 20, [0, 0, 5], [0, 0, 30]),
  report('甲', '2026-W03', 'north', 100, [8, 3, 0], [4, 0, 0]),
  report('乙', '2026-W03', 'south', 60, [0, 4, 1], [0, 1, 0]),
  report('丁', '2026-W03', 'south', 40, [0, 0, 0], [0, 0, 7]),
  report('甲', '2026-W04', 'north', 100, [0, 0, 0], [50, 0, 0]),
];

const ALL: TotalsScope = { week: '2026-W03', districts: null, types: null, enterprises: null };

describe('totals of a week', () => {
  it('add up the whole city', () =>
    expect(totalsOf(ALL, ROSTER, REPORTS)).toEqual({
      enterprises: 3,
      byType: { majorProject: 2, unemploymentMonitored: 0, employmentMonitored: 0, other: 1 },
      headcount: 200,
      shortage: { general: 8, skilled: 7, senior: 1 },
      resolved: { general: 4, skilled: 1, senior: 7 },
      resolvedToDate: { general: 5, skilled: 3, senior: 7 }, // 丙 has no report this week: its 30 are not in the table
      coverage: { due: 3, filed: 2, extra: 1 },
    }));

  it('count an enterprise that moved where it stood when the week opened, with all it resolved elsewhere', () => {
    const south = totalsOf({ ...ALL, districts: ['south'] }, ROSTER, REPORTS);
    expect(south.shortage).toEqual({ general: 0, skilled: 4, senior: 1 });
    expect(south.resolvedToDate).toEqual({ general: 0, skilled: 3, senior: 7 });
    expect(south.coverage).toEqual({ due: 2, filed: 1, extra: 1 });
  });

  it('count from the first week ever where that is set', () =>
    expect(totalsOf(ALL, ROSTER, REPORTS, 'start').resolvedToDate.general).toBe(105));

  it('keep to types and to single enterprises', () => {
    const major = totalsOf({ ...ALL, types: ['majorProject'] }, ROSTER, REPORTS);
    expect([major.enterprises, major.headcount, major.coverage]).toEqual([2, 140, { due: 1, filed: 1, extra: 1 }]);
    const one = totalsOf({ ...ALL, enterprises: ['乙'] }, ROSTER, REPORTS);
    expect([one.enterprises, one.headcount, one.coverage]).toEqual([1, 60, { due: 1, filed: 1, extra: 0 }]);
  });

  it('of a week nobody reported are zeros over 应报, and the rate is none', () => {
    const empty = totalsOf({ ...ALL, week: '2026-W10' }, ROSTER, REPORTS);
    expect([empty.enterprises, empty.shortage, empty.resolvedToDate]).toEqual([0, NO_FIGURES, NO_FIGURES]);
    expect(empty.coverage).toEqual({ due: 4, filed: 0, extra: 0 });
    expect(shortageRate(empty.headcount, sumOf(empty.shortage))).toBeNull();
  });
});

describe('where 累计 begins', () => {
  it.each([
    ['2021-W20', 'year', '2021-W01'],
    ['2020-W53', 'year', '2020-W01'],
    ['2021-W20', 'start', null],
  ] as const)('%s since %s: %s', (week, since, from) => expect(cumulativeFrom(week, since)).toBe(from));
});

describe('any reports', () => {
  const three = fc.tuple(fc.nat(50), fc.nat(50), fc.nat(50));
  const one = fc.tuple(
    fc.constantFrom('甲', '乙', '丙', '丁'),
    fc.constantFrom('2026-W01', '2026-W02', '2026-W03'),
    fc.constantFrom('north', 'south'),
    fc.nat(200),
    three,
    three,
  );
  const some = fc
    .uniqueArray(one, { selector: (r) => `${r[0]}${r[1]}`, maxLength: 12 })
    .map((all) => all.map((r) => report(...r)));

  it('give the city what the districts give together, and the types likewise', () => {
    fc.assert(
      fc.property(some, (reports) => {
        const city = totalsOf(ALL, ROSTER, reports);
        const districts = ['north', 'south'].map((d) => totalsOf({ ...ALL, districts: [d] }, ROSTER, reports));
        for (const key of ['shortage', 'resolved', 'resolvedToDate'] as const)
          expect(city[key]).toEqual(byTier((t) => districts.reduce((sum, d) => sum + d[key][t], 0)));
        expect(city.enterprises).toBe(districts.reduce((sum, d) => sum + d.enterprises, 0));
        expect(Object.values(city.byType).reduce((a, b) => a + b, 0)).toBe(city.enterprises);
        expect(city.coverage.filed + city.coverage.extra).toBe(city.enterprises);
        expect(city.coverage.filed).toBeLessThanOrEqual(city.coverage.due);
      }),
    );
  });
});
