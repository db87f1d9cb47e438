// How much is the second reader's sureness worth: how often is it right, by its margin?
import { reportMargin, tagNumerals } from '../../../src/reading/second/tagger.ts';
import { seen } from '../second/training.ts';
import type { Sentence } from './sentences.ts';

const BOUNDS = [0, 100, 200, 300, 500, 800, 1_200, Number.POSITIVE_INFINITY];
const GATES = [Number.NEGATIVE_INFINITY, -1_000, -500, 0, 500, 1_000, 1_500, Number.POSITIVE_INFINITY];

/** A line for the roles of numbers, by their margin, and one for how many report, by what speaks for a report. */
export function marginLines(list: readonly Sentence[]): readonly string[] {
  const all = list.map((sentence) => seen(sentence)).filter(({ roles }) => roles.length > 0);
  const numbers = all.flatMap(({ f, landmarks, roles }) =>
    tagNumerals(f, landmarks).map(({ margin, role }, i) => ({ at: margin, is: role === roles[i] })),
  );
  const messages = all.map(({ f, landmarks, reports }) => ({ at: reportMargin(f, landmarks), is: reports }));
  return [
    `roles right, by margin: ${buckets(numbers, BOUNDS)}`,
    `messages that report, by what speaks for it: ${buckets(messages, GATES)}`,
  ];
}

const buckets = (list: readonly { readonly at: number; readonly is: boolean }[], bounds: readonly number[]): string =>
  bounds
    .slice(0, -1)
    .flatMap((from, i) => {
      const here = list.filter(({ at }) => at >= from && at < (bounds[i + 1] as number));
      if (here.length === 0) return [];
      return [
        `${from === Number.NEGATIVE_INFINITY ? '…' : from}: ${((100 * here.filter(({ is }) => is).length) / here.length).toFixed(0)} % of ${here.length}`,
      ];
    })
    .join(' · ');
