// How does one message become one reply, exactly once, whatever fails in between?
import { frontDeskTexts } from '../../conversations/front-desk.ts';
import type { Incoming, Received } from './incoming.ts';
import type { Log } from './log.ts';
import { outgoing } from './outgoing.ts';
import type { Clock, Ledger, Outgoing, TakenThread, Threads } from './ports.ts';
import { isProblem } from './problem.ts';
import { text } from './say.ts';
import { markSeen, readThread, type Thread, writeThread } from './thread.ts';

/** WeCom hangs up after 5 s (protocol §1.7); trying stops a second before. */
const PATIENCE_MS = 4000;
const PAUSE_MS = 250;

export type Answered = {
  readonly thread: Thread;
  readonly lines: readonly string[];
  /** Planned before the thread is kept, each unique by its key: messages to others, and files, pictures and cards for the person. */
  readonly sends?: readonly Outgoing[];
};

export type Receiving = {
  readonly threads: Threads;
  readonly ledger: Pick<Ledger, 'plan'>;
  /** Wakes whoever sends what the ledger holds. */
  readonly kick: () => void;
  readonly answer: (incoming: Incoming, thread: Thread, arrivedAt: Date) => Promise<Answered>;
  /** Whether a text fits one message of the channel. */
  readonly fits: (text: string) => boolean;
  readonly clock: Clock;
  readonly sleep: (ms: number) => Promise<void>;
  readonly log: Log;
};

const UNAVAILABLE: Received = { kind: 'unavailable' };

/** Problems after which the same message may simply be tried again: nothing was kept, and what was filed is filed once. */
const again = (e: unknown) => isProblem(e, 'threads.away', 'threads.busy', 'threads.lost', 'database.away', 'database.conflict');

export const receiver =
  (deps: Receiving) =>
  async (incoming: Incoming, arrivedAt: Date): Promise<Received> => {
    for (;;) {
      const left = PATIENCE_MS - (deps.clock.now().getTime() - arrivedAt.getTime());
      if (left <= 0) return UNAVAILABLE;
      try {
        return await once(deps, incoming, arrivedAt, left);
      } catch (e) {
        if (!again(e)) throw e;
        deps.log.event('problem', { code: isProblem(e) ? e.code : 'unknown', message: incoming.key });
        await deps.sleep(PAUSE_MS);
      }
    }
  };

async function once(deps: Receiving, incoming: Incoming, arrivedAt: Date, left: number): Promise<Received> {
  const taken = await deps.threads.take(`${incoming.corp}/${incoming.person}`, left);
  try {
    const thread = readThread(taken.text);
    const seen = thread.seen.find((s) => s.key === incoming.key);
    if (seen) {
      await deps.threads.release(taken);
      return seen.reply === null ? { kind: 'empty' } : { kind: 'reply', text: seen.reply };
    }
    return await answered(deps, incoming, arrivedAt, taken, thread);
  } catch (e) {
    await deps.threads.release(taken);
    if (again(e)) throw e;
    deps.log.event('bug', { error: e, message: incoming.key, kind: incoming.kind });
    return { kind: 'reply', text: frontDeskTexts.snag };
  }
}

async function answered(
  deps: Receiving,
  incoming: Incoming,
  arrivedAt: Date,
  taken: TakenThread,
  thread: Thread,
): Promise<Received> {
  const { thread: answeredThread, lines, sends = [] } = await deps.answer(incoming, thread, arrivedAt);
  const after: Thread = { ...answeredThread, wroteAt: answeredThread.report ? arrivedAt.toISOString() : null };
  const reply = lines.join('\n');
  const isTooLong = !deps.fits(reply);
  // Too long for the reply itself: it goes by the ledger, in order; the row is unique, so a second try plans nothing twice.
  const rows = isTooLong ? [outgoingReply(incoming, reply, arrivedAt), ...sends] : sends;
  if (rows.length > 0) await deps.ledger.plan(rows);
  const said = reply === '' || isTooLong ? null : reply;
  await deps.threads.keep(taken, writeThread(markSeen(after, incoming.key, said)));
  if (rows.length > 0) deps.kick();
  return said === null ? { kind: 'empty' } : { kind: 'reply', text: said };
}

const outgoingReply = ({ corp, person, key }: Incoming, reply: string, at: Date): Outgoing =>
  outgoing({ key: `reply/${corp}/${person}/${key}`, corp, person, kind: 'reply', say: text(reply), dueAt: at });
