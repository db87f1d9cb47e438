// How does a new roster replace the old one in the tables, and where do the reports of open weeks stand then?
import { z } from 'zod';
import type { ImportedRoster } from '../desk/ports.ts';
import { Problem } from '../desk/problem.ts';
import type { City } from '../domain/cities.ts';
import { commandAsker } from '../domain/people.ts';
import { districtsWithin } from '../domain/regions.ts';
import type { Assignment } from '../domain/roster.ts';
import { weekOf } from '../domain/time.ts';
import { weekPlaceOf } from '../domain/week-place.ts';
import { type Bound, lockCity } from './bound.ts';
import { readRoster } from './bureau-rows.ts';
import { Prisma } from './generated/client.ts';
import { recomputeSums } from './week-sums.ts';
import { insertAudit, raiseVersion } from './written.ts';

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

type RosterWrite = {
  readonly roster: ImportedRoster;
  readonly by: string;
  readonly at: Date;
  /** The version the new roster was made from. */
  readonly basedOn: number;
};

/**
 * Makes the tables say `roster`, with an audit row; false where they do already. To be called in a transaction bound to nobody.
 * Throws database.conflict where another roster has come since `basedOn`.
 */
export async function writeRoster(bound: Bound, city: City, { roster, by, at, basedOn }: RosterWrite): Promise<boolean> {
  await bound.query(z.unknown(), lockCity({ city }, 'alone'));
  const old = await readRoster(bound.rows, city);
  if (textOf(old) === textOf(roster)) return false;
  if (old.version !== basedOn) throw new Problem('database.conflict', { why: 'another roster came first' });
  mustKeep(old, roster);
  await writeLists(bound, city, roster);
  const moved = await writeAssignments(bound, city, roster.assignments);
  const retyped = roster.enterprises.filter((e) => {
    const before = old.enterprises.find((o) => o.id === e.id);
    return before !== undefined && (before.type !== e.type || before.surveyed !== e.surveyed);
  });
  await followRoster(bound, city, roster, { moved, retyped: new Set(retyped.map((e) => e.id)), from: weekOf(at) });
  await bound.rows.region.deleteMany({ where: { city, code: { notIn: roster.regions.map((r) => r.code) } } });
  const audit = { at, by: { ...commandAsker('', ''), userid: by }, act: 'roster.save', message: null, details: { basedOn } };
  await bound.execute(insertAudit(city, audit));
  await bound.query(z.unknown(), raiseVersion(city));
  return true;
}

async function writeLists({ execute }: Bound, city: City, { regions, people, enterprises }: ImportedRoster): Promise<void> {
  const numbered = <T>(list: readonly T[]): string => JSON.stringify(list.map((one, place) => ({ ...one, place })));
  const covering = regions.map((r) => ({ ...r, districts: districtsWithin(regions, r.code).map((d) => d.code) }));
  await execute(Prisma.sql`
    INSERT INTO regions (city, code, name, aliases, parent, level, districts, place)
    SELECT ${city}, code, name, aliases, parent, level, districts, place
    FROM jsonb_to_recordset(${numbered(covering)}::jsonb)
      AS r (code text, name text, aliases text[], parent text, level text, districts text[], place int)
    ON CONFLICT (city, code) DO UPDATE SET name = excluded.name, aliases = excluded.aliases, parent = excluded.parent,
      level = excluded.level, districts = excluded.districts, place = excluded.place`);
  await execute(Prisma.sql`
    INSERT INTO people (city, userid, account, name, role, region, active, place)
    SELECT ${city}, userid, account, name, role, region, active, place
    FROM jsonb_to_recordset(${numbered(people)}::jsonb)
      AS p (userid text, account text, name text, role text, region text, active boolean, place int)
    ON CONFLICT (city, userid) DO UPDATE SET account = excluded.account, name = excluded.name, role = excluded.role,
      region = excluded.region, active = excluded.active, place = excluded.place`);
  await execute(Prisma.sql`
    INSERT INTO enterprises (city, id, name, aliases, credit_code, type, surveyed, headcount, place)
    SELECT ${city}, id, name, aliases, "creditCode", type, surveyed, headcount, place
    FROM jsonb_to_recordset(${numbered(enterprises)}::jsonb)
      AS e (id text, name text, aliases text[], "creditCode" text, type text, surveyed boolean, headcount int, place int)
    ON CONFLICT (city, id) DO UPDATE SET name = excluded.name, aliases = excluded.aliases, credit_code = excluded.credit_code,
      type = excluded.type, surveyed = excluded.surveyed, headcount = excluded.headcount, place = excluded.place`);
}

const TOUCHED = z.object({ enterprise: z.string() });

