// How are a question's sums asked of the database and joined with what the roster says is owed?
import { z } from 'zod';
import type { Bureaus } from '../desk/ports.ts';
import { type FormerKind, type FormerKinds, NO_FORMER_KINDS, owedIn } from '../domain/due.ts';
import { ENTERPRISE_TYPES, type EnterpriseType } from '../domain/enterprises.ts';
import { cutFor } from '../domain/figure-cut.ts';
import {
  type DemandLine,
  type FigureFilter,
  type FigureQuestion,
  figuresFrom,
  type ReportLine,
  type ServedLine,
  type ShortLine,
  type SpanFigures,
} from '../domain/figures.ts';
import type { Asker } from '../domain/people.ts';
import type { Roster } from '../domain/roster.ts';
import type { Settings } from '../domain/settings.ts';
import { dayOf } from '../domain/time.ts';
import { cumulativeFrom } from '../domain/totals.ts';
import { batch, select, type Tables } from './bound.ts';
import {
  demandRows,
  isOfMany,
  isOfSums,
  linesOf,
  ROOM_FOR_MANY,
  type SpanWeeks,
  servedRows,
  shortRows,
  sumRows,
} from './figures-query.ts';
import { Prisma } from './generated/client.ts';
import { insertAudit } from './written.ts';

export type FiguresOptions = Tables & {
  readonly bureaus: Pick<Bureaus, 'current'>;
  readonly cumulativeSince: Settings['cumulativeSince'];
};

/** Who asks, and how the audit names it. */
export type Asking = { readonly asker: Asker; readonly at: Date; readonly act: string; readonly details: object };

type FigureReads = {
  /** One statement with its audit row, cut to what the asker may see at that instant. Problems: database.away, database.conflict. */
  (asking: Asking, question: FigureQuestion): Promise<readonly SpanFigures[]>;
  /** What enterprises were before the roster made something else of them; looked up once a roster, and only for whom it matters. */
  formerKinds(roster: Roster, filter: Pick<FigureFilter, 'types' | 'surveyed'>): Promise<FormerKinds>;
};

const n = z.number();
const key = z.string().nullable();
const type = z.enum(ENTERPRISE_TYPES);
type ReportRow = readonly [number, string | null, string | null, EnterpriseType, readonly number[]];
const TYPES: ReadonlySet<unknown> = new Set(ENTERPRISE_TYPES);
const isKey = (one: unknown): boolean => one === null || typeof one === 'string';
/** Checked by hand: there may be ten thousand. */
const isReportRow = (row: unknown): boolean => {
  if (!Array.isArray(row) || row.length !== 5) return false;
  const [span, k1, k2, of, sums] = row;
  const isLine = typeof span === 'number' && isKey(k1) && isKey(k2) && TYPES.has(of);
  return isLine && Array.isArray(sums) && sums.length === 16 && sums.every(Number.isInteger);
};
const LINES = z.object({
  reports: z.array(z.custom<ReportRow>(isReportRow)),
  served: z.array(z.tuple([n, key, key, type, n])),
  demand: z.array(z.tuple([n, key, key, n, n, n, n])),
  short: z.array(z.tuple([n, key, key, n, n])),
});
const ANSWER = z.tuple([z.object({ answer: z.string() })]);

type Sums = readonly [...Six, ...Six, number, number, number, number];
type Six = readonly [number, number, number, number, number, number];
type Row<Name extends keyof z.infer<typeof LINES>> = z.infer<typeof LINES>[Name][number];
const tiers = (general: number, skilled: number, senior: number) => ({ general, skilled, senior });

const reportLine = ([span, k1, k2, of, sums]: ReportRow, dimensions: number): ReportLine => {
  const [reports, due, late, r1, r2, r3, stood, stoodDue, headcount, s1, s2, s3, counted, c1, c2, c3] = sums as Sums;
  return {
    span,
    key: [k1, k2].slice(0, dimensions),
    type: of,
    flow: { reports, due, late, resolved: tiers(r1, r2, r3) },
    standing: { reports: stood, due: stoodDue, headcount, shortage: tiers(s1, s2, s3) },
    toDate: { reports: counted, resolved: tiers(c1, c2, c3) },
  };
};

const servedLine = ([span, k1, k2, of, enterprises]: Row<'served'>, dimensions: number): ServedLine => ({
  span,
  key: [k1, k2].slice(0, dimensions),
  type: of,
  enterprises,
});

