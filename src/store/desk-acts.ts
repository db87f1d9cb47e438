// How are the acts on the bureau that are read back done: a deadline moved, a broadcast, an enterprise handed over, 代班?
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { concernedBy, isSpecialistIn, receiversOf } from '../desk/acts/outcomes.ts';
import type {
  AbsenceActs,
  Acts,
  BroadcastWish,
  DeadlineWish,
  HandOverWish,
  StandInFacts,
  StandInWish,
} from '../desk/acts/port.ts';
import type { Bureaus } from '../desk/ports.ts';
import { changeStandIn, standInFor } from '../domain/absences.ts';
import { isWeek } from '../domain/deadlines.ts';
import { handOverPlacements } from '../domain/placements.ts';
import { districtsWithin } from '../domain/regions.ts';
import { districtsFor, may } from '../domain/rights.ts';
import { type Assignment, coordinatorsOf, dueOf, ownOn } from '../domain/roster.ts';
import { dayOf, weekOf } from '../domain/time.ts';
import { replaceAssignment, standInsOf, takeBackOfPeriod, writeStandIns } from './act-rows.ts';
import type { Tables } from './bound.ts';
import { Prisma } from './generated/client.ts';
import { lastOf, openReadBackAct, type Within } from './read-back-acts.ts';
import { followRoster } from './roster-rows.ts';
import { raiseVersion } from './written.ts';

type DeskActsOptions = Tables & { readonly bureaus: Pick<Bureaus, 'current'> & { expire(): Promise<void> } };

