import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { askedDoubts } from '../../src/domain/doubts.ts';
import { doubtsOf, newDemand } from '../../src/domain/plausibility.ts';
import type { Report, ReportFigures } from '../../src/domain/reports.ts';
import { byTier, type Figures, sumOf } from '../../src/domain/tiers.ts';
import { addWeeks } from '../../src/domain/time.ts';

const WEEK = '2021-W20';

type Three = readonly [number, number, number];
const tiers = ([general, skilled, senior]: Three): Figures => ({ general, skilled, senior });
const figures = (headcount: number, shortage: Three, resolved: Three = [0, 0, 0]): ReportFigures => ({
  headcount,
  shortage: tiers(shortage),
  resolved: tiers(resolved),
});

const report = (weeksAgo: number, of: ReportFigures): Report => ({
  enterprise: 'e1',
  week: addWeeks(WEEK, -weeksAgo),
  district: 'd1',
  revision: 1,
  figures: of,
  doubts: [],
  filedAt: new Date(0),
  filedBy: 'zhang',
  firstFiledAt: new Date(0),
  punctuality: 'onTime',
});

const doubts = (now: ReportFigures, ...before: ReportFigures[]) =>
  doubtsOf(
    WEEK,
    now,
    before.map((f, n) => report(n + 1, f)),
  );
const kinds = (...all: Parameters<typeof doubts>) => doubts(...all).map((d) => d.kind);

describe('shortage above headcount', () => {
  it('is doubted, of the tiers taken together', () =>
    expect(doubts(figures(10, [8, 2, 1]))).toEqual([{ kind: 'aboveHeadcount', shortage: 11, headcount: 10 }]));
  it('is not doubted when equal', () => expect(doubts(figures(10, [8, 2, 0]))).toEqual([]));
});

describe('60 or 6', () => {
  it.each([
    [6, 60, true],
    [6, 59, false],
    [60, 6, true],
    [60, 7, false],
    [1, 10, true],
    [1, 9, false],
    [0, 500, false], // there was nothing to compare with
    [4, 0, false], // the difference is below 5
    [5, 0, true],
    [12, 0, true],
  ])('skilled shortage %i → %i: %s', (was, is, doubted) => {
    const tenfold = { kind: 'tenfold', field: 'shortage', tier: 'skilled', was, is };
    const raised = doubts(figures(1000, [0, is, 0], [0, 0, 0]), figures(1000, [0, was, 0]));
    expect(raised.filter((d) => d.kind === 'tenfold')).toEqual(doubted ? [tenfold] : []);
  });

  it('is asked of every figure by itself, in the order of the form', () => {
    const raised = doubts(figures(1200, [20, 3, 50], [1, 30, 4]), figures(120, [2, 30, 5], [10, 3, 4]));
    expect(raised.flatMap((d) => (d.kind === 'tenfold' ? [[d.field, d.tier, d.was, d.is]] : []))).toEqual([
      ['headcount', null, 120, 1200],
      ['shortage', 'general', 2, 20],
      ['shortage', 'skilled', 30, 3],
      ['shortage', 'senior', 5, 50],
      ['resolved', 'general', 10, 1],
      ['resolved', 'skilled', 3, 30],
    ]);
  });

  it('is not asked of a week in which nobody was found', () => {
    expect(doubts(figures(120, [8, 0, 0], [0, 0, 0]), figures(120, [8, 0, 0], [40, 0, 0]))).toEqual([]);
  });
});

describe('the same figures for the third week running', () => {
  const same = figures(120, [8, 3, 0], [5, 0, 0]);
  const copied = figures(120, [8, 3, 0]); // what 同上周 makes of it
  it.each([
    ['three typed weeks', same, [same, same], true],
    ['copied once', copied, [same, same], true],
    ['copied twice', copied, [copied, same], true],
    ['only two weeks', same, [same], false],
    ['another headcount', figures(121, [8, 3, 0], [5, 0, 0]), [same, same], false],
    ['another shortage', figures(120, [8, 2, 1], [5, 0, 0]), [same, same], false],
    ['others resolved this week', figures(120, [8, 3, 0], [4, 0, 0]), [same, same], false],
    ['all zeros', figures(120, [0, 0, 0]), [figures(120, [0, 0, 0]), figures(120, [0, 0, 0])], false],
  ] as const)('%s', (_, now, before, doubted) => expect(kinds(now, ...before).includes('unchanged')).toBe(doubted));

  it('counts as many weeks as it is shown', () =>
    expect(doubts(same, same, same, same)).toContainEqual({ kind: 'unchanged', weeks: 4 }));

  it('is broken by a week without a report', () => {
    expect(doubtsOf(WEEK, same, [report(1, same), report(3, same)])).toEqual([]);
    expect(doubtsOf(WEEK, same, [report(2, same), report(3, same)])).toEqual([]);
  });
});

