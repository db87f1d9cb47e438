// The reports as nudges see them: who has filed, on time and without a figure.
import type { Reports } from '../../src/desk/ports.ts';
import type { Report } from '../../src/domain/reports.ts';
import { NO_FIGURES } from '../../src/domain/tiers.ts';

const FIGURES = { headcount: 0, shortage: NO_FIGURES, resolved: NO_FIGURES };

export const filedOnly = (filed: ReadonlySet<string>): Pick<Reports, 'reported' | 'totals' | 'ofWeek'> => ({
  reported: async () => filed,
  ofWeek: async (asker, week, _districts, at) =>
    [...filed].map(
      (enterprise): Report => ({
        enterprise,
        week,
        district: '',
        revision: 1,
        figures: FIGURES,
        doubts: [],
        filedAt: at,
        filedBy: asker.userid,
        firstFiledAt: at,
        punctuality: 'onTime',
      }),
    ),
  totals: async () => ({
    enterprises: filed.size,
    byType: { majorProject: 0, unemploymentMonitored: 0, employmentMonitored: 0, other: filed.size },
    headcount: filed.size === 0 ? null : 0,
    shortage: filed.size === 0 ? null : NO_FIGURES,
    resolved: filed.size === 0 ? null : NO_FIGURES,
    resolvedToDate: filed.size === 0 ? null : NO_FIGURES,
    coverage: { due: filed.size, filed: filed.size, extra: 0 },
  }),
});
