// Whom does the clock of an urgent demand tell, and what, each once? (domain §11.3)
import { urgentClock as t } from '../../../conversations/urgent.ts';
import type { Marks } from '../../desk/marks.ts';
import type { Bureaus, Ledger, Outgoing } from '../../desk/ports.ts';
import { text } from '../../desk/say.ts';
import type { Person } from '../../domain/people.ts';
import type { Roster } from '../../domain/roster.ts';
import type { Demand } from '../../domain/urgent.ts';
import { type ClockMark, marksBetween } from '../../domain/urgent-clock.ts';
import { fill } from '../../forms/definition/fill.ts';
import { answeringOf, others, taskForceOf } from './audience.ts';
import type { Demands } from './port.ts';
import type { Stepping } from './steps.ts';
import { type Telling, urgentRow } from './telling.ts';
import { otherPlace } from './told.ts';
import { head, moment, neededLast, personSaid, placeName } from './words.ts';

/** How far back marks are looked for that nobody was there to see. */
const LOOK_BACK_MS = 14 * 86_400_000;
const MARK = 'urgent';

type UrgentReminderDeps = {
  readonly demands: Pick<Demands, 'since'>;
  readonly bureaus: Pick<Bureaus, 'current'>;
  readonly ledger: Pick<Ledger, 'plan'>;
  readonly marks: Marks;
  readonly corp: string;
  readonly settings: Stepping['settings'];
};

/**
 * Plans what the clock said since anybody in the installation looked last; answers how many rows are new. Rows are unique by instant,
 * kind of span, mark and person, so that looking again says nothing twice. Problems: database.away.
 */
export async function remindUrgent(deps: UrgentReminderDeps, now: Date): Promise<number> {
  const { demands, bureaus, ledger, marks, corp, settings } = deps;
  const last = await marks.read(MARK);
  const earliest = new Date(now.getTime() - LOOK_BACK_MS);
  // Never looked at, or the clock was turned back: from as long ago as anything can matter.
  const since = last === null || last > now || last < earliest ? earliest : last;
  const longest = Math.max(settings.urgent.acceptMinutes, settings.urgent.resolveMinutes) * 60_000;
  const open = await demands.since(new Date(since.getTime() - longest));
  const { roster } = await bureaus.current();
  const telling: Telling = { roster, corp, now, settings, holders: new Set() };
  const rows = together(
    open.flatMap((demand) => marksBetween(demand, since, now, settings).flatMap((mark) => rowsOf(telling, demand, mark))),
  );
  const planned = rows.length === 0 ? 0 : await ledger.plan(rows);
  await marks.set(MARK, now);
  return planned;
}

/** What many demands owe a person for one instant, as those a report raised together do, is one message. */
function together(rows: readonly Outgoing[]): readonly Outgoing[] {
  const first = new Map<string, Outgoing>();
  for (const row of rows) {
    const before = first.get(row.key);
    first.set(row.key, before === undefined ? row : { ...before, say: joined(before.say, row.say) });
  }
  return [...first.values()];
}

const joined = (a: Outgoing['say'], b: Outgoing['say']): Outgoing['say'] =>
  a.kind === 'text' && b.kind === 'text' ? text(a.text, b.text) : a;

function rowsOf(telling: Telling, demand: Demand, mark: ClockMark): readonly Outgoing[] {
  const { span, mark: name } = mark;
  const { responsible, above } = levelsOf(telling.roster, demand);
  const own = ownLines(telling, demand, mark);
  const row = (person: Person, lines: readonly string[]): Outgoing => {
    const key = `urgent/at/${mark.at.toISOString()}/${span.kind}/${name}/${person.userid}`;
    const planned = urgentRow(telling, key, person, lines);
    return name === 'half' ? { ...planned, expiresAt: span.due } : planned;
  };
  const up = name === 'end' ? others(above, '').filter((p) => !responsible.some((r) => r.userid === p.userid)) : [];
  return [
    ...others(responsible, '').map((person) => row(person, own)),
    ...up.map((person) => row(person, upLines(telling, demand, mark))),
  ];
}

/** Who has to act: whoever holds it, else those who may accept it. One level up: the task force. */
function levelsOf(roster: Roster, demand: Demand) {
  const holder = roster.people.filter((p) => p.active && p.userid === demand.holder);
  return {
    responsible: holder.length > 0 ? holder : answeringOf(roster, demand),
    above: taskForceOf(roster, demand.district),
  };
}

function common({ roster, now }: Telling, demand: Demand, { span }: ClockMark) {
  const { end } = span;
  return {
    head: head(roster, demand),
    due: moment(span.due, now),
    number: demand.number,
    place: placeName(roster, demand.at),
    holder: personSaid(roster, demand.holder),
    time: end === null ? '' : moment(end.at, now),
    who: end === null ? '' : personSaid(roster, end.by),
    need: neededLast(demand),
  };
}

/** What was done late before anybody looked is told as it is. */
function lateLine(telling: Telling, demand: Demand, mark: ClockMark): string | null {
  const { span } = mark;
  const said = common(telling, demand, mark);
  if (span.end === null) return null;
  if (span.kind === 'resolve') {
    if (span.end.step === 'restate') return fill(t.resolveLateNone, said);
    return fill(span.end.step === 'resolve' ? t.resolveLate : t.resolveLateGone, said);
  }
  switch (span.end.step) {
    case 'accept':
      return fill(t.acceptLate, said);
    case 'transfer':
      return fill(t.acceptLateGiven, said);
    default:
      return fill(t.acceptLateGone, said);
  }
}

function ownLines(telling: Telling, demand: Demand, mark: ClockMark): readonly string[] {
  const late = lateLine(telling, demand, mark);
  if (late !== null) return [late];
  const said = common(telling, demand, mark);
  const isAccept = mark.span.kind === 'accept' || demand.holder === null;
  const how = fill(isAccept ? t.acceptHow : t.resolveHow, said);
  if (mark.span.kind === 'accept') return [fill(mark.mark === 'half' ? t.acceptHalf : t.acceptEnd, said), how];
  return [fill(mark.mark === 'half' ? t.resolveHalf : t.resolveEnd, said), how];
}

function upLines(telling: Telling, demand: Demand, mark: ClockMark): readonly string[] {
  const late = lateLine(telling, demand, mark);
  if (late !== null) return [late];
  const said = common(telling, demand, mark);
  const how = fill(t.upHow, { ...said, place: otherPlace(telling.roster, demand.district) });
  if (mark.span.kind === 'accept') return [fill(t.acceptUp, said), how];
  return [fill(demand.holder === null ? t.resolveUpFree : t.resolveUp, said), how];
}
