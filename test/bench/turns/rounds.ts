// How are several servers measured so that what else the machine does strikes all alike? In short rounds, in a new order each time.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from './client.ts';
import { treeCpuUs } from './cpu.ts';
import type { Workload } from './dialogues.ts';
import type { Stores } from './stores.ts';

/** One workload against one server. */
export type Entrant = { readonly name: string; readonly pid: number; readonly client: Client; readonly workload: Workload };

/** CPU µs a turn; NaN where the process cannot be seen. */
export type Cost = { readonly node: number; readonly redis: number; readonly postgres: number; readonly sum: number };

export type Measured = {
  readonly costs: readonly Cost[];
  readonly turns: number;
  /** Messages that were answered 503 and sent again. */
  readonly unavailable: number;
  /** Reports that the product held because the database did not answer in time. */
  readonly held: number;
  /** Over all rounds, closed loop. */
  readonly turnsPerSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
};

/** CPU time, so that a busy machine makes no round smaller: `roundMs` of server and stores, `warmUpMs` of the server alone. */
export type Pace = { readonly rounds: number; readonly roundMs: number; readonly warmUpMs: number };

const MOST_WARM_UP_MS = 60_000;
const MOST_ROUND_MS = 10_000;

type Servers = Pick<Stores, 'postgresPid' | 'redisPid'>;
type Tally = { readonly costs: Cost[]; readonly times: number[]; wallMs: number; unavailable: number; held: number };

const cpuOf = (pid: number | null): number => (pid === null ? Number.NaN : treeCpuUs(pid));

/**
 * Warms every entrant up, then lets each play in every round, in random order. An entrant whose server says something wrong is told to
 * `onFailure` and left out from then on.
 */
export async function measure(
  entrants: readonly Entrant[],
  servers: Servers,
  pace: Pace,
  onFailure: (name: string, error: unknown) => void,
): Promise<ReadonlyMap<string, Measured>> {
  const tallies = new Map<string, Tally>();
  for (const entrant of entrants) {
    try {
      await warmUp(entrant, pace.warmUpMs);
      tallies.set(entrant.name, { costs: [], times: [], wallMs: 0, unavailable: 0, held: 0 });
    } catch (error) {
      onFailure(entrant.name, error);
    }
  }
  for (let round = 0; round < pace.rounds; round++) {
    for (const entrant of shuffled(entrants)) {
      const tally = tallies.get(entrant.name);
      if (!tally) continue;
      try {
        await playRound(entrant, servers, pace.roundMs, tally);
      } catch (error) {
        tallies.delete(entrant.name);
        onFailure(entrant.name, error);
      }
    }
  }
  return new Map([...tallies].map(([name, tally]) => [name, measuredOf(tally)]));
}

/** By the server's CPU time: on a busy machine a second is not enough for its compiler. */
async function warmUp({ pid, client, workload }: Entrant, cpuMs: number): Promise<void> {
  const [began, used] = [performance.now(), treeCpuUs(pid)];
  do {
    await workload.play(client.say);
    await workload.restore?.(client.say);
  } while (performance.now() - began < MOST_WARM_UP_MS && !(treeCpuUs(pid) - used > cpuMs * 1000));
  client.taken();
}

async function playRound({ pid, client, workload }: Entrant, servers: Servers, ms: number, tally: Tally): Promise<void> {
  const used = { node: 0, redis: 0, postgres: 0 };
  const look = () => ({ node: cpuOf(pid), redis: cpuOf(servers.redisPid), postgres: cpuOf(servers.postgresPid) });
  let [wallMs, turns] = [0, 0];
  while (wallMs < MOST_ROUND_MS && !(sumOf(used) > ms * 1000)) {
    client.taken();
    const before = look();
    const began = performance.now();
    await workload.play(client.say);
    wallMs += performance.now() - began;
    const after = look();
    for (const part of ['node', 'redis', 'postgres'] as const) used[part] += after[part] - before[part];
    const { times, unavailable, held } = client.taken();
    turns += times.length;
    tally.times.push(...times);
    tally.unavailable += unavailable;
    tally.held += held;
    await workload.restore?.(client.say);
  }
  tally.wallMs += wallMs;
  const [node, redis, postgres] = [used.node / turns, used.redis / turns, used.postgres / turns];
  tally.costs.push({ node, redis, postgres, sum: sumOf({ node, redis, postgres }) });
}

/** What cannot be seen counts as nothing. */
const sumOf = ({ node, redis, postgres }: Omit<Cost, 'sum'>): number => node + (redis || 0) + (postgres || 0);

function measuredOf({ costs, times, wallMs, unavailable, held }: Tally): Measured {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return {
    costs,
    unavailable,
    held,
    turns: sorted.length,
    turnsPerSecond: (sorted.length * 1000) / wallMs,
    p50Ms: at(0.5),
    p99Ms: at(0.99),
  };
}

export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** Round by round, so that both sides had the same neighbours. */
export const ratios = (of: Measured, to: Measured): readonly number[] =>
  of.costs.map(({ sum }, round) => sum / (to.costs[round]?.sum ?? Number.NaN));

function shuffled<T>(all: readonly T[]): readonly T[] {
  const order = all.map((one) => ({ one, at: Math.random() }));
  return order.sort((a, b) => a.at - b.at).map(({ one }) => one);
}

const QUIET_SHARE = 0.1;
const LOOK_MS = 500;
const QUIET_LOOKS = 2;
const MOST_LOOKS = 240;

/** Until the process does next to nothing for a second: what it does after its start is no part of any turn. */
export async function untilQuiet(pid: number): Promise<void> {
  for (let looks = 0, quiet = 0; looks < MOST_LOOKS && quiet < QUIET_LOOKS; looks++) {
    const before = treeCpuUs(pid);
    await sleep(LOOK_MS);
    quiet = treeCpuUs(pid) - before < QUIET_SHARE * LOOK_MS * 1000 ? quiet + 1 : 0;
  }
}
