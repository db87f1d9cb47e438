// What does a whole turn cost, from the encrypted callback to the reply, beside the same by hand?
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { CORP, PAIR } from '../wecom/platform.ts';
import { inventBureau } from './turns/bureau.ts';
import { type Client, connect } from './turns/client.ts';
import { fileAll, playersOf, referenceWorkload, workloadsOf } from './turns/dialogues.ts';
import { digits, type GoalName, type Line } from './turns/goals.ts';
import type { BenchOptions } from './turns/options.ts';
import { buildProduct, type Environment, type Product, pretendApi, runScript, startProduct } from './turns/product.ts';
import { TABLES } from './turns/reference.ts';
import { type Cost, type Entrant, type Measured, measure, median, type Pace, ratios, untilQuiet } from './turns/rounds.ts';
import { openStores, type Stores } from './turns/stores.ts';

const PACES: Readonly<Record<'short' | 'full', Pace & { readonly weeksBefore: number }>> = {
  short: { rounds: 5, roundMs: 500, warmUpMs: 2_500, weeksBefore: 1 },
  full: { rounds: 15, roundMs: 800, warmUpMs: 6_000, weeksBefore: 3 },
};
const USUAL = 340;
const LARGE = 10_000;
/** A Tuesday morning: nobody is reminded of anything for hours. */
const RUNNING = Date.parse('2026-11-24T10:00:00+08:00');
const WEEK_MS = 7 * 86_400_000;
/** Specialists who file at the same time while everything is made ready. */
const FILING_AT_ONCE = 32;

const REFERENCE = 'reference';
type Part = keyof ReturnType<typeof workloadsOf>;
const PARTS: Readonly<Record<Part, GoalName>> = {
  guided: 'turns.guided',
  oneMessage: 'turns.oneMessage',
  totals: 'turns.totals',
};
/** Engines of test/bench/peers, and the lines that compare a guided turn with them. */
const PEERS = { botbuilder: 'turns.guidedToBotbuilder', grammy: 'turns.guidedToGrammy' } as const;
const AT_LARGE = { guided: 'turns.guidedAt10000', oneMessage: 'turns.oneMessageAt10000' } as const;

type Closing = (() => Promise<unknown>)[];

/** Interleaved rounds of the reference's server and the product's. About 60 s with --short; with `large` a second product with 10,000 enterprises. */
export async function run(options: BenchOptions): Promise<readonly Line[]> {
  const pace = PACES[options.short ? 'short' : 'full'];
  const closing: Closing = [];
  try {
    const stores = await openStores();
    closing.push(stores.close);
    options.note(stores.says);
    const api = await pretendApi();
    closing.push(api.close);
    const entrants: Entrant[] = [await startEngine(REFERENCE, stores, closing)];
    if (options.peers) for (const peer of Object.keys(PEERS)) entrants.push(await startEngine(peer, stores, closing));
    const stage = { stores, api: api.url, weeksBefore: pace.weeksBefore, closing };
    for (const [city, folder, count] of citiesOf(options)) entrants.push(...(await startCity({ ...stage, city, folder, count })));
    const failed = (name: string, error: unknown) => {
      options.note(`FAILED ${name}: ${error instanceof Error ? error.message : error}`);
      process.exitCode = 1;
    };
    return linesOf(await measure(entrants, stores, pace, failed), options.note);
  } finally {
    for (const step of closing.reverse()) await step();
  }
}

/** Each a running product with a roster and stores of its own. */
type City = 'usual' | 'large' | 'beside';
type Stage = {
  readonly city: City;
  /** The product's. */
  readonly folder: string;
  /** Enterprises. */
  readonly count: number;
  readonly weeksBefore: number;
  readonly stores: Stores;
  /** WeCom's. */
  readonly api: string;
  readonly closing: Closing;
};

const citiesOf = ({ product, beside, large }: BenchOptions): readonly (readonly [City, string, number])[] => [
  ['usual', product, USUAL],
  ...(beside === null ? [] : [['beside', beside, USUAL] as const]),
  ...(large ? [['large', product, LARGE] as const] : []),
];

/** The product with earlier weeks filed whole, and the running week but for one enterprise of each player. */
async function startCity({ city, folder, count, weeksBefore, stores, api, closing }: Stage): Promise<readonly Entrant[]> {
  await buildProduct(folder);
  const own = mkdtempSync(join(tmpdir(), 'bench-'));
  closing.push(async () => rmSync(own, { recursive: true, force: true }));
  const { url, ownerUrl } = await stores.newDatabase(city);
  const redis = await stores.newRedis();
  const envAt = (week: number): Environment => ({
    DATABASE_URL: url,
    DATABASE_OWNER_URL: ownerUrl,
    ...(redis === null ? {} : { REDIS_URL: redis }),
    DATA_DIR: join(own, 'data'),
    CLOCK_START: new Date(RUNNING - (weeksBefore - week) * WEEK_MS).toISOString(),
    WECOM_CORP_ID: CORP,
    WECOM_AGENT_ID: '1000002',
    WECOM_SECRET: 'bench-secret',
    WECOM_TOKEN: PAIR.token,
    WECOM_ENCODING_AES_KEY: PAIR.aesKey,
    WECOM_API_BASE: api,
  });
  const bureau = inventBureau(count);
  const workbook = join(own, 'roster.xlsx');
  writeFileSync(workbook, await bureau.workbook());
  await runScript(folder, 'roster', ['import', workbook], envAt(0));

  const players = new Set(playersOf(bureau));
  let product: Product | null = null;
  let client: Client | null = null;
  const stop = async () => {
    await client?.close();
    await product?.stop();
  };
  closing.push(() => stop());
  for (let week = 0; week <= weeksBefore; week++) {
    await stop();
    product = await startProduct(folder, envAt(week));
    await untilQuiet(product.pid);
    client = connect(product.url);
    const { say } = client;
    // Of a large city only the players' part is filled: it is there for its roster.
    const waiting = bureau.specialists.filter((one) => city !== 'large' || players.has(one));
    await Promise.all(
      Array.from({ length: FILING_AT_ONCE }, async () => {
        for (let one = waiting.pop(); one; one = waiting.pop()) {
          const isOpen = week === weeksBefore && players.has(one);
          await fileAll(say, one, isOpen ? one.serves.slice(1) : one.serves, week);
        }
      }),
    );
  }
  if (!product || !client) throw new Error('no week');
  await untilQuiet(product.pid);
  const { pid } = product;
  const talking = client;
  return Object.entries(workloadsOf(bureau, weeksBefore))
    .filter(([part]) => city !== 'large' || part in AT_LARGE)
    .map(([part, workload]) => ({ name: nameOf(part as Part, city), pid, client: talking, workload }));
}

