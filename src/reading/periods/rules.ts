// In which words do people name a period? (domain §17.4)
import { addDays, addMonths, lastDayOf, type Month } from '../../domain/time.ts';
import {
  dateNamed,
  dayNamed,
  type Moment,
  meanDays,
  meanDue,
  meanMonths,
  meanWeeks,
  monthNamed,
  type PeriodMeant,
  smallNumber,
  weekAway,
  weekdayIn,
  weekdayNumber,
  weekNamed,
  weekOfMonth,
  yearNamed,
} from './names.ts';

/**
 * What taking a text for a period costs, in the units of the parse: 14号 may be a number of a list, 5.14 a decimal, 周五 only the day somebody
 * came; 上周 before a weekday that begins a name (上周|一品堂) is the rarer reading; what is compared with (同上周) is named, not meant.
 */
export const PERIOD_COSTS = { plain: 0, weekday: 1, date: 2, shortened: 1, compared: 3 } as const;

/** `mean` answers null for a period that does not exist. */
type PeriodRule = {
  readonly pattern: RegExp;
  readonly mean: (said: Said, at: Moment) => PeriodMeant | null;
  readonly cost: number;
};

type Said = Readonly<Record<string, string | undefined>>;

const N = '(?:\\d{1,2}|[一二三四五]?十[一二三四五六七八九]?|[一二两三四五六七八九])(?![\\d十百千])';
const YEAR = '(?:(?<year>20\\d\\d|[1-4]\\d|二[〇零][〇零一二三四五六七八九]{2}|[今本去上前明])年度?的?)?';
const TO = '(?:到|至|-|~)';
const WEEK = '(?:周|星期|礼拜)';
const SHIFT = '(?<shift>上上上|大上上|上上|大上|(?<!一)下下|[本这当上下])';
const SHIFTS: Readonly<Record<string, number>> = {
  本: 0,
  这: 0,
  当: 0,
  上: -1,
  上上: -2,
  大上: -2,
  上上上: -3,
  大上上: -3,
  下: 1,
  下下: 2,
};
const RELATIVE_DAYS: Readonly<Record<string, number>> = { 大前: -3, 前: -2, 昨: -1, 今: 0, 明: 1, 后: 2, 大后: 3 };
// 上周一共, 上周三家, 上周五六个: there the numeral belongs to what follows.
const WEEKDAY =
  '(?<weekday>[一二三四五六日天末])(?![一二三四五六七八九十百千万几多个家名人户位点厂区县市季类条项成分级])(?!(?<=一)[来共直样起般些切定])';
const weekdayOf = (said: Said): number => weekdayNumber(said.weekday as string);
// 去年同期, 上月同期 compare; they name no period.
const ITSELF = '(?!同期|同月|同周|同比)';

const rule = (source: string, mean: PeriodRule['mean'], cost: number = PERIOD_COSTS.plain): PeriodRule => ({
  pattern: new RegExp(source, 'y'),
  mean,
  cost,
});
const week = (year: number | undefined, number: number, at: Moment): PeriodMeant | null => {
  const named = weekNamed(year, number, at);
  return named === null ? null : meanWeeks(named);
};
const day = (year: number | undefined, month: string | undefined, date: string | undefined, at: Moment): PeriodMeant | null => {
  const named = dayNamed(year, smallNumber(month), smallNumber(date), at);
  return named === null ? null : meanDays(named);
};
const monthOf = (said: Said, at: Moment): Month | null => monthNamed(yearNamed(said.year, at), smallNumber(said.month), at);
const shifted = (said: Said): number => SHIFTS[said.shift as string] as number;

/** From a day to the first such day of a later month and date. */
function daysFrom(from: PeriodMeant | null, month: string | undefined, date: string | undefined, at: Moment): PeriodMeant | null {
  if (!from?.days) return null;
  const [first, year] = [from.days.from, Number(from.days.from.slice(0, 4))];
  const named = [year, year + 1].map((y) => dayNamed(y, smallNumber(month), smallNumber(date), at));
  const last = named.find((d) => d !== null && d >= first);
  return last ? meanDays(first, last) : null;
}

