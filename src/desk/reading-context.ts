// What does reading need to know of the speaker? Built once per roster version and day, not per message.
import { ownOn, type Roster } from '../domain/roster.ts';
import { type Day, dayOf } from '../domain/time.ts';
import { buildNameIndex, type NameIndex } from '../reading/names/names.ts';
import type { ReadingContext } from '../reading/reading.ts';
import { preparingModel } from '../reading/second/model.ts';
import type { Speaker } from './speaker.ts';

type Built = { readonly names: NameIndex; readonly own: Map<string, ReadonlySet<string>> };

const built = new WeakMap<Roster, Built>();

/** The reading context of a speaker at the instant of the message. */
export function contextOf({
  bureau: { roster },
  person,
  arrivedAt,
}: Pick<Speaker, 'bureau' | 'person' | 'arrivedAt'>): ReadingContext {
  const kept = keptFor(roster);
  return {
    names: kept.names,
    person,
    own: ownSet(kept, roster, person.userid, dayOf(arrivedAt)),
    regions: roster.regions,
    people: roster.people,
    now: arrivedAt,
  };
}

function keptFor(roster: Roster): Built {
  const known = built.get(roster);
  if (known) return known;
  const kept = { names: buildNameIndex(roster.enterprises, roster.regions), own: new Map() };
  built.set(roster, kept);
  return kept;
}

/** Builds what reading knows of a roster, and of numbers, before its first message, a few milliseconds at a time: 10,000 names in one go would hold up everybody. */
export async function prepareReading(roster: Roster): Promise<void> {
  for (const steps of [keptFor(roster).names.preparing(), preparingModel()])
    while (steps.next().done !== true) await new Promise<void>((resolve) => setImmediate(resolve));
}

function ownSet(kept: Built, roster: Roster, userid: string, day: Day): ReadonlySet<string> {
  const key = `${day} ${userid}`;
  const known = kept.own.get(key);
  if (known) return known;
  const person = roster.people.find((p) => p.userid === userid);
  const own = new Set(person ? ownOn(roster, person, day).map((s) => s.enterprise.id) : []);
  kept.own.set(key, own);
  return own;
}
