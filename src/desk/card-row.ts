// How does a card go out beside the text that says the same?
import type { Card } from './card.ts';
import { outgoing } from './outbox/outgoing.ts';
import type { Outgoing } from './ports.ts';
import type { Speaker } from './speaker.ts';

/** An extra that comes late is in the way. */
const CARD_MS = 10 * 60_000;

type Receiver = { readonly asker: Pick<Speaker['asker'], 'corp' | 'userid'>; readonly arrivedAt: Date };

/** The row of the outbox; the card's task makes it once. */
export const cardRow = ({ asker, arrivedAt }: Receiver, card: Card): Outgoing =>
  outgoing({
    key: `card/${asker.corp}/${card.task}`,
    corp: asker.corp,
    person: asker.userid,
    kind: 'reply',
    say: { kind: 'card', card },
    dueAt: arrivedAt,
    expiresAt: new Date(arrivedAt.getTime() + CARD_MS),
  });
