import { test } from 'vitest';
import { post, textMessage } from '../wecom/platform.ts';
import { openEdge, raw, send } from './edge.ts';

test.concurrent('a receiver that hangs is answered 503 before WeCom hangs up; what it still does is waited for at the end', async ({
  expect,
}) => {
  let release = () => {};
  const edge = await openEdge(
    () =>
      new Promise((resolve) => {
        release = () => resolve({ kind: 'empty' });
      }),
  );
  const started = performance.now();
  expect((await send(edge, post(textMessage('1')))).status).toBe(503);
  expect(performance.now() - started).toBeLessThan(4_900);
  let stopped = false;
  const stop = edge.stop(2_000).then(() => {
    stopped = true;
  });
  await new Promise((next) => setTimeout(next, 100));
  expect(stopped).toBe(false);
  release();
  await stop;
});

test.concurrent('slow headers and slow bodies are ended with 408 within 6 s, while others are answered at once', async ({
  expect,
}) => {
  const edge = await openEdge();
  const { query, body } = post(textMessage('1'));
  const head = `POST /wecom/callback?${query} HTTP/1.1\r\nHost: x\r\nContent-Length: ${body.length}\r\n`;
  const drip = Array.from(body, (byte) => Buffer.from([byte]));
  const started = performance.now();
  const slow = [
    raw(edge.port, [`${head}\r\n`, ...drip], { gapMs: 50, ms: 9_000 }),
    raw(edge.port, [...head], { gapMs: 100, ms: 9_000 }),
    ...Array.from({ length: 300 }, () => raw(edge.port, [], { ms: 9_000 })),
  ];
  await new Promise((next) => setTimeout(next, 300));
  const asked = performance.now();
  expect((await send(edge, post(textMessage('1')))).status).toBe(200);
  expect(performance.now() - asked).toBeLessThan(1_000);
  for (const answer of await Promise.all(slow)) expect(answer).toContain('408 Request Timeout');
  expect(performance.now() - started).toBeLessThan(7_000);
  expect(edge.seen).toHaveLength(1);
  expect(edge.lines).toEqual([]);
  await edge.stop(100);
});
