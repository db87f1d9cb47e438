// Who is told that a message did not arrive, or that nobody knows whether it did?
import { troubleTexts as t } from '../../conversations/troubles.ts';
import type { Person } from '../domain/people.ts';
import type { Roster } from '../domain/roster.ts';
import { sendable } from '../domain/sending-hours.ts';
import { dayOf } from '../domain/time.ts';
import { fill } from '../script/fill.ts';
import { outgoing } from './outgoing.ts';
import type { Bureaus, Ledger, Outgoing, Trouble } from './ports.ts';
import { text } from './say.ts';

/** Looked back for, should the teller have been away; saying it again says nothing new. */
const LOOK_BACK_MS = 86_400_000;

export type TroubleTelling = {
  readonly bureaus: Pick<Bureaus, 'current'>;
  readonly ledger: Pick<Ledger, 'plan' | 'troubled'>;
  readonly corp: string;
};

/** Plans a line to the task force for each person of the roster a message of the last day did not reach, one a person and day; answers how many are new. */
export async function tellTroubles({ bureaus, ledger, corp }: TroubleTelling, now: Date): Promise<number> {
  const troubles = await ledger.troubled(new Date(now.getTime() - LOOK_BACK_MS));
  if (troubles.length === 0) return 0;
  const { roster } = await bureaus.current();
  const people = new Map(roster.people.map((p) => [p.userid, p]));
  const rows = troubles.flatMap((trouble) => {
    const person = people.get(trouble.person);
    return person ? tellersOf(roster, person).map((teller) => rowOf(trouble, person, teller, roster, corp, now)) : [];
  });
  return rows.length === 0 ? 0 : ledger.plan(rows);
}

/** Nobody is told of themselves: they would not get it either. */
const tellersOf = (roster: Roster, person: Person): readonly Person[] =>
  roster.people.filter((p) => p.active && p.role === 'taskForce' && p.userid !== person.userid);

function rowOf(trouble: Trouble, person: Person, teller: Person, roster: Roster, corp: string, now: Date): Outgoing {
  const region = roster.regions.find((r) => r.code === person.region)?.name ?? '';
  const line = trouble.state === 'unknown' ? t.unknown : trouble.problem === 'wecom.receiver' ? t.unreachable : t.failed;
  return outgoing({
    key: `trouble/${teller.userid}/${person.userid}/${trouble.state}/${dayOf(trouble.settledAt)}`,
    corp,
    person: teller.userid,
    kind: 'broadcast',
    say: text(fill(line, { name: person.name, region })),
    dueAt: sendable(now),
  });
}
