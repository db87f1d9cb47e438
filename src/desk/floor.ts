// Who holds the floor: whose question is open, the week's report's or another feature's?
import type { Answered } from './receive.ts';
import { isBusy, withAside, withoutAside } from './thread.ts';

/** The weekly report's own mark among the asides: it holds the floor while it stands last, and stands below all others when put aside. */
export const WEEKLY = 'weekly';

/** Whoever was just spoken with about the week's report has the floor there; a report that is done gives it back. */
export function withFloor(answered: Answered, at: Date): Answered {
  const { thread } = answered;
  const others = withoutAside(thread, WEEKLY);
  const held = !isBusy(thread)
    ? others
    : thread.report?.paused
      ? { ...others, asides: [{ room: WEEKLY, slot: null, at: at.toISOString() }, ...others.asides] }
      : withAside(thread, WEEKLY, null, at);
  return { ...answered, thread: { ...held, spokeAt: at.toISOString() } };
}
