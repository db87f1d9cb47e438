import { describe, expect, it } from 'vitest';
import { cumulativeFrom, shortageRate } from '../../src/domain/totals.ts';

describe('the shortage rate', () => {
  it.each([
    [100, 25, 0.2],
    [0, 3, 1],
    [7, 0, 0],
    [0, 0, null],
  ] as const)('of %i at work and %i missing is %s', (headcount, shortage, rate) =>
    expect(shortageRate(headcount, shortage)).toBe(rate),
  );
});

describe('where 累计 begins', () => {
  it.each([
    ['2021-W20', 'year', '2021-W01'],
    ['2020-W53', 'year', '2020-W01'],
    ['2021-W20', 'start', null],
  ] as const)('%s since %s: %s', (week, since, from) => expect(cumulativeFrom(week, since)).toBe(from));
});
