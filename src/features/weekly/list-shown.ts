// Which week's list does a person have before their eyes: the one they last spoke of, or that of a nudge that came since?
import type { ListsShown } from '../../desk/ports.ts';
import { isProblem } from '../../desk/problem.ts';
import type { Speaker } from '../../desk/speaker.ts';
import { isBusy, type Thread } from '../../desk/thread.ts';
import { openWeek } from '../../desk/week/form/turn.ts';
import { phaseAt, weekDeadlines } from '../../domain/deadlines.ts';
import type { Week } from '../../domain/time.ts';

type ListInView = {
  readonly thread: Thread;
  /** The week of a nudge that came after an answer of another week was left open: that one comes first. Null: no such thing. */
  readonly busyBefore: Week | null;
};

/** A nudge's list counts as the list of 上报. While the database is away, what the thread knows has to do. */
export async function listShown(nudged: ListsShown, { asker, bureau, arrivedAt }: Speaker, thread: Thread): Promise<ListInView> {
  const list = await nudged.lastList(asker.corp, asker.userid).catch((e: unknown) => {
    if (isProblem(e, 'database.away', 'database.conflict')) return null;
    throw e;
  });
  const unchanged: ListInView = { thread, busyBefore: null };
  if (list === null || list.week === thread.report?.answers.period) return unchanged;
  if (thread.spokeAt !== null && list.at < new Date(thread.spokeAt)) return unchanged;
  const phase = phaseAt(weekDeadlines(bureau.calendar, list.week), arrivedAt);
  if (phase !== 'open' && phase !== 'late') return unchanged;
  if (isBusy(thread)) return { thread, busyBefore: list.week };
  return { thread: { ...thread, report: openWeek(list.week) }, busyBefore: null };
}
