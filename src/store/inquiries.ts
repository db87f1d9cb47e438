// What do the reports add up to for a question? PostgreSQL's answers, each in one round trip.
import type pg from 'pg';
import type { Filing, Inquiries, SourceRow } from '../app/questions/port.ts';
import { ENTERPRISE_TYPES, type EnterpriseType } from '../domain/enterprises.ts';
import type { FigureQuestion, FigureSums, SpanFigures } from '../domain/figures.ts';
import type { Settings } from '../domain/settings.ts';
import { type Figures, SKILL_TIERS } from '../domain/tiers.ts';
import type { Week } from '../domain/time.ts';
import { type Coverage, cumulativeFrom } from '../domain/totals.ts';
import { withRetries } from './database-problems.ts';

export type InquiriesOptions = {
  readonly pool: Pick<pg.Pool, 'query'>;
  readonly random: () => number;
  readonly cumulativeSince: Settings['cumulativeSince'];
};

/** Before every week there is. */
const THE_START: Week = '0000-W01';

/** In the order of the tiers; null where nothing was added up. */
type Three = readonly [number | null, number | null, number | null];
/** due, filed, extra. */
type CoverageRow = readonly [number, number, number];
type SumsRow = Readonly<Record<EnterpriseType, number>> & {
  readonly n: number;
  readonly grouped: boolean;
  readonly k1: string | null;
  readonly k2: string | null;
  readonly enterprises: number;
  readonly headcount: number;
  readonly shortage: Three;
  readonly resolved: Three;
  readonly to_date: Three;
  readonly new_demand: Three;
  readonly without_before: number;
  readonly coverage: CoverageRow;
  readonly standing: CoverageRow;
  readonly late: number;
};
type PeopleRow = Pick<SumsRow, 'n' | 'grouped' | 'k1' | 'k2'> & { readonly specialists: number };
type FiguresRow = { readonly sums: readonly SumsRow[]; readonly people: readonly PeopleRow[] };
type Instant<Row, Field extends keyof Row> = Omit<Row, Field> & { readonly [K in Field]: number };
type SourcesRow = {
  readonly count: number;
  readonly unmoved: number;
  readonly sums: Three;
  readonly headcount: number;
  readonly rows: readonly (Omit<Instant<SourceRow, 'filedAt'>, 'figures'> & { readonly figures: Three })[];
};
type FilingRow = Omit<Instant<Filing, 'arrivedAt'>, 'withdrawnAt'> & { readonly withdrawnAt: number | null };
type MissingRow = {
  readonly due: number;
  readonly filed: number;
  readonly missing: readonly { readonly enterprise: string; readonly district: string; readonly specialist: string | null }[];
  readonly contacts: Readonly<Record<string, number>>;
};

const figuresOf = ([general, skilled, senior]: Three): Figures => ({
  general: general ?? 0,
  skilled: skilled ?? 0,
  senior: senior ?? 0,
});
const coverageOf = ([due, filed, extra]: CoverageRow): Coverage => ({ due, filed, extra });

const sumsOf = (row: SumsRow, people: readonly PeopleRow[]): FigureSums => ({
  enterprises: row.enterprises,
  byType: Object.fromEntries(ENTERPRISE_TYPES.map((t) => [t, row[t]])) as Record<EnterpriseType, number>,
  headcount: row.headcount,
  shortage: figuresOf(row.shortage),
  resolved: figuresOf(row.resolved),
  resolvedToDate: figuresOf(row.to_date),
  coverage: coverageOf(row.coverage),
  standing: coverageOf(row.standing),
  late: row.late,
  newDemand: figuresOf(row.new_demand),
  withoutBefore: row.without_before,
  specialists: people.find((p) => isSame(p, row))?.specialists ?? 0,
});

const isSame = (a: PeopleRow, b: SumsRow): boolean => a.n === b.n && a.grouped === b.grouped && a.k1 === b.k1 && a.k2 === b.k2;

