// Who of those waiting for one person's thread comes next? Within this process, whoever came first.
import { Problem } from '../app/problem.ts';

export type Turns = {
  /**
   * Answers the first that is not null of `attempt`, made again and again for up to `waitMs`; of several calls for one person only
   * the first in line attempts. Other persons are never waited for. Throws threads.busy, or what `attempt` throws.
   */
  take<T>(person: string, waitMs: number, attempt: () => Promise<T | null>): Promise<T>;
  /** Somebody here let go of that person's thread: the first in line looks again at once. */
  freed(person: string): void;
};

type Line = { length: number; tail: Promise<unknown>; look: () => void };

/** Another process may hold the thread and cannot tell us when it lets go: look again after this long, growing to the second. */
const FIRST_PAUSE_MS = 8;
const LONGEST_PAUSE_MS = 64;

export function newTurns(): Turns {
  const lines = new Map<string, Line>();

  return {
    async take(person, waitMs, attempt) {
      const line = lines.get(person) ?? { length: 0, tail: Promise.resolve(), look: () => undefined };
      lines.set(person, line);
      const before = line.tail;
      const { promise: gone, resolve: leave } = withResolvers();
      line.tail = Promise.all([before, gone]);
      line.length++;
      const patience = timer(waitMs);
      try {
        const first = await Promise.race([before.then(() => true), patience.over.then(() => false)]);
        if (!first) throw new Problem('threads.busy');
        for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
          const taken = await attempt();
          if (taken !== null) return taken;
          if (patience.isOver) throw new Problem('threads.busy');
          const nap = timer(pause);
          const { promise: looked, resolve: look } = withResolvers();
          line.look = look;
          await Promise.race([nap.over, looked, patience.over]);
          nap.cancel();
        }
      } finally {
        patience.cancel();
        leave();
        line.length--;
        if (line.length === 0) lines.delete(person);
      }
    },
    freed: (person) => lines.get(person)?.look(),
  };
}

function withResolvers(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

type Timer = { readonly over: Promise<void>; readonly isOver: boolean; cancel(): void };

function timer(ms: number): Timer {
  let isOver = false;
  const { promise, resolve } = withResolvers();
  const id = setTimeout(() => {
    isOver = true;
    resolve();
  }, ms);
  return {
    over: promise,
    get isOver() {
      return isOver;
    },
    cancel: () => clearTimeout(id),
  };
}
