// What becomes of “一小时后提醒我”? A reminder of its own, instead of the stages until then; never later than the last call. (domain §13.8)
import { snoozeTexts as t } from '../../../conversations/snooze.ts';
import type { CommandTurn } from '../../desk/feature.ts';
import { outgoing } from '../../desk/outbox/outgoing.ts';
import type { Outgoing, Reports } from '../../desk/ports.ts';
import type { Answered } from '../../desk/receive.ts';
import { text } from '../../desk/say.ts';
import type { Speaker } from '../../desk/speaker.ts';
import { sayDue } from '../../desk/voices.ts';
import { weekAtHand } from '../../desk/week/which-week.ts';
import { outstandingOf, owedBy } from '../../domain/coverage.ts';
import { openWeeksAt, weekDeadlines } from '../../domain/deadlines.ts';
import { districtCodesOf } from '../../domain/roster.ts';
import { afterQuiet, sendable } from '../../domain/sending-hours.ts';
import type { Settings } from '../../domain/settings.ts';
import { stagesOf } from '../../domain/stages.ts';
import { dayOf, showClock, showDay, type Week } from '../../domain/time.ts';
import { fill } from '../../forms/definition/fill.ts';
import { snoozeStage } from './snoozes.ts';
import { weeklyNudgeText } from './texts.ts';

export type Snoozing = { readonly reports: Pick<Reports, 'reported'>; readonly settings: Settings };

/** What a person has not reported yet of one week. */
type Owing = { readonly week: Week; readonly enterprises: readonly { readonly id: string; readonly name: string }[] };

/** 一小时后提醒我. */
export async function snooze(deps: Snoozing, turn: CommandTurn): Promise<Answered> {
  const { thread, speaker } = turn;
  const owing = await owingOf(deps, turn);
  if (owing === null) return { thread, lines: [t.nothing] };
  const { line, row } = reminded(deps, speaker, owing, turn.command.args?.at ?? null);
  return { thread, lines: [line, t.how], ...(row === null ? {} : { sends: [row] }) };
}

/** Of the weeks that are open: the one whose list was shown last, if something is owed there, else the oldest in which something is. */
async function owingOf({ reports }: Snoozing, { speaker, thread }: CommandTurn): Promise<Owing | null> {
  const { calendar } = speaker.bureau;
  const shown = weekAtHand(speaker, thread);
  const weeks = [...new Set([...(thread.report === null ? [] : [shown]), ...openWeeksAt(calendar, speaker.arrivedAt)])];
  for (const week of weeks) {
    const enterprises = missingOf(speaker, week, await reports.reported(week));
    if (enterprises.length > 0) return { week, enterprises };
  }
  return null;
}

/** A specialist's own; of a coordinator all that is missing in the district. */
function missingOf(
  { bureau: { roster }, person, arrivedAt }: Speaker,
  week: Week,
  filed: ReadonlySet<string>,
): Owing['enterprises'] {
  const outstanding = outstandingOf(roster, week, filed);
  const own = owedBy(roster, outstanding, dayOf(arrivedAt)).find((o) => o.person.userid === person.userid)?.enterprises ?? [];
  if (person.role !== 'coordinator') return own;
  const codes = districtCodesOf(roster, person);
  const ids = new Set(own.map((e) => e.id));
  return outstanding.filter((s) => codes.has(s.district) || ids.has(s.enterprise.id)).map((s) => s.enterprise);
}

type Reminded = { readonly line: string; readonly row: Outgoing | null };

function reminded({ settings }: Snoozing, speaker: Speaker, { week, enterprises }: Owing, wanted: Date | null): Reminded {
  const { bureau, arrivedAt: now } = speaker;
  const { due, closes } = weekDeadlines(bureau.calendar, week);
  const asked = wanted ?? new Date(now.getTime() + settings.snoozeMinutes * 60_000);
  // The time that was said, to the minute; what is only so many minutes from now keeps out of everybody's way.
  const at = wanted === null ? sendable(asked, settings) : afterQuiet(asked, settings);
  const said = {
    count: enterprises.length,
    at: sayAt(at, now),
    due: sayDue(due, now),
    closes: `${showDay(dayOf(new Date(closes.getTime() - 1)))}24:00`,
  };
  if (asked <= now) return { line: t.past, row: null };
  const lastCall = stagesOf(bureau.calendar, week, settings).find((s) => s.stage === 'lastCall')?.at ?? due;
  if (now < due && at >= lastCall) {
    // The last call comes by itself.
    const line = now < lastCall ? fill(t.lastCall, { ...said, at: sayAt(lastCall, now) }) : fill(t.tooLate, said);
    return { line, row: null };
  }
  if (at >= closes) return { line: fill(t.closing, said), row: null };
  const isNight = at.getTime() - asked.getTime() > 60_000;
  return { line: fill(isNight ? t.night : t.set, said), row: rowOf(speaker, week, enterprises, at, now < due ? due : closes) };
}

function rowOf({ bureau, person, asker }: Speaker, week: Week, missing: Owing['enterprises'], at: Date, until: Date): Outgoing {
  const [enterprises, owed] = [missing.map((e) => e.id), missing.map((e) => e.name)];
  const stage = snoozeStage(at);
  return outgoing({
    key: `nudge/${person.userid}/${stage}/${week}`,
    corp: asker.corp,
    person: person.userid,
    kind: 'nudge',
    say: text(weeklyNudgeText(bureau, { person, period: week, at, stage: 'snooze', owed, enterprises })),
    dueAt: at,
    expiresAt: until,
    owed: { week, enterprises },
    stage,
    period: week,
  });
}

/** `15:31`, with the day where it is another. */
function sayAt(at: Date, now: Date): string {
  const [day, today] = [dayOf(at), dayOf(now)];
  return day === today ? showClock(at) : `${showDay(day, today)}${showClock(at)}`;
}
