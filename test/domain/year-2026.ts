// When everything goes out in 2026, written down from a wall calendar and the notice's rules, without any of the code.

/** Weeks due on a working Friday: opening 09:03 on the first day given, preview 15:03 on the second, and the Friday itself. */
const USUAL_WEEKS = `
W02 01-05 01-08 01-09
W03 01-12 01-15 01-16
W04 01-19 01-22 01-23
W05 01-26 01-29 01-30
W06 02-02 02-05 02-06
W07 02-09 02-12 02-13
W09 02-24 02-26 02-27
W10 03-02 03-05 03-06
W11 03-09 03-12 03-13
W12 03-16 03-19 03-20
W13 03-23 03-26 03-27
W14 03-30 04-02 04-03
W15 04-07 04-09 04-10
W16 04-13 04-16 04-17
W17 04-20 04-23 04-24
W19 05-06 05-07 05-08
W20 05-11 05-14 05-15
W21 05-18 05-21 05-22
W22 05-25 05-28 05-29
W23 06-01 06-04 06-05
W24 06-08 06-11 06-12
W26 06-22 06-25 06-26
W27 06-29 07-02 07-03
W28 07-06 07-09 07-10
W29 07-13 07-16 07-17
W30 07-20 07-23 07-24
W31 07-27 07-30 07-31
W32 08-03 08-06 08-07
W33 08-10 08-13 08-14
W34 08-17 08-20 08-21
W35 08-24 08-27 08-28
W36 08-31 09-03 09-04
W37 09-07 09-10 09-11
W38 09-14 09-17 09-18
W41 10-08 10-08 10-09
W42 10-12 10-15 10-16
W43 10-19 10-22 10-23
W44 10-26 10-29 10-30
W45 11-02 11-05 11-06
W46 11-09 11-12 11-13
W47 11-16 11-19 11-20
W48 11-23 11-26 11-27
W49 11-30 12-03 12-04
W50 12-07 12-10 12-11
W51 12-14 12-17 12-18
W52 12-21 12-24 12-25`;

/** Six holiday Fridays, one of them in a week without a workday, and the 53rd week, whose Friday is New Year's Day of 2027. */
const HOLIDAY_WEEKS = `
2025-12-29 09:03 2026-W01 opening
2025-12-30 15:03 2026-W01 preview
2025-12-31 09:03 2026-W01 finalDay
2025-12-31 15:03 2026-W01 lastCall
2026-01-02 12:01 2026-W01 summary
2026-01-04 09:03 2026-W01 overdue
2026-02-24 09:03 2026-W08 overdue
2026-04-27 09:03 2026-W18 opening
2026-04-29 15:03 2026-W18 preview
2026-04-30 09:03 2026-W18 finalDay
2026-04-30 15:03 2026-W18 lastCall
2026-05-01 12:01 2026-W18 summary
2026-05-06 09:03 2026-W18 overdue
2026-06-15 09:03 2026-W25 opening
2026-06-17 15:03 2026-W25 preview
2026-06-18 09:03 2026-W25 finalDay
2026-06-18 15:03 2026-W25 lastCall
2026-06-19 12:01 2026-W25 summary
2026-06-22 09:03 2026-W25 overdue
2026-09-21 09:03 2026-W39 opening
2026-09-23 15:03 2026-W39 preview
2026-09-24 09:03 2026-W39 finalDay
2026-09-24 15:03 2026-W39 lastCall
2026-09-25 12:01 2026-W39 summary
2026-09-28 09:03 2026-W39 overdue
2026-09-28 09:03 2026-W40 opening
2026-09-29 15:03 2026-W40 preview
2026-09-30 09:03 2026-W40 finalDay
2026-09-30 15:03 2026-W40 lastCall
2026-10-02 12:01 2026-W40 summary
2026-10-08 09:03 2026-W40 overdue
2026-12-28 09:03 2026-W53 opening
2026-12-30 15:03 2026-W53 preview
2026-12-31 09:03 2026-W53 finalDay
2026-12-31 15:03 2026-W53 lastCall
2027-01-01 12:01 2026-W53 summary
2027-01-04 09:03 2026-W53 overdue`;

/** Days of preview 09:03, eve 15:03, finalDay 09:03, lastCall 11:03, and the instant of overdue. */
const MONTHS = `
01 01-28 01-29 01-30 01-30 01-30 12:10
02 02-26 02-27 02-28 02-28 02-28 12:10
03 03-27 03-27 03-30 03-30 03-30 12:10
04 04-28 04-29 04-30 04-30 04-30 12:10
05 05-28 05-29 05-29 05-29 06-01 09:03
06 06-26 06-29 06-30 06-30 06-30 12:10
07 07-28 07-29 07-30 07-30 07-30 12:10
08 08-28 08-28 08-28 08-28 08-31 09:03
09 09-28 09-29 09-30 09-30 09-30 12:10
10 10-28 10-29 10-30 10-30 10-30 12:10
11 11-27 11-27 11-30 11-30 11-30 12:10
12 12-28 12-29 12-30 12-30 12-30 12:10`;

const rows = (table: string): readonly (readonly string[])[] =>
  table
    .trim()
    .split('\n')
    .map((line) => line.split(' '));

