// Which question of the week's report can be answered by a press, and what does its answer depend on?
import { cardTexts as t } from '../../../conversations/cards.ts';
import type { MessageTurn, Resumable } from '../../desk/feature.ts';
import { isBusy } from '../../desk/thread.ts';
import type { WeekState } from '../../desk/week/form/answers.ts';
import { isAsLast } from '../../desk/week/form/as-last.ts';
import type { WeekFacts } from '../../desk/week/form/facts.ts';
import { weekForm } from '../../desk/week/form/form.ts';
import { type OpenStep, openOf } from '../../desk/week/form/open.ts';
import { loadWeek } from '../../desk/week/person-week.ts';
import { openOptions } from '../../forms/asking.ts';
import { fill } from '../../forms/definition/fill.ts';
import { reportsFor } from './rehearsal.ts';

export const openWeekOptions: Resumable['options'] = async (turn) => {
  const open = await opened(turn);
  const asked = open && openOptions(weekForm, open.report, open.facts);
  return asked && { ...asked, of: [open.report.answers.period, askedOf(openOf(open.report.answers, open.facts))] };
};

/** With the number of an enterprise that was reported anew, where several are read back. */
export const changeWeekHow: Resumable['changeHow'] = async (turn) => {
  const open = await opened(turn);
  const step = open && openOf(open.report.answers, open.facts);
  if (step?.kind !== 'review') return null;
  const [first, second] = step.items;
  const { item } = step.items.find((one) => !isAsLast(one.item, one.answers)) ?? first ?? {};
  return fill(t.changeHow, { which: second && item ? `${item.number} ` : '' });
};

/** The week's report that is asked on, with its facts. */
async function opened({
  speaker,
  thread,
  reports,
}: MessageTurn): Promise<{ readonly report: WeekState; readonly facts: WeekFacts } | null> {
  const { report } = thread;
  if (report === null || report.paused || !isBusy(thread)) return null;
  const { facts } = await loadWeek(reportsFor(reports, thread), speaker, report.answers.period, thread.remembered);
  return { report, facts };
}

/** Without what is asked beside it. */
const askedOf = (open: OpenStep): unknown => {
  switch (open.kind) {
    case 'which':
      return open.which;
    case 'gap':
      return [open.item.id, open.gap];
    case 'step':
    case 'review':
    case 'list':
      return open.kind;
  }
};
