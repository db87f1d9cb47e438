// A small twin of WeCom's server API over real HTTP: tokens, sends, uploads and menus, with the failures a test asks for.
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { URL } from 'node:url';

export const APP = { corpId: 'ww1f2e3d4c5b6a7980', agentId: 1000002, secret: 'test-secret-0123456789' };

export type Call = { readonly path: string; readonly query: URLSearchParams; readonly body: Buffer; readonly type: string };
/** What to answer instead: fields over `errcode: 0`, a status and text, or a cut line. */
export type Forced = Readonly<Record<string, unknown>> | { readonly status: number; readonly text: string } | 'cut' | 'silent';

export type ApiServer = {
  readonly base: string;
  readonly calls: Call[];
  readonly count: (path: string) => number;
  /** What was sent, parsed. */
  readonly sent: () => Record<string, unknown>[];
  /** Every token so far is refused from now on. */
  readonly revoke: () => void;
  force: (call: Call) => Forced | undefined;
  readonly close: () => Promise<void>;
};

export async function openApiServer(): Promise<ApiServer> {
  const calls: Call[] = [];
  const tokens = new Set<string>();
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const url = new URL(request.url ?? '', 'http://x');
    const call: Call = {
      path: url.pathname.replace('/cgi-bin/', ''),
      query: url.searchParams,
      body: Buffer.concat(chunks),
      type: request.headers['content-type'] ?? '',
    };
    calls.push(call);
    const forced = twin.force(call);
    if (forced === 'silent') return;
    if (forced === 'cut') return void request.socket.destroy();
    if (forced && 'status' in forced) {
      response.statusCode = Number(forced.status);
      return void response.end(forced.text);
    }
    response.end(JSON.stringify({ errcode: 0, errmsg: 'ok', ...(forced ?? answerTo(call)) }));
  });

  const answerTo = ({ path, query }: Call): Record<string, unknown> => {
    if (path === 'gettoken') {
      if (query.get('corpsecret') !== APP.secret) return { errcode: 40001, errmsg: 'invalid credential' };
      const token = randomBytes(16).toString('hex');
      tokens.add(token);
      return { access_token: token, expires_in: 7200 };
    }
    if (!tokens.has(query.get('access_token') ?? '')) return { errcode: 40014, errmsg: 'invalid access_token' };
    if (path === 'media/upload') return { type: query.get('type'), media_id: 'MEDIA', created_at: '1700000000' };
    return { msgid: `msg-${calls.length}`, invaliduser: '', invalidparty: '' };
  };

  const twin: ApiServer = {
    base: '',
    calls,
    count: (path) => calls.filter((call) => call.path === path).length,
    sent: () => calls.filter((call) => call.path === 'message/send').map((call) => JSON.parse(call.body.toString())),
    revoke: () => tokens.clear(),
    force: () => undefined,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return Object.assign(twin, { base: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
}
