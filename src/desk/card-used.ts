// What becomes of a card that was pressed: it says what was chosen, and does nothing a second time.
import type { Card } from './card.ts';
import { outgoing } from './outbox/outgoing.ts';
import type { Outgoing } from './ports.ts';
import type { Speaker } from './speaker.ts';
import type { Thread, UsedCard } from './thread.ts';

/** Cards used before that are remembered; older ones have been grey for long. */
const USED_KEPT = 20;
/** A press's code changes the card for so long (wecom §2.3). */
const CODE_MS = 72 * 3_600_000;

/** Whoever presses a card wants cards, unless they said otherwise. */
export const withUsed = (thread: Thread, card: UsedCard): Thread => ({
  ...thread,
  cards: { wanted: thread.cards.wanted ?? true, used: [...thread.cards.used, card].slice(-USED_KEPT) },
});

/** The press's own code greys the card it came from, for the person who pressed; `card`: the words above its buttons now. */
export const greyed = ({ asker, arrivedAt, message }: Speaker, response: string, says: string, card?: Card): Outgoing =>
  outgoing({
    key: `card-used/${asker.corp}/${asker.userid}/${message}`,
    corp: asker.corp,
    person: asker.userid,
    kind: 'reply',
    say: { kind: 'cardUsed', response, says, ...(card ? { card } : {}) },
    dueAt: arrivedAt,
    expiresAt: new Date(arrivedAt.getTime() + CODE_MS),
  });
