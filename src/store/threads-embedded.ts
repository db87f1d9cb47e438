// How are threads kept without a Redis? A record a person in the embedded store; its locks are in memory and die with the process that owns it.
import type { Clock, TakenThread, Threads } from '../desk/ports.ts';
import { Problem } from '../desk/problem.ts';
import { inTime, type StateStore } from './state.ts';
import { revisionAfterDamage, UNREADABLE } from './thread-damage.ts';
import { newToken, THREAD_SETTINGS, type ThreadSettings } from './thread-locks.ts';
import { newTurns } from './turns.ts';

type Kept = { readonly revision: number; readonly by: string; readonly day: number; readonly text: string };
type Lock = { readonly token: string; readonly until: number };
/** Who holds whose thread, until when by the monotonic clock. */
export type Locks = Map<string, Lock>;

const DAY_MS = 86_400_000;
const SWEPT_AT_ONCE = 500;
const AGE = 'age!';
/** Records that were none, by person and instant. */
const ASIDE = 'thread-aside!';
const threadKey = (person: string): string => `thread!${person}`;
/** On which day (since 1970) a thread was kept last: old ones are found without reading what they say. */
const ageKey = (person: string): string => `${AGE}${person}`;

/** Closing leaves the store open. Several on one store share its `locks`. */
export function embeddedThreads(
  state: StateStore,
  clock: Clock,
  { keepDays, lockMs }: ThreadSettings = THREAD_SETTINGS,
  locks: Locks = new Map(),
): Threads {
  const turns = newTurns();
  const writing = new Map<string, Promise<void>>();
  let sweptOn = Number.NEGATIVE_INFINITY;
  const today = (): number => Math.floor(clock.now().getTime() / DAY_MS);

  const holderOf = (person: string): string | null => {
    const lock = locks.get(person);
    return lock && lock.until > performance.now() ? lock.token : null;
  };
  const read = async (person: string): Promise<Kept | null> => {
    const record = await state.read(threadKey(person));
    return record === null ? null : readRecord(record);
  };
  /** What is no record is kept under another key, and an unreadable thread stands in its place: the person is told, and goes on. */
  const readForTaking = async (person: string): Promise<Kept | null> => {
    const record = await state.read(threadKey(person));
    const kept = record === null ? null : readRecord(record);
    if (record === null || kept !== null) return kept;
    const now = clock.now();
    const fresh: Kept = { revision: revisionAfterDamage(now), by: 'damaged', day: today(), text: UNREADABLE };
    await state.write([
      { key: `${ASIDE}${person}!${now.toISOString()}`, value: record },
      { key: threadKey(person), value: writeRecord(fresh) },
      { key: ageKey(person), value: String(fresh.day) },
    ]);
    return fresh;
  };
  const letGo = (person: string, token: string): void => {
    // What is still being written is ours until it is known whether it was.
    if (writing.has(token)) return;
    if (locks.get(person)?.token === token) locks.delete(person);
    turns.freed(person);
  };

  const attempt = async (person: string, since: number): Promise<TakenThread | null> => {
    if (holderOf(person) !== null) return null;
    const tick = performance.now();
    const [at, waitedMs] = [performance.timeOrigin + tick, tick - since];
    const token = newToken();
    locks.set(person, { token, until: performance.now() + lockMs });
    try {
      const kept = await inTime(readForTaking(person));
      const isForgotten = kept === null || today() - kept.day > keepDays;
      return { person, token, revision: kept?.revision ?? 0, text: isForgotten ? null : kept.text, at, waitedMs };
    } catch (error) {
      letGo(person, token);
      throw error;
    }
  };

  /** A lock that lapsed is no reason to refuse as long as nobody has taken it: the revision proves that nothing was kept since. */
  const save = async ({ person, token, revision }: TakenThread, text: string): Promise<void> => {
    const kept = await read(person);
    if (kept?.by === token) return;
    const holder = holderOf(person);
    if ((holder !== null && holder !== token) || (kept?.revision ?? 0) !== revision) throw new Problem('threads.lost');
    locks.set(person, { token, until: Number.POSITIVE_INFINITY });
    const day = today();
    const record = writeRecord({ revision: revision + 1, by: token, day, text });
    await state.write([
      { key: threadKey(person), value: record },
      ...(kept?.day === day ? [] : [{ key: ageKey(person), value: String(day) }]),
    ]);
  };

  /** Once a day, with the first thread kept then. */
  const sweep = (): void => {
    if (sweptOn === today()) return;
    sweptOn = today();
    void forgetOld(state, locks, sweptOn - keepDays).catch(() => undefined);
  };

  return {
    take(person, waitMs) {
      const since = performance.now();
      return turns.take(person, waitMs, () => attempt(person, since));
    },

    async keep(taken, text) {
      const { person, token } = taken;
      const under = writing.get(token) ?? save(taken, text);
      writing.set(token, under);
      const settled = under.finally(() => {
        writing.delete(token);
        letGo(person, token);
      });
      await inTime(settled);
      sweep();
    },

    release: async ({ person, token }) => letGo(person, token),
    ping: () => inTime(state.ping()),
    close: async () => undefined,
  };
}

/** Removes the threads kept last before `day`, except those held now. */
async function forgetOld(state: StateStore, locks: Locks, day: number): Promise<void> {
  const ages = await state.list(AGE, Number.POSITIVE_INFINITY);
  const old = ages.filter(([, kept]) => Number(kept) < day).map(([key]) => key.slice(AGE.length));
  for (let at = 0; at < old.length; at += SWEPT_AT_ONCE) {
    const token = newToken();
    const persons = old.slice(at, at + SWEPT_AT_ONCE).filter((person) => !locks.has(person));
    for (const person of persons) locks.set(person, { token, until: Number.POSITIVE_INFINITY });
    try {
      await state.write(persons.flatMap((person) => [threadKey(person), ageKey(person)].map((key) => ({ key, value: null }))));
    } finally {
      for (const person of persons) locks.delete(person);
    }
  }
}

// A line of three words, then the text as it came.
const writeRecord = ({ revision, by, day, text }: Kept): string => `${revision} ${by} ${day}\n${text}`;

const HEAD = /^(\d{1,10}) (\S+) (\d{1,9})\n/;

/** Null where it is no record of ours. */
function readRecord(record: string): Kept | null {
  const [head, revision, by = '', day] = HEAD.exec(record) ?? [];
  return head === undefined ? null : { revision: Number(revision), by, day: Number(day), text: record.slice(head.length) };
}
