// How does what we owe reach people's phones: claimed, sent, settled, each nudge shown once whatever dies in between? (architecture §5)

import type { Claimed, Ledger } from '../ports.ts';
import { isProblem } from '../problem.ts';
import { openChannel } from './channel.ts';
import { type DeliverDeps, deliver, LEASE_MS } from './deliver.ts';

/** Messages on their way at once. */
const AT_ONCE = 16;
/** Freed places are filled again this many at a time, so that a long queue costs few claims. */
const REFILL = 4;
/** How often the ledger is looked at though nobody asked: what a lost wake delays a message by at most. */
const SWEEP_MS = 20_000;

export type OutboxDeps = Omit<DeliverDeps, 'channel'> & {
  readonly ledger: Pick<Ledger, 'claim' | 'settle' | 'refreeze' | 'hasten' | 'sentSince'>;
};

type Outbox = {
  /** Something may be due: looks at once. Cheap; many kicks are one look. */
  kick(): void;
  /** Takes no more, and waits for what is being sent. */
  stop(): Promise<void>;
};

/** Starts sending. Any number of processes may do so on one ledger. */
export function openOutbox(deps: OutboxDeps): Outbox {
  const { ledger, clock, log, timers } = deps;
  const channel = openChannel(log, (errcodes) => void hasten(errcodes));
  const sending = new Set<Promise<void>>();
  let looking: Promise<void> | null = null;
  let again = false;
  let stopped = false;
  let cancelSweep = () => {};
  let learning: Promise<void> | null = null;

  async function look(): Promise<void> {
    while (again && !stopped) {
      again = false;
      const free = Math.min(AT_ONCE - sending.size, channel.room(clock.now(), sending.size));
      if (free <= 0) return;
      const now = clock.now();
      const claimed = await ledger.claim(now, free, LEASE_MS);
      for (const row of claimed) start(row, now);
    }
  }

  function start(row: Claimed, claimedAt: Date): void {
    const work = deliver({ ...deps, channel }, row, claimedAt).then((at) => {
      sending.delete(work);
      if (AT_ONCE - sending.size >= REFILL) kick();
      const wait = at === null ? SWEEP_MS : at.getTime() - clock.now().getTime();
      // The sweep comes by anyway; only a shorter wait needs a timer of its own.
      if (wait < SWEEP_MS) timers.after(Math.max(wait, 0), kick);
    });
    sending.add(work);
  }

  function kick(): void {
    again = true;
    if (stopped || looking !== null) return;
    looking = look()
      .catch((error) => {
        tellOf(error);
        again = false;
      })
      .then(() => {
        looking = null;
        // A kick between the last look and now.
        if (again && AT_ONCE - sending.size > 0) kick();
      });
  }

  /** What waited for the setting goes out at once, whoever sends it. */
  async function hasten(errcodes: readonly number[]): Promise<void> {
    try {
      await ledger.hasten(errcodes.map((n) => `wecom.configuration ${n}`));
      kick();
    } catch (error) {
      tellOf(error);
    }
  }

  /** A process that has nothing left to try learns from what the others sent. */
  async function learn(): Promise<void> {
    const awaited = channel.awaited();
    if (awaited === null || stopped) return;
    try {
      if (await ledger.sentSince(awaited.after, awaited.persons)) channel.reachedElsewhere(clock.now());
    } catch (error) {
      tellOf(error);
    }
  }

  function tellOf(error: unknown): void {
    if (isProblem(error)) log.event('problem', { code: error.code, at: 'outbox' });
    else log.event('bug', { error, at: 'outbox' });
  }

  function sweep(): void {
    cancelSweep = timers.after(SWEEP_MS, sweep);
    learning = learn();
    kick();
  }

  sweep();
  return {
    kick,
    async stop() {
      stopped = true;
      cancelSweep();
      await Promise.all([looking, learning]);
      await Promise.all(sending);
    },
  };
}
