// How does something that happens in a report become words and filed figures?
import { weeklyTexts as t } from '../../../conversations/weekly-dispatch.ts';
import { whomToAsk } from '../../desk/greeting.ts';
import type { Answered } from '../../desk/receive.ts';
import { asConfirmed, type Speaker } from '../../desk/speaker.ts';
import { isBusy, type Remembered, type Thread } from '../../desk/thread.ts';
import { sayWeek } from '../../desk/voices.ts';
import { type WeekState, withoutDrafts } from '../../desk/week/form/answers.ts';
import { itemOf, type WeekFacts } from '../../desk/week/form/facts.ts';
import { weekForm } from '../../desk/week/form/form.ts';
import { type Event, openWeek, weekTurn } from '../../desk/week/form/turn.ts';
import { filedSince } from '../../desk/week/form/words.ts';
import { loadWeek, type PersonWeek } from '../../desk/week/person-week.ts';
import { phaseAt } from '../../domain/deadlines.ts';
import type { Week } from '../../domain/time.ts';
import { ask } from '../../forms/asking.ts';
import { fill } from '../../forms/definition/fill.ts';
import { fileAll, type Weekly } from './file-reports.ts';
import { withReadBackFile } from './read-back-file.ts';
import { receiptsAgain } from './receipts.ts';
import { asRehearsed } from './rehearsal.ts';

/**
 * What happens in a report of `week`: the turn, filing if it confirms, and the thread after it. Null where an answer was none.
 * A report of another week that is still open and not confirmed comes first.
 */
export const reportTurn = (deps: Weekly, speaker: Speaker, thread: Thread, event: Event, week: Week): Promise<Answered | null> =>
  asRehearsed(deps, thread, (stores) => turnOf(stores, speaker, thread, event, week));

async function turnOf(deps: Weekly, speaker: Speaker, thread: Thread, event: Event, week: Week): Promise<Answered | null> {
  const { state, other } = sessionFor(speaker, thread, week);
  const loaded = await loadWeek(deps.reports, speaker, state.answers.period, thread.remembered);
  const known: Thread = { ...thread, remembered: loaded.remember ?? thread.remembered };
  const shown = (report: WeekState | null, lines: readonly string[]): Promise<Answered> =>
    withReadBackFile(deps, speaker, thread, { thread: { ...known, report }, lines }, loaded.facts);
  if (other !== null) {
    const again = weekTurn(state, { kind: 'again' }, loaded.facts);
    return { thread: known, lines: [other, ...again.lines] };
  }
  const { event: allowed, refused: shut } = withinPhase(speaker, loaded, event);
  if (allowed === null) return { thread: { ...known, report: null }, lines: shut };
  const { state: own, lines: gone } = withoutGone(speaker, state, loaded.facts);
  // An answer may have been meant for what is gone: it is taken for nothing else.
  if (gone.length > 0 && (event.kind === 'answer' || event.kind === 'confirm' || event.kind === 'missed')) {
    const asked = ask(weekForm, own, loaded.facts, gone);
    return shown(asked.state, asked.lines);
  }
  const refused = [...gone, ...shut];
  const taken = weekTurn(own, allowed, allowed.kind === 'same' ? withoutShut(speaker, loaded) : loaded.facts);
  if (!taken.mine) return null;
  const again = taken.refiled && receiptsAgain(speaker, loaded, taken.refiled);
  if (again) {
    const filed = (taken.refiled ?? []).map(({ item }) => item);
    const done = weekTurn(own, { kind: 'filed', lines: again, filed, kept: [] }, loaded.facts);
    return shown(done.state, [...refused, ...done.lines]);
  }
  if (taken.file.length === 0) return shown(taken.state, [...refused, ...taken.lines]);
  // Somebody else may report the same enterprise: nothing is overwritten that was not shown. An outage shows nothing new.
  const since = loaded.remember === null ? [] : filedSince(taken.file, loaded.facts);
  if (since.length > 0) {
    const asked = ask(weekForm, { ...taken.state, review: null }, loaded.facts, since);
    return shown(asked.state, [...refused, ...asked.lines]);
  }
  const outcome = await fileAll(deps, asConfirmed(speaker, own.shown), loaded, taken.file, thread.words);
  const done = weekTurn(taken.state, outcome.event, outcome.facts);
  const remembered = known.remembered && rememberFiled(known.remembered, outcome.facts);
  return { thread: { ...known, report: done.state, remembered }, lines: [...refused, ...done.lines] };
}

