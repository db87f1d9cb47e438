// Which messages are about urgent demands, and who answers them?
import type { Feature } from '../../desk/feature.ts';
import { wantedBy } from './draft.ts';
import { countLines } from './lists.ts';
import { answerRaising, ROOM, raisingReminder } from './raise.ts';
import { answerResolving, resolvingLine } from './resolving.ts';
import { urgentSlot } from './slot.ts';
import { type Stepping, takeStep } from './steps.ts';

export const urgentRoom = (deps: Stepping): Feature => ({
  name: ROOM,
  slot: urgentSlot,
  open: (thread) => urgentSlot.of(thread)?.kind ?? null,

  wanted(thread) {
    const slot = urgentSlot.of(thread);
    if (slot === null) return null;
    return slot.kind === 'raise' ? wantedBy(slot) : { kind: 'figures' };
  },

  async answer(visit) {
    const slot = urgentSlot.of(visit.thread);
    if (slot === null) return null;
    return slot.kind === 'raise' ? answerRaising(deps, visit, slot) : answerResolving(deps, visit, slot);
  },

  // 撤销急需 12: the word without a number takes back a report.
  hears: {
    undoNumber: async ({ speaker, thread }, { number }) => ({ thread, lines: await takeStep(deps, speaker, number, 'withdraw') }),
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
