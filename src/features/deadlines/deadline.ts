// 截止: what does moving a deadline mean, for whom, and how is everybody told?

import { z } from 'zod';
import { deadlineTexts as t } from '../../../conversations/acts.ts';
import { type ActForm, type ActNow, type OpenedAct, openAct, wished } from '../../desk/acts/act-form.ts';
import { formerAct } from '../../desk/acts/former-act.ts';
import type { Acts, DeadlineFacts } from '../../desk/acts/port.ts';
import { digestOfFacts } from '../../desk/acts/read-back.ts';
import { exampleEnterprise } from '../../desk/examples.ts';
import type { CommandTurn, Feature } from '../../desk/feature.ts';
import { outgoing } from '../../desk/outbox/outgoing.ts';
import type { Outgoing, Reports } from '../../desk/ports.ts';
import type { Answered } from '../../desk/receive.ts';
import { text } from '../../desk/say.ts';
import type { Speaker } from '../../desk/speaker.ts';
import { sayWeek } from '../../desk/voices.ts';
import { isWorkday } from '../../domain/calendar.ts';
import { outstandingOf } from '../../domain/coverage.ts';
import { isWeek } from '../../domain/deadlines.ts';
import { type JudgedMove, judgeMove } from '../../domain/move-deadline.ts';
import type { Person } from '../../domain/people.ts';
import type { Settings } from '../../domain/settings.ts';
import { addDays, dayOf, showClock, showDay, showWeekday } from '../../domain/time.ts';
import { fill } from '../../forms/definition/fill.ts';
import { whenDue } from './when-due.ts';

export type Moving = {
  readonly acts: Pick<Acts, 'moveDeadline'>;
  readonly reports: Pick<Reports, 'reported'>;
  readonly settings: Pick<Settings, 'monthOpensOn'>;
};

/** `dueAt`: ISO. */
type Move = { readonly period: string; readonly dueAt: string };

const INSTANT = z.iso.datetime();
const MOVE = z.object({ period: z.string(), dueAt: INSTANT });
const KEPT = MOVE.extend({ was: INSTANT.nullable() });

/** `missing`: enterprises that have not reported the week yet. */
type Judged = { readonly judged: JudgedMove; readonly missing: number };

const moveForm: ActForm<Move, DeadlineFacts, Judged> = {
  name: 'deadline',
  version: 2,
  texts: t.form,
  asked: MOVE,
  lines: previewLines,
  reviewLine: ({ period, dueAt }, { speaker: { arrivedAt: now } }) =>
    fill(t.waiting, { period: sayPeriod(period, now), due: sayInstant(new Date(dueAt), now) }),
  changes: (_, { speaker, more: { judged } }) => ({
    ...t.changes,
    was: 'old' in judged ? fill(t.changes.was, { now: sayInstant(judged.old.due, speaker.arrivedAt) }) : '',
  }),
  done: ({ period, dueAt }, { speaker: { arrivedAt: now } }, who) =>
    fill(t.done, { period: sayPeriod(period, now), due: sayInstant(new Date(dueAt), now), ...who }),
  formerly: ['acts'],
  upgrade(stored) {
    const old = formerAct('deadline', KEPT, stored);
    return old && { of: { period: old.period, dueAt: old.dueAt }, seen: digestOfFacts({ was: old.was }) };
  },
};

type MoveForm = OpenedAct<Move>;

export const openMove = (deps: Moving): MoveForm =>
  openAct(moveForm, {
    act: (speaker, { period, dueAt }) => wished(deps.acts.moveDeadline, speaker, { period, dueAt: new Date(dueAt) }),
    gone: () => [t.notYours],
    async load(speaker, { period, dueAt }, { facts, done }) {
      const judged = judge(deps, speaker, period, new Date(dueAt), facts.was);
      // The same instant, by somebody's act: said to be done.
      if (judged.kind !== 'fine' && (judged.kind !== 'same' || done === null))
        return { over: [refused(speaker, period, judged)] };
      const { roster } = speaker.bureau;
      const missing = isWeek(period) ? outstandingOf(roster, period, await deps.reports.reported(period)).length : 0;
      return { more: { judged, missing } };
    },
    prepare: async (move, now) => prepared(move, now),
  });

export const deadlinesFeature = (deps: Moving): Feature => ({
  name: 'deadlines',
  forms: [openMove(deps)],
  query: async (turn) => whenDue(turn, turn.query, deps.settings),
});

/** `was`: what the task force set, as the database has it. */
function judge(
  { settings }: Moving,
  { bureau: { calendar }, arrivedAt }: Speaker,
  period: string,
  dueAt: Date,
  was: string | null,
): JudgedMove {
  const others = [...calendar.moved].filter(([other]) => other !== period);
  const moved = new Map(was === null ? others : [...others, [period, new Date(was)] as const]);
  return judgeMove({ ...calendar, moved }, period, dueAt, arrivedAt, settings.monthOpensOn);
}

