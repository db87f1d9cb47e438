// Who tells us at once that something changed in the database? A connection of its own that listens, and comes back when it breaks.
import pg from 'pg';
import type { Log } from '../desk/log.ts';
import { connectionTo, LIMITS } from './connection.ts';

/** `bureau`: roster, calendar or a deadline changed. `outgoing`: there is something new to send. */
const CHANNELS = ['bureau', 'outgoing'] as const;
type NotifyChannel = (typeof CHANNELS)[number];

type ListenOptions = {
  readonly url: string;
  /** Assumed by the connection; null = the URL's own. */
  readonly role: string | null;
  /** Also called for every channel after each connecting: notices of the time before are lost. Must not throw. */
  readonly onNotice: (channel: NotifyChannel) => void;
  readonly log: Log;
};

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 5_000;

/** Listens until closed; never throws. Notices come within milliseconds while connected, and are only ever a hint to look. */
export function listenToDatabase({ url, role, onNotice, log }: ListenOptions): { close(): Promise<void> } {
  let client: pg.Client | null = null;
  let pause = FIRST_PAUSE_MS;
  let timer: NodeJS.Timeout | undefined;
  let closed = false;

  async function connect(): Promise<void> {
    const mine = new pg.Client(connectionTo(url, role, LIMITS));
    client = mine;
    const lost = () => {
      if (closed || client !== mine) return;
      client = null;
      log.event('listening.lost');
      timer = setTimeout(connect, pause);
      timer.unref();
      pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
      void mine.end().catch(() => undefined);
    };
    mine.on('error', lost);
    mine.on('end', lost);
    mine.on('notification', ({ channel }) => {
      const heard = CHANNELS.find((c) => c === channel);
      if (heard) onNotice(heard);
    });
    try {
      await mine.connect();
      for (const channel of CHANNELS) await mine.query(`LISTEN ${channel}`);
      pause = FIRST_PAUSE_MS;
      if (!closed) for (const channel of CHANNELS) onNotice(channel);
    } catch {
      lost();
    }
  }

  void connect();
  return {
    async close() {
      closed = true;
      clearTimeout(timer);
      await client?.end().catch(() => undefined);
    },
  };
}
