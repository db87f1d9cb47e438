// How well are sentences read that nothing was fitted to? (npm run measure-reading)
import { parseArgs } from 'node:util';
import { oneWordSentences } from './one-word.ts';
import { type SourceName, sentences } from './sentences.ts';
import { type Outcome, outcomeOf } from './verdict.ts';

const HELP = `npm run measure-reading -- [--count N] [--seed N] [--set training|proof] [--kind KIND] [--show N] [--only VERDICT] [--one-word] [--all] [--least-exact PERCENT] [--most-dangerous PERCENT]
Reads made-up sentences and prints, for each kind, how many were read exactly, were unclear with the right reading as the first guess,
were unclear, were wrong, and how many would store what nobody said. --show prints as many that were not exact (or --only dangerous, wrong, unclear, first).
--one-word: plain sentences with one harmless word put in, instead; with --all all 90,000 of them. --least-exact and --most-dangerous: fails where less, or more, is reached.`;

const { values } = parseArgs({
  options: {
    help: { type: 'boolean' },
    count: { type: 'string', default: '5000' },
    seed: { type: 'string', default: '1' },
    set: { type: 'string', default: 'proof' },
    kind: { type: 'string' },
    show: { type: 'string', default: '0' },
    only: { type: 'string' },
    all: { type: 'boolean', default: false },
    'least-exact': { type: 'string', default: '0' },
    'most-dangerous': { type: 'string', default: '100' },
    'one-word': { type: 'boolean', default: false },
  },
});

if (values.help) console.log(HELP);
else {
  const started = process.cpuUsage().user;
  const made = values['one-word']
    ? oneWordSentences(Number(values.seed), values.all ? undefined : Number(values.count))
    : sentences(values.set as SourceName, Number(values.seed), Number(values.count));
  const all = made
    .filter(({ kind }) => values.kind === undefined || kind === values.kind)
    .map((sentence) => ({ sentence, outcome: outcomeOf(sentence) }));
  const shown = all.filter(({ outcome: o }) =>
    values.only === undefined
      ? o.verdict !== 'exact' || o.dangerous
      : values.only === 'dangerous'
        ? o.dangerous
        : o.verdict === values.only,
  );
  for (const { sentence: s, outcome: o } of shown.slice(0, Number(values.show)))
    console.log(
      `${s.kind} ${o.dangerous ? 'DANGEROUS' : o.verdict} ${s.context.person.account} ${s.now} ${JSON.stringify(s.text)}\n  want ${s.never ? 'never more than ' : ''}${JSON.stringify(s.want)}\n  got  ${JSON.stringify(o.got)}`,
    );
  const row = (name: string, list: readonly Outcome[]) => {
    const share = (is: (o: Outcome) => boolean) => `${((100 * list.filter(is).length) / list.length).toFixed(1)}%`.padStart(7);
    const verdicts = (['exact', 'first', 'unclear', 'wrong'] as const).map((v) => share((o) => o.verdict === v));
    return `${name.padEnd(15)}${String(list.length).padStart(6)}${verdicts.join('')}${String(list.filter((o) => o.dangerous).length).padStart(10)}`;
  };
  console.log(`${'kind'.padEnd(15)} count  exact  first unclear wrong dangerous`);
  for (const kind of [...new Set(all.map((x) => x.sentence.kind))].sort())
    console.log(
      row(
        kind,
        all.filter((x) => x.sentence.kind === kind).map((x) => x.outcome),
      ),
    );
  console.log(
    row(
      'all',
      all.map((x) => x.outcome),
    ),
  );
  console.log(`${((process.cpuUsage().user - started) / 1000 / all.length) | 0} ms a sentence`);
  const share = (is: (o: Outcome) => boolean) => (100 * all.filter((x) => is(x.outcome)).length) / all.length;
  const isReached =
    share((o) => o.verdict === 'exact') >= Number(values['least-exact']) &&
    share((o) => o.dangerous) <= Number(values['most-dangerous']);
  if (!isReached) process.exitCode = 1;
}
