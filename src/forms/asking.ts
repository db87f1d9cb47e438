// How does a form ask: in full, in one line, again and differently, or not any more because it was dropped?
import type { AskedOptions, Form } from './form.ts';
import { rungOf } from './ladder.ts';
import { type FormState, remember } from './state.ts';

export type Turn<A, R> = {
  /** Null: the form is closed. */
  readonly state: FormState<A, R> | null;
  readonly lines: readonly string[];
  /** To be done now, exactly as it was read back; then the caller closes the form, or opens it again. */
  readonly confirmed: R | null;
  /** False where a `say` was none of the form's: the text may mean something else. */
  readonly mine: boolean;
};

export const saying = <A, R>(state: FormState<A, R>, lines: readonly string[]): Turn<A, R> => ({
  state,
  lines,
  confirmed: null,
  mine: true,
});

export const closed = (line: string): Turn<never, never> => ({ state: null, lines: [line], confirmed: null, mine: true });

/** Says `lines`, then what is open in full. What is read back is frozen: exactly that can be confirmed. */
export function ask<A extends object, C, R>(
  form: Form<A, C, R>,
  state: FormState<A, R>,
  context: C,
  lines: readonly string[],
  how: 'ask' | 'anew' = 'ask',
): Turn<A, R> {
  const { answers } = state;
  const open = form.open(answers, context);
  switch (open.kind) {
    case 'nothing':
      return saying<A, R>({ ...state, review: null, misses: 0 }, lines);
    case 'question':
      return saying<A, R>({ ...state, review: null, misses: 0 }, [
        ...lines,
        ...(open.question[how] ?? open.question.ask)(answers, context),
      ]);
    case 'complete':
      return { state, lines, confirmed: form.review(answers, context, null, how).frozen, mine: true };
    case 'review': {
      const review = form.review(answers, context, isUnread(state) ? null : state.review, how);
      const { shown: _, ...rest } = state;
      return saying({ ...rest, review: review.frozen, misses: 0 }, [...lines, ...review.lines]);
    }
  }
}

/** Parts of what was read back had not been delivered when the message at hand was sent. */
export const isUnread = <A, R>({ review, shown }: FormState<A, R>): boolean =>
  review !== null && shown !== undefined && shown.parts !== 'all';

/** 确认 of what was not delivered does nothing: of a read-back that stands the missing part is wanted, else all of it. */
export function unread<A extends object, C, R>(form: Form<A, C, R>, state: FormState<A, R>, context: C): Turn<A, R> {
  const again = ask(form, state, context, [], 'anew');
  const print = (reviewed: R | null | undefined): string => JSON.stringify(form.reviewed.nullable().parse(reviewed ?? null));
  if (state.shown === undefined || print(again.state?.review) !== print(state.review)) return again;
  const wanted: FormState<A, R> = { ...state, misses: 0, shown: { ...state.shown, isWanted: true } };
  return saying(wanted, state.shown.parts === 'some' ? [] : again.lines);
}

/** What is open, in one line; null where nothing is. */
export function openLine<A extends object, C, R>(form: Form<A, C, R>, { answers }: FormState<A, R>, context: C): string | null {
  const open = form.open(answers, context);
  switch (open.kind) {
    case 'nothing':
    case 'complete':
      return null;
    case 'question':
      return open.question.line(answers, context);
    case 'review':
      return form.reviewLine(answers, context);
  }
}

/** What is asked and can be answered by a press; null where nothing is, or only words will do. */
export function openOptions<A extends object, C, R>(
  form: Form<A, C, R>,
  { answers }: FormState<A, R>,
  context: C,
): AskedOptions | null {
  const open = form.open(answers, context);
  if (open.kind === 'review') return form.reviewOptions?.(answers, context) ?? null;
  const options = open.kind === 'question' ? (open.question.options?.(answers, context) ?? []) : [];
  if (open.kind !== 'question' || options.length === 0) return null;
  return { line: open.question.ask(answers, context)[0] ?? '', options };
}

/** Says `lines` and what is open in one line. */
export function again<A extends object, C, R>(
  form: Form<A, C, R>,
  state: FormState<A, R>,
  context: C,
  lines: readonly string[],
): Turn<A, R> {
  const line = openLine(form, state, context);
  return saying(state, line === null ? lines : [...lines, line]);
}

/** Asked again, differently each time: never the same sentence twice in a row. `why` takes the ladder's place. */
export function missed<A extends object, C, R>(
  form: Form<A, C, R>,
  state: FormState<A, R>,
  context: C,
  why: readonly string[] | null,
): Turn<A, R> {
  const { texts } = form;
  const open = form.open(state.answers, context);
  const next = { ...state, review: open.kind === 'review' ? state.review : null, misses: state.misses + 1 };
  const rung = rungOf(state.misses);
  if (why !== null && state.misses === 0) return saying(next, why);
  if (open.kind === 'question') {
    const [first, second] = open.question.again(state.answers, context);
    // What was wrong is said each time.
    if (rung === 'third') return again(form, next, context, [...(why ?? []).slice(0, 1), texts.stuck]);
    return saying(next, [...(why ?? []), rung === 'first' ? first : second]);
  }
  if (open.kind === 'review') {
    const [first = texts.stuck, second = texts.stuck, third = texts.stuck] =
      form.reviewMissed?.(state.answers, context) ?? texts.reviewMissed;
    return again(form, next, context, [{ first, second, third }[rung]]);
  }
  return saying(state, []);
}

/** The whole form, or what the form itself drops of several. */
export function cancel<A extends object, C, R>(form: Form<A, C, R>, state: FormState<A, R>, context: C, all: string): Turn<A, R> {
  const dropped = form.cancel?.(state.answers, context) ?? null;
  if (dropped === null) return closed(all);
  const next = dropped.isUndoable
    ? remember(state, dropped.answers, form.untracked)
    : { ...state, answers: dropped.answers, trail: [] };
  return ask(form, next, context, dropped.lines);
}
