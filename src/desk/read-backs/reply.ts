// How does a reply go out: in the response, or by the ledger; and of a read-back, part by part until all of it was delivered?
import { undeliveredTexts as t } from '../../../conversations/front-desk.ts';
import { fill } from '../../forms/definition/fill.ts';
import type { Shown } from '../../forms/state.ts';
import type { Incoming } from '../incoming.ts';
import { outgoing } from '../outbox/outgoing.ts';
import type { Outgoing } from '../ports.ts';
import { text } from '../say.ts';
import type { Delivery, DeliveryPart, Thread } from '../thread.ts';
import { deliveryOf, keptAndOver, readBacks, withDeliveries, withShown } from './delivery.ts';

type Reply = {
  readonly thread: Thread;
  /** In the response; null: nothing, or it goes by the ledger. */
  readonly said: string | null;
  /** Rows that carry the rest of it, or all. */
  readonly rows: readonly Outgoing[];
  /** Keys of rows that need not be sent any more. */
  readonly dropped: readonly string[];
};

type Replying = {
  readonly incoming: Incoming;
  readonly arrivedAt: Date;
  /** The response is over by now. */
  readonly isLate: boolean;
  /** Whether a text fits one message of the channel. */
  readonly fits: (text: string) => boolean;
  readonly cut: CutText;
};

/** The pieces of a text in order, each one message of the channel with so many bytes to spare. */
export type CutText = (text: string, spare?: number) => readonly string[];

/** A part that comes later stands behind a line that says so. */
const SPARE = Buffer.byteLength(fill(t.part, { number: 99, count: 99 })) + 1;

/** `thread`: as it was answered, with what is read back in the reply not yet marked as shown by it. */
export function replied(how: Replying, thread: Thread, lines: readonly string[]): Reply {
  const open = readBacks(thread);
  const wanted = open.find(({ shown }) => shown?.isWanted)?.shown;
  const isFresh = open.some(({ shown }) => shown === undefined);
  if (lines.length === 0 && wanted === undefined) return plain(how, thread, lines);
  const before = wanted?.parts === 'some' ? deliveryOf(thread, wanted.by) : undefined;
  if (wanted !== undefined && before !== undefined) return nextPart(how, thread, lines, wanted, before);
  if (wanted !== undefined) return readBack(how, thread, [t.again, ...lines]);
  return isFresh ? readBack(how, thread, lines) : plain(how, thread, lines);
}

/** Nothing is read back in it. */
function plain(how: Replying, thread: Thread, lines: readonly string[]): Reply {
  const reply = lines.join('\n');
  const byLedger = !hasReply(how.incoming) || !how.fits(reply);
  if (reply === '') return settled(thread, null, []);
  return byLedger ? settled(thread, null, [rowOf(how, 0, reply)]) : settled(thread, reply, []);
}

/** The first part in the response, which needs nothing but the connection that is there; the others by the ledger. */
function readBack(how: Replying, thread: Thread, lines: readonly string[]): Reply {
  const reply = lines.join('\n');
  const pieces = how.fits(reply) ? [reply] : how.cut(reply, SPARE);
  const passive = hasReply(how.incoming);
  const parts = pieces.map(
    (piece, i): DeliveryPart => ({
      ...(pieces.length > 1 ? { text: piece } : {}),
      ...(passive && i === 0 ? {} : { row: keyOf(how, i) }),
    }),
  );
  const rows = pieces.flatMap((piece, i) => (passive && i === 0 ? [] : [rowOf(how, i, piece)]));
  return settled(marked(how, thread, parts, passive ? 0 : null), passive ? (pieces[0] ?? null) : null, rows);
}

/** What was confirmed too early: the next part that is missing. */
function nextPart(how: Replying, thread: Thread, lines: readonly string[], { by }: Shown, { parts }: Delivery): Reply {
  const at = parts.findIndex(({ seen }) => !seen);
  const missing = parts[at];
  const piece = missing?.text ?? '';
  const head = [...lines, fill(t.part, { number: at + 1, count: parts.length })];
  const [whole, bare] = [[...head, piece].join('\n'), [...lines, piece].join('\n')];
  const reply = [whole, bare].find(how.fits) ?? piece;
  const passive = hasReply(how.incoming);
  // What else was to be said finds no room in it.
  const rest = reply === piece && lines.length > 0 ? [rowOf(how, 1, lines.join('\n'))] : [];
  const now = parts.map(
    (part, i): DeliveryPart => (i === at ? { text: piece, ...(passive ? {} : { row: keyOf(how, 0) }) } : part),
  );
  const after = marked(how, thread, now, passive ? at : null, by);
  const done = settled(after, passive ? reply : null, passive ? rest : [rowOf(how, 0, reply), ...rest]);
  return missing?.row === undefined ? done : { ...done, dropped: [...done.dropped, missing.row] };
}

/** `by`: whose delivery is gone on with; left out: what this reply reads back begins anew. */
function marked(
  { incoming: { key }, arrivedAt, isLate }: Replying,
  thread: Thread,
  parts: readonly DeliveryPart[],
  inReply: number | null,
  by?: string,
): Thread {
  const delivery: Delivery = {
    message: key,
    parts,
    ...(inReply === null ? {} : { inReply, ...(isLate ? { written: false } : {}) }),
  };
  const shown = withShown(thread, ({ shown: before }) => {
    if (before !== undefined && !before.isWanted && before.by !== by) return before;
    const confirmedAt = before?.confirmedAt ?? (before?.isWanted ? arrivedAt.toISOString() : undefined);
    return { by: key, parts: 'none', ...(confirmedAt === undefined ? {} : { confirmedAt }) };
  });
  return withDeliveries(shown, [...(thread.deliveries ?? []), delivery]);
}

/** Rows of what nothing depends on any more are not sent: an older read-back must not follow a newer one. */
function settled(thread: Thread, said: string | null, rows: readonly Outgoing[]): Reply {
  const { kept, over } = keptAndOver(thread);
  const carried = new Set(kept.flatMap(({ parts }) => parts.flatMap(({ row }) => row ?? [])));
  const dropped = over
    .flatMap(({ parts }) => parts.flatMap(({ row, seen }) => (row === undefined || seen ? [] : [row])))
    .filter((row) => !carried.has(row));
  return { thread: withDeliveries(thread, kept), said, rows, dropped };
}

/** WeCom shows no words that come in answer to a pressed card (wecom §1.8). */
export const hasReply = ({ kind }: Incoming): boolean => kind !== 'cardPressed';

export const replyKey = ({ corp, person }: Pick<Incoming, 'corp' | 'person'>, message: string): string =>
  `reply/${corp}/${person}/${message}`;

const keyOf = ({ incoming }: Replying, place: number): string => {
  const key = replyKey(incoming, incoming.key);
  return place === 0 ? key : `${key}/${place + 1}`;
};

const rowOf = (how: Replying, place: number, words: string): Outgoing =>
  outgoing({
    key: keyOf(how, place),
    corp: how.incoming.corp,
    person: how.incoming.person,
    kind: 'reply',
    say: text(words),
    dueAt: how.arrivedAt,
  });
