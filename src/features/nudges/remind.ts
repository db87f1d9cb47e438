// 催报: who is reminded at once, and what does whoever asked read? (domain §13.8)
import { remindTexts as t } from '../../../conversations/remind.ts';
import type { Reminded } from '../../desk/acts/port.ts';
import { named } from '../../desk/acts/words.ts';
import { exampleDay } from '../../desk/examples.ts';
import type { CommandTurn } from '../../desk/feature.ts';
import { outgoing } from '../../desk/outbox/outgoing.ts';
import type { Outgoing } from '../../desk/ports.ts';
import type { Answered } from '../../desk/receive.ts';
import { text } from '../../desk/say.ts';
import type { Speaker } from '../../desk/speaker.ts';
import { sayWeek } from '../../desk/voices.ts';
import { leaveOf } from '../../domain/absences.ts';
import { type Owing, outstandingOf, owedBy } from '../../domain/coverage.ts';
import { isWeek, openWeeksAt, weekDeadlines } from '../../domain/deadlines.ts';
import { districtsFor } from '../../domain/rights.ts';
import { absencesOf, dueOf, type Served } from '../../domain/roster.ts';
import { afterQuiet } from '../../domain/sending-hours.ts';
import { dayOf, showClock, showDay, type Week } from '../../domain/time.ts';
import { fill } from '../../forms/definition/fill.ts';
import { remindMonth } from './remind-month.ts';
import { type Reminding, whoseOf } from './reminding.ts';
import { askedStage } from './snoozes.ts';
import { weeklyNudgeText } from './texts.ts';

/** What is missing of one week in the districts somebody may remind. */
type Missing = { readonly week: Week; readonly outstanding: readonly Served[] };

export async function remind(deps: Reminding, turn: CommandTurn): Promise<Answered> {
  const { speaker, thread, command } = turn;
  const { person, bureau } = speaker;
  const { monthly, period } = command.args ?? {};
  if (monthly === true || (period !== undefined && !isWeek(period))) return remindMonth(deps, turn, period ?? null);
  const say = (...lines: readonly string[]): Answered => ({ thread, lines });
  const mine = districtsFor(bureau.roster, person, 'remind');
  const asked = command.args?.districts;
  const codes = new Set(asked ? asked.filter((code) => mine.has(code)) : mine);
  if (codes.size === 0) return say(fill(t.elsewhere, { district: whoseOf(speaker, mine) }));
  const missing = await missingIn(deps.reports, speaker, codes);
  if (missing === null) return say(t.nothingOpen);
  return say(...(await reminded(deps, speaker, codes, missing)));
}

/** Of the weeks that take figures: the oldest in which something is missing, else the newest. Null where none does. */
async function missingIn(
  reports: Reminding['reports'],
  { bureau, arrivedAt }: Speaker,
  codes: ReadonlySet<string>,
): Promise<Missing | null> {
  let last: Missing | null = null;
  for (const week of openWeeksAt(bureau.calendar, arrivedAt)) {
    const filed = await reports.reported(week);
    last = { week, outstanding: outstandingOf(bureau.roster, week, filed).filter((s) => codes.has(s.district)) };
    if (last.outstanding.length > 0) return last;
  }
  return last;
}

async function reminded(
  { acts, settings }: Reminding,
  speaker: Speaker,
  codes: ReadonlySet<string>,
  { week, outstanding }: Missing,
): Promise<readonly string[]> {
  const { bureau, asker, message, arrivedAt: now, person } = speaker;
  const said = { whose: whoseOf(speaker, codes), week: sayWeek(week, now) };
  const dueCount = dueOf(bureau.roster, week).filter((s) => codes.has(s.district)).length;
  if (outstanding.length === 0) return [fill(t.allFiled, { ...said, due_count: dueCount })];
  const owing = owedBy(bureau.roster, outstanding, dayOf(now));
  const own = owing.find((o) => o.person.userid === person.userid)?.enterprises ?? [];
  const away = owing.filter((o) => leaveOf(absencesOf(bureau.roster), o.person.userid, now) !== null);
  const others = owing.filter((o) => o.person.userid !== person.userid && !away.includes(o));
  const at = afterQuiet(now, settings);
  const rows = others.map((o) => rowOf(speaker, week, o, at));
  const outcomes = rows.length === 0 ? [] : await acts.remind(asker, message, now, week, rows);
  const owedNow = new Set(owing.flatMap((o) => o.enterprises.map((e) => e.id)));
  const nobody = outstanding.filter((s) => !owedNow.has(s.enterprise.id)).map((s) => s.enterprise);
  return [
    fill(t.title, { ...said, count: outstanding.length }),
    ...outcomeLines(others, outcomes, at > now ? at : null, now),
    ...(away.length === 0
      ? []
      : [fill(t.away, { names: sayOwing(away), name: away[0]?.person.name ?? '', day: exampleDay(now) })]),
    ...(own.length === 0 ? [] : [fill(t.yours, { count: own.length, names: named(own.map((e) => e.name)) })]),
    ...(nobody.length === 0 ? [] : [fill(t.nobody, { count: nobody.length, names: named(nobody.map((e) => e.name)) })]),
    own.length === 0 ? t.how : t.howOwn,
  ];
}

const sayOwing = (owing: readonly Owing[]): string =>
  named(owing.map((o) => fill(t.person, { name: o.person.name, count: o.enterprises.length })));

/** `morning`: when what was asked for at night goes out. */
function outcomeLines(
  owing: readonly Owing[],
  outcomes: readonly Reminded[],
  morning: Date | null,
  now: Date,
): readonly string[] {
  const of = (outcome: Reminded['outcome']) => {
    const keys = new Set(outcomes.flatMap((o) => (o.outcome === outcome ? [o.person] : [])));
    const people = owing.filter((o) => keys.has(o.person.userid));
    return { count: people.length, names: sayOwing(people) };
  };
  const [reached, recent, filed] = [of('reminded'), of('recent'), of('filed')];
  const day = morning && dayOf(morning) !== dayOf(now) ? showDay(dayOf(morning)) : '';
  const first =
    reached.count === 0
      ? t.nobodyReached
      : morning
        ? fill(t.atNight, { ...reached, at: `${day}${showClock(morning)}` })
        : fill(t.reached, reached);
  return [
    ...(owing.length === 0 ? [] : [first]),
    ...(recent.count === 0 ? [] : [fill(t.recent, recent)]),
    ...(filed.count === 0 ? [] : [fill(t.filed, { names: filed.names })]),
  ];
}

function rowOf({ bureau, asker, arrivedAt }: Speaker, week: Week, { person, enterprises }: Owing, at: Date): Outgoing {
  const [ids, owed] = [enterprises.map((e) => e.id), enterprises.map((e) => e.name)];
  const stage = askedStage(arrivedAt);
  const { due, closes } = weekDeadlines(bureau.calendar, week);
  return outgoing({
    key: `nudge/${person.userid}/${stage}/${week}`,
    corp: asker.corp,
    person: person.userid,
    kind: 'nudge',
    say: text(weeklyNudgeText(bureau, { person, period: week, at, stage: 'asked', owed, enterprises: ids })),
    dueAt: at,
    // What is said of the deadline is true until then (domain §13.5).
    expiresAt: at < due ? due : closes,
    owed: { week, enterprises: ids },
    stage,
    period: week,
  });
}