export function openDeskActs(options: DeskActsOptions): Omit<Acts, 'remind'> & Omit<AbsenceActs, 'leave'> {
  const { bureaus, ...tables } = options;
  const { city } = tables;
  const raise = ({ bound }: Within) => bound.query(z.unknown(), raiseVersion(city));
  // Whoever speaks next must see it.
  const afterwards = () => bureaus.expire();

  const deadlineOf = ({ bound }: Within, period: string) =>
    bound.rows.movedDeadline.findUnique({ where: { city_period: { city, period } } });

  async function isOutstanding({ bound, act, roster }: Within, enterprise: string): Promise<boolean> {
    const week = weekOf(act.at);
    if (!dueOf(roster, week).some((s) => s.enterprise.id === enterprise)) return false;
    const filed = await bound.query(
      z.unknown(),
      Prisma.sql`SELECT FROM reports WHERE city = ${city} AND week = ${week} AND enterprise = ${enterprise}`,
    );
    return filed.length === 0;
  }

  return {
    moveDeadline: openReadBackAct(options, {
      act: 'deadline.move',
      details: ({ period, dueAt }) => ({ period, due: dueAt }),
      subject: deadlineSubject,
      async facts(within, { period }) {
        const { act, roster, by } = within;
        if (!may(by, 'moveDeadline')) return null;
        const was = (await deadlineOf(within, period))?.dueAt ?? null;
        const concerned = isWeek(period) ? dueOf(roster, period) : districtsWithin(roster.regions, by.region);
        return {
          was: was?.toISOString() ?? null,
          told: concernedBy(roster, by, period, dayOf(act.at)).map((p) => p.userid),
          concerned: concerned.length,
        };
      },
      done: async (within, wish, { was }) =>
        was === wish.dueAt.toISOString() ? lastOf(tables, within, deadlineSubject(wish)) : null,
      async write(within, { period, dueAt }) {
        const { bound, act } = within;
        await bound.rows.movedDeadline.upsert({
          where: { city_period: { city, period } },
          create: { city, period, dueAt },
          update: { dueAt },
        });
        await bound.execute(takeBackOfPeriod(city, period, act.at));
        await raise(within);
      },
      afterwards,
    }),

    broadcast: openReadBackAct(options, {
      act: 'message.broadcast',
      details: ({ district }) => ({ district }),
      subject: broadcastSubject,
      facts: async ({ roster, by }, { district }) =>
        may(by, 'broadcast') ? { receivers: receiversOf(roster, by, district).map((p) => p.userid) } : null,
      done: (within, wish) => lastOf(tables, within, broadcastSubject(wish)),
      write: async () => undefined,
    }),

    handOver: openReadBackAct(options, {
      act: 'enterprise.handOver',
      details: ({ enterprise, to }) => ({ enterprise, to }),
      subject: handOverSubject,
      async facts(within, wish) {
        const held = heldBy(within, wish);
        const to = within.roster.people.find((p) => p.userid === wish.to);
        if (held === null || !to) return null;
        const isMissing = await isOutstanding(within, wish.enterprise);
        return { from: held.specialist, district: held.district, toRegion: to.region, isMissing };
      },
      done: async (within, wish, { from }) => (from === wish.to ? lastOf(tables, within, handOverSubject(wish)) : null),
      async write(within, wish) {
        const { bound, act, roster } = within;
        const held = heldBy(within, wish);
        if (held === null || held.specialist === wish.to) return;
        const next = handOverPlacements(held, wish.to, dayOf(act.at));
        await replaceAssignment(bound.rows, city, held, next);
        // What follows concerns the enterprise's reports in every district.
        const history = [...roster.assignments.filter((a) => a.enterprise === wish.enterprise && a !== held), ...next];
        const follow = { moved: new Set([wish.enterprise]), retyped: new Set<string>(), from: '' };
        await followRoster(bound, city, { assignments: history, enterprises: [] }, follow);
        await raise(within);
      },
      afterwards,
    }),

    standIn: openReadBackAct(options, {
      act: 'people.standIn',
      details: ({ specialist, until, ends }) => ({ specialist, ends: until, isEnd: ends }),
      subject: standInSubject,
      async facts({ bound, act, roster, by }, { specialist }): Promise<StandInFacts | null> {
        const person = roster.people.find((p) => p.userid === specialist);
        if (!person || !isSpecialistIn(roster, specialist, districtsFor(roster, by, 'standIn'))) return null;
        const today = dayOf(act.at);
        const held = standInFor({ standIns: await standInsOf(bound.rows, city, specialist), leaves: [] }, specialist, today);
        const others = coordinatorsOf(roster, person.region).filter((p) => p.userid !== by.userid);
        return {
          until: held && (held.until ?? 'open'),
          count: ownOn(roster, person, today).length,
          told: [specialist, ...others.map((p) => p.userid)],
        };
      },
      async done(within, wish, facts) {
        if (facts.until !== (wish.ends ? null : (wish.until ?? 'open'))) return null;
        const last = await lastOf(tables, within, standInSubject(wish));
        const where = { city, specialist: wish.specialist };
        const newest = await within.bound.rows.standIn.findFirst({ where, orderBy: { starts: 'desc' } });
        // What ended by its date, or began again since, is nobody's act of now.
        return last?.message === newest?.message ? last : null;
      },
      async write(within, { specialist, until, ends }) {
        const { bound, act } = within;
        const today = dayOf(act.at);
        const theirs = await standInsOf(bound.rows, city, specialist);
        const changed = changeStandIn(theirs, specialist, today, ends ? today : until);
        await writeStandIns(bound.rows, city, changed, { setBy: act.asker.userid, message: act.message });
        await raise(within);
      },
      afterwards,
    }),
  };
}

const deadlineSubject = ({ period, dueAt }: DeadlineWish): string => `deadline/${period}/${dueAt.toISOString()}`;

const broadcastSubject = ({ text, district }: BroadcastWish): string =>
  `broadcast/${district ?? '*'}/${createHash('sha256').update(text).digest('base64url')}`;

const standInSubject = ({ specialist, until, ends }: StandInWish): string =>
  `standIn/${specialist}/${ends ? 'end' : (until ?? 'open')}`;

const handOverSubject = ({ enterprise, to }: HandOverWish): string => `handOver/${enterprise}/${to}`;

/** The assignment of today, where the enterprise and the person are in the asker's districts. */
function heldBy({ act, roster, by }: Within, { enterprise, to }: HandOverWish): Assignment | null {
  const today = dayOf(act.at);
  const districts = districtsFor(roster, by, 'handOver');
  if (!isSpecialistIn(roster, to, districts)) return null;
  const held = roster.assignments.find(
    (a) => a.enterprise === enterprise && a.from <= today && (a.until === null || today < a.until) && districts.has(a.district),
  );
  return held ?? null;
}
