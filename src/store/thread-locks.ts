// How long is a thread kept, how long may it be held, and by which token?
import { randomBytes } from 'node:crypto';
import { DEFAULT_SETTINGS, type Settings } from '../domain/settings.ts';

export type ThreadSettings = {
  /** A thread nobody touched for so long is forgotten. */
  readonly keepDays: number;
  /** A lock whose holder died or hangs lapses after this. WeCom delivers again 5 s after the first delivery and then waits up to 5 s. */
  readonly lockMs: number;
};

export const threadSettings = ({ keeping }: Pick<Settings, 'keeping'>): ThreadSettings => ({
  keepDays: keeping.threadDays,
  lockMs: 6_000,
});

export const THREAD_SETTINGS: ThreadSettings = threadSettings(DEFAULT_SETTINGS);

/** The owner token of one lock. */
export const newToken = (): string => randomBytes(12).toString('base64url');

type Tokens = {
  /** The token to try next for a person. */
  next(person: string): string;
  /** It is known now whether this token holds the person's lock. */
  settled(person: string): void;
  /** It is not: the next try uses the same token, for which taking twice is taking once. */
  unsettled(person: string, token: string): void;
};

/** Without it, a take whose answer was lost would keep that person waiting until the lock lapses. */
export function newTokens(): Tokens {
  const open = new Map<string, string>();
  return {
    next: (person) => open.get(person) ?? newToken(),
    settled: (person) => open.delete(person),
    unsettled: (person, token) => open.set(person, token),
  };
}