const demandLine = ([span, k1, k2, followed, d1, d2, d3]: Row<'demand'>, dimensions: number): DemandLine => ({
  span,
  key: [k1, k2].slice(0, dimensions),
  followed,
  demand: tiers(d1, d2, d3),
});

const shortLine = ([span, k1, k2, set, enterprises]: Row<'short'>, dimensions: number): ShortLine => ({
  span,
  key: [k1, k2].slice(0, dimensions),
  set,
  enterprises,
});

/** The weeks of each span, and those that count towards 累计; by week also those that count for its first week. */
const spansOf = ({ spans, by, needs }: FigureQuestion, since: Settings['cumulativeSince']): readonly SpanWeeks[] =>
  spans.map((span) => {
    const [first = span.standing, last = span.standing] = [span.weeks[0], span.weeks.at(-1)];
    const from = cumulativeFrom(by.includes('period') ? first : last, since);
    return { span, toDate: needs.includes('resolvedToDate') ? { from, last } : null };
  });

const FORMER = z.object({
  enterprise: z.string(),
  type,
  surveyed: z.boolean(),
  from: z.string(),
  to: z.string(),
});

export function openFigures({ bureaus, cumulativeSince, ...tables }: FiguresOptions): FigureReads {
  const { city } = tables;
  const former = new WeakMap<Roster, Promise<FormerKinds>>();

  async function lookUpFormer(): Promise<FormerKinds> {
    const found = await select(
      tables,
      'nobody',
      FORMER,
      Prisma.sql`SELECT r.enterprise, r.type, r.surveyed, min(r.week) AS "from", max(r.week) AS "to"
        FROM reports r JOIN enterprises e ON e.city = r.city AND e.id = r.enterprise
        WHERE r.city = ${city} AND (r.type <> e.type OR r.surveyed <> e.surveyed) GROUP BY 1, 2, 3`,
    );
    const kinds = new Map<string, FormerKind[]>();
    for (const { enterprise, ...kind } of found) kinds.set(enterprise, [...(kinds.get(enterprise) ?? []), kind]);
    return kinds.size === 0 ? NO_FORMER_KINDS : kinds;
  }

  function formerOf(roster: Roster): Promise<FormerKinds> {
    const known = former.get(roster) ?? lookUpFormer();
    former.set(roster, known);
    known.catch(() => former.delete(roster));
    return known;
  }

  const formerKinds: FigureReads['formerKinds'] = (roster, { types, surveyed }) =>
    types !== null || surveyed ? formerOf(roster) : Promise.resolve(NO_FORMER_KINDS);

  async function figures({ asker, at, act, details }: Asking, question: FigureQuestion): Promise<readonly SpanFigures[]> {
    const { roster } = await bureaus.current();
    const { filter, by, needs } = question;
    const meant = { ...filter, ...cutFor(roster, asker, filter, dayOf(at)) };
    const spans = spansOf(question, cumulativeSince);
    const isOfWeeks = spans.some(({ span }) => span.weeks.length > 1);
    const served = needs.includes('enterprises') && isOfWeeks ? servedRows(city, meant, spans, by) : null;
    const demand = needs.includes('newDemand') ? demandRows(city, meant, spans, by) : null;
    const short = needs.includes('shortEnterprises') ? shortRows(city, meant, spans, by) : null;
    const isMany = !isOfSums(meant, by) && spans.some(({ span }) => isOfMany(meant, span.weeks));
    const audit = insertAudit(city, { at, by: asker, act, message: null, details });
    const { rows } = await batch(tables, { asker, at }, [
      ...(demand !== null || isMany ? [ROOM_FOR_MANY] : []),
      Prisma.sql`WITH audited AS (${audit}) SELECT json_build_object('reports', ${linesOf(sumRows(city, meant, spans, by))},
        'served', ${linesOf(served)}, 'demand', ${linesOf(demand)}, 'short', ${linesOf(short)})::text AS answer`,
    ]);
    const found = LINES.parse(JSON.parse(ANSWER.parse(rows.at(-1))[0].answer));
    const kinds = by.includes('type') ? await formerOf(roster) : await formerKinds(roster, filter);
    return figuresFrom(
      question,
      {
        reports: found.reports.map((row) => reportLine(row, by.length)),
        served: found.served.map((row) => servedLine(row, by.length)),
        demand: found.demand.map((row) => demandLine(row, by.length)),
        short: found.short.map((row) => shortLine(row, by.length)),
        owed: owedIn(roster, kinds, { ...question, filter: meant }),
      },
      cumulativeSince,
    );
  }
  return Object.assign(figures, { formerKinds });
}
