// Does WeCom refuse whatever this app sends? Then what is owed stays owed, one message at a time asks again, and the operator is told once.
import type { Log } from '../log.ts';
import type { Problem } from '../problem.ts';

/** A circuit breaker before everything that is sent. */
export type ChannelBreaker = {
  /** How many messages may be started now, with so many on their way: any number, one to ask whether it is over, or none. */
  room(now: Date, onTheirWay: number): number;
  /** WeCom answered as it does where the settings are right, whatever it said of the message to that person. */
  reached(person: string, now: Date): void;
  /** WeCom refused the message to that person for a setting that concerns every message. */
  refused(person: string, problem: Problem, now: Date): void;
  /** A message was tried, and nobody knows more of the channel than before. */
  unsure(now: Date): void;
  /** What would show that the trouble is over; null where there is none to be over. */
  awaited(): Awaited | null;
  /** Another process was seen to reach WeCom as awaited. */
  reachedElsewhere(now: Date): void;
};

type Awaited = {
  /** A message that was sent after this instant … */
  readonly after: Date;
  /** … to one of them; null: to anybody. */
  readonly persons: readonly string[] | null;
};

/** Refused to so many persons in a row it is not about one of them: the others need not be tried. */
const STOPPED_AT = 3;
const FIRST_PAUSE_MS = 10_000;
/** A trusted address works about a minute after it was listed; one call a minute harms nobody. */
const MOST_PAUSE_MS = 60_000;
/** What concerns one person alone comes and goes with every message of theirs. */
const TOLD_AGAIN_MS = 3_600_000;

type Trouble = {
  readonly since: Date;
  lastRefused: Date;
  /** Numbers told since WeCom was reached last. */
  readonly told: Set<unknown>;
  /** Somebody was told, so its end is told too. */
  isTold: boolean;
  readonly persons: Set<string>;
  readonly errcodes: Set<unknown>;
};

/**
 * Of one process; it begins open, so that a restart with right settings sends at once. `onRestored`: what was refused with these numbers
 * need not wait any longer.
 */
export function openChannel(log: Log, onRestored: (errcodes: readonly number[]) => void): ChannelBreaker {
  /** To whom it was refused since WeCom was reached last. */
  const persons = new Set<string>();
  const lastTold = new Map<unknown, number>();
  let trouble: Trouble | null = null;
  let pause = FIRST_PAUSE_MS;
  let nextTry = 0;
  const isStopped = () => persons.size >= STOPPED_AT;

  /** One line for a trouble and its number, however many messages wait for it. */
  function tell(of: Trouble, { code, details }: Problem, now: number): void {
    const { errcode, call, from, hint } = details;
    const isOld = (lastTold.get(errcode) ?? Number.NEGATIVE_INFINITY) <= now - TOLD_AGAIN_MS;
    if (of.told.has(errcode) || !(isStopped() || isOld)) return;
    of.told.add(errcode);
    of.isTold = true;
    lastTold.set(errcode, now);
    log.event('problem', { code, loud: true, at: 'channel', errcode, call, from, hint });
  }

  function over(of: Trouble, now: Date, elsewhere = false): void {
    const from = { since: of.since.toISOString(), until: now.toISOString() };
    if (of.isTold) log.event('channel.restored', { ...from, ...(elsewhere && { elsewhere }) });
    trouble = null;
    onRestored([...of.errcodes].filter((n) => typeof n === 'number'));
  }

  return {
    room(now, onTheirWay) {
      if (!isStopped()) return Number.POSITIVE_INFINITY;
      return onTheirWay === 0 && now.getTime() >= nextTry ? 1 : 0;
    },

    reached(person, now) {
      // Of somebody else it says nothing: the number may be about that person alone.
      if (trouble !== null && (isStopped() || trouble.persons.has(person))) over(trouble, now);
      else if (trouble?.isTold) trouble.told.clear();
      else trouble = null;
      persons.clear();
      pause = FIRST_PAUSE_MS;
    },

    refused(person, problem, now) {
      const wasStopped = isStopped();
      persons.add(person);
      trouble ??= { since: now, lastRefused: now, told: new Set(), isTold: false, persons: new Set(), errcodes: new Set() };
      trouble.lastRefused = now;
      trouble.persons.add(person);
      trouble.errcodes.add(problem.details.errcode);
      tell(trouble, problem, now.getTime());
      // Those that were on their way together are one try.
      if (!isStopped() || now.getTime() < nextTry) return;
      const { leftMs } = problem.details;
      // Nobody was asked: when somebody may be is known.
      if (typeof leftMs === 'number') nextTry = now.getTime() + leftMs;
      else {
        if (wasStopped) pause = Math.min(pause * 2, MOST_PAUSE_MS);
        nextTry = now.getTime() + pause;
      }
    },

    unsure(now) {
      if (isStopped() && now.getTime() >= nextTry) nextTry = now.getTime() + pause;
    },

    awaited() {
      if (trouble === null || !trouble.isTold) return null;
      return { after: trouble.lastRefused, persons: isStopped() ? null : [...trouble.persons] };
    },

    reachedElsewhere(now) {
      if (trouble !== null) over(trouble, now, true);
      persons.clear();
      pause = FIRST_PAUSE_MS;
    },
  };
}
