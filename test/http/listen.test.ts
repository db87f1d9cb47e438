import { connect } from 'node:net';
import { Registry } from 'prom-client';
import { Agent, request } from 'undici';
import { expect, test } from 'vitest';
import { SILENT } from '../../src/desk/log.ts';
import { createHttp } from '../../src/http/http.ts';
import { listen } from '../../src/http/listen.ts';
import { post, readAnswer, textMessage } from '../wecom/platform.ts';
import { openEdge } from './edge.ts';

const http = () =>
  createHttp({
    callback: null,
    checks: {},
    registry: new Registry(),
    metricsAccess: { token: null, loopback: true },
    log: SILENT,
  });
const pause = (ms: number) => new Promise((next) => setTimeout(next, ms));

test('a port in use, and an address that is not ours, are problems that say which', async () => {
  const first = await listen(http(), '127.0.0.1', 0);
  await expect(listen(http(), '127.0.0.1', first.port)).rejects.toMatchObject({
    code: 'port.refused',
    details: { host: '127.0.0.1', port: first.port, system: 'EADDRINUSE' },
  });
  await expect(listen(http(), '192.0.2.1', 0)).rejects.toMatchObject({
    code: 'port.refused',
    details: { system: 'EADDRNOTAVAIL' },
  });
  await first.stop(100);
});

test('a process that answers no callbacks has no such route', async () => {
  const worker = await listen(http(), '127.0.0.1', 0);
  const status = async (path: string, method: 'GET' | 'POST') => {
    const answer = await request(`http://127.0.0.1:${worker.port}${path}`, { method });
    await answer.body.dump();
    return answer.statusCode;
  };
  expect([
    await status('/wecom/callback', 'POST'),
    await status('/wecom/callback', 'GET'),
    await status('/healthz', 'GET'),
  ]).toEqual([404, 404, 200]);
  await worker.stop(100);
});

test('stopping lets an answer in the making finish, and takes nothing new', async () => {
  let go = () => {};
  const edge = await openEdge(
    () =>
      new Promise((resolve) => {
        go = () => resolve({ kind: 'reply', text: '好' });
      }),
  );
  const { query, body } = post(textMessage('1'));
  const dispatcher = new Agent({ keepAliveTimeout: 60_000 });
  const answer = request(`${edge.url}/wecom/callback?${query}`, { method: 'POST', body, dispatcher });
  await pause(50);
  const stopped = edge.stop(5_000);
  await pause(50);
  await expect(request(`${edge.url}/healthz`)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  go();
  const started = performance.now();
  expect(readAnswer(await (await answer).body.text()).content).toBe('好');
  await stopped;
  // Though the client would have kept its connection for a minute.
  expect(performance.now() - started).toBeLessThan(1_000);
  await dispatcher.close();
});

test('what does not finish is cut off at the limit', async () => {
  const edge = await openEdge(() => new Promise(() => {}));
  const { query, body } = post(textMessage('1'));
  const answer = request(`${edge.url}/wecom/callback?${query}`, { method: 'POST', body });
  const idle = connect(edge.port, '127.0.0.1');
  idle.on('error', () => {});
  await pause(50);
  const started = performance.now();
  await Promise.all([edge.stop(200), expect(answer).rejects.toThrow()]);
  expect(performance.now() - started).toBeLessThan(1_000);
  idle.destroy();
});

test('keeps a connection at rest longer than a proxy keeps its own, which would send on it as we close', async () => {
  const listening = await listen(http(), '127.0.0.1', 0);
  const answer = await request(`http://127.0.0.1:${listening.port}/healthz`);
  await answer.body.dump();
  expect(answer.headers['keep-alive']).toBe('timeout=75');
  await listening.stop(100);
});
