import { describe, expect, test } from 'vitest';
import { type Place, place } from '../../src/domain/placements.ts';
import type { Assignment } from '../../src/domain/roster.ts';

const MONDAY = '2021-05-17';
const A: Place = { district: 'a', specialist: 'anna' };
const B: Place = { district: 'b', specialist: 'bert' };
const stay = (where: Place, from: string, until: string | null = null): Assignment => ({
  enterprise: 'e1',
  ...where,
  from,
  until,
});
/** `a 2021-01-04–2021-05-17 | b 2021-05-17–` */
const show = (history: readonly Assignment[]) => history.map((a) => `${a.district} ${a.from}–${a.until ?? ''}`).join(' | ');
const next = (history: readonly Assignment[], to: Place | null, asked: string | null = null) => {
  const placed = place('e1', history, to, asked, MONDAY);
  return `${show(placed.history)}${placed.postponed ? ' !' : ''}`;
};

describe('an enterprise comes', () => {
  test('without 生效周 from this Monday', () => expect(next([], A)).toBe('a 2021-05-17–'));
  test('with 生效周 from that Monday', () => expect(next([], A, '2019-12-30')).toBe('a 2019-12-30–'));
  test('said again nothing changes', () => {
    expect(next([stay(A, '2019-12-30')], A, '2019-12-30')).toBe('a 2019-12-30–');
    expect(next([stay(A, '2019-12-30')], A)).toBe('a 2019-12-30–');
    expect(next([stay(A, '2019-12-30')], A, '2021-03-01')).toBe('a 2019-12-30–');
  });
  test('an earlier 生效周 for the only stay makes it begin earlier', () => {
    expect(next([stay(A, MONDAY)], A, '2021-01-04')).toBe('a 2021-01-04–');
  });
});

describe('an enterprise moves', () => {
  const settled = [stay(A, '2019-12-30')];
  test('without 生效周 from this Monday', () => expect(next(settled, B)).toBe('a 2019-12-30–2021-05-17 | b 2021-05-17–'));
  test('with a past, present or coming 生效周 from then', () => {
    expect(next(settled, B, '2021-05-03')).toBe('a 2019-12-30–2021-05-03 | b 2021-05-03–');
    expect(next(settled, B, MONDAY)).toBe('a 2019-12-30–2021-05-17 | b 2021-05-17–');
    expect(next(settled, B, '2021-06-07')).toBe('a 2019-12-30–2021-06-07 | b 2021-06-07–');
  });
  test('with the 生效周 still standing from before, history stays: it moves this week', () => {
    expect(next(settled, B, '2019-12-30')).toBe('a 2019-12-30–2021-05-17 | b 2021-05-17– !');
    const moved = [stay(A, '2019-12-30', '2021-03-01'), stay(B, '2021-03-01')];
    expect(next(moved, A, '2021-02-01')).toBe('a 2019-12-30–2021-03-01 | b 2021-03-01–2021-05-17 | a 2021-05-17– !');
  });
  test('a slip of this week is replaced, not kept as history', () => {
    expect(next([stay(A, MONDAY)], B)).toBe('b 2021-05-17–');
    expect(next([stay(A, '2020-06-01', MONDAY), stay(B, MONDAY)], A)).toBe('a 2020-06-01–');
    expect(next([stay(A, MONDAY)], B, '2021-01-04')).toBe('b 2021-01-04–');
  });
  test('a planned move is called off by saying where it stands', () => {
    expect(next([stay(A, '2020-06-01', '2021-06-07'), stay(B, '2021-06-07')], A)).toBe('a 2020-06-01–');
  });
  test('another specialist in the same district is a move too', () => {
    const placed = place('e1', settled, { ...A, specialist: null }, null, MONDAY);
    expect(placed.history.map((a) => a.specialist)).toEqual(['anna', null]);
  });
});

describe('an enterprise leaves', () => {
  const settled = [stay(A, '2019-12-30')];
  test('without 生效周 from this Monday, else from then', () => {
    expect(next(settled, null)).toBe('a 2019-12-30–2021-05-17');
    expect(next(settled, null, '2021-04-05')).toBe('a 2019-12-30–2021-04-05');
    expect(next(settled, null, '2019-12-30')).toBe('a 2019-12-30–2021-05-17 !');
  });
  test('said again nothing changes, with an earlier 生效周 it left then', () => {
    const gone = [stay(A, '2019-12-30', '2021-04-05')];
    for (const week of [null, '2021-04-05', '2019-12-30']) expect(next(gone, null, week)).toBe('a 2019-12-30–2021-04-05');
    expect(next(gone, null, '2021-03-29')).toBe('a 2019-12-30–2021-03-29');
    expect(next(gone, null, '2021-04-12')).toBe('a 2019-12-30–2021-04-05');
  });
  test('and comes back, with a gap or without', () => {
    expect(next([stay(A, '2019-12-30', '2021-04-05')], A)).toBe('a 2019-12-30–2021-04-05 | a 2021-05-17–');
    expect(next([stay(A, '2019-12-30', MONDAY)], A)).toBe('a 2019-12-30–');
    expect(next([stay(A, '2019-12-30', '2021-04-05')], B, '2019-12-30')).toBe('a 2019-12-30–2021-04-05 | b 2021-05-17– !');
  });
  test('one that came this week leaves no trace', () => expect(next([stay(A, MONDAY)], null)).toBe(''));
  test('one that was never there stays away', () => expect(next([], null, '2021-04-05')).toBe(''));
});

test('whatever is said and when, saying it again changes nothing and stays never overlap', () => {
  const weeks = [null, '2019-12-30', '2021-05-03', '2021-05-10', MONDAY, '2021-05-24', '2021-06-07'];
  let seed = 7;
  const pick = <T>(of: readonly T[]): T => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return of[Math.floor(seed / 65_536) % of.length] as T;
  };
  for (let round = 0; round < 500; round++) {
    let history: readonly Assignment[] = [];
    for (let step = 0; step < 6; step++) {
      const [to, asked, monday] = [pick([A, B, null]), pick(weeks), pick(['2021-05-10', MONDAY, '2021-05-24'])];
      const before = history;
      history = place('e1', history, to, asked, monday).history;
      const again = place('e1', history, to, asked, monday);
      expect(again.history, `${show(before)} → ${to?.district} ${asked} @${monday}`).toEqual(history);
      expect(again.postponed).toBe(false);
      expect(place('e1', history, to, asked, '2021-06-14').history).toEqual(history);
      for (const [i, a] of history.entries()) {
        expect(a.until === null || a.from < a.until).toBe(true);
        const following = history[i + 1];
        if (following) expect(a.until !== null && a.until <= following.from).toBe(true);
      }
      expect(history.at(-1)?.until === null && to !== null ? history.at(-1)?.district : to).toBe(to?.district ?? to);
    }
  }
});
