// Which plain words are operators made of?
import { buildLexicon } from '../text/lexicon.ts';
import { OPERATOR_PATTERNS } from './words.ts';

/** 停产, 如果, 曾经, 老乡: what stands in the patterns letter by letter. No name ends inside of one, and none is called so. */
export const OPERATOR_WORDS = buildLexicon(
  OPERATOR_PATTERNS.flatMap(({ pattern }) => pattern.source.split(/[^\u4e00-\u9fff]+/))
    .filter((word) => word.length >= 2)
    .map((word) => [word, true as const] as const),
);
