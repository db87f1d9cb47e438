// What do the task force's and the coordinators' desks set going by a message, and what was asked back before?
import { actTexts as t } from '../../../conversations/acts.ts';
import type { Settings } from '../../domain/settings.ts';
import { type Broadcasting, broadcast, broadcastReminder } from '../../features/broadcast/broadcast.ts';
import { type Moving, move, moveReminder } from '../../features/deadlines/deadline.ts';
import { askHandOver, type HandingOn, handOver, handOverReminder } from '../../features/staffing/hand-over.ts';
import { type StandingIn, standIn } from '../../features/staffing/stand-in.ts';
import { fill } from '../../forms/definition/fill.ts';
import { isHalfYes } from '../../reading/answer/manners.ts';
import type { CommandReading } from '../../reading/reading.ts';
import type { Answered } from '../receive.ts';
import type { Room, Visit } from '../room.ts';
import type { Speaker } from '../speaker.ts';
import { chosen, whichReminder } from './meant.ts';
import { actsSlot, isStale, type Pending, pendingOf, ROOM, settled } from './pending.ts';

export type ActsWorks = Moving & Broadcasting & StandingIn & HandingOn & { readonly settings: Pick<Settings, 'openForms'> };

export function actsRoom(works: ActsWorks): Room {
  const begin: Begin = (visit, command) => {
    const meant = { ...visit, command };
    return command.name === 'standIn' ? standIn(works, meant) : command.name === 'handOver' ? askHandOver(works, meant) : null;
  };
  return {
    name: ROOM,
    slot: actsSlot,
    answer: async (visit) => answer(works, visit, begin),
    reminder: async ({ speaker, thread }) => {
      const pending = pendingOf(thread);
      return pending === null || isStale(thread, speaker.arrivedAt, works.settings) ? null : reminderOf(pending, speaker);
    },
  };
}

/** Goes on with a command when the one who or which was meant is chosen. */
type Begin = (visit: Visit, command: CommandReading) => Promise<Answered> | null;

/** 确认 does it, 取消 does not, a number chooses; everything else means something else. */
async function answer(works: ActsWorks, visit: Visit, begin: Begin): Promise<Answered | null> {
  const { thread, reading, speaker, text } = visit;
  const pending = pendingOf(thread);
  if (pending === null) return null;
  const say = (line: string): Answered => ({ thread: settled(thread), lines: [line] });
  const stale = isStale(thread, speaker.arrivedAt, works.settings);
  const again = (): Answered => ({ thread, lines: [reminderOf(pending, speaker)] });
  if (isHalfYes(text) && !stale) return again();
  const command = pending.kind === 'which' && !stale ? chosen(pending, text) : null;
  if (command !== null) return begin({ ...visit, thread: settled(thread) }, command);
  if (reading.kind !== 'command') return null;
  if (reading.name === 'cancel' || reading.name === 'back') return say(t.cancelled);
  if (reading.name !== 'confirm') return null;
  return stale ? say(fill(t.stale, { span: spanOf(works.settings) })) : (confirmed(works, visit, pending) ?? again());
}

/** How long ago at least what is stale was asked. */
function spanOf({ openForms: { actMinutes: minutes } }: Pick<Settings, 'openForms'>): string {
  if (minutes === 60) return t.staleHour;
  return minutes % 60 === 0 ? fill(t.staleHours, { hours: minutes / 60 }) : fill(t.staleMinutes, { minutes });
}

/** Null: nothing that 确认 could mean. */
function confirmed(works: ActsWorks, visit: Visit, pending: Pending): Promise<Answered> | null {
  switch (pending.kind) {
    case 'deadline':
      return move(works, visit, pending);
    case 'broadcast':
      return broadcast(works, visit, pending);
    case 'handOver':
      return handOver(works, visit, pending);
    case 'which':
      return null;
  }
}

function reminderOf(pending: Pending, speaker: Speaker): string {
  switch (pending.kind) {
    case 'deadline':
      return moveReminder(pending, speaker.arrivedAt);
    case 'broadcast':
      return broadcastReminder(pending);
    case 'handOver':
      return handOverReminder(speaker, pending);
    case 'which':
      return whichReminder(speaker.bureau.roster, pending);
  }
}
