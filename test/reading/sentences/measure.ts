// How well are sentences read that nothing was fitted to? (npm run measure-reading)
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readMessage } from '../../../src/reading/message.ts';
import { marginLines } from './margins.ts';
import { oneWordSentences } from './one-word.ts';
import { outsideSentences } from './outside.ts';
import { type Sentence, type SourceName, sentences } from './sentences.ts';
import { type Outcome, outcomeOf } from './verdict.ts';

const HELP = `npm run measure-reading -- [--count N] [--seed N] [--set training|proof|FILE] [--roster WORKBOOK] [--kind KIND] [--show N] [--only VERDICT] [--json OUT]
  [--one-word] [--all] [--margins] [--least-exact PERCENT] [--least-first PERCENT] [--most-dangerous PERCENT]
Reads sentences and prints, for each kind, how many were read exactly, were unclear with the right reading as the first guess or a later
one, were unclear without it, were wrong; of how many the reading or the first guess was right; how many would store what nobody said,
and for how many such a thing was offered as a guess. --show prints as many that were not exact (or --only dangerous, misleading, wrong,
unclear, guess, first); --json writes all of them to a file.
--set: made-up sentences, of those the second reader learns from or of the others; or a JSONL file of {"as","now","text","want" or
"want_any","tag"} over the roster of a workbook. --one-word: plain sentences with one harmless word put in, instead; with --all all
90,000 of them. --margins: how often the second reader is right, by how sure it is (made-up sentences). --least-exact, --least-first, --most-dangerous: fails where less, or more, is reached.`;

const { values } = parseArgs({
  options: {
    help: { type: 'boolean' },
    count: { type: 'string', default: '5000' },
    seed: { type: 'string', default: '1' },
    set: { type: 'string', default: 'proof' },
    roster: { type: 'string' },
    kind: { type: 'string' },
    show: { type: 'string', default: '0' },
    only: { type: 'string' },
    json: { type: 'string' },
    all: { type: 'boolean', default: false },
    margins: { type: 'boolean', default: false },
    'least-exact': { type: 'string', default: '0' },
    'least-first': { type: 'string', default: '0' },
    'most-dangerous': { type: 'string', default: '100' },
    'one-word': { type: 'boolean', default: false },
  },
});

type Read = { readonly sentence: Sentence; readonly outcome: Outcome };

const VERDICTS = ['exact', 'first', 'guess', 'unclear', 'wrong'] as const;
const percent = (list: readonly Read[], is: (o: Outcome) => boolean) =>
  (100 * list.filter(({ outcome }) => is(outcome)).length) / Math.max(1, list.length);
const isExact = ({ verdict }: Outcome): boolean => verdict === 'exact';
const isFirst = ({ verdict }: Outcome): boolean => verdict === 'exact' || verdict === 'first';

async function chosen(): Promise<readonly Sentence[]> {
  const seed = Number(values.seed);
  if (values['one-word']) return oneWordSentences(seed, values.all ? undefined : Number(values.count));
  if (values.set === 'training' || values.set === 'proof')
    return sentences(values.set satisfies SourceName, seed, Number(values.count));
  if (values.roster === undefined) throw new Error('the sentences of a file need --roster WORKBOOK');
  return outsideSentences(values.set, values.roster);
}

function isShown({ outcome: o }: Read): boolean {
  if (values.only === 'dangerous' || values.only === 'misleading') return o[values.only];
  return values.only === undefined ? o.verdict !== 'exact' || o.dangerous : o.verdict === values.only;
}

const tell = ({ sentence: s, outcome: o }: Read): string =>
  `${s.kind} ${o.dangerous ? 'DANGEROUS' : o.verdict} ${s.context.person.account} ${s.now} ${JSON.stringify(s.text)}\n  want ${s.never ? 'never more than ' : ''}${JSON.stringify(s.orElse?.length ? [s.want, ...s.orElse] : s.want)}\n  got  ${JSON.stringify(o.got)}`;

function row(name: string, list: readonly Read[]): string {
  const share = (is: (o: Outcome) => boolean) => `${percent(list, is).toFixed(1)}%`.padStart(8);
  const count = (is: (o: Outcome) => boolean) => String(list.filter(({ outcome }) => is(outcome)).length).padStart(10);
  const verdicts = VERDICTS.map((v) => share((o) => o.verdict === v)).join('');
  return `${name.padEnd(20)}${String(list.length).padStart(6)}${verdicts}${share(isFirst)}${count((o) => o.dangerous)}${count((o) => o.misleading)}`;
}

async function measure(): Promise<void> {
  const list = (await chosen()).filter(({ kind }) => values.kind === undefined || kind === values.kind);
  const all = list.map((sentence): Read => ({ sentence, outcome: outcomeOf(sentence) }));
  // What is kept for a roster is built by now.
  const timed = list.slice(0, 5_000);
  const before = process.cpuUsage().user;
  for (const { text, context } of timed) readMessage(text, context);
  const spent = process.cpuUsage().user - before;
  for (const read of all.filter(isShown).slice(0, Number(values.show))) console.log(tell(read));
  console.log(`${'kind'.padEnd(20)} count   exact   first   guess unclear   wrong  e or f dangerous misleading`);
  for (const kind of [...new Set(list.map((s) => s.kind))].sort())
    console.log(
      row(
        kind,
        all.filter(({ sentence }) => sentence.kind === kind),
      ),
    );
  console.log(row('all', all));
  console.log(
    `exact or first guess ${percent(all, isFirst).toFixed(1)} %; ${(spent / 1000 / timed.length).toFixed(2)} ms of processor time a sentence`,
  );
  if (values.margins) for (const line of marginLines(list)) console.log(line);
  if (values.json !== undefined)
    writeFileSync(
      values.json,
      all
        .map(
          ({ sentence: { kind, text, want, orElse }, outcome }) =>
            `${JSON.stringify({ kind, text, want, orElse, ...outcome })}\n`,
        )
        .join(''),
    );
  const isReached =
    percent(all, isExact) >= Number(values['least-exact']) &&
    percent(all, isFirst) >= Number(values['least-first']) &&
    percent(all, (o) => o.dangerous) <= Number(values['most-dangerous']);
  if (!isReached) process.exitCode = 1;
}

if (values.help) console.log(HELP);
else await measure();
