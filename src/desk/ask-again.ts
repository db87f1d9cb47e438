// What is asked again under the answer to a question about the job? Whatever was open stays open, exactly as it was. (domain §17.8)
import { weeklyTexts as t } from '../../conversations/weekly-dispatch.ts';
import { fill } from '../forms/definition/fill.ts';
import { rungOf } from '../forms/ladder.ts';
import { quoted } from '../reading/text/quoted.ts';
import { offering } from './choices/offer.ts';
import type { Feature, MessageTurn, TextTurn } from './feature.ts';
import type { Answered } from './receive.ts';
import { withForms } from './reminder.ts';
import { offeredOf } from './situation.ts';
import type { Thread } from './thread.ts';
import { whichWeekAgain } from './week/which-week.ts';

/** The text that waits for its week goes on waiting. */
const stillAsking = (thread: Thread, { asking, askedWeeks }: Thread): Thread => ({
  ...thread,
  asking,
  ...(askedWeeks ? { askedWeeks } : {}),
});

/** “报哪一周” once more, differently each time, to what answers it no better than anything else; null where it was not asked. */
export async function weekAskedAgain({ reports, speaker, thread, text }: TextTurn, kept: Thread): Promise<Answered | null> {
  const week = kept.asking === null ? null : await whichWeekAgain(reports, speaker);
  if (week === null || kept.asking === null) return null;
  const next = { ...stillAsking(thread, kept), lost: kept.lost + 1 };
  switch (rungOf(kept.lost)) {
    case 'first':
      return { thread: next, lines: [fill(t.weekAgain, { said: quoted(text) }), week] };
    case 'second':
      return { thread: next, lines: [fill(t.weekStill, { said: quoted(kept.asking) }), week] };
    case 'third':
      return { thread: next, lines: [t.weekStuck, week] };
  }
}

/** `kept`: the thread as it was before the message. Which week, or which of the readings offered; else the open form's question. */
export async function withQuestionAgain(
  deps: { readonly features: readonly Feature[] },
  turn: MessageTurn,
  kept: Thread,
  answered: Answered,
): Promise<Answered> {
  const { thread, lines } = answered;
  const week = kept.asking === null ? null : await whichWeekAgain(turn.reports, turn.speaker);
  if (week !== null) return { ...answered, thread: stillAsking(thread, kept), lines: [...lines, week] };
  const texts = offeredOf(kept);
  if (texts.length === 0) return withForms(deps, turn, answered, () => false);
  const offered = offering({ ...turn, thread }, texts);
  return { ...answered, thread: offered.thread, lines: [...lines, ...offered.lines] };
}
