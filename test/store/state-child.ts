// A process of its own that owns the embedded store of a folder: keeps threads and filings as fast as it can, and says a number once both are kept.
import { SILENT } from '../../src/desk/log.ts';
import { embeddedHolding } from '../../src/store/holding-embedded.ts';
import { openState } from '../../src/store/state.ts';
import { embeddedThreads } from '../../src/store/threads-embedded.ts';
import { heldFiling } from './held-filing.ts';

const [folder = '', round = '', most = '0'] = process.argv.slice(2);
const clock = { now: () => new Date() };
const state = await openState(folder, clock, SILENT);
const [threads, holding] = [embeddedThreads(state, clock), embeddedHolding(state)];
console.log('ready');

async function speak(n: number): Promise<void> {
  const taken = await threads.take(`test/${round}-${n % 3}`, 5_000);
  await holding.put(heldFiling(`${round}-${n}`, clock.now().toISOString()));
  await threads.keep(taken, `${taken.text ?? ''}${n} `);
  console.log(String(n));
}
for (let n = 0; n < Number(most); n += 3) await Promise.all([speak(n), speak(n + 1), speak(n + 2)]);
setInterval(() => undefined, 60_000);
