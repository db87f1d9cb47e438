// 代班: for whom do the coordinators report until when, and who is told?
import { standInTexts as t } from '../../../conversations/acts.ts';
import { sayStandInEnd } from '../../desk/absence-words.ts';
import { specialistMeant, typedFor } from '../../desk/acts/meant.ts';
import type { AbsenceActs } from '../../desk/acts/port.ts';
import type { WhichForm } from '../../desk/acts/which.ts';
import { exampleDay } from '../../desk/commands.ts';
import { outgoing } from '../../desk/outbox/outgoing.ts';
import type { Outgoing } from '../../desk/ports.ts';
import type { Answered } from '../../desk/receive.ts';
import type { CommandVisit } from '../../desk/room.ts';
import { text } from '../../desk/say.ts';
import type { Speaker } from '../../desk/speaker.ts';
import type { Person } from '../../domain/people.ts';
import { regionName } from '../../domain/regions.ts';
import { coordinatorsOf, ownOn } from '../../domain/roster.ts';
import { type Day, dayOf, daysBetween } from '../../domain/time.ts';
import { fill } from '../../forms/definition/fill.ts';

export type StandingIn = { readonly absences: Pick<AbsenceActs, 'standIn'> };

/** The last day somebody may ask for, in days from today. */
export const FARTHEST_DAYS = 366;

/** `which`: asks which person is meant where several could be. */
export async function standIn({ absences }: StandingIn, which: WhichForm, visit: CommandVisit): Promise<Answered> {
  const { speaker, thread, command } = visit;
  const { bureau, person: by, asker, message, arrivedAt: now } = speaker;
  const say = (...lines: readonly string[]): Answered => ({ thread, lines });
  const day = exampleDay(now);
  const { person, text: typed, at, on } = command.args ?? {};
  if (person === undefined && typed === undefined) return say(t.missing, fill(t.example, { day }));
  const meant = specialistMeant(visit, 'standIn');
  if ('answered' in meant) return meant.answered;
  if ('which' in meant) return which.begin(visit, meant.which);
  const today = dayOf(now);
  const ends = on === false;
  const until = ends ? today : at === undefined ? null : dayOf(at);
  if (!ends && until !== null && until <= today) return say(t.past);
  if (until !== null && daysBetween(today, until) > FARTHEST_DAYS) return say(t.far);
  const coordinators = coordinatorsOf(bureau.roster, meant.one.region);
  if (!ends && coordinators.length === 0)
    return say(fill(t.noCoordinator, { district: regionName(bureau.roster.regions, meant.one.region) }));
  const said = wordsOf(speaker, meant.one, until, coordinators);
  const outcome = await absences.standIn(
    asker,
    message,
    now,
    { specialist: meant.one.userid, until },
    rowsOf(speaker, said, ends),
  );
  if (outcome === 'notYours') return say(t.notYoursOther);
  if (outcome === 'unchanged') return say(fill(t.nothing, said));
  if (ends) return say(fill(t.ended, said));
  return say(fill(t.done, said), fill(by.role === 'coordinator' ? t.doneOwn : t.doneHow, said));
}

type Said = {
  readonly name: string;
  readonly typed: string;
  readonly count: number;
  readonly who: string;
  readonly until: string;
  readonly by: string;
  readonly specialist: Person;
  readonly coordinators: readonly Person[];
};

function wordsOf(
  { bureau: { roster }, person, arrivedAt }: Speaker,
  specialist: Person,
  until: Day | null,
  coordinators: readonly Person[],
): Said {
  return {
    name: specialist.name,
    typed: typedFor(roster, specialist),
    count: ownOn(roster, specialist, dayOf(arrivedAt)).length,
    who: fill(t.coordinators, { district: regionName(roster.regions, specialist.region) }),
    until: sayStandInEnd(until, arrivedAt),
    by: person.name,
    specialist,
    coordinators,
  };
}

function rowsOf(speaker: Speaker, said: Said, ends: boolean): readonly Outgoing[] {
  const others = said.coordinators.filter((p) => p.userid !== speaker.person.userid);
  const [specialist, coordinator] = ends ? [t.toldEnded, t.toldEndedCoordinator] : [t.told, t.toldCoordinator];
  return [
    notice(speaker, said.specialist, 'stand-in', fill(specialist, said)),
    ...others.map((p) => notice(speaker, p, 'stand-in', fill(coordinator, said))),
  ];
}

/** A word to one person because of what the speaker did. */
export const notice = ({ asker, message, arrivedAt }: Speaker, to: Person, act: string, ...lines: readonly string[]): Outgoing =>
  outgoing({
    key: `${act}/${message}/${to.userid}`,
    corp: asker.corp,
    person: to.userid,
    kind: 'nudge',
    say: text(...lines),
    dueAt: arrivedAt,
  });
