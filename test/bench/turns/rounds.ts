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
  /** Over all rounds, closed loop. */
  readonly turnsPerSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
};

export type Pace = { readonly rounds: number; readonly roundMs: number; readonly warmUpMs: number };

type Servers = Pick<Stores, 'postgresPid' | 'redisPid'>;
type Tally = { readonly costs: Cost[]; readonly times: number[]; wallMs: number };

const cpuOf = (pid: number | null): number => (pid === null ? Number.NaN : treeCpuUs(pid));

/** Warms every entrant up, then lets each play for `roundMs` in every round, in random order. */
export async function measure(
  entrants: readonly Entrant[],
  servers: Servers,
  pace: Pace,
): Promise<ReadonlyMap<string, Measured>> {
  for (const entrant of entrants) {
    for (const end = performance.now() + pace.warmUpMs; performance.now() < end; ) await playOnce(entrant);
    entrant.client.taken();
  }
  const tallies = new Map(entrants.map(({ name }) => [name, { costs: [], times: [], wallMs: 0 } as Tally]));
  for (let round = 0; round < pace.rounds; round++) {
    for (const entrant of shuffled(entrants)) {
      const tally = tallies.get(entrant.name);
      if (tally) await playRound(entrant, servers, pace.roundMs, tally);
    }
  }
  return new Map([...tallies].map(([name, tally]) => [name, measuredOf(tally)]));
}

async function playOnce({ client, workload }: Entrant): Promise<void> {
  await workload.play(client.say);
  await workload.restore?.(client.say);
}

async function playRound({ pid, client, workload }: Entrant, servers: Servers, ms: number, tally: Tally): Promise<void> {
  const used = { node: 0, redis: 0, postgres: 0 };
  const look = () => ({ node: cpuOf(pid), redis: cpuOf(servers.redisPid), postgres: cpuOf(servers.postgresPid) });
  let [wallMs, turns] = [0, 0];
  while (wallMs < ms) {
    client.taken();
    const before = look();
    const began = performance.now();
    await workload.play(client.say);
    wallMs += performance.now() - began;
    const after = look();
    for (const part of ['node', 'redis', 'postgres'] as const) used[part] += after[part] - before[part];
    const times = client.taken();
    turns += times.length;
    tally.times.push(...times);
    await workload.restore?.(client.say);
  }
  tally.wallMs += wallMs;
  const [node, redis, postgres] = [used.node / turns, used.redis / turns, used.postgres / turns];
  tally.costs.push({ node, redis, postgres, sum: node + (redis || 0) + (postgres || 0) });
}

function measuredOf({ costs, times, wallMs }: Tally): Measured {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return { costs, turns: sorted.length, turnsPerSecond: (sorted.length * 1000) / wallMs, p50Ms: at(0.5), p99Ms: at(0.99) };
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
const MOST_WAITS = 60;

/** Until the process does next to nothing: what it does after its start is no part of any turn. */
export async function untilQuiet(pid: number): Promise<void> {
  for (let waits = 0; waits < MOST_WAITS; waits++) {
    const before = treeCpuUs(pid);
    await sleep(500);
    if (treeCpuUs(pid) - before < QUIET_SHARE * 500_000) return;
  }
}
