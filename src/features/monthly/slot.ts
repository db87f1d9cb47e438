// What is kept of a month's return between two messages?
import { z } from 'zod';
import { roomSlot } from '../../desk/room-slot.ts';
import type { MonthlyDoubt } from '../../domain/monthly.ts';
import { figuresOf, type MonthlyFigures, PROGRAMMES } from '../../domain/programmes.ts';
import type { Month } from '../../domain/time.ts';
import { byId, count, exact, instant, month, object } from '../../forms/shapes.ts';
import type { MonthlyProblem } from '../../reading/report/monthly-figures.ts';
import type { Answers, Form, Review } from './form.ts';

export type MonthlySlot =
  | { readonly kind: 'form'; readonly form: Form }
  /** Two months are open: the text that waits for which. */
  | { readonly kind: 'which'; readonly text: string; readonly months: readonly Month[] }
  /** Just filed: 撤回 still means it, and leaves the answers. */
  | { readonly kind: 'filed'; readonly form: Form };

const programme = z.enum(PROGRAMMES);
const figure = z.enum(PROGRAMMES.flatMap((p) => figuresOf(p).map(({ key }) => key)));

// By any names: what annex 2 no longer counts stands in the way of nothing, for only its own programmes are ever looked up.
const figures = byId(byId(count)).transform((kept) => kept as MonthlyFigures);
const answers = byId(byId(count)).transform((kept) => kept as Answers);

const doubt = exact<MonthlyDoubt>()(
  z.discriminatedUnion('kind', [
    object({ kind: z.literal('tenfold'), programme, figure, was: count, is: count }),
    object({ kind: z.literal('aboveRoster'), programme, enterprises: count, roster: count }),
    object({ kind: z.literal('hiredWithoutEvents'), programme, hired: count }),
  ]),
);
const review = exact<Review>()(object({ figures, doubts: z.array(doubt), was: figures.nullable(), published: z.boolean() }));
const problem = exact<MonthlyProblem>()(
  z.discriminatedUnion('why', [
    object({ why: z.literal('vague'), text: z.string(), key: figure.nullable() }),
    object({ why: z.literal('count'), numbers: count }),
    object({ why: z.literal('unclear') }),
  ]),
);
const form = exact<Form>()(
  object({
    month,
    district: z.string(),
    answers,
    past: z.array(answers),
    focus: object({ programme, problem: problem.nullable() }).nullable(),
    review: review.nullable(),
    tried: object({ message: z.string(), at: instant }).nullable(),
    paused: z.boolean(),
  }),
);

export const monthlySlot = roomSlot(
  'monthly',
  exact<MonthlySlot>()(
    z.discriminatedUnion('kind', [
      object({ kind: z.literal('form'), form }),
      object({ kind: z.literal('which'), text: z.string(), months: z.array(month) }),
      object({ kind: z.literal('filed'), form }),
    ]),
  ),
);
