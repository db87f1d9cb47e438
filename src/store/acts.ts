// How do a desk's acts become rows, each once for its message? Facts are read under a lock, outcomes.ts decides, what it decides is written.
import { z } from 'zod';
import { handOverOutcomeOf, isSpecialistIn, moveOutcomeOf, remindersOf } from '../desk/acts/outcomes.ts';
import {
  type AbsenceActs,
  type AbsenceOutcome,
  type Acts,
  type HandedOver,
  type MoveOutcome,
  REMIND_PAUSE_MS,
  type Reminded,
} from '../desk/acts/port.ts';
import type { Bureaus, Outgoing } from '../desk/ports.ts';
import { changeLeave, changeStandIn } from '../domain/absences.ts';
import type { Asker } from '../domain/people.ts';
import { reportableBy } from '../domain/reportable.ts';
import { districtsFor, may, personOf } from '../domain/rights.ts';
import { dayOf } from '../domain/time.ts';
import {
  leavesOf,
  replaceAssignment,
  standInsOf,
  takeBackForLeave,
  takeBackOfPeriod,
  writeLeaves,
  writeStandIns,
} from './act-rows.ts';
import { type Bound, lock, lockCity, seeAll, type Tables } from './bound.ts';
import { rosterNow } from './bureau-rows.ts';
import { Prisma } from './generated/client.ts';
import { once } from './once.ts';
import { followRoster } from './roster-rows.ts';
import { insertOutgoing, raiseVersion } from './written.ts';

export type ActsOptions = Tables & {
  /** `expire` is called after each change: whoever speaks next must see it. */
  readonly bureaus: Pick<Bureaus, 'current'> & { expire(): Promise<void> };
};

const REMINDED: z.ZodType<readonly Reminded[]> = z.array(
  z.object({ person: z.string(), outcome: z.enum(['reminded', 'recent', 'filed', 'notYours']) }),
);
const MOVED = z.object({ kind: z.enum(['moved', 'changed', 'past', 'closed', 'notYours'] satisfies MoveOutcome[]) });
const SENT = z.object({ kind: z.enum(['sent', 'notYours']) });
const HANDED = z.object({ kind: z.enum(['handed', 'changed', 'notYours'] satisfies HandedOver[]) });
const ABSENT = z.object({ kind: z.enum(['done', 'unchanged', 'notYours'] satisfies AbsenceOutcome[]) });

