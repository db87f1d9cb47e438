// How does a turn of the weekly dispatch meet the roster, the stored reports and the clock?
import { doubtTexts, weeklyDispatch as script, weeklyTexts as t } from '../../conversations/weekly-dispatch.ts';
import { type Deadlines, weekDeadlines } from '../domain/deadlines.ts';
import type { Doubt } from '../domain/doubts.ts';
import type { Asker, Person } from '../domain/people.ts';
import { doubtsOf } from '../domain/plausibility.ts';
import { PUNCTUALITY_NAMES, type ReportFigures } from '../domain/reports.ts';
import { dutiesOn, numbering, ownOn } from '../domain/roster.ts';
import { TIER_NAMES } from '../domain/tiers.ts';
import { addWeeks, dayOf, showInstant, type Week, weekOf } from '../domain/time.ts';
import type { Session } from '../engine/session.ts';
import type { ReviewedItem } from '../engine/speak.ts';
import { type Event, openSession, turn } from '../engine/turn.ts';
import { dutyOf, type Item, itemOf, type World } from '../engine/world.ts';
import { fill } from '../script/fill.ts';
import { officeName } from './greeting.ts';
import type { Bureau, Filed, Filing, Holding, Reports, Standing } from './ports.ts';
import { isProblem } from './problem.ts';
import type { Answered } from './receive.ts';
import type { Remembered, Thread } from './thread.ts';
import { sayDue, sayWeek } from './voices.ts';

export type Weekly = { readonly reports: Reports; readonly holding: Holding };

/** Who speaks, when, and what is known of the bureau at that instant. */
export type Speaker = {
  readonly asker: Asker;
  readonly person: Person;
  readonly bureau: Bureau;
  /** The message's key, for filing once. */
  readonly message: string;
  readonly arrivedAt: Date;
};

/** One person's week: what a turn needs, and what filing needs beside it. */
type PersonWeek = {
  readonly week: Week;
  readonly deadlines: Deadlines;
  readonly world: World;
  /** Null when the database could not be asked and the figures are those remembered. */
  readonly remember: Remembered | null;
};

const MINUTES_LEFT_MS = 3 * 60_000;

/** What happens in a report: the turn, filing if it confirms, and the thread after it. Null where an answer was none. */
export async function reportTurn(
  deps: Weekly,
  speaker: Speaker,
  thread: Thread,
  event: Event,
  wanted?: Week,
): Promise<Answered | null> {
  const { session, lines } = sessionFor(speaker, thread, wanted);
  const week = await loadWeek(deps.reports, speaker, session.period, thread.remembered);
  const taken = turn(script, session, event, week.world);
  if (!taken.mine) return null;
  const after: Thread = { ...thread, remembered: week.remember ?? thread.remembered };
  if (taken.file.length === 0) return { thread: { ...after, report: taken.session }, lines: [...lines, ...taken.lines] };
  const outcome = await fileAll(deps, speaker, week, taken.file);
  const done = turn(script, taken.session, outcome.event, outcome.world);
  const remembered = after.remembered && rememberFiled(after.remembered, outcome.world);
  return { thread: { ...after, report: done.session, remembered }, lines: [...lines, ...done.lines] };
}

/** The open session, or a new one for the wanted (else the current) week; says so when the open one's week has closed meanwhile. */
function sessionFor(
  speaker: Speaker,
  thread: Thread,
  wanted: Week | undefined,
): { readonly session: Session; readonly lines: readonly string[] } {
  const { bureau, arrivedAt } = speaker;
  const current = wanted ?? currentWeek(speaker);
  const open = thread.report;
  if (!open) return { session: openSession(script, current), lines: [] };
  const isBusy = Object.keys(open.drafts).length > 0 || open.queue.length > 0 || open.which.length > 0;
  const closed = arrivedAt >= weekDeadlines(bureau.calendar, open.period).closes;
  if (!closed && (isBusy || open.period === current)) return { session: open, lines: [] };
  const lost = closed ? Object.keys(open.drafts).map((id) => bureau.roster.enterprises.find((e) => e.id === id)?.name ?? '') : [];
  const lines =
    lost.length === 0
      ? []
      : [fill(t.weekClosed, { week: sayWeek(open.period, arrivedAt), names: lost.join('、'), whom: officeName(bureau.roster) })];
  return { session: openSession(script, current), lines };
}

/** The week a report without a period means: the current one. */
export const currentWeek = (speaker: Speaker): Week => weekOf(speaker.arrivedAt);

