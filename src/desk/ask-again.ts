// What is asked again under the answer to a question about the job? Whatever was open stays open, exactly as it was. (domain §17.8)
import { offering } from './choices/offer.ts';
import type { Feature, MessageTurn } from './feature.ts';
import type { Answered } from './receive.ts';
import { withForms } from './reminder.ts';
import { offeredOf } from './situation.ts';
import type { Thread } from './thread.ts';
import { whichWeekAgain } from './week/which-week.ts';

/** `kept`: the thread as it was before the message. Which week, or which of the readings offered; else the open form's question. */
export async function withQuestionAgain(
  deps: { readonly features: readonly Feature[] },
  turn: MessageTurn,
  kept: Thread,
  answered: Answered,
): Promise<Answered> {
  const { thread, lines } = answered;
  const week = kept.asking === null ? null : await whichWeekAgain(turn.reports, turn.speaker);
  if (week !== null) return { ...answered, thread: { ...thread, asking: kept.asking }, lines: [...lines, week] };
  const texts = offeredOf(kept);
  if (texts.length === 0) return withForms(deps, turn, answered, () => false);
  const offered = offering({ ...turn, thread }, texts);
  return { ...answered, thread: offered.thread, lines: [...lines, ...offered.lines] };
}
