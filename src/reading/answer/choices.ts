// Which of a short list that was offered does a message choose by its place?
import type { Month, Week } from '../../domain/time.ts';
import { smallNumber } from '../periods/names.ts';
import { findPeriods, onePeriod } from '../periods/periods.ts';
import { weekNamedIn } from '../periods/weeks.ts';
import { foldText } from '../text/text.ts';
import { ofTwo } from './choice.ts';

const PLACE = /^\s*第?(\d{1,3}|[一二三四五六七八九十]+)\s*[个家条户号位]?[。.]?\s*$/;

/** `2`, 第二个, 3号: the place counted from 1; null for anything else. */
export function placeChosen(text: string): number | null {
  const place = PLACE.exec(text.normalize('NFKC'))?.[1];
  const number = place === undefined ? 0 : smallNumber(place);
  return number >= 1 ? number : null;
}

/** Which of the weeks that were shown, by its place or its name; any other week by its name. Null where the text says something else. */
export function weekChosen(text: string, weeks: readonly Week[], now: Date): Week | null {
  const side = weeks.length === 2 ? ofTwo(text) : null;
  const place = side === null ? placeChosen(text) : side + 1;
  return place === null ? weekNamedIn(text, now) : (weeks[place - 1] ?? null);
}

/** Which of the months, by its name or its place; null where the text says something else. */
export function monthChosen(text: string, months: readonly Month[], now: Date): Month | null {
  const place = placeChosen(text);
  if (place !== null) return months[place - 1] ?? null;
  const period = onePeriod(findPeriods(foldText(text), now));
  return period && 'month' in period && months.includes(period.month) ? period.month : null;
}
