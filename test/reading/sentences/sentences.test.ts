// Are sentences nothing was fitted to read as they are meant, with nothing stored that nobody said?
import { describe, expect, it } from 'vitest';
import { oneWordSentences } from './one-word.ts';
import { type Sentence, sentences } from './sentences.ts';
import { type Outcome, outcomeOf } from './verdict.ts';

/** What is reached. Each only rises or, of what would be stored, falls; the goals are 97 %, 95 % and nothing. */
const REACHED = {
  proof: { exact: 0.78, dangerous: 0.07 },
  oneWord: { exact: 0.88, dangerous: 0.01 },
};

const tell = ({ sentence, outcome }: { sentence: Sentence; outcome: Outcome }): string =>
  `${sentence.kind} ${JSON.stringify(sentence.text)}\n  want ${JSON.stringify(sentence.want)}\n  got  ${JSON.stringify(outcome.got)}`;

describe.each([
  ['sentences of the proof set', sentences('proof', 41, 600), REACHED.proof],
  ['plain sentences with one harmless word put in', oneWordSentences(42, 500), REACHED.oneWord],
] as const)('%s', (_, list, reached) => {
  const judged = list.map((sentence) => ({ sentence, outcome: outcomeOf(sentence) }));

  it('are read exactly as often as was reached', () => {
    const exact = judged.filter(({ outcome }) => outcome.verdict === 'exact').length;
    expect(exact / judged.length).toBeGreaterThanOrEqual(reached.exact);
  });

  it('store no more that nobody said than was reached', () => {
    const dangerous = judged.filter(({ outcome }) => outcome.dangerous);
    expect(dangerous.length / judged.length, dangerous.map(tell).join('\n')).toBeLessThanOrEqual(reached.dangerous);
  });
});

it('a seed makes the same sentences, another seed others', () => {
  const texts = (seed: number) => sentences('proof', seed, 40).map(({ text }) => text);
  expect(texts(3)).toEqual(texts(3));
  expect(texts(3)).not.toEqual(texts(4));
});

it('no enterprise of the training stands in the proof', () => {
  const names = (set: 'training' | 'proof') =>
    new Set(
      sentences(set, 5, 300).flatMap(({ want }) => ((want.reports ?? []) as { enterprise: string }[]).map((e) => e.enterprise)),
    );
  const training = names('training');
  expect([...names('proof')].filter((name) => training.has(name))).toEqual([]);
});
