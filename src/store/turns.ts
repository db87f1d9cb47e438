// Who of those waiting for one person's thread comes next? Within this process, whoever came first.
import { Problem } from '../desk/problem.ts';

type Turns = {
  /**
   * Answers the first that is not null of `attempt`, made again and again for up to `waitMs`; of several calls for one person only
   * the first in line attempts. Other persons are never waited for. Throws threads.busy, or what `attempt` throws.
   */
  take<T>(person: string, waitMs: number, attempt: () => Promise<T | null>): Promise<T>;
  /** Somebody here let go of that person's thread: the first in line looks again at once. */
  freed(person: string): void;
};

/** Those who wait for one person, the first first. */
type Line = Waiting[];
type Waiting = { isFirst: () => void; look: () => void };

/** Another process may hold the thread and cannot tell us when it lets go: look again after this long, growing to the second. */
const FIRST_PAUSE_MS = 8;
const LONGEST_PAUSE_MS = 64;

export function newTurns(): Turns {
  const lines = new Map<string, Line>();

  const leave = (person: string, line: Line, me: Waiting): void => {
    const place = line.indexOf(me);
    line.splice(place, 1);
    if (line.length === 0) lines.delete(person);
    else if (place === 0) line[0]?.isFirst();
  };

  return {
    async take(person, waitMs, attempt) {
      const line = lines.get(person) ?? [];
      const me: Waiting = { isFirst: () => undefined, look: () => undefined };
      line.push(me);
      lines.set(person, line);
      try {
        // Nearly always nobody is there: no timers then.
        const taken = line[0] === me ? await attempt() : null;
        return taken ?? (await patiently(line, me, waitMs, attempt));
      } finally {
        leave(person, line, me);
      }
    },
    freed: (person) => lines.get(person)?.[0]?.look(),
  };
}

async function patiently<T>(line: Line, me: Waiting, waitMs: number, attempt: () => Promise<T | null>): Promise<T> {
  const patience = timer(waitMs);
  try {
    for (let pause = FIRST_PAUSE_MS; !patience.isOver; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
      if (line[0] === me) await napOf(me, pause, patience);
      else await Promise.race([patience.over, new Promise<void>((done) => (me.isFirst = done))]);
      const taken = line[0] === me ? await attempt() : null;
      if (taken !== null) return taken;
    }
    throw new Problem('threads.busy');
  } finally {
    patience.cancel();
  }
}

async function napOf(me: Waiting, ms: number, patience: Timer): Promise<void> {
  const nap = timer(ms);
  await Promise.race([patience.over, nap.over, new Promise<void>((done) => (me.look = done))]);
  nap.cancel();
}

type Timer = { readonly over: Promise<void>; readonly isOver: boolean; cancel(): void };

function timer(ms: number): Timer {
  const state = { isOver: false };
  let id: NodeJS.Timeout | undefined;
  const over = new Promise<void>((done) => {
    id = setTimeout(() => {
      state.isOver = true;
      done();
    }, ms);
  });
  return {
    over,
    get isOver() {
      return state.isOver;
    },
    cancel: () => clearTimeout(id),
  };
}
