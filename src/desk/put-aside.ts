// What is put aside, and how is it gone on with: by 继续, by 确认 of what was read back, and told where nothing else is open?

import { z } from 'zod';
import { goOnForm as t } from '../../conversations/front-desk.ts';
import { defineForm } from '../forms/define.ts';
import { fill } from '../forms/definition/fill.ts';
import type { Choice } from '../forms/fields.ts';
import { exact, object } from '../forms/shapes.ts';
import { asksProgress } from '../reading/question/talk.ts';
import type { CommandReading } from '../reading/reading.ts';
import { deskForm, type OpenedForm } from './desk-form.ts';
import { type Feature, type Resumable, resumables, type TextTurn } from './feature.ts';
import type { Answered } from './receive.ts';
import { asideLine } from './reminder.ts';
import { putAside, topOf } from './situation.ts';

/** Names of those that could be meant, in the order of the list. */
type GoingOn = { readonly options: readonly string[]; readonly chosen?: string };

/** What is kept, by name. */
type Facts = readonly Resumable[];

const GOING_ON = exact<GoingOn>()(object({ options: z.array(z.string()).min(1), chosen: z.string().exactOptional() }));

const choicesOf = ({ options }: GoingOn, kept: Facts): readonly Choice<string>[] =>
  options.flatMap((name, i) => {
    const one = kept.find((k) => k.name === name);
    if (one === undefined) return [];
    const { what, word } = one;
    return [{ value: name, number: i + 1, words: [what, word], line: fill(t.option, { number: i + 1, what }) }];
  });

const which = defineForm<GoingOn, Facts, GoingOn>({
  name: 'goOn',
  version: 1,
  expires: 'act',
  isReadBack: false,
  isPassing: true,
  texts: t,
  answers: GOING_ON,
  reviewed: GOING_ON,
  fields: (ask) => [
    ask.choice<string>('chosen', {
      texts: t.which,
      values: (asked, kept) => ({
        options: choicesOf(asked, kept)
          .map(({ line }) => line)
          .join('、'),
      }),
      options: choicesOf,
      neither: () => null,
    }),
  ],
  review: (asked) => ({ lines: [], frozen: asked }),
  reviewLine: () => '',
});

/** 继续. `features`: all of them, this one included. */
export function goOnFeature(features: () => readonly Feature[]): Feature {
  const form: OpenedForm<GoingOn, GoingOn> = deskForm(which, {
    async context({ thread }, { options }) {
      const kept = resumables(features()).filter((k) => options.includes(k.name) && k.standing(thread) !== null);
      return kept.length === 0 ? { over: [t.over] } : { context: kept };
    },
    wanted: ({ options }) => ({
      kind: 'place',
      words: resumables(features()).flatMap(({ name, what }) => (options.includes(name) ? [what] : [])),
    }),
    async confirm(turn, { chosen }, kept) {
      const resumed = await kept.find(({ name }) => name === chosen)?.resume(turn);
      return { kind: 'done', lines: resumed?.lines ?? [t.over], ...(resumed ? { thread: resumed.thread } : {}) };
    },
  });

  async function goOn(turn: TextTurn): Promise<Answered | null> {
    const { thread } = turn;
    const [one, second, ...more] = putAside(features(), thread).filter(({ name }) => name !== form.name);
    const top = resumables(features()).find(({ name }) => name === topOf(features(), thread)?.name);
    if (!one) return (await top?.resume(turn)) ?? null;
    if (!second) return one.resume(turn);
    return form.begin(turn, { options: [one, second, ...more].map(({ name }) => name) });
  }

  return { name: 'goOn', forms: [form], hears: { goOn } };
}

/** 确认 with nothing open and one form put aside at its read-back: that is shown again, and nothing is done unseen. */
export async function confirmAside(
  features: readonly Feature[],
  turn: TextTurn,
  { name }: CommandReading,
): Promise<Answered | null> {
  if (name !== 'confirm' || topOf(features, turn.thread) !== null) return null;
  const [one, second] = putAside(features, turn.thread);
  return one && !second && one.standing(turn.thread)?.isReview ? one.resume(turn) : null;
}

const NOTHING_OPEN: ReadonlySet<string> = new Set(['confirm', 'cancel', 'back']);

/** 进度, and 确认, 取消, 返回 with nothing open: what is put aside is told in one line. */
export function withPutAside(features: readonly Feature[], turn: TextTurn, answered: Answered): Answered {
  const { reading, text, thread } = turn;
  const name = reading.kind === 'command' ? reading.name : null;
  const isTold =
    name === 'progress' || asksProgress(text) || (name !== null && NOTHING_OPEN.has(name) && topOf(features, thread) === null);
  const line = isTold ? asideLine(features, answered.thread) : null;
  return line === null ? answered : { ...answered, lines: [...answered.lines, line] };
}
