// A web's edge on a free port, with a receiver of the test's choice, and a socket to write raw requests to it.
import { connect } from 'node:net';
import { Registry } from 'prom-client';
import { request } from 'undici';
import type { Incoming, Receive } from '../../src/desk/incoming.ts';
import { createHttp } from '../../src/http/http.ts';
import { type Listening, listen } from '../../src/http/listen.ts';
import type { AskRefusal, Checks, MetricsAccess } from '../../src/http/probes.ts';
import { createChannel } from '../../src/wecom/callback.ts';
import { CORP, PAIR, type Request } from '../wecom/platform.ts';

export const NOW = new Date('2026-11-26T02:00:00.000Z');

export type Edge = Listening & {
  readonly url: string;
  /** Keys of the messages whose answer reached nobody. */
  readonly unseen: string[];
  /** Replies that carry a read-back, as their responses begin and end. */
  readonly carried: string[];
  readonly seen: { readonly incoming: Incoming; readonly arrivedAt: Date }[];
  readonly lines: { readonly event: string; readonly [field: string]: unknown }[];
};

type EdgeOptions = MetricsAccess & {
  readonly checks: Checks;
  readonly skewMs: () => number | null;
  readonly refusal: AskRefusal;
};

export async function openEdge(
  receive: Receive = async ({ kind }) => ({ kind: 'reply', text: `收到${kind}` }),
  { checks = {}, skewMs = () => null, refusal = async () => null, token = null, loopback = true }: Partial<EdgeOptions> = {},
): Promise<Edge> {
  const seen: Edge['seen'] = [];
  const unseen: string[] = [];
  const carried: string[] = [];
  const lines: Edge['lines'] = [];
  const log = { event: (event: string, fields = {}) => void lines.push({ event, ...fields }) };
  const callback = {
    channel: createChannel({ corp: CORP, pairs: [PAIR] }),
    receive: (incoming: Incoming, arrivedAt: Date) => {
      seen.push({ incoming, arrivedAt });
      return receive(incoming, arrivedAt);
    },
    responses: {
      writing: (message: string) => void carried.push(`writing ${message}`),
      written: async (_: Incoming, message: string) => void carried.push(`written ${message}`),
      unseen: async ({ key }: Incoming) => void unseen.push(key),
    },
    onBug: () => ({ kind: 'reply', text: '填的都在，请再发一次' }) as const,
    clock: { now: () => NOW },
    log,
  };
  const http = createHttp({
    callback,
    checks,
    skewMs,
    refusal,
    registry: new Registry(),
    metricsAccess: { token, loopback },
    log,
  });
  const listening = await listen(http, '127.0.0.1', 0);
  return { ...listening, url: `http://127.0.0.1:${listening.port}`, seen, unseen, carried, lines };
}

/** A POST as WeCom sends it. */
export async function send({ url }: Edge, { query, body }: Request): Promise<{ readonly status: number; readonly text: string }> {
  const answer = await request(`${url}/wecom/callback?${query}`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'text/xml' },
  });
  return { status: answer.statusCode, text: await answer.body.text() };
}

/** All the server says until it hangs up or `ms` have passed. `pieces` are written one after the other, `gapMs` apart. */
export function raw(port: number, pieces: readonly (string | Buffer)[], { gapMs = 0, ms = 2_000 } = {}): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    let answer = '';
    const done = () => {
      clearTimeout(timer);
      socket.destroy();
      resolve(answer);
    };
    const timer = setTimeout(done, ms);
    socket.on('data', (chunk) => {
      answer += chunk.toString('latin1');
    });
    socket.on('close', done);
    socket.on('error', () => {});
    const write = async () => {
      for (const piece of pieces) {
        if (socket.destroyed) return;
        socket.write(piece);
        if (gapMs > 0) await new Promise((next) => setTimeout(next, gapMs));
      }
    };
    void write();
  });
}
