// Which question of the week's report can be answered by a press, and what does its answer depend on?
import type { MessageTurn, Resumable } from '../../desk/feature.ts';
import { isBusy } from '../../desk/thread.ts';
import { weekForm } from '../../desk/week/form/form.ts';
import { type OpenStep, openOf } from '../../desk/week/form/open.ts';
import { loadWeek } from '../../desk/week/person-week.ts';
import { openOptions } from '../../forms/asking.ts';
import { reportsFor } from './rehearsal.ts';

export const openWeekOptions: Resumable['options'] = async ({ speaker, thread, reports }: MessageTurn) => {
  const { report } = thread;
  if (report === null || report.paused || !isBusy(thread)) return null;
  const { facts } = await loadWeek(reportsFor(reports, thread), speaker, report.answers.period, thread.remembered);
  const asked = openOptions(weekForm, report, facts);
  return asked && { ...asked, of: [report.answers.period, askedOf(openOf(report.answers, facts))] };
};

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
