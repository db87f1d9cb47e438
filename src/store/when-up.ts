// What if a server we were given is not up yet, because machine and program start together?
import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../desk/log.ts';
import { isProblem } from '../desk/problem.ts';

/** Codes of what passes by itself; a wrong name or password does not. 57P03 and LOADING are servers that read their files. */
const NOT_UP: ReadonlySet<unknown> = new Set([
  // A container's name is known from its start on.
  ...['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENOENT', 'EAI_AGAIN', 'ENOTFOUND'],
  ...['connection', 'silent', 'sentinels', '57P03', 'LOADING'],
]);
const PAUSE_MS = 1_000;

/** A server that is not up yet, or stops at the moment. */
export const isNotUp = (error: unknown): boolean =>
  isProblem(error, 'database.away', 'threads.away') && NOT_UP.has(error.details.code);

type Waiting = {
  readonly waitMs: number;
  readonly log: Log;
  readonly stopping?: AbortSignal | undefined;
  /** Aborted: something else stands in the way already, so nothing is waited for any longer. */
  readonly inVain?: AbortSignal | undefined;
};

/**
 * Does `work` again for up to `waitMs` while its server is not up; says so once, as the event `server.awaited`. Throws what `work` threw
 * last, or that `stopping` was aborted.
 */
export async function whenUp<T>({ waitMs, log, stopping, inVain }: Waiting, work: () => Promise<T>): Promise<T> {
  const end = performance.now() + waitMs;
  const signal = AbortSignal.any([stopping, inVain].filter((one) => one !== undefined));
  for (let isTold = false; ; isTold = true) {
    try {
      return await work();
    } catch (error) {
      if (!isProblem(error) || !isNotUp(error)) throw error;
      if (performance.now() + PAUSE_MS > end || inVain?.aborted) throw error;
      const { setting, where, code } = error.details;
      if (!isTold) log.event('server.awaited', { setting, where, code, waitMs });
      await sleep(PAUSE_MS, undefined, { signal }).catch((reason: unknown) => {
        throw stopping?.aborted ? reason : error;
      });
    }
  }
}
