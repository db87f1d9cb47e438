// Which specialist or enterprise does a command mean, and what is asked where several could be meant?
import { actTexts as t } from '../../../conversations/acts.ts';
import type { Person } from '../../domain/people.ts';
import { districtsFor, enterprisesFor, type Permission } from '../../domain/rights.ts';
import { enterpriseName, type Roster, type Served } from '../../domain/roster.ts';
import { dayOf } from '../../domain/time.ts';
import { fill } from '../../forms/definition/fill.ts';
import type { CommandReading } from '../../reading/reading.ts';
import { quoted } from '../../reading/text/quoted.ts';
import type { CommandTurn } from '../feature.ts';
import type { Answered } from '../receive.ts';
import type { WhichAsked } from './which.ts';

/** What is meant; or that several could be, to be asked with `choosing`; or what is answered instead. */
type EnterpriseMeant<T> = { readonly one: T } | { readonly which: WhichAsked } | { readonly answered: Answered };

/** An active specialist the speaker may do this for, by full name or account; any other is not found. */
export function specialistMeant(turn: CommandTurn, act: Permission): EnterpriseMeant<Person> {
  const { speaker, thread, command } = turn;
  const { roster } = speaker.bureau;
  const codes = districtsFor(roster, speaker.person, act);
  const known = roster.people.filter((p) => p.active && p.role === 'specialist' && codes.has(p.region));
  const { person, text = '' } = command.args ?? {};
  const typed = roster.people.find((p) => p.userid === person)?.name ?? text;
  const meant = known.filter((p) =>
    person === undefined ? p.name === text || p.userid === text.toLowerCase() : p.userid === person,
  );
  const [one, second] = meant;
  if (!one) return { answered: { thread, lines: [fill(t.noSpecialist, { typed: quoted(typed) })] } };
  if (!second) return { one };
  return whichOf(
    command,
    'person',
    meant.map((p) => p.userid),
  );
}

/** An enterprise of today the speaker may do this for; any other is not found, as one that does not exist. */
export function enterpriseMeant(turn: CommandTurn, act: Permission): EnterpriseMeant<Served> {
  const { speaker, thread, command } = turn;
  const { roster } = speaker.bureau;
  const within = enterprisesFor(roster, speaker.person, act, dayOf(speaker.arrivedAt));
  const { enterprise, candidates = [], unknown } = command.args ?? {};
  const named = enterprise === undefined ? candidates : [enterprise];
  const meant = within.filter((s) => named.includes(s.enterprise.id));
  const [one, second] = meant;
  if (!one) {
    const typed = unknown ?? enterpriseName(roster, enterprise ?? null);
    return { answered: { thread, lines: [fill(t.unknown, { typed: quoted(typed) })] } };
  }
  if (!second) return { one };
  return whichOf(
    command,
    'enterprise',
    meant.map((s) => s.enterprise.id),
  );
}

function whichOf(
  { name, args = {} }: CommandReading,
  field: WhichAsked['field'],
  options: readonly string[],
): { readonly which: WhichAsked } {
  const { at, ...rest } = args;
  return { which: { name, args: rest, at: at?.toISOString() ?? null, field, options } };
}

/** What to type for a person so that nobody else is meant: the name, or the account of a name that two share. */
export function typedFor(roster: Roster, person: Person): string {
  const same = roster.people.filter((p) => p.active && p.role === 'specialist' && p.name === person.name);
  return same.length > 1 ? person.account : person.name;
}
