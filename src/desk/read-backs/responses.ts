// Was the response with a reply written, and when? A passive reply has reached the person once it was. (architecture §3)
import type { Incoming } from '../incoming.ts';
import type { Log } from '../log.ts';
import type { Threads } from '../ports.ts';
import { isProblem } from '../problem.ts';
import { readThread } from '../stored-thread.ts';
import { type Thread, writeThread } from '../thread.ts';
import { deliveryOf, withDeliveries } from './delivery.ts';

/** A response of this process. `at`: by its tick, when it was handed over. */
type Response = { readonly at: number; readonly isDone: boolean };

export type Responses = {
  /** The response that carries the reply to `message` is handed over now. */
  writing(message: string): void;
  /** It was written. Best effort: what is not noted is shown again. */
  written(incoming: Incoming, message: string): Promise<void>;
  /** It was not: the connection was gone. `message`: whose reply it carried, where that is a read-back. The same text typed again is not the next answer. Best effort. */
  unseen(incoming: Incoming, message: string | null): Promise<void>;
  /** What this process knows of the response with the reply to `message`. */
  of(message: string): Response | undefined;
};

type ResponsesDeps = {
  readonly threads: Pick<Threads, 'take' | 'keep' | 'release'>;
  readonly log: Log;
  /** Monotonic, in ms. */
  readonly tick: () => number;
};

const PATIENCE_MS = 4_000;
/** So many are remembered: a 确认 comes within minutes, and what is older was noted in its thread. */
const REMEMBERED = 4_096;

export function openResponses({ threads, log, tick }: ResponsesDeps): Responses {
  const here = new Map<string, Response>();

  const put = (message: string, response: Response): void => {
    here.delete(message);
    here.set(message, response);
    for (const [oldest] of here) {
      if (here.size <= REMEMBERED) return;
      here.delete(oldest);
    }
  };

  /** `change` null: there is nothing to note. */
  async function note(incoming: Incoming, change: (thread: Thread, storeMs: number) => Thread | null): Promise<void> {
    try {
      const taken = await threads.take(`${incoming.corp}/${incoming.person}`, PATIENCE_MS);
      const changed = change(readThread(taken.text), taken.at);
      if (changed === null) await threads.release(taken);
      else await threads.keep(taken, writeThread(changed));
    } catch (e) {
      if (!isProblem(e)) throw e;
      log.event('problem', { code: e.code, message: incoming.key });
    }
  }

  const noted = (thread: Thread, message: string, written: number | false): Thread | null => {
    const delivery = deliveryOf(thread, message);
    // What one delivery brought is not undone by another that was broken off.
    if (delivery === undefined || typeof delivery.written === 'number') return null;
    return withDeliveries(
      thread,
      (thread.deliveries ?? []).map((one) => (one === delivery ? { ...one, written } : one)),
    );
  };

  return {
    writing(message) {
      if (!here.get(message)?.isDone) put(message, { at: tick(), isDone: false });
    },
    written(incoming, message) {
      const at = here.get(message)?.at ?? tick();
      put(message, { at, isDone: true });
      return note(incoming, (thread, storeMs) => noted(thread, message, storeMs - (tick() - at)));
    },
    unseen(incoming, message) {
      if (message !== null && !here.get(message)?.isDone) here.delete(message);
      return note(incoming, (thread) => {
        const { echo } = thread;
        const unseen: Thread | null =
          echo?.key === incoming.key && !echo.unseen ? { ...thread, echo: { ...echo, unseen: true } } : null;
        return (message === null ? null : noted(unseen ?? thread, message, false)) ?? unseen;
      });
    },
    of: (message) => here.get(message),
  };
}
