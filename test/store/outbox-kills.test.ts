// Is each of 400 nudges shown exactly once though processes are killed one after the other and WeCom loses answers? On real
// processes, a real PostgreSQL and real HTTP; their clocks run quicker than ours, so that a lease of a minute is over in a second.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { outgoing } from '../../src/desk/outbox/outgoing.ts';
import type { Ledger } from '../../src/desk/ports.ts';
import { text } from '../../src/desk/say.ts';
import { PATIENT } from '../../src/store/connection.ts';
import { openLedger } from '../../src/store/ledger.ts';
import { openDatabase } from '../../src/store/prisma.ts';
import { childProgram } from '../children-bundled.ts';
import { APP } from '../wecom/api-server.ts';
import { freshDatabase, type TestDatabase } from './database.ts';
import type { WorkerWish } from './outbox-child.ts';

/** All of them once, where real servers are at hand and nobody waits. */
const ROUNDS = process.env.CI && process.env.TEST_DATABASE_URL ? 20 : 4;
const PEOPLE = 400;
const WORKERS = 3;
const SPEED = 60;
const KILL_EVERY_MS = 1_000;
const START = new Date('2021-05-14T03:03:00Z').getTime();
const HIDDEN_MS = 4 * 3_600_000;
const root = fileURLToPath(new URL('../..', import.meta.url));

const since = Date.now();
const now = () => START + (Date.now() - since) * SPEED;

/** Times each message was shown, by person and words. */
const shown = new Map<string, number>();
/** Requests WeCom compares with, and when it saw them first. */
const seen = new Map<string, number>();
const counts = { calls: 0, lost: 0, hidden: 0, kills: 0 };

/** A platform that hides equal JSON for 4 h, takes its time, loses answers, and now and then is too busy. */
const platform = createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks).toString();
  if (request.url?.startsWith('/cgi-bin/gettoken')) {
    return void response.end(JSON.stringify({ errcode: 0, access_token: 'token', expires_in: 7_200 }));
  }
  counts.calls += 1;
  const dice = Math.random();
  await new Promise((done) => setTimeout(done, 5 + Math.random() * 40));
  if (dice < 0.04) return void response.end(JSON.stringify({ errcode: -1, errmsg: 'system busy' }));
  if (dice < 0.08) return void request.socket.destroy();
  const first = seen.get(body);
  const isHidden = first !== undefined && now() - first < HIDDEN_MS;
  const { touser, text: said } = JSON.parse(body) as { touser: string; text: { content: string } };
  const key = `${touser} ${said.content}`;
  if (isHidden) counts.hidden += 1;
  else {
    seen.set(body, now());
    shown.set(key, (shown.get(key) ?? 0) + 1);
  }
  if (dice > 0.85) {
    counts.lost += 1;
    return void request.socket.destroy();
  }
  response.end(JSON.stringify({ errcode: 0, errmsg: 'ok', msgid: isHidden ? '' : 'm' }));
});

let db: TestDatabase;
let ledger: Ledger;
let closing = async () => {};
let wish: WorkerWish;

beforeAll(async () => {
  db = await freshDatabase();
  // The machine is busy with processes that start: planning waits for its connection.
  const database = openDatabase({ url: db.url, role: db.role, limits: PATIENT, random: Math.random });
  closing = database.close;
  ledger = openLedger(database);
  await new Promise<void>((done) => platform.listen(0, '127.0.0.1', done));
  const apiBase = `http://127.0.0.1:${(platform.address() as AddressInfo).port}`;
  wish = { url: db.url, role: db.role, wecom: { ...APP, apiBase }, speed: SPEED, from: START, since };
});
afterAll(async () => {
  platform.close();
  await closing();
});

/** Started ahead of time, so that a worker that is killed is replaced at once. */
async function newWorker(): Promise<ChildProcess> {
  const args = [childProgram('outbox-child'), JSON.stringify(wish)];
  const worker = spawn(process.execPath, args, { cwd: root, stdio: ['pipe', 'pipe', 'inherit'] });
  await once(worker.stdout as NodeJS.ReadableStream, 'data');
  return worker;
}

/** Waits until no more than so many are open. */
async function untilOpen(most: number): Promise<void> {
  for (;;) {
    const [open] = await db.asOwner<{ n: string }>(`SELECT count(*) AS n FROM outgoing WHERE state IN ('due', 'sending')`);
    if (Number(open?.n) <= most) return;
    if (Date.now() - since > 500_000) throw new Error(`${open?.n} are still open`);
    await new Promise((done) => setTimeout(done, 100));
  }
}

test(`${PEOPLE} owed, ${WORKERS} processes of which one is killed each second, answers lost: each shown exactly once, in ${ROUNDS} rounds`, async () => {
  const running = await Promise.all(Array.from({ length: WORKERS }, newWorker));
  const spare: ChildProcess[] = [];
  for (const worker of running) worker.stdin?.write('go\n');
  let killing: Promise<void> = Promise.resolve();
  const kill = async () => {
    const [at, next] = [Math.floor(Math.random() * WORKERS), spare.pop() ?? (await newWorker())];
    running[at]?.kill('SIGKILL');
    counts.kills += 1;
    running[at] = next;
    next.stdin?.write('go\n');
    spare.push(await newWorker());
  };
  const timer = setInterval(() => {
    killing = killing.then(kill);
  }, KILL_EVERY_MS);
  try {
    for (let round = 0; round < ROUNDS; round++) {
      const dueAt = new Date(now());
      const rows = Array.from({ length: PEOPLE }, (_, i) =>
        outgoing({
          key: `${round}/${i}`,
          corp: 'c',
          person: `p${i}`,
          kind: 'nudge',
          say: text(`第${round}次提醒`),
          dueAt,
          owed: { week: '2021-W19', enterprises: [`e${i}`] },
          stage: 'lastCall',
          period: `round ${round}`,
        }),
      );
      expect(await ledger.plan(rows)).toBe(PEOPLE);
      // The next begins while the last of this one are still tried again.
      await untilOpen(PEOPLE / 4);
    }
    await untilOpen(0);
  } finally {
    clearInterval(timer);
    await killing;
    for (const worker of [...running, ...spare]) worker.kill('SIGKILL');
  }
  const states = await db.asOwner<{ state: string; n: string }>('SELECT state, count(*) AS n FROM outgoing GROUP BY state');
  expect(states.map(({ state, n }) => `${state} ${n}`)).toEqual([`sent ${ROUNDS * PEOPLE}`]);
  expect([...shown.values()].filter((times) => times !== 1)).toEqual([]);
  expect(shown.size).toBe(ROUNDS * PEOPLE);
  // What it was tried against did happen.
  expect(counts.lost).toBeGreaterThan((ROUNDS * PEOPLE) / 20);
  expect(counts.hidden).toBeGreaterThan((ROUNDS * PEOPLE) / 20);
  expect(counts.kills).toBeGreaterThanOrEqual(ROUNDS / 4);
}, 540_000);
