// What do the reports of one week add up to? The same sums as of any question.
import type { Reports } from '../desk/ports.ts';
import { type FiguresOptions, openFigures } from './figures.ts';

/** The port's `totals`. */
export function openTotals(options: FiguresOptions): Reports['totals'] {
  const figures = openFigures(options);
  return async (asker, { week, districts, enterprises }, at) => {
    const [answer] = await figures(
      { asker, at, act: 'reports.totals', details: { week, districts, enterprises } },
      {
        filter: { districts, enterprises, types: null, specialist: null, surveyed: false },
        spans: [{ weeks: [week], standing: week }],
        by: [],
        needs: ['resolvedToDate'],
      },
    );
    if (!answer) throw new Error('a span without an answer');
    const { enterprises: served, byType, headcount, shortage, resolved, resolvedToDate, coverage } = answer.total;
    return { enterprises: served, byType, headcount, shortage, resolved, resolvedToDate, coverage };
  };
}
