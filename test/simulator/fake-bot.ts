// A bot of a few lines, so that the WeCom side can be tried alone. Its cryptography is the published package's, not the simulator's.
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { decrypt, encrypt, getSignature } from '@wecom/crypto';
import Koa from 'koa';
import readRaw from 'raw-body';
import { turnableClock } from '../../src/simulator/clock.ts';
import { inventCorp, type Member, STRANGER } from '../../src/simulator/corp.ts';
import { simulatorPage } from '../../src/simulator/page.ts';
import { createSimulator, type Simulator } from '../../src/simulator/simulator.ts';
import type { WorldOptions } from '../../src/simulator/world.ts';

export const corp = inventCorp();

export const MEMBERS: readonly Member[] = [
  { account: 'zhuanyuan-tz-01', name: '专员滕州01', role: 'specialist', roleName: '人社服务专员', district: '滕州市' },
  { account: 'ZhuanYuan-XC-01', name: '专员薛城01', role: 'specialist', roleName: '人社服务专员', district: '薛城区' },
  { account: 'lianluo-tz', name: '联络员滕州', role: 'coordinator', roleName: '区市工作专班联络员', district: '滕州市' },
  { account: 'zhuanban-01', name: '专班01', role: 'taskForce', roleName: '市局工作专班', district: '枣庄市' },
  STRANGER,
];

/** What the bot read, and what it answers: a text, an inner XML, a raw body, or nothing. */
export type Heard = { readonly from: string; readonly type: string; readonly text: string; readonly xml: string };
export type Answer =
  | { readonly text: string }
  | { readonly inner: string }
  | { readonly raw: string; readonly status?: number }
  | { readonly waitMs: number }
  | null;

export const field = (xml: string, name: string): string =>
  new RegExp(`<${name}>([\\s\\S]*?)</${name}>`)
    .exec(xml)?.[1]
    ?.replace(/^<!\[CDATA\[|\]\]>$/g, '')
    .replaceAll(']]]]><![CDATA[>', ']]>') ?? '';

export const replyXml = (to: string, type: string, body: string): string =>
  `<xml><ToUserName><![CDATA[${to}]]></ToUserName><FromUserName><![CDATA[${corp.corpId}]]></FromUserName><CreateTime>1700000000</CreateTime><MsgType><![CDATA[${type}]]></MsgType>${body}</xml>`;

export function envelopeOf(inner: string, receiveId = corp.corpId): string {
  const sealed = encrypt(corp.aesKey, inner, receiveId, randomBytes(16));
  const signature = getSignature(corp.token, '1700000001', 'nonce', sealed);
  return `<xml><Encrypt><![CDATA[${sealed}]]></Encrypt><MsgSignature><![CDATA[${signature}]]></MsgSignature><TimeStamp>1700000001</TimeStamp><Nonce><![CDATA[nonce]]></Nonce></xml>`;
}

export type Stage = {
  readonly simulator: Simulator;
  readonly apiBase: string;
  /** Of the bot and the page. */
  readonly base: string;
  readonly heard: Heard[];
  readonly queries: URLSearchParams[];
  /** How the bot answers from now on. */
  answer: (heard: Heard, delivery: number) => Answer | Promise<Answer>;
  token(): Promise<string>;
  api(path: string, json?: unknown, query?: string): Promise<Record<string, unknown> & { errcode: number }>;
  close(): Promise<void>;
};

/** A bot, the simulator and the page on ports of their own. */
export async function setStage(options: Partial<WorldOptions> & { readonly startAt?: Date } = {}): Promise<Stage> {
  const clock = turnableClock({ now: () => new Date() }, options.startAt ?? new Date('2026-11-26T15:03:00+08:00'));
  let port = 0;
  const simulator = createSimulator({
    corp,
    botUrl: () => `http://127.0.0.1:${port}/wecom/callback`,
    members: MEMBERS,
    random: Math.random,
    pace: { answerMs: 400, checkMs: 400, retryGapMs: 20, slowMs: 50 },
    ...options,
    clock,
  });
  const apiBase = await simulator.listen();
  const app = new Koa();
  app.silent = true;
  app.use(simulatorPage(simulator));
  const heard: Heard[] = [];
  const queries: URLSearchParams[] = [];
  const stage: Stage = {
    simulator,
    apiBase,
    get base() {
      return `http://127.0.0.1:${port}`;
    },
    heard,
    queries,
    answer: ({ text }) => ({ text: `收到：${text}` }),
    async token() {
      const response = await fetch(`${apiBase}/cgi-bin/gettoken?corpid=${corp.corpId}&corpsecret=${corp.secret}`);
      return ((await response.json()) as { access_token: string }).access_token;
    },
    async api(path, json, query = '') {
      const url = `${apiBase}/cgi-bin/${path}?access_token=${await stage.token()}${query}`;
      const response = await fetch(url, json === undefined ? {} : { method: 'POST', body: JSON.stringify(json) });
      return (await response.json()) as Record<string, unknown> & { errcode: number };
    },
    async close() {
      await simulator.close();
      server.close();
      server.closeAllConnections();
    },
  };
  app.use(async (ctx) => {
    const query = new URLSearchParams(ctx.querystring);
    const sealed =
      ctx.method === 'GET' ? (query.get('echostr') ?? '') : field(await readRaw(ctx.req, { encoding: 'utf8' }), 'Encrypt');
    const signature = getSignature(corp.token, query.get('timestamp') ?? '', query.get('nonce') ?? '', sealed);
    const opened = decrypt(corp.aesKey, sealed);
    if (signature !== query.get('msg_signature') || opened.id !== corp.corpId) return ctx.throw(403);
    if (ctx.method === 'GET') {
      ctx.body = opened.message;
      return;
    }
    const xml = opened.message;
    const event = field(xml, 'Event');
    const one = { from: field(xml, 'FromUserName'), type: event || field(xml, 'MsgType'), text: field(xml, 'Content'), xml };
    heard.push(one);
    queries.push(query);
    const delivery = heard.filter((h) => h.xml === xml).length;
    const answer = await stage.answer(one, delivery);
    ctx.status = 200;
    ctx.body = '';
    if (!answer) return;
    if ('waitMs' in answer) await new Promise((done) => setTimeout(done, answer.waitMs).unref());
    else if ('raw' in answer) {
      ctx.status = answer.status ?? 200;
      ctx.body = answer.raw;
    } else {
      const content = 'text' in answer ? answer.text.replaceAll(']]>', ']]]]><![CDATA[>') : '';
      const inner = 'inner' in answer ? answer.inner : replyXml(one.from, 'text', `<Content><![CDATA[${content}]]></Content>`);
      ctx.body = envelopeOf(inner);
    }
  });
  const server: Server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  port = (server.address() as AddressInfo).port;
  return stage;
}
