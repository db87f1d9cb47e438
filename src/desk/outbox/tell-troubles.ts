// Who is told that a message did not arrive, or that nobody knows whether it did?

import { troubleTexts as t } from '../../../conversations/troubles.ts';
import type { Person } from '../../domain/people.ts';
import { regionName } from '../../domain/regions.ts';
import type { Roster } from '../../domain/roster.ts';
import { sendable } from '../../domain/sending-hours.ts';
import type { Settings } from '../../domain/settings.ts';
import { type Day, dayOf } from '../../domain/time.ts';
import { fill } from '../../forms/definition/fill.ts';
import type { Bureaus, Ledger, Outgoing, Trouble } from '../ports.ts';
import { text } from '../say.ts';
import { outgoing } from './outgoing.ts';

/** Looked back for, should the teller have been away; saying it again says nothing new. */
const LOOK_BACK_MS = 86_400_000;

type TroublesDeps = {
  readonly bureaus: Pick<Bureaus, 'current'>;
  readonly ledger: Pick<Ledger, 'plan' | 'troubled'>;
  readonly corp: string;
  readonly settings: Pick<Settings, 'quiet'>;
};

/** From so many persons with one kind of trouble on, one line names some of them and counts the rest: then it is a setting that is wrong. */
const MANY = 6;
const NAMED = 3;

type Kind = 'unreachable' | 'failed' | 'unknown';
type Told = { readonly person: Person; readonly kind: Kind; readonly day: Day };

const kindOf = ({ state, problem }: Trouble): Kind =>
  state === 'unknown' ? 'unknown' : problem === 'wecom.receiver' ? 'unreachable' : 'failed';

/** Plans a line to the task force for each person of the roster a message of the last day did not reach, one a person and day; answers how many are new. */
export async function tellTroubles({ bureaus, ledger, corp, settings }: TroublesDeps, now: Date): Promise<number> {
  const troubles = await ledger.troubled(new Date(now.getTime() - LOOK_BACK_MS));
  if (troubles.length === 0) return 0;
  const { roster } = await bureaus.current();
  const people = new Map(roster.people.map((p) => [p.userid, p]));
  const told = troubles.flatMap((trouble): readonly Told[] => {
    const person = people.get(trouble.person);
    return person ? [{ person, kind: kindOf(trouble), day: dayOf(trouble.settledAt) }] : [];
  });
  const once = [...new Map(told.map((one) => [`${one.person.userid}/${one.kind}/${one.day}`, one])).values()];
  const office = roster.people.filter((p) => p.active && p.role === 'taskForce');
  const dueAt = sendable(now, settings);
  const rows = office.flatMap((teller) => linesTo(teller, once, roster, corp, dueAt));
  return rows.length === 0 ? 0 : ledger.plan(rows);
}

/** Nobody is told of themselves: they would not get it either. */
function linesTo(teller: Person, told: readonly Told[], roster: Roster, corp: string, dueAt: Date): readonly Outgoing[] {
  const others = told.filter(({ person }) => person.userid !== teller.userid);
  const groups = new Set(others.map(({ kind, day }) => `${kind}/${day}`));
  const row = (key: string, line: string) =>
    outgoing({
      key: `trouble/${teller.userid}/${key}`,
      corp,
      person: teller.userid,
      kind: 'broadcast',
      say: text(line),
      dueAt,
    });
  const regionOf = ({ region }: Person) => regionName(roster.regions, region);
  return [...groups].flatMap((group) => {
    const some = others.filter(({ kind, day }) => `${kind}/${day}` === group);
    if (some.length < MANY) {
      return some.map(({ person, kind, day }) =>
        row(`${person.userid}/${kind}/${day}`, fill(t[kind], { name: person.name, region: regionOf(person) })),
      );
    }
    const names = some.slice(0, NAMED).map(({ person }) => `${person.name}（${regionOf(person)}）`);
    return [
      row(
        `many/${group}`,
        fill(some[0]?.kind === 'unknown' ? t.manyUnknown : t.many, { count: some.length, names: names.join('、') }),
      ),
    ];
  });
}
