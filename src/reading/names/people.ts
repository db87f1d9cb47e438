// Which person on the roster is called so?
import type { Person } from '../../domain/people.ts';
import { buildLexicon, type Lexicon } from '../text/lexicon.ts';
import { foldedText } from '../text/text.ts';

const remembered = new WeakMap<readonly Person[], Lexicon<Person | null>>();

/** Names and accounts of everybody in office; null for a name that several share. Built once for each list of people. */
export function peopleByName(people: readonly Person[]): Lexicon<Person | null> {
  const known = remembered.get(people);
  if (known !== undefined) return known;
  const all = new Map<string, Person | null>();
  for (const person of people) {
    if (!person.active) continue;
    for (const name of new Set([person.name, person.account].map(foldedText))) {
      if (name.length >= 2) all.set(name, all.has(name) ? null : person);
    }
  }
  const built = buildLexicon(all);
  remembered.set(people, built);
  return built;
}
