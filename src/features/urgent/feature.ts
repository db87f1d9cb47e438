// Which messages are about urgent demands, and who answers them?
import type { Feature } from '../../desk/feature.ts';
import { afterAsked } from '../../desk/figures/asked.ts';
import { openDemandsAsked } from '../../reading/question/talk.ts';
import { askedLines, openLines } from './lists.ts';
import { onCallPressed } from './pressed.ts';
import { openRaising } from './raise.ts';
import { openResolving } from './resolving.ts';
import { takeStep } from './steps.ts';
import { type DemandTables, demandsFile } from './table.ts';

export function urgentFeature(deps: DemandTables): Feature {
  return {
    name: 'urgent',
    forms: [openRaising(deps), openResolving(deps)],

    // 撤销急需 12: the word without a number takes back a report.
    hears: {
      undoNumber: async ({ speaker, thread }, { number }) => ({
        thread,
        lines: await takeStep(deps, speaker, number, 'withdraw'),
      }),
    },

    pressed: (turn) => onCallPressed(deps, turn),

    async query({ speaker, thread: before, text, query }) {
      if (query.form === 'chart' || !query.measures.includes('urgentDemands')) return null;
      const thread = afterAsked(before, query, speaker.arrivedAt);
      if (query.form === 'workbook') return { thread, ...(await demandsFile(deps, speaker, query)) };
      const isOfOne = [query.demand, query.enterprise, query.enterprises].some((one) => one !== undefined);
      const asks = isOfOne ? null : openDemandsAsked(text);
      if (asks === null && query.page === undefined) return { thread, lines: await askedLines(deps, speaker, query) };
      const shown = { page: query.page ?? 1, isFree: asks === 'notAccepted' };
      return { thread, lines: await openLines(deps, speaker, query.districts, shown) };
    },
  };
}
