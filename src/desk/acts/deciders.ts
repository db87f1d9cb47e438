// Who decides about a request for a correction, and how are people named who are told?
import { oversightTexts as t } from '../../../conversations/oversight.ts';
import type { Person } from '../../domain/people.ts';
import { coordinatorsOf, personName } from '../../domain/roster.ts';
import { fill } from '../../forms/definition/fill.ts';
import { officeName } from '../greeting.ts';
import type { Bureau } from '../ports.ts';

/** Keys of the active coordinators of a district, without whoever acts. */
export const coordinatorKeys = ({ roster }: Pick<Bureau, 'roster'>, district: string, but: string): readonly string[] =>
  coordinatorsOf(roster, district).flatMap((p) => (p.userid === but ? [] : [p.userid]));

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
  keys.length === 0 ? t.nobody : keys.map((key) => personName(bureau.roster, key)).join('、');
