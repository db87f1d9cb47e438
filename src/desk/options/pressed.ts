// What does a press on a question's card do? The same as the answer typed, for the question it was shown with and no other.
import { cardTexts as t } from '../../../conversations/cards.ts';
import { fill } from '../../forms/definition/fill.ts';
import { greyed, withUsed } from '../card-used.ts';
import type { Dispatching } from '../dispatch.ts';
import type { CardTurn } from '../feature.ts';
import type { Answered } from '../receive.ts';
import { optionButtons, optionPressed } from './buttons.ts';
import { questionOfTask } from './card.ts';
import { openQuestion } from './open.ts';
import { standing } from './standing.ts';

/** Null where the card is none of a question's. */
export async function onOptionPressed(deps: Dispatching, turn: CardTurn): Promise<Answered | null> {
  const { thread, pressed } = turn;
  const hash = questionOfTask(pressed.task);
  if (hash === null) return null;
  const used = thread.cards.used.find(({ task }) => task === pressed.task);
  if (used) return done(turn, await standing(deps, turn, fill(t.used, { says: used.says })), used.says);
  const open = await openQuestion(deps, turn);
  if (open?.hash !== hash) return done(turn, await standing(deps, turn, t.askedOver), t.askedBefore);
  const option = optionPressed(open.options, pressed.button);
  if (option === undefined) return { thread, lines: [] };
  const choice = optionButtons(open)?.buttons.find(({ id }) => id === pressed.button)?.text ?? option.text;
  const answered = await open.answer(option);
  if (answered === null) return done(turn, await standing(deps, turn, t.askedOver), t.askedBefore);
  return done(turn, answered, fill(t.chosen, { choice }));
}

/** The card says so from now on, and does nothing a second time. */
function done({ speaker, thread, pressed }: CardTurn, answered: Answered, says: string): Answered {
  const isKnown = thread.cards.used.some(({ task }) => task === pressed.task);
  return {
    ...answered,
    thread: isKnown ? answered.thread : withUsed(answered.thread, { task: pressed.task, says }),
    sends: [...(answered.sends ?? []), greyed(speaker, pressed.response, says)],
  };
}
