// Which failure of the database is this: gone, crossed with another writer, or a bug of ours?
import { setTimeout as sleep } from 'node:timers/promises';
import { isProblem, Problem } from '../desk/problem.ts';

/** Sockets: nobody there, or cut off. */
const SOCKET = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'EPIPE',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOENT',
]);

/**
 * SQLSTATEs of a server that cannot take our work now. Classes: 08 connection, 53 resources (53100 disk full), 58 system.
 * 57014 statement timed out, 57P0x shutting down or starting, 55000 not in a state to (recovery, a replica), 55P03 lock not got in time, 25006 read-only,
 * 25P03 idle too long, 28 and 3D000 not let in.
 */
const AWAY = /^(08...|53...|58...|57014|57P..|55000|55P03|25006|25P0.|28...|3D000)$/;
const CONFLICT = new Set(['40001', '40P01', 'P2034', 'TransactionWriteConflict']);
/** Prisma's own: cannot reach, timed out, closed, pool exhausted, transaction ran out, too many connections; then its adapter's. */
const PRISMA_AWAY = new Set(
  ['P1000', 'P1001', 'P1002', 'P1003', 'P1008', 'P1010', 'P1011', 'P1017', 'P2024', 'P2028', 'P2037'].concat([
    'DatabaseNotReachable',
    'ConnectionClosed',
    'SocketTimeout',
    'TooManyConnections',
    'TlsConnectionError',
  ]),
);
/** The other side shows no certificate we trust, or does not encrypt at all. */
const TLS = /^(ERR_(TLS|SSL)_|CERT_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|EPROTO$)/;
const isAway = (code: string): boolean => AWAY.test(code) || TLS.test(code) || SOCKET.has(code) || PRISMA_AWAY.has(code);
/** `pg` gives these no code. */
const PG_MESSAGES =
  /^(Connection terminated|timeout expired|timeout exceeded when trying to connect|Query read timeout|Client has encountered a connection error|Client was closed|Cannot use a pool after calling end)/;

type Link = {
  code?: unknown;
  originalCode?: unknown;
  kind?: unknown;
  message?: unknown;
  cause?: unknown;
  meta?: { driverAdapterError?: unknown };
  errors?: unknown;
};

/** The error and what it wraps, outermost first; Prisma hides PostgreSQL's own several layers down. */
function* layers(error: unknown, depth = 0): Generator<Link> {
  if (typeof error !== 'object' || error === null || depth > 6) return;
  const link = error as Link;
  yield link;
  yield* layers(link.cause, depth + 1);
  yield* layers(link.meta?.driverAdapterError, depth + 1);
  if (Array.isArray(link.errors)) for (const one of link.errors) yield* layers(one, depth + 1);
}

/** What to throw instead of a driver's or Prisma's error: a Problem where we expect such a failure, else the error itself. */
export function databaseProblem(error: unknown): unknown {
  if (isProblem(error)) return error;
  for (const { code, originalCode, kind, message } of layers(error)) {
    const codes = [code, originalCode, kind].filter((c): c is string => typeof c === 'string');
    for (const found of codes) {
      if (CONFLICT.has(found)) return new Problem('database.conflict', { code: found }, error);
      if (isAway(found)) return new Problem('database.away', { code: found }, error);
    }
    if (codes.length === 0 && message === 'The server does not support SSL connections')
      return new Problem('database.away', { code: 'noTls' }, error);
    if (codes.length === 0 && typeof message === 'string' && PG_MESSAGES.test(message)) {
      return new Problem('database.away', { code: 'connection' }, error);
    }
  }
  return error;
}

const MAX_TRIES = 4;
const BACKOFF_MS = 20;

/**
 * Runs `work`, translating its failures; a conflict with another writer is tried again up to three times after a jittered pause.
 * `work` must be safe to run again from its beginning. Throws database.away, database.conflict, or the bug itself.
 */
export async function withRetries<T>(random: () => number, work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await work();
    } catch (error) {
      const problem = databaseProblem(error);
      if (!isProblem(problem, 'database.conflict') || tries === MAX_TRIES) throw problem;
      await sleep(BACKOFF_MS * 2 ** tries * random());
    }
  }
}