const NOTHING: SumsRow = {
  n: 0,
  grouped: false,
  k1: null,
  k2: null,
  enterprises: 0,
  majorProject: 0,
  unemploymentMonitored: 0,
  employmentMonitored: 0,
  other: 0,
  headcount: 0,
  shortage: [0, 0, 0],
  resolved: [0, 0, 0],
  to_date: [0, 0, 0],
  new_demand: [0, 0, 0],
  without_before: 0,
  coverage: [0, 0, 0],
  standing: [0, 0, 0],
  late: 0,
};

/** A function's call, named so that the connection keeps its plan. */
const callOf = (name: string, parameters: number) => ({
  name,
  text: `SELECT ${name}(${Array.from({ length: parameters }, (_, i) => `$${i + 1}`).join(', ')}) AS answer`,
});
const FIGURES = callOf('figures_of', 11);
const SOURCES = callOf('figure_sources', 12);
const HISTORY = callOf('figure_history', 7);
const MISSING = callOf('figure_missing', 7);

export function openInquiries({ pool, random, cumulativeSince }: InquiriesOptions): Inquiries {
  async function call<Answer>({ name, text }: typeof FIGURES, values: unknown[]): Promise<Answer> {
    const { rows } = await withRetries(random, () => pool.query<{ answer: Answer }>({ name, text, values }));
    return rows[0]?.answer as Answer;
  }
  const isYearly = cumulativeSince === 'year';
  const sinceOf = (weeks: readonly Week[]): Week =>
    cumulativeFrom(weeks.toSorted()[0] ?? THE_START, cumulativeSince) ?? THE_START;

  return {
    async figures({ corp, userid, role, region }, { filter, spans, by, needs }: FigureQuestion, at) {
      const since = sinceOf(spans.flatMap((s) => s.weeks));
      const [asked, who] = [JSON.stringify(spans), JSON.stringify(filter)];
      const values = [corp, userid, role, region, asked, who, by, needs, since, isYearly, at];
      const { sums, people } = await call<FiguresRow>(FIGURES, values);
      return spans.map((_, n): SpanFigures => {
        const ours = sums.filter((row) => row.n === n);
        return {
          // Of a span in which nothing was owed there is no row.
          total: sumsOf(ours.find((row) => !row.grouped) ?? { ...NOTHING, n }, people),
          groups: ours
            .filter((row) => row.grouped)
            .map((row) => ({ key: [row.k1, row.k2].slice(0, by.length), sums: sumsOf(row, people) })),
        };
      });
    },

    async sources({ corp, userid, role, region }, { filter, weeks, measure, tiers, limit }, at) {
      const places = tiers.map((t) => SKILL_TIERS.indexOf(t) + 1);
      const values = [
        corp,
        userid,
        role,
        region,
        weeks,
        JSON.stringify(filter),
        measure,
        places,
        sinceOf(weeks),
        isYearly,
        limit,
        at,
      ];
      const { count, unmoved, sums, headcount, rows } = await call<SourcesRow>(SOURCES, values);
      const sourceOf = ({ figures, filedAt, ...row }: SourcesRow['rows'][number]): SourceRow => ({
        ...row,
        figures: figuresOf(figures),
        filedAt: new Date(filedAt),
      });
      return { count, unmoved, sums: figuresOf(sums), headcount, rows: rows.map(sourceOf) };
    },

    async history({ corp, userid, role, region }, enterprise, week, at) {
      const rows = await call<readonly FilingRow[]>(HISTORY, [corp, userid, role, region, enterprise, week, at]);
      return rows.map(({ arrivedAt, withdrawnAt, ...row }) => ({
        ...row,
        arrivedAt: new Date(arrivedAt),
        withdrawnAt: withdrawnAt === null ? null : new Date(withdrawnAt),
      }));
    },

    async missing({ corp, userid, role, region }, week, filter, at) {
      const values = [corp, userid, role, region, week, JSON.stringify(filter), at];
      const { contacts, ...row } = await call<MissingRow>(MISSING, values);
      return { ...row, contacts: new Map(Object.entries(contacts).map(([userid, ms]) => [userid, new Date(ms)])) };
    },
  };
}
