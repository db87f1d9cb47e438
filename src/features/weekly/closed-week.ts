// What becomes of a report whose week closed before it was confirmed? (domain §5.9)

import { weeklyTexts as t } from '../../../conversations/weekly-dispatch.ts';
import { whomToAsk } from '../../desk/greeting.ts';
import type { Speaker } from '../../desk/speaker.ts';
import { isBusy, type Thread } from '../../desk/thread.ts';
import { sayWeek } from '../../desk/voices.ts';
import { openWeek } from '../../desk/week/form/turn.ts';
import { loadWeek } from '../../desk/week/person-week.ts';
import { phaseAt, weekDeadlines } from '../../domain/deadlines.ts';
import { enterpriseName } from '../../domain/roster.ts';
import { weekOf } from '../../domain/time.ts';
import { fill } from '../../forms/definition/fill.ts';
import type { Weekly } from './file-reports.ts';

type Settled = {
  readonly thread: Thread;
  /** What was lost, and that it can be used anew; said before whatever the message is answered. */
  readonly lines: readonly string[];
};

/**
 * The thread without a report nobody can file any more. What was filled in is said, and carried into the present week for 沿用; nothing
 * is filed to the wrong week. What is being filled in for a reopened week (补报) goes on.
 */
export async function withoutClosed(deps: Weekly, speaker: Speaker, thread: Thread): Promise<Settled> {
  const { report } = thread;
  const { bureau, arrivedAt } = speaker;
  const isClosed = report !== null && phaseAt(weekDeadlines(bureau.calendar, report.answers.period), arrivedAt) === 'closed';
  if (!isClosed) return { thread, lines: [] };
  const fresh = (carried = {}): Thread => ({ ...thread, report: openWeek(weekOf(arrivedAt), carried) });
  if (!isBusy(thread)) return { thread: fresh(), lines: [] };
  const { reopened } = await loadWeek(deps.reports, speaker, report.answers.period, thread.remembered);
  if (reopened.size > 0) return { thread, lines: [] };
  const closed = { week: sayWeek(report.answers.period, arrivedAt), whom: whomToAsk(speaker) };
  const drafted = Object.keys(report.answers.drafts).map((id) => enterpriseName(bureau.roster, id));
  if (drafted.length === 0) return { thread: fresh(), lines: [fill(t.weekLocked, closed)] };
  const carried = Object.fromEntries(Object.entries(report.answers.drafts).map(([id, draft]) => [id, draft.answers]));
  return { thread: fresh(carried), lines: [fill(t.weekClosed, { ...closed, names: drafted.join('、') }), t.carryOffer] };
}
