// Which routes does the bot answer?
import Koa, { type Middleware } from 'koa';
import Router from 'koa-router';
import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import type { Log } from '../desk/log.ts';
import { type CallbackOptions, type CallbackOutcome, type CallbackRoutes, callbackRoutes, OUTCOMES } from './callback.ts';
import { type AskRefusal, type Checks, healthz, type MetricsAccess, metrics, readyz } from './probes.ts';

type HttpOptions = {
  /** null where this process answers no callbacks (ROLES without `web`). */
  readonly callback: CallbackOptions | null;
  readonly checks: Checks;
  /** How far our clock is ahead of the database's, as last measured; null where it is not known. */
  readonly skewMs?: () => number | null;
  readonly refusal?: AskRefusal;
  readonly registry: Registry;
  readonly metricsAccess: MetricsAccess;
  /** Asked for whatever is no route of ours (the simulator's pages). */
  readonly otherwise?: Middleware;
  readonly log: Log;
};

/** The web's edge, to be given to `listen`. */
export type Http = { readonly app: Koa } & Pick<CallbackRoutes, 'quiet'>;

const PATH = '/wecom/callback';
const BROKEN_LINE = /^(?:ERR_HTTP_REQUEST_TIMEOUT|ERR_STREAM_\w+|HPE_\w+|ECONN\w+|EPIPE)$/;

export function createHttp({
  callback,
  checks,
  skewMs = () => null,
  refusal = async () => null,
  registry,
  metricsAccess,
  otherwise,
  log,
}: HttpOptions): Http {
  const app = new Koa();
  // What a middleware did not catch: the sender is told 500, we tell the log. A line that broke is told here as well, and is nobody's bug.
  app.on('error', (error: NodeJS.ErrnoException) => {
    if (!BROKEN_LINE.test(error.code ?? '')) log.event('bug', { error });
  });
  const router = new Router();
  const routes = callback && callbackRoutes(callback);
  if (routes) {
    const book = bookOf(registry);
    // Before the router, whose search costs a tenth of a callback.
    app.use(async (ctx, next) => {
      if (ctx.path !== PATH || ctx.method !== 'POST') return next();
      const started = performance.now();
      book(await routes.answer(ctx), performance.now() - started);
    });
    router.get(PATH, routes.verify);
  }
  tellSkew(registry, skewMs);
  tellRefusal(registry, refusal);
  router.get('/healthz', healthz);
  router.get('/readyz', readyz(checks, skewMs, refusal));
  router.get('/metrics', metrics(registry, metricsAccess));
  app.use(router.routes());
  if (otherwise) app.use(otherwise);
  return { app, quiet: routes?.quiet ?? (async () => {}) };
}

/** Left out while it is not known. */
function tellSkew(registry: Registry, skewMs: () => number | null): void {
  new Gauge({
    name: 'clock_skew_seconds',
    help: 'How far the clock of this process is ahead of the database',
    registers: [registry],
    collect() {
      const ms = skewMs();
      if (ms === null) this.remove();
      else this.set(ms / 1000);
    },
  });
}

/** Left out while nobody can say. */
function tellRefusal(registry: Registry, refusal: AskRefusal): void {
  new Gauge({
    name: 'outbox_refused_messages',
    help: 'Messages that wait because WeCom refuses them for a setting',
    registers: [registry],
    async collect() {
      const found = await refusal().catch(() => undefined);
      if (found === undefined) this.remove();
      else this.set(found?.waiting ?? 0);
    },
  });
}

/** Counts callbacks by how they ended, and how long each took. */
function bookOf(registry: Registry): (outcome: CallbackOutcome, ms: number) => void {
  const ended = new Counter({
    name: 'callbacks_total',
    help: 'Callbacks by how they ended',
    labelNames: ['outcome'],
    registers: [registry],
  });
  for (const outcome of OUTCOMES) ended.inc({ outcome }, 0);
  const seconds = new Histogram({
    name: 'callback_seconds',
    help: 'From the arrival of a callback to its answer',
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.3, 1, 1.5, 3, 4.5],
    registers: [registry],
  });
  return (outcome, ms) => {
    ended.inc({ outcome });
    seconds.observe(ms / 1000);
  };
}
