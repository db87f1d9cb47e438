import { request } from 'undici';
import { afterEach, expect, test } from 'vitest';
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

test('readyz names what does not answer, hanging or failing, within little more than a second', async () => {
  let calls = 0;
  let away = true;
  edge = await openEdge(undefined, {
    checks: {
      database: () => {
        calls += 1;
        return away ? new Promise<void>(() => {}) : Promise.resolve();
      },
      store: async () => {
        if (away) throw new Error('away');
      },
      other: async () => {},
    },
  });
  const started = performance.now();
  const answers = await Promise.all(Array.from({ length: 5 }, () => get('/readyz')));
  expect(performance.now() - started).toBeLessThan(1_500);
  for (const { status, text } of answers) {
    expect(status).toBe(503);
    expect(JSON.parse(text)).toEqual({ ready: false, away: ['database', 'store'] });
  }
  expect(calls).toBe(1);
  away = false;
  expect(await get('/readyz')).toEqual({ status: 200, text: '{"ready":true}' });
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
