// What does a callback cost beside the floor of Koa and node:crypto?
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { Pool } from 'undici';
import { message, post, readAnswer } from '../wecom/platform.ts';

// Short rounds, many of them: what else the machine does changes by the second, and strikes all three alike.
const ROUNDS = 40;
const WARM_UP = 15_000;
const REQUESTS = 800;
const CONNECTIONS = 64;
const NAMES = ['echo', 'native', 'ours'] as const;
type Name = (typeof NAMES)[number];

type Running = { readonly name: Name; readonly child: ChildProcess; readonly pool: Pool; readonly costs: number[] };

/** Interleaved rounds against three servers, each its own process; prints CPU time of the whole server process, as medians of the rounds' ratios. About 25 s. */
export async function run(): Promise<void> {
  const servers = await Promise.all(NAMES.map(start));
  try {
    for (const server of servers) await load(server, WARM_UP);
    for (let round = 0; round < ROUNDS; round++) {
      for (let i = 0; i < servers.length; i++) {
        const server = servers[(i + round) % servers.length];
        if (!server) continue;
        const before = await cpu(server);
        await load(server, REQUESTS);
        server.costs.push(((await cpu(server)) - before) / REQUESTS);
      }
    }
  } finally {
    for (const { child, pool } of servers) {
      await pool.destroy();
      child.disconnect();
    }
  }
  const cost = (name: Name) => servers.find((server) => server.name === name)?.costs ?? [];
  const ratio = (a: Name, b: Name) => median(cost(a).map((micros, round) => micros / (cost(b)[round] ?? Number.NaN))).toFixed(2);
  console.log(
    `callback without state, CPU µs a request: ${NAMES.map((name) => `${name} ${median(cost(name)).toFixed(0)}`).join(', ')}`,
  );
  console.log(
    `callback: ours / koa-native ${ratio('ours', 'native')} (goal ≤ 1.1), ours / http echo ${ratio('ours', 'echo')} (goal ≤ 3)`,
  );
}

const inner = message('text', `<Content><![CDATA[甲公司 缺普工8技工3 解决普工5${'，乙厂无缺工'.repeat(6)}]]></Content>`);
const { query, body } = post(inner);
const REQUEST = { method: 'POST', path: `/wecom/callback?${query}`, body, headers: { 'content-type': 'text/xml' } } as const;

async function start(name: Name): Promise<Running> {
  const child = fork(new URL('callback-server.ts', import.meta.url), [name], { execArgv: ['--import', 'tsx'] });
  const [port] = (await once(child, 'message')) as [number];
  const pool = new Pool(`http://127.0.0.1:${port}`, { connections: CONNECTIONS });
  const answer = await pool.request(REQUEST).then((r) => r.body.text());
  if (name !== 'echo' && !readAnswer(answer).content.startsWith('已收到')) throw new Error(`${name} answers wrongly`);
  return { name, child, pool, costs: [] };
}

async function load({ pool }: Running, requests: number): Promise<void> {
  let left = requests;
  const one = async () => {
    while (left-- > 0) {
      const { statusCode, body: answer } = await pool.request(REQUEST);
      await answer.dump();
      if (statusCode !== 200) throw new Error(`status ${statusCode}`);
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, one));
}

async function cpu({ child }: Running): Promise<number> {
  child.send('cpu');
  const [micros] = (await once(child, 'message')) as [number];
  return micros;
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
