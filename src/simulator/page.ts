// What does the browser get: the page, the state, each change, and the switches to turn?
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { Context, Middleware } from 'koa';
import Router from 'koa-router';
import readRaw from 'raw-body';
import { z } from 'zod';
import { isOwnHost } from '../desk/environment/addresses.ts';
import { programFile } from '../desk/environment/program-files.ts';
import { readActRequest } from './act-json.ts';
import { ActRefused } from './acts.ts';
import { isMediaKind, LARGEST_MEDIA } from './media.ts';
import { presetsAt } from './presets.ts';
import type { Simulator } from './simulator.ts';
import { API_FAULTS, readSwitches, USERID_CASES } from './switches.ts';

const JSON_BYTES = 65_536;
const KEEP_ALIVE_MS = 20_000;

/** An instant in any form the browser writes. */
const TURN = z.object({ at: z.string().refine((at) => !Number.isNaN(Date.parse(at))), backward: z.boolean().optional() });

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
};

/** The files of the page; nothing else is served. */
const FILES = new Set(
  'index.html icon.svg style.css desk.css phone.css messages.css cards.css composer.css sheets.css inspector.css narrow.css main.js store.js dom.js phone.js composer.js messages.js rich-text.js cards.js clock.js settings.js inspector.js'.split(
    ' ',
  ),
);

const SECURITY_HEADERS = {
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
};

/** Stands in index.html where the token of this start goes. */
const TOKEN_PLACE = '{{token}}';

/**
 * Serves the page at `/` and everything it needs below `/simulator/`; other paths go on to the next middleware. Whoever can read the page
 * can act as anybody, so it answers to this machine's own names alone, and does nothing without the token that stands in the page.
 */
export function simulatorPage(simulator: Simulator): Middleware {
  const token = randomBytes(24).toString('base64url');
  const router = new Router();
  router.get('/', (ctx) => serveFile(ctx, 'index.html', token));
  router.get('/simulator/files/:name', (ctx) => serveFile(ctx, ctx.params.name ?? '', token));
  router.get('/simulator/state', (ctx) => {
    ctx.body = { ...simulator.state(), words: { faults: API_FAULTS, useridCases: USERID_CASES } };
  });
  router.get('/simulator/changes', (ctx) => streamChanges(ctx, simulator));
  router.get('/simulator/raw/:id', (ctx) => {
    ctx.body = simulator.raw(ctx.params.id ?? '') ?? null;
    if (ctx.body === null) ctx.status = 404;
  });
  router.get('/simulator/media/:id', (ctx) => serveMedia(ctx, simulator));
  router.get('/simulator/presets', (ctx) => {
    const now = simulator.clock.now();
    ctx.body = { now: now.toISOString(), presets: presetsAt(now) };
  });
  router.post('/simulator/act', (ctx) => act(ctx, simulator));
  router.post('/simulator/media', (ctx) => keepMedia(ctx, simulator));
  router.post('/simulator/clock', (ctx) => turnClock(ctx, simulator));
  router.post('/simulator/switches', async (ctx) => {
    const some = readSwitches(await jsonOf(ctx));
    if (!some) return refuse(ctx, 400, '开关无效');
    simulator.setSwitches(some);
    ctx.status = 204;
  });
  router.post('/simulator/invalidate-tokens', (ctx) => {
    simulator.invalidateTokens();
    ctx.status = 204;
  });
  router.post('/simulator/check', async (ctx) => {
    ctx.body = await simulator.check();
  });
  const routes = router.routes();
  return async (ctx, next) => {
    const isOurs = ctx.path === '/' || ctx.path.startsWith('/simulator/');
    if (!isOurs) return next();
    ctx.set(SECURITY_HEADERS);
    if (!isOwnHost(ctx.headers.host)) return refuse(ctx, 403, '模拟器只在本机打开，地址用 127.0.0.1 或 localhost');
    if (!READS.has(ctx.method)) {
      if (!isFromPage(ctx)) return refuse(ctx, 403, '只接受本页面的请求');
      const shown = ctx.get('X-Simulator-Token');
      if (shown === '') return refuse(ctx, 403, NO_TOKEN);
      if (!isToken(shown, token)) return refuse(ctx, 403, OTHER_TOKEN);
    }
    return routes(ctx as Parameters<typeof routes>[0], async () => refuse(ctx, 404, '没有这一页'));
  };
}

