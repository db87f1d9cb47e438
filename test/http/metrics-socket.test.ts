import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Counter, Registry } from 'prom-client';
import { Agent, request } from 'undici';
import { afterAll, expect, test } from 'vitest';
import { serveMetrics } from '../../src/http/metrics-socket.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'metrics-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('metrics are read through a socket that is ours alone, also where a killed process left one', async () => {
  const registry = new Registry();
  new Counter({ name: 'things_total', help: 'Things', registers: [registry] }).inc(3);
  const socketPath = path.join(folder, 'metrics-3000.sock');
  writeFileSync(socketPath, '');
  const close = await serveMetrics(registry, socketPath, { event: (name) => expect(name).toBe('no event') });
  expect(statSync(socketPath).mode & 0o777).toBe(0o600);
  const dispatcher = new Agent({ connect: { socketPath } });
  const answer = await request('http://localhost/metrics', { dispatcher });
  expect([answer.statusCode, await answer.body.text()]).toEqual([200, expect.stringContaining('things_total 3')]);
  await dispatcher.close();
  await close();
});

test('where none can be made, that is told and nothing fails', async () => {
  const events: unknown[] = [];
  const at = path.join(folder, 'none', 'metrics.sock');
  const close = await serveMetrics(new Registry(), at, { event: (name, fields) => events.push([name, fields]) });
  expect(events).toEqual([['metrics.unserved', { path: at, system: expect.any(String) }]]);
  await close();
});
