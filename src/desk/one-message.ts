// How is the database asked at most once for what one message needs twice?
import type { Reports } from './ports.ts';
import { within } from './within.ts';

/**
 * The same port for one message of one person: standings of a week are asked once, and waited for once, until something is filed or taken
 * back; a filing is decided by them.
 */
export function forOneMessage(reports: Reports): Reports {
  const asked = new Map<string, ReturnType<Reports['standings']>>();
  return {
    ...reports,
    standings(asker, week, enterprises, at) {
      const known = asked.get(week) ?? within(reports.standings(asker, week, enterprises, at));
      asked.set(week, known);
      return known;
    },
    async file(filing) {
      // An outage while it was read does not come up again here.
      const known = await asked.get(filing.week)?.catch(() => undefined);
      asked.clear();
      return reports.file(filing, known);
    },
    withdraw(...args) {
      asked.clear();
      return reports.withdraw(...args);
    },
  };
}
