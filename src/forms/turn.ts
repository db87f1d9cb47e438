// What does a form say and do when something happens in it? One pure function for all forms: no clock, no waiting, no failure.
import { assentIn } from '../reading/answer/assent.ts';
import { type Repair, repairIn } from '../reading/answer/repairs.ts';
import type { Form, Read } from './form.ts';
import { type FormState, remember, stepBack } from './state.ts';

export type FormEvent<A> =
  /** Begun, or taken up again: the open question in full. */
  | { readonly kind: 'open'; readonly lines?: readonly string[] }
  /** Answers given by other means than an answer: a command's words, a card. */
  | { readonly kind: 'put'; readonly answers: A; readonly lines?: readonly string[] }
  /** An answer, a correction, 再说一遍 and its like. */
  | { readonly kind: 'say'; readonly text: string }
  /** A text nobody understood. */
  | { readonly kind: 'missed' }
  | { readonly kind: 'confirm' | 'back' | 'cancel' | 'pause' | 'progress' | 'help' | 'again' };

export type Turn<A, R> = {
  /** Null: the form is closed. */
  readonly state: FormState<A, R> | null;
  readonly lines: readonly string[];
  /** To be done now, exactly as it was read back; then the caller closes the form, or opens it again. */
  readonly confirmed: R | null;
  /** False where a `say` was none of the form's: the text may mean something else. */
  readonly mine: boolean;
};

const say = <A, R>(state: FormState<A, R>, lines: readonly string[]): Turn<A, R> => ({
  state,
  lines,
  confirmed: null,
  mine: true,
});

const closed = (line: string): Turn<never, never> => ({ state: null, lines: [line], confirmed: null, mine: true });

/** Everything that can happen leads to a next state and to words. */
export function formTurn<A extends object, C, R>(
  form: Form<A, C, R>,
  state: FormState<A, R>,
  event: FormEvent<A>,
  context: C,
): Turn<A, R> {
  const { texts } = form;
  const cancelled = (): string => form.cancelled?.(state.answers, context) ?? texts.cancelled;
  switch (event.kind) {
    case 'open':
      return ask(form, { ...state, paused: false }, context, event.lines ?? [], 'anew');
    case 'put':
      return ask(form, { ...remember(state, event.answers, form.untracked), paused: false }, context, event.lines ?? []);
    case 'say':
      return said(form, state, event.text, context);
    case 'missed':
      return missed(form, state, context, null);
    case 'confirm': {
      const open = form.open(state.answers, context);
      // What was never read back is read back first.
      if (open.kind !== 'review' || state.review === null)
        return ask(
          form,
          state,
          context,
          open.kind === 'question' ? (form.stillOpen?.(state.answers, context) ?? [texts.stillOpen]) : [],
        );
      return { state, lines: [], confirmed: state.review, mine: true };
    }
    case 'back': {
      const before = stepBack(state);
      if (before) {
        const isOpen = form.open(before.answers, context).kind !== 'nothing';
        const lines = isOpen ? (form.back?.(before.answers, context) ?? [texts.back]) : [texts.backToNothing];
        return ask(form, before, context, lines);
      }
      // One step back from an act that is only waiting for 确认 is not doing it.
      return form.expires === 'act' ? closed(cancelled()) : ask(form, state, context, [texts.backNothing]);
    }
    case 'cancel':
      return cancel(form, state, context, cancelled());
    case 'pause':
      return form.expires === 'act' ? closed(cancelled()) : say({ ...state, paused: true }, [texts.paused]);
    case 'progress':
      return again(form, state, context, form.progress?.(state.answers, context) ?? []);
    case 'help':
      return again(form, state, context, form.help?.(state.answers, context) ?? [texts.help]);
    case 'again':
      return again(form, state, context, []);
  }
}

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
      return say<A, R>({ ...state, review: null, misses: 0 }, lines);
    case 'question':
      return say<A, R>({ ...state, review: null, misses: 0 }, [
        ...lines,
        ...(open.question[how] ?? open.question.ask)(answers, context),
      ]);
    case 'complete':
      return { state, lines, confirmed: form.review(answers, context, null).frozen, mine: true };
    case 'review': {
      const review = form.review(answers, context, state.review);
      return say({ ...state, review: review.frozen, misses: 0 }, [...lines, ...review.lines]);
    }
  }
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

/** Says `lines` and what is open in one line. */
export function again<A extends object, C, R>(
  form: Form<A, C, R>,
  state: FormState<A, R>,
  context: C,
  lines: readonly string[],
): Turn<A, R> {
  const line = openLine(form, state, context);
  return say(state, line === null ? lines : [...lines, line]);
}

