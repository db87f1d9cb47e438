// How soon is it told that a Redis does not let us in, or is not there?
import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { openRedis, untilReady } from '../../src/store/redis.ts';

const sockets = new Set<Socket>();
let server: Server | null = null;
afterEach(() => {
  for (const socket of sockets) socket.destroy();
  sockets.clear();
  server?.close();
});

/** Says `answer` to every command. */
async function startSaying(answer: string): Promise<string> {
  server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('data', (bytes) => {
      const commands = bytes.toString('latin1').match(/^\*\d+\r$/gm) ?? [];
      socket.write(answer.repeat(commands.length));
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `redis://:hush@127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function failure(url: string, looks: number): Promise<readonly [code: unknown, ms: number, listeners: number]> {
  const redis = openRedis(url);
  const listening = (): number => redis.listenerCount('ready') + redis.listenerCount('error');
  let before = 0;
  const from = performance.now();
  let code: unknown = null;
  for (let look = 0; look < looks; look++) {
    code = await untilReady(redis, 5_000).catch((problem) => problem.details.code);
    if (look === 0) before = listening();
  }
  const taken = performance.now() - from;
  const left = listening() - before;
  redis.disconnect();
  return [code, taken, left];
}

test.each([
  ['-WRONGPASS invalid username-password pair or user is disabled.\r\n', 'WRONGPASS'],
  ['-NOAUTH HELLO must be called with the client already authenticated\r\n', 'NOAUTH'],
])('a refusal of our password is told at once: %s', async (answer, code) => {
  const [told, ms] = await failure(await startSaying(answer), 1);
  expect(told).toBe(code);
  expect(ms).toBeLessThan(1_500);
});

test('nobody there is told at once, and no look leaves a listener behind', async () => {
  const [told, ms, listeners] = await failure('redis://127.0.0.1:1', 15);
  expect([told, listeners]).toEqual(['ECONNREFUSED', 0]);
  expect(ms).toBeLessThan(15 * 600);
});
