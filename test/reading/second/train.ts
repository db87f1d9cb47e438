// How does the second reader learn? From made-up sentences, the same every time. (npm run train-reader)
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Model } from '../../../src/reading/second/model.ts';
import { tagNumerals } from '../../../src/reading/second/tagger.ts';
import { sentences } from '../sentences/sentences.ts';
import { seen, trained } from './training.ts';

const HELP = `npm run train-reader [-- --check]
Trains the second reader on made-up sentences and writes src/reading/second/weights.json, at most 300 kB: always the same bytes for the same
sentences, features and reading of names, weeks and amounts. --check writes nothing, and fails where what is learnt now tells more than one
in a hundred numbers apart in another way than what is kept.`;

const KEPT = new URL('../../../src/reading/second/weights.json', import.meta.url);
const MOST_BYTES = 300_000;
const LEAST_AGREEMENT = 0.99;

/** A line a feature, a letter for each column whose weight is not 0. */
function packed({ roles, gate }: Model): string {
  const line = (weights: Int16Array) =>
    [...weights].map((n, i) => (n === 0 ? '' : `${String.fromCharCode(97 + i)}${n}`)).join('');
  const kept = {
    roles: [...roles].map(([feature, of]) => `${feature}\u001f${line(of)}`).join('\u001e'),
    gate: [...gate].map(([feature, of]) => `${feature}\u001f${of}`).join('\u001e'),
  };
  return `${JSON.stringify(kept, null, 2)}\n`;
}

/** The share of numbers of unseen sentences in which a model and the kept one agree. */
function agreement(model: Model): number {
  const all = sentences('proof', 77, 1_000).map((sentence) => seen(sentence));
  const same = all.flatMap(({ f, landmarks }) => {
    const kept = tagNumerals(f, landmarks);
    return tagNumerals(f, landmarks, model).map(({ role }, i) => role === kept[i]?.role);
  });
  return same.filter((is) => is).length / same.length;
}

const { values } = parseArgs({ options: { help: { type: 'boolean' }, check: { type: 'boolean' } } });

if (values.help) console.log(HELP);
else {
  const model = trained();
  const text = packed(model);
  const size = Buffer.byteLength(text);
  if (size > MOST_BYTES) throw new Error(`the weights are ${size} bytes, more than ${MOST_BYTES}`);
  if (!values.check) writeFileSync(KEPT, text);
  const isSame = readFileSync(KEPT, 'utf8') === text;
  const share = isSame ? 1 : agreement(model);
  console.log(
    `weights.json: ${size} bytes, ${isSame ? 'as learnt' : `agrees with what is learnt now in ${(100 * share).toFixed(1)} % of numbers`}`,
  );
  if (share < LEAST_AGREEMENT) process.exitCode = 1;
}
