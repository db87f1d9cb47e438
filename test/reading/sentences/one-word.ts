// Does a sentence keep its meaning with one more word that changes nothing?
import { HARMLESS_WORDS } from './harmless-words.ts';
import { typed } from './pattern.ts';
import { randomOf } from './random.ts';
import { plainSentences, type Sentence } from './sentences.ts';

/**
 * Each of 100 plain sentences with each of the harmless words in front, between two parts and behind, in an order of the seed's; `count` of
 * these 90,000, all of them without it.
 */
export function oneWordSentences(seed: number, count?: number): readonly Sentence[] {
  const random = randomOf(seed);
  const all = plainSentences(seed, 100).flatMap(({ pieces, sentence }) => {
    const joints = pieces.flatMap((p, i) => (p.isJoint ? [i] : []));
    const between = joints.slice(1, -1);
    return HARMLESS_WORDS.flatMap((word) =>
      [joints[0], between.length > 0 ? random.pick(between) : undefined, joints.at(-1)]
        .filter((at) => at !== undefined)
        .map((at): Sentence => ({ ...sentence, ...typed(pieces, new Map([[at, word]])) })),
    );
  });
  return count === undefined ? all : Array.from({ length: count }, () => random.pick(all));
}
