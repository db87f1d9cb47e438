// What is the task force told of the calendar ahead of time: years it lacks, and weeks without any workday? (domain §4.5)
import { calendarTexts as t } from '../../../conversations/snooze.ts';
import { outgoing } from '../../desk/outbox/outgoing.ts';
import type { Bureaus, Ledger, Outgoing } from '../../desk/ports.ts';
import { text } from '../../desk/say.ts';
import { type Calendar, emptyWeeksAhead, isWorkday, missingYears, nextWorkday } from '../../domain/calendar.ts';
import { weekDeadlines } from '../../domain/deadlines.ts';
import { sendable } from '../../domain/sending-hours.ts';
import type { Settings } from '../../domain/settings.ts';
import { stagesOf } from '../../domain/stages.ts';
import {
  addDays,
  type Day,
  dayOf,
  daysBetween,
  fridayOf,
  instantAt,
  showClock,
  showDay,
  showWeekDays,
  type Week,
} from '../../domain/time.ts';
import { fill } from '../../forms/definition/fill.ts';

type CalendarNoticesDeps = {
  readonly bureaus: Pick<Bureaus, 'current'>;
  readonly ledger: Pick<Ledger, 'plan'>;
  readonly corp: string;
  readonly settings: Settings;
};

type Notice = { readonly key: string; readonly lines: readonly string[]; readonly expiresAt: Date };

/** The clock time a moved deadline is proposed for, on the first workday after a week without any. */
const PROPOSED_CLOCK = '17:00';

/** Plans what is to be told today, from the notice hour of a workday on; each thing once a person. Answers how many rows are new. Problems: database.away. */
export async function planCalendarNotices({ bureaus, ledger, corp, settings }: CalendarNoticesDeps, now: Date): Promise<number> {
  const { roster, calendar } = await bureaus.current();
  const today = dayOf(now);
  if (!isWorkday(calendar, today) || now < instantAt(today, settings.notices.clock)) return 0;
  const notices = [
    ...missingYears(calendar, today, Math.max(...settings.notices.missingYear)).map((year) => missingYear(year, today, settings)),
    ...emptyWeeksAhead(calendar, today, settings.notices.emptyWeek).map((week) => emptyWeek(calendar, week, settings)),
  ];
  const office = roster.people.filter((p) => p.active && p.role === 'taskForce');
  const rows = notices.flatMap(({ key, lines, expiresAt }) =>
    office.map(
      ({ userid: person }): Outgoing =>
        outgoing({
          key: `${key}/${person}`,
          corp,
          person,
          kind: 'broadcast',
          say: text(...lines),
          dueAt: sendable(now, settings),
          expiresAt,
        }),
    ),
  );
  return rows.length === 0 ? 0 : ledger.plan(rows);
}

/** Once at each of the set distances, and once when the year has begun. */
function missingYear(year: number, today: Day, { notices }: Settings): Notice {
  const left = daysBetween(today, `${year}-01-01`);
  const step = left <= 0 ? 0 : Math.min(...notices.missingYear.filter((days) => left <= days));
  const line = fill(left <= 0 ? t.missingNow : t.missingAhead, { year });
  return { key: `calendar/${year}/${step}`, lines: [line, t.missingHow], expiresAt: instantAt(addDays(today, 7), '00:00') };
}

function emptyWeek(calendar: Calendar, week: Week, settings: Settings): Notice {
  const { due, opens } = weekDeadlines(calendar, week);
  const overdue = stagesOf(calendar, week, settings).find((s) => s.stage === 'overdue')?.at ?? due;
  const at = (instant: Date) => `${showDay(dayOf(instant))}${showClock(instant)}`;
  const proposed = `${showDay(nextWorkday(calendar, fridayOf(week)))} ${PROPOSED_CLOCK}`;
  return {
    key: `emptyWeek/${week}`,
    lines: [
      fill(t.emptyWeek, { number: Number(week.slice(6)), days: showWeekDays(week), due: at(due), overdue: at(overdue) }),
      fill(t.emptyWeekHow, { period: week, proposed }),
    ],
    expiresAt: opens,
  };
}
