// What may a report that is being filled in look like when it is read back?
import { z } from 'zod';
import { weeklyDispatch as script } from '../../../../conversations/weekly-dispatch.ts';
import type { Doubt } from '../../../domain/doubts.ts';
import type { Carried, Stored } from '../../../forms/form.ts';
import { byId, count, exact, figures, object, reportFigures, tier, week } from '../../../forms/shapes.ts';
import type { Patch } from '../../../forms/trail.ts';
import type { FigureProblem, FiguresSaid, SpokenFigures } from '../../../reading/reading.ts';
import type { FullAnswers, Gap, ItemAnswers, ItemDraft, Reviewed, WeekAnswers, WeekReview, WhichItem } from './answers.ts';

const step = z.enum(['headcount', 'shortage', 'resolved']);
const why = z.enum(['vague', 'relative', 'tier']);

const answers = exact<ItemAnswers>()(
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
const said = exact<FiguresSaid>()(
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
    object({ kind: z.literal('vague'), step, tier: tier.nullable(), said: z.string(), why, likely: count.exactOptional() }),
    object({ kind: z.literal('split'), step: z.enum(['shortage', 'resolved']), total: count, sum: count.nullable() }),
    object({ kind: z.literal('last'), step: z.literal('shortage') }),
  ]),
);
const draft = exact<ItemDraft>()(object({ answers, gaps: z.array(gap), each: z.boolean(), typed: z.string().nullable() }));
const which = exact<WhichItem>()(
  object({
    typed: z.string(),
    candidates: z.array(z.string()),
    entry: said,
    since: z.array(object({ item: z.string(), said })).exactOptional(),
  }),
);
const doubt = exact<Doubt>()(
  z.discriminatedUnion('kind', [
    object({ kind: z.literal('aboveHeadcount'), shortage: count, headcount: count }),
    object({ kind: z.literal('tenfold'), field: step, tier: tier.nullable(), was: count, is: count }),
    object({ kind: z.literal('unchanged'), weeks: count }),
    object({ kind: z.literal('negativeBalance'), fell: z.int(), resolved: z.int(), unexplained: z.int() }),
  ]),
);
const reviewed = exact<Reviewed>()(
  object({
    answers: fullAnswers,
    doubts: z.array(doubt),
    open: count.exactOptional(),
    stood: fullAnswers.nullable().exactOptional(),
  }),
);
export const weekReview: z.ZodType<WeekReview> = byId(reviewed);

const parts = {
  period: week,
  drafts: byId(draft).default({}),
  queue: z.array(z.string()).default([]),
  together: z.boolean().default(false),
  which: z.array(which).default([]),
  touched: object({ item: z.string(), step, tier: tier.nullable() }).nullable().default(null),
  correcting: z.string().nullable().default(null),
  settled: z.array(object({ item: z.string(), doubt: z.string() })).default([]),
  carried: byId(answers).default({}),
};

export const weekAnswers = exact<WeekAnswers>()(object(parts));

/** What one answer had changed. */
const oldPatch = z.object({
  drafts: byId(draft.nullable()),
  queue: z.array(z.string()).exactOptional(),
  which: z.array(which).exactOptional(),
});

/** A report as programs before the form engine stored it: its answers, and beside them what the engine keeps of every form now. */
const older = z.object({
  ...parts,
  version: z.int(),
  review: weekReview.nullable().default(null),
  trail: z.array(oldPatch).default([]),
});

/** What was answered and what is still to be asked; a report under an older script is read back anew. */
export function upgraded({ version: stored, slot }: Stored): Carried<WeekAnswers, WeekReview> | null {
  const later = stored === null ? null : weekAnswers.safeParse(slot);
  if (later?.success) return { answers: later.data };
  const read = older.safeParse(slot);
  if (!read.success) return null;
  const { version, review, trail, ...answers } = read.data;
  return version === script.version
    ? { answers, review, trail: trail.map(patchFrom) }
    : { answers: { ...answers, touched: null, correcting: null, together: false } };
}

const patchFrom = ({ drafts, ...lists }: z.output<typeof oldPatch>): Patch => [
  ...Object.entries(drafts).map(([id, was]) => (was === null ? { path: ['drafts', id] } : { path: ['drafts', id], was })),
  ...Object.entries(lists).map(([name, was]) => ({ path: [name], was })),
];
