// 截止: what does moving a deadline mean, for whom, and how is everybody told?

import { z } from 'zod';
import { deadlineTexts as t } from '../../../conversations/acts.ts';
import type { Acts, MoveOutcome } from '../../desk/acts/port.ts';
import { type ConfirmOutcome, deskForm, type OpenedForm } from '../../desk/desk-form.ts';
import type { CommandTurn, Feature, TextTurn } from '../../desk/feature.ts';
import { formerAct } from '../../desk/former-act.ts';
import { outgoing } from '../../desk/outbox/outgoing.ts';
import type { Outgoing, Reports } from '../../desk/ports.ts';
import type { Answered } from '../../desk/receive.ts';
import { text } from '../../desk/say.ts';
import type { Speaker } from '../../desk/speaker.ts';
import { sayWeek } from '../../desk/voices.ts';
import { isWorkday } from '../../domain/calendar.ts';
import { outstandingOf, owedBy } from '../../domain/coverage.ts';
import { isWeek } from '../../domain/deadlines.ts';
import { type DeadlineMoved, type JudgedMove, judgeMove } from '../../domain/move-deadline.ts';
import type { Person } from '../../domain/people.ts';
import { districtsWithin } from '../../domain/regions.ts';
import { districtCodesOf, dueOf } from '../../domain/roster.ts';
import type { Settings } from '../../domain/settings.ts';
import { addDays, dayOf, showClock, showDay, showWeekday } from '../../domain/time.ts';
import { confirm } from '../../forms/define.ts';
import { fill, fillChosen } from '../../forms/definition/fill.ts';

export type Moving = {
  readonly acts: Pick<Acts, 'moveDeadline'>;
  readonly reports: Pick<Reports, 'reported'>;
  readonly settings: Pick<Settings, 'monthOpensOn'>;
};

/** `dueAt`, and `was`, the instant that stood when it was shown: ISO; null = the notice's own. */
type Move = { readonly period: string; readonly dueAt: string; readonly was: string | null };

const INSTANT = z.iso.datetime();
const MOVE = z.object({ period: z.string(), dueAt: INSTANT, was: INSTANT.nullable() });

/** `preview`: the read-back with what the move means at this instant. */
type Facts = { readonly speaker: Speaker; readonly preview: readonly string[] };

const moveForm = confirm<Move, Facts>({
  name: 'deadline',
  version: 1,
  texts: t.form,
  answers: MOVE,
  lines: (_, { preview }) => preview,
  reviewLine: ({ period, dueAt }, { speaker: { arrivedAt: now } }) =>
    fill(t.waiting, { period: sayPeriod(period, now), due: sayInstant(new Date(dueAt), now) }),
  ...formerAct('acts', 'deadline', MOVE),
});

type MoveForm = OpenedForm<Move, Move>;

export const openMove = (deps: Moving): MoveForm =>
  deskForm(moveForm, {
    context: async ({ speaker }, { period, dueAt }) => {
      const judged = judge(deps, speaker, period, new Date(dueAt));
      const preview = judged.kind === 'fine' ? await previewLines(deps, speaker, judged) : [refused(speaker, period, judged)];
      return { context: { speaker, preview } };
    },
    confirm: (turn, confirmed) => move(deps, turn, confirmed),
  });

export const deadlinesFeature = (deps: Moving): Feature => ({ name: 'deadlines', forms: [openMove(deps)] });

const judge = ({ settings }: Moving, { bureau, arrivedAt }: Speaker, period: string, dueAt: Date): JudgedMove =>
  judgeMove(bureau.calendar, period, dueAt, arrivedAt, settings.monthOpensOn);

export async function askMove(deps: Moving, asking: MoveForm, turn: CommandTurn): Promise<Answered> {
  const { speaker, thread, command } = turn;
  const { bureau, arrivedAt: now } = speaker;
  const say = (...lines: readonly string[]): Answered => ({ thread, lines });
  const { period, at } = command.args ?? {};
  if (period === undefined || at === undefined) return say(t.missing, fill(t.example, exampleOf(now)));
  const judged = judge(deps, speaker, period, at);
  if (judged.kind !== 'fine') return say(refused(speaker, period, judged));
  return asking.begin(turn, { period, dueAt: at.toISOString(), was: bureau.calendar.moved.get(period)?.toISOString() ?? null });
}

const exampleOf = (now: Date) => ({ day: showDay(addDays(dayOf(now), 1)) });

