// How does what was confirmed become filed reports, or is kept safe until it can?
import { weeklyTexts as t } from '../../../conversations/weekly-dispatch.ts';
import { whomToAsk } from '../../desk/greeting.ts';
import type { Filing, Holding, Reports } from '../../desk/ports.ts';
import { isProblem } from '../../desk/problem.ts';
import type { Speaker } from '../../desk/speaker.ts';
import { dutyCounts, itemOf, type WeekFacts } from '../../desk/week/form/facts.ts';
import type { Event, ReviewedItem } from '../../desk/week/form/turn.ts';
import type { PersonWeek } from '../../desk/week/person-week.ts';
import { within } from '../../desk/within.ts';
import type { FiledReport } from '../../domain/filing.ts';
import { PUNCTUALITY_NAMES } from '../../domain/reports.ts';
import type { Settings } from '../../domain/settings.ts';
import { showInstant, weekOf } from '../../domain/time.ts';
import { fill } from '../../forms/definition/fill.ts';
import type { ReadBackFiles } from './read-back-file.ts';

/** Up to this many enterprises are named in a receipt. */
const NAMED = 6;

export type Weekly = ReadBackFiles & {
  readonly reports: Reports;
  readonly holding: Holding;
  readonly settings: Pick<Settings, 'monthOpensOn' | 'openForms' | 'telephone'>;
  /** What else follows from figures that were just filed, in sentences under the receipt. */
  readonly afterFiling?: (speaker: Speaker, filing: Filing, filed: readonly string[]) => Promise<readonly string[]>;
};

type FilingOutcome = { readonly event: Extract<Event, { kind: 'filed' }>; readonly facts: WeekFacts };

/** Files what was confirmed, or keeps it safe until the database is back, and says which. */
export async function fileAll(
  deps: Pick<Weekly, 'reports' | 'holding' | 'afterFiling'>,
  speaker: Speaker,
  week: PersonWeek,
  file: readonly ReviewedItem[],
): Promise<FilingOutcome> {
  const filing: Filing = {
    asker: speaker.asker,
    message: speaker.message,
    arrivedAt: speaker.arrivedAt,
    thread: speaker.thread,
    week: week.week,
    dueAt: week.deadlines.due,
    closesAt: week.deadlines.closes,
    entries: file.map(({ item, answers, doubts }) => ({ enterprise: item, figures: answers, doubts })),
  };
  try {
    const outcome = receipt(speaker, week, filing, await within(deps.reports.file(filing)));
    const more = (await deps.afterFiling?.(speaker, filing, outcome.event.filed)) ?? [];
    return more.length === 0 ? outcome : { ...outcome, event: { ...outcome.event, lines: [...outcome.event.lines, ...more] } };
  } catch (e) {
    if (!isProblem(e, 'database.away', 'database.conflict')) throw e;
    await deps.holding.put({ ...filing, kept: { seen: week.seen } });
    return held(speaker, week, filing);
  }
}

const withFiled = (facts: WeekFacts, filing: Filing, ids: readonly string[]): WeekFacts => ({
  ...facts,
  items: facts.items.map((i) =>
    ids.includes(i.id) ? { ...i, filed: filing.entries.find((e) => e.enterprise === i.id)?.figures ?? i.filed } : i,
  ),
});

/** Names as far as a line holds them, else how many. */
const namesOf = (facts: WeekFacts, ids: readonly string[]): string =>
  ids.length > NAMED ? fill(t.manyNames, { count: ids.length }) : ids.map((id) => itemOf(facts, id)?.short ?? '').join('、');

function receipt(speaker: Speaker, week: PersonWeek, filing: Filing, outcomes: readonly FiledReport[]): FilingOutcome {
  const done = outcomes.filter((o) => o.kind === 'filed');
  const ids = done.map((o) => o.enterprise);
  const facts = withFiled(week.facts, filing, ids);
  const nameOf = (id: string) => itemOf(facts, id)?.short ?? '';
  const time = showInstant(speaker.arrivedAt);
  // What stood before this message decides: filed anew after 撤回 it is a first filing again.
  const isCorrection = ({ enterprise }: (typeof done)[number]) => itemOf(week.facts, enterprise)?.filed != null;
  const told = (some: typeof done, sentence: typeof t.receipt | typeof t.receiptCorrection) => {
    const [first] = some;
    if (!first) return [];
    // Two weeks may be open: one that is not the current one is named.
    const weekName = week.week === weekOf(speaker.arrivedAt) ? '' : week.facts.periodName;
    const counts = dutyCounts(facts);
    const soFar = counts.due_count === 0 ? '' : fill(t.soFar, counts);
    const names = namesOf(
      facts,
      some.map((o) => o.enterprise),
    );
    return [fill(sentence, { week: weekName, names, time, punctuality: PUNCTUALITY_NAMES[first.punctuality], soFar })];
  };
  const lines = [
    ...told(
      done.filter((o) => !isCorrection(o)),
      t.receipt,
    ),
    ...told(done.filter(isCorrection), t.receiptCorrection),
    ...outcomes.flatMap((o) => {
      if (o.kind === 'filed') return [];
      return [refusal(speaker, week, nameOf(o.enterprise), o)];
    }),
  ];
  return { event: { kind: 'filed', lines, filed: ids, kept: [] }, facts };
}

function refusal(speaker: Speaker, week: PersonWeek, name: string, outcome: Exclude<FiledReport, { kind: 'filed' }>): string {
  switch (outcome.kind) {
    case 'closed':
      return fill(t.closedOne, { name, week: week.facts.periodName, whom: whomToAsk(speaker) });
    case 'notYours':
      return fill(t.notYoursOne, { name });
    case 'overtaken':
      return fill(t.overtakenOne, { name, time: showInstant(outcome.at) });
  }
}

function held(speaker: Speaker, week: PersonWeek, filing: Filing): FilingOutcome {
  const ids = filing.entries.map((e) => e.enterprise);
  const facts = withFiled(week.facts, filing, ids);
  const lines = [fill(t.held, { count: ids.length, time: showInstant(speaker.arrivedAt) })];
  return { event: { kind: 'filed', lines, filed: ids, kept: [] }, facts };
}
