// Which words may a question consist of?
import { buildLexicon, type Lexicon } from '../text/lexicon.ts';
import { DIMENSION_WORDS, FILTER_WORDS, OWN_TYPE_WORDS, PROGRAMME_MARKS, SHAPE_WORDS } from './filter-words.ts';
import type { QuestionMark } from './mark.ts';
import { MEASURE_WORDS, REPORTED_WORDS } from './measure-words.ts';
import { PLAIN_WORDS } from './plain-words.ts';

/** Every word a question may consist of. A longer word wins over those it contains; of equal ones the first meaning holds. */
export const QUESTION_WORDS: Lexicon<QuestionMark> = buildLexicon([
  ...MEASURE_WORDS,
  ...DIMENSION_WORDS,
  ...FILTER_WORDS,
  ...OWN_TYPE_WORDS,
  ...PROGRAMME_MARKS,
  ...SHAPE_WORDS,
  ...PLAIN_WORDS,
  ...REPORTED_WORDS,
]);
