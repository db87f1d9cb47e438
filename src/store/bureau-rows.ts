// How do roster and calendar stand in tables, and how does a new roster replace the old one?

import type { Bureau, ImportedRoster } from '../app/ports.ts';
import { Problem } from '../app/problem.ts';
import type { Absences } from '../domain/absences.ts';
import { ENTERPRISE_TYPES, type EnterpriseType } from '../domain/enterprises.ts';
import { ROLES, type Role } from '../domain/people.ts';
import { REGION_LEVEL_NAMES, type RegionLevel } from '../domain/regions.ts';
import type { Assignment, Roster } from '../domain/roster.ts';
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

export const readVersion = async (rows: Rows): Promise<number> => (await rows.bureauVersion.findFirstOrThrow()).version;

/** To be called in a transaction that sees one state only. */
export async function readBureau(rows: Rows): Promise<Bureau> {
  const roster = { ...(await readRoster(rows)), ...(await readAbsences(rows)) };
  const days = await rows.calendarDay.findMany();
  const moved = await rows.movedDeadline.findMany();
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

async function readAbsences(rows: Rows): Promise<{ readonly absences?: Absences }> {
  const standIns = await rows.standIn.findMany({ orderBy: { starts: 'asc' } });
  const leaves = await rows.leave.findMany({ orderBy: { starts: 'asc' } });
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

async function readRoster(rows: Rows): Promise<Roster> {
  const version = await readVersion(rows);
  const regions = await rows.region.findMany({ ...IN_ORDER, omit: { districts: true, place: true } });
  const people = await rows.person.findMany({ ...IN_ORDER, omit: { place: true } });
  const enterprises = await rows.enterprise.findMany({ ...IN_ORDER, omit: { place: true } });
  const assignments = await rows.assignment.findMany({ orderBy: [{ of: { place: 'asc' } }, { starts: 'asc' }] });
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

/** The same text for two rosters that say the same. */
function textOf({ regions, people, enterprises, assignments }: ImportedRoster): string {
  const places = new Map(enterprises.map((e, i) => [e.id, i]));
  const placeOf = (a: Assignment) => places.get(a.enterprise) ?? -1;
  return JSON.stringify([
    regions.map((r) => [r.code, r.name, r.aliases, r.parent, r.level]),
    people.map((p) => [p.userid, p.account, p.name, p.role, p.region, p.active]),
    enterprises.map((e) => [e.id, e.name, e.aliases, e.creditCode, e.type, e.surveyed, e.headcount]),
    assignments
      .toSorted((a, b) => placeOf(a) - placeOf(b) || (a.from < b.from ? -1 : 1))
      .map((a) => [a.enterprise, a.from, a.until, a.district, a.specialist]),
  ]);
}

/** Nobody and nothing leaves the roster for good: their reports name them. */
function mustKeep(old: ImportedRoster, roster: ImportedRoster): void {
  const kept = new Set([...roster.people.map((p) => p.userid), ...roster.enterprises.map((e) => e.id)]);
  const lost = [...old.people.map((p) => p.userid), ...old.enterprises.map((e) => e.id)].filter((key) => !kept.has(key));
  if (lost.length > 0) throw new Error(`a roster never loses people or enterprises: ${lost.join(', ')}`);
}

/**
 * Makes the tables say `roster`, with an audit row; false where they do already. To be called in a transaction.
 * Throws database.conflict where another roster has come since `basedOn`.
 */
export async function writeRoster(rows: Rows, roster: ImportedRoster, by: string, at: Date, basedOn: number): Promise<boolean> {
  await rows.$queryRaw`SELECT version FROM bureau_version FOR UPDATE`;
  const old = await readRoster(rows);
  if (textOf(old) === textOf(roster)) return false;
  if (old.version !== basedOn) throw new Problem('database.conflict', { why: 'another roster came first' });
  mustKeep(old, roster);

  const numbered = <T>(list: readonly T[]): string => JSON.stringify(list.map((one, place) => ({ ...one, place })));
  await rows.$executeRaw`
    INSERT INTO regions (code, name, aliases, parent, level, place)
    SELECT code, name, aliases, parent, level, place
    FROM jsonb_to_recordset(${numbered(roster.regions)}::jsonb) AS r (code text, name text, aliases text[], parent text, level text, place int)
    ON CONFLICT (code) DO UPDATE SET
      name = excluded.name, aliases = excluded.aliases, parent = excluded.parent, level = excluded.level, place = excluded.place`;
  await rows.$executeRaw`
    INSERT INTO people (userid, account, name, role, region, active, place)
    SELECT userid, account, name, role, region, active, place
    FROM jsonb_to_recordset(${numbered(roster.people)}::jsonb)
      AS p (userid text, account text, name text, role text, region text, active boolean, place int)
    ON CONFLICT (userid) DO UPDATE SET account = excluded.account, name = excluded.name, role = excluded.role,
      region = excluded.region, active = excluded.active, place = excluded.place`;
  await rows.$executeRaw`
    INSERT INTO enterprises (id, name, aliases, credit_code, type, surveyed, headcount, place)
    SELECT id, name, aliases, "creditCode", type, surveyed, headcount, place
    FROM jsonb_to_recordset(${numbered(roster.enterprises)}::jsonb)
      AS e (id text, name text, aliases text[], "creditCode" text, type text, surveyed boolean, headcount int, place int)
    ON CONFLICT (id) DO UPDATE SET name = excluded.name, aliases = excluded.aliases, credit_code = excluded.credit_code,
      type = excluded.type, surveyed = excluded.surveyed, headcount = excluded.headcount, place = excluded.place`;
  await writeAssignments(rows, roster.assignments);
  await rows.region.deleteMany({ where: { code: { notIn: roster.regions.map((r) => r.code) } } });
  await rows.$queryRaw`SELECT write_audit(${at}, '', ${by}, '', '', 'roster.save', NULL, jsonb_build_object('basedOn', ${basedOn}::int))::text`;
  return true;
}

type Touched = readonly { readonly enterprise: string }[];

/** What no longer holds goes, what is new comes, and the reports of those enterprises stand where they stand now. */
async function writeAssignments(rows: Rows, assignments: readonly Assignment[]): Promise<void> {
  const wanted = JSON.stringify(assignments);
  const gone = await rows.$queryRaw<Touched>`
    DELETE FROM assignments a WHERE NOT EXISTS (
      SELECT FROM jsonb_to_recordset(${wanted}::jsonb) AS w (enterprise text, district text, specialist text, "from" date, until date)
      WHERE w.enterprise = a.enterprise AND w."from" = a.starts AND w.until IS NOT DISTINCT FROM a.ends
        AND w.district = a.district AND w.specialist IS NOT DISTINCT FROM a.specialist)
    RETURNING a.enterprise`;
  const come = await rows.$queryRaw<Touched>`
    INSERT INTO assignments (enterprise, starts, ends, district, specialist)
    SELECT enterprise, "from", until, district, specialist
    FROM jsonb_to_recordset(${wanted}::jsonb) AS w (enterprise text, district text, specialist text, "from" date, until date)
    ON CONFLICT (enterprise, starts) DO NOTHING
    RETURNING enterprise`;
  const touched = [...new Set([...gone, ...come].map((t) => t.enterprise))];
  if (touched.length > 0) await rows.$queryRaw`SELECT reports_follow_roster(${touched})::text`;
}
