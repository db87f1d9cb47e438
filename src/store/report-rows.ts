// How do a report's figures stand in columns, and how are reports read back?
import { z } from 'zod';
import type { Doubt } from '../domain/doubts.ts';
import type { Report, ReportFigures } from '../domain/reports.ts';
import { Prisma } from './generated/client.ts';

/** The columns every table of figures has. */
export const FIGURES_ROW = z.object({
  headcount: z.number(),
  shortage_general: z.number(),
  shortage_skilled: z.number(),
  shortage_senior: z.number(),
  resolved_general: z.number(),
  resolved_skilled: z.number(),
  resolved_senior: z.number(),
});
type FiguresRow = Readonly<z.infer<typeof FIGURES_ROW>>;

export const FIGURE_COLUMNS = Object.keys(FIGURES_ROW.shape) as readonly (keyof FiguresRow)[];

/** The same as SQL, of the table or alias `of`. */
export const figureColumns = (of?: string): Prisma.Sql =>
  Prisma.raw(FIGURE_COLUMNS.map((column) => (of === undefined ? column : `${of}.${column}`)).join(', '));

export const columnsOf = ({ headcount, shortage, resolved }: ReportFigures): FiguresRow => ({
  headcount,
  shortage_general: shortage.general,
  shortage_skilled: shortage.skilled,
  shortage_senior: shortage.senior,
  resolved_general: resolved.general,
  resolved_skilled: resolved.skilled,
  resolved_senior: resolved.senior,
});

/** The figures by tier in those columns. */
export const tiersFrom = (row: Omit<FiguresRow, 'headcount'>): Omit<ReportFigures, 'headcount'> => ({
  shortage: { general: row.shortage_general, skilled: row.shortage_skilled, senior: row.shortage_senior },
  resolved: { general: row.resolved_general, skilled: row.resolved_skilled, senior: row.resolved_senior },
});

/** Of what the program wrote itself. */
export const DOUBTS = z.custom<readonly Doubt[]>((value) => Array.isArray(value));

/** `reports r JOIN report_revisions v` as one array a row: short, as a coordinator's week holds hundreds. */
export const REPORT_ARRAY = Prisma.sql`json_build_array(r.enterprise, r.week, r.district, r.revision, r.headcount,
  r.shortage_general, r.shortage_skilled, r.shortage_senior, r.resolved_general, r.resolved_skilled, r.resolved_senior, v.doubts,
  extract(epoch FROM r.filed_at) * 1000, r.filed_by, extract(epoch FROM r.first_filed_at) * 1000, r.punctuality)`;

/** What `REPORT_ARRAY` gives. */
export const REPORT = z
  .tuple([
    z.string(),
    z.string(),
    z.string(),
    z.number(),
    z.number(),
    z.number(),
    z.number(),
    z.number(),
    z.number(),
    z.number(),
    z.number(),
    DOUBTS,
    z.number(),
    z.string(),
    z.number(),
    z.enum(['onTime', 'late']),
  ])
  .transform(
    ([
      enterprise,
      week,
      district,
      revision,
      headcount,
      sg,
      ss,
      sh,
      rg,
      rs,
      rh,
      doubts,
      filed,
      filedBy,
      first,
      punctuality,
    ]): Report => ({
      enterprise,
      week,
      district,
      revision,
      figures: {
        headcount,
        shortage: { general: sg, skilled: ss, senior: sh },
        resolved: { general: rg, skilled: rs, senior: rh },
      },
      doubts,
      filedAt: new Date(filed),
      filedBy,
      firstFiledAt: new Date(first),
      punctuality,
    }),
  );
