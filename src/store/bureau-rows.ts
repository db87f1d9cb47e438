// How are roster and calendar read from their tables?

import type { Bureau } from '../desk/ports.ts';
import type { Absences } from '../domain/absences.ts';
import type { City } from '../domain/cities.ts';
import { ENTERPRISE_TYPES, type EnterpriseType } from '../domain/enterprises.ts';
import { ROLES, type Role } from '../domain/people.ts';
import { REGION_LEVEL_NAMES, type RegionLevel } from '../domain/regions.ts';
import type { Roster } from '../domain/roster.ts';
import type { Day } from '../domain/time.ts';
import type { Prisma } from './generated/client.ts';
import { yearsKnown } from './holidays.ts';

type Rows = Prisma.TransactionClient;

const dayOfDate = (date: Date): Day => date.toISOString().slice(0, 10);
const IN_ORDER = { orderBy: { place: 'asc' } } as const;

/** The tables' CHECKs allow nothing else. */
function oneOf<T extends string>(known: readonly T[], text: string): T {
  const found = known.find((k) => k === text);
  if (found === undefined) throw new Error(`no such value in the roster: ${text}`);
  return found;
}
const LEVELS = Object.keys(REGION_LEVEL_NAMES) as RegionLevel[];

/** 0 where nothing was ever saved. */
export const readVersion = async (rows: Rows, city: City): Promise<number> =>
  (await rows.bureauVersion.findUnique({ where: { city } }))?.version ?? 0;

/** To be called in a transaction that sees one state only. */
export async function readBureau(rows: Rows, city: City): Promise<Bureau> {
  const roster = await readAll(rows, city);
  const days = await rows.calendarDay.findMany({ where: { city } });
  const moved = await rows.movedDeadline.findMany({ where: { city } });
  const calendarDays = new Map(days.map((d) => [dayOfDate(d.day), d.workday]));
  return {
    roster,
    calendar: {
      days: calendarDays,
      years: yearsKnown(calendarDays.keys()),
      moved: new Map(moved.map((m) => [m.period, m.dueAt])),
    },
  };
}

/** The roster with who is away. */
const readAll = async (rows: Rows, city: City): Promise<Roster> => ({
  ...(await readRoster(rows, city)),
  ...(await readAbsences(rows, city)),
});

async function readAbsences(rows: Rows, city: City): Promise<{ readonly absences?: Absences }> {
  const standIns = await rows.standIn.findMany({ where: { city }, orderBy: { starts: 'asc' } });
  const leaves = await rows.leave.findMany({ where: { city }, orderBy: { starts: 'asc' } });
  if (standIns.length + leaves.length === 0) return {};
  return {
    absences: {
      standIns: standIns.map(({ specialist, starts, ends }) => ({
        specialist,
        from: dayOfDate(starts),
        until: ends === null ? null : dayOfDate(ends),
      })),
      leaves: leaves.map(({ person, starts, ends }) => ({ person, from: starts, until: ends })),
    },
  };
}

export async function readRoster(rows: Rows, city: City): Promise<Roster> {
  const version = await readVersion(rows, city);
  const where = { city };
  const regions = await rows.region.findMany({ ...IN_ORDER, where, omit: { city: true, districts: true, place: true } });
  const people = await rows.person.findMany({ ...IN_ORDER, where, omit: { city: true, place: true } });
  const enterprises = await rows.enterprise.findMany({ ...IN_ORDER, where, omit: { city: true, place: true } });
  const assignments = await rows.assignment.findMany({
    where,
    omit: { city: true },
    orderBy: [{ of: { place: 'asc' } }, { starts: 'asc' }],
  });
  return {
    version,
    regions: regions.map((r) => ({ ...r, level: oneOf(LEVELS, r.level) })),
    people: people.map((p) => ({ ...p, role: oneOf<Role>(ROLES, p.role) })),
    enterprises: enterprises.map((e) => ({ ...e, type: oneOf<EnterpriseType>(ENTERPRISE_TYPES, e.type) })),
    assignments: assignments.map(({ starts, ends, ...a }) => ({
      ...a,
      from: dayOfDate(starts),
      until: ends === null ? null : dayOfDate(ends),
    })),
  };
}

/** The roster as it stands in this transaction: `known` where its version is still the table's. */
export const rosterNow = async (rows: Rows, city: City, known: Roster): Promise<Roster> =>
  (await readVersion(rows, city)) === known.version ? known : readAll(rows, city);
