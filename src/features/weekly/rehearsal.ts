// How does a new specialist practise (试报) with their own enterprises, and nothing of it is ever filed? (domain §5.12)
import { rehearsalTexts as t } from '../../../conversations/rehearsal.ts';
import type { Reports, StandingReport } from '../../desk/ports.ts';
import type { Answered } from '../../desk/receive.ts';
import type { Rehearsal, Thread } from '../../desk/thread.ts';
import type { FullAnswers } from '../../desk/week/form/answers.ts';
import { punctualityOf } from '../../domain/deadlines.ts';
import { type Week, weekOf } from '../../domain/time.ts';

/** Whoever forgets to end it means it again after that long. */
const REHEARSAL_MS = 2 * 3_600_000;

/** The thread with practice begun; a real report that is open waits beneath. */
export const begin = (thread: Thread, at: Date): Thread => ({
  ...thread,
  report: null,
  rehearsal: { until: new Date(at.getTime() + REHEARSAL_MS).toISOString(), report: thread.report, filings: [] },
});

/** The thread as it was before. */
export const end = (thread: Thread): Thread =>
  thread.rehearsal === null ? thread : { ...thread, report: thread.rehearsal.report, rehearsal: null };

/** Practice that was forgotten is over. */
export const withoutStale = (thread: Thread, at: Date): Thread =>
  thread.rehearsal !== null && at.toISOString() >= thread.rehearsal.until ? end(thread) : thread;

/** What is said of the week's report, with the stores it may touch: the real ones, or those of the practice, which keep all in the thread. */
export async function asRehearsed<Deps extends { readonly reports: Reports }>(
  deps: Deps,
  thread: Thread,
  run: (deps: Deps) => Promise<Answered | null>,
): Promise<Answered | null> {
  const { rehearsal } = thread;
  if (rehearsal === null) return run(deps);
  const practice = practising(deps.reports, rehearsal);
  // Nothing follows from what is practised.
  const answered = await run({ ...deps, reports: practice.reports, afterFiling: undefined, afterWithdrawal: undefined });
  if (answered === null) return null;
  const after = practice.rehearsal();
  const [first, ...others] = answered.lines;
  const lines = first === undefined ? [] : [`${t.mark}${first}`, ...others];
  return {
    ...answered,
    // What was practised must not be remembered as filed.
    thread: { ...answered.thread, remembered: thread.remembered, rehearsal: after },
    lines: after.filings.length > rehearsal.filings.length ? [...lines, t.notFiled] : lines,
  };
}

/** The stores as the thread's practice, if there is one, lets them be read. */
export const reportsFor = (real: Reports, { rehearsal }: Thread): Reports =>
  rehearsal === null ? real : practising(real, rehearsal).reports;

/** The same port over the practice's own filings: real enterprises and last weeks, nothing written. */
function practising(real: Reports, before: Rehearsal): { readonly reports: Reports; readonly rehearsal: () => Rehearsal } {
  let filings = before.filings;
  const filed = (): Readonly<Record<string, FullAnswers>> => Object.assign({}, ...filings.map((f) => f.entries));
  const reports: Reports = {
    ...real,
    async file({ message, entries, arrivedAt, dueAt }) {
      const figures = Object.fromEntries(entries.map((e) => [e.enterprise, e.figures]));
      filings = [...filings.filter((f) => f.message !== message), { message, entries: figures }];
      const punctuality = punctualityOf(arrivedAt, dueAt);
      return entries.map(({ enterprise }) => ({ kind: 'filed', enterprise, revision: 1, punctuality }));
    },
    async withdraw(_, __, at) {
      const last = filings.at(-1);
      if (!last) return null;
      filings = filings.slice(0, -1);
      const entries = Object.keys(last.entries).map((enterprise) => ({ enterprise, restored: enterprise in filed() }));
      return { week: weekOf(at), entries };
    },
    async standings(asker, week, enterprises, at) {
      const practised = filed();
      return (await real.standings(asker, week, enterprises, at)).map((standing) => asPractised(standing, practised, week, at));
    },
  };
  return { reports, rehearsal: () => ({ ...before, filings }) };
}

function asPractised(
  standing: StandingReport,
  practised: Readonly<Record<string, FullAnswers>>,
  week: Week,
  at: Date,
): StandingReport {
  const figures = practised[standing.enterprise];
  if (!figures) return { ...standing, report: null };
  const filedAt = { filedAt: at, firstFiledAt: at, filedBy: '', punctuality: 'onTime' } as const;
  const report = { enterprise: standing.enterprise, week, district: '', revision: 1, figures, doubts: [], ...filedAt };
  return { ...standing, report };
}
