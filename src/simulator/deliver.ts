// How does a callback reach the bot: sealed, signed, timed, and delivered again where no answer came?
import { request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Act, type Callback, callbackOf } from './acts.ts';
import { replaceCard } from './card-update.ts';
import type { Member } from './corp.ts';
import { seal, signatureOf } from './envelope.ts';
import { DELIVERIES } from './limits.ts';
import type { Attempt, Exchange, RecordEntry, RecordMark } from './records.ts';
import { type Judged, judgeReply } from './replies.ts';
import { changeEntry, nextId, putEntry, putRaw, randomText, type SimulatorState } from './world.ts';
import { writeXml } from './xml.ts';

const DIGITS = '0123456789';
const ANSWER_BYTES = 1 << 20;

type Letter = { readonly method: 'GET' | 'POST'; readonly url: URL; readonly body: string };

/** The signed request of one delivery; each call seals anew. */
function letterOf(world: SimulatorState, plain: string, method: 'GET' | 'POST'): Letter {
  const { corp } = world;
  const sealed = seal(corp, plain, randomText(world, 16));
  const timestamp = String(Math.floor(world.clock.now().getTime() / 1000));
  const nonce = randomText(world, 10, DIGITS);
  const url = new URL(world.botUrl());
  const query = [
    `msg_signature=${signatureOf(corp.token, timestamp, nonce, sealed)}`,
    `timestamp=${timestamp}`,
    `nonce=${nonce}`,
  ];
  if (method === 'GET') query.push(`echostr=${encodeURIComponent(sealed)}`);
  url.search = query.join('&');
  const envelope = writeXml([
    ['ToUserName', corp.corpId],
    ['Encrypt', sealed],
    ['AgentID', String(corp.agentId)],
  ]);
  return { method, url, body: method === 'GET' ? '' : envelope };
}

/** One request, closed after `limitMs` without a whole answer. Never fails: a failure is an outcome. */
function attempt(world: SimulatorState, { method, url, body }: Letter, limitMs: number): Promise<Attempt> {
  const headers = {
    Host: url.host,
    'User-Agent': 'Mozilla/4.0',
    Accept: '*/*',
    Pragma: 'no-cache',
    'Cache-Control': 'no-cache',
    ...(method === 'POST' ? { 'Content-Type': 'text/xml', 'Content-Length': String(Buffer.byteLength(body)) } : {}),
  };
  const sent = { at: world.clock.now().toISOString(), method, url: url.pathname + url.search, headers, body };
  const from = performance.now();
  return new Promise((settle) => {
    const end = (some: Partial<Attempt> & Pick<Attempt, 'outcome' | 'why'>) => {
      clearTimeout(timer);
      settle({ ...sent, status: 0, ms: Math.round(performance.now() - from), answerHeaders: {}, answer: '', ...some });
    };
    const call = request(url, { method, headers, agent: false, signal: world.ending.signal }, (response) => {
      const chunks: Buffer[] = [];
      let size = 0;
      response.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size <= ANSWER_BYTES) chunks.push(chunk);
        else call.destroy();
      });
      response.on('error', () => end({ outcome: 'network', why: '应答中断' }));
      response.on('end', () => {
        const answerHeaders = Object.fromEntries(Object.entries(response.headers).map(([name, value]) => [name, String(value)]));
        const answer = Buffer.concat(chunks).toString();
        end({ outcome: 'answered', why: '', status: response.statusCode ?? 0, answerHeaders, answer });
      });
    });
    const timer = setTimeout(() => {
      end({ outcome: 'timeout', why: `${limitMs / 1000} 秒内没有应答` });
      call.destroy();
    }, limitMs);
    call.on('error', (fault: NodeJS.ErrnoException) => end({ outcome: 'network', why: `连接失败（${fault.code ?? '中断'}）` }));
    call.end(body);
  });
}

/** Whether the URL answers the check as WeCom wants it: 200, inside a second, the plain echostr byte for byte (wecom §1.2). */
export async function checkUrl(
  world: SimulatorState,
): Promise<{ readonly ok: boolean; readonly why: string; readonly raw: string }> {
  const echo = `1${randomText(world, 18, DIGITS)}`;
  const tried = await attempt(world, letterOf(world, echo, 'GET'), world.pace.checkMs);
  const ok = tried.status === 200 && tried.answer === echo;
  const why = ok ? '' : tried.why || (tried.status === 200 ? '应答与 echostr 明文不一致' : `HTTP ${tried.status}`);
  const id = nextId(world, 'x');
  const verdict = ok ? '回调地址有效' : `回调地址无效：${why}`;
  const head = { kind: 'callback', id, at: tried.at, person: '', label: '验证回调地址' } as const;
  putRaw(world, { ...head, inner: echo, attempts: [tried], done: true, reply: '', verdict });
  return { ok, why, raw: id };
}

