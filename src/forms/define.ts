// How does a definition become a form?
import { wordsOf } from './definition/commands.ts';
import { type Field, type Kinds, kinds, openField } from './fields.ts';
import type { Form, Open, Part } from './form.ts';
import { type OwnTexts, withOwn } from './form-texts.ts';
import type { Patch } from './trail.ts';

/** A form of fields; see `form.ts`. */
type Definition<A extends object, C, R> = Pick<
  Form<A, C, R>,
  | 'name'
  | 'version'
  | 'expires'
  | 'answers'
  | 'untracked'
  | 'read'
  | 'review'
  | 'reviewed'
  | 'reviewLine'
  | 'progress'
  | 'help'
  | 'stillOpen'
  | 'back'
  | 'resumed'
  | 'isPassing'
  | 'trailOf'
  | 'cancelled'
  | 'upgrade'
  | 'formerly'
> & {
  readonly texts: OwnTexts;
  /** False: what is answered is gone on with at once, with nothing to confirm. */
  readonly isReadBack?: boolean | ((answers: A, context: C) => boolean);
  /** In the order they are asked. */
  readonly fields: (ask: Kinds<A, C>) => readonly Field<A, C>[];
};

export function defineForm<A extends object, C, R>(definition: Definition<A, C, R>): Form<A, C, R> {
  const { fields: build, texts, isReadBack = true, ...form } = definition;
  const fields = build(kinds<A, C>());
  const open = (answers: A, context: C): Open<A, C> => {
    const question = openField(fields, answers, context);
    if (question) return { kind: 'question', question };
    const isShown = typeof isReadBack === 'function' ? isReadBack(answers, context) : isReadBack;
    return { kind: isShown ? 'review' : 'complete' };
  };
  const keys = new Set(fields.map((f) => f.key));
  const fresh = (answers: A): A => without(answers, (key) => keys.has(key));
  // One answer a field, in the order they are asked.
  const trailOf = (answers: A): readonly Patch[] => [...keys].filter((key) => key in answers).map((key) => [{ path: [key] }]);
  const parts = fields.flatMap((field) => partOf(field));
  return { trailOf, ...form, texts: withOwn(texts), open, fresh, ...(parts.length === 0 ? {} : { parts }) };
}

const without = <A extends object>(answers: A, isGone: (key: string) => boolean): A =>
  Object.fromEntries(Object.entries(answers).filter(([key]) => !isGone(key))) as A;

function partOf<A extends object, C>(field: Field<A, C>): readonly Part<A, C>[] {
  const { key, names = '', isAnswered, clear, replace, read, skip } = field;
  if (names === '') return [];
  return [
    {
      names: wordsOf(names),
      isAnswered,
      clear: clear ?? ((answers) => without(answers, (k) => k === key)),
      replace: replace ?? read,
      ...(skip ? { skip } : {}),
    },
  ];
}

/** An act that is read back before it is done: the command says all of it, 确认 does it, 取消 or 返回 does not (domain §15.1). */
export const confirm = <A extends object, C, R>(
  act: Pick<
    Definition<A, C, R>,
    'name' | 'version' | 'answers' | 'review' | 'reviewed' | 'reviewLine' | 'upgrade' | 'formerly' | 'texts'
  >,
): Form<A, C, R> => defineForm<A, C, R>({ ...act, expires: 'act', fields: () => [] });
