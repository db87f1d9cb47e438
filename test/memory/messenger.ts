// The port Messenger in memory, with the platform's rules: equal messages hidden for 4 h when asked, the 31st in a minute dropped silently.
import type { Clock, Messenger } from '../../src/desk/ports.ts';
import type { Say } from '../../src/desk/say.ts';

export type Shown = { readonly person: string; readonly say: Say; readonly at: Date };

export type MemoryMessenger = Messenger & {
  /** What the phones show, in order. */
  readonly shown: readonly Shown[];
  /** Calls that reached the platform. */
  readonly calls: readonly Shown[];
  /** Messages nobody saw because of the limit of 30 a minute. */
  readonly dropped: readonly Shown[];
  /** Called before and after each message took effect; what it throws is what the caller sees. */
  trouble: (moment: 'before' | 'after', person: string) => void;
};

const HIDDEN_MS = 4 * 3_600_000;

export function memoryMessenger(clock: Clock): MemoryMessenger {
  const shown: Shown[] = [];
  const calls: Shown[] = [];
  const dropped: Shown[] = [];
  const once = new Map<string, number>();
  const twin: MemoryMessenger = {
    shown,
    calls,
    dropped,
    trouble: () => {},
    ready: async () => {},
    async send(person, say, options) {
      const at = clock.now();
      twin.trouble('before', person);
      calls.push({ person, say, at });
      const bytes = JSON.stringify([person, say]);
      const first = options.once ? once.get(bytes) : undefined;
      const isHidden = first !== undefined && at.getTime() - first < HIDDEN_MS;
      if (options.once && !isHidden) once.set(bytes, at.getTime());
      const lately = shown.filter((s) => s.person === person && at.getTime() - s.at.getTime() < 60_000).length;
      if (!isHidden) (lately >= 30 ? dropped : shown).push({ person, say, at });
      twin.trouble('after', person);
      return { msgid: isHidden ? null : `m${shown.length}` };
    },
  };
  return twin;
}
