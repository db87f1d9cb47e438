// Which month does a return mean, and does that month take one?
import { monthlyTexts as t } from '../../../conversations/monthly.ts';
import { whomToAsk } from '../../desk/greeting.ts';
import type { Speaker } from '../../desk/speaker.ts';
import { sayMonth, sayMonthDue } from '../../desk/voices.ts';
import { monthDeadlines, openMonthsAt, phaseAt } from '../../domain/deadlines.ts';
import { dayOf, type Month, monthOf, showDay } from '../../domain/time.ts';
import { fill } from '../../forms/definition/fill.ts';

type WhichMonth =
  | { readonly kind: 'month'; readonly month: Month }
  /** Two are open and none was named. */
  | { readonly kind: 'ask'; readonly months: readonly Month[] }
  /** It takes none: why, and whom to ask or when. */
  | { readonly kind: 'refused'; readonly line: string };

/** The month named, else the one that is open. */
export function whichMonth(speaker: Speaker, named: Month | null, opensOn: number): WhichMonth {
  const { bureau, arrivedAt: now } = speaker;
  if (named !== null) return refusal(speaker, named, opensOn) ?? { kind: 'month', month: named };
  const open = openMonthsAt(bureau.calendar, now, opensOn);
  const [first, second] = open;
  if (first === undefined) return refusal(speaker, monthOf(now), opensOn) ?? { kind: 'month', month: monthOf(now) };
  if (second === undefined) return { kind: 'month', month: first };
  return { kind: 'ask', months: open };
}

function refusal(speaker: Speaker, month: Month, opensOn: number): WhichMonth | null {
  const { bureau, arrivedAt: now } = speaker;
  const deadlines = monthDeadlines(bureau.calendar, month, opensOn);
  const phase = phaseAt(deadlines, now);
  const said = { month: sayMonth(month, now) };
  if (phase === 'closed') return { kind: 'refused', line: fill(t.closed, { ...said, whom: whomToAsk(speaker) }) };
  if (phase === 'open' || phase === 'late') return null;
  const opens = showDay(dayOf(deadlines.opens), dayOf(now));
  return { kind: 'refused', line: fill(t.notYet, { ...said, opens, due: sayMonthDue(deadlines.due, now) }) };
}
