// How does one message become one reply, exactly once, whatever fails in between? (architecture §4)
import { frontDeskTexts } from '../../conversations/front-desk.ts';
import type { Incoming, Received } from './incoming.ts';
import type { Log } from './log.ts';
import { outgoing } from './outbox/outgoing.ts';
import type { Clock, Ledger, Outgoing, TakenThread, Threads } from './ports.ts';
import { isProblem } from './problem.ts';
import { text } from './say.ts';
import { readThread, type SlotSchemas } from './stored-thread.ts';
import { markSeen, type Seen, type Thread, writeThread } from './thread.ts';

/** WeCom hangs up after 5 s (wecom §1.7); trying stops a second before. */
const PATIENCE_MS = 4000;
const PAUSE_MS = 250;

export type Answered = {
  readonly thread: Thread;
  readonly lines: readonly string[];
  /** Planned before the thread is kept, each unique by its key: messages to others, and files, pictures and cards for the person. */
  readonly sends?: readonly Outgoing[];
};

type Receiving = {
  readonly threads: Threads;
  /** How what the features keep in a thread is read. */
  readonly slots: SlotSchemas;
  readonly ledger: Pick<Ledger, 'plan' | 'unsent'>;
  /** Wakes whoever sends what the ledger holds. */
  readonly kick: () => void;
  /** `revision`: of the thread that was taken. */
  readonly answer: (incoming: Incoming, thread: Thread, arrivedAt: Date, revision: number) => Promise<Answered>;
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
    const onUnread = (parts: readonly string[]) => deps.log.event('thread.unread', { message: incoming.key, parts });
    const thread = readThread(taken.text, onUnread, deps.slots);
    const seen = thread.seen.find((s) => s.key === incoming.key);
    if (seen) {
      // This delivery brings the reply: typed once more, the text is a new answer.
      if (thread.echo?.unseen && thread.echo.key === incoming.key)
        await deps.threads.keep(taken, writeThread({ ...thread, echo: null }));
      else await deps.threads.release(taken);
      return replyOf(seen.reply);
    }
    const repeated = await unseenBefore(deps, incoming, thread, arrivedAt);
    if (repeated) {
      // What still waits to be sent may be typed a third time.
      const echo = repeated.reply === null ? thread.echo : null;
      await deps.threads.keep(taken, writeThread({ ...markSeen(thread, incoming.key, repeated.reply), echo }));
      return replyOf(repeated.reply);
    }
    return await answered(deps, incoming, arrivedAt, taken, thread);
  } catch (e) {
    await deps.threads.release(taken);
    if (again(e)) throw e;
    deps.log.event('bug', { error: e, message: incoming.key, kind: incoming.kind });
    if (hasReply(incoming)) return { kind: 'reply', text: frontDeskTexts.snag };
    const row = outgoingReply({ ...incoming, key: `${incoming.key}/snag` }, frontDeskTexts.snagPressed, arrivedAt);
    await deps.ledger.plan([row]).then(deps.kick, () => undefined);
    return { kind: 'empty' };
  }
}

const replyOf = (reply: string | null): Received => (reply === null ? { kind: 'empty' } : { kind: 'reply', text: reply });

/** Somebody who got no answer types the same again, usually at once. */
const TYPED_AGAIN_MS = 60_000;
/** WeCom hangs up after 5 s (wecom §1.7): a while before, the edge says that nothing is ready, and what is ready later reaches nobody by itself. */
export const ANSWER_MS = 4_400;

/** The message this text repeats because its reply could not have been seen: answered too late, to a closed connection, or not sent yet. */
async function unseenBefore(deps: Receiving, incoming: Incoming, thread: Thread, arrivedAt: Date): Promise<Seen | null> {
  const { echo } = thread;
  if (incoming.kind !== 'text' || echo?.text !== incoming.text) return null;
  if (arrivedAt.getTime() - Date.parse(echo.at) > TYPED_AGAIN_MS) return null;
  const before = thread.seen.find((s) => s.key === echo.key);
  if (!before) return null;
  const isUnseen = echo.unseen || (before.reply === null && (await isUnsent(deps, replyKey(incoming, echo.key))));
  return isUnseen ? before : null;
}

/** While the database cannot say, what it still holds has hardly been sent. */
async function isUnsent({ ledger }: Receiving, key: string): Promise<boolean> {
  try {
    return await ledger.unsent(key);
  } catch (e) {
    if (isProblem(e)) return true;
    throw e;
  }
}

/** The connection was gone before the reply: the same text typed again is not the next answer. Best effort. */
export const markUnseen =
  ({ threads, log }: Pick<Receiving, 'threads' | 'log'>) =>
  async (incoming: Incoming): Promise<void> => {
    try {
      const taken = await threads.take(`${incoming.corp}/${incoming.person}`, PATIENCE_MS);
      const thread = readThread(taken.text);
      const isLast = thread.echo?.key === incoming.key;
      if (thread.echo && isLast) await threads.keep(taken, writeThread({ ...thread, echo: { ...thread.echo, unseen: true } }));
      else await threads.release(taken);
    } catch (e) {
      if (!isProblem(e)) throw e;
      log.event('problem', { code: e.code, message: incoming.key });
    }
  };

async function answered(
  deps: Receiving,
  incoming: Incoming,
  arrivedAt: Date,
  taken: TakenThread,
  thread: Thread,
): Promise<Received> {
  const { thread: answeredThread, lines, sends = [] } = await deps.answer(incoming, thread, arrivedAt, taken.revision);
  const isLate = deps.clock.now().getTime() - arrivedAt.getTime() > ANSWER_MS;
  const after: Thread = {
    ...answeredThread,
    wroteAt: answeredThread.report ? arrivedAt.toISOString() : null,
    echo:
      incoming.kind === 'text' ? { key: incoming.key, text: incoming.text, at: arrivedAt.toISOString(), unseen: isLate } : null,
  };
  const reply = lines.join('\n');
  const byLedger = !hasReply(incoming) || !deps.fits(reply);
  // It goes by the ledger, in order; the row is unique, so a second try plans nothing twice.
  const rows = byLedger && reply !== '' ? [outgoingReply(incoming, reply, arrivedAt), ...sends] : sends;
  if (rows.length > 0) await deps.ledger.plan(rows);
  const said = reply === '' || byLedger ? null : reply;
  await deps.threads.keep(taken, writeThread(markSeen(after, incoming.key, said)));
  if (rows.length > 0) deps.kick();
  return replyOf(said);
}

/** WeCom shows no words that come in answer to a pressed card (wecom §1.8). */
const hasReply = ({ kind }: Incoming): boolean => kind !== 'cardPressed';

const replyKey = ({ corp, person }: Incoming, message: string): string => `reply/${corp}/${person}/${message}`;

const outgoingReply = (incoming: Incoming, reply: string, dueAt: Date): Outgoing => {
  const { corp, person, key } = incoming;
  return outgoing({ key: replyKey(incoming, key), corp, person, kind: 'reply', say: text(reply), dueAt });
};
