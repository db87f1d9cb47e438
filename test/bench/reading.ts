// What does reading cost? Measured compiled as the product is: what runs the sources gives every function its name anew, which is half the time.
import { pathToFileURL } from 'node:url';
import { bundle } from '../bundled.ts';
import type { Line } from './turns/goals.ts';
import type { BenchOptions } from './turns/options.ts';

type Measuring = { readonly run: (options: BenchOptions) => readonly Line[] };

export async function run(options: BenchOptions): Promise<readonly Line[]> {
  const { run: measured } = (await import(pathToFileURL(await bundle('bench/reading/costs')).href)) as Measuring;
  return measured(options);
}
