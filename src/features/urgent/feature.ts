// Which messages are about urgent demands, and who answers them?
import type { Feature, TextTurn } from '../../desk/feature.ts';
import type { Answered } from '../../desk/receive.ts';
import { countLines } from './lists.ts';
import { openRaising } from './raise.ts';
import { openResolving } from './resolving.ts';
import { type Stepping, takeStep } from './steps.ts';

export function urgentFeature(deps: Stepping): Feature {
  const raising = openRaising(deps);
  const resolving = openResolving(deps);

  /** A demand that is being raised is asked on when a 办结 that stood above it is over. */
  async function answerResolving(turn: TextTurn): Promise<Answered | null> {
    const answered = await resolving.answer(turn);
    if (answered === null || resolving.stateOf(answered.thread) !== null) return answered;
    const line = await raising.reminder({ ...turn, thread: answered.thread });
    return line === null ? answered : { ...answered, lines: [...answered.lines, line] };
  }

  return {
    name: 'urgent',
    forms: [raising, { ...resolving, answer: answerResolving }],

    // 撤销急需 12: the word without a number takes back a report.
    hears: {
      undoNumber: async ({ speaker, thread }, { number }) => ({
        thread,
        lines: await takeStep(deps, speaker, number, 'withdraw'),
      }),
    },

    async query({ speaker, thread, query }) {
      if (!query.measures.includes('urgentDemands')) return null;
      return { thread, lines: await countLines(deps, speaker, query) };
    },
  };
}
