// What may a question that was read look like when it is read back from a thread?
import { z } from 'zod';
import { ENTERPRISE_TYPES } from '../../domain/enterprises.ts';
import { PROGRAMMES, programmeFigures } from '../../domain/programmes.ts';
import { count, day, exact, month, object, tier, week } from '../../forms/shapes.ts';
import { type Dimension, MEASURES, type QueryPeriod, type QueryReading } from '../../reading/reading.ts';

const measure = z.enum(MEASURES);
const dimension: z.ZodType<Dimension> = z.enum(['district', 'type', 'tier', 'enterprise', 'specialist', 'period']);
const FIGURE_KEYS = PROGRAMMES.flatMap((programme) => programmeFigures(programme).map(({ key }) => key));
const bound = z.number().exactOptional();
const ids = z.array(z.string()).exactOptional();
const period = exact<QueryPeriod>()(
  z.union([object({ from: week, to: week }), object({ month }), object({ year: z.int().min(2000).max(2099) })]),
);

export const query = exact<QueryReading>()(
  object({
    kind: z.literal('query'),
    measures: z.array(measure),
    period,
    districts: ids,
    types: z.array(z.enum(ENTERPRISE_TYPES)).exactOptional(),
    tiers: z.array(tier).exactOptional(),
    programmes: z.array(z.enum(PROGRAMMES)).exactOptional(),
    figures: z.array(z.enum(FIGURE_KEYS)).exactOptional(),
    enterprise: z.string().exactOptional(),
    doubt: z.literal('name').exactOptional(),
    enterprises: ids,
    excluded: ids,
    candidates: ids,
    unknown: z.string().exactOptional(),
    demand: z.int().positive().exactOptional(),
    specialist: z.string().exactOptional(),
    surveyed: z.literal(true).exactOptional(),
    filedOn: object({ from: day, to: day }).exactOptional(),
    by: z.union([dimension, z.tuple([dimension, dimension])]).exactOptional(),
    months: z.literal(true).exactOptional(),
    top: count.exactOptional(),
    order: z.enum(['desc', 'asc', 'both']).exactOptional(),
    rankBy: z.literal('change').exactOptional(),
    rank: z.literal(true).exactOptional(),
    compare: z.enum(['previous', 'sameLastYear']).exactOptional(),
    average: dimension.exactOptional(),
    beside: z.enum(['each', 'above', 'below']).exactOptional(),
    share: z.literal(true).exactOptional(),
    form: z.enum(['chart', 'workbook']).exactOptional(),
    threshold: object({ measure, over: bound, under: bound, atLeast: bound, atMost: bound }).exactOptional(),
    weeks: count.exactOptional(),
    page: count.exactOptional(),
    skipped: ids,
  }),
);
