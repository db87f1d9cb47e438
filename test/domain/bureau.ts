// A small bureau for the domain's tests: two districts, three specialists, and whatever history a test gives it.
import type { Enterprise } from '../../src/domain/enterprises.ts';
import type { Person, Role } from '../../src/domain/people.ts';
import type { Region } from '../../src/domain/regions.ts';
import type { Assignment, Roster } from '../../src/domain/roster.ts';

const region = (code: string, parent: string | null, level: Region['level']): Region => ({
  code,
  name: `${code}区`,
  aliases: [],
  parent,
  level,
});

export const REGIONS: readonly Region[] = [
  region('city', null, 'city'),
  region('north', 'city', 'district'),
  region('south', 'city', 'district'),
];

export const person = (userid: string, role: Role, at: string, active = true): Person => ({
  userid,
  account: userid,
  name: userid,
  role,
  region: at,
  active,
});

export const enterprise = (id: string, type: Enterprise['type'] = 'other'): Enterprise => ({
  id,
  name: `示例${id}有限公司`,
  aliases: [id],
  creditCode: null,
  type,
  surveyed: false,
  headcount: null,
});

/** `甲 north wang 2026-01-05` or `… 2026-01-05 2026-05-20`; `-` for nobody. */
export function assignment(line: string): Assignment {
  const [id = '', district = '', specialist = '-', from = '', until] = line.split(' ');
  return { enterprise: id, district, specialist: specialist === '-' ? null : specialist, from, until: until ?? null };
}

export const PEOPLE: readonly Person[] = [
  person('wang', 'specialist', 'north'),
  person('li', 'specialist', 'north'),
  person('zhao', 'specialist', 'south'),
  person('gone', 'specialist', 'south', false),
  person('head-n', 'coordinator', 'north'),
  person('head-s', 'coordinator', 'south'),
  person('second-s', 'coordinator', 'south'),
  person('office', 'taskForce', 'city'),
  person('root', 'admin', 'city'),
];

/** Enterprises stand on the roster in the order they are named. */
export function roster(lines: readonly string[], people: readonly Person[] = PEOPLE): Roster {
  const assignments = lines.map(assignment);
  const ids = [...new Set(assignments.map((a) => a.enterprise))];
  return { version: 1, regions: REGIONS, people, enterprises: ids.map((id) => enterprise(id)), assignments };
}

export const who = (of: Roster, userid: string): Person => {
  const found = of.people.find((p) => p.userid === userid);
  if (!found) throw new Error(`nobody is called ${userid}`);
  return found;
};
