// Does the process live, is it ready, and what does it count? (contract, HTTP)
import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Context } from 'koa';
import type { Registry } from 'prom-client';
import { isOwnHost } from '../desk/environment/addresses.ts';

/** By name (`database`, `store`); resolves while it answers, rejects or hangs while it does not. */
export type Checks = Readonly<Record<string, () => Promise<void>>>;

const CHECK_MS = 1_000;

export function healthz(ctx: Context): void {
  ctx.body = 'ok\n';
}

/** 200 when every check answers within a second, else 503 with the names of those that do not. Calls at the same time share one round. */
export function readyz(checks: Checks): (ctx: Context) => Promise<void> {
  let round: Promise<readonly string[]> | null = null;
  return async (ctx) => {
    round ??= awayOf(checks).finally(() => {
      round = null;
    });
    const away = await round;
    ctx.status = away.length === 0 ? 200 : 503;
    ctx.body = away.length === 0 ? { ready: true } : { ready: false, away };
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

async function awayOf(checks: Checks): Promise<readonly string[]> {
  const names = Object.entries(checks).map(async ([name, check]) => ((await answers(check)) ? [] : [name]));
  return (await Promise.all(names)).flat();
}

const answers = (check: () => Promise<void>): Promise<boolean> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, CHECK_MS, false);
    const settle = (answered: boolean) => {
      clearTimeout(timer);
      resolve(answered);
    };
    check().then(
      () => settle(true),
      () => settle(false),
    );
  });
