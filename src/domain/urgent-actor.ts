// How does somebody stand to an urgent demand, by role, districts and enterprises? (domain §11.2)
import type { Asker } from './people.ts';
import { RIGHTS, roleMay } from './rights.ts';
import type { Demand, DemandActor } from './urgent.ts';

type DemandParty = {
  readonly userid: string;
  readonly role: Asker['role'];
  /** Codes of the districts at or below the region of a coordinator or the task force. */
  readonly districts: ReadonlySet<string>;
  /** Ids of the enterprises the person serves, or that stand in those districts. */
  readonly enterprises: ReadonlySet<string>;
};

/** The one rule for the conversation and for the store, which asks again what it has stored. */
export function demandActor(
  { userid, role, districts, enterprises }: DemandParty,
  { at, district, enterprise }: Pick<Demand, 'at' | 'district' | 'enterprise'>,
): DemandActor {
  const answersSome = roleMay(role, 'answerUrgent');
  const oversees = role === 'taskForce' && districts.has(district);
  const speaks =
    enterprise === null
      ? role !== 'command' && RIGHTS.confirmUrgent[role] === 'region' && districts.has(district)
      : roleMay(role, 'confirmUrgent') && enterprises.has(enterprise);
  return {
    userid,
    answers: oversees || (answersSome && districts.has(at)),
    answersElsewhere: answersSome,
    oversees,
    speaks,
  };
}
