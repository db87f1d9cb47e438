// What may a file in `conversations/` say of a question about the job? What is asked about, how it is asked, and what is answered.
import type { Role } from '../../domain/people.ts';

/**
 * How something is asked; the words of each stand in `src/reading/faq/asking-words.ts`.
 * `howTo` 怎么办 · `howChange` 怎么改 · `howCount` 怎么算 · `howSplit` 怎么分 · `can` 能…吗 · `need` 要不要 · `counts` 算技工吗, 算什么 · `what` 是什么 ·
 * `which` 有哪些 · `when` 什么时候 · `howLong` 还有多久 · `who` 谁, 找谁 · `effect` 会怎样 · `why` 为什么 · `whether` 吗 · `weekday` 是周五吗
 */
export type AskingForm =
  | 'howTo'
  | 'howChange'
  | 'howCount'
  | 'howSplit'
  | 'can'
  | 'need'
  | 'counts'
  | 'what'
  | 'which'
  | 'when'
  | 'howLong'
  | 'who'
  | 'effect'
  | 'why'
  | 'whether'
  | 'weekday';

/**
 * Lists of words are one text with blanks between them, folded as reading folds. A word may be made of parts, `晚|迟/报|交/了|`: each of the
 * one side of a stroke with each of the other, of which one may be nothing.
 */
type Words = string;

/** All the words of a list. */
export const wordsIn = (words: Words): readonly string[] => [
  ...new Set(
    words
      .split(/\s+/)
      .flatMap((word) =>
        word
          .split('/')
          .map((part) => part.split('|'))
          .reduce((fronts, backs) => fronts.flatMap((front) => backs.map((back) => front + back))),
      )
      .filter((word) => word !== ''),
  ),
];

/** One of `about` and one of `how` in any order, with words that say nothing. */
export type JobAsk = {
  /** Left out: the way it is asked says what about (还有多久). */
  readonly about?: Words;
  /** Left out: the words of `about` ask by themselves (今天几号). */
  readonly how?: readonly AskingForm[];
  /** What may stand beside them and says nothing here. */
  readonly beside?: Words;
};

type Lines = readonly string[];

/** What is answered: lines with places for facts of the moment; a line whose facts are all empty is left out. */
export type JobAnswer = Lines | ({ readonly others: Lines } & Readonly<Partial<Record<Role, Lines>>>);

export type JobQuestion = {
  /** Whose business it is; left out: everybody's. The others are told so, and how it is done. */
  readonly roles?: readonly Role[];
  readonly asks: readonly JobAsk[];
  /** `as`: another command answers it. */
  readonly answer: JobAnswer | { readonly as: 'human' };
};

/** Keeps the names. */
export const defineJobQuestions = <const T extends Readonly<Record<string, JobQuestion>>>(
  questions: T,
): Readonly<Record<keyof T & string, JobQuestion>> => questions;