export function openActs({ bureaus, ...tables }: ActsOptions): Acts & AbsenceActs {
  const { city } = tables;
  const plan = ({ query }: Bound, rows: readonly Outgoing[]) => query(z.unknown(), insertOutgoing(city, rows));
  const raise = ({ query }: Bound) => query(z.unknown(), raiseVersion(city));

  /** An act on the bureau, judged by the roster as the transaction sees it. */
  async function change<Kind>(
    act: { act: string; asker: Asker; message: string; at: Date; answer: z.ZodType<{ kind: Kind }>; details: object },
    work: (bound: Bound, roster: () => ReturnType<typeof rosterNow>) => Promise<Kind>,
  ): Promise<Kind> {
    const { roster: known } = await bureaus.current();
    const { kind } = await once(tables, act, async (bound) => ({
      answer: { kind: await work(bound, () => rosterNow(bound.rows, city, known)) },
      details: act.details,
    }));
    await bureaus.expire();
    return kind;
  }

  return {
    async remind(asker, message, at, week, rows) {
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
        const answer = remindersOf(rows, {
          holds: (enterprise) => by !== null && may(by, 'remind') && place(enterprise, week) !== null,
          filed: await filedOf(bound, week, rows),
          recent: await remindedAbout(bound, asker.corp, people, at),
        });
        const going = rows.filter((_, i) => answer[i]?.outcome === 'reminded');
        await bound.rows.reminder.createMany({
          data: going.map(({ person }) => ({
            city,
            corp: asker.corp,
            person,
            remindedAt: at,
            week,
            askedBy: asker.userid,
            message,
          })),
          skipDuplicates: true,
        });
        await plan(bound, going);
        return { answer, details: { week } };
      });
    },

    moveDeadline: (asker, message, at, move, rows) => {
      const { period, was, dueAt } = move;
      const details = { period, was, due: dueAt };
      return change({ act: 'deadline.move', asker, message, at, answer: MOVED, details }, async (bound, roster) => {
        await bound.query(z.unknown(), lock(tables, 'period', [period]));
        const stands = await bound.rows.movedDeadline.findUnique({ where: { city_period: { city, period } } });
        const kind = moveOutcomeOf(move, personOf(await roster(), asker), at, stands?.dueAt ?? null);
        if (kind !== 'moved') return kind;
        await bound.rows.movedDeadline.upsert({
          where: { city_period: { city, period } },
          create: { city, period, dueAt },
          update: { dueAt },
        });
        await bound.execute(takeBackOfPeriod(city, period, at));
        await plan(bound, rows);
        await raise(bound);
        return kind;
      });
    },

    broadcast: async (asker, message, at, rows) => {
      const act = { act: 'message.broadcast', asker, message, at, answer: SENT };
      const { kind } = await once(tables, act, async (bound) => {
        const sent = bound.known && asker.role === 'taskForce';
        if (sent) await plan(bound, rows);
        return { answer: { kind: sent ? ('sent' as const) : ('notYours' as const) }, details: { people: rows.length } };
      });
      return kind;
    },

    handOver: (asker, message, at, over, rows) =>
      change({ act: 'enterprise.handOver', asker, message, at, answer: HANDED, details: over }, async (bound, roster) => {
        // Filings are decided by whose an enterprise is; an import and a handing over wait for each other.
        await bound.query(z.unknown(), lockCity(tables, 'alone'));
        const now = await roster();
        const { kind, held, next } = handOverOutcomeOf(over, personOf(now, asker), now, dayOf(at));
        if (held === null) return kind;
        // What follows concerns the enterprise's reports in every district.
        await seeAll(tables, bound);
        await replaceAssignment(bound.rows, city, held, next);
        const history = [...now.assignments.filter((a) => a.enterprise === over.enterprise && a !== held), ...next];
        const follow = { moved: new Set([over.enterprise]), retyped: new Set<string>(), from: '' };
        await followRoster(bound, city, { assignments: history, enterprises: [] }, follow);
        await plan(bound, rows);
        await raise(bound);
        return kind;
      }),

    standIn: (asker, message, at, { specialist, until }, rows) => {
      const details = { specialist, ends: until };
      return change({ act: 'people.standIn', asker, message, at, answer: ABSENT, details }, async (bound, roster) => {
        await bound.query(z.unknown(), lock(tables, 'person', [`standIn/${specialist}`]));
        const now = await roster();
        const by = personOf(now, asker);
        if (by === null || !isSpecialistIn(now, specialist, districtsFor(now, by, 'standIn'))) return 'notYours';
        const changed = changeStandIn(await standInsOf(bound.rows, city, specialist), specialist, dayOf(at), until);
        if (changed.length === 0) return 'unchanged';
        await writeStandIns(bound.rows, city, changed, { setBy: asker.userid, message });
        await plan(bound, rows);
        await raise(bound);
        return 'done';
      });
    },

    leave: (asker, message, at, until, rows) =>
      change({ act: 'people.leave', asker, message, at, answer: ABSENT, details: { ends: until } }, async (bound, roster) => {
        await bound.query(z.unknown(), lock(tables, 'person', [`leave/${asker.userid}`]));
        const by = personOf(await roster(), asker);
        // Those who report.
        if (by === null || !may(by, 'report')) return 'notYours';
        const changed = changeLeave(await leavesOf(bound.rows, city, by.userid), by.userid, at, until);
        if (changed.length === 0) return 'unchanged';
        await writeLeaves(bound.rows, city, changed, message);
        if (until > at) await bound.execute(takeBackForLeave(city, asker, at, until));
        await plan(bound, rows);
        await raise(bound);
        return 'done';
      }),
  };

  async function filedOf({ query }: Bound, week: string, rows: readonly Outgoing[]): Promise<ReadonlySet<string>> {
    const asked = rows.flatMap(({ owed }) => (owed !== null && 'week' in owed ? owed.enterprises : []));
    const filed = await query(
      z.object({ enterprise: z.string() }),
      Prisma.sql`SELECT enterprise FROM reports WHERE city = ${city} AND week = ${week} AND enterprise = ANY (${asked}::text[])`,
    );
    return new Set(filed.map((r) => r.enterprise));
  }

  async function remindedAbout(
    { query }: Bound,
    corp: string,
    people: readonly string[],
    at: Date,
  ): Promise<ReadonlySet<string>> {
    const [after, before] = [-1, 1].map((way) => new Date(at.getTime() + way * REMIND_PAUSE_MS));
    const recent = await query(
      z.object({ person: z.string() }),
      Prisma.sql`SELECT DISTINCT person FROM reminders WHERE city = ${city} AND corp = ${corp} AND person = ANY (${[...people]}::text[])
        AND reminded_at > ${after}::timestamptz AND reminded_at < ${before}::timestamptz`,
    );
    return new Set(recent.map((r) => r.person));
  }
}
