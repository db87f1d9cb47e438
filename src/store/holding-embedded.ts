// Where do confirmed filings wait without a Redis while the database is away? In the embedded store, in the order they arrived, once for each message.
import type { Filing, Holding } from '../desk/ports.ts';
import { damagedFiling, readFiling, writeFiling } from './held-filing.ts';
import { inTime, type StateChange, type StateStore } from './state.ts';

const ORDER = 'held-order!';
/** Records that could not be read, by message. */
const ASIDE = 'held-aside!';
const filingKey = (message: string): string => `held!${message}`;
/** Sorts by arrival; instants are as long as this until the year 5138. */
const orderKey = ({ arrivedAt, message }: Filing): string =>
  `${ORDER}${String(arrivedAt.getTime()).padStart(15, '0')}!${message}`;

const arrivalIn = (key: string): Date => new Date(Number(key.slice(ORDER.length).split('!', 1)[0]));

/** All may be repeated; the first putting of a message counts. */
export function embeddedHolding(state: StateStore): Holding {
  /** Two puttings of one message at once are one. */
  const putting = new Map<string, Promise<void>>();

  const putNew = async (filing: Filing): Promise<void> => {
    const key = filingKey(filing.message);
    if ((await state.read(key)) !== null) return;
    await state.write([
      { key, value: writeFiling(filing) },
      { key: orderKey(filing), value: filing.message },
    ]);
  };

  /** Removes a record with its place in the order, and makes the changes `also` asks for in the same write. */
  const take = async (message: string, also: (text: string) => readonly StateChange[]): Promise<void> => {
    const text = await state.read(filingKey(message));
    if (text === null) return;
    const filing = readFiling(message, text);
    const ordered = filing ? [orderKey(filing)] : await placesOf(message);
    await state.write([...also(text), ...[filingKey(message), ...ordered].map((key) => ({ key, value: null }))]);
  };
  const placesOf = async (message: string): Promise<readonly string[]> =>
    (await state.list(ORDER, Number.POSITIVE_INFINITY)).flatMap(([key, of]) => (of === message ? [key] : []));

  return {
    async put(filing) {
      const { message } = filing;
      const under =
        putting.get(message) ??
        putNew(filing).finally(() => {
          putting.delete(message);
        });
      putting.set(message, under);
      await inTime(under);
    },

    list: (limit, onDamaged = () => {}) =>
      inTime(
        (async () => {
          const ordered = await state.list(ORDER, limit);
          const texts = await Promise.all(ordered.map(([, message]) => state.read(filingKey(message))));
          return ordered.flatMap(([key, message], i) => {
            const text = texts[i] ?? null;
            if (text === null) return [];
            const filing = readFiling(message, text);
            if (filing === null) onDamaged(damagedFiling(message, arrivalIn(key), text));
            return filing ?? [];
          });
        })(),
      ),

    remove: (message) => inTime(take(message, () => [])),
    setAside: (message) => inTime(take(message, (text) => [{ key: `${ASIDE}${message}`, value: text }])),
  };
}
