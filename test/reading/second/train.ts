// How does the second reader learn? From made-up sentences, the same every time. (npm run train-reader)
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { packed } from '../../../src/reading/second/model.ts';
import { trained } from './training.ts';

const HELP = `npm run train-reader [-- --check]
Trains the second reader on made-up sentences and writes src/reading/second/weights.json; always the same bytes for the same sentences,
features and reading of names, weeks and amounts. --check: writes nothing, and fails where what is kept is not what is learnt.`;

const KEPT = new URL('../../../src/reading/second/weights.json', import.meta.url);
const { values } = parseArgs({ options: { help: { type: 'boolean' }, check: { type: 'boolean' } } });

if (values.help) console.log(HELP);
else {
  const text = `${JSON.stringify(packed(trained()), null, 2)}\n`;
  const size = `${Math.round(Buffer.byteLength(text) / 1000)} kB`;
  if (!values.check) writeFileSync(KEPT, text);
  const isSame = readFileSync(KEPT, 'utf8') === text;
  console.log(isSame ? `weights.json: ${size}` : 'weights.json is not what is learnt: npm run train-reader');
  if (!isSame) process.exitCode = 1;
}
