// Two months take a return and none was named: how is it asked which one is meant?
import { z } from 'zod';
import { monthAsk } from '../../../conversations/monthly.ts';
import { sayMonth } from '../../desk/voices.ts';
import type { Month } from '../../domain/time.ts';
import { defineForm } from '../../forms/define.ts';
import { exact, month, object } from '../../forms/shapes.ts';
import { monthChosen } from '../../reading/answer/choices.ts';
import { upgradeWhich } from './stored.ts';

/** A text that waits for its month. */
export type MonthAsked = { readonly text: string; readonly months: readonly Month[]; readonly chosen?: Month };

type MonthsOpen = { readonly months: readonly Month[]; readonly now: Date };

const asked = exact<MonthAsked>()(object({ text: z.string(), months: z.array(month).min(1), chosen: month.exactOptional() }));

export const monthAskedForm = defineForm<MonthAsked, MonthsOpen, MonthAsked>({
  name: 'monthWhich',
  version: 1,
  expires: 'act',
  isReadBack: false,
  texts: monthAsk,
  answers: asked,
  reviewed: asked,
  fields: (ask) => [
    {
      ...ask.instant('chosen', {
        texts: monthAsk.month,
        values: (_, { months: [old = '', current = ''], now }) => ({ old: sayMonth(old, now), current: sayMonth(current, now) }),
        when: (text, { months, now }) => monthChosen(text, months, now),
      }),
      options: (_, { months, now }) => months.map((one, i) => ({ text: String(i + 1), names: [sayMonth(one, now)] })),
    },
  ],
  review: (answers) => ({ lines: [], frozen: answers }),
  reviewLine: () => '',
  formerly: ['monthly'],
  upgrade: (stored) => {
    const answers = upgradeWhich(stored);
    return answers && { answers };
  },
});
