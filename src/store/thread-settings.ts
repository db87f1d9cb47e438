// How long is a thread kept, and how long may it be held?
import { randomBytes } from 'node:crypto';

export type ThreadSettings = {
  /** A thread nobody touched for so long is forgotten. */
  readonly keepDays: number;
  /** A lock whose holder died or hangs lapses after this. WeCom delivers again 5 s after the first delivery and then waits up to 5 s. */
  readonly lockMs: number;
};

export const THREAD_SETTINGS: ThreadSettings = { keepDays: 90, lockMs: 6_000 };

/** The owner token of one lock. */
export const newToken = (): string => randomBytes(12).toString('base64url');
