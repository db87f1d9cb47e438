import { request } from 'undici';
import { afterEach, expect, test } from 'vitest';
import { Problem } from '../../src/desk/problem.ts';
import { post, textMessage } from '../wecom/platform.ts';
import { type Edge, openEdge } from './edge.ts';

let edge: Edge;
afterEach(() => edge.stop(100));

async function get(path: string, headers: Record<string, string> = {}) {
  const answer = await request(edge.url + path, { headers });
  return { status: answer.statusCode, text: await answer.body.text() };
}

test('healthz while the process lives, 404 for what is not ours', async () => {
  edge = await openEdge();
  expect((await get('/healthz')).status).toBe(200);
  expect((await get('/')).status).toBe(404);
});

const PAUSE_MS = 3_100;
const pause = (ms: number) => new Promise((next) => setTimeout(next, ms));

test('readyz names what does not answer, hanging or failing, within little more than a second, and asks at most every 3 s', async () => {
  let calls = 0;
  let away = true;
  edge = await openEdge(undefined, {
    checks: {
      database: () => {
        calls += 1;
        return away ? new Promise<void>(() => {}) : Promise.resolve();
      },
      store: async () => {
        if (away) throw new Problem('threads.away', { code: 'ECONNREFUSED' });
      },
      other: async () => {},
    },
  });
  const started = performance.now();
  const answers = await Promise.all(Array.from({ length: 5 }, () => get('/readyz')));
  expect(performance.now() - started).toBeLessThan(1_500);
  for (const { status, text } of answers) {
    expect(status).toBe(503);
    expect(JSON.parse(text)).toEqual({ ready: false, away: ['database', 'store'], why: { database: 'slow', store: 'away' } });
  }
  away = false;
  expect((await get('/readyz')).status).toBe(503);
  expect(calls).toBe(1);
  await pause(PAUSE_MS);
  expect(await get('/readyz')).toEqual({ status: 200, text: '{"ready":true}' });
  await get('/readyz');
  expect(calls).toBe(2);
});

test.each([
  ['threads.away', 'OOM', 'full'],
  ['threads.away', 'MISCONF', 'full'],
  ['threads.away', 'ENOSPC', 'full'],
  ['threads.away', 'READONLY', 'readOnly'],
  ['database.away', '53100', 'full'],
  ['database.away', '25006', 'readOnly'],
  ['database.away', '57P01', 'away'],
] as const)('readyz says of %s by %s: %s', async (problem, code, why) => {
  edge = await openEdge(undefined, { checks: { it: () => Promise.reject(new Problem(problem, { code })) } });
  expect(JSON.parse((await get('/readyz')).text)).toEqual({ ready: false, away: ['it'], why: { it: why } });
});

test('a clock that is off is told by readyz, which stays ready, and by the metrics', async () => {
  let skewMs: number | null = null;
  edge = await openEdge(undefined, { skewMs: () => skewMs });
  const sampled = async (name: string) => (await get('/metrics')).text.split('\n').filter((line) => line.startsWith(`${name} `));
  expect(await sampled('clock_skew_seconds')).toEqual([]);
  skewMs = -1_900;
  expect(JSON.parse((await get('/readyz')).text)).toEqual({ ready: true });
  skewMs = 61_500;
  const { status, text } = await get('/readyz');
  expect([status, JSON.parse(text)]).toEqual([200, { ready: true, skewed: { clockMs: 61_500 } }]);
  expect(await sampled('clock_skew_seconds')).toEqual(['clock_skew_seconds 61.5']);
  skewMs = null;
  expect(await sampled('clock_skew_seconds')).toEqual([]);
});

test('messages that WeCom refuses for a setting are told by readyz, which stays ready, and by the metrics', async () => {
  const refused = { problem: 'wecom.configuration 60020', waiting: 414, since: new Date('2026-11-27T01:03:00Z') };
  edge = await openEdge(undefined, { refusal: async () => refused });
  const { status, text } = await get('/readyz');
  expect([status, JSON.parse(text)]).toEqual([
    200,
    { ready: true, warn: { wecom: { ...refused, since: '2026-11-27T01:03:00.000Z' } } },
  ]);
  expect((await get('/metrics')).text).toContain('outbox_refused_messages 414');
});

test('nobody able to say whether WeCom refuses anything spoils neither', async () => {
  edge = await openEdge(undefined, { refusal: () => Promise.reject(new Problem('database.away')) });
  expect(JSON.parse((await get('/readyz')).text)).toEqual({ ready: true });
  expect((await get('/metrics')).text).not.toMatch(/^outbox_refused_messages /m);
});

test('metrics for this machine itself or with the token, for no one else', async () => {
  edge = await openEdge(undefined, { token: 'metrics-token-0123456789' });
  const { query, body } = post(textMessage('1'));
  await request(`${edge.url}/wecom/callback?${query}`, { method: 'POST', body }).then((answer) => answer.body.dump());
  const direct = await get('/metrics');
  expect(direct.status).toBe(200);
  expect(direct.text).toContain('callbacks_total{outcome="reply"} 1');
  expect(direct.text).toContain('callback_seconds_count 1');

  for (const name of ['x-forwarded-for', 'forwarded', 'x-real-ip', 'via', 'x-forwarded-host']) {
    expect((await get('/metrics', { [name]: '127.0.0.1' })).status).toBe(403);
    expect((await get('/metrics', { [name]: '1.2.3.4', authorization: 'Bearer wrong' })).status).toBe(403);
    expect((await get('/metrics', { [name]: '1.2.3.4', authorization: 'Bearer metrics-token-0123456789' })).status).toBe(200);
  }
});

test('in production this machine itself needs the token too, because a proxy on it may not say for whom it asks', async () => {
  edge = await openEdge(undefined, { token: 'metrics-token-0123456789', loopback: false });
  expect((await get('/metrics')).status).toBe(403);
  expect((await get('/metrics', { authorization: 'Bearer metrics-token-0123456789' })).status).toBe(200);
});

test('a page of another name that leads to this machine reads no metrics', async () => {
  edge = await openEdge();
  expect((await get('/metrics', { host: 'evil.example' })).status).toBe(403);
  expect((await get('/metrics', { host: 'localhost:3000' })).status).toBe(200);
});

test('without a token set, none will do', async () => {
  edge = await openEdge();
  for (const authorization of ['Bearer null', 'Bearer ', 'Bearer undefined', '']) {
    expect((await get('/metrics', { 'x-forwarded-for': '1.2.3.4', authorization })).status).toBe(403);
  }
});
