// How do we connect to PostgreSQL, so that times are read right and nothing waits for ever?
import type pg from 'pg';
import { takeTls } from './connection-tls.ts';

/**
 * Bounds of every statement on the path of a message, ms. Together they end well before the 4 s a callback may take;
 * past them it is unknown whether the statement took effect.
 */
export const LIMITS = { connect: 1_500, lock: 2_000, statement: 2_500, query: 3_000, idleInTransaction: 10_000 } as const;

export type Limits = { readonly [K in keyof typeof LIMITS]: number };

/** For migrations and commands: statements may take minutes, but a server that went silent is noticed. */
export const PATIENT: Limits = { connect: 5_000, lock: 60_000, statement: 600_000, query: 605_000, idleInTransaction: 600_000 };

/** Given when connecting, so that a pooler shows that drops what it is given. */
export const SESSION_MARK = { name: 'bot.session', value: 'own' } as const;

/**
 * What `pg` needs to connect. The session runs in UTC, because Prisma's adapter sends and reads times without an offset;
 * `role` is assumed at once where the URL's own role may do too much.
 */
export function connectionTo(url: string, role: string | null, limits: Limits): pg.PoolConfig {
  // In `pg` a URL's own parameters win over the configuration: take its options over into ours.
  const at = new URL(url);
  const given = at.searchParams.get('options');
  at.searchParams.delete('options');
  const tls = takeTls(at);
  // A statement that PostgreSQL compiles first costs many times what answering it does.
  const options = [
    given,
    `-c ${SESSION_MARK.name}=${SESSION_MARK.value}`,
    '-c timezone=UTC',
    '-c jit=off',
    `-c lock_timeout=${limits.lock}`,
    role === null ? null : `-c role=${role}`,
  ];
  return {
    connectionString: at.href,
    ...tls,
    options: options.filter((o) => o !== null).join(' '),
    application_name: 'weekly-dispatch-bot',
    connectionTimeoutMillis: limits.connect,
    statement_timeout: limits.statement,
    query_timeout: limits.query,
    idle_in_transaction_session_timeout: limits.idleInTransaction,
    keepAlive: true,
  };
}
