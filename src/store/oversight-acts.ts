// How are the acts over a week's reports that are read back done: 签发, 退回, 补报 and the publication of a week?
import { z } from 'zod';
import type { DoneBy, ReadBackAct } from '../desk/acts/read-back.ts';
import { activeWith } from '../desk/publication.ts';
import { outstandingOf } from '../domain/coverage.ts';
import { punctualityOf } from '../domain/deadlines.ts';
import { holdingReturn } from '../domain/monthly-filing.ts';
import { districtsFor, may } from '../domain/rights.ts';
import { isOfMonth, type Subject } from '../domain/subjects.ts';
import type { Week } from '../domain/time.ts';
import type {
  ReopenFacts,
  ReopenWish,
  ReportsSeen,
  SendBackFacts,
  SendBackWish,
  SignOffWish,
  WeekPublicationFacts,
  WeekPublished,
} from '../features/review/port.ts';
import { seeAll, type Tables } from './bound.ts';
import { Prisma } from './generated/client.ts';
import { MONTHLY_REVISION, monthlyRevisionsOf } from './monthly-rows.ts';
import { nextNumber, reportOf } from './oversight-rows.ts';
import { publicationBy } from './publication-rows.ts';
import { openReadBackAct, type ReadBackOptions, type Within } from './read-back-acts.ts';
import { districtOverseen, reportersIn, subjectColumns } from './subject-rows.ts';

type Reopened = Subject & { readonly until: Date };

const writeReopening = ({ city }: Tables, { bound, act }: Within, of: Reopened) =>
  bound.rows.reopening.createMany({
    data: {
      city,
      ...subjectColumns(of),
      district: isOfMonth(of) ? of.district : null,
      openedAt: act.at,
      until: of.until,
      openedBy: act.asker.userid,
      message: act.message,
    },
    skipDuplicates: true,
  });

/** 0: there is none. */
async function revisionOf({ city }: Tables, { bound, act }: Within, of: Subject): Promise<number> {
  if (!isOfMonth(of)) return (await reportOf(bound, city, of.enterprise, of.week))?.revision ?? 0;
  const revisions = await bound.query(MONTHLY_REVISION, monthlyRevisionsOf(city, [of.month], [of.district]));
  return holdingReturn(revisions, act.at)?.revision ?? 0;
}

export function openReopening(options: ReadBackOptions): ReadBackAct<ReopenWish, ReopenFacts> {
  const { city } = options;
  const openNow = ({ bound, act }: Within, of: ReopenWish) =>
    bound.rows.reopening.findFirst({
      where: { city, ...subjectColumns(of), district: isOfMonth(of) ? of.district : null, until: { gt: act.at } },
      orderBy: [{ until: 'desc' }, { openedAt: 'desc' }],
    });
  return openReadBackAct<ReopenWish, ReopenFacts>(options, {
    act: 'report.reopen',
    details: subjectColumns,
    async facts(within, wish) {
      if (districtOverseen(within, 'reopen', wish) === null) return null;
      await seeAll(options, within.bound);
      return {
        isFiled: (await revisionOf(options, within, wish)) > 0,
        openUntil: (await openNow(within, wish))?.until.toISOString() ?? null,
        whom: reportersIn(within, wish),
      };
    },
    async done(within, wish): Promise<DoneBy | null> {
      const open = await openNow(within, wish);
      return open && { by: open.openedBy, at: open.openedAt, message: open.message };
    },
    async write(within, wish) {
      await writeReopening(options, within, wish);
    },
  });
}

