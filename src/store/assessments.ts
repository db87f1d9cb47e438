// What is the assessment of a year made of, as it stood at one instant?
import { z } from 'zod';
import type { Bureaus } from '../desk/ports.ts';
import type { PlacedEnterprise } from '../domain/assessment.ts';
import { answeredInTime, basisOf } from '../domain/assessment-basis.ts';
import type { City } from '../domain/cities.ts';
import { NO_FORMER_KINDS, owedIn, owingIn } from '../domain/due.ts';
import { cutFor } from '../domain/figure-cut.ts';
import type { FigureFilter } from '../domain/figures.ts';
import type { Asker } from '../domain/people.ts';
import type { Roster } from '../domain/roster.ts';
import { dayOf, firstWeekOf, instantAt, mondayOf, type Week } from '../domain/time.ts';
import type { Assessments, YearAnswer, YearQuestion } from '../features/assessment/port.ts';
import { batch, select, type Tables } from './bound.ts';
import type { Prisma } from './generated/client.ts';
import type { Within } from './read-back-acts.ts';
import { insertAudit } from './written.ts';
import { beginnings, yearStatement } from './year-query.ts';

type AssessmentsOptions = Tables & { readonly bureaus: Pick<Bureaus, 'current'> };

const BEGINNINGS = z.object({
  published_at: z.date().nullable(),
  until: z.date(),
  first_week: z.string().nullable(),
  first_month: z.string().nullable(),
});

const INSTANT = z.string().transform((text) => new Date(text));
const COUNTS = z.record(z.string(), z.number());
const YEAR = z.object({
  reports: z.array(
    z.object({ enterprise: z.string(), week: z.string(), district: z.string(), headcount: z.number(), shortage: z.number() }),
  ),
  weekly: z.record(z.string(), z.object({ onTime: z.number(), resolved: z.number() })),
  signed: COUNTS,
  returned: COUNTS,
  demands: z.array(
    z.object({
      district: z.string(),
      raisedAt: INSTANT,
      resolvedAt: INSTANT.nullable(),
      accepted: z.boolean(),
      void: z.boolean(),
      state: z.string(),
    }),
  ),
  praised: COUNTS,
});
const ANSWER = z.tuple([z.object({ answer: z.string() })]);

const ALL: FigureFilter = { districts: null, types: null, enterprises: null, specialist: null, surveyed: false };

/** Where each enterprise stood when those weeks opened, elsewhere included: who moved is left out for that. */
function placedIn(roster: Roster, weeks: readonly Week[], districts: readonly string[]): readonly PlacedEnterprise[] {
  const stood = weeks.flatMap((week) =>
    owingIn(roster, NO_FORMER_KINDS, ALL, week).map(({ enterprise, district }) => ({ enterprise, week, district })),
  );
  const held = new Set(districts);
  const ours = new Set(stood.filter((s) => held.has(s.district)).map((s) => s.enterprise));
  return stood.filter((s) => ours.has(s.enterprise));
}

type Asking = {
  readonly begun: (statement: Prisma.Sql) => Promise<readonly z.infer<typeof BEGINNINGS>[]>;
  readonly year: (statement: Prisma.Sql) => Promise<unknown>;
};

/** `asking`: runs the statements, the first of which is of everybody's filings. */
async function yearAnswer(
  city: City,
  roster: Roster,
  asker: Asker,
  question: YearQuestion,
  at: Date,
  asking: Asking,
): Promise<YearAnswer> {
  const { year, weeks, months, urgentMinutes } = question;
  const [begun] = await asking.begun(
    beginnings(
      city,
      year,
      weeks.map((w) => w.week),
      months.map((m) => m.month),
      at,
    ),
  );
  if (!begun) throw new Error('no instant to answer for');
  const { until } = begun;
  const basis = basisOf(question, { until, firstWeek: begun.first_week, firstMonth: begun.first_month });
  const { baseline, end } = basis;
  const compared = [...new Set([...end, ...(baseline === null ? [] : [baseline])])];
  const cut = cutFor(roster, asker, { districts: question.districts, enterprises: null }, dayOf(at));
  // Whose reach are single enterprises holds no district.
  const districts = cut.enterprises === null ? (cut.districts ?? []) : [];
  const audit = insertAudit(city, {
    at,
    by: asker,
    act: 'assessment.rows',
    message: null,
    details: { year: String(year), districts: question.districts },
  });
  const from = instantAt(mondayOf(firstWeekOf(year)), '00:00');
  const asked = { weeks: basis.weeks, months: basis.months, compared, districts, from, until };
  const found = YEAR.parse(await asking.year(yearStatement(city, asked, audit)));
  const [first, last] = [basis.weeks[0], basis.weeks.at(-1)];
  const span = { weeks: basis.weeks, standing: last ?? '' };
  const owed = owedIn(roster, NO_FORMER_KINDS, {
    filter: { ...ALL, districts },
    spans: [span],
    by: ['district'],
    needs: [],
  });
  return {
    publishedAt: begun.published_at,
    asOf: until,
    counted: first === undefined || last === undefined ? null : { from: first, to: last },
    baseline,
    end,
    reports: found.reports,
    placed: placedIn(roster, compared, districts),
    tallies: districts.map((district) => ({
      district,
      reportsOnTime: {
        part: found.weekly[district]?.onTime ?? 0,
        whole: owed.find((line) => line.key[0] === district)?.weeks ?? 0,
      },
      signOffsOnTime: { part: found.signed[district] ?? 0, whole: basis.weeks.length },
      monthsOnTime: { part: found.returned[district] ?? 0, whole: basis.months.length },
      resolved: found.weekly[district]?.resolved ?? 0,
      urgentInTime: answeredInTime(found.demands, district, urgentMinutes),
      praised: found.praised[district] ?? 0,
    })),
  };
}

export const openAssessments = ({ bureaus, ...tables }: AssessmentsOptions): Assessments => ({
  async rows(asker, question, at): Promise<YearAnswer> {
    const { roster } = await bureaus.current();
    return yearAnswer(tables.city, roster, asker, question, at, {
      begun: (statement) => select(tables, 'nobody', BEGINNINGS, statement),
      year: async (statement) => answerIn((await batch(tables, { asker, at }, [statement])).rows[0]),
    });
  },
});

/** The same within a transaction that is bound to the asker. */
export const yearWithin = ({ bound, act, roster }: Within, city: City, question: YearQuestion): Promise<YearAnswer> =>
  yearAnswer(city, roster, act.asker, question, act.at, {
    begun: (statement) => bound.query(BEGINNINGS, statement),
    year: async (statement) => answerIn(await bound.query(z.unknown(), statement)),
  });

const answerIn = (rows: unknown): unknown => JSON.parse(ANSWER.parse(rows)[0].answer);