export async function askMove(asking: MoveForm, turn: CommandTurn): Promise<Answered> {
  const { speaker, thread, command } = turn;
  const { period, at } = command.args ?? {};
  if (period !== undefined && at !== undefined) return asking.ask(turn, { period, dueAt: at.toISOString() });
  return { thread, lines: [t.missing, fill(t.example, exampleOf(speaker.arrivedAt))] };
}

const exampleOf = (now: Date) => ({ day: showDay(addDays(dayOf(now), 1)) });

const sayPeriod = (period: string, now: Date): string =>
  isWeek(period)
    ? fill(t.week, { week: sayWeek(period, now) })
    : fill(t.month, { year: period.slice(0, 4), month: Number(period.slice(5)) });

/** `11月26日（周四）17:00`; the last instant of a day is said as its 24:00. */
function sayInstant(at: Date, now: Date): string {
  const isMidnight = showClock(at) === '00:00';
  const day = dayOf(isMidnight ? new Date(at.getTime() - 1) : at);
  return fill(t.instant, {
    day: showDay(day, dayOf(now)),
    weekday: showWeekday(day),
    clock: isMidnight ? '24:00' : showClock(at),
  });
}

const closedWeek = (speaker: Speaker, week: string) => ({
  one: exampleEnterprise(speaker),
  year: week.slice(0, 4),
  number: Number(week.slice(6)),
});

function refused(speaker: Speaker, of: string, judged: Exclude<JudgedMove, { kind: 'fine' }>): string {
  const now = speaker.arrivedAt;
  const period = sayPeriod(of, now);
  switch (judged.kind) {
    case 'past':
      return t.past;
    case 'closed':
      return fill(t.closed, { period, how: isWeek(of) ? fill(t.closedHow, closedWeek(speaker, of)) : '' });
    case 'same':
      return fill(t.same, { period, due: sayInstant(judged.old.due, now) });
    case 'outside':
      return fill(t.outside, { period, from: showDay(judged.from, dayOf(now)), to: showDay(judged.to, dayOf(now)) });
  }
}

function previewLines({ period }: Move, now: ActNow<DeadlineFacts, Judged>): readonly string[] {
  const { speaker, facts } = now;
  const { judged, missing } = now.more;
  const { arrivedAt } = speaker;
  if (judged.kind !== 'fine') return [refused(speaker, period, judged)];
  const { old, next } = judged;
  const day = dayOf(next.due);
  const closesSame = old.closes.getTime() === next.closes.getTime();
  const people = facts.told.length;
  const who = isWeek(period)
    ? fill(t.concernsWeek, { due_count: facts.concerned, at: showClock(arrivedAt), missing, people })
    : fill(t.concernsMonth, { districts: facts.concerned, people });
  return [
    fill(t.title, { period: sayPeriod(period, arrivedAt) }),
    fill(t.change, { was: sayInstant(old.due, arrivedAt), due: sayInstant(next.due, arrivedAt) }),
    fill(closesSame ? t.closesSame : t.closesLater, { closes: sayInstant(next.closes, arrivedAt) }),
    ...(isWorkday(speaker.bureau.calendar, day) ? [] : [fill(t.holiday, { day: showDay(day) })]),
    who,
    t.confirm,
  ];
}

function prepared({ period, dueAt }: Move, { speaker, facts, more: { judged } }: ActNow<DeadlineFacts, Judged>) {
  const { bureau, arrivedAt: now } = speaker;
  const due = new Date(dueAt);
  const people = bureau.roster.people.filter((p) => facts.told.includes(p.userid));
  // Delivered again after it was done, it is the same as what stands.
  const closes = judged.kind === 'fine' ? judged.next.closes : 'old' in judged ? judged.old.closes : due;
  return {
    rows: people.map((p) => rowOf(speaker, p, period, due, closes)),
    lines: [fill(t.moved, { period: sayPeriod(period, now), due: sayInstant(due, now), people: people.length })],
  };
}

function rowOf(
  { asker, message, arrivedAt: now, person: by }: Speaker,
  to: Person,
  period: string,
  due: Date,
  closes: Date,
): Outgoing {
  const lines = [
    fill(t.told, { name: by.name, period: sayPeriod(period, now), due: sayInstant(due, now) }),
    fill(t.toldCloses, { closes: sayInstant(closes, now) }),
    ...(to.role === 'taskForce' ? [] : [isWeek(period) ? t.toldWeek : t.toldMonth]),
  ];
  return outgoing({
    key: `deadline/${message}/${to.userid}`,
    corp: asker.corp,
    person: to.userid,
    kind: 'broadcast',
    say: text(...lines),
    dueAt: now,
    expiresAt: closes,
  });
}
