// Which person on the roster is called so?
import type { Person } from '../../domain/people.ts';
import { buildLexicon, type Lexicon } from '../text/lexicon.ts';
import { foldedText } from '../text/text.ts';

const remembered = new WeakMap<readonly Person[], Lexicon<Person | null>>();

/** 薛城01 of 专员薛城01: what is left without the role, where a number tells it from a place. */
const ROLE = /^(?:人社)?(?:服务专员|专员|联络员)(?=[^\d\s]+\d)/;

/** Names and accounts of everybody in office, and names without their role; null for a name that several share. Built once for each list of people. */
export function peopleByName(people: readonly Person[]): Lexicon<Person | null> {
  const known = remembered.get(people);
  if (known !== undefined) return known;
  const all = new Map<string, Person | null>();
  for (const person of people) {
    if (!person.active) continue;
    const called = [person.name, person.account, person.name.replace(ROLE, '')];
    for (const name of new Set(called.map(foldedText))) {
      if (name.length >= 2) all.set(name, all.has(name) ? null : person);
    }
  }
  const built = buildLexicon(all);
  remembered.set(people, built);
  return built;
}
