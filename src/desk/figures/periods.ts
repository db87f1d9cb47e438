// How is the period of an answer said: which weeks, which days?
import { annexTexts } from '../../../conversations/documents.ts';
import { questionTexts as t } from '../../../conversations/questions.ts';
import type { FigureSpan } from '../../domain/figures.ts';
import { type Month, mondayOf, showDay, sundayOf, type Week, weekOf, weekYearOf } from '../../domain/time.ts';
import { fill } from '../../forms/definition/fill.ts';
import type { QueryPeriod } from '../../reading/reading.ts';
import { sayWeek } from '../voices.ts';

const numberOf = (week: Week): number => Number(week.slice(6));

/** `第20周`, `11月`, with its year where the span runs over the turn of a year. */
export function shortWeek(week: Week | Month, { weeks: [first = week, ...others] }: FigureSpan): string {
  const isOfOneYear = weekYearOf(first) === weekYearOf(others.at(-1) ?? first);
  const isMonth = !week.includes('W');
  const said = isMonth ? fill(t.month, { month: Number(week.slice(5)) }) : fill(t.week, { number: numberOf(week) });
  return isOfOneYear ? said : fill(t.inYear, { year: isMonth ? Number(week.slice(0, 4)) : weekYearOf(week), said });
}

/** `第18—22周`, or `2020年第53周—2021年第2周`; a year that all of them share is not named. */
function saidWeeks(first: Week, last: Week): string {
  if (weekYearOf(first) !== weekYearOf(last)) {
    const [a, b] = [first, last].map((week) =>
      fill(t.inYear, { year: weekYearOf(week), said: fill(t.week, { number: numberOf(week) }) }),
    );
    return `${a}—${b}`;
  }
  return first === last
    ? fill(t.week, { number: numberOf(first) })
    : fill(t.weeks, { from: numberOf(first), to: numberOf(last) });
}

/** The same, with the year where it is another than now. */
function datedWeeks(first: Week, last: Week, now: Date): string {
  const [year, said] = [weekYearOf(first), saidWeeks(first, last)];
  return year !== weekYearOf(last) || year === weekYearOf(weekOf(now)) ? said : fill(t.inYear, { year, said });
}

const days = (first: Week, last: Week): string => {
  const [from, to] = [mondayOf(first), sundayOf(last)];
  return from.slice(0, 7) === to.slice(0, 7)
    ? `${showDay(from)}—${Number(to.slice(8))}日`
    : `${showDay(from, to)}—${showDay(to)}`;
};

/** `上周（5月10日—16日）`; of several weeks, which ones: `5月（第18—22周，5月3日—6月6日）`, `2021年（第1—20周，…）`, `第13—20周（…）`. */
export function sayPeriod(period: QueryPeriod, span: FigureSpan, now: Date): string {
  const [first] = span.weeks;
  const last = span.weeks.at(-1);
  if (first === undefined || last === undefined) return '';
  if (first === last && 'from' in period) return sayWeek(first, now);
  if ('from' in period) return sayWeeks(span, now);
  const detail = fill(t.weeksAndDays, { weeks: saidWeeks(first, last), days: days(first, last) });
  if ('year' in period) return fill(t.span, { name: fill(t.year, { year: period.year }), detail });
  const month = fill(t.month, { month: Number(period.month.slice(5)) });
  const year = Number(period.month.slice(0, 4));
  return fill(t.span, { name: year === weekYearOf(weekOf(now)) ? month : fill(t.inYear, { year, said: month }), detail });
}

/** For the name of a file, which is read in other weeks, too: a week by its year and number. */
export function periodForFile(period: QueryPeriod, span: FigureSpan, now: Date): string {
  const [week, another] = span.weeks;
  if (week === undefined || another !== undefined) return sayPeriod(period, span, now);
  return fill(annexTexts.week, { year: Number(week.slice(0, 4)), number: Number(week.slice(6)) });
}

/** `第18—22周（5月3日—6月6日）`. */
export function sayWeeks({ weeks }: FigureSpan, now: Date): string {
  const [first, last] = [weeks[0], weeks.at(-1)];
  return first === undefined || last === undefined
    ? ''
    : fill(t.span, { name: datedWeeks(first, last, now), detail: days(first, last) });
}
