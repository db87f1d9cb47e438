// What does a button of a read-back do? The same as its words, for the read-back it stood under and no other.
import { cardTexts as t } from '../../../conversations/cards.ts';
import { formTexts } from '../../../conversations/forms.ts';
import { fill } from '../../forms/definition/fill.ts';
import { greyed, withUsed } from '../card-used.ts';
import { type Dispatching, dispatch } from '../dispatch.ts';
import { type CardTurn, resumables } from '../feature.ts';
import { isReporter } from '../greeting.ts';
import { optionPressed } from '../options/buttons.ts';
import { openQuestion } from '../options/open.ts';
import { standing } from '../options/standing.ts';
import type { Answered } from '../receive.ts';
import type { UsedCard } from '../thread.ts';
import { hashOfReadBack, hashOfTask, openReadBack, READ_BACK_BUTTONS } from './card.ts';
import type { ReadBack } from './delivery.ts';

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
  if (!isOpen) {
    const [says, shown] = await instead(deps, turn, open, used);
    return done(shown, says);
  }
  switch (pressed.button) {
    case 'confirm': {
      const answered = await dispatch(deps, turn, READ_BACK_BUTTONS.confirm);
      const after = openReadBack(deps.features, answered.thread);
      return done(answered, after !== null && hashOfReadBack(after) === hash ? t.readAgain : t.confirmed);
    }
    case 'change':
      return done({ thread, lines: [await changeHow(deps, turn, open)] }, READ_BACK_BUTTONS.change);
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

/** What stands on a card that was pressed and whose press did nothing. */
const DID_NOTHING: ReadonlySet<string> = new Set([t.change, t.replaced, t.gone, t.readAgain]);

/** What a card says whose read-back is not open, and the answer: the read-back that is open now, in full, or what is asked. */
async function instead(
  deps: Dispatching,
  turn: CardTurn,
  open: ReadBack | null,
  used: UsedCard | undefined,
): Promise<readonly [says: string, answered: Answered]> {
  if (used && !DID_NOTHING.has(used.says)) return [used.says, await standing(deps, turn, fill(t.used, { says: used.says }))];
  const shown = await kept(deps, open)?.resume(turn);
  if (shown) return [t.replaced, { ...shown, lines: [t.replacedBy, ...shown.lines] }];
  const how = isReporter(turn.speaker.person) ? t.correctHow : '';
  return [t.gone, await standing(deps, turn, `${t.replacedGone}${how}`)];
}

const changeHow = async (deps: Dispatching, turn: CardTurn, open: ReadBack): Promise<string> =>
  (await kept(deps, open)?.changeHow(turn)) ?? formTexts.changeHow;

const kept = ({ features }: Dispatching, open: ReadBack | null) => resumables(features).find(({ name }) => name === open?.name);