/** What no longer holds goes, what is new comes; answers the enterprises it was about. */
async function writeAssignments({ query }: Bound, city: City, assignments: readonly Assignment[]): Promise<ReadonlySet<string>> {
  const wanted = JSON.stringify(assignments);
  const gone = await query(
    TOUCHED,
    Prisma.sql`
    DELETE FROM assignments a WHERE a.city = ${city} AND NOT EXISTS (
      SELECT FROM jsonb_to_recordset(${wanted}::jsonb) AS w (enterprise text, district text, specialist text, "from" date, until date)
      WHERE w.enterprise = a.enterprise AND w."from" = a.starts AND w.until IS NOT DISTINCT FROM a.ends
        AND w.district = a.district AND w.specialist IS NOT DISTINCT FROM a.specialist)
    RETURNING a.enterprise`,
  );
  const come = await query(
    TOUCHED,
    Prisma.sql`
    INSERT INTO assignments (city, enterprise, starts, ends, district, specialist)
    SELECT ${city}, enterprise, "from", until, district, specialist
    FROM jsonb_to_recordset(${wanted}::jsonb) AS w (enterprise text, district text, specialist text, "from" date, until date)
    ON CONFLICT (city, enterprise, starts) DO NOTHING
    RETURNING enterprise`,
  );
  return new Set([...gone, ...come].map((t) => t.enterprise));
}

const STOOD = z.object({
  enterprise: z.string(),
  week: z.string(),
  district: z.string(),
  specialist: z.string().nullable(),
  due: z.boolean(),
  type: z.string(),
  surveyed: z.boolean(),
});

type Follow = {
  /** Enterprises whose assignments changed: of every week. */
  readonly moved: ReadonlySet<string>;
  /** Enterprises whose type or mark changed: from this week on. */
  readonly retyped: ReadonlySet<string>;
  readonly from: string;
};

/** Reports stand where the roster now says they stood when their week opened, and the sums with them. Also after a handing over. */
export async function followRoster(
  bound: Bound,
  city: City,
  { assignments, enterprises }: Pick<ImportedRoster, 'assignments' | 'enterprises'>,
  { moved, retyped, from }: Follow,
): Promise<void> {
  const touched = [...new Set([...moved, ...retyped])];
  if (touched.length === 0) return;
  const stood = await bound.query(
    STOOD,
    Prisma.sql`SELECT enterprise, week, district, specialist, due, type, surveyed FROM reports
      WHERE city = ${city} AND enterprise = ANY (${touched}::text[])`,
  );
  const histories = new Map<string, Assignment[]>();
  for (const a of assignments)
    if (moved.has(a.enterprise)) histories.set(a.enterprise, [...(histories.get(a.enterprise) ?? []), a]);
  const named = new Map(enterprises.map((e) => [e.id, e]));
  const changed = stood.flatMap((report) => {
    const place = (moved.has(report.enterprise) && weekPlaceOf(histories.get(report.enterprise) ?? [], report.week)) || report;
    const kind = (retyped.has(report.enterprise) && report.week >= from && named.get(report.enterprise)) || report;
    const { district, specialist, due } = place;
    const next = { ...report, district, specialist, due, type: kind.type, surveyed: kind.surveyed };
    return JSON.stringify(next) === JSON.stringify(report) ? [] : [next];
  });
  if (changed.length === 0) return;
  await bound.execute(Prisma.sql`
    UPDATE reports r SET district = c.district, specialist = c.specialist, due = c.due, type = c.type, surveyed = c.surveyed
    FROM jsonb_to_recordset(${JSON.stringify(changed)}::jsonb)
      AS c (enterprise text, week text, district text, specialist text, due boolean, type text, surveyed boolean)
    WHERE r.city = ${city} AND r.week = c.week AND r.enterprise = c.enterprise`);
  for (const sql of recomputeSums(city, [...new Set(changed.map((c) => c.week))])) await bound.execute(sql);
  // Whatever changes a district's week opens its sign-off.
  const left = new Map(stood.map((s) => [`${s.enterprise} ${s.week}`, s.district]));
  const weeks = changed.flatMap(({ enterprise, week, district }) => {
    const before = left.get(`${enterprise} ${week}`) ?? district;
    return before === district ? [] : [before, district].map((of) => ({ week, district: of }));
  });
  await bound.execute(Prisma.sql`
    UPDATE sign_offs s SET opened = true FROM jsonb_to_recordset(${JSON.stringify(weeks)}::jsonb) AS c (week text, district text)
    WHERE s.city = ${city} AND s.week = c.week AND s.district = c.district AND NOT s.opened`);
}