/** Roster, stored reports and deadlines of one person's week; from memory where the database is away. */
export async function loadWeek(
  reports: Reports,
  speaker: Speaker,
  week: Week,
  remembered: Remembered | null,
): Promise<PersonWeek> {
  const { bureau, person, arrivedAt } = speaker;
  const { roster, calendar } = bureau;
  const own = ownOn(roster, person, dayOf(arrivedAt));
  const duties = new Set(dutiesOn(roster, person, dayOf(arrivedAt)).map((s) => s.enterprise.id));
  const numbers = numbering(roster, person, week);
  const standings = await standingsOf(
    reports,
    speaker,
    week,
    own.map((s) => s.enterprise.id),
  );
  const known = remembered?.week === week ? remembered.items : {};
  const items = own
    .map((served): Item => {
      const { id, name, aliases, headcount } = served.enterprise;
      const standing = standings?.get(id);
      const last = standing ? lastOf(standing, week) : (known[id]?.last ?? null);
      const filed = standing ? (standing.report?.figures ?? null) : (known[id]?.filed ?? null);
      return {
        id,
        number: numbers.get(id) ?? 0,
        duty: duties.has(id),
        name,
        short: aliases[0] ?? name,
        last,
        known: headcount === null ? {} : { headcount },
        filed,
      };
    })
    .sort((a, b) => Number(b.duty) - Number(a.duty) || a.number - b.number);
  const deadlines = weekDeadlines(calendar, week);
  return {
    week,
    deadlines,
    remember:
      standings === null
        ? null
        : { week, items: Object.fromEntries(items.filter((i) => i.duty).map((i) => [i.id, { last: i.last, filed: i.filed }])) },
    world: {
      items,
      judge: judgeBy(week, standings),
      periodName: sayWeek(week, arrivedAt),
      dueName: sayDue(deadlines.due, arrivedAt),
      notice: noticeAt(deadlines, arrivedAt),
    },
  };
}

async function standingsOf(
  reports: Reports,
  speaker: Speaker,
  week: Week,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Standing> | null> {
  try {
    const found = await reports.standings(speaker.asker, week, ids, speaker.arrivedAt);
    return new Map(found.map((s) => [s.enterprise, s]));
  } catch (e) {
    if (isProblem(e, 'database.away')) return null;
    throw e;
  }
}

/** Last week's figures; an older week's are not “last week's”. */
function lastOf(standing: Standing, week: Week): ReportFigures | null {
  const newest = standing.before[0];
  return newest && newest.week === addWeeks(week, -1) ? newest.figures : null;
}

const judgeBy =
  (week: Week, standings: ReadonlyMap<string, Standing> | null): World['judge'] =>
  (item, figures) => {
    const doubts = doubtsOf(week, figures, standings?.get(item.id)?.before ?? []);
    return { doubts, lines: doubts.map(doubtLine) };
  };

function doubtLine(doubt: Doubt): string {
  switch (doubt.kind) {
    case 'aboveHeadcount':
      return fill(doubtTexts.aboveHeadcount, { shortage: doubt.shortage, headcount: doubt.headcount });
    case 'tenfold': {
      const field = `${script.steps[doubt.field].name}${doubt.tier === null ? '' : TIER_NAMES[doubt.tier]}`;
      const [small, large] = [Math.min(doubt.was, doubt.is), Math.max(doubt.was, doubt.is)];
      return fill(doubtTexts.tenfold, { field, was: doubt.was, is: doubt.is, small, large });
    }
    case 'unchanged':
      return doubtTexts.unchanged;
    case 'negativeBalance':
      return fill(doubtTexts.negativeBalance, { fell: doubt.fell, resolved: doubt.resolved, unexplained: doubt.unexplained });
  }
}

function noticeAt(deadlines: Deadlines, at: Date): string | null {
  const left = deadlines.due.getTime() - at.getTime();
  if (left <= 0) return t.isLate;
  return left < MINUTES_LEFT_MS ? t.minutesLeft : null;
}

type Outcome = { readonly event: Extract<Event, { kind: 'filed' }>; readonly world: World };

/** Files what was confirmed, or keeps it safe until the database is back, and says which. */
async function fileAll(deps: Weekly, speaker: Speaker, week: PersonWeek, file: readonly ReviewedItem[]): Promise<Outcome> {
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

/** What was just filed counts as filed also while the database cannot be asked. */
const rememberFiled = (remembered: Remembered, world: World): Remembered => ({
  ...remembered,
  items: Object.fromEntries(
    Object.entries(remembered.items).map(([id, known]) => [id, { ...known, filed: itemOf(world, id)?.filed ?? known.filed }]),
  ),
});
