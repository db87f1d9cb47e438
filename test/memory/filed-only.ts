// The reports as nudges see them: who has filed, on time, in their own district and without a figure.
import type { Reports } from '../../src/desk/ports.ts';
import { figuresFrom, type ReportLine } from '../../src/domain/figures.ts';
import type { Report } from '../../src/domain/reports.ts';
import { dueOf, type Roster } from '../../src/domain/roster.ts';
import { NO_FIGURES } from '../../src/domain/tiers.ts';

const FIGURES = { headcount: 0, shortage: NO_FIGURES, resolved: NO_FIGURES };

/** What one enterprise's report adds to its week. */
const LINE: ReportLine = {
  span: 0,
  key: [],
  type: 'other',
  flow: { reports: 1, due: 1, late: 0, resolved: NO_FIGURES },
  standing: { reports: 1, due: 1, headcount: 0, shortage: NO_FIGURES },
  toDate: { reports: 1, resolved: NO_FIGURES },
};

/** Whoever asks sees every report. */
export const filedOnly = (filed: ReadonlySet<string>, roster: Roster): Pick<Reports, 'reported' | 'totals' | 'ofWeek'> => ({
  reported: async () => filed,

  ofWeek: async (asker, week, districts, at) =>
    dueOf(roster, week).flatMap(({ enterprise: { id }, district }): readonly Report[] =>
      filed.has(id) && districts.includes(district)
        ? [
            {
              enterprise: id,
              week,
              district,
              revision: 1,
              figures: FIGURES,
              doubts: [],
              filedAt: at,
              filedBy: asker.userid,
              firstFiledAt: at,
              punctuality: 'onTime',
            },
          ]
        : [],
    ),

  async totals(_asker, { week, districts, enterprises }) {
    const due = dueOf(roster, week).filter((s) => districts.includes(s.district));
    const reports = due.flatMap((s) => (filed.has(s.enterprise.id) ? [LINE] : []));
    const [answer] = figuresFrom(
      {
        filter: { districts, enterprises, types: null, specialist: null, surveyed: false },
        spans: [{ weeks: [week], standing: week }],
        by: [],
        needs: ['resolvedToDate'],
      },
      {
        reports,
        served: [],
        demand: [],
        short: [],
        owed: [{ span: 0, key: [], weeks: due.length, standing: due.length, specialists: [] }],
      },
      'year',
    );
    if (!answer) throw new Error('a span without an answer');
    return answer.total;
  },
});
