// Which kinds of question are there, and how is each asked and read?
import { choiceTexts } from '../../conversations/forms.ts';
import { type Figures, SKILL_TIERS, type SkillTier, sumOf } from '../domain/tiers.ts';
import { readYesNo } from '../reading/answer/assent.ts';
import { type Option, readChoice } from '../reading/answer/choice.ts';
import { noSuchClock, noSuchDay } from '../reading/periods/no-such.ts';
import { readTierFigures, readWhole } from '../reading/report/answers.ts';
import { asTyped, quoted } from '../reading/text/quoted.ts';
import { fill, fillChosen } from './definition/fill.ts';
import type { AnswerOption, Question, Read } from './form.ts';
import type { FieldTexts } from './form-texts.ts';

/** A field: a question, and when it is asked. */
export type Field<A, C> = Question<A, C> & {
  /** Whether it is asked at all. */
  readonly relevant: (answers: A, context: C) => boolean;
  readonly isAnswered: (answers: A, context: C) => boolean;
  /** What 改 and 去掉 call it, with blanks between them. */
  readonly names?: string;
  /** The answers without it; left out: without the answer of its key. */
  readonly clear?: (answers: A) => A;
  /** What 改 puts in its place; left out: as the question reads it. */
  readonly replace?: Question<A, C>['read'];
};

/** A person or an enterprise that can be chosen; `number` as it is shown. */
export type Choice<V> = Option & { readonly value: V /** As the list shows it. */; readonly line: string };

type KeyOf<A, V> = { [K in keyof A & string]-?: V extends NonNullable<A[K]> ? K : never }[keyof A & string];

type FieldOptions<A, C, V> = {
  readonly texts: FieldTexts;
  /** What the sentences' placeholders stand for. */
  readonly values?: (answers: A, context: C) => Readonly<Record<string, string | number>>;
  readonly relevant?: (answers: A, context: C) => boolean;
  readonly isAnswered?: (answers: A, context: C) => boolean;
  /** Read before the kind's own reading. */
  readonly read?: (text: string, answers: A, context: C) => Read<A>;
  /** The value of 跳过. */
  readonly skip?: V;
};

type Reader<A, C, V> = (text: string, answers: A, context: C) => { readonly value: V } | Exclude<Read<A>, { kind: 'taken' }>;

const NOT_MINE = { kind: 'notMine' } as const;
const missed = (...lines: readonly string[]) => ({ kind: 'missed', lines }) as const;
const MISSED = { kind: 'missed' } as const;

/** 是 and 不是. */
export const YES_OR_NO: readonly AnswerOption[] = [choiceTexts.yes, choiceTexts.no].map((word) => ({
  text: word,
  names: [word],
}));

