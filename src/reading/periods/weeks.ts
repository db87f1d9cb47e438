// Which one week does a message name, and which of two does it choose?
import { addWeeks, type Week, weekOf } from '../../domain/time.ts';
import { foldText } from '../text/text.ts';
import { findPeriods, onePeriod, singleWeek } from './periods.ts';

/** 上周, 本周 or a week by its name; null where the text names no single week. */
export function weekNamedIn(text: string, now: Date): Week | null {
  const period = onePeriod(findPeriods(foldText(text), now));
  return period ? singleWeek(period) : null;
}

/** The week a bare answer to “报哪一周” means: last week stood first. */
export const weekAnswered = (text: string, now: Date): Week | null =>
  text.trim() === '1' ? addWeeks(weekOf(now), -1) : text.trim() === '2' ? weekOf(now) : weekNamedIn(text, now);
