import { describe, expect, test } from 'vitest';
import {
  holdingReturn,
  holdingReturns,
  type MonthlyRevision,
  monthlyToWithdraw,
  type RecentFiling,
  refuseMonthly,
} from '../../src/domain/monthly-filing.ts';
import { NO_MONTHLY } from '../../src/domain/programmes.ts';

const at = (clock: string): Date => new Date(`2021-05-30T${clock}:00+08:00`);
const revision = (n: number, clock: string, over: Partial<MonthlyRevision> = {}): MonthlyRevision => ({
  district: 'A',
  month: '2021-05',
  revision: n,
  figures: NO_MONTHLY,
  doubts: [],
  filedAt: at(clock),
  filedBy: 'lia',
  signedBy: '李某',
  message: `m${n}`,
  punctuality: clock < '12:00' ? 'onTime' : 'late',
  withdrawnAt: null,
  ...over,
});
const NIGHT = at('23:00');

describe('which revision holds', () => {
  test('the latest by commit, with the punctuality of the earliest arrival', () => {
    const [first, second] = [revision(1, '13:00'), revision(2, '11:00')];
    expect(holdingReturn([second, first], NIGHT)).toMatchObject({
      revision: 2,
      punctuality: 'onTime',
      firstFiledAt: at('11:00'),
    });
    expect(holdingReturn([revision(1, '11:00'), revision(2, '13:00')], NIGHT)).toMatchObject({
      revision: 2,
      filedAt: at('13:00'),
      punctuality: 'onTime',
    });
  });

  test('what was taken back counts for neither', () => {
    const gone = revision(1, '11:00', { withdrawnAt: at('11:05') });
    expect(holdingReturn([gone, revision(2, '13:00')], NIGHT)).toMatchObject({ revision: 2, punctuality: 'late' });
    expect(holdingReturn([revision(1, '10:00'), revision(2, '11:00', { withdrawnAt: at('11:05') })], NIGHT)).toMatchObject({
      revision: 1,
    });
    expect(holdingReturn([gone], NIGHT)).toBeNull();
    expect(holdingReturn([], NIGHT)).toBeNull();
  });

  test('as it stood at an instant', () => {
    const all = [revision(1, '10:00'), revision(2, '11:00', { withdrawnAt: at('11:05') })];
    const heldAt = (clock: string) => holdingReturn(all, at(clock))?.revision ?? null;
    expect(['09:59', '10:00', '11:00', '11:04', '11:05'].map(heldAt)).toEqual([null, 1, 2, 2, 1]);
  });

  test('of each district and month, by month and district', () => {
    const of = (month: string, district: string) => revision(1, '10:00', { month, district });
    const held = holdingReturns([of('2021-05', 'B'), of('2021-05', 'A'), of('2021-04', 'B')], NIGHT);
    expect(held.map((r) => `${r.month} ${r.district}`)).toEqual(['2021-04 B', '2021-05 A', '2021-05 B']);
  });
});

describe('whether a return is taken', () => {
  const facts = {
    arrivedAt: at('10:00'),
    opensAt: at('09:00'),
    closesAt: at('20:00'),
    isTheirs: true,
    publishedAt: null,
    isReopened: false,
    isFiled: false,
  };
  test.each([
    [{}, null],
    [{ isTheirs: false }, 'notYours'],
    [{ arrivedAt: at('08:59') }, 'closed'],
    [{ arrivedAt: at('09:00') }, null],
    [{ arrivedAt: at('20:00') }, 'closed'],
    [{ publishedAt: at('10:00'), isFiled: true }, 'published'],
    [{ publishedAt: at('10:01'), isFiled: true }, null],
    // A first return between publication and close is taken.
    [{ publishedAt: at('09:30') }, null],
    // While it is reopened any is, but from who may not file.
    [{ arrivedAt: at('20:00'), isReopened: true }, null],
    [{ publishedAt: at('10:00'), isFiled: true, isReopened: true }, null],
    [{ isTheirs: false, isReopened: true }, 'notYours'],
  ] as const)('%j: %s', (over, expected) => {
    expect(refuseMonthly({ ...facts, ...over })).toBe(expected);
  });
});

describe('which filing is taken back', () => {
  const filing = (n: number, clock: string, over: Partial<RecentFiling> = {}): RecentFiling => ({
    revision: n,
    filedAt: at(clock),
    closesAt: at('20:00'),
    publishedAt: null,
    ...over,
  });
  const both = [filing(2, '10:05'), filing(1, '10:00')];

  test('the last one', () => {
    expect(monthlyToWithdraw(both, null, at('10:06'))?.revision).toBe(2);
    expect(monthlyToWithdraw(both, at('10:04'), at('10:06'))?.revision).toBe(2);
    expect(monthlyToWithdraw([], null, at('10:06'))).toBeNull();
  });

  test('never past a week’s report, the close or the publication', () => {
    expect(monthlyToWithdraw(both, at('10:06'), at('10:07'))).toBeNull();
    expect(monthlyToWithdraw([filing(1, '19:55')], null, at('20:00'))).toBeNull();
    expect(monthlyToWithdraw([filing(1, '10:00', { publishedAt: at('10:02') })], null, at('10:02'))).toBeNull();
    expect(monthlyToWithdraw([filing(1, '10:00', { publishedAt: at('10:02') })], null, at('10:01'))).not.toBeNull();
  });
});
