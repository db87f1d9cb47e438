// What does a form say and do when something happens in it? One pure function for all forms: no clock, no waiting, no failure. (architecture §8)
import { assentIn } from '../reading/answer/assent.ts';
import { repairIn } from '../reading/answer/repairs.ts';
import { saysChange } from '../reading/report/talk.ts';
import { quoted } from '../reading/text/quoted.ts';
import { again, ask, cancel, closed, isUnread, missed, saying, type Turn, unread } from './asking.ts';
import { fillChosen } from './definition/fill.ts';
import type { Form, Read } from './form.ts';
import { changedPart, mended } from './gestures.ts';
import { rungOf } from './ladder.ts';
import { type FormState, remember, stepBack } from './state.ts';

export type FormEvent<A> =
  /** Begun: the open question in full. */
  | { readonly kind: 'open'; readonly lines?: readonly string[] }
  /** Taken up again, likewise; `lines` in place of the form's own. */
  | { readonly kind: 'resume'; readonly lines?: readonly string[] }
  /** Answers given by other means than an answer: a command's words, a card. */
  | { readonly kind: 'put'; readonly answers: A; readonly lines?: readonly string[] }
  /** An answer, a correction, 再说一遍 and its like. */
  | { readonly kind: 'say'; readonly text: string }
  /** A question that is no answer, and which nobody answers. */
  | { readonly kind: 'asked'; readonly text: string }
  /** A text nobody understood. */
  | { readonly kind: 'missed' }
  | { readonly kind: 'confirm' | 'back' | 'cancel' | 'pause' | 'progress' | 'help' | 'again' };

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
    case 'resume': {
      const lines = event.lines ?? form.resumed?.(state.answers, context) ?? [];
      return ask(form, { ...state, paused: false }, context, lines, 'anew');
    }
    case 'put':
      return ask(form, { ...remember(state, event.answers, form.untracked), paused: false }, context, event.lines ?? []);
    case 'say':
      return said(form, state, event.text, context);
    case 'asked':
      return again(form, { ...state, misses: state.misses + 1 }, context, [
        fillChosen(texts.isQuestion, { said: quoted(event.text) }),
      ]);
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
      return isUnread(state) ? unread(form, state, context) : { state, lines: [], confirmed: state.review, mine: true };
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
      if (form.isPassing) return closed(cancelled());
      return form.open(state.answers, context).kind === 'nothing'
        ? saying(state, [texts.pausedNothing])
        : saying({ ...state, paused: true }, [texts.paused]);
    case 'progress':
      return again(form, state, context, form.progress?.(state.answers, context) ?? []);
    case 'help':
      return again(form, state, context, form.help?.(state.answers, context) ?? [texts.help]);
    case 'again':
      return again(form, state, context, []);
  }
}

const NOT_MINE = { kind: 'notMine' } as const;

function said<A extends object, C, R>(form: Form<A, C, R>, state: FormState<A, R>, text: string, context: C): Turn<A, R> {
  const notMine: Turn<A, R> = { state, lines: [], confirmed: null, mine: false };
  const open = form.open(state.answers, context);
  const repair = repairIn(text);
  const repaired = (repair && mended(form, state, repair, context)) ?? changedPart(form, state, text, context);
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
          // An act is said anew; there is nothing to change in it.
          return form.expires === 'act' && saysChange(text) ? again(form, state, context, [form.texts.notChanged]) : notMine;
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
        ? saying<A, R>({ ...next, review: null, misses: 0 }, read.lines ?? [])
        : ask(form, next, context, read.lines ?? []);
    }
    case 'said':
      return read.thenAsks ? again(form, state, context, read.lines) : saying(state, read.lines);
    case 'means':
      return formTurn(form, state, { kind: read.event }, context);
    case 'missed': {
      const { answers = state.answers, isFirst = false, later } = read;
      if (later && rungOf(state.misses) === 'second') return saying({ ...state, answers, misses: state.misses + 1 }, later);
      return missed(form, { ...state, answers, misses: isFirst ? 0 : state.misses }, context, read.lines ?? null);
    }
    case 'notMine':
      return { state, lines: [], confirmed: null, mine: false };
  }
}
