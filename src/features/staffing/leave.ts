// 请假: until when is nobody reminded, and who is told, so that somebody can stand in? (domain §14.1)
import { leaveTexts as t } from '../../../conversations/acts.ts';
import { sayLeaveEnd } from '../../desk/absence-words.ts';
import { typedFor } from '../../desk/acts/meant.ts';
import type { AbsenceActs } from '../../desk/acts/port.ts';
import { exampleDay } from '../../desk/examples.ts';
import type { CommandTurn } from '../../desk/feature.ts';
import type { Outgoing, Reports } from '../../desk/ports.ts';
import type { Answered } from '../../desk/receive.ts';
import type { Speaker } from '../../desk/speaker.ts';
import { standInFor } from '../../domain/absences.ts';
import { outstandingOf } from '../../domain/coverage.ts';
import { type Person, ROLE_NAMES } from '../../domain/people.ts';
import { absencesOf, coordinatorsOf, dutiesOn, type Roster } from '../../domain/roster.ts';
import { dayOf, daysBetween, showDay, weekOf } from '../../domain/time.ts';
import { fill } from '../../forms/definition/fill.ts';
import { FARTHEST_DAYS, notice } from './stand-in.ts';

export type Leaving = { readonly absences: Pick<AbsenceActs, 'leave'>; readonly reports: Pick<Reports, 'reported'> };

export async function leave(deps: Leaving, { speaker, thread, command }: CommandTurn): Promise<Answered> {
  const { bureau, person, asker, message, arrivedAt: now } = speaker;
  const say = (...lines: readonly string[]): Answered => ({ thread, lines });
  const told = toTell(bureau.roster, person);
  if (command.args?.on === false) {
    const rows = told.map((to) => notice(speaker, to, 'leave', ...backLines(speaker)));
    const outcome = await deps.absences.leave(asker, message, now, now, rows);
    if (outcome !== 'done') return say(t.nothing);
    return say(t.back, standInFor(absencesOf(bureau.roster), person.userid, dayOf(now)) === null ? t.backHow : t.backStoodIn);
  }
  const at = command.args?.at;
  if (at === undefined) return say(fill(t.missing, { day: exampleDay(now) }));
  if (at <= now) return say(t.past);
  if (daysBetween(dayOf(now), dayOf(at)) > FARTHEST_DAYS) return say(t.far);
  const rows = await rowsOf(deps, speaker, told, at);
  if ((await deps.absences.leave(asker, message, now, at, rows)) === 'unchanged')
    return say(fill(t.already, { until: sayLeaveEnd(at, now) }), t.how);
  const names = told.map((p) => p.name).join('、');
  return say(fill(t.done, { until: sayLeaveEnd(at, now) }), told.length === 0 ? t.nobody : fill(t.toldTo, { names }), t.how);
}

/** A specialist's coordinators, a coordinator's colleagues; where there are none, the task force. */
function toTell(roster: Roster, person: Person): readonly Person[] {
  const coordinators = coordinatorsOf(roster, person.region).filter((p) => p.userid !== person.userid);
  return coordinators.length > 0 ? coordinators : roster.people.filter((p) => p.active && p.role === 'taskForce');
}

async function rowsOf({ reports }: Leaving, speaker: Speaker, told: readonly Person[], at: Date): Promise<readonly Outgoing[]> {
  const { bureau, person, arrivedAt: now } = speaker;
  const { roster } = bureau;
  const week = weekOf(now);
  const duties = dutiesOn(roster, person, dayOf(now));
  const missing = new Set(outstandingOf(roster, week, await reports.reported(week)).map((s) => s.enterprise.id));
  const said = { name: person.name, role: ROLE_NAMES[person.role], until: sayLeaveEnd(at, now) };
  const count = { count: duties.length, missing: duties.filter((s) => missing.has(s.enterprise.id)).length };
  const first = duties.length === 0 ? fill(t.toldNobody, said) : fill(t.told, { ...said, ...count });
  const day = showDay(dayOf(new Date(at.getTime() - 1)));
  const canStandIn = person.role === 'specialist' && duties.length > 0 && coordinatorsOf(roster, person.region).length > 0;
  const propose = canStandIn ? [fill(t.propose, { typed: typedFor(roster, person), day })] : [];
  return told.map((to) => notice(speaker, to, 'leave', first, ...propose));
}

function backLines({ bureau: { roster }, person, arrivedAt }: Speaker): readonly string[] {
  const stoodIn = standInFor(absencesOf(roster), person.userid, dayOf(arrivedAt));
  const said = { name: person.name, typed: typedFor(roster, person) };
  return [fill(t.toldBack, said), ...(stoodIn === null ? [] : [fill(t.toldBackStandIn, said)])];
}
