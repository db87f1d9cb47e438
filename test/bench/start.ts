// How long from `npm start` until the program is ready, with nothing but Node on the machine?
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Line } from './turns/goals.ts';
import type { BenchOptions } from './turns/options.ts';
import { buildProduct, startProduct } from './turns/product.ts';
import { median } from './turns/rounds.ts';

const WARM_STARTS = { short: 3, full: 7 } as const;

/** With no settings at all: embedded stores, demo roster, simulator. */
export async function run({ product, short }: BenchOptions): Promise<readonly Line[]> {
  await buildProduct(product);
  const folder = mkdtempSync(join(tmpdir(), 'bench-start-'));
  const once = async (): Promise<{ readonly s: number; readonly cpuS: number }> => {
    const { readyMs, readyCpuMs, stop } = await startProduct(product, { DATA_DIR: folder });
    await stop();
    return { s: readyMs / 1000, cpuS: readyCpuMs / 1000 };
  };
  try {
    const first = await once();
    const warm: Awaited<ReturnType<typeof once>>[] = [];
    for (let i = 0; i < WARM_STARTS[short ? 'short' : 'full']; i++) warm.push(await once());
    const of = (part: 's' | 'cpuS') => median(warm.map((start) => start[part]));
    console.log(`CPU until ready: first ever ${first.cpuS.toFixed(1)} s, warm ${of('cpuS').toFixed(1)} s`);
    return [
      { name: 'start.first', value: first.s, details: { cpuSeconds: first.cpuS } },
      { name: 'start.warm', value: of('s'), details: { cpuSeconds: of('cpuS') } },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
