// Which weights tell the numbers of made-up sentences apart? An averaged perceptron in whole numbers.
import type { NumeralRole } from '../../../src/reading/numeral-role.ts';
import { messageFeatures, numberFeatures } from '../../../src/reading/second/features.ts';
import { landmarksOf } from '../../../src/reading/second/landmarks.ts';
import { COLUMNS, COLUMNS_OF, type Model, NUMERAL_ROLES } from '../../../src/reading/second/model.ts';
import { type Landmarks, signsOf } from '../../../src/reading/second/signs.ts';
import { type Folded, foldText } from '../../../src/reading/text/text.ts';
import { type Random, randomOf } from '../sentences/random.ts';
import { type Sentence, sentences } from '../sentences/sentences.ts';

const SEEDS = [101, 102, 103, 104, 105, 106, 107, 108, 109, 110, 111, 112, 113, 114, 115, 116];
const A_SEED = 2_000;
const ROUNDS = 6;
/** Features seen less often say nothing of sentences to come. */
const LEAST_SEEN = 4;
/** Of a hundred marks of a number, as many are left out at each step. */
const LEFT_OUT = 25;
/** By how much the right role must be ahead. */
const MARGIN = 8;
/** Averages are kept in this part of a step. */
const SCALE = 10;
const MOST_ROLE_FEATURES = 6_000;
const MOST_GATE_FEATURES = 2_500;

/** A sentence as the second reader sees it, with what its numbers are. */
export type Seen = {
  readonly sentence: Sentence;
  readonly f: Folded;
  readonly landmarks: Landmarks;
  readonly roles: readonly NumeralRole[];
  readonly reports: boolean;
};

/** `isStranger`: its names are on no roster. */
export function seen(sentence: Sentence, isStranger = false): Seen {
  const f = foldText(sentence.text);
  const found = landmarksOf(f, sentence.context);
  const landmarks = isStranger ? { ...found, names: [] } : found;
  const foldedLength = (to: number) => foldText(sentence.text.slice(0, to)).text.length;
  const known = sentence.numerals.map(({ from, to, role }) => ({ from: foldedLength(from), to: foldedLength(to), role }));
  // What is a number to the reader and was none to the maker of the sentence (一个都没解决) is no figure.
  const roles = landmarks.amounts.map(({ from, to }) => known.find((n) => n.from < to && from < n.to)?.role ?? 'other');
  const reports =
    sentence.want.kind === 'report' && (sentence.want.reports as readonly object[]).some((e) => Object.keys(e).length > 1);
  return { sentence, f, landmarks, roles, reports };
}

type Example = { readonly features: Int32Array; readonly gold: number };

/** The model of the training sentences. */
export function trained(): Model {
  const all = SEEDS.flatMap((seed) => sentences('training', seed, A_SEED)).map((sentence, i) => seen(sentence, i % 20 === 0));
  const ofNumbers = all.flatMap(({ f, landmarks, roles }) => {
    const signs = signsOf(f, landmarks);
    return roles.map((role, i) => ({
      names: numberFeatures(f, landmarks, signs, i, roles[i - 1] ?? '^', roles[i - 2] ?? '^'),
      gold: NUMERAL_ROLES.indexOf(role),
    }));
  });
  const ofMessages = all
    .filter(({ landmarks }) => landmarks.amounts.length > 0)
    .map(({ f, landmarks, reports }) => ({ names: ['', ...messageFeatures(signsOf(f, landmarks))], gold: reports ? 1 : 0 }));
  const roles = learnt(ofNumbers, COLUMNS, COLUMNS_OF, MOST_ROLE_FEATURES, randomOf(11));
  const gate = learnt(ofMessages, 2, [[0], [1]], MOST_GATE_FEATURES, randomOf(12));
  return { roles, gate: new Map([...gate].map(([name, w]) => [name, (w[1] as number) - (w[0] as number)])) };
}

type Named = { readonly names: readonly string[]; readonly gold: number };

function learnt(
  examples: readonly Named[],
  columns: number,
  columnsOf: readonly (readonly number[])[],
  most: number,
  random: Random,
): Map<string, Int16Array> {
  const counts = new Map<string, number>();
  for (const { names } of examples) for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  const kept = [...counts].filter(([, n]) => n >= LEAST_SEEN).map(([name]) => name);
  const index = new Map(kept.map((name, i) => [name, i]));
  const list: Example[] = examples.map(({ names, gold }) => ({
    features: Int32Array.from(names.flatMap((name) => index.get(name) ?? [])),
    gold,
  }));
  const averages = averaged(list, kept.length, columns, columnsOf, random);
  const scored = kept.map((name, i) => ({ name, weights: averages.subarray(i * columns, (i + 1) * columns) }));
  const strength = (weights: Int16Array) => weights.reduce((most, n) => Math.max(most, Math.abs(n)), 0);
  const sorted = scored
    .filter(({ weights }) => strength(weights) > 0)
    .sort((a, b) => strength(b.weights) - strength(a.weights) || (a.name < b.name ? -1 : 1))
    .slice(0, most)
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  return new Map(sorted.map(({ name, weights }) => [name, weights]));
}

/** Weights by feature and column, averaged over all steps, in parts of SCALE. */
function averaged(
  list: readonly Example[],
  features: number,
  columns: number,
  columnsOf: readonly (readonly number[])[],
  random: Random,
): Int16Array {
  const weights = new Int32Array(features * columns);
  const corrections = new Float64Array(features * columns);
  const sums = new Int32Array(columns);
  let step = 1;
  for (let round = 0; round < ROUNDS; round++) {
    for (const { features: all, gold } of random.shuffled(list)) {
      // Some marks are left out each time, so that none is relied on alone.
      const on = all.filter(() => random.int(100) >= LEFT_OUT);
      sums.fill(0);
      for (const feature of on) for (let c = 0; c < columns; c++) (sums[c] as number) += weights[feature * columns + c] as number;
      const scores = columnsOf.map((of) => of.reduce((sum, c) => sum + (sums[c] as number), 0));
      // Right by less than the margin is not right enough.
      const scored = scores.map((score, i) => (i === gold ? score : score + MARGIN));
      const best = scored.indexOf(Math.max(...scored));
      if (best !== gold)
        for (const feature of on) {
          const change = (c: number, by: number) => {
            (weights[feature * columns + c] as number) += by;
            (corrections[feature * columns + c] as number) += by * step;
          };
          for (const c of columnsOf[gold] as readonly number[]) change(c, 1);
          for (const c of columnsOf[best] as readonly number[]) change(c, -1);
        }
      step++;
    }
  }
  return Int16Array.from(weights, (w, i) => Math.round((SCALE * (w * step - (corrections[i] as number))) / step));
}
