// What does a button of a read-back do? The same as its words, for the read-back it stood under and no other.
import { cardTexts as t } from '../../../conversations/cards.ts';
import { fill } from '../../forms/definition/fill.ts';
import { greyed, withUsed } from '../card-used.ts';
import { type Dispatching, dispatch } from '../dispatch.ts';
import { type CardTurn, resumables } from '../feature.ts';
import { optionPressed } from '../options/buttons.ts';
import { openQuestion } from '../options/open.ts';
import { standing } from '../options/standing.ts';
import type { Answered } from '../receive.ts';
import { hashOfReadBack, hashOfTask, openReadBack, READ_BACK_BUTTONS } from './card.ts';

/** Null where the card is none of a read-back's. */
export async function onReadBackPressed(deps: Dispatching, turn: CardTurn): Promise<Answered | null> {
  const { speaker, thread, pressed } = turn;
  const hash = hashOfTask(pressed.task);
  if (hash === null) return null;
  const used = thread.cards.used.find(({ task }) => task === pressed.task);
  const open = openReadBack(deps.features, thread);
  const isOpen = open !== null && hashOfReadBack(open) === hash;
  const done = (answered: Answered, says: string): Answered => ({
    ...answered,
    thread: used ? answered.thread : withUsed(answered.thread, { task: pressed.task, says }),
    sends: [...(answered.sends ?? []), greyed(speaker, pressed.response, says)],
  });
  if (used && !isOpen) return done(await standing(deps, turn, fill(t.used, { says: used.says })), used.says);
  if (!isOpen) return done(await present(deps, turn), t.replaced);
  switch (pressed.button) {
    case 'confirm': {
      const answered = await dispatch(deps, turn, READ_BACK_BUTTONS.confirm);
      const after = openReadBack(deps.features, answered.thread);
      return done(answered, after !== null && hashOfReadBack(after) === hash ? t.readAgain : t.confirmed);
    }
    case 'change':
      return done({ thread, lines: [t.changeHow] }, READ_BACK_BUTTONS.change);
    default:
      return answeredDoubt(deps, turn, done);
  }
}

/** A button beside 确认: an answer to the doubt it was shown with. */
async function answeredDoubt(
  deps: Dispatching,
  turn: CardTurn,
  done: (answered: Answered, says: string) => Answered,
): Promise<Answered> {
  const { thread, pressed } = turn;
  const question = await openQuestion(deps, turn);
  const option = question?.asker === 'form' ? optionPressed(question.options, pressed.button) : undefined;
  const answered = (option && (await question?.answer(option))) ?? null;
  const [choice = ''] = option?.names ?? [];
  return answered === null ? { thread, lines: [] } : done(answered, fill(t.chosen, { choice }));
}

/** The read-back that is open now, in full: the card was of another. */
async function present(deps: Dispatching, turn: CardTurn): Promise<Answered> {
  const { features } = deps;
  const open = openReadBack(features, turn.thread);
  const shown =
    open === null
      ? null
      : await resumables(features)
          .find(({ name }) => name === open.name)
          ?.resume(turn);
  return shown ? { ...shown, lines: [t.replacedBy, ...shown.lines] } : standing(deps, turn, t.replacedGone);
}
