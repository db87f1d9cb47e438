// Which messages are about urgent demands, and who answers them?
import type { Answered } from '../../desk/receive.ts';
import type { Room, Visit } from '../../desk/room.ts';
import { countLines } from './lists.ts';
import { answerRaising, ROOM, raisingReminder } from './raise.ts';
import { answerResolving, resolvingLine } from './resolving.ts';
import { urgentSlot } from './slot.ts';
import { type Stepping, takeStep } from './steps.ts';

export const urgentRoom = (deps: Stepping): Room => ({
  name: ROOM,
  slot: urgentSlot,
  open: (thread) => urgentSlot.of(thread)?.kind ?? null,

  async answer(visit) {
    const slot = urgentSlot.of(visit.thread);
    if (slot === null) return null;
    return slot.kind === 'raise' ? answerRaising(deps, visit, slot) : answerResolving(deps, visit, slot);
  },

  // 撤销急需 12: the word without a number takes back a report.
  async hears({ speaker, thread, reading }) {
    if (reading.kind !== 'command' || reading.name !== 'undo' || reading.args?.number === undefined) return null;
    return asWell({ speaker, thread }, { thread, lines: await takeStep(deps, speaker, reading.args.number, 'withdraw') });
  },

  async query({ speaker, thread, query }) {
    if (!query.measures.includes('urgentDemands')) return null;
    return { thread, lines: await countLines(deps, speaker, query) };
  },

  async reminder({ speaker, thread }) {
    const slot = urgentSlot.of(thread);
    if (slot === null) return null;
    return slot.kind === 'raise' ? raisingReminder(speaker, slot) : resolvingLine(deps, speaker, slot);
  },
});

/** A demand that is being raised is asked on under the answer to something else. */
function asWell({ speaker }: Pick<Visit, 'speaker' | 'thread'>, answered: Answered): Answered {
  const slot = urgentSlot.of(answered.thread);
  const line = slot?.kind === 'raise' ? raisingReminder(speaker, slot) : null;
  return line === null ? answered : { ...answered, lines: [...answered.lines, line] };
}
