// What may a report that is being filled in look like when it is read back?
import { z } from 'zod';
import type { Doubt } from '../domain/doubts.ts';
import { byId, count, exact, figures, object, reportFigures, tier, week } from '../forms/shapes.ts';
import type { FigureProblem, Said, SpokenFigures } from '../reading/reading.ts';
import type { Answers, Draft, FullAnswers, Gap, Patch, Reviewed, Session, Which } from './session.ts';

const step = z.enum(['headcount', 'shortage', 'resolved']);
const why = z.enum(['vague', 'relative', 'tier']);

const answers = exact<Answers>()(
  object({ headcount: count.exactOptional(), shortage: figures.exactOptional(), resolved: figures.exactOptional() }),
);
/** Every step answered. */
export const fullAnswers: z.ZodType<FullAnswers> = reportFigures;

const spoken = exact<SpokenFigures>()(
  object({
    general: count.exactOptional(),
    skilled: count.exactOptional(),
    senior: count.exactOptional(),
    total: count.exactOptional(),
  }),
);
const problem = exact<FigureProblem>()(
  object({
    text: z.string(),
    field: z
      .enum([
        'headcount',
        'shortage.general',
        'shortage.skilled',
        'shortage.senior',
        'shortage.total',
        'resolved.general',
        'resolved.skilled',
        'resolved.senior',
        'resolved.total',
      ])
      .exactOptional(),
    why,
  }),
);
const said = exact<Said>()(
  object({
    headcount: count.exactOptional(),
    shortage: spoken.exactOptional(),
    resolved: spoken.exactOptional(),
    none: z.literal(true).exactOptional(),
    same: z.literal(true).exactOptional(),
    problems: z.array(problem).exactOptional(),
  }),
);

const gap = exact<Gap>()(
  z.discriminatedUnion('kind', [
    object({ kind: z.literal('vague'), step, tier: tier.nullable(), said: z.string(), why }),
    object({ kind: z.literal('split'), step: z.enum(['shortage', 'resolved']), total: count, sum: count.nullable() }),
    object({ kind: z.literal('last'), step: z.literal('shortage') }),
  ]),
);
const draft = exact<Draft>()(object({ answers, gaps: z.array(gap), each: z.boolean(), typed: z.string().nullable() }));
const which = exact<Which>()(object({ typed: z.string(), candidates: z.array(z.string()), entry: said }));
const doubt = exact<Doubt>()(
  z.discriminatedUnion('kind', [
    object({ kind: z.literal('aboveHeadcount'), shortage: count, headcount: count }),
    object({ kind: z.literal('tenfold'), field: step, tier: tier.nullable(), was: count, is: count }),
    object({ kind: z.literal('unchanged'), weeks: count }),
    object({ kind: z.literal('negativeBalance'), fell: z.int(), resolved: z.int(), unexplained: z.int() }),
  ]),
);
const reviewed = exact<Reviewed>()(object({ answers: fullAnswers, doubts: z.array(doubt) }));
const patch = exact<Patch>()(
  object({
    drafts: byId(draft.nullable()),
    queue: z.array(z.string()).exactOptional(),
    which: z.array(which).exactOptional(),
  }),
);

/** The parts every report has had since there are any; of those that came later an older program knew nothing. */
export const session = exact<Session>()(
  object({
    script: z.string(),
    version: z.int(),
    period: week,
    drafts: byId(draft).default({}),
    queue: z.array(z.string()).default([]),
    together: z.boolean().default(false),
    which: z.array(which).default([]),
    review: byId(reviewed).nullable().default(null),
    misses: count.default(0),
    touched: object({ item: z.string(), step, tier: tier.nullable() }).nullable().default(null),
    correcting: z.string().nullable().default(null),
    trail: z.array(patch).default([]),
    carried: byId(answers).default({}),
  }),
);
