// Which messages are about urgent demands, and who answers them?
import type { Feature } from '../../desk/feature.ts';
import { askedLines } from './lists.ts';
import { onCallPressed } from './pressed.ts';
import { openRaising } from './raise.ts';
import { openResolving } from './resolving.ts';
import { type Stepping, takeStep } from './steps.ts';

export function urgentFeature(deps: Stepping): Feature {
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

    async query({ speaker, thread, query }) {
      if (!query.measures.includes('urgentDemands')) return null;
      return { thread, lines: await askedLines(deps, speaker, query) };
    },
  };
}
