// How does the server API answer over HTTP, on good days and bad ones?
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { bodyOf, failure, ok, type SimulatedAnswer } from './answers.ts';
import { updateCard } from './card-update.ts';
import { getAgent, getUser } from './directory.ts';
import { getMedia, LARGEST_MEDIA, uploadMedia } from './media.ts';
import { createMenu, deleteMenu, getMenu } from './menu.ts';
import type { ApiCall } from './records.ts';
import { recallMessage, sendMessage } from './send.ts';
import type { ApiFault } from './switches.ts';
import { takeFault } from './switching.ts';
import { getToken, tokenFault } from './tokens.ts';
import { nextId, putRaw, randomText, type SimulatorState } from './world.ts';

type Call = {
  readonly query: URLSearchParams;
  readonly json: Readonly<Record<string, unknown>>;
  readonly body: Buffer;
  readonly contentType: string;
  /** Id of the record of this call. */
  readonly raw: string;
};

type Route = {
  readonly method: 'GET' | 'POST';
  readonly label: string;
  /** An upload's body is no JSON. */
  readonly upload?: true;
  readonly open?: true;
  answer(world: SimulatorState, call: Call): SimulatedAnswer;
};

const ROUTES: Readonly<Record<string, Route>> = {
  '/cgi-bin/gettoken': { method: 'GET', label: '取令牌', open: true, answer: (w, c) => getToken(w, c.query) },
  '/cgi-bin/message/send': {
    method: 'POST',
    label: '发消息',
    answer: (w, c) => sendMessage(w, c.json, c.body.toString(), c.raw),
  },
  '/cgi-bin/message/update_template_card': { method: 'POST', label: '更新卡片', answer: (w, c) => updateCard(w, c.json) },
  '/cgi-bin/message/recall': { method: 'POST', label: '撤回消息', answer: (w, c) => recallMessage(w, c.json) },
  '/cgi-bin/media/upload': {
    method: 'POST',
    label: '上传文件',
    upload: true,
    answer: (w, c) => uploadMedia(w, c.query, c.contentType, c.body),
  },
  '/cgi-bin/media/get': { method: 'GET', label: '取文件', answer: (w, c) => getMedia(w, c.query) },
  '/cgi-bin/menu/create': { method: 'POST', label: '设置菜单', answer: (w, c) => createMenu(w, c.query, c.json) },
  '/cgi-bin/menu/get': { method: 'GET', label: '读菜单', answer: (w, c) => getMenu(w, c.query) },
  '/cgi-bin/menu/delete': { method: 'GET', label: '删菜单', answer: (w, c) => deleteMenu(w, c.query) },
  '/cgi-bin/user/get': { method: 'GET', label: '读成员', answer: (w, c) => getUser(w, c.query) },
  '/cgi-bin/agent/get': { method: 'GET', label: '读应用', answer: (w, c) => getAgent(w, c.query) },
  '/cgi-bin/getcallbackip': { method: 'GET', label: '回调地址段', answer: () => ok({ ip_list: ['127.0.0.1'] }) },
  '/cgi-bin/get_api_domain_ip': { method: 'GET', label: '接口地址段', answer: () => ok({ ip_list: ['127.0.0.1'] }) },
};

const CALLS_A_MINUTE = 10_000;
const DEBUG_CALLS_A_MINUTE = 5;
const JSON_BYTES = 1 << 20;
const KEPT_BODY = 16_384;

/** A server that answers as qyapi does; the caller makes it listen. */
export const createApiServer = (world: SimulatorState): Server =>
  createServer((request, response) => {
    respond(world, request, response).catch((bug) => response.writeHead(500).end(String(bug)));
  });

async function respond(world: SimulatorState, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const from = performance.now();
  const url = new URL(request.url ?? '/', 'http://qyapi');
  const route = ROUTES[url.pathname];
  const body = await readBody(request, route?.upload ? LARGEST_MEDIA + JSON_BYTES : JSON_BYTES);
  const raw = nextId(world, 'a');
  const at = world.clock.now().toISOString();
  const fault = takeFault(world);
  if (fault === 'slow') await sleep(world.pace.slowMs);
  const done = () => (route && body ? answerOf(world, route, request, url, body, raw) : failure(route ? 40206 : 40058));
  const answer = faultAnswer(fault) ?? done();
  const sent = send(world, request, response, fault, answer);
  putRaw(world, {
    kind: 'api',
    id: raw,
    at,
    label: route?.label ?? url.pathname,
    method: request.method ?? '',
    url: url.pathname + shownQuery(url.searchParams),
    body: keptBody(route, body),
    ...sent,
    ms: Math.round(performance.now() - from),
  });
}