/** An act that is on its way: its entry on the phone, and the exchange when all deliveries are over. */
export type Started = { readonly entry: RecordEntry; readonly done: Promise<Exchange> };

/** Makes the callback of an act at once and begins to deliver it. Throws ActRefused. */
export function perform(world: SimulatorState, member: Member, act: Act): Started {
  const callback = callbackOf(world, member, act);
  const at = world.clock.now().toISOString();
  const raw = nextId(world, 'x');
  const entry = putEntry(world, {
    id: nextId(world, 'e'),
    at,
    person: member.account,
    side: 'member',
    content: callback.shown,
    marks: [{ kind: 'sending', attempt: 1 }],
    raw,
  });
  const head = { kind: 'callback', id: raw, at, person: member.account, label: callback.label } as const;
  const exchange: Exchange = { ...head, inner: callback.inner, attempts: [], done: false, reply: '', verdict: '投递中' };
  putRaw(world, exchange);
  return { entry, done: deliver(world, exchange, callback, entry, act) };
}

async function deliver(
  world: SimulatorState,
  started: Exchange,
  callback: Callback,
  entry: RecordEntry,
  act: Act,
): Promise<Exchange> {
  const { answerMs, retryGapMs } = world.pace;
  let exchange = started;
  const record = (attempts: readonly Attempt[]) => {
    exchange = { ...exchange, attempts: [...exchange.attempts, ...attempts] };
    putRaw(world, exchange);
  };
  let letter = letterOf(world, callback.inner, 'POST');
  let answered: readonly Attempt[] = [];
  for (let n = 1; n <= DELIVERIES; n++) {
    if (n > 1) {
      mark(world, entry, { kind: 'sending', attempt: n });
      if (!(await pause(world, retryGapMs))) break;
      if (world.switches.resealRetries) letter = letterOf(world, callback.inner, 'POST');
    }
    const twice = world.switches.deliverTwice ? [letter, letterOf(world, callback.inner, 'POST')] : [letter];
    const tried = await Promise.all(twice.map((each) => attempt(world, each, answerMs)));
    record(tried);
    answered = tried.filter((t) => t.outcome === 'answered');
    if (answered.some((t) => t.status === 200 || !world.switches.retryOnStatus)) break;
  }
  return conclude(world, exchange, callback, entry, act, answered);
}

/** False where the simulator closes meanwhile. */
const pause = (world: SimulatorState, ms: number) => sleep(ms, true, { signal: world.ending.signal }).catch(() => false);

const mark = (world: SimulatorState, entry: RecordEntry, ...marks: readonly RecordMark[]) =>
  changeEntry(world, entry.id, (e) => ({ ...e, marks }));

function conclude(
  world: SimulatorState,
  exchange: Exchange,
  { event }: Callback,
  entry: RecordEntry,
  act: Act,
  answered: readonly Attempt[],
): Exchange {
  const attempts = exchange.attempts.length;
  const good = answered.filter((t) => t.status === 200);
  const finish = (verdict: string, reply: string, ...marks: readonly RecordMark[]) => {
    mark(world, entry, ...marks);
    const over: Exchange = { ...exchange, done: true, verdict, reply };
    putRaw(world, over);
    return over;
  };
  const first = good[0];
  if (!first) {
    const last = exchange.attempts.at(-1);
    const why = last?.outcome === 'answered' ? `HTTP ${last.status}` : (last?.why ?? '');
    return finish(`未送达：${why}`, '', { kind: 'undelivered', attempts, why });
  }
  const judged = good.map((t) => judgeReply(world, entry.person, event, t.answer));
  const marks: RecordMark[] = [{ kind: 'answered', ms: first.ms, attempts }];
  if (new Set(judged.map(essence)).size > 1) marks.push({ kind: 'repliesDiffer' });
  const one = judged[0] as Judged;
  switch (one.kind) {
    case 'nothing':
      return finish('已收到，没有被动回复', '', ...marks);
    case 'refused':
      return finish(`回复被丢弃：${one.why}`, '', ...marks, { kind: 'replyRefused', why: one.why });
    case 'ignored':
      return finish(`回复未展示：${one.why}`, one.inner, ...marks, { kind: 'replyRefused', why: one.why });
    case 'updateCard':
      if (act.kind === 'press') replaceCard(world, act.entry, one.greyed, one.card);
      return finish('被动回复更新了卡片', one.inner, ...marks);
    case 'show': {
      const cut: readonly RecordMark[] = one.cutFrom === null ? [] : [{ kind: 'cut', bytes: one.cutFrom }];
      const at = world.clock.now().toISOString();
      const { person, raw } = entry;
      putEntry(world, { id: nextId(world, 'e'), at, person, side: 'app', content: one.content, marks: cut, raw });
      return finish('被动回复已展示', one.inner, ...marks);
    }
  }
}

// Two replies to one message may carry other times and ciphertexts, but must say the same.
const essence = (judged: Judged) => JSON.stringify({ ...judged, inner: '' });
