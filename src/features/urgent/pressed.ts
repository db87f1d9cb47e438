// What does a button of a call's card do: the same as 接单 12 or 转办 12 typed, by whoever pressed it?
import { cardTexts } from '../../../conversations/cards.ts';
import { urgentMissing } from '../../../conversations/urgent.ts';
import { greyed, withUsed } from '../../desk/card-used.ts';
import type { CardTurn } from '../../desk/feature.ts';
import type { Answered } from '../../desk/receive.ts';
import { fill } from '../../forms/definition/fill.ts';
import { type CALL_BUTTONS, CALL_GONE, callStands, demandOfTask } from './call-card.ts';
import { type Stepping, takeStep } from './steps.ts';
import { otherPlace } from './told.ts';

/** Null where the card is none of a call's. */
export async function onCallPressed(deps: Stepping, turn: CardTurn): Promise<Answered | null> {
  const { thread, speaker, pressed } = turn;
  const number = demandOfTask(pressed.task);
  if (number === null) return null;
  const used = thread.cards.used.some(({ task }) => task === pressed.task);
  switch (pressed.button as keyof typeof CALL_BUTTONS) {
    case 'accept': {
      const lines = used ? [] : await takeStep(deps, speaker, number, 'accept');
      return shown(deps, turn, number, lines);
    }
    case 'transfer': {
      if (used) return shown(deps, turn, number, []);
      // Where to is to be said in words; the card stays, for whoever thinks better of it.
      const place = otherPlace(speaker.bureau.roster, speaker.person.region);
      return { thread, lines: [fill(urgentMissing.place, { number, place })] };
    }
    default:
      return { thread, lines: [] };
  }
}

/** The card says from now on who has it and since when, whoever pressed. `lines`: none of a card that was used before. */
async function shown(deps: Stepping, turn: CardTurn, number: number, lines: readonly string[]): Promise<Answered> {
  const { speaker, thread, pressed } = turn;
  const { asker, arrivedAt: now, bureau } = speaker;
  const demand = await deps.demands.find(asker, number, now);
  const stands = demand && callStands(bureau.roster, demand, pressed.task, now);
  const says = stands?.says ?? CALL_GONE;
  return {
    thread: lines.length === 0 ? thread : withUsed(thread, { task: pressed.task, says }),
    lines: lines.length > 0 ? lines : [fill(cardTexts.used, { says }), ...(stands ? [stands.card.text] : [])],
    sends: [greyed(speaker, pressed.response, says, stands?.card)],
  };
}
