// How do a desk's acts become rows, each once for its message? Facts are read under a lock, outcomes.ts decides, what it decides is written.
import { z } from 'zod';
import { owersOf, remindersOf } from '../desk/acts/outcomes.ts';
import { type AbsenceActs, type AbsenceOutcome, type Acts, REMIND_PAUSE_MS, type Reminded } from '../desk/acts/port.ts';
import type { Bureaus, Outgoing } from '../desk/ports.ts';
import { changeLeave } from '../domain/absences.ts';
import { isWeek } from '../domain/deadlines.ts';
import { reportableBy } from '../domain/reportable.ts';
import { districtsFor, may, personOf } from '../domain/rights.ts';
import { dayOf } from '../domain/time.ts';
import { leavesOf, takeBackForLeave, writeLeaves } from './act-rows.ts';
import { type Bound, lock, type Tables } from './bound.ts';
import { rosterNow } from './bureau-rows.ts';
import { openDeskActs } from './desk-acts.ts';
import { Prisma } from './generated/client.ts';
import { RETURNED, returnedDistricts } from './monthly-rows.ts';
import { once } from './once.ts';
import { insertOutgoing, raiseVersion } from './written.ts';

type ActsOptions = Tables & {
  /** `expire` is called after each change: whoever speaks next must see it. */
  readonly bureaus: Pick<Bureaus, 'current'> & { expire(): Promise<void> };
};

const REMINDED: z.ZodType<readonly Reminded[]> = z.array(
  z.object({ person: z.string(), outcome: z.enum(['reminded', 'recent', 'filed', 'notYours']) }),
);
const ABSENT = z.object({ kind: z.enum(['done', 'unchanged', 'notYours'] satisfies AbsenceOutcome[]) });

export function openActs({ bureaus, ...tables }: ActsOptions): Acts & AbsenceActs {
  const { city } = tables;
  const plan = ({ query }: Bound, rows: readonly Outgoing[]) => query(z.unknown(), insertOutgoing(city, rows));

  return {
    async remind(asker, message, at, period, rows) {
      const { roster: known } = await bureaus.current();
      return once(tables, { act: 'people.remind', asker, message, at, answer: REMINDED }, async (bound) => {
        const people = rows.map((r) => r.person);
        // Two who remind the same people at one instant: the second finds what the first did.
        await bound.query(
          z.unknown(),
          lock(
            tables,
            'person',
            people.map((p) => `${asker.corp}/${p}`),
          ),
        );
        const roster = await rosterNow(bound.rows, city, known);
        const by = personOf(roster, asker);
        const { place } = reportableBy(roster, asker, dayOf(at));
        const districts = by === null ? new Set<string>() : districtsFor(roster, by, 'remind');
        const holds = (owing: string) => (isWeek(period) ? place(owing, period) !== null : districts.has(owing));
        const answer = remindersOf(rows, {
          holds: (owing) => by !== null && may(by, 'remind') && holds(owing),
          filed: await filedOf(bound, period, rows),
          recent: await remindedAbout(bound, asker.corp, people, at, isWeek(period)),
        });
        const going = rows.filter((_, i) => answer[i]?.outcome === 'reminded');
        await bound.rows.reminder.createMany({
          data: going.map(({ person }) => ({
            city,
            corp: asker.corp,
            person,
            remindedAt: at,
            week: period,
            askedBy: asker.userid,
            message,
          })),
          skipDuplicates: true,
        });
        await plan(bound, going);
        return { answer, details: { period } };
      });
    },

    ...openDeskActs({ ...tables, bureaus }),

    async leave(asker, message, at, until, rows) {
      const { roster: known } = await bureaus.current();
      const { kind } = await once(tables, { act: 'people.leave', asker, message, at, answer: ABSENT }, async (bound) => {
        const details = { ends: until };
        const answered = (outcome: AbsenceOutcome) => ({ answer: { kind: outcome }, details });
        await bound.query(z.unknown(), lock(tables, 'person', [`leave/${asker.userid}`]));
        const by = personOf(await rosterNow(bound.rows, city, known), asker);
        // Those who report.
        if (by === null || !may(by, 'report')) return answered('notYours');
        const changed = changeLeave(await leavesOf(bound.rows, city, by.userid), by.userid, at, until);
        if (changed.length === 0) return answered('unchanged');
        await writeLeaves(bound.rows, city, changed, message);
        if (until > at) await bound.execute(takeBackForLeave(city, asker, at, until));
        await plan(bound, rows);
        await bound.query(z.unknown(), raiseVersion(city));
        return answered('done');
      });
      await bureaus.expire();
      return kind;
    },
  };

  async function filedOf({ query }: Bound, period: string, rows: readonly Outgoing[]): Promise<ReadonlySet<string>> {
    const asked = rows.flatMap(({ owed }) => owersOf(owed));
    if (!isWeek(period)) return new Set((await query(RETURNED, returnedDistricts(city, period))).map((r) => r.district));
    const filed = await query(
      z.object({ enterprise: z.string() }),
      Prisma.sql`SELECT enterprise FROM reports WHERE city = ${city} AND week = ${period} AND enterprise = ANY (${asked}::text[])`,
    );
    return new Set(filed.map((r) => r.enterprise));
  }

  async function remindedAbout(
    { query }: Bound,
    corp: string,
    people: readonly string[],
    at: Date,
    isOfWeek: boolean,
  ): Promise<ReadonlySet<string>> {
    const [after, before] = [-1, 1].map((way) => new Date(at.getTime() + way * REMIND_PAUSE_MS));
    const recent = await query(
      z.object({ person: z.string() }),
      Prisma.sql`SELECT DISTINCT person FROM reminders WHERE city = ${city} AND corp = ${corp} AND person = ANY (${[...people]}::text[])
        AND reminded_at > ${after}::timestamptz AND reminded_at < ${before}::timestamptz
        AND (week LIKE '%W%') = ${isOfWeek}`,
    );
    return new Set(recent.map((r) => r.person));
  }
}