/** Without what is another's to report since it was begun (交接 meanwhile), each told by name. */
function withoutGone(
  { bureau }: Speaker,
  state: WeekState,
  facts: WeekFacts,
): { readonly state: WeekState; readonly lines: readonly string[] } {
  const gone = Object.keys(state.answers.drafts).filter((id) => itemOf(facts, id) === undefined);
  if (gone.length === 0) return { state, lines: [] };
  const lines = gone.map((id) => {
    const enterprise = bureau.roster.enterprises.find((e) => e.id === id);
    return fill(t.notYoursOne, { name: enterprise?.aliases[0] ?? enterprise?.name ?? t.dash });
  });
  return { state: { ...state, answers: withoutDrafts(state.answers, gone), review: null, trail: [] }, lines };
}

/** The open report of the week, or a new one. `other`: another week's report is not confirmed yet, and comes first. */
function sessionFor(
  { arrivedAt }: Speaker,
  thread: Thread,
  week: Week,
): { readonly state: WeekState; readonly other: string | null } {
  const open = thread.report;
  if (open?.answers.period === week) return { state: open, other: null };
  if (!open || !isBusy(thread)) return { state: openWeek(week), other: null };
  const names = { week: sayWeek(open.answers.period, arrivedAt), other: sayWeek(week, arrivedAt) };
  return { state: open, other: fill(t.otherWeekBusy, names) };
}

/** A week that is closed takes only what was reopened; one that has not begun takes nothing. `event` null: nothing is left of it. */
function withinPhase(
  speaker: Speaker,
  week: PersonWeek,
  event: Event,
): { readonly event: Event | null; readonly refused: readonly string[] } {
  const phase = phaseAt(week.deadlines, speaker.arrivedAt);
  const periodName = week.facts.periodName;
  if (phase === 'open' || phase === 'late') return { event, refused: [] };
  if (phase === 'notYet') return { event: null, refused: [fill(t.notYet, { week: periodName })] };
  const whom = whomToAsk(speaker);
  const closed = (name: string) => fill(t.closedOne, { name, week: periodName, whom });
  if (event.kind === 'report') {
    const isShut = (id: string) => !week.reopened.has(id);
    const entries = event.entries.filter((e) => e.kind !== 'item' || !isShut(e.item));
    const refused = event.entries.flatMap((e) =>
      e.kind === 'item' && isShut(e.item) ? [closed(itemOf(week.facts, e.item)?.short ?? '')] : [],
    );
    return { event: entries.length === 0 ? null : { ...event, entries }, refused };
  }
  if (event.kind === 'correct' && !week.reopened.has(event.item)) {
    return { event: null, refused: [closed(itemOf(week.facts, event.item)?.short ?? '')] };
  }
  return week.reopened.size > 0
    ? { event, refused: [] }
    : { event: null, refused: [fill(t.weekLocked, { week: periodName, whom })] };
}

/** 同上周 of a closed week is of what is held open there. */
const withoutShut = ({ arrivedAt }: Speaker, { deadlines, facts, reopened }: PersonWeek): WeekFacts =>
  phaseAt(deadlines, arrivedAt) === 'closed' ? { ...facts, items: facts.items.filter(({ id }) => reopened.has(id)) } : facts;

/** What was just filed counts as filed also while the database cannot be asked. */
const rememberFiled = (remembered: Remembered, facts: WeekFacts): Remembered => ({
  ...remembered,
  items: Object.fromEntries(
    Object.entries(remembered.items).map(([id, known]) => [id, { ...known, filed: itemOf(facts, id)?.filed ?? known.filed }]),
  ),
});