/** The kinds of field, for the answers and the context of one form. */
export const kinds = <A extends object, C>() => {
  const field = <V>(
    key: string,
    common: readonly [string, string],
    { texts, values = () => ({}), relevant = () => true, isAnswered, read, skip }: FieldOptions<A, C, V>,
    reader: Reader<A, C, V>,
    more: (answers: A, context: C) => readonly string[] = () => [],
  ): Field<A, C> => {
    const put = (answers: A, value: V): A => ({ ...answers, [key]: value });
    const said = (sentence: string, answers: A, context: C): string => fillChosen(sentence, values(answers, context));
    return {
      key,
      relevant,
      ...(texts.names === undefined ? {} : { names: texts.names }),
      isAnswered: isAnswered ?? ((answers) => ((answers as Readonly<Record<string, unknown>>)[key] ?? null) !== null),
      ask: (answers, context) => [
        ...said(texts.ask, answers, context).split('\n'),
        ...more(answers, context),
        ...(texts.how === undefined ? [] : [said(texts.how, answers, context)]),
      ],
      line: (answers, context) => said(texts.line ?? texts.ask, answers, context).replaceAll('\n', ' '),
      again: (answers, context) => {
        const [first, second] = texts.again ?? common;
        return [said(first, answers, context), said(second, answers, context)];
      },
      read(text, answers, context) {
        const own = read?.(text, answers, context) ?? NOT_MINE;
        if (own.kind !== 'notMine') return own;
        const taken = reader(text, answers, context);
        return 'value' in taken ? { kind: 'taken', answers: put(answers, taken.value) } : taken;
      },
      ...(skip === undefined ? {} : { skip: (answers: A) => ({ answers: put(answers, skip) }) }),
    };
  };

  const chosen = <V>(
    key: string,
    given: FieldOptions<A, C, V> & {
      readonly options: (answers: A, context: C) => readonly Choice<V>[];
      /** Finds by name where no word of the list fits; several: asked again. */
      readonly find?: (text: string, answers: A, context: C) => readonly V[];
      readonly neither?: (answers: A, context: C) => A | null;
    },
  ): Field<A, C> => {
    const { options, find, neither } = given;
    const example = (answers: A, context: C) => ({ example: options(answers, context)[0]?.number ?? 1 });
    const common = field<V>(
      key,
      [choiceTexts.number, choiceTexts.word],
      {
        ...given,
        values: (answers, context) => ({ ...example(answers, context), ...given.values?.(answers, context) }),
      },
      (text, answers, context) => {
        const all = options(answers, context);
        const read = readChoice(text, all);
        const one = read.kind === 'one' ? all[read.index] : undefined;
        if (one) return { value: one.value };
        const [found, second] = find?.(text, answers, context) ?? [];
        if (found !== undefined && second === undefined) return { value: found };
        if (read.kind === 'number') return missed(fill(choiceTexts.noNumber, example(answers, context)));
        return read.kind === 'other' ? NOT_MINE : MISSED;
      },
      (answers, context) => options(answers, context).map((o) => o.line),
    );
    const pressed = (answers: A, context: C): readonly AnswerOption[] =>
      options(answers, context).map(({ number, words }) => ({ text: String(number), number, names: words }));
    return { ...common, options: pressed, ...(neither ? { neither } : {}) };
  };

  return {
    /** One whole number ≥ 0. */
    whole: (key: KeyOf<A, number>, given: FieldOptions<A, C, number>): Field<A, C> =>
      field<number>(key, [choiceTexts.whole[0], choiceTexts.whole[1]], given, (text) => {
        const read = readWhole(text);
        switch (read.kind) {
          case 'whole':
            return { value: read.value };
          case 'none':
            return { value: 0 };
          case 'vague':
            return missed(fill(choiceTexts.vague, { said: quoted(read.text) }));
          case 'same':
          case 'unclear':
            return NOT_MINE;
        }
      }),

    /** A whole number ≥ 0 for each tier of annex 1; a total alone is asked by tier. */
    tiers: (key: KeyOf<A, Figures>, given: FieldOptions<A, C, Figures>): Field<A, C> =>
      field<Figures>(key, [given.texts.ask, given.texts.ask], given, (text) => {
        const read = readTierFigures(text);
        if (read.kind === 'none') return { value: { general: 0, skilled: 0, senior: 0 } };
        if (read.kind !== 'figures') return NOT_MINE;
        const [problem] = read.problems;
        if (problem) return missed(fill(choiceTexts.vague, { said: quoted(problem.text) }));
        const of = (tier: SkillTier) => read.figures[tier] ?? 0;
        const figures = { general: of('general'), skilled: of('skilled'), senior: of('senior') };
        const isTold = SKILL_TIERS.some((tier) => read.figures[tier] !== undefined);
        return isTold && (read.total ?? sumOf(figures)) === sumOf(figures) ? { value: figures } : MISSED;
      }),

    /** Words as they were typed, at most so many characters. */
    text: (key: KeyOf<A, string>, given: FieldOptions<A, C, string> & { readonly most: number }): Field<A, C> => ({
      ...field<string>(key, [given.texts.ask, given.texts.ask], given, (text) => {
        const said = asTyped(text);
        if (said === '') return MISSED;
        return [...said].length > given.most ? missed(fill(choiceTexts.long, { most: given.most })) : { value: said };
      }),
      isFree: true,
    }),

    /** One of a list, by its number, 第二个, or a word that fits only one. */
    choice: chosen,
    /** One of the enterprises; `find`: the index of names. */
    enterprise: chosen<string>,
    /** One person. */
    person: chosen<string>,

    /** 是 or 不是. */
    yesNo: (key: KeyOf<A, boolean>, given: FieldOptions<A, C, boolean>): Field<A, C> => ({
      ...field<boolean>(key, choiceTexts.yesNo, given, (text) => {
        const read = readYesNo(text);
        return read === null ? NOT_MINE : { value: read };
      }),
      options: () => YES_OR_NO,
    }),

    /** A day or an instant as the form keeps it, read by `when`; null: none was said. */
    instant: (
      key: KeyOf<A, string>,
      given: FieldOptions<A, C, string> & { readonly when: (text: string, context: C) => string | null },
    ): Field<A, C> =>
      field<string>(key, [given.texts.ask, given.texts.ask], given, (text, _, context) => {
        const when = given.when(text, context);
        if (when !== null) return { value: when };
        const [day, clock] = [noSuchDay(text, true), noSuchClock(text)];
        if (day !== null) return missed(fill(choiceTexts.noDay, { day }));
        return clock === null ? NOT_MINE : missed(fill(choiceTexts.noClock, { clock }));
      }),
  };
};

export type Kinds<A extends object, C> = ReturnType<typeof kinds<A, C>>;

/** The first that is relevant and has no answer; null where all are answered. */
export const openField = <A, C>(fields: readonly Field<A, C>[], answers: A, context: C): Field<A, C> | null =>
  fields.find((f) => f.relevant(answers, context) && !f.isAnswered(answers, context)) ?? null;
