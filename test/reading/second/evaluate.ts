// How well does the second reader tell numbers apart in sentences it was not trained on?
import { reportMargin, tagNumerals } from '../../../src/reading/second/tagger.ts';
import { sentences } from '../sentences/sentences.ts';
import { seen } from './training.ts';

for (const set of ['training', 'proof'] as const) {
  const all = sentences(set, 7, 4000).map((s) => seen(s)).filter((s) => s.landmarks.amounts.length > 0);
  let [n, right, gates, whole] = [0, 0, 0, 0];
  const confusions = new Map<string, number>();
  const examples = new Map<string, string>();
  let time = 0;
  for (const s of all) {
    const before = process.hrtime.bigint();
    const tags = tagNumerals(s.f, s.landmarks);
    const margin = reportMargin(s.f, s.landmarks);
    time += Number(process.hrtime.bigint() - before);
    if (margin > 0 === s.reports) gates++;
    else if (process.argv[2] === 'gate') console.log(margin, s.reports, s.sentence.text);
    let ok = true;
    for (const [i, t] of tags.entries()) {
      n++;
      if (t.role === s.roles[i]) right++;
      else {
        ok = false;
        const key = `${s.roles[i]} → ${t.role}`;
        confusions.set(key, (confusions.get(key) ?? 0) + 1);
        examples.set(key, `${t.margin} ${s.sentence.text}`);
      }
    }
    if (ok) whole++;
  }
  console.log(set, 'numbers', n, 'right', (100 * right / n).toFixed(1), 'messages', (100 * whole / all.length).toFixed(1), 'gate', (100 * gates / all.length).toFixed(1), 'µs', time / 1000 / all.length);
  console.log([...confusions].sort((a, b) => b[1] - a[1]).slice(0, 25).map(([k, c]) => `${c} ${k}   ${examples.get(k)}`).join('\n'));
}
