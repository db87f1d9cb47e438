// Which rows do a desk's acts read and write: absences, whose an enterprise is, and messages that are taken back?
import type { Absences, Leave, StandIn } from '../domain/absences.ts';
import type { City } from '../domain/cities.ts';
import type { Asker } from '../domain/people.ts';
import type { Assignment } from '../domain/roster.ts';
import type { Day } from '../domain/time.ts';
import { Prisma } from './generated/client.ts';

type Rows = Prisma.TransactionClient;

const dateOf = (day: Day): Date => new Date(`${day}T00:00:00Z`);
const dayOfDate = (date: Date): Day => date.toISOString().slice(0, 10);

export async function standInsOf(rows: Rows, city: City, specialist: string): Promise<readonly StandIn[]> {
  const found = await rows.standIn.findMany({ where: { city, specialist }, orderBy: { starts: 'asc' } });
  return found.map(({ starts, ends }) => ({ specialist, from: dayOfDate(starts), until: ends && dayOfDate(ends) }));
}

export async function writeStandIns(
  rows: Rows,
  city: City,
  changed: Absences['standIns'],
  by: { readonly setBy: string; readonly message: string },
): Promise<void> {
  for (const { specialist, from, until } of changed) {
    const [starts, ends] = [dateOf(from), until === null ? null : dateOf(until)];
    await rows.standIn.upsert({
      where: { city_specialist_starts: { city, specialist, starts } },
      create: { city, specialist, starts, ends, ...by },
      update: { ends, ...by },
    });
  }
}

export async function leavesOf(rows: Rows, city: City, person: string): Promise<readonly Leave[]> {
  const found = await rows.leave.findMany({ where: { city, person }, orderBy: { starts: 'asc' } });
  return found.map(({ starts, ends }) => ({ person, from: starts, until: ends }));
}

export async function writeLeaves(rows: Rows, city: City, changed: Absences['leaves'], message: string): Promise<void> {
  for (const { person, from: starts, until: ends } of changed) {
    await rows.leave.upsert({
      where: { city_person_starts: { city, person, starts } },
      create: { city, person, starts, ends, message },
      update: { ends, message },
    });
  }
}

/** `next` begins with the same day as `held`, which it replaces. */
export async function replaceAssignment(rows: Rows, city: City, held: Assignment, next: readonly Assignment[]): Promise<void> {
  await rows.assignment.delete({
    where: { city_enterprise_starts: { city, enterprise: held.enterprise, starts: dateOf(held.from) } },
  });
  await rows.assignment.createMany({
    data: next.map(({ enterprise, district, specialist, from, until }) => ({
      city,
      enterprise,
      district,
      specialist,
      starts: dateOf(from),
      ends: until === null ? null : dateOf(until),
    })),
  });
}

/** What was to remind the person while they are away and nobody can have seen. */
export const takeBackForLeave = (city: City, { corp, userid }: Asker, at: Date, until: Date): Prisma.Sql => Prisma.sql`
  UPDATE outgoing SET state = 'dropped', problem = 'leave', settled_at = ${at}::timestamptz
  WHERE city = ${city} AND corp = ${corp} AND person = ${userid} AND kind = 'nudge' AND stage IS NOT NULL AND state = 'due'
    AND first_claimed_at IS NULL AND due_at < ${until}::timestamptz`;

/** The nudges of a period whose deadline moves, where nobody can have seen them: their place is free for those of the new instants. */
export const takeBackOfPeriod = (city: City, period: string, at: Date): Prisma.Sql => Prisma.sql`
  UPDATE outgoing SET state = 'dropped', problem = 'moved', settled_at = ${at}::timestamptz, stage = NULL, key = key || '/moved/' || id
  WHERE city = ${city} AND period = ${period} AND stage IS NOT NULL AND state = 'due' AND first_claimed_at IS NULL`;
