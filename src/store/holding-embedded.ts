// Where do confirmed filings wait without a Redis while the database is away? In the embedded store, in the order they arrived, once for each message.
import type { Filing, Holding } from '../desk/ports.ts';
import { readFiling, writeFiling } from './held-filing.ts';
import { inTime, type StateStore } from './state.ts';

const ORDER = 'held-order!';
const filingKey = (message: string): string => `held!${message}`;
/** Sorts by arrival; instants are as long as this until the year 5138. */
const orderKey = ({ arrivedAt, message }: Filing): string =>
  `${ORDER}${String(arrivedAt.getTime()).padStart(15, '0')}!${message}`;

/** All three may be repeated; the first putting of a message counts. */
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

    list: (limit) =>
      inTime(
        (async () => {
          const ordered = await state.list(ORDER, limit);
          const texts = await Promise.all(ordered.map(([, message]) => state.read(filingKey(message))));
          return texts.flatMap((text) => (text === null ? [] : [readFiling(text)]));
        })(),
      ),

    remove: (message) =>
      inTime(
        (async () => {
          const key = filingKey(message);
          const text = await state.read(key);
          if (text === null) return;
          await state.write([key, orderKey(readFiling(text))].map((old) => ({ key: old, value: null })));
        })(),
      ),
  };
}
