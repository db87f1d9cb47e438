// Who has to hear of an urgent demand? (domain §11.5)

import type { Speaker } from '../../desk/speaker.ts';
import type { Person } from '../../domain/people.ts';
import { districtsFor, enterprisesFor } from '../../domain/rights.ts';
import { coordinatorsOf, districtCodesOf, type Roster, servedOn } from '../../domain/roster.ts';
import { dayOf } from '../../domain/time.ts';
import { type Demand, type DemandActor, raising } from '../../domain/urgent.ts';
import { demandActor } from '../../domain/urgent-actor.ts';

type Placed = Pick<Demand, 'enterprise' | 'district' | 'at'>;

export const taskForceOf = (roster: Roster, district: string): readonly Person[] =>
  roster.people.filter((p) => p.active && p.role === 'taskForce' && districtCodesOf(roster, p).has(district));

/** Those who may accept it where it is: the coordinators of the district, or the task force where it is with them. */
export function answeringOf(roster: Roster, { at, district }: Placed): readonly Person[] {
  const isDistrict = roster.regions.some((r) => r.code === at && r.level === 'district');
  return isDistrict ? coordinatorsOf(roster, at) : taskForceOf(roster, district);
}

/** Those who speak for it: the enterprise's specialist, and who raised it; of a district's demand its coordinators. */
export function speakingOf(roster: Roster, demand: Demand, now: Date): readonly Person[] {
  const { enterprise, district } = demand;
  if (enterprise === null) return coordinatorsOf(roster, district);
  const specialist = servedOn(roster, dayOf(now)).find((s) => s.enterprise.id === enterprise)?.specialist ?? null;
  const known = new Set([specialist, raising(demand).by]);
  const speaking = roster.people.filter((p) => p.active && known.has(p.userid));
  return speaking.length > 0 ? speaking : coordinatorsOf(roster, district);
}

/** How a speaker stands to a demand. */
export function actorOf({ person, bureau: { roster }, arrivedAt }: Speaker, demand: Placed): DemandActor {
  const { userid, role } = person;
  const districts = districtsFor(roster, person, 'answerUrgent');
  const spokenFor = enterprisesFor(roster, person, 'confirmUrgent', dayOf(arrivedAt));
  return demandActor({ userid, role, districts, enterprises: new Set(spokenFor.map((s) => s.enterprise.id)) }, demand);
}

/** Who is called to accept it once it is raised: those who may where it is, and the task force. */
export const calledTo = (roster: Roster, demand: Placed, besides: string): readonly Person[] =>
  others([...answeringOf(roster, demand), ...taskForceOf(roster, demand.district)], besides);

/** Each once, without whoever knows already. */
export const others = (people: readonly Person[], besides: string): readonly Person[] => [
  ...new Map(people.filter((p) => p.userid !== besides).map((p) => [p.userid, p])).values(),
];
