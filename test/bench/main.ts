// `npm run bench [-- NAME …]`: the benchmarks, one after the other, each printing ratios measured in one interleaved run.
import { readdirSync } from 'node:fs';

const all = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.ts') && file !== 'main.ts' && !file.endsWith('-server.ts'))
  .map((file) => file.replace(/\.ts$/, ''));
const wanted = process.argv.slice(2);

if (wanted.includes('--help') || wanted.some((name) => !all.includes(name))) {
  console.log(`npm run bench [-- NAME …]\n${all.join('\n')}`);
  process.exitCode = wanted.includes('--help') ? 0 : 1;
} else {
  for (const name of wanted.length > 0 ? wanted : all) {
    console.log(`── ${name}`);
    const { run } = (await import(`./${name}.ts`)) as { run: () => Promise<void> };
    await run();
  }
}
