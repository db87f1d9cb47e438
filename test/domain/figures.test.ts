import { describe, expect, it } from 'vitest';
import { isWithin, ranked, valueIn } from '../../src/domain/figure-values.ts';
import type { FigureFilter, FigureQuestion } from '../../src/domain/figures.ts';
import { SKILL_TIERS } from '../../src/domain/tiers.ts';
import { weeksBetween } from '../../src/domain/time.ts';
import { enterprise, roster } from './bureau.ts';
import { type PlainReport, plainFacts, plainFigures } from './plain-figures.ts';

// 2026-W20 opens on 11 May.
const ROSTER = {
  ...roster([
    '甲 north wang 2026-01-05',
    '乙 north gone 2026-01-05 2026-05-18',
    '乙 south zhao 2026-05-18', // moved to the south for W21
    '丙 south zhao 2026-01-05',
    '丁 south li 2026-05-20', // came in the middle of W21: not due in it
  ]),
  enterprises: [enterprise('甲', 'majorProject'), { ...enterprise('乙'), surveyed: true }, enterprise('丙'), enterprise('丁')],
};

const report = (
  of: string,
  week: string,
  district: string,
  headcount: number,
  shortage: number,
  resolved: number,
): PlainReport => ({
  enterprise: of,
  week,
  district,
  type: of === '甲' ? 'majorProject' : 'other',
  surveyed: of === '乙',
  revision: 1,
  figures: {
    headcount,
    shortage: { general: shortage, skilled: 1, senior: 0 },
    resolved: { general: resolved, skilled: 0, senior: 0 },
  },
  doubts: [],
  filedAt: new Date(0),
  filedBy: 'wang',
  firstFiledAt: new Date(0),
  punctuality: of === '丙' ? 'late' : 'onTime',
});

const REPORTS = [
  report('甲', '2025-W52', 'north', 90, 0, 100),
  report('甲', '2026-W19', 'north', 100, 10, 1),
  report('甲', '2026-W20', 'north', 100, 8, 4),
  report('乙', '2026-W20', 'north', 50, 6, 3),
  report('甲', '2026-W21', 'north', 90, 9, 2),
  report('乙', '2026-W21', 'south', 60, 0, 5),
  report('丁', '2026-W21', 'south', 40, 3, 1),
  report('丙', '2026-W21', 'south', 30, 2, 0),
];

const ALL: FigureFilter = { districts: null, types: null, enterprises: null, specialist: null, surveyed: false };
const WEEKS = ['2026-W20', '2026-W21'];
const FACTS = plainFacts(ROSTER, REPORTS, ['2025-W52', ...weeksBetween('2026-W01', '2026-W21')]);
const question = (over: Partial<FigureQuestion> = {}): FigureQuestion => ({
  filter: ALL,
  spans: [{ weeks: WEEKS, standing: '2026-W21' }],
  by: [],
  needs: ['resolvedToDate', 'newDemand', 'specialists', 'enterprises'],
  ...over,
});
const totalOf = (over: Partial<FigureQuestion> = {}) => plainFigures(question(over), FACTS, 'year')[0]?.total;

describe('figures of several weeks', () => {
  it('sum what flows, show what stands as of one week, and count an enterprise once', () =>
    expect(totalOf()).toEqual({
      enterprises: 4,
      byType: { majorProject: 1, unemploymentMonitored: 0, employmentMonitored: 0, other: 3 },
      headcount: 90 + 60 + 40 + 30,
      shortage: { general: 9 + 0 + 3 + 2, skilled: 4, senior: 0 },
      resolved: { general: 4 + 3 + 2 + 5 + 1, skilled: 0, senior: 0 },
      resolvedToDate: { general: 1 + 4 + 2 + (3 + 5) + 1, skilled: 0, senior: 0 },
      coverage: { due: 6, filed: 5, extra: 1 },
      standing: { due: 3, filed: 3, extra: 1 },
      late: 1,
      // 甲 8−10+4 and 9−8+2, 乙 0−6+5; 乙's W20, 丙 and 丁 have no week before.
      newDemand: { general: 2 + 3 - 1, skilled: 0, senior: 0 },
      withoutBefore: 3,
      specialists: 2,
      // Not asked for.
      short: null,
    }));

  it('by district add up to the whole, a move in between included', () => {
    const [span] = plainFigures(question({ by: ['district'] }), FACTS, 'year');
    const of = (key: string) => span?.groups.find((g) => g.key[0] === key)?.sums;
    expect([of('north')?.enterprises, of('south')?.enterprises]).toEqual([1, 3]);
    expect([of('north')?.resolved?.general, of('south')?.resolved?.general]).toEqual([4 + 3 + 2, 5 + 1]);
    expect([of('north')?.resolvedToDate?.general, of('south')?.resolvedToDate?.general]).toEqual([7 + 3, 5 + 1]);
  });

  it('by week are each that week’s', () => {
    const [span] = plainFigures(question({ by: ['period'] }), FACTS, 'year');
    const w20 = span?.groups.find((g) => g.key[0] === '2026-W20')?.sums;
    expect(w20).toMatchObject({ enterprises: 2, headcount: 150, shortage: { general: 14 }, resolvedToDate: { general: 5 + 3 } });
  });

  it('are cut by type, survey, person and enterprise', () => {
    expect(totalOf({ filter: { ...ALL, types: ['majorProject'] } })?.coverage).toEqual({ due: 2, filed: 2, extra: 0 });
    expect(totalOf({ filter: { ...ALL, surveyed: true } })?.enterprises).toBe(1);
    expect(totalOf({ filter: { ...ALL, specialist: 'zhao' } })?.coverage).toEqual({ due: 3, filed: 2, extra: 0 });
    // Nobody has served 丁 before li, who comes in mid-week.
    expect(totalOf({ filter: { ...ALL, specialist: 'li' } })?.coverage).toEqual({ due: 0, filed: 0, extra: 1 });
    expect(totalOf({ filter: { ...ALL, enterprises: ['丙'] } })?.late).toBe(1);
  });
});

