// Is a bare number of weeks the last so many: 三周的缺工走势, 甲公司三周各缺多少?
import { addWeeks, weekOf } from '../../domain/time.ts';
import { isNumeralCharacter } from '../numbers/numerals.ts';
import { smallNumber } from '../periods/names.ts';
import type { PeriodSpan } from '../periods/period-edges.ts';

const WEEKS = /(?<n>\d{1,2}|[一二三四五]?十[一二三四五六七八九]?|[二两三四五六七八九])个?(?:周|星期|礼拜)(?:的|里|内|来|以来)?/y;
/** What is asked of each of them. */
const OF_EACH = /走势|趋势|曲线|折线|变化|各|分别|都(?:缺|解决|是)?(?:了)?(?:多少|几)/;
const BEFORE = /[第近前后上下这过连续]$|[前后]?\d$/;

/** Up to the current week; null where another word says which weeks, or nothing of each is asked. */
export function weeksInRowAt(text: string, at: number, now: Date): (PeriodSpan & { readonly each: true }) | null {
  if (isNumeralCharacter(text[at - 1]) || BEFORE.test(text.slice(0, at))) return null;
  WEEKS.lastIndex = at;
  const n = WEEKS.exec(text)?.groups?.n;
  const to = WEEKS.lastIndex;
  const count = n === undefined ? 0 : smallNumber(n);
  if (count < 2 || !OF_EACH.test(text.slice(to))) return null;
  const week = weekOf(now);
  return { each: true, from: at, to, period: { from: addWeeks(week, 1 - count), to: week } };
}
