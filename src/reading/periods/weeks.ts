// Which one week does a message name?
import type { Week } from '../../domain/time.ts';
import { foldText } from '../text/text.ts';
import { findPeriods, onePeriod, singleWeek } from './periods.ts';

/** 上周, 本周 or a week by its name; null where the text names no single week. */
export function weekNamedIn(text: string, now: Date): Week | null {
  const period = onePeriod(findPeriods(foldText(text), now));
  return period ? singleWeek(period) : null;
}
