// How does what was confirmed become filed reports, or is kept safe until it can?
import { weeklyTexts as t } from '../../../conversations/weekly-dispatch.ts';
import { whomToAsk } from '../../desk/greeting.ts';
import type { FiledNow, Filing, Holding, Reports, Withdrawn } from '../../desk/ports.ts';
import { isProblem } from '../../desk/problem.ts';
import type { Speaker } from '../../desk/speaker.ts';
import type { Thread } from '../../desk/thread.ts';
import { itemOf, type WeekFacts } from '../../desk/week/form/facts.ts';
import type { Event, ReviewedItem } from '../../desk/week/form/turn.ts';
import type { PersonWeek } from '../../desk/week/person-week.ts';
import { within } from '../../desk/within.ts';
import { punctualityOf } from '../../domain/deadlines.ts';
import type { FiledReport } from '../../domain/filing.ts';
import { PUNCTUALITY_NAMES } from '../../domain/reports.ts';
import type { Settings } from '../../domain/settings.ts';
import { showInstant } from '../../domain/time.ts';
import { fill } from '../../forms/definition/fill.ts';
import type { ReadBackFiles } from './read-back-file.ts';
import { receiptLines } from './receipts.ts';

export type Weekly = ReadBackFiles & {
  readonly reports: Reports;
  readonly holding: Holding;
  readonly settings: Pick<Settings, 'monthOpensOn' | 'openForms' | 'telephone'>;
  /** What else follows from figures that were just filed, or taken back, in sentences under the receipt. */
  readonly afterFiling?: (speaker: Speaker, done: FiledNow) => Promise<readonly string[]>;
  readonly afterWithdrawal?: (speaker: Speaker, done: Withdrawn) => Promise<readonly string[]>;
};

type FilingOutcome = { readonly event: Extract<Event, { kind: 'filed' }>; readonly facts: WeekFacts };

/** Files what was confirmed, or keeps it safe until the database is back, and says which. */
export async function fileAll(
  deps: Pick<Weekly, 'reports' | 'holding' | 'afterFiling'>,
  speaker: Speaker,
  week: PersonWeek,
  file: readonly ReviewedItem[],
  words: Thread['words'] = {},
): Promise<FilingOutcome> {
  const filing: Filing = {
    asker: speaker.asker,
    message: speaker.message,
    arrivedAt: speaker.arrivedAt,
    thread: speaker.thread,
    week: week.week,
    dueAt: week.deadlines.due,
    closesAt: week.deadlines.closes,
    entries: file.map(({ item, answers, doubts }) => {
      const own = words[item];
      return { enterprise: item, figures: answers, doubts, ...(own !== undefined && { words: own }) };
    }),
  };
  try {
    const outcome = receipt(speaker, week, filing, await within(deps.reports.file(filing)));
    const { filed } = outcome.event;
    const corrected = filed.filter((id) => itemOf(week.facts, id)?.filed != null);
    const more = (await deps.afterFiling?.(speaker, { filing, filed, corrected })) ?? [];
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

function receipt(speaker: Speaker, week: PersonWeek, filing: Filing, outcomes: readonly FiledReport[]): FilingOutcome {
  const done = outcomes.filter((o) => o.kind === 'filed');
  const ids = done.map((o) => o.enterprise);
  const facts = withFiled(week.facts, filing, ids);
  const nameOf = (id: string) => itemOf(facts, id)?.short ?? '';
  const receipted = done.map(({ enterprise, punctuality }) => ({
    enterprise,
    punctuality,
    // What stood before this message decides: filed anew after 撤回 it is a first filing again.
    isCorrection: itemOf(week.facts, enterprise)?.filed != null,
  }));
  const lines = [
    ...receiptLines(speaker, week, facts, receipted, speaker.arrivedAt),
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
  const time = showInstant(speaker.arrivedAt);
  const punctuality = PUNCTUALITY_NAMES[punctualityOf(speaker.arrivedAt, filing.dueAt)];
  // A correction keeps the punctuality of the first filing.
  const isCorrection = (id: string) => itemOf(week.facts, id)?.filed != null;
  const [first, corrected] = [ids.filter((id) => !isCorrection(id)), ids.filter(isCorrection)];
  const lines = [
    ...(first.length === 0 ? [] : [fill(t.held, { count: first.length, time, punctuality })]),
    ...(corrected.length === 0 ? [] : [fill(t.heldCorrection, { count: corrected.length, time })]),
    t.heldHow,
  ];
  return { event: { kind: 'filed', lines, filed: ids, kept: [], isHeld: true }, facts };
}
