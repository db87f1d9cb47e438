// What do the gestures every form knows do to its answers: 跳过, 再说一遍, 重来, 都不报了, 都不是, 改 and 去掉 of one answer?
import { readPartChange } from '../reading/answer/part-change.ts';
import type { Repair } from '../reading/answer/repairs.ts';
import { again, ask, cancel, closed, missed, type Turn } from './asking.ts';
import type { Form } from './form.ts';
import { type FormState, remember } from './state.ts';

/** Null where nothing is open, or nothing that this could mean. */
export function mended<A extends object, C, R>(
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
      if (open.kind === 'review') {
        const put = form.skip?.(state.answers, context) ?? null;
        return put === null
          ? again(form, state, context, [texts.nothingToSkip])
          : ask(form, remember(state, put.answers, form.untracked), context, put.lines);
      }
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

/** 改 and 去掉 of one answer by its name or number, whatever is asked; null: it says neither. */
export function changedPart<A extends object, C, R>(
  form: Form<A, C, R>,
  state: FormState<A, R>,
  text: string,
  context: C,
): Turn<A, R> | null {
  const { parts = [], untracked, texts } = form;
  const { answers } = state;
  const change = readPartChange(
    text,
    parts.map(({ names }) => names),
  );
  const part = change === null ? undefined : parts[change.part];
  if (change === null || part === undefined) return null;
  const cleared = (): FormState<A, R> => remember(state, part.clear(answers), untracked);
  if (change.kind === 'drop') {
    const skipped = part.skip?.(answers, context);
    if (skipped) return ask(form, remember(state, skipped.answers, untracked), context, skipped.lines ?? [texts.skipped]);
    return part.isAnswered(answers, context)
      ? ask(form, cleared(), context, [texts.asksAgain])
      : again(form, state, context, [texts.notSkipped]);
  }
  if (change.value === null) return ask(form, cleared(), context, []);
  const read = part.replace(change.value, part.clear(answers), context);
  switch (read.kind) {
    case 'taken': {
      // Under a question of something else it is said that it was heard; a read-back shows it.
      const isShown = form.open(read.answers, context).kind !== 'question';
      return ask(form, remember(state, read.answers, untracked), context, read.lines ?? (isShown ? [] : [texts.changed]));
    }
    case 'said':
      return again(form, state, context, read.lines);
    case 'means':
      return again(form, state, context, []);
    case 'missed':
    case 'notMine':
      // The old value is wrong, and the new one is none: it is asked.
      return missed(form, { ...cleared(), misses: 0 }, context, read.kind === 'missed' ? (read.lines ?? null) : null);
  }
}
