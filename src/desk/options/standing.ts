// What is said to a press that does nothing any more: why, and what stands now.
import { cardTexts as t } from '../../../conversations/cards.ts';
import { withQuestionAgain } from '../ask-again.ts';
import type { Feature, MessageTurn } from '../feature.ts';
import type { Answered } from '../receive.ts';

/** `line`, then what is asked now, exactly as it was: nothing is changed. */
export async function standing(
  deps: { readonly features: readonly Feature[] },
  turn: MessageTurn,
  line: string,
): Promise<Answered> {
  const { thread } = turn;
  const answered = await withQuestionAgain(deps, turn, thread, { thread, lines: [line] });
  return answered.lines.length > 1 ? answered : { ...answered, lines: [line, t.nothingAsked] };
}
