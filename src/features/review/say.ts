// How are a report's figures, and what changes in them, said when a week's reports are overseen?
import { oversightTexts as t } from '../../../conversations/oversight.ts';
import { changeWords, differences, shownFigures } from '../../desk/week/form/words.ts';
import type { ReportFigures } from '../../domain/reports.ts';
import { addWeeks, type Week, weekOf } from '../../domain/time.ts';
import { fill } from '../../forms/definition/fill.ts';

/** All figures of a report, in one line. */
export const figuresLine = (figures: ReportFigures): string => shownFigures(figures).join('　');

/** `普工缺工8人改为9人`; empty where nothing differs. */
export const changesOf = (before: ReportFigures, after: ReportFigures): string =>
  differences(before, after).map(changeWords).join('，');

/** A week as a person can type it. */
export function weekTyped(week: Week, now: Date): string {
  const current = weekOf(now);
  if (week === current) return t.weekCurrent;
  return week === addWeeks(current, -1) ? t.weekLast : fill(t.weekNumber, { number: Number(week.slice(6)) });
}
