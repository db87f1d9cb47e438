// Does the process live, is it ready, and what does it count? (operations §10)
import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Context } from 'koa';
import type { Registry } from 'prom-client';
import { isOwnHost } from '../desk/environment/addresses.ts';
import type { Refusal } from '../desk/outbox/undelivered.ts';
import { isProblem } from '../desk/problem.ts';

/** By name (`database`, `store`); resolves while it answers, rejects or hangs while it does not. */
export type Checks = Readonly<Record<string, () => Promise<void>>>;

const CHECK_MS = 1_000;
/** However often it is asked, the servers are asked this often at most: each look writes. */
const KEPT_MS = 3_000;
/** Further apart, the clock decides wrongly who was on time. It is told, and answers go on. */
const SKEW_MS = 2_000;

/** What waits because WeCom refuses it for a setting; null where nothing does. */
export type AskRefusal = () => Promise<Refusal | null>;

export function healthz(ctx: Context): void {
  ctx.body = 'ok\n';
}

/**
 * 200 when every check passes within a second, else 503 with the names of those that do not and why: `away`, `slow`, `full`, `readOnly`.
 * Calls within 3 s share one round. A clock that is off, and messages that WeCom refuses for a setting, are told beside either answer:
 * callbacks are answered all the same.
 */
export function readyz(checks: Checks, skewMs: () => number | null, refusal: AskRefusal): (ctx: Context) => Promise<void> {
  let round: { readonly from: number; readonly failing: Promise<Failing>; readonly refused: Promise<Refusal | null> } | null =
    null;
  return async (ctx) => {
    if (round === null || performance.now() - round.from > KEPT_MS) {
      round = { from: performance.now(), failing: failingOf(checks), refused: soon(refusal) };
    }
    const why = await round.failing;
    const refused = await round.refused;
    const away = Object.keys(why);
    const skew = skewMs();
    ctx.status = away.length === 0 ? 200 : 503;
    ctx.body = {
      ...(away.length === 0 ? { ready: true } : { ready: false, away, why }),
      ...(skew !== null && Math.abs(skew) > SKEW_MS ? { skewed: { clockMs: skew } } : {}),
      ...(refused === null ? {} : { warn: { wecom: refused } }),
    };
  };
}

export type MetricsAccess = {
  /** Null = no token opens them. */
  readonly token: string | null;
  /** Without a token, to who asks from this machine itself. A proxy that does not say for whom it asks looks the same: never in production. */
  readonly loopback: boolean;
};

/** For who brings the token, or asks from this machine where that is enough. */
export function metrics(registry: Registry, { token, loopback }: MetricsAccess): (ctx: Context) => Promise<void> {
  const expected = token === null ? null : digest(`Bearer ${token}`);
  return async (ctx) => {
    const shown = digest(ctx.get('authorization'));
    if (!(loopback && isDirectLoopback(ctx.req)) && !(expected && timingSafeEqual(shown, expected))) {
      ctx.status = 403;
      ctx.body = 'forbidden';
      return;
    }
    ctx.type = registry.contentType;
    ctx.body = await registry.metrics();
  };
}

// Hashed, both are of one length, and the comparison tells nothing of either.
const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

const LOOPBACK = /^(?:::1|(?:::ffff:)?127\.\d+\.\d+\.\d+)$/;
const FORWARDED = /^(?:forwarded|via|x-forwarded-.*|x-real-ip|x-client-ip|true-client-ip|cf-connecting-ip)$/;

/** A proxy on this machine is loopback too, but says for whom it asks; a page whose name was turned to this machine sends that name. */
const isDirectLoopback = ({ socket, headers }: IncomingMessage): boolean =>
  LOOPBACK.test(socket.remoteAddress ?? '') &&
  isOwnHost(headers.host) &&
  !Object.keys(headers).some((name) => FORWARDED.test(name));

/** Null where nobody answers in time: the checks tell why. */
const soon = (refusal: AskRefusal): Promise<Refusal | null> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, CHECK_MS, null);
    const settle = (refused: Refusal | null) => {
      clearTimeout(timer);
      resolve(refused);
    };
    refusal().then(settle, () => settle(null));
  });

type Fault = 'away' | 'slow' | 'full' | 'readOnly';
type Failing = Readonly<Record<string, Fault>>;

async function failingOf(checks: Checks): Promise<Failing> {
  const found = Object.entries(checks).map(async ([name, check]) => [name, await faultOf(check)] as const);
  return Object.fromEntries((await Promise.all(found)).flatMap(([name, fault]) => (fault === null ? [] : [[name, fault]])));
}

const faultOf = (check: () => Promise<void>): Promise<Fault | null> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, CHECK_MS, 'slow');
    const settle = (fault: Fault | null) => {
      clearTimeout(timer);
      resolve(fault);
    };
    check().then(
      () => settle(null),
      (error) => settle(faultIn(error)),
    );
  });

/** What the stores' codes say: memory or disk used up, or a server that is no longer the one that writes. */
function faultIn(error: unknown): Fault {
  switch (isProblem(error) ? error.details.code : null) {
    case 'OOM':
    case 'MISCONF':
    case 'ENOSPC':
    case '53100':
    case '53200':
      return 'full';
    case 'READONLY':
    case '25006':
      return 'readOnly';
    case 'slow':
      return 'slow';
    default:
      return 'away';
  }
}
