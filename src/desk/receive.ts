// How does one message become one reply, exactly once, whatever fails in between? (architecture §4)
import { frontDeskTexts } from '../../conversations/front-desk.ts';
import type { Incoming, Received } from './incoming.ts';
import type { Log } from './log.ts';
import { outgoing } from './outbox/outgoing.ts';
import type { Clock, Ledger, Outgoing, TakenThread, Threads } from './ports.ts';
import { isProblem } from './problem.ts';
import { deliveryOf } from './read-backs/delivery.ts';
import { type Arrival, judgeShown } from './read-backs/judge.ts';
import { type CutText, hasReply, replied, replyKey } from './read-backs/reply.ts';
import type { Responses } from './read-backs/responses.ts';
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
  readonly ledger: Pick<Ledger, 'plan' | 'unsent' | 'arrived' | 'drop'>;
  readonly responses: Pick<Responses, 'of'>;
  /** Wakes whoever sends what the ledger holds. */
  readonly kick: () => void;
  /** `revision`: of the thread that was taken. */
  readonly answer: (incoming: Incoming, thread: Thread, arrivedAt: Date, revision: number) => Promise<Answered>;
  /** Whether a text fits one message of the channel. */
  readonly fits: (text: string) => boolean;
  readonly cut: CutText;
  readonly clock: Clock;
  /** Monotonic, in ms; only differences count. */
  readonly tick: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  readonly log: Log;
};

const UNAVAILABLE: Received = { kind: 'unavailable' };

/** Problems after which the same message may simply be tried again: nothing was kept, and what was filed is filed once. */
const again = (e: unknown) => isProblem(e, 'threads.away', 'threads.busy', 'threads.lost', 'database.away', 'database.conflict');

/** How often, and how long each time, it is waited for another process to note that a response was written. */
const WAITS = 16;
const WAIT_MS = 25;

export const receiver =
  (deps: Receiving) =>
  async (incoming: Incoming, arrivedAt: Date): Promise<Received> => {
    const tick = deps.tick() - (deps.clock.now().getTime() - arrivedAt.getTime());
    for (let waited = 0; ; ) {
      const left = PATIENCE_MS - (deps.clock.now().getTime() - arrivedAt.getTime());
      if (left <= 0) return UNAVAILABLE;
      try {
        const received = await once(deps, incoming, { at: arrivedAt, tick }, left, waited < WAITS);
        if (received !== null) return received;
        waited += 1;
        await deps.sleep(WAIT_MS);
      } catch (e) {
        if (!again(e)) throw e;
        deps.log.event('problem', { code: isProblem(e) ? e.code : 'unknown', message: incoming.key });
        await deps.sleep(PAUSE_MS);
      }
    }
  };

/** When a message reached the server. `tick`: by this process's. */
type Arrived = { readonly at: Date; readonly tick: number };

/** Null: looked at too early, which `waits` allows. */
async function once(
  deps: Receiving,
  incoming: Incoming,
  arrived: Arrived,
  left: number,
  waits: boolean,
): Promise<Received | null> {
  const asked = deps.tick();
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
      return replyOf(thread, seen);
    }
    const repeated = await unseenBefore(deps, incoming, thread, arrived.at);
    if (repeated) {
      // What still waits to be sent may be typed a third time.
      const echo = repeated.reply === null ? thread.echo : null;
      await deps.threads.keep(taken, writeThread({ ...markSeen(thread, incoming.key, repeated.reply), echo }));
      return replyOf(thread, repeated);
    }
    const arrival: Arrival = { tick: arrived.tick, storeMs: taken.at - taken.waitedMs - (asked - arrived.tick) };
    const known = await judgeShown(deps, thread, arrival, waits);
    if (known !== null) return await answered(deps, incoming, arrived.at, taken, known);
    await deps.threads.release(taken);
    return null;
  } catch (e) {
    await deps.threads.release(taken);
    if (again(e)) throw e;
    deps.log.event('bug', { error: e, message: incoming.key, kind: incoming.kind });
    if (hasReply(incoming)) return { kind: 'reply', text: frontDeskTexts.snag };
    const row = snagRow(incoming, arrived.at);
    await deps.ledger.plan([row]).then(deps.kick, () => undefined);
    return { kind: 'empty' };
  }
}

/** The reply to that message, and whether it carries a read-back of which nobody knows yet that it was written. */
function replyOf(thread: Thread, { key, reply }: Seen): Received {
  if (reply === null) return { kind: 'empty' };
  const delivery = deliveryOf(thread, key);
  const isAwaited = delivery?.inReply !== undefined && typeof delivery.written !== 'number';
  return { kind: 'reply', text: reply, ...(isAwaited ? { carries: key } : {}) };
}

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
  const how = { incoming, arrivedAt, isLate, fits: deps.fits, cut: deps.cut };
  const { thread: shown, said, rows: carrying, dropped } = replied(how, after, lines);
  // The reply first, in order; rows are unique, so a second try plans nothing twice.
  const rows = [...carrying, ...sends];
  const isPlanned =
    rows.length > 0 && (await planned(deps, rows, said !== null && sends.every(({ say }) => say.kind === 'card')));
  const answeredSeen = { key: incoming.key, reply: said };
  await deps.threads.keep(taken, writeThread(markSeen(shown, answeredSeen.key, said)));
  if (isPlanned) deps.kick();
  if (dropped.length > 0) await deps.ledger.drop(dropped, arrivedAt).catch(onlyProblems);
  return replyOf(shown, answeredSeen);
}

/** `isEnough`: the reply itself brings something, and 确认 brings the rest where the database is away. */
async function planned({ ledger }: Receiving, rows: readonly Outgoing[], isEnough: boolean): Promise<boolean> {
  try {
    await ledger.plan(rows);
    return true;
  } catch (e) {
    if (isEnough && isProblem(e, 'database.away', 'database.conflict')) return false;
    throw e;
  }
}

/** What is sent though it need not be does no harm. */
function onlyProblems(e: unknown): void {
  if (!isProblem(e)) throw e;
}

const snagRow = (incoming: Incoming, dueAt: Date): Outgoing => {
  const { corp, person, key } = incoming;
  const say = text(frontDeskTexts.snagPressed);
  return outgoing({ key: replyKey(incoming, `${key}/snag`), corp, person, kind: 'reply', say, dueAt });
};
