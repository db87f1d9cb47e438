// What follows from trying to send a message: which state its row gets, whether it may have been shown, who is told?
import type { Settlement } from '../ports.ts';
import type { Say } from '../say.ts';

type SettledState = {
  readonly state: 'sent' | 'due' | 'failed' | 'unknown';
  /** Nothing is tried any more. */
  readonly isOver: boolean;
  readonly msgid: string | null;
  /** Null: what went wrong before stays. */
  readonly problem: string | null;
  /** Not to be tried again before. */
  readonly retryAt: Date | null;
  /** Nothing of it can have been shown: when it was claimed first is forgotten. */
  readonly forget: boolean;
};

const OVER = { isOver: true, msgid: null, problem: null, retryAt: null, forget: false } as const;

export function outcomeOf(settlement: Settlement): SettledState {
  switch (settlement.kind) {
    case 'sent':
      return { ...OVER, state: 'sent', msgid: settlement.msgid };
    case 'retry': {
      const { problem, at, unsent } = settlement;
      return { ...OVER, isOver: false, state: 'due', problem, retryAt: at, forget: unsent };
    }
    case 'failed':
      return { ...OVER, state: 'failed', problem: settlement.problem, forget: settlement.unsent };
    case 'unknown':
      return { ...OVER, state: 'unknown' };
  }
}

/** A row that was claimed may have been shown, unless it has come to this. */
export const UNSHOWN: readonly string[] = ['dropped', 'failed'];

/** Nobody misses them: their words were sent. */
export const UNMISSED: readonly Say['kind'][] = ['card', 'cardUsed'];

/** So many rows that went wrong are told of at once. */
export const MOST_TROUBLES = 200;
