// Which card goes with what was just asked or read back?
import { cardTexts as t } from '../../../conversations/cards.ts';
import type { Card, CardTask } from '../card.ts';
import { type CardSetting, hasCards } from '../card-holders.ts';
import { cardRow } from '../card-row.ts';
import type { Dispatching } from '../dispatch.ts';
import type { MessageTurn } from '../feature.ts';
import { hashOf } from '../hash-of.ts';
import { isProblem } from '../problem.ts';
import { isFresh, openReadBack, readBackCard } from '../read-backs/card.ts';
import type { Answered } from '../receive.ts';
import type { Speaker } from '../speaker.ts';
import { optionButtons, questionText } from './buttons.ts';
import { openQuestion, type PressableQuestion } from './open.ts';

const TASK = /^ask@([\w-]{16})@[\w-]{16}$/;

/** The hash of the question on the card; null where the task is no question's. */
export const questionOfTask = (task: CardTask): string | null => TASK.exec(task)?.[1] ?? null;

type CardDeps = Dispatching & { readonly cards: CardSetting };

/** The answer with the card of what it asks anew, for whoever has cards. `turn`: the thread as it was before. It is an extra: the words say the same. */
export async function withOpenCard(deps: CardDeps, turn: MessageTurn, answered: Answered): Promise<Answered> {
  if (!hasCards(deps.cards, answered.thread)) return answered;
  const card = await openCard(deps, turn, answered).catch(onlyProblems);
  return card === null ? answered : { ...answered, sends: [...(answered.sends ?? []), cardRow(turn.speaker, card)] };
}

async function openCard(deps: CardDeps, turn: MessageTurn, { thread }: Answered): Promise<Card | null> {
  const question = await openQuestion(deps, { ...turn, thread });
  const readBack = openReadBack(deps.features, thread);
  const hadCards = hasCards(deps.cards, turn.thread);
  if (readBack !== null && (question === null || question.asker === 'form'))
    return isFresh(readBack) || !hadCards ? readBackCard(turn.speaker, readBack, question) : null;
  if (question === null) return null;
  // The card of a question that stood before is on the phone already.
  const before = hadCards ? await openQuestion(deps, turn) : null;
  return before?.hash === question.hash ? null : questionCard(turn.speaker, question);
}

function questionCard({ asker, message }: Speaker, question: PressableQuestion): Card | null {
  const made = optionButtons(question);
  if (made === null) return null;
  const task = `ask@${question.hash}@${hashOf([asker.corp, asker.userid, message])}`;
  const text = questionText(question.line, made.list, t.askHow);
  return { kind: 'buttons', task, title: t.askTitle, text, buttons: made.buttons };
}

function onlyProblems(e: unknown): null {
  if (isProblem(e)) return null;
  throw e;
}
