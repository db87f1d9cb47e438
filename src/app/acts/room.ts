// What do the task force's and the coordinators' desks set going by a message, and what was asked back before?
import { actTexts as t } from '../../../conversations/acts.ts';
import type { Answered } from '../receive.ts';
import type { Room, Visit } from '../room.ts';
import { askBroadcast, type Broadcasting, broadcast, broadcastReminder } from './broadcast.ts';
import { askMove, type Moving, move, moveReminder } from './deadline.ts';
import { isStale, type Pending, pendingOf, ROOM, settled } from './pending.ts';
import { type Reminding, remind } from './remind.ts';

export type ActsWorks = Reminding & Moving & Broadcasting;

export const actsRoom = (works: ActsWorks): Room => ({
  name: ROOM,
  commands: {
    remind: (visit) => remind(works, visit),
    deadline: (visit) => askMove(works, visit),
    broadcast: async (visit) => askBroadcast(visit),
  },
  answer: async (visit) => answer(works, visit),
  reminder: async ({ speaker, thread }) => {
    const pending = pendingOf(thread);
    return pending === null || isStale(thread, speaker.arrivedAt) ? null : reminderOf(pending, speaker.arrivedAt);
  },
});

/** Said as often out of politeness as in agreement: nothing is set going by it. */
const NEARLY = /^(?:好的?|行|可以|嗯+|是的?|对的?|同意|ok|okay)[吧啊呀了哈。.！!]*$/i;

/** 确认 does it, 取消 does not; everything else means something else. */
async function answer(works: ActsWorks, visit: Visit): Promise<Answered | null> {
  const { thread, reading, speaker } = visit;
  const pending = pendingOf(thread);
  if (pending === null) return null;
  if (NEARLY.test(visit.text.trim()) && !isStale(thread, speaker.arrivedAt)) {
    return { thread, lines: [reminderOf(pending, speaker.arrivedAt)] };
  }
  if (reading.kind !== 'command') return null;
  const say = (line: string): Answered => ({ thread: settled(thread), lines: [line] });
  if (reading.name === 'cancel' || reading.name === 'back') return say(t.cancelled);
  if (reading.name !== 'confirm') return null;
  return isStale(thread, speaker.arrivedAt) ? say(t.stale) : confirmed(works, visit, pending);
}

function confirmed(works: ActsWorks, visit: Visit, pending: Pending): Promise<Answered> {
  switch (pending.kind) {
    case 'deadline':
      return move(works, visit, pending);
    case 'broadcast':
      return broadcast(works, visit, pending);
  }
}

function reminderOf(pending: Pending, now: Date): string {
  switch (pending.kind) {
    case 'deadline':
      return moveReminder(pending, now);
    case 'broadcast':
      return broadcastReminder(pending);
  }
}
