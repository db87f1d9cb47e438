// Who holds the floor: whose question is open, the week's report's or another feature's?
import type { Answered } from './receive.ts';
import { type Aside, isBusy, type Thread, withAside, withoutAside } from './thread.ts';

/** The weekly report's own mark among the asides: it holds the floor while it stands last. */
const WEEKLY = 'weekly';

export const floorOf = (thread: Thread): Aside | undefined => thread.asides.at(-1);

/** Whoever was just spoken with about the week's report has the floor there; a report that is done gives it back. */
export function withFloor(answered: Answered, at: Date): Answered {
  const { thread } = answered;
  const held = isBusy(thread) ? withAside(thread, WEEKLY, null, at) : withoutAside(thread, WEEKLY);
  return { ...answered, thread: { ...held, spokeAt: at.toISOString() } };
}
