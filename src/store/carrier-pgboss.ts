// How does a worker learn at the right second that something is due, on the same PostgreSQL and without anybody asking all the time?
import pg from 'pg';
import PgBoss from 'pg-boss';
import type { Log } from '../app/log.ts';
import type { Clock } from '../app/ports.ts';
import { isProblem } from '../app/problem.ts';
import type { Carrier } from '../app/sending.ts';
import { connectionTo, LIMITS, PATIENT } from './connection.ts';
import { databaseProblem } from './database-problems.ts';

export type CarrierOptions = {
  readonly url: string;
  /** Assumed by connections to `url`; null = its own. */
  readonly role: string | null;
  /** Installs the queue's schema `pgboss` and keeps it up to date. */
  readonly ownerUrl: string;
  readonly clock: Clock;
  /** Called when something offered is due; null where this process sends nothing. Must not throw. */
  readonly wake: (() => void) | null;
  readonly log: Log;
};

export type OpenCarrier = Carrier & { close(): Promise<void> };

const QUEUE = 'outgoing';
const SCHEMA = 'pgboss';
const POLL_SECONDS = 2;
/** Wakes taken at once; they are hints, one would do for all. */
const BATCH = 100;
const CLOSE_MS = 5_000;
/** Held while the schema is installed: of several processes that start at once the others find it there. */
const INSTALL_LOCK = 72_707_375;

/**
 * A job says no more than "look": what is owed stands in the ledger, so a queue that loses its jobs, or cannot be had at all, costs
 * punctuality to the next sweep and nothing else. Never throws for a queue that cannot be installed; the log says so.
 */
export async function openCarrier(options: CarrierOptions): Promise<OpenCarrier> {
  const { url, role, clock, wake, log } = options;
  const pool = new pg.Pool({ ...connectionTo(url, role, LIMITS), max: 2 });
  // A connection that breaks while idle is replaced by the next query.
  pool.on('error', () => undefined);
  const boss = newBoss(pool, false, log);
  try {
    await install(options, pool);
    await boss.start();
    if (wake !== null) await boss.work(QUEUE, { pollingIntervalSeconds: POLL_SECONDS, batchSize: BATCH }, async () => wake());
  } catch (error) {
    log.event('queue.unavailable', { because: codeOf(error) });
    await boss.stop({ graceful: false }).catch(() => undefined);
    await pool.end();
    return { offer: async () => undefined, close: async () => undefined };
  }
  return {
    async offer(at) {
      const seconds = Math.max(0, Math.ceil((at.getTime() - clock.now().getTime()) / 1_000));
      try {
        await boss.send(QUEUE, {}, { startAfter: seconds, singletonKey: at.toISOString() });
      } catch (error) {
        throw databaseProblem(error);
      }
    },
    async close() {
      await boss.stop({ graceful: true, timeout: CLOSE_MS }).catch(() => undefined);
      await pool.end();
    },
  };
}

function newBoss(connection: Pick<pg.Pool, 'query'> | pg.Client, installs: boolean, log: Log): PgBoss {
  const db = { executeSql: (text: string, values?: unknown[]) => connection.query(text, values) };
  const boss = new PgBoss({ db, schema: SCHEMA, migrate: installs, supervise: !installs, schedule: false });
  boss.on('error', (error) => log.event('queue.trouble', { because: codeOf(error) }));
  return boss;
}

/** What to log of an error: its code, never a statement with its values. */
function codeOf(error: unknown): string {
  const problem = databaseProblem(error);
  if (isProblem(problem)) return String(problem.details.code ?? problem.code);
  return String((error as { code?: unknown }).code ?? (error as Error).name);
}

async function install({ ownerUrl, log }: CarrierOptions, pool: pg.Pool): Promise<void> {
  const owner = new pg.Client(connectionTo(ownerUrl, null, PATIENT));
  owner.on('error', () => undefined);
  try {
    await owner.connect();
    await owner.query('SELECT pg_advisory_lock($1)', [INSTALL_LOCK]);
    const boss = newBoss(owner, true, log);
    await boss.start();
    // Of jobs with one key only one waits: an instant offered twice is one wake. None is tried again, the sweep does that.
    await boss.createQueue(QUEUE, {
      name: QUEUE,
      policy: 'short',
      retryLimit: 0,
      expireInSeconds: 60,
      retentionMinutes: 60 * 24 * 15,
    });
    await boss.stop({ graceful: false });
    const { rows } = await pool.query<{ name: string }>('SELECT current_user::text AS name');
    const app = owner.escapeIdentifier(rows[0]?.name ?? '');
    await owner.query(`GRANT USAGE ON SCHEMA ${SCHEMA} TO ${app}`);
    await owner.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${SCHEMA} TO ${app}`);
  } finally {
    await owner.end().catch(() => undefined);
  }
}
