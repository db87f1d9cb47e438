// The two rosters the reading tests speak about, and what each of their people sees.
import { readFileSync } from 'node:fs';
import type { Enterprise, EnterpriseType } from '../../src/domain/enterprises.ts';
import type { Person, Role } from '../../src/domain/people.ts';
import type { Region } from '../../src/domain/regions.ts';
import { dayOf } from '../../src/domain/time.ts';
import { buildNameIndex, type NameIndex } from '../../src/reading/names/names.ts';
import type { ReadingContext } from '../../src/reading/reading.ts';

type File = {
  readonly regions: readonly Region[];
  readonly people: readonly { readonly account: string; readonly name: string; readonly role: Role; readonly region: string }[];
  readonly enterprises: readonly {
    readonly name: string;
    readonly aliases: readonly string[];
    readonly type: EnterpriseType;
    readonly surveyed: boolean;
    readonly headcount: number;
    readonly district: string;
    readonly specialist: string;
    /** Nobody's before that day. */
    readonly since?: string;
  }[];
};

export type ReadingWorld = {
  readonly names: NameIndex;
  readonly regions: readonly Region[];
  /** The id of an enterprise by its full name; throws where there is none. */
  readonly id: (name: string) => string;
  readonly ownOf: (account: string, day?: string) => ReadonlySet<string>;
  readonly context: (account: string, now: string | Date) => ReadingContext;
};

export function loadWorld(roster: 'first' | 'second' | 'third' | 'fourth' | 'fifth' | 'sixth'): ReadingWorld {
  const file = JSON.parse(readFileSync(new URL(`../fixtures/rosters/${roster}.json`, import.meta.url), 'utf8')) as File;
  const enterprises: Enterprise[] = file.enterprises.map((e, i) => ({
    id: `e${i + 1}`,
    name: e.name,
    aliases: e.aliases,
    creditCode: null,
    type: e.type,
    surveyed: e.surveyed,
    headcount: e.headcount,
  }));
  const people: Person[] = file.people.map((p) => ({ ...p, userid: p.account.toLowerCase(), active: true }));
  const names = buildNameIndex(enterprises, file.regions);
  const owned = new Map<string, ReadonlySet<string>>();
  const ownOf = (account: string, day = '9999-12-31'): ReadonlySet<string> => {
    const person = people.find((p) => p.userid === account.toLowerCase());
    if (person === undefined) throw new Error(`nobody is called ${account}`);
    const remembered = owned.get(`${account} ${day}`);
    if (remembered !== undefined) return remembered;
    const own = new Set(
      enterprises
        .filter((_, i) => {
          const e = file.enterprises[i] as File['enterprises'][number];
          if (e.since !== undefined && day < e.since) return false;
          if (person.role === 'specialist') return e.specialist.toLowerCase() === person.userid;
          return person.role === 'coordinator' && e.district === person.region;
        })
        .map((e) => e.id),
    );
    owned.set(`${account} ${day}`, own);
    return own;
  };
  return {
    names,
    regions: file.regions,
    ownOf,
    id: (name) => {
      const found = enterprises.find((e) => e.name === name);
      if (found === undefined) throw new Error(`no enterprise is called ${name}`);
      return found.id;
    },
    context: (account, now) => ({
      names,
      person: people.find((p) => p.userid === account.toLowerCase()) as Person,
      own: ownOf(account, dayOf(new Date(now))),
      regions: file.regions,
      people,
      now: new Date(now),
    }),
  };
}