function weekRange(said: Said, at: Moment): PeriodMeant | null {
  const from = weekNamed(yearNamed(said.year, at), smallNumber(said.from), at);
  if (from === null) return null;
  const over = smallNumber(said.to) < smallNumber(said.from) ? 1 : 0;
  const to = weekNamed(Number(from.slice(0, 4)) + over, smallNumber(said.to), at);
  return to === null ? null : meanWeeks(from, to);
}

function monthRange(said: Said, at: Moment): PeriodMeant | null {
  const from = monthNamed(yearNamed(said.year, at), smallNumber(said.from), at);
  if (from === null) return null;
  const over = smallNumber(said.to) < smallNumber(said.from) ? 1 : 0;
  const to = monthNamed(Number(from.slice(0, 4)) + over, smallNumber(said.to), at);
  return to === null ? null : meanMonths(from, to);
}

/** Months `first` and the `length - 1` after it. */
function monthsFrom(year: number | undefined, first: number, length: number, at: Moment): PeriodMeant | null {
  const month = monthNamed(year, first, at);
  return month === null ? null : meanMonths(month, addMonths(month, length - 1));
}

/** The quarter that `months` months from now lie in. */
function quarterAway(months: number, at: Moment): PeriodMeant | null {
  const month = addMonths(at.month, months);
  return monthsFrom(Number(month.slice(0, 4)), Math.floor((Number(month.slice(5)) - 1) / 3) * 3 + 1, 3, at);
}

function thirdOfMonth(said: Said, at: Moment): PeriodMeant | null {
  const month = said.month === undefined ? addMonths(at.month, shifted(said)) : monthOf(said, at);
  if (month === null) return null;
  if (said.third === '上') return meanDue(`${month}-01`, `${month}-10`);
  return said.third === '中' ? meanDue(`${month}-11`, `${month}-20`) : meanDue(`${month}-21`, lastDayOf(month));
}