export function openSendingBack(options: ReadBackOptions): ReadBackAct<SendBackWish, SendBackFacts> {
  const { city } = options;
  return openReadBackAct<SendBackWish, SendBackFacts>(options, {
    act: 'report.return',
    details: subjectColumns,
    async facts(within, wish) {
      if (districtOverseen(within, 'returnReport', wish) === null) return null;
      await seeAll(options, within.bound);
      return {
        revision: await revisionOf(options, within, wish),
        isPublished: (await publicationBy(within.bound, city, subjectColumns(wish).period)) !== null,
        whom: reportersIn(within, wish),
      };
    },
    async done({ bound }, wish): Promise<DoneBy | null> {
      const district = isOfMonth(wish) ? { district: wish.district } : {};
      const open = await bound.rows.returnedReport.findFirst({
        where: { city, ...subjectColumns(wish), ...district, outcome: null },
      });
      return open && { by: open.returnedBy, at: open.returnedAt, message: open.message };
    },
    async write(within, wish, { isPublished }) {
      const { bound, act } = within;
      const district = districtOverseen(within, 'returnReport', wish);
      if (district === null) throw new Error('sent back without a place');
      const { reason, isClosed, opensUntil: until } = wish;
      const number = await nextNumber(options, bound, 'returned_reports');
      const returned = { reason, corp: act.asker.corp, returnedBy: act.asker.userid, returnedAt: act.at };
      await bound.rows.returnedReport.create({
        data: { city, number, message: act.message, ...subjectColumns(wish), district, ...returned },
      });
      // What is closed or published already is open for this correction.
      if (isClosed || isPublished) await writeReopening(options, within, { ...wish, until });
    },
  });
}

const REPORT = z.object({ enterprise: z.string(), revision: z.number() });

/** Within what the asker may see. */
async function reportsSeen(
  { city }: Tables,
  { bound, roster }: Within,
  week: Week,
  districts: readonly string[],
): Promise<ReportsSeen> {
  const filed = await bound.query(
    REPORT,
    Prisma.sql`SELECT enterprise, revision FROM reports
      WHERE city = ${city} AND week = ${week} AND district = ANY (${[...districts]}::text[])`,
  );
  const missing = outstandingOf(roster, week, new Set(filed.map((r) => r.enterprise)));
  return {
    reports: filed.map((r) => `${r.enterprise} ${r.revision}`).sort(),
    missing: missing.filter((s) => districts.includes(s.district)).map((s) => s.enterprise.id),
  };
}

export function openSigningOff(options: ReadBackOptions): ReadBackAct<SignOffWish, ReportsSeen> {
  const { city } = options;
  return openReadBackAct(options, {
    act: 'week.signOff',
    details: ({ week, district }) => ({ week, district }),
    facts: async (within, { week, district }) =>
      districtsFor(within.roster, within.by, 'signOff').has(district) ? reportsSeen(options, within, week, [district]) : null,
    async done({ bound }, { week, district }): Promise<DoneBy | null> {
      const last = await bound.rows.signOff.findFirst({
        where: { city, week, district },
        orderBy: [{ signedAt: 'desc' }, { message: 'desc' }],
      });
      return last && !last.opened ? { by: last.signedBy, at: last.signedAt, message: last.message } : null;
    },
    async write({ bound, act }, { week, district, dueAt }) {
      const { asker, message, at } = act;
      const signed = { signedBy: asker.userid, signedAt: at, punctuality: punctualityOf(at, dueAt) };
      await bound.rows.signOff.create({ data: { city, message, district, week, corp: asker.corp, ...signed } });
    },
  });
}

const SIGNED = z.object({ district: z.string(), opened: z.boolean() });

export function openWeekPublication(options: ReadBackOptions): ReadBackAct<WeekPublished, WeekPublicationFacts> {
  const { city } = options;
  return openReadBackAct(options, {
    act: 'week.publish',
    details: ({ week }) => ({ week }),
    async facts(within, { week, districts }) {
      if (!may(within.by, 'publish')) return null;
      const seen = await reportsSeen(options, within, week, districts);
      const signed = await within.bound.query(
        SIGNED,
        Prisma.sql`SELECT DISTINCT ON (district) district, opened FROM sign_offs
          WHERE city = ${city} AND week = ${week} AND district = ANY (${[...districts]}::text[])
          ORDER BY district, signed_at DESC, message DESC`,
      );
      return {
        ...seen,
        signed: signed.flatMap(({ district, opened }) => (opened ? [] : [district])),
        told: activeWith(within.roster, 'coordinator'),
      };
    },
    done: ({ bound }, { week }) => publicationBy(bound, city, week),
    async write({ bound, act }, { week }) {
      const { asker, message, at } = act;
      await bound.rows.publication.create({
        data: { city, period: week, publishedAt: at, publishedBy: asker.userid, message },
      });
      await bound.execute(Prisma.sql`
        INSERT INTO published_reports (city, week, enterprise, revision, district)
        SELECT city, week, enterprise, revision, district FROM reports WHERE city = ${city} AND week = ${week}`);
    },
  });
}
