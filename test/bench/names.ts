// What does finding names cost as the roster grows, how long does its index hold up everything else, and how large is it?
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { buildNameIndex, type NameIndex } from '../../src/reading/names/names.ts';
import { foldText } from '../../src/reading/text/text.ts';
import { enterpriseAt, REGIONS } from './reading/roster.ts';
import type { Line } from './turns/goals.ts';
import type { BenchOptions } from './turns/options.ts';

/** Usual reports of the first twelve, by alias, part, pinyin, with a slip, and of nobody. */
const TEXTS = [
  '云岬食品 缺普工8技工3 解决普工5',
  '上周棠岭缺普工6，其他无缺工',
  'yjsp 缺2',
  '云甲食品缺普工3',
  '某某电缆缺普工3技工2',
];

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

type Measured = {
  readonly index: NameIndex;
  readonly own: ReadonlySet<string>;
  /** CPU of all steps, of the longest step, and of one's own part at the first message, in ms. */
  readonly built: { readonly whole: number; readonly longest: number; readonly own: number };
  readonly megabytes: number;
};

function cpuMs<T>(work: () => T): { readonly value: T; readonly ms: number } {
  const started = process.cpuUsage();
  const value = work();
  const { user, system } = process.cpuUsage(started);
  return { value, ms: (user + system) / 1000 };
}

function indexOf(count: number): Measured {
  const enterprises = Array.from({ length: count }, (_, n) => enterpriseAt(n));
  const own = new Set(enterprises.slice(0, 12).map(({ id }) => id));
  collectGarbage();
  const before = process.memoryUsage();
  const index = buildNameIndex(enterprises, REGIONS);
  const steps = index.preparing();
  let [whole, longest] = [0, 0];
  for (;;) {
    const step = cpuMs(() => steps.next());
    whole += step.ms;
    longest = Math.max(longest, step.ms);
    if (step.value.done === true) break;
  }
  const first = cpuMs(() => index.edges(foldText('云岬食品缺3'), own));
  collectGarbage();
  const after = process.memoryUsage();
  const bytes = after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers;
  return { index, own, built: { whole, longest, own: first.ms }, megabytes: bytes / 2 ** 20 };
}

/** CPU of one message, in microseconds: each text is folded anew, so that nothing is remembered of it. */
function costOf({ index, own }: Measured, rounds: number): number {
  const folded = Array.from({ length: rounds }, (_, i) => foldText(TEXTS[i % TEXTS.length] as string));
  const started = process.cpuUsage();
  for (const f of folded) index.edges(f, own);
  const { user, system } = process.cpuUsage(started);
  return (user + system) / rounds;
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

export async function run({ short, note }: BenchOptions): Promise<readonly Line[]> {
  const [small, large, whole] = [indexOf(340), indexOf(10_000), indexOf(100_000)];
  const rounds = short ? 500 : 2_000;
  for (const measured of [small, large, whole]) costOf(measured, rounds);
  const turns = Array.from({ length: short ? 3 : 9 }, () => [small, large, whole].map((measured) => costOf(measured, rounds)));
  const at = (n: number) => median(turns.map((turn) => turn[n] as number));
  const [base, ten, hundred] = [at(0), at(1), at(2)];
  note(
    `names of a message: ${base.toFixed(0)} µs at 340, ${ten.toFixed(0)} µs at 10,000, ${hundred.toFixed(0)} µs at 100,000 enterprises`,
  );
  for (const [count, { built }] of [
    [340, small],
    [10_000, large],
    [100_000, whole],
  ] as const)
    note(
      `index of ${count}: ${built.whole.toFixed(0)} ms in steps of at most ${built.longest.toFixed(1)} ms, first message ${built.own.toFixed(1)} ms`,
    );
  return [
    { name: 'names.at100000', value: hundred / base, details: { baseUs: base, tenUs: ten, hundredUs: hundred } },
    { name: 'names.stepAt10000', value: large.built.longest, details: { whole: large.built.whole } },
    { name: 'names.stepAt100000', value: whole.built.longest, details: { whole: whole.built.whole } },
    { name: 'names.memoryAt100000', value: whole.megabytes, details: { at10000: large.megabytes, at340: small.megabytes } },
  ];
}
