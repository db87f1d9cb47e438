// What is a store of threads that lives in memory? For tests and simulations; it keeps the promises of the port's contract.
import type { Filing, Holding, Threads } from '../../src/desk/ports.ts';
import { Problem } from '../../src/desk/problem.ts';
import { newToken, THREAD_SETTINGS, type ThreadSettings } from '../../src/store/thread-locks.ts';
import { newTurns } from '../../src/store/turns.ts';

type Kept = { readonly revision: number; readonly text: string; readonly by: string };
type Lock = { readonly token: string; readonly until: number };

/** What several processes share: give one to several `memoryThreads`. */
export type Memory = { readonly threads: Map<string, Kept>; readonly locks: Map<string, Lock>; away: boolean };
export const newMemory = (): Memory => ({ threads: new Map(), locks: new Map(), away: false });

/** `memory.away` makes every call fail with threads.away. `now` in ms; only differences count. */
export function memoryThreads(
  memory: Memory = newMemory(),
  { lockMs }: ThreadSettings = THREAD_SETTINGS,
  now: () => number = () => performance.now(),
): Threads {
  const turns = newTurns();
  const holder = (person: string): string | null => {
    const lock = memory.locks.get(person);
    return lock && lock.until > now() ? lock.token : null;
  };
  const present = (): void => {
    if (memory.away) throw new Problem('threads.away', { code: 'twin' });
  };
  const letGo = (person: string, token: string): void => {
    if (memory.locks.get(person)?.token === token) memory.locks.delete(person);
    turns.freed(person);
  };

  return {
    take: (person, waitMs) => {
      const since = now();
      return turns.take(person, waitMs, async () => {
        present();
        if (holder(person) !== null) return null;
        const token = newToken();
        memory.locks.set(person, { token, until: now() + lockMs });
        const kept = memory.threads.get(person);
        return { person, token, revision: kept?.revision ?? 0, text: kept?.text ?? null, at: now(), waitedMs: now() - since };
      });
    },

    async keep({ person, token, revision }, text) {
      present();
      const kept = memory.threads.get(person);
      if (kept?.by !== token) {
        const other = holder(person);
        if ((other !== null && other !== token) || (kept?.revision ?? 0) !== revision) throw new Problem('threads.lost');
        memory.threads.set(person, { revision: revision + 1, text, by: token });
      }
      letGo(person, token);
    },

    release: async ({ person, token }) => letGo(person, token),
    ping: async () => present(),
    close: async () => undefined,
  };
}

export function memoryHolding(memory: Memory = newMemory()): Holding {
  const held = new Map<string, Filing>();
  return {
    async put(filing) {
      if (memory.away) throw new Problem('threads.away', { code: 'twin' });
      if (!held.has(filing.message)) held.set(filing.message, structuredClone(filing));
    },
    list: async (limit) => [...held.values()].sort((a, b) => a.arrivedAt.getTime() - b.arrivedAt.getTime()).slice(0, limit),
    remove: async (message) => {
      held.delete(message);
    },
    setAside: async (message) => {
      held.delete(message);
    },
  };
}
