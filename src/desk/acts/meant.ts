// Which specialist or enterprise does a command mean, and what is asked where several could be meant?
import { actTexts as t } from '../../../conversations/acts.ts';
import type { Person } from '../../domain/people.ts';
import { type Act, districtsFor, enterprisesFor } from '../../domain/rights.ts';
import type { Roster, Served } from '../../domain/roster.ts';
import { dayOf } from '../../domain/time.ts';
import { fill } from '../../forms/definition/fill.ts';
import { placeChosen } from '../../reading/answer/choices.ts';
import type { CommandArgs, CommandReading } from '../../reading/reading.ts';
import { quoted } from '../../reading/text/quoted.ts';
import type { Answered } from '../receive.ts';
import type { CommandVisit } from '../room.ts';
import type { Speaker } from '../speaker.ts';
import type { Thread } from '../thread.ts';
import { asking, type Which } from './pending.ts';

/** Either what is meant, or what is answered instead. */
export type Meant<T> = { readonly one: T } | { readonly answered: Answered };

/** An active specialist the speaker may do this for, by full name or account; any other is not found. */
export function specialistMeant(visit: CommandVisit, act: Act): Meant<Person> {
  const { speaker, thread, command } = visit;
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
  const which = whichOf(
    command,
    'person',
    meant.map((p) => p.userid),
  );
  const title = fill(t.whichPerson, { name: one.name, count: meant.length });
  return { answered: asked(speaker, thread, which, title) };
}

/** An enterprise of today the speaker may do this for; any other is not found, as one that does not exist. */
export function enterpriseMeant(visit: CommandVisit, act: Act): Meant<Served> {
  const { speaker, thread, command } = visit;
  const { roster } = speaker.bureau;
  const within = enterprisesFor(roster, speaker.person, act, dayOf(speaker.arrivedAt));
  const { enterprise, candidates = [], unknown } = command.args ?? {};
  const named = enterprise === undefined ? candidates : [enterprise];
  const meant = within.filter((s) => named.includes(s.enterprise.id));
  const [one, second] = meant;
  if (!one) {
    const typed = unknown ?? roster.enterprises.find((e) => e.id === enterprise)?.name ?? '';
    return { answered: { thread, lines: [fill(t.unknown, { typed: quoted(typed) })] } };
  }
  if (!second) return { one };
  const which = whichOf(
    command,
    'enterprise',
    meant.map((s) => s.enterprise.id),
  );
  return { answered: asked(speaker, thread, which, fill(t.whichEnterprise, { count: meant.length })) };
}

function whichOf({ name, args = {} }: CommandReading, field: Which['field'], options: readonly string[]): Which {
  const { at, ...rest } = args;
  return { kind: 'which', name, args: rest, at: at?.toISOString() ?? null, field, options };
}

const asked = (speaker: Speaker, thread: Thread, which: Which, title: string): Answered => ({
  thread: asking(thread, which, speaker.arrivedAt),
  lines: [title, ...optionsOf(speaker.bureau.roster, which), t.whichHow],
});

const optionsOf = (roster: Roster, { field, options }: Which): readonly string[] =>
  options.map((id, i) =>
    fill(t.option, { number: i + 1, name: field === 'person' ? personOf(roster, id) : enterpriseOf(roster, id) }),
  );

const enterpriseOf = (roster: Roster, id: string): string => roster.enterprises.find((e) => e.id === id)?.name ?? '';

function personOf(roster: Roster, userid: string): string {
  const person = roster.people.find((p) => p.userid === userid);
  const district = roster.regions.find((r) => r.code === person?.region)?.name ?? '';
  return fill(t.personOption, { name: person?.name ?? '', district, account: person?.account ?? '' });
}

export const whichReminder = (roster: Roster, which: Which): string =>
  fill(t.whichWaiting, { options: optionsOf(roster, which).join('、') });

/** The command with what is chosen by number; null where the text is no number of the list. */
export function chosen(which: Which, typed: string): CommandReading | null {
  const place = placeChosen(typed);
  const id = place === null ? undefined : which.options[place - 1];
  if (id === undefined) return null;
  const { candidates: _candidates, unknown: _unknown, ...rest } = which.args;
  const args: CommandArgs = { ...rest, [which.field]: id, ...(which.at === null ? {} : { at: new Date(which.at) }) };
  return { kind: 'command', name: which.name, args };
}

/** What to type for a person so that nobody else is meant: the name, or the account of a name that two share. */
export function typedFor(roster: Roster, person: Person): string {
  const same = roster.people.filter((p) => p.active && p.role === 'specialist' && p.name === person.name);
  return same.length > 1 ? person.account : person.name;
}
