// Does WeCom refuse whatever this app sends? Then what is owed stays owed, one message at a time asks again, and the operator is told once.
import type { Log } from '../log.ts';
import type { Problem } from '../problem.ts';

/** A circuit breaker before everything that is sent. */
export type ChannelBreaker = {
  /** How many messages may be started now, with so many on their way: any number, one to ask whether it is over, or none. */
  room(now: Date, onTheirWay: number): number;
  /** WeCom answered as it does where the settings are right, whatever it said of this message. */
  reached(now: Date): void;
  /** WeCom refused the message to that person for a setting that concerns every message. */
  refused(person: string, problem: Problem, now: Date): void;
  /** A message was tried, and nobody knows more of the channel than before. */
  unsure(now: Date): void;
};

/** Refused to so many persons in a row it is not about one of them: the others need not be tried. */
const STOPPED_AT = 3;
const FIRST_PAUSE_MS = 10_000;
/** A trusted address works about a minute after it was listed; one call in two minutes harms nobody. */
const MOST_PAUSE_MS = 120_000;
/** What concerns one person alone comes and goes with every message of theirs. */
const TOLD_AGAIN_MS = 3_600_000;

type Trouble = { readonly since: Date; readonly told: Set<unknown> };

/** Of one process; it begins open, so that a restart with right settings sends at once. */
export function openChannel(log: Log): ChannelBreaker {
  /** To whom it was refused since WeCom was reached last. */
  const persons = new Set<string>();
  const lastTold = new Map<unknown, number>();
  let trouble: Trouble | null = null;
  let pause = FIRST_PAUSE_MS;
  let nextTry = 0;
  const isStopped = () => persons.size >= STOPPED_AT;

  /** One line for a trouble and its number, however many messages wait for it. */
  function tell({ told }: Trouble, { code, details }: Problem, now: number): void {
    const { errcode, call, from, hint } = details;
    const isOld = (lastTold.get(errcode) ?? Number.NEGATIVE_INFINITY) <= now - TOLD_AGAIN_MS;
    if (told.has(errcode) || !(isStopped() || isOld)) return;
    told.add(errcode);
    lastTold.set(errcode, now);
    log.event('problem', { code, loud: true, at: 'channel', errcode, call, from, hint });
  }

  return {
    room(now, onTheirWay) {
      if (!isStopped()) return Number.POSITIVE_INFINITY;
      return onTheirWay === 0 && now.getTime() >= nextTry ? 1 : 0;
    },

    reached(now) {
      if (isStopped()) log.event('channel.restored', { since: trouble?.since.toISOString(), until: now.toISOString() });
      persons.clear();
      trouble = null;
      pause = FIRST_PAUSE_MS;
    },

    refused(person, problem, now) {
      const wasStopped = isStopped();
      persons.add(person);
      trouble ??= { since: now, told: new Set() };
      tell(trouble, problem, now.getTime());
      // Those that were on their way together are one try.
      if (!isStopped() || now.getTime() < nextTry) return;
      if (wasStopped) pause = Math.min(pause * 2, MOST_PAUSE_MS);
      nextTry = now.getTime() + pause;
    },

    unsure(now) {
      if (isStopped() && now.getTime() >= nextTry) nextTry = now.getTime() + pause;
    },
  };
}
