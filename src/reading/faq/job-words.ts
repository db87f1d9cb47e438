// Which words of a question about the job begin here, and what is each to which question?
import { type JobQuestionId, jobQuestions } from '../../../conversations/job-questions.ts';
import { type JobAsk, type JobQuestion, wordsIn } from '../../forms/definition/job-questions.ts';
import { buildLexicon, type Lexicon } from '../text/lexicon.ts';
import { AROUND, ASKED_BY, ASKING_WORDS, type AskingGroup } from './asking-words.ts';

/** What a word is: an asking group's (bits), said around any question, what an ask is about, or beside it (places in `JOB_ASKS`). */
export type JobWord = {
  readonly groups: number;
  readonly isAround: boolean;
  readonly about: readonly number[];
  readonly beside: readonly number[];
};

/** `needs`: one of these sets of groups, besides a word of `about` where it has one. */
export type JobAskRead = {
  readonly id: JobQuestionId;
  readonly question: JobQuestion;
  readonly hasTopic: boolean;
  readonly groups: number;
  readonly needs: readonly number[];
};

const GROUP_NAMES = Object.keys(ASKING_WORDS) as readonly AskingGroup[];
const bitsOf = (groups: readonly AskingGroup[]): number =>
  groups.reduce((bits, name) => bits | (1 << GROUP_NAMES.indexOf(name)), 0);

export const WHETHER = bitsOf(['yesNo']);

const ASKS: readonly { readonly id: JobQuestionId; readonly question: JobQuestion; readonly ask: JobAsk }[] = (
  Object.entries(jobQuestions) as readonly (readonly [JobQuestionId, JobQuestion])[]
).flatMap(([id, question]) => question.asks.map((ask) => ({ id, question, ask })));

export const JOB_ASKS: readonly JobAskRead[] = ASKS.map(({ id, question, ask }) => {
  const needs = ask.how === undefined ? [0] : ask.how.flatMap((form) => ASKED_BY[form].map(bitsOf));
  return { id, question, hasTopic: ask.about !== undefined, needs, groups: needs.reduce((all, bits) => all | bits, 0) };
});

function wordsOfJob(): ReadonlyMap<string, JobWord> {
  const words = new Map<string, { groups: number; isAround: boolean; about: Set<number>; beside: Set<number> }>();
  const of = (word: string) => {
    const known = words.get(word) ?? { groups: 0, isAround: false, about: new Set<number>(), beside: new Set<number>() };
    words.set(word, known);
    return known;
  };
  for (const name of GROUP_NAMES) for (const word of ASKING_WORDS[name]) of(word).groups |= bitsOf([name]);
  for (const word of AROUND) of(word).isAround = true;
  for (const [at, { ask }] of ASKS.entries()) {
    for (const word of wordsIn(ask.about ?? '')) of(word).about.add(at);
    for (const word of wordsIn(ask.beside ?? '')) of(word).beside.add(at);
  }
  return new Map(
    [...words].map(([word, { about, beside, ...rest }]) => [word, { ...rest, about: [...about], beside: [...beside] }]),
  );
}

/** Every word by itself. */
export const JOB_WORDS: ReadonlyMap<string, JobWord> = wordsOfJob();

export const JOB_LEXICON: Lexicon<JobWord> = buildLexicon(JOB_WORDS);