describe('the balance', () => {
  it('is shortage − last shortage + resolved', () => {
    expect(newDemand(figures(100, [8, 3, 0], [5, 0, 0]), figures(100, [10, 0, 0]))).toBe(6);
    expect(newDemand(figures(100, [2, 0, 0], [5, 0, 0]), figures(100, [10, 1, 0]))).toBe(-4);
  });

  it('is doubted when negative, with what nobody explains', () =>
    expect(doubts(figures(100, [2, 0, 0], [5, 0, 0]), figures(100, [10, 1, 0]))).toEqual([
      { kind: 'negativeBalance', fell: 9, resolved: 5, unexplained: 4 },
    ]));

  it('is fine at zero, and when tiers make up for each other', () => {
    expect(doubts(figures(100, [6, 0, 0], [4, 0, 0]), figures(100, [10, 0, 0]))).toEqual([]);
    expect(doubts(figures(100, [4, 6, 0]), figures(100, [6, 4, 0]))).toEqual([]);
  });
});

describe('any figures', () => {
  const three = fc.tuple(fc.nat(60), fc.nat(60), fc.nat(60));
  const any = fc.tuple(fc.nat(300), three, three).map(([h, s, r]) => figures(h, s, r));

  it('raise each doubt at most once, and none for want of a last week but the headcount', () => {
    fc.assert(
      fc.property(any, fc.array(any, { maxLength: 3 }), (now, before) => {
        const raised = doubts(now, ...before);
        const keys = raised.map((d) => (d.kind === 'tenfold' ? `${d.field}.${d.tier}` : d.kind));
        expect(new Set(keys).size).toBe(keys.length);
        if (before.length === 0) expect(raised.every((d) => d.kind === 'aboveHeadcount')).toBe(true);
        for (const d of raised) {
          if (d.kind === 'negativeBalance') expect(d.unexplained).toBe(d.fell - d.resolved);
        }
        const explained = byTier((t) => now.shortage[t] + now.resolved[t]);
        const last = before[0];
        if (last) expect(raised.some((d) => d.kind === 'negativeBalance')).toBe(sumOf(explained) < sumOf(last.shortage));
      }),
    );
  });
});

describe('of one fact one doubt is put into words, and all stay', () => {
  const asked = (...all: Parameters<typeof doubts>) => askedDoubts(doubts(...all)).map((d) => d.kind);

  it.each([
    [
      'a fall to none asks where the demand went',
      figures(90, [0, 0, 0]),
      figures(90, [7, 0, 0]),
      ['tenfold', 'negativeBalance'],
      ['negativeBalance'],
    ],
    [
      'a fall by a digit asks for the digit',
      figures(90, [4, 0, 0]),
      figures(90, [40, 0, 0]),
      ['tenfold', 'negativeBalance'],
      ['tenfold'],
    ],
    [
      'a digit too many explains why more are missing than work there',
      figures(90, [400, 0, 0]),
      figures(90, [40, 0, 0]),
      ['aboveHeadcount', 'tenfold'],
      ['tenfold'],
    ],
    [
      'a digit lost of the headcount, too',
      figures(9, [40, 0, 0]),
      figures(90, [40, 0, 0]),
      ['aboveHeadcount', 'tenfold'],
      ['tenfold'],
    ],
    [
      'two facts are two',
      figures(30, [38, 0, 0]),
      figures(30, [40, 0, 0]),
      ['aboveHeadcount', 'negativeBalance'],
      ['aboveHeadcount', 'negativeBalance'],
    ],
  ] as const)('%s', (_, now, last, all, some) => {
    expect(kinds(now, last)).toEqual(all);
    expect(asked(now, last)).toEqual(some);
  });
});
