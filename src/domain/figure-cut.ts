// How far does a question reach within the rights of whoever asks it? (domain §1.2)
import type { FigureFilter } from './figures.ts';
import type { Asker } from './people.ts';
import { reachOf } from './rights.ts';
import { districtCodesOf, ownOn, type Roster } from './roster.ts';
import type { Day } from './time.ts';

/** A filter within the asker's rights; null stands for all, as in the filter. */
export type Cut = Pick<FigureFilter, 'districts' | 'enterprises'>;

const NOTHING: Cut = { districts: [], enterprises: [] };

/**
 * Whoever holds districts sees what stood there; a specialist what is theirs on that day, wherever it stood. Who is not on the roster
 * as such sees nothing. Row-level security says the same of the reports; what is owed is cut here alone.
 */
export function cutFor(roster: Roster, { userid, role, region }: Asker, filter: Cut, day: Day): Cut {
  const { districts, enterprises } = filter;
  if (role === 'command') return userid === 'command' ? { districts, enterprises } : NOTHING;
  const person = roster.people.find((p) => p.userid === userid && p.role === role && p.region === region && p.active);
  switch (person === undefined ? 'none' : reachOf(person, 'seeFigures')) {
    case 'none':
      return NOTHING;
    case 'own': {
      const own = person === undefined ? [] : ownOn(roster, person, day).map((s) => s.enterprise.id);
      return { districts, enterprises: common(enterprises, own) };
    }
    case 'region': {
      const held = person === undefined ? new Set<string>() : districtCodesOf(roster, person);
      const all = roster.regions.filter((r) => r.level === 'district');
      return { districts: held.size === all.length ? districts : common(districts, [...held]), enterprises };
    }
  }
}

function common(asked: readonly string[] | null, allowed: readonly string[]): readonly string[] {
  const known = new Set(allowed);
  return asked === null ? allowed : asked.filter((one) => known.has(one));
}