const nameOf = (part: Part, city: City): string => (city === 'usual' ? part : `${part}, ${city}`);

/** The reference or a peer, which play one and the same dialogue. */
async function startEngine(name: string, stores: Stores, closing: Closing): Promise<Entrant> {
  const { ownerUrl: url } = await stores.newDatabase(name);
  const owner = new pg.Client(url);
  await owner.connect();
  await owner.query(TABLES);
  await owner.end();
  const server = new URL('turns/reference-server.ts', import.meta.url);
  const child: ChildProcess = fork(server, [name, url, (await stores.newRedis()) ?? ''], { execArgv: ['--import', 'tsx'] });
  closing.push(async () => {
    const ended = once(child, 'exit');
    child.disconnect();
    await ended;
  });
  const ended = once(child, 'exit').then(() => {
    throw new Error(`${name} did not start${name in PEERS ? ': npm ci --prefix test/bench/peers' : ''}`);
  });
  const [port] = (await Promise.race([once(child, 'message'), ended])) as [number];
  ended.catch(() => undefined);
  const client = connect(`http://127.0.0.1:${port}`);
  closing.push(client.close);
  return { name, pid: child.pid ?? 0, client, workload: referenceWorkload() };
}

function linesOf(measured: ReadonlyMap<string, Measured>, note: BenchOptions['note']): readonly Line[] {
  const reference = measured.get(REFERENCE);
  if (!reference) throw new Error('no reference');
  console.log(inFull(REFERENCE, reference));
  for (const [name, one] of measured) if (one !== reference) console.log(inFull(name, one));
  const against = (name: GoalName, of: Measured | undefined, to: Measured | undefined): readonly Line[] => {
    if (!of || !to) return [];
    const all = ratios(of, to);
    const spread = { least: Math.min(...all), most: Math.max(...all) };
    return [{ name, value: median(all), details: { ...spread, ...detailsOf(of), referenceSum: sumOf(to) } }];
  };
  for (const part of Object.keys(PARTS) as Part[]) {
    const [now, beside] = [measured.get(part), measured.get(nameOf(part, 'beside'))];
    if (!now || !beside) continue;
    const [toReference, toBeside] = [median(ratios(beside, reference)), median(ratios(now, beside))];
    note(`${part}, the product beside: ${digits(toReference)} × the reference; this one is ${digits(toBeside)} of it`);
  }
  const lines = (Object.keys(PARTS) as Part[]).flatMap((part) =>
    against(PARTS[part], measured.get(nameOf(part, 'usual')), reference),
  );
  const large = (['guided', 'oneMessage'] as const).flatMap((part) =>
    against(AT_LARGE[part], measured.get(nameOf(part, 'large')), measured.get(nameOf(part, 'usual'))),
  );
  const peers = Object.entries(PEERS).flatMap(([peer, line]) =>
    against(line, measured.get(nameOf('guided', 'usual')), measured.get(peer)),
  );
  return [...lines, ...peers, ...large];
}

const part = ({ costs }: Measured, of: keyof Cost): number => median(costs.map((cost) => cost[of]));
const sumOf = (measured: Measured): number => part(measured, 'sum');

const detailsOf = (m: Measured): Readonly<Record<string, number>> => ({
  node: part(m, 'node'),
  redis: part(m, 'redis'),
  postgres: part(m, 'postgres'),
  sum: sumOf(m),
  turns: m.turns,
  unavailable: m.unavailable,
  held: m.held,
  turnsPerSecond: m.turnsPerSecond,
  p50Ms: m.p50Ms,
  p99Ms: m.p99Ms,
});

const known = (value: number): string => (Number.isNaN(value) ? '—' : digits(value));

function inFull(name: string, m: Measured): string {
  const { node, redis, postgres, sum } = {
    node: part(m, 'node'),
    redis: part(m, 'redis'),
    postgres: part(m, 'postgres'),
    sum: sumOf(m),
  };
  const cpu = `Node ${known(node)} + Redis ${known(redis)} + PostgreSQL ${known(postgres)} = ${known(sum)}`;
  return `${name}: CPU µs a turn ${cpu}; ${m.turnsPerSecond.toFixed(0)} turns/s, p50 ${digits(m.p50Ms)} ms, p99 ${digits(m.p99Ms)} ms, ${m.turns} turns, ${m.unavailable} times 503, ${m.held} held`;
}
