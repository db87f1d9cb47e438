// Which periods does a sentence name, and where?
import { addWeeks, type Week } from '../../domain/time.ts';
import type { QueryPeriod } from '../reading.ts';
import { type Folded, GAP } from '../text/text.ts';
import {
  type Moment,
  meanDays,
  momentOf,
  type PeriodMeant,
  sinceThen,
  stretch,
  weekdayIn,
  weekdayNumber,
  weeksMeant,
} from './names.ts';
import { PERIOD_RULES } from './rules.ts';

/** A piece of the folded text that names a period. `period` is null for one that does not exist (第60周, 2月30日): never read that as the current one. */
export type PeriodSpan = {
  readonly from: number;
  readonly to: number;
  readonly period: QueryPeriod | null;
  /** First and last day, where days were named. */
  readonly days?: PeriodMeant['days'];
};

/** A pasted table may have a date in each row; what names more periods is read no further, as one that does not exist. */
const MOST = 64;

/** Every period named, in the order of the text. A week number, month or date without a year is the latest one that has begun; with `lean: 'nearest'` (deadlines, leave) a date is the nearest one. Comparisons (同上周, 比上周, 去年同期) and lengths of time (三周, 3个月) name no period. Steps: at most the rules' number a character. */
export function findPeriods(folded: Folded, now: Date, lean: Moment['lean'] = 'begun'): readonly PeriodSpan[] {
  const at = momentOf(now, lean);
  const { text, places } = spaced(folded);
  const found: Found[] = [];
  let hits = 0;
  for (let i = 0; i < text.length; ) {
    const next = beginsHere(text, i) ? periodAt(text, i, at) : null;
    i = next === null ? i + 1 : next.to;
    if (next === null) continue;
    hits += 1;
    if (hits > MOST) {
      found.push({ from: next.from, to: text.length, meant: null });
      break;
    }
    const last = found.at(-1);
    if (last !== undefined && /^[到至~-]$/.test(text.slice(last.to, next.from))) {
      found[found.length - 1] = {
        from: last.from,
        to: next.to,
        meant: last.meant && next.meant && stretch(last.meant, next.meant),
      };
    } else found.push(next);
  }
  return found.map(({ from, to, meant }) => ({
    from: places[from] as number,
    to: (places[to - 1] as number) + 1,
    period: meant === null ? null : meant.period,
    ...(meant?.days && { days: meant.days }),
  }));
}

/** The one period that several mentions agree on: equal ones, one inside another (the narrower counts), neighbours added up. Undefined where none is named; null where they contradict each other or one does not exist. */
export function onePeriod(spans: readonly PeriodSpan[]): QueryPeriod | null | undefined {
  let all: QueryPeriod | undefined;
  for (const { period } of spans) {
    const both = all === undefined || period === null ? period : together(all, period);
    if (both === null) return null;
    all = both;
  }
  return all;
}

/** The single week a period is; null for a longer one. */
export const singleWeek = (period: QueryPeriod): Week | null =>
  'from' in period && period.from === period.to ? period.from : null;

function together(a: QueryPeriod, b: QueryPeriod): QueryPeriod | null {
  const [x, y] = [weeksMeant(a), weeksMeant(b)];
  if (x.from <= y.from && y.to <= x.to) return b;
  if (y.from <= x.from && x.to <= y.to) return a;
  const [first, second] = x.from < y.from ? [x, y] : [y, x];
  return second.from <= addWeeks(first.to, 1) ? { from: first.from, to: second.to } : null;
}

type Found = { readonly from: number; readonly to: number; readonly meant: PeriodMeant | null };

// A date is often explained by its weekday or its week: 5月14日(周五)那一周. Behind a week the weekday says which day: 本周周五.
const WEEKDAY = /\(?(?:周|星期|礼拜)(?<weekday>[一二三四五六日天])\)?(?![一二三四五六七八九十百千几多来个家名人户共])/y;
const ITS_WEEK = /(?:那|当|这|所在|所在的|那一|那个|的那个?|的那一)(?:周|星期|礼拜)(?![一二三四五六日天])|那天|当天/y;
const SINCE = /(?:起|开始)?(?:以来|至今|到现在|到目前为止|到目前)/y;

function periodAt(text: string, from: number, at: Moment): Found | null {
  for (const { pattern, mean } of PERIOD_RULES) {
    pattern.lastIndex = from;
    const match = pattern.exec(text);
    if (match === null) continue;
    const meant = mean(match.groups ?? {}, at);
    if (meant === null && isLength(match[0])) return null;
    const weekday = endOf(WEEKDAY, text, pattern.lastIndex);
    const day = weekday > pattern.lastIndex ? text.slice(pattern.lastIndex, weekday) : '';
    const glossed = endOf(ITS_WEEK, text, weekday);
    const to = endOf(SINCE, text, glossed);
    const named = meant && day !== '' ? onWeekday(meant, day) : meant;
    return { from, to, meant: named !== null && to > glossed ? sinceThen(named, at) : named };
  }
  return null;
}

/** The day of a week that is named by itself; a date's weekday only explains it. */
function onWeekday(meant: PeriodMeant, said: string): PeriodMeant {
  const week = meant.days === undefined ? singleWeek(meant.period) : null;
  return week === null ? meant : meanDays(weekdayIn(week, weekdayNumber(/[一二三四五六日天]/.exec(said)?.[0] ?? '一')));
}

const isLength = (matched: string): boolean => /^(?:[1-4]|[一二两三四])周$/.test(matched);

function endOf(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex : from;
}

const NUMERAL = /[\d〇零一二两三四五六七八九十百千万几]/;
const BEGINNING = /[\d二三四五六七八九十一wq第本这当上下大前后今昨明去最近过之此周星礼自从年全开]/;

// What stands before decides whether a word can begin a period.
function beginsHere(text: string, i: number): boolean {
  const [here, before] = [text[i] as string, text[i - 1] ?? ''];
  if (!BEGINNING.test(here)) return false;
  if (NUMERAL.test(here)) return !NUMERAL.test(before) && !/[.每近续约满]/.test(before);
  if (/[wq]/.test(here)) return !/[a-z\d-]/.test(before);
  if (/[周星礼]/.test(here)) return !/[每各逐按分近个双单\d一二两三四五六七八九十几]/.test(before);
  // 同上周, 比上月, 跟上个礼拜一样 compare; 晚上, 线上 are other words.
  if (/[上去前]/.test(here)) return !/[同比较跟像按照如晚早线网以马]/.test(before) && !comparesWith(text, i, before);
  return true;
}

const comparesWith = (text: string, i: number, before: string): boolean =>
  /[和与]/.test(before) && COMPARED.test(text.slice(i, i + 10));
const COMPARED =
  /^(?:上上?个?(?:周|星期|礼拜|月)|上一周|上年|去年|去年同期)的?(?:相|一样|一致|持平|差不多|没变|不变|没什么|对比|比)/;

/** The folded text with blanks only where they part two figures, and line ends; `places` leads back. */
function spaced({ text, gaps }: Folded): { readonly text: string; readonly places: readonly number[] } {
  const chars: string[] = [];
  const places: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const gap = gaps[i] as number;
    if (
      i > 0 &&
      gap !== GAP.none &&
      (gap >= GAP.tab || (/[\da-z]/.test(text[i] as string) && /[\da-z]/.test(text[i - 1] as string)))
    ) {
      chars.push(gap === GAP.blank ? ' ' : '\n');
      places.push(i);
    }
    chars.push(text[i] as string);
    places.push(i);
  }
  return { text: chars.join(''), places };
}
