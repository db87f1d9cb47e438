// Who is meant, and who is to be told, when a week's reports are overseen?
import { oversightTexts as t } from '../../../conversations/oversight.ts';
import { officeName } from '../../desk/greeting.ts';
import { outgoing } from '../../desk/outbox/outgoing.ts';
import type { ActContext, Bureau, Outgoing } from '../../desk/ports.ts';
import { contextOf } from '../../desk/reading-context.ts';
import { text } from '../../desk/say.ts';
import type { Speaker } from '../../desk/speaker.ts';
import { sayWeek } from '../../desk/voices.ts';
import type { Person } from '../../domain/people.ts';
import { districtsWithin, type Region } from '../../domain/regions.ts';
import { reportableBy } from '../../domain/reportable.ts';
import { type Permission, personOf } from '../../domain/rights.ts';
import { coordinatorsOf } from '../../domain/roster.ts';
import { dayOf, type Week } from '../../domain/time.ts';
import { fill } from '../../forms/definition/fill.ts';
import type { CommandArgs } from '../../reading/reading.ts';
import { quoted } from '../../reading/text/quoted.ts';
import { oversees } from './outcomes.ts';

export const actOf = ({ asker, message, arrivedAt }: Speaker): ActContext => ({ asker, message, at: arrivedAt });

export const personNamed = ({ roster }: Bureau, userid: string): string =>
  roster.people.find((p) => p.userid === userid)?.name ?? '';

export const enterpriseNamed = ({ roster }: Bureau, id: string) => {
  const found = roster.enterprises.find((e) => e.id === id);
  const name = found?.name ?? t.someEnterprise;
  return { name, short: found?.aliases[0] ?? name };
};

export const weekSaid = (speaker: Speaker, week: Week): string => sayWeek(week, speaker.arrivedAt);

/** Keys of the active coordinators of a district, without whoever acts. */
export const coordinatorKeys = ({ roster }: Pick<Bureau, 'roster'>, district: string, but: string): readonly string[] =>
  coordinatorsOf(roster, district).flatMap((p) => (p.userid === but ? [] : [p.userid]));

/** May the speaker do that with the enterprise's report of the week? As the database decides it. */
export function isOverseen(
  { bureau: { roster }, asker, arrivedAt }: Speaker,
  act: Permission,
  enterprise: string,
  week: Week,
): boolean {
  const place = reportableBy(roster, asker, dayOf(arrivedAt)).place(enterprise, week);
  return oversees(personOf(roster, asker), act, place !== null);
}

/**
 * Who decides a request for a correction of whoever asked it: about a specialist's the coordinators of the district, about a
 * coordinator's the task force; where there are none of these, the others. Never whoever asked.
 */
export function decidersOf({ roster }: Bureau, by: Person, district: string): readonly string[] {
  const coordinators = coordinatorKeys({ roster }, district, by.userid);
  const office = roster.people.flatMap((p) => (p.active && p.role === 'taskForce' && p.userid !== by.userid ? [p.userid] : []));
  const [first, second] = by.role === 'coordinator' ? [office, coordinators] : [coordinators, office];
  return first.length > 0 ? first : second;
}

/** Coordinators by name, the office as such; where nobody else may decide, the administrators, who can change that. */
export function decidersSaid(bureau: Bureau, keys: readonly string[]): string {
  const { roster } = bureau;
  const isOffice = roster.people.some((p) => keys.includes(p.userid) && p.role === 'taskForce');
  if (keys.length > 0) return isOffice ? officeName(roster) : namesOf(bureau, keys);
  const admins = roster.people.filter((p) => p.active && p.role === 'admin').map((p) => p.name);
  return fill(t.noDecider, { admins: admins.length === 0 ? officeName(roster) : admins.join('、') });
}

export const namesOf = (bureau: Bureau, keys: readonly string[]): string =>
  keys.length === 0 ? t.nobody : keys.map((key) => personNamed(bureau, key)).join('、');

/** One line or more to each of these people; unique by the message that caused it. */
export const tell = ({ asker, message, arrivedAt }: Speaker, why: string, keys: readonly string[], lines: readonly string[]) =>
  keys.map(
    (person): Outgoing =>
      outgoing({
        key: `${why}/${message}/${person}`,
        corp: asker.corp,
        person,
        kind: 'broadcast',
        say: text(...lines),
        dueAt: arrivedAt,
      }),
  );

/** The enterprise a command names, or the sentence that asks for it. An enterprise of elsewhere is not found, like one that does not exist. */
export function filedEnterpriseMeant(
  speaker: Speaker,
  args: CommandArgs | undefined,
  which: string,
): { readonly id: string } | { readonly line: string } {
  if (args?.enterprise !== undefined) return { id: args.enterprise };
  if (args?.unknown !== undefined) return { line: fill(t.unknown, { typed: quoted(args.unknown) }) };
  if (args?.candidates === undefined) return { line: which };
  const { names } = contextOf(speaker);
  const candidates = args.candidates.map((id) => names.nameOf(id) ?? '').join('、');
  return { line: fill(t.several, { typed: quoted(args.text ?? ''), names: candidates }) };
}

/** The districts an act may be for: those named, cut to the person's; all of theirs where none is named. */
export function districtsMeant(speaker: Speaker, asked: readonly string[] | undefined): readonly Region[] {
  const within = districtsWithin(speaker.bureau.roster.regions, speaker.person.region);
  return asked ? within.filter((d) => asked.includes(d.code)) : within;
}