describe('a value', () => {
  const whole = totalOf();
  const nothing = totalOf({ filter: { ...ALL, enterprises: ['丙'] }, spans: [{ weeks: ['2026-W20'], standing: '2026-W20' }] });
  if (!whole || !nothing) throw new Error('no total');

  it('is of the tiers asked for', () => {
    expect(valueIn('shortage', whole, SKILL_TIERS)).toBe(18);
    expect(valueIn('shortage', whole, ['skilled'])).toBe(4);
    expect(valueIn('shortageRate', whole, ['skilled'])).toBeCloseTo(18 / (220 + 18));
  });

  it('is unknown where nobody reported, which is not 0', () => {
    for (const measure of ['shortage', 'resolved', 'resolvedToDate', 'headcount', 'shortageRate', 'newDemand'] as const)
      expect(valueIn(measure, nothing, SKILL_TIERS)).toBeNull();
    expect([valueIn('outstanding', nothing, SKILL_TIERS), valueIn('coverage', nothing, SKILL_TIERS)]).toEqual([1, 0]);
  });
});

describe('a ranking', () => {
  const groups = [3, null, 5, 0, 3, 1];
  const value = (n: number | null) => n;
  const asked = (order: 'asc' | 'desc' | 'both' | null, top: number | null) => ranked(groups, value, { order, top });

  it('puts what is unknown last, whichever the order', () => {
    expect(asked('desc', null)).toEqual([5, 3, 3, 1, 0, null]);
    expect(asked('asc', null)).toEqual([0, 1, 3, 3, 5, null]);
  });

  it('takes in whoever is level with the last of the top', () => {
    expect(asked('desc', 2)).toEqual([5, 3, 3]);
    expect(asked('asc', 1)).toEqual([0]);
    expect(asked('desc', 9)).toEqual([5, 3, 3, 1, 0]);
  });

  it('of both ends takes the highest and the lowest, each once', () => {
    expect(asked('both', null)).toEqual([5, 0]);
    expect(asked('both', 2)).toEqual([5, 3, 3, 1, 0]);
    expect(asked('both', 4)).toEqual([5, 3, 3, 1, 0]);
    expect(ranked([2, 2], value, { order: 'both', top: 1 })).toEqual([2, 2]);
  });

  it('keeps the order as it was where none is asked for', () => {
    expect(asked(null, null)).toEqual(groups);
  });
});

describe('a bound', () => {
  const within = (value: number | null, bounds: Parameters<typeof isWithin>[2]) => isWithin('shortage', value, bounds);

  it('of people holds on both sides, and of nothing where nothing is known', () => {
    expect([13, 14].map((n) => within(n, { over: 13 }))).toEqual([false, true]);
    expect([19, 20, 50, 51].map((n) => within(n, { over: 19, under: 51 }))).toEqual([false, true, true, false]);
    expect([null, 0, 1].map((n) => within(n, { under: 1 }))).toEqual([false, true, false]);
  });

  it('of a rate is the percent that was said, to the last digit', () => {
    const rate = (part: number, of: number, bounds: Parameters<typeof isWithin>[2]) =>
      isWithin('shortageRate', part / of, bounds);
    for (let percent = 1; percent < 100; percent++) {
      expect(rate(percent, 100, { over: percent }), `${percent}`).toBe(false);
      expect(rate(percent, 100, { atLeast: percent }), `${percent}`).toBe(true);
      expect(rate(percent, 100, { atMost: percent }), `${percent}`).toBe(true);
      expect(rate(percent, 100, { under: percent }), `${percent}`).toBe(false);
    }
    expect(rate(501, 10_000, { over: 5 })).toBe(true);
    expect(rate(499, 10_000, { atLeast: 5 })).toBe(false);
  });
});
