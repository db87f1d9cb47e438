// One server of the callback benchmark, chosen by its first argument; tells its parent the port, and its CPU time when asked.
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Registry } from 'prom-client';
import { SILENT } from '../../src/desk/log.ts';
import { createHttp } from '../../src/http/http.ts';
import { createChannel } from '../../src/wecom/callback.ts';
import { CORP, PAIR } from '../wecom/platform.ts';
import { native } from './turns/native.ts';

const ANSWER = `已收到，${'示例一厂　在岗120人　缺工：普工8。'.repeat(4)}`;

function ours(): RequestListener {
  const at = new Date(1_700_000_000_000);
  const callback = {
    channel: createChannel({ corp: CORP, pairs: [PAIR] }),
    receive: async () => ({ kind: 'reply', text: ANSWER }) as const,
    responses: { writing: () => {}, written: async () => {}, unseen: async () => {} },
    onBug: () => ({ kind: 'empty' }) as const,
    clock: { now: () => at },
    log: SILENT,
  };
  return createHttp({
    callback,
    checks: {},
    registry: new Registry(),
    metricsAccess: { token: null, loopback: true },
    log: SILENT,
  }).app.callback();
}

const echo: RequestListener = (request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => response.end(Buffer.concat(chunks)));
};

const VARIANTS: Readonly<Record<string, () => RequestListener>> = { echo: () => echo, native: () => native(() => ANSWER), ours };

const variant = VARIANTS[process.argv[2] ?? ''];
if (!variant) throw new Error(`one of ${Object.keys(VARIANTS)}`);
const server = createServer(variant());
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send?.(user + system);
});
process.on('disconnect', () => process.exit());
