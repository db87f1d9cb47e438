// What is the assessment of a year made of? PostgreSQL's answer, in one round trip.
import type pg from 'pg';
import type { Assessments, YearAnswer } from '../app/assessment/port.ts';
import { withRetries } from './database-problems.ts';

export type AssessmentsOptions = { readonly pool: Pick<pg.Pool, 'query'>; readonly random: () => number };

/** As `year_rows` gives it: instants are milliseconds. */
type Row = Omit<YearAnswer, 'publishedAt' | 'asOf'> & { readonly publishedAt: number | null; readonly asOf: number };

const TEXT = 'SELECT year_rows($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) AS answer';

export const openAssessments = ({ pool, random }: AssessmentsOptions): Assessments => ({
  async rows({ corp, userid, role, region }, { year, weeks, months, baseline, last, urgentMinutes, districts }, at) {
    const values = [
      ...[corp, userid, role, region, String(year)],
      ...[weeks.map((w) => w.week), weeks.map((w) => w.closes), months.map((m) => m.month), months.map((m) => m.closes)],
      ...[baseline, last, urgentMinutes, districts, at],
    ];
    const query = { name: 'year_rows', text: TEXT, values };
    const { rows } = await withRetries(random, () => pool.query<{ answer: Row }>(query));
    const answer = rows[0]?.answer as Row;
    const publishedAt = answer.publishedAt === null ? null : new Date(answer.publishedAt);
    return { ...answer, publishedAt, asOf: new Date(answer.asOf) };
  },
});
