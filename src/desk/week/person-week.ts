// What is known of one person's week: the enterprises, last week's figures, what is filed, and the deadlines?
import { weeklyTexts as t } from '../../../conversations/weekly-dispatch.ts';
import { type Deadlines, weekDeadlines } from '../../domain/deadlines.ts';
import { doubtsOf } from '../../domain/plausibility.ts';
import type { Report, ReportFigures } from '../../domain/reports.ts';
import { dutiesOn, numbering, ownOn } from '../../domain/roster.ts';
import { addWeeks, dayOf, type Week, weekOf } from '../../domain/time.ts';
import { whomToAsk } from '../greeting.ts';
import type { Reports, StandingReport } from '../ports.ts';
import { isProblem } from '../problem.ts';
import type { Speaker } from '../speaker.ts';
import type { Remembered } from '../thread.ts';
import { sayDue, sayWeek } from '../voices.ts';
import type { WeekFacts, WeekItem } from './form/facts.ts';

/** What a turn needs, and what filing needs beside it. */
export type PersonWeek = {
  readonly week: Week;
  readonly deadlines: Deadlines;
  readonly facts: WeekFacts;
  /** Enterprises a reopening (补报) holds open at that instant. */
  readonly reopened: ReadonlySet<string>;
  /** By enterprise the revision that stood when it was last read, 0 where none did. */
  readonly seen: Readonly<Record<string, number>>;
  /** What is filed of each, as the database tells it; empty while it is away. */
  readonly filings: ReadonlyMap<string, Pick<Report, 'filedAt' | 'filedBy' | 'punctuality'>>;
  /** Null when the database could not be asked and the figures are those remembered. */
  readonly remember: Remembered | null;
};

const MINUTES_LEFT_MS = 3 * 60_000;

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
  const seen = remembered?.week === week ? remembered : null;
  const numbers = numbering(roster, person, week, new Map(Object.entries(seen?.numbers ?? {})));
  const standings = await standingsOf(
    reports,
    speaker,
    week,
    own.map((s) => s.enterprise.id),
  );
  const known = seen?.items ?? {};
  const items = own
    .map((served): WeekItem => {
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
        called: [name, ...aliases],
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
    reopened: new Set(
      [...(standings?.values() ?? [])].flatMap((s) => (s.reopenedUntil && arrivedAt < s.reopenedUntil ? [s.enterprise] : [])),
    ),
    seen: standings === null ? seenIn(known) : revisionsIn(standings),
    filings: new Map(
      [...(standings?.values() ?? [])].flatMap((s) => (s.report === null ? [] : [[s.enterprise, s.report] as const])),
    ),
    remember: standings === null ? null : rememberedOf(week, items, revisionsIn(standings)),
    facts: {
      items,
      judge: (item, figures) => doubtsOf(week, figures, standings?.get(item.id)?.before ?? []),
      whom: whomToAsk(speaker),
      periodName: sayWeek(week, arrivedAt),
      lastName: week === weekOf(arrivedAt) ? t.lastWeek : t.weekBefore,
      dutyName: person.role === 'coordinator' ? t.direct : '',
      dueName: sayDue(deadlines.due, arrivedAt),
      notice: noticeAt(deadlines, arrivedAt),
      isClosed: deadlines.closes <= arrivedAt,
    },
  };
}

const revisionsIn = (standings: ReadonlyMap<string, StandingReport>): PersonWeek['seen'] =>
  Object.fromEntries([...standings].map(([id, { report }]) => [id, report?.revision ?? 0]));

const seenIn = (known: Remembered['items']): PersonWeek['seen'] =>
  Object.fromEntries(Object.entries(known).flatMap(([id, { revision }]) => (revision === undefined ? [] : [[id, revision]])));

function rememberedOf(week: Week, items: readonly WeekItem[], revisions: PersonWeek['seen']): Remembered {
  const duty = items.filter((i) => i.duty);
  return {
    week,
    items: Object.fromEntries(duty.map(({ id, last, filed }) => [id, { last, filed, revision: revisions[id] ?? 0 }])),
    numbers: Object.fromEntries(duty.map(({ id, number }) => [id, number])),
  };
}

async function standingsOf(
  reports: Reports,
  speaker: Speaker,
  week: Week,
  ids: readonly string[],
): Promise<ReadonlyMap<string, StandingReport> | null> {
  try {
    const found = await reports.standings(speaker.asker, week, ids, speaker.arrivedAt);
    return new Map(found.map((s) => [s.enterprise, s]));
  } catch (e) {
    if (isProblem(e, 'database.away')) return null;
    throw e;
  }
}

/** Last week's figures; an older week's are not “last week's”. */
function lastOf(standing: StandingReport, week: Week): ReportFigures | null {
  const newest = standing.before[0];
  return newest && newest.week === addWeeks(week, -1) ? newest.figures : null;
}

function noticeAt(deadlines: Deadlines, at: Date): string | null {
  const left = deadlines.due.getTime() - at.getTime();
  if (left <= 0) return t.isLate;
  return left < MINUTES_LEFT_MS ? t.minutesLeft : null;
}