const usual = rows(USUAL_WEEKS).flatMap(([week, first, day, friday]) => [
  `2026-${first} 09:03 2026-${week} opening`,
  `2026-${day} 15:03 2026-${week} preview`,
  `2026-${friday} 09:03 2026-${week} finalDay`,
  `2026-${friday} 11:03 2026-${week} lastCall`,
  `2026-${friday} 12:01 2026-${week} summary`,
  `2026-${friday} 12:10 2026-${week} overdue`,
  `2026-${friday} 14:03 2026-${week} overdueAgain`,
]);

const monthly = rows(MONTHS).flatMap(([month, preview, eve, final, last, overdue, clock]) => [
  `2026-${preview} 09:03 2026-${month} preview`,
  `2026-${eve} 15:03 2026-${month} eve`,
  `2026-${final} 09:03 2026-${month} finalDay`,
  `2026-${last} 11:03 2026-${month} lastCall`,
  `2026-${overdue} ${clock} 2026-${month} overdue`,
]);

/** `2026-01-05 09:03 2026-W02 opening`, in Asia/Shanghai, sorted as text. */
export const WEEKLY_2026: readonly string[] = [...usual, ...HOLIDAY_WEEKS.trim().split('\n')].sort();
export const MONTHLY_2026: readonly string[] = monthly.sort();

/** Openings that whoever still owes the week before does not get: that week's overdue goes out at the same instant. */
export const OVERDUE_INSTEAD: readonly string[] = [
  '2026-02-24 09:03 2026-W09 opening',
  '2026-05-06 09:03 2026-W19 opening',
  '2026-06-22 09:03 2026-W26 opening',
  '2026-09-28 09:03 2026-W40 opening',
  '2026-10-08 09:03 2026-W41 opening',
];

/** In August the return's preview falls on the instant of its last day. */
export const FINAL_DAY_INSTEAD: readonly string[] = ['2026-08-28 09:03 2026-08 preview'];

const without = (lines: readonly string[], left: readonly string[]): readonly string[] => lines.filter((l) => !left.includes(l));
const inYear = (lines: readonly string[]): readonly string[] => lines.filter((l) => l.startsWith('2026-'));

/** What a reporter who never files is told in the year. */
export const REPORTING_2026: readonly string[] = without(
  inYear(WEEKLY_2026).filter((l) => !l.endsWith(' summary')),
  OVERDUE_INSTEAD,
);
/** What a coordinator whose district has no return is told of the months. */
export const RETURNING_2026: readonly string[] = without(MONTHLY_2026, FINAL_DAY_INSTEAD);

/** Deadlines the task force might have moved: past a week without a workday, past a holiday Friday, before one, and over a month's end. */
export const MOVES_2026: readonly (readonly [string, string])[] = [
  ['2026-W08', '2026-02-24T17:00:00+08:00'],
  ['2026-W25', '2026-06-24T17:00:00+08:00'],
  ['2026-W40', '2026-09-30T16:00:00+08:00'],
  ['2026-02', '2026-03-02T10:00:00+08:00'],
];

/** What of them goes out then. W08 has no workday to open on, and its preview would lie before its Monday. */
const MOVED_WEEKS = `
2026-02-24 09:03 2026-W08 finalDay
2026-02-24 16:03 2026-W08 lastCall
2026-02-24 17:10 2026-W08 overdue
2026-02-24 19:03 2026-W08 overdueAgain
2026-06-15 09:03 2026-W25 opening
2026-06-23 15:03 2026-W25 preview
2026-06-24 09:03 2026-W25 finalDay
2026-06-24 16:03 2026-W25 lastCall
2026-06-24 17:10 2026-W25 overdue
2026-06-24 19:03 2026-W25 overdueAgain
2026-09-29 15:03 2026-W40 preview
2026-09-30 09:03 2026-W40 finalDay
2026-09-30 15:03 2026-W40 lastCall
2026-09-30 16:10 2026-W40 overdue
2026-09-30 18:03 2026-W40 overdueAgain`;
/** The last call of a deadline at ten comes at the instant of the last day's reminder. */
const MOVED_MONTH = `
2026-02-28 09:03 2026-02 preview
2026-02-28 15:03 2026-02 eve
2026-03-02 09:03 2026-02 lastCall
2026-03-02 10:10 2026-02 overdue`;
/** No longer kept from going out by an overdue of the week before. */
const OPENED_AGAIN = ['2026-06-22 09:03 2026-W26 opening', '2026-10-08 09:03 2026-W41 opening'];

const lines = (table: string): readonly string[] => table.trim().split('\n');
const isOf = (line: string, ...periods: readonly string[]): boolean => periods.includes(line.split(' ')[2] ?? '');

export const REPORTING_MOVED: readonly string[] = [
  ...REPORTING_2026.filter((l) => !isOf(l, '2026-W08', '2026-W25', '2026-W40')),
  ...lines(MOVED_WEEKS),
  ...OPENED_AGAIN,
].sort();
export const RETURNING_MOVED: readonly string[] = [
  ...RETURNING_2026.filter((l) => !isOf(l, '2026-02')),
  ...lines(MOVED_MONTH),
].sort();