/** Sends the answer, or what the fault makes of it; answers how that is recorded. */
function send(
  world: SimulatorState,
  request: IncomingMessage,
  response: ServerResponse,
  fault: ApiFault,
  answer: SimulatedAnswer,
): Pick<ApiCall, 'status' | 'errcode' | 'answer'> {
  if (fault === 'lostAnswer' || fault === 'cutOff') {
    request.socket.destroy();
    return { status: 0, errcode: null, answer: '（连接中断，没有应答）' };
  }
  if (fault === 'badGateway') {
    response.writeHead(502, { 'Content-Type': 'text/html' }).end('Bad Gateway');
    return { status: 502, errcode: null, answer: 'Bad Gateway' };
  }
  if (answer.kind === 'file') {
    sendFile(request, response, answer);
    return { status: 200, errcode: 0, answer: `（文件 ${answer.name}）` };
  }
  const text = bodyOf(answer, randomText(world, 25, '0123456789'), '127.0.0.1');
  response.writeHead(200, { 'Content-Type': 'application/json; charset=UTF-8' }).end(text);
  return { status: 200, errcode: answer.errcode, answer: text.replace(/("access_token":".{6})[^"]*/, '$1…') };
}

/** The answer of a fault that keeps the call from being done at all. */
function faultAnswer(fault: ApiFault): SimulatedAnswer | null {
  switch (fault) {
    case 'none':
    case 'slow':
    case 'lostAnswer':
      return null;
    case 'busy':
      return failure(-1);
    case 'throttled':
      return failure(45009);
    case 'untrustedIp':
      return failure(60020);
    case 'disabled':
      return failure(50003);
    case 'badGateway':
    case 'cutOff':
      return failure(-1);
  }
}

function answerOf(
  world: SimulatorState,
  route: Route,
  request: IncomingMessage,
  url: URL,
  body: Buffer,
  raw: string,
): SimulatedAnswer {
  const now = world.clock.now();
  const query = url.searchParams;
  const { calls } = world.tallies;
  if (request.method !== route.method) return failure(40058);
  if (calls.count(url.pathname, now) >= CALLS_A_MINUTE) return failure(45009);
  if (query.get('debug') === '1' && calls.count('debug', now) >= DEBUG_CALLS_A_MINUTE) return failure(45009);
  calls.add(url.pathname, now);
  if (query.get('debug') === '1') calls.add('debug', now);
  const fault = route.open ? 0 : tokenFault(world, query);
  if (fault !== 0) return failure(fault);
  const json = route.method === 'GET' || route.upload ? {} : readJson(body);
  if (typeof json === 'number') return failure(json);
  return route.answer(world, { query, json, body, contentType: request.headers['content-type'] ?? '', raw });
}

function readJson(body: Buffer): Readonly<Record<string, unknown>> | number {
  const text = body.toString();
  if (/(?<!\\)(?:\\\\)*\\u[0-9a-fA-F]{4}/.test(text)) return 40033;
  try {
    const json: unknown = JSON.parse(text);
    return typeof json === 'object' && json !== null && !Array.isArray(json) ? (json as Record<string, unknown>) : 40058;
  } catch {
    return 40058;
  }
}

/** Null for a body that is too large; it is read to its end all the same, so that the answer arrives. */
async function readBody(request: IncomingMessage, most: number): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size <= most) chunks.push(chunk);
  }
  return size <= most ? Buffer.concat(chunks) : null;
}

/** The query without what opens doors. */
const shownQuery = (query: URLSearchParams): string => {
  const shown = new URLSearchParams(query);
  for (const name of ['access_token', 'corpsecret']) {
    const value = shown.get(name);
    if (value) shown.set(name, `${value.slice(0, 6)}…`);
  }
  return shown.size > 0 ? `?${decodeURIComponent(shown.toString())}` : '';
};

function keptBody(route: Route | undefined, body: Buffer | null): string {
  if (!body) return '（过大）';
  if (route?.upload) return `（multipart，${body.length} 字节）`;
  return body.subarray(0, KEPT_BODY).toString();
}

function sendFile(request: IncomingMessage, response: ServerResponse, file: Extract<SimulatedAnswer, { kind: 'file' }>): void {
  const total = file.bytes.length;
  const headers = {
    'Content-Type': file.contentType,
    'Content-Disposition': `attachment; filename="${encodeURIComponent(file.name)}"`,
  };
  const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '');
  if (!range) {
    response.writeHead(200, { ...headers, 'Content-Length': total }).end(file.bytes);
    return;
  }
  const first = Number(range[1]);
  const last = Math.min(range[2] ? Number(range[2]) : total - 1, total - 1);
  if (first > last) response.writeHead(416, { 'Content-Range': `bytes */${total}` }).end();
  else
    response
      .writeHead(206, { ...headers, 'Content-Range': `bytes ${first}-${last}/${total}`, 'Content-Length': last - first + 1 })
      .end(file.bytes.subarray(first, last + 1));
}
