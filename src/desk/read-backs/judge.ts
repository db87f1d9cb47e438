// Which of what was read back had been delivered when the message at hand was sent? Only that can be confirmed. (architecture §3)
import type { Ledger } from '../ports.ts';
import { isProblem } from '../problem.ts';
import type { Delivery, Thread } from '../thread.ts';
import { deliveryOf, partsSeen, readBacks, withDeliveries, withSeen, withShown } from './delivery.ts';
import type { Responses } from './responses.ts';

/** When a message arrived: by this process's tick, and by the clock of the threads' store, which all processes share. */
export type Arrival = { readonly tick: number; readonly storeMs: number };

type Judging = { readonly ledger: Pick<Ledger, 'arrived'>; readonly responses: Pick<Responses, 'of'> };

/** What lies between a store's clock and us, on the way of a command. */
const NEAR_MS = 20;

/** The thread with what is known by now; null while another process may be about to note that a response was written. `waits`: it may yet. */
export async function judgeShown(deps: Judging, thread: Thread, arrival: Arrival, waits: boolean): Promise<Thread | null> {
  const open = readBacks(thread).filter(({ shown }) => shown !== undefined && shown.parts !== 'all');
  if (open.length === 0) return thread;
  const wanted = [...new Set(open.map(({ shown }) => shown?.by ?? ''))].flatMap((by) => deliveryOf(thread, by) ?? []);
  const replies = new Map(wanted.map((delivery) => [delivery, replySeen(deps, delivery, arrival)]));
  if (waits && [...replies.values()].includes(null)) return null;
  const unseenRows = wanted.flatMap(({ parts }) => parts.flatMap(({ row, seen }) => (row === undefined || seen ? [] : [row])));
  const arrived = unseenRows.length === 0 ? NONE : await arrivedOf(deps, unseenRows);
  const judgedOnes = wanted.map((delivery) =>
    withSeen(delivery, ({ row }, i) =>
      i === delivery.inReply ? replies.get(delivery) === true : row !== undefined && arrived.has(row),
    ),
  );
  const others = (thread.deliveries ?? []).filter((one) => !wanted.includes(one));
  return withShown(withDeliveries(thread, [...others, ...judgedOnes]), ({ shown }) => {
    if (shown === undefined || shown.parts === 'all') return shown;
    const delivery = judgedOnes.find(({ message }) => message === shown.by);
    const { isWanted: _, ...rest } = shown;
    return { ...rest, parts: delivery === undefined ? 'none' : partsSeen(delivery) };
  });
}

const NONE: ReadonlySet<string> = new Set();

/** Null: nobody knows yet. */
function replySeen({ responses }: Judging, { message, inReply, written }: Delivery, { tick, storeMs }: Arrival): boolean | null {
  if (inReply === undefined) return false;
  const here = responses.of(message);
  if (here?.isDone) return tick >= here.at;
  if (written === undefined) return null;
  return written !== false && storeMs + NEAR_MS >= written;
}

/** While the database cannot say, they count as missing: they can be said again. */
async function arrivedOf({ ledger }: Judging, keys: readonly string[]): Promise<ReadonlySet<string>> {
  try {
    return await ledger.arrived(keys);
  } catch (e) {
    if (isProblem(e)) return NONE;
    throw e;
  }
}
