// How do we stay with a server that several processes share? By a connection that says so, and by arriving again when it breaks.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../../desk/log.ts';

/** A connection that tells when it has ended. */
type Ending = { once(event: 'end', told: () => void): unknown };

export type Arrived<C> = { readonly connection: C; readonly started: boolean };

type Presence<C> = {
  /** Of the first arrival; a later one may have replaced it. */
  readonly first: C;
  /** Ends it: from now on nobody arrives again. */
  end(letGo: (connection: C) => Promise<void>): Promise<void>;
};

/** A server that died needs a moment before it can be started on the same place. */
const PAUSE_MS = 1_000;

/**
 * Arrives at a server, starting it where nobody has; whenever the connection breaks, arrives again until that works. Every arrival and loss
 * is an event. Throws what the first `arrive` throws.
 */
export async function stayPresent<C extends Ending>(
  server: string,
  log: Log,
  arrive: () => Promise<Arrived<C>>,
): Promise<Presence<C>> {
  let leaving: ((connection: C) => Promise<void>) | null = null;

  const settle = async (): Promise<C> => {
    const { connection, started } = await arrive();
    log.event(started ? 'server.started' : 'server.joined', { server });
    connection.once('end', () => {
      if (leaving === null) void again();
    });
    return connection;
  };
  const again = async (): Promise<void> => {
    log.event('server.lost', { server });
    while (leaving === null) {
      // A program that has nothing else to do may end meanwhile.
      await sleep(PAUSE_MS, undefined, { ref: false });
      try {
        current = await settle();
        break;
      } catch (problem) {
        log.event('problem', { code: 'embedded.failed', server, problem: String(problem) });
      }
    }
    await leaving?.(current);
  };

  let current = await settle();
  return {
    first: current,
    async end(letGo) {
      leaving = letGo;
      await letGo(current);
    },
  };
}
