// Which card goes with a read-back, and which read-back does a card belong to?
import { cardTexts as t } from '../../../conversations/cards.ts';
import type { AskedOptions } from '../../forms/form.ts';
import type { Card, CardTask } from '../card.ts';
import type { Feature } from '../feature.ts';
import { hashOf } from '../hash-of.ts';
import { optionButtons, questionText } from '../options/buttons.ts';
import { topOf } from '../situation.ts';
import type { Speaker } from '../speaker.ts';
import type { Thread } from '../thread.ts';
import { type ReadBack, readBacks } from './delivery.ts';

/** Keys of the buttons; a phone may hold an older card, so a key keeps its meaning. */
export const READ_BACK_BUTTONS = { confirm: t.confirm, change: t.change } as const;

const TASK = /^readback@([\w-]{16})@[\w-]{16}$/;

/** Of what is read back, to the figure: a card is of this one and no other. */
export const hashOfReadBack = ({ name, review }: ReadBack): string => hashOf([name, review]);

/** The hash on the card; null where the task is no read-back's. */
export const hashOfTask = (task: CardTask): string | null => TASK.exec(task)?.[1] ?? null;

/** The read-back that 确认 would be of; null where none is. */
export function openReadBack(features: readonly Feature[], thread: Thread): ReadBack | null {
  const name = topOf(features, thread)?.name;
  return readBacks(thread).find((one) => one.name === name) ?? null;
}

/** It is in the reply to the message at hand. */
export const isFresh = ({ shown }: ReadBack): boolean =>
  shown === undefined || (shown.isWanted === true && shown.parts === 'none');

/** 确认 and 要改, beside the answers to the one question that may be open in it. */
export function readBackCard({ asker, message }: Speaker, readBack: ReadBack, asked: AskedOptions | null): Card {
  const task = `readback@${hashOfReadBack(readBack)}@${hashOf([asker.corp, asker.userid, message])}`;
  const own = Object.entries(READ_BACK_BUTTONS).map(([id, text]) => ({ id, text }));
  const answers = asked && optionButtons(asked, own.length);
  if (asked === null || !answers)
    return { kind: 'buttons', task, title: t.readBackTitle, text: t.readBackText, buttons: own, main: ['confirm'] };
  const text = questionText(asked.line, answers.list, t.readBackAsks);
  const buttons = [...answers.buttons, ...own];
  return { kind: 'buttons', task, title: t.readBackTitle, text, buttons, main: answers.buttons.map(({ id }) => id) };
}
