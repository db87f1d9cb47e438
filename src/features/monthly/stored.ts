// What is kept of a month's return between two messages, by this program and by those before it?
import { z } from 'zod';
import { type FeatureSlot, featureSlot } from '../../desk/feature-slot.ts';
import type { MonthlyDoubt } from '../../domain/monthly.ts';
import { type MonthlyFigures, PROGRAMMES, programmeFigures } from '../../domain/programmes.ts';
import type { Month } from '../../domain/time.ts';
import type { Carried, Stored } from '../../forms/form.ts';
import { byId, count, exact, instant, month, object } from '../../forms/shapes.ts';
import { patchOf } from '../../forms/trail.ts';
import type { MonthlyProblem } from '../../reading/report/monthly-figures.ts';
import type { Given, MonthAnswers, MonthReview } from './answers.ts';

const programme = z.enum(PROGRAMMES);
const figure = z.enum(PROGRAMMES.flatMap((p) => programmeFigures(p).map(({ key }) => key)));

// By any names: what annex 2 no longer counts stands in the way of nothing, for only its own programmes are ever looked up.
const figures = byId(byId(count)).transform((kept) => kept as MonthlyFigures);
const given = byId(byId(count)).transform((kept) => kept as Given);

const doubt = exact<MonthlyDoubt>()(
  z.discriminatedUnion('kind', [
    object({ kind: z.literal('tenfold'), programme, figure, was: count, is: count }),
    object({ kind: z.literal('aboveRoster'), programme, enterprises: count, roster: count }),
    object({ kind: z.literal('hiredWithoutEvents'), programme, hired: count }),
  ]),
);
export const reviewSchema = exact<MonthReview>()(
  object({
    figures,
    doubts: z.array(doubt),
    was: figures.nullable(),
    published: z.boolean(),
    prefilled: byId(count)
      .transform((kept) => kept as NonNullable<MonthReview['prefilled']>)
      .exactOptional(),
    reopened: instant.exactOptional(),
    reason: z.string().exactOptional(),
  }),
);
const problem = exact<MonthlyProblem>()(
  z.discriminatedUnion('why', [
    object({ why: z.literal('vague'), text: z.string(), key: figure.nullable() }),
    object({ why: z.literal('count'), numbers: count }),
    object({ why: z.literal('unclear') }),
  ]),
);
export const answersSchema = exact<MonthAnswers>()(
  object({
    month,
    district: z.string(),
    figures: given.exactOptional(),
    reason: z.string().exactOptional(),
    asked: object({ programme, problem: problem.nullable(), of: given }).exactOptional(),
    tried: object({ message: z.string(), at: instant, of: given }).exactOptional(),
  }),
);

/** Before forms had versions. */
const unversioned = object({
  month,
  district: z.string(),
  answers: given,
  past: z.array(given),
  focus: object({ programme, problem: problem.nullable() }).nullable(),
  review: reviewSchema.nullable(),
  tried: object({ message: z.string(), at: instant }).nullable(),
  paused: z.boolean(),
});
const unversionedForm = object({ kind: z.literal('form'), form: unversioned });
const unversionedWhich = object({ kind: z.literal('which'), text: z.string(), months: z.array(month) });

const answersOf = ({ month, district, answers, focus, tried }: z.output<typeof unversioned>): MonthAnswers => ({
  month,
  district,
  figures: answers,
  ...(focus === null ? {} : { asked: { ...focus, of: answers } }),
  ...(tried === null ? {} : { tried: { ...tried, of: answers } }),
});

/** A form as programs kept it whose forms had no version. */
export function upgradeForm({ slot }: Stored): Carried<MonthAnswers, MonthReview> | null {
  const old = unversionedForm.safeParse(slot);
  if (!old.success) return null;
  const { form } = old.data;
  const { answers, past, review, paused } = form;
  const trail = past.map((before, i) => patchOf({ figures: before }, { figures: past[i + 1] ?? answers }));
  return { answers: answersOf(form), review, paused, trail };
}

/** A text that waits for its month, likewise. */
export function upgradeWhich({ slot }: Stored): { readonly text: string; readonly months: readonly Month[] } | null {
  const old = unversionedWhich.safeParse(slot);
  return old.success ? { text: old.data.text, months: old.data.months } : null;
}

/** Just filed: 撤回 still means it, and leaves the answers. */
type FiledMonth = { readonly kind: 'filed'; readonly answers: MonthAnswers };

const filed = z.union([
  object({ kind: z.literal('filed'), answers: answersSchema }).transform(
    ({ answers }): FiledMonth => ({ kind: 'filed', answers }),
  ),
  object({ kind: z.literal('filed'), form: unversioned }).transform(
    ({ form }): FiledMonth => ({ kind: 'filed', answers: answersOf(form) }),
  ),
]);

export const filedSlot: FeatureSlot<FiledMonth> = featureSlot('monthly', filed);