/** Tried in this order at every place of a sentence; the first that fits wins. Longer expressions stand before those they begin with. */
export const PERIOD_RULES: readonly PeriodRule[] = [
  // Days
  rule('(?<year>20\\d\\d)[-/.年](?<month>\\d{1,2})[-/.月](?<date>\\d{1,2})[日号]?(?!\\d)', (s, at) =>
    day(Number(s.year), s.month, s.date, at),
  ),
  rule('(?<year>20\\d\\d)(?<month>[01]\\d)(?<date>[0-3]\\d)(?!\\d)', (s, at) => day(Number(s.year), s.month, s.date, at)),
  rule(`${YEAR}(?<month>${N})月份?(?<date>${N})[日号]?${TO}(?:(?<month2>${N})月份?)?(?<date2>${N})[日号]`, (s, at) =>
    daysFrom(day(yearNamed(s.year, at), s.month, s.date, at), s.month2 ?? s.month, s.date2, at),
  ),
  rule('(?<month>\\d{1,2})\\.(?<date>\\d{1,2})-(?<month2>\\d{1,2})\\.(?<date2>\\d{1,2})(?![\\d.])', (s, at) =>
    daysFrom(day(undefined, s.month, s.date, at), s.month2, s.date2, at),
  ),
  rule(`${YEAR}(?<month>${N})月份?(?<date>${N})(?:[日号]|(?=那|当周|所在))`, (s, at) =>
    day(yearNamed(s.year, at), s.month, s.date, at),
  ),
  // 5.14 may be a decimal: a date only with a word for it, or at a line's head with two digits and no unit behind.
  rule('(?<month>\\d{1,2})[./](?<date>\\d{1,2})(?:[号日]|(?=那周|那个|那一|当周|所在|这周|周报))', (s, at) =>
    day(undefined, s.month, s.date, at),
  ),
  rule('(?<=^|\\n)(?<month>\\d{1,2})\\.(?<date>\\d{2})(?![\\d.%个人名万千百家户场岁元])', (s, at) =>
    day(undefined, s.month, s.date, at),
  ),
  rule(`(?<date>${N})[日号]?${TO}(?<date2>${N})[日号]`, (s, at) => {
    const from = dateNamed(smallNumber(s.date), at);
    return from === null ? null : daysFrom(meanDays(from), from.slice(5, 7), s.date2, at);
  }),
  rule(
    `(?<date>${N})[日号](?![楼线厂店矿井院库文机室仓站车炉窑桥门岗棚区坑塔栋院炼])`,
    (s, at) => {
      const named = dateNamed(smallNumber(s.date), at);
      return named === null ? null : meanDays(named);
    },
    PERIOD_COSTS.date,
  ),
  rule('(?<day>大前|大后|[前昨今明后])[天日]|(?<half>[今昨明])[早晚]上?', (s, at) =>
    meanDays(addDays(at.today, RELATIVE_DAYS[(s.day ?? s.half) as string] as number)),
  ),
  rule(`${SHIFT}一?个?${WEEK}${WEEKDAY}`, (s, at) => meanDays(weekdayIn(weekAway(at, shifted(s)), weekdayOf(s)))),
  rule(
    `${WEEK}${WEEKDAY}`,
    (s, at) => {
      const named = weekdayIn(at.week, weekdayOf(s));
      if (at.lean === 'nearest') return meanDays(named < at.today ? addDays(named, 7) : named);
      return meanDays(named > at.today ? addDays(named, -7) : named);
    },
    PERIOD_COSTS.weekday,
  ),

  // Weeks
  rule(`${YEAR}(?<month>${N})月份?的?(?:第(?<n>[1-5一二三四五])个?|最后一?个?)${WEEK}`, (s, at) => {
    const month = monthOf(s, at);
    const named = month === null ? undefined : weekOfMonth(month, s.n === undefined ? 0 : smallNumber(s.n));
    return named === undefined ? null : meanWeeks(named);
  }),
  rule(`${SHIFT}一?个?月份?的?(?:第(?<n>[1-5一二三四五])个?|最后一?个?)${WEEK}`, (s, at) => {
    const named = weekOfMonth(addMonths(at.month, shifted(s)), s.n === undefined ? 0 : smallNumber(s.n));
    return named === undefined ? null : meanWeeks(named);
  }),
  rule(`(?:${YEAR}(?<month>${N})月份?|${SHIFT}个?月)的?(?<third>[上中下])旬`, thirdOfMonth),
  rule(`${YEAR}第?(?<from>${N})周?(?:${TO}|、)第?(?<to>${N})周`, weekRange),
  rule(`(?:(?<year>20\\d\\d)[-年]?)?w(?:k|eek)?(?<from>\\d{1,2})${TO}(?:20\\d\\d-)?w?(?<to>\\d{1,2})(?!\\d)`, weekRange),
  rule('(?:(?<year>20\\d\\d)[-年]?)?w(?:k|eek)?(?<week>\\d{1,2})(?!\\d)周?', (s, at) =>
    week(yearNamed(s.year, at), Number(s.week), at),
  ),
  rule(`${YEAR}第(?<week>\\d{1,4}|${N})个?${WEEK}`, (s, at) => week(yearNamed(s.year, at), smallNumber(s.week), at)),
  // 三周 and 3周 are lengths of time; 19周 is a week's number.
  rule(`${YEAR}(?<week>${N})周(?![内前后多岁])`, (s, at) =>
    s.year === undefined && smallNumber(s.week) < 5 ? null : week(yearNamed(s.year, at), smallNumber(s.week), at),
  ),
  rule(`(?:最近|近|过去|这)的?(?<n>${N})个?${WEEK}`, (s, at) => meanWeeks(weekAway(at, 1 - smallNumber(s.n)), at.week)),
  rule(`(?:前|上|之前|此前)的?(?<n>${N})个?${WEEK}`, (s, at) => meanWeeks(weekAway(at, -smallNumber(s.n)), weekAway(at, -1))),
  rule('(?:最近|近|过去)(?:半年|6个月|六个月)', (_, at) => meanWeeks(weekAway(at, -25), at.week)),
  rule('(?:最近|近|过去)(?:一年|1年|12个月|十二个月)', (_, at) => meanWeeks(weekAway(at, -51), at.week)),
  rule('(?:最近|近|过去)(?:一|1)个月', (_, at) => meanWeeks(weekAway(at, -3), at.week)),
  rule(`(?:最近|近|过去)(?<n>${N})个?月`, (s, at) => meanMonths(addMonths(at.month, 1 - smallNumber(s.n)), at.month)),
  rule(`${SHIFT}一?个?${WEEK}${ITSELF}`, (s, at) => meanWeeks(weekAway(at, shifted(s)))),
  // 上期 is the week before; which one 前周 and 那周 mean nobody can tell, but not this one.
  rule(`${SHIFT}一?期(?!间|限|望|货|刊|待|权|房|末|初|货|满|工)`, (s, at) => meanWeeks(weekAway(at, shifted(s)))),
  rule(
    `(?:(?<![之以目此先从日年月周天])前|头一?个?|那一?个?)${WEEK}(?!度|期|围|边|到|年|报表|报告)|第(?:\\d{1,4}|${N})期`,
    () => null,
  ),

  // Quarters and half years
  rule(`${YEAR}第?(?<n>[1-4一二三四])个?季度`, (s, at) => monthsFrom(yearNamed(s.year, at), smallNumber(s.n) * 3 - 2, 3, at)),
  rule(`${YEAR}前(?<n>[23二两三])个?季度`, (s, at) => monthsFrom(yearNamed(s.year, at), 1, smallNumber(s.n) * 3, at)),
  rule(`${YEAR}q(?<n>[1-4])(?![\\da-z])`, (s, at) => monthsFrom(yearNamed(s.year, at), Number(s.n) * 3 - 2, 3, at)),
  rule(`(?:本|这个?|当)季度?${ITSELF}`, (_, at) => quarterAway(0, at)),
  rule(`上一?个?季度?${ITSELF}`, (_, at) => quarterAway(-3, at)),
  rule(`${YEAR}(?<half>[上下])半年`, (s, at) => monthsFrom(yearNamed(s.year, at), s.half === '上' ? 1 : 7, 6, at)),

  // Months and years
  rule(`${YEAR}(?<from>${N})月?份?${TO}(?<to>${N})月份?(?!${N}[日号])`, monthRange),
  rule(`${YEAR}(?<month>${N})月份?底?(?![饼嫂薪])`, (s, at) => {
    const month = monthOf(s, at);
    return month === null ? null : { period: { month } };
  }),
  rule('(?<month>20\\d\\d[-/.](?:0[1-9]|1[0-2]))(?![\\d./-])', (s) => ({
    period: { month: (s.month as string).replace(/[/.]/, '-') },
  })),
  rule(`${SHIFT}一?个?月份?${ITSELF}`, (s, at) => ({ period: { month: addMonths(at.month, shifted(s)) } })),
  rule('自?从?(?:今年以?来?|本年|今年年初|年初|开年)(?:以来|至今|到现在|到目前)|(?:全年|年内)', (_, at) => ({
    period: { year: at.year },
  })),
  rule(`(?<year>20\\d\\d|二[〇零][〇零一二三四五六七八九]{2}|[今本去上前明])(?:年度|年全年|年)${ITSELF}`, (s, at) => ({
    period: { year: yearNamed(s.year, at) as number },
  })),
];

/** Fits wherever one of the rules does: one look where most places fit none. */
export const ANY_PERIOD = new RegExp(
  PERIOD_RULES.map(({ pattern }) => `(?:${pattern.source.replace(/\(\?<\w+>/g, '(?:')})`).join('|'),
  'y',
);
