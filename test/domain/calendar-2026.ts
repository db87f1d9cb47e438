// The State Council's arrangement for 2026, typed in by hand: what the calendar of the domain's tests says.
import type { Calendar } from '../../src/domain/calendar.ts';

const OFF = '01-01 01-02 02-16 02-17 02-18 02-19 02-20 02-23 04-06 05-01 05-04 05-05 06-19 09-25 10-01 10-02 10-05 10-06 10-07';
const WORKING_WEEKENDS = '01-04 02-14 02-28 05-09 09-20 10-10';

const dated = (days: string, workday: boolean) => days.split(' ').map((d): [string, boolean] => [`2026-${d}`, workday]);

/** Knows 2026 alone, so that 2027 shows the fallback, and 2025 for the first week's first days. */
export const CALENDAR_2026: Calendar = {
  days: new Map([...dated(OFF, false), ...dated(WORKING_WEEKENDS, true)]),
  years: new Set([2025, 2026]),
  moved: new Map(),
};

export const movedTo = (calendar: Calendar, ...moves: readonly (readonly [string, string])[]): Calendar => ({
  ...calendar,
  moved: new Map(moves.map(([period, at]) => [period, new Date(at)])),
});
