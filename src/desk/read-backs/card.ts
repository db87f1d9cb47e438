// Which card goes with a read-back, and which read-back does a card belong to?
import { createHash } from 'node:crypto';
import { cardTexts as t } from '../../../conversations/cards.ts';
import type { CardTask } from '../card.ts';
import { type CardSetting, hasCards } from '../card-holders.ts';
import { cardRow } from '../card-row.ts';
import type { Feature } from '../feature.ts';
import type { Answered } from '../receive.ts';
import { topOf } from '../situation.ts';
import type { Speaker } from '../speaker.ts';
import type { Thread } from '../thread.ts';
import { type ReadBack, readBacks } from './delivery.ts';

/** Keys of the buttons; a phone may hold an older card, so a key keeps its meaning. */
export const READ_BACK_BUTTONS = { confirm: t.confirm, change: t.change } as const;

const TASK = /^readback@([\w-]{16})@[\w-]{16}$/;

/** The same for equal data, in whatever order a store keeps its fields. */
const ordered = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, one]) => [key, ordered(one)]),
  );
};

const hashOf = (value: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify(ordered(value)))
    .digest('base64url')
    .slice(0, 16);

/** Of what is read back, to the figure: a card is of this one and no other. */
export const hashOfReadBack = ({ name, review }: ReadBack): string => hashOf([name, review]);

/** The hash on the card; null where the task is no read-back's. */
export const hashOfTask = (task: CardTask): string | null => TASK.exec(task)?.[1] ?? null;

/** The read-back that 确认 would be of; null where none is. */
export function openReadBack(features: readonly Feature[], thread: Thread): ReadBack | null {
  const name = topOf(features, thread)?.name;
  return readBacks(thread).find((one) => one.name === name) ?? null;
}

type CardDeps = { readonly features: readonly Feature[]; readonly cards: CardSetting };

/** The answer with the card of what was just read back, for whoever has cards. It is an extra: the words say the same. */
export function withReadBackCard({ features, cards }: CardDeps, speaker: Speaker, answered: Answered): Answered {
  const { thread, sends = [] } = answered;
  const open = hasCards(cards, thread) ? openReadBack(features, thread) : null;
  const isFresh = open !== null && (open.shown === undefined || (open.shown.isWanted === true && open.shown.parts === 'none'));
  if (!isFresh) return answered;
  const task = `readback@${hashOfReadBack(open)}@${hashOf([speaker.asker.corp, speaker.asker.userid, speaker.message])}`;
  const buttons = Object.entries(READ_BACK_BUTTONS).map(([id, text]) => ({ id, text }));
  const card = { kind: 'buttons', task, title: t.readBackTitle, text: t.readBackText, buttons } as const;
  return { ...answered, sends: [...sends, cardRow(speaker, card)] };
}
