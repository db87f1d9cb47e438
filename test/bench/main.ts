// `npm run bench [-- NAME …]`: the benchmarks, one after the other, each printing ratios measured in one interleaved run.
import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Line, show } from './turns/goals.ts';
import { type BenchOptions, HELP, readWish } from './turns/options.ts';
import { compared, loadNow, writeRecord } from './turns/record.ts';

// What was started for a benchmark ends with it.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

const all = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.ts') && file !== 'main.ts' && !file.endsWith('-server.ts'))
  .map((file) => file.replace(/\.ts$/, ''));
const wish = readWish(process.argv.slice(2), all, resolve(import.meta.dirname, '../..'));

if (wish === null) {
  console.log([HELP, ...all.map((name) => `  ${name}`)].join('\n'));
  process.exitCode = process.argv.includes('--help') ? 0 : 1;
} else {
  const lines: Line[] = [];
  const notes: string[] = [];
  const load = [loadNow()];
  const note = (says: string) => {
    notes.push(says);
    console.log(says);
  };
  for (const name of wish.names) {
    console.log(`── ${name}`);
    const { run } = (await import(`./${name}.ts`)) as { run: (options: BenchOptions) => Promise<readonly Line[] | undefined> };
    const measured = (await run({ ...wish, note })) ?? [];
    for (const line of measured) console.log(show(line));
    lines.push(...measured);
  }
  load.push(loadNow());
  const form = wish.short ? 'short' : 'full';
  if (lines.length > 0) console.log(`load of the machine: ${load.join(' → ')}`);
  if (wish.json !== null) writeRecord(wish.json, lines, { folder: wish.product, load, notes, form });
  if (wish.against !== null) for (const line of compared(wish.against, lines, form)) console.log(line);
}