const sayPeriod = (period: string, now: Date): string =>
  isWeek(period)
    ? fill(t.week, { week: sayWeek(period, now) })
    : fill(t.month, { year: period.slice(0, 4), month: Number(period.slice(5)) });

/** `11月26日（周四）17:00`; the last instant of a day is said as its 24:00. */
export function sayInstant(at: Date, now: Date): string {
  const isMidnight = showClock(at) === '00:00';
  const day = dayOf(isMidnight ? new Date(at.getTime() - 1) : at);
  return fill(t.instant, {
    day: showDay(day, dayOf(now)),
    weekday: showWeekday(day),
    clock: isMidnight ? '24:00' : showClock(at),
  });
}

function refused({ arrivedAt: now }: Speaker, of: string, judged: Exclude<JudgedMove, { kind: 'fine' }>): string {
  const period = sayPeriod(of, now);
  switch (judged.kind) {
    case 'past':
      return t.past;
    case 'closed':
      return fill(t.closed, { period });
    case 'same':
      return fill(t.same, { period, due: sayInstant(judged.old.due, now) });
    case 'outside':
      return fill(t.outside, { period, from: showDay(judged.from, dayOf(now)), to: showDay(judged.to, dayOf(now)) });
  }
}

async function previewLines({ reports }: Moving, speaker: Speaker, move: DeadlineMoved): Promise<readonly string[]> {
  const { bureau, arrivedAt: now } = speaker;
  const { roster, calendar } = bureau;
  const { period, old, next } = move;
  const people = concerned(speaker, period).length;
  const day = dayOf(next.due);
  const closesSame = old.closes.getTime() === next.closes.getTime();
  const who = isWeek(period)
    ? fill(t.concernsWeek, {
        due_count: dueOf(roster, period).length,
        missing: outstandingOf(roster, period, await reports.reported(period)).length,
        people,
      })
    : fill(t.concernsMonth, { districts: districtsWithin(roster.regions, speaker.person.region).length, people });
  return [
    fill(t.title, { period: sayPeriod(period, now) }),
    fill(t.change, { was: sayInstant(old.due, now), due: sayInstant(next.due, now) }),
    fill(closesSame ? t.closesSame : t.closesLater, { closes: sayInstant(next.closes, now) }),
    ...(isWorkday(calendar, day) ? [] : [fill(t.holiday, { day: showDay(day) })]),
    who,
    t.confirm,
  ];
}

/** Of a week: who answers for its enterprises, the coordinators and the task force; of a month the latter two. Not the speaker. */
function concerned({ bureau: { roster }, person, arrivedAt }: Speaker, period: string): readonly Person[] {
  const due = isWeek(period) ? dueOf(roster, period) : [];
  const answering = new Set(owedBy(roster, due, dayOf(arrivedAt)).map((o) => o.person.userid));
  const districts = districtCodesOf(roster, person);
  const isTold = (p: Person) =>
    answering.has(p.userid) || p.role === 'taskForce' || (p.role === 'coordinator' && districts.has(p.region));
  return roster.people.filter((p) => p.active && p.userid !== person.userid && isTold(p));
}

async function move(deps: Moving, { speaker }: TextTurn, { period, ...asked }: Move): Promise<ConfirmOutcome<Move>> {
  const { arrivedAt: now, asker, message } = speaker;
  const say = (line: string): ConfirmOutcome<Move> => ({ kind: 'done', lines: [line] });
  const dueAt = new Date(asked.dueAt);
  const judged = judge(deps, speaker, period, dueAt);
  // The same message again: it is moved, and the database knows by whom.
  if (judged.kind === 'past' || judged.kind === 'closed' || judged.kind === 'outside')
    return say(refused(speaker, period, judged));
  const { old } = judged;
  const closes = judged.kind === 'fine' ? judged.next.closes : old.closes;
  const rows = concerned(speaker, period).map((p) => rowOf(speaker, p, period, dueAt, closes));
  const was = asked.was === null ? null : new Date(asked.was);
  const change = { period, was, dueAt, closesAt: old.closes };
  const outcome = await deps.acts.moveDeadline(asker, message, now, change, rows);
  const said = { period: sayPeriod(period, now), due: sayInstant(dueAt, now), people: rows.length };
  return say(fillChosen(OUTCOMES[outcome], said));
}

const OUTCOMES: Readonly<Record<MoveOutcome, string>> = {
  moved: t.moved,
  changed: t.changed,
  past: t.past,
  closed: t.closed,
  notYours: t.notYours,
};

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