const NO_TOKEN = '请求没有带令牌：请在页面上操作；用程序操作的，把页面 / 里 simulator-token 的值放在请求头 X-Simulator-Token 里';
const OTHER_TOKEN = '令牌不是这次启动的（机器人重新启动过，或者抄错了），请刷新页面，或重新读取页面 / 里 simulator-token 的值';

const READS: ReadonlySet<string> = new Set(['GET', 'HEAD']);

// Hashed, both are of one length.
const isToken = (shown: string, token: string): boolean => timingSafeEqual(digestOf(shown), digestOf(token));
const digestOf = (text: string): Buffer => createHash('sha256').update(text).digest();

/** A form of a foreign site can neither send these content types nor this header's values. */
function isFromPage(ctx: Context): boolean {
  const site = ctx.get('Sec-Fetch-Site');
  return (site === '' || site === 'same-origin') && ctx.is('application/json', 'application/octet-stream') !== false;
}

function refuse(ctx: Context, status: number, why: string): void {
  ctx.status = status;
  ctx.body = { why };
}

async function jsonOf(ctx: Context): Promise<unknown> {
  try {
    return JSON.parse(await readRaw(ctx.req, { limit: JSON_BYTES, encoding: 'utf8' }));
  } catch {
    return null;
  }
}

async function serveFile(ctx: Context, name: string, token: string): Promise<void> {
  if (!FILES.has(name)) return refuse(ctx, 404, '没有这个文件');
  const bytes = await readFile(programFile(`simulator/page/${name}`));
  ctx.type = TYPES[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
  ctx.body = name === 'index.html' ? bytes.toString().replace(TOKEN_PLACE, token) : bytes;
}

function serveMedia(ctx: Context, simulator: Simulator): void {
  const media = simulator.media(ctx.params.id);
  if (!media) {
    refuse(ctx, 404, '文件已不在');
    return;
  }
  ctx.set('Content-Type', media.contentType);
  const disposition = media.type === 'image' ? 'inline' : 'attachment';
  ctx.set('Content-Disposition', `${disposition}; filename*=UTF-8''${encodeURIComponent(media.name)}`);
  ctx.body = media.bytes;
}

/** Server-sent events: every change as JSON, and a comment now and then so that dead connections are noticed. */
function streamChanges(ctx: Context, simulator: Simulator): void {
  const stream = new Readable({ read() {} });
  const stop = simulator.watch((change) => {
    stream.push(change.kind === 'closed' ? null : `data: ${JSON.stringify(change)}\n\n`);
  });
  const timer = setInterval(() => stream.push(':\n\n'), KEEP_ALIVE_MS);
  timer.unref();
  stream.once('close', () => {
    clearInterval(timer);
    stop();
  });
  stream.push('retry: 1000\n\n');
  ctx.type = 'text/event-stream';
  ctx.body = stream;
}

async function act(ctx: Context, simulator: Simulator): Promise<void> {
  const asked = readActRequest(await jsonOf(ctx));
  if (!asked) return refuse(ctx, 400, '手机上没有这个动作');
  try {
    ctx.body = { entry: simulator.act(asked.person, asked.act).entry.id };
  } catch (fault) {
    if (!(fault instanceof ActRefused)) throw fault;
    refuse(ctx, 409, fault.message);
  }
}

async function keepMedia(ctx: Context, simulator: Simulator): Promise<void> {
  const { type, name } = ctx.query;
  if (!isMediaKind(type) || typeof name !== 'string' || name === '') return refuse(ctx, 400, '文件无效');
  let bytes: Buffer;
  try {
    bytes = await readRaw(ctx.req, { limit: LARGEST_MEDIA });
  } catch {
    return refuse(ctx, 413, '文件过大');
  }
  const media = simulator.addMedia(type, name, bytes);
  if (typeof media === 'number') return refuse(ctx, 422, `企业微信不收这个文件（${media}）`);
  ctx.body = { media: media.id };
}

/** Turning back is done only when it is asked for by that name: stages that went out do not come back. */
async function turnClock(ctx: Context, simulator: Simulator): Promise<void> {
  const asked = TURN.safeParse(await jsonOf(ctx));
  if (!asked.success) return refuse(ctx, 400, '时间无效');
  const at = new Date(asked.data.at);
  if (at < simulator.clock.now() && asked.data.backward !== true) return refuse(ctx, 409, '这是往回拨');
  await simulator.clock.turnTo(at);
  ctx.body = { now: simulator.clock.now().toISOString() };
}