/** Asked again, differently each time: never the same sentence twice in a row. `why` takes the ladder's place. */
function missed<A extends object, C, R>(
  form: Form<A, C, R>,
  state: FormState<A, R>,
  context: C,
  why: readonly string[] | null,
): Turn<A, R> {
  const { texts } = form;
  const open = form.open(state.answers, context);
  const next = { ...state, review: open.kind === 'review' ? state.review : null, misses: state.misses + 1 };
  const rung = state.misses % 3;
  if (why !== null && state.misses === 0) return say(next, why);
  if (open.kind === 'question') {
    const sentence = open.question.again(state.answers, context)[rung];
    return sentence === undefined ? again(form, next, context, [texts.stuck]) : say(next, [...(why ?? []), sentence]);
  }
  if (open.kind === 'review') {
    const sentences = form.reviewMissed?.(state.answers, context) ?? texts.reviewMissed;
    return again(form, next, context, [sentences[rung] ?? texts.stuck]);
  }
  return say(state, []);
}

/** The whole form, or what the form itself drops of several. */
function cancel<A extends object, C, R>(form: Form<A, C, R>, state: FormState<A, R>, context: C, all: string): Turn<A, R> {
  const dropped = form.cancel?.(state.answers, context) ?? null;
  if (dropped === null) return closed(all);
  const next = dropped.isUndoable
    ? remember(state, dropped.answers, form.untracked)
    : { ...state, answers: dropped.answers, trail: [] };
  return ask(form, next, context, dropped.lines);
}

const NOT_MINE = { kind: 'notMine' } as const;

function said<A extends object, C, R>(form: Form<A, C, R>, state: FormState<A, R>, text: string, context: C): Turn<A, R> {
  const notMine: Turn<A, R> = { state, lines: [], confirmed: null, mine: false };
  const open = form.open(state.answers, context);
  const repair = repairIn(text);
  const repaired = repair && mended(form, state, repair, context);
  if (repaired) return repaired;
  const { answers, review } = state;
  const read: Read<A> = form.read?.(text, { answers, review }, context) ?? NOT_MINE;
  if (read.kind !== 'notMine') return taken(form, state, read, context);
  switch (open.kind) {
    case 'nothing':
    case 'complete':
      return notMine;
    case 'question':
      return taken(form, state, open.question.read(text, answers, context), context);
    case 'review':
      switch (assentIn(text)) {
        case 'agrees':
          return formTurn(form, state, { kind: 'confirm' }, context);
        case 'declines':
          return again(form, state, context, [form.texts.notDone]);
        case 'manners':
          return again(form, state, context, []);
        case null:
          return notMine;
      }
  }
}

/** What a text, or whatever else happened, did to the answers. */
export function taken<A extends object, C, R>(
  form: Form<A, C, R>,
  state: FormState<A, R>,
  read: Read<A>,
  context: C,
): Turn<A, R> {
  switch (read.kind) {
    case 'taken': {
      const next = remember(state, read.answers, form.untracked);
      return read.isAlone
        ? say<A, R>({ ...next, review: null, misses: 0 }, read.lines ?? [])
        : ask(form, next, context, read.lines ?? []);
    }
    case 'said':
      return read.thenAsks ? again(form, state, context, read.lines) : say(state, read.lines);
    case 'means':
      return formTurn(form, state, { kind: read.event }, context);
    case 'missed': {
      const { answers = state.answers, isFirst = false } = read;
      return missed(form, { ...state, answers, misses: isFirst ? 0 : state.misses }, context, read.lines ?? null);
    }
    case 'notMine':
      return { state, lines: [], confirmed: null, mine: false };
  }
}

/** Null where nothing is open, or nothing that this could mean. */
function mended<A extends object, C, R>(
  form: Form<A, C, R>,
  state: FormState<A, R>,
  repair: Repair,
  context: C,
): Turn<A, R> | null {
  const { texts } = form;
  const open = form.open(state.answers, context);
  if (open.kind === 'nothing' || open.kind === 'complete') return null;
  switch (repair) {
    case 'repeat':
      return ask(form, state, context, [], 'anew');
    case 'explain':
      return ask(form, state, context, open.kind === 'question' ? [texts.explain] : [], 'anew');
    case 'restart': {
      const anew = remember(state, form.fresh(state.answers), form.untracked);
      return ask(form, anew, context, [texts.restarted, ...(form.overview?.(anew.answers, context) ?? [])]);
    }
    case 'drop':
      // Several items are let go together, and can be brought back.
      return form.cancel
        ? ask(form, remember(state, form.fresh(state.answers), form.untracked), context, [texts.dropped])
        : closed(texts.dropped);
    case 'skip': {
      if (open.kind === 'review') return null;
      const without = open.question.skip?.(state.answers, context);
      if (without === undefined) return again(form, state, context, [texts.notSkipped]);
      return ask(form, remember(state, without.answers, form.untracked), context, without.lines ?? [texts.skipped]);
    }
    case 'neither': {
      if (open.kind === 'review' || !open.question.neither) return null;
      const without = open.question.neither(state.answers, context);
      return without === null
        ? cancel(form, state, context, texts.cancelled)
        : ask(form, remember(state, without, form.untracked), context, []);
    }
  }
}
