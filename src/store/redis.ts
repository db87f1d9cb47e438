// How do we talk to Redis, so that nothing waits for ever and a lost answer never does a thing twice?
import { readFileSync } from 'node:fs';
import type { ConnectionOptions } from 'node:tls';
import { Redis } from 'ioredis';
import { redisAddress, sentinelAddress } from '../desk/environment/addresses.ts';
import { isProblem, Problem } from '../desk/problem.ts';

const COMMAND_MS = 1_000;
const CONNECT_MS = 1_000;
/** Back from an outage within this time of its end. */
const RECONNECT_MS = 500;

/** The address without the parameter that is ours, and what the rest of it asks for. */
function placeAndTls(url: string): { readonly place: string; readonly tls: ConnectionOptions | null } {
  if (!url.startsWith('rediss')) return { place: url, tls: null };
  const certificate = redisAddress(url)?.files[0];
  const place = url.replace(/([?&])sslrootcert=[^&#]*&?/, '$1').replace(/[?&]$/, '');
  return { place, tls: certificate === undefined ? {} : { ca: readFileSync(certificate.path) } };
}

/** Asks the sentinels for the master, at every connecting anew. */
function throughSentinels(url: string, tls: ConnectionOptions | null) {
  const address = sentinelAddress(url);
  if (address === null) return null;
  return {
    sentinels: [...address.sentinels],
    name: address.master,
    db: address.database,
    ...(address.user === null ? {} : { username: address.user }),
    ...(address.password === null ? {} : { password: address.password }),
    ...(address.sentinelPassword === null ? {} : { sentinelPassword: address.sentinelPassword }),
    ...(tls === null ? {} : { sentinelTLS: tls, enableTLSForSentinelMode: true }),
    sentinelCommandTimeout: COMMAND_MS,
    sentinelRetryStrategy: (times: number) => Math.min(50 * times, RECONNECT_MS),
  };
}

/**
 * A connection to a `redis://…` URL, to the master that sentinels name, or to the path of a unix socket; it connects at once and for ever again. Every command ends within 1 s.
 * The defaults of ioredis would keep commands for a Redis that is away and send those again whose answer was lost.
 */
export function openRedis(url: string): Redis {
  const { place, tls } = placeAndTls(url);
  const options = {
    connectionName: 'weekly-dispatch-bot',
    connectTimeout: CONNECT_MS,
    commandTimeout: COMMAND_MS,
    // Its timer keeps a program from ending.
    disconnectTimeout: 200,
    // A connection that stays silent while it owes an answer is dropped; otherwise a black hole would hold it for minutes.
    socketTimeout: 2 * COMMAND_MS,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    autoResendUnfulfilledCommands: false,
    enableAutoPipelining: true,
    retryStrategy: (times: number) => Math.min(50 * times, RECONNECT_MS),
    // The node has become a replica: its name may lead to the new master by now.
    reconnectOnError: (error: Error) => error.message.startsWith('READONLY'),
    ...(tls === null ? {} : { tls }),
  };
  const sentinel = throughSentinels(url, tls);
  const redis = sentinel === null ? new Redis(place, options) : new Redis({ ...options, ...sentinel });
  // Every command tells of a lost connection by itself; without a listener ioredis prints it.
  redis.on('error', () => undefined);
  return redis;
}

/**
 * Waits until Redis answers and has loaded its files, up to `ms`; not past the first failure of a connection, which may be a refusal of our
 * name. Throws threads.away.
 */
export async function untilReady(redis: Redis, ms: number): Promise<void> {
  if (redis.status === 'ready') return;
  let settle = (_: unknown): void => undefined;
  const isReady = (): void => settle(null);
  const failed = (error: unknown): void => settle(error);
  const timer = setTimeout(failed, ms, undefined);
  const failure = await new Promise<unknown>((done) => {
    settle = done;
    redis.once('ready', isReady).once('error', failed);
  });
  clearTimeout(timer);
  redis.off('ready', isReady).off('error', failed);
  if (failure === null) return;
  const problem = redisProblem(failure);
  // At the start also a refusal of our name or password means that there is no Redis for us.
  throw isProblem(problem)
    ? problem
    : new Problem('threads.away', { code: failure instanceof Error ? failure.message : 'silent' }, failure);
}

/** What Redis says when it cannot take our work now; within a script it stands anywhere in the message. */
const AWAY =
  /\b(OOM|READONLY|LOADING|MISCONF|BUSY|MASTERDOWN|CLUSTERDOWN|TRYAGAIN|NOREPLICAS|NOAUTH|WRONGPASS|NOPERM|max number of clients)\b/;

/** What to throw instead of an error of ioredis: threads.away where Redis is gone, full or read-only, or did not answer in time; else the error itself. */
export function redisProblem(error: unknown): unknown {
  if (isProblem(error) || !(error instanceof Error) || error instanceof TypeError) return error;
  if (error.name !== 'ReplyError') return new Problem('threads.away', { code: lineCode(error) }, error);
  const word = AWAY.exec(error.message)?.[1];
  return word === undefined ? error : new Problem('threads.away', { code: word }, error);
}

/** Why the connection itself failed; what sentinels answered stands in the message alone. */
function lineCode(error: Error & { readonly code?: string }): string {
  const { code, message } = error;
  if (code !== undefined) return code;
  if (!message.startsWith('All sentinels')) return 'connection';
  return message.includes('No such master') ? 'NOMASTER' : (AWAY.exec(message)?.[1] ?? 'sentinels');
}

/** What a command answers; its failure as a Problem where it is one. */
export const answered = <T>(command: Promise<T>): Promise<T> =>
  command.catch((error) => {
    throw redisProblem(error);
  });

/** By a write: one that is full or a replica still reads. Throws threads.away. */
export async function pingRedis(redis: Redis): Promise<void> {
  await answered(redis.set('bot:ping', '1', 'PX', 60_000));
}
