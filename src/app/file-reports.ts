// How does what was confirmed become filed reports, or is kept safe until it can?
import { weeklyTexts as t } from '../../conversations/weekly-dispatch.ts';
import { PUNCTUALITY_NAMES } from '../domain/reports.ts';
import { showInstant } from '../domain/time.ts';
import type { ReviewedItem } from '../engine/speak.ts';
import type { Event } from '../engine/turn.ts';
import { dutyOf, itemOf, type World } from '../engine/world.ts';
import { fill } from '../script/fill.ts';
import type { PersonWeek } from './person-week.ts';
import type { Filed, Filing, Holding, Reports } from './ports.ts';
import { isProblem } from './problem.ts';
import type { Speaker } from './speaker.ts';

export type Weekly = { readonly reports: Reports; readonly holding: Holding };

export type Outcome = { readonly event: Extract<Event, { kind: 'filed' }>; readonly world: World };

/** Files what was confirmed, or keeps it safe until the database is back, and says which. */
export async function fileAll(deps: Weekly, speaker: Speaker, week: PersonWeek, file: readonly ReviewedItem[]): Promise<Outcome> {
  const filing: Filing = {
    asker: speaker.asker,
    message: speaker.message,
    arrivedAt: speaker.arrivedAt,
    week: week.week,
    dueAt: week.deadlines.due,
    closesAt: week.deadlines.closes,
    entries: file.map(({ item, answers, doubts }) => ({ enterprise: item, figures: answers, doubts })),
  };
  try {
    return receipt(speaker, week, filing, await deps.reports.file(filing));
  } catch (e) {
    if (!isProblem(e, 'database.away', 'database.conflict')) throw e;
    await deps.holding.put(filing);
    return held(speaker, week, filing);
  }
}

const withFiled = (world: World, filing: Filing, ids: readonly string[]): World => ({
  ...world,
  items: world.items.map((i) =>
    ids.includes(i.id) ? { ...i, filed: filing.entries.find((e) => e.enterprise === i.id)?.figures ?? i.filed } : i,
  ),
});

const counts = (world: World) => {
  const duty = dutyOf(world);
  return { filed: duty.filter((i) => i.filed).length, due_count: duty.length };
};

function receipt(speaker: Speaker, week: PersonWeek, filing: Filing, outcomes: readonly Filed[]): Outcome {
  const done = outcomes.filter((o) => o.kind === 'filed');
  const ids = done.map((o) => o.enterprise);
  const world = withFiled(week.world, filing, ids);
  const nameOf = (id: string) => itemOf(world, id)?.short ?? '';
  const time = showInstant(speaker.arrivedAt);
  const first = done.find((o) => o.revision === 1);
  const lines = [
    ...(done.length === 0
      ? []
      : first
        ? [fill(t.receipt, { count: done.length, time, punctuality: PUNCTUALITY_NAMES[first.punctuality], ...counts(world) })]
        : [fill(t.receiptCorrection, { time, ...counts(world) })]),
    ...outcomes.flatMap((o) => {
      if (o.kind === 'filed') return [];
      const name = nameOf(o.enterprise);
      return [
        o.kind === 'closed'
          ? fill(t.closedOne, { name, week: week.world.periodName, whom: t.coordinator })
          : fill(t.notYoursOne, { name }),
      ];
    }),
  ];
  return { event: { kind: 'filed', lines, filed: ids, kept: [] }, world };
}

function held(speaker: Speaker, week: PersonWeek, filing: Filing): Outcome {
  const ids = filing.entries.map((e) => e.enterprise);
  const world = withFiled(week.world, filing, ids);
  const lines = [fill(t.held, { count: ids.length, time: showInstant(speaker.arrivedAt) })];
  return { event: { kind: 'filed', lines, filed: ids, kept: [] }, world };
}
