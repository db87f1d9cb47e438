// Which week is meant by what was said of enterprises, and what becomes of it there?
import { refusal } from '../../desk/commands.ts';
import type { TextTurn } from '../../desk/feature.ts';
import type { Answered } from '../../desk/receive.ts';
import { isBusy, type Thread } from '../../desk/thread.ts';
import type { Event } from '../../desk/week/form/turn.ts';
import { besideReopened, type WhichWeek, weekAtHand, whichWeek } from '../../desk/week/which-week.ts';
import type { Week } from '../../domain/time.ts';
import type { MeaningOf, MixedLines } from '../../reading/meaning.ts';
import { MOST_ITEMS, readListAnswers } from '../../reading/report/list-answers.ts';
import { answersAndMore } from './answer-and-more.ts';
import { saidOfEach } from './entries.ts';
import type { Weekly } from './file-reports.ts';
import { reportTurn } from './turn.ts';

/** Starts or goes on with a report of the week that is meant; asks which where two are open. */
export async function inWeek(deps: Weekly, turn: TextTurn, event: Event, named: Week | null): Promise<Answered> {
  const { speaker, thread, text } = turn;
  const which: WhichWeek =
    named !== null
      ? { kind: 'week', week: named }
      : isBusy(thread)
        ? { kind: 'week', week: weekAtHand(speaker, thread) }
        : thread.report !== null && (event.kind === 'oneByOne' || event.kind === 'same')
          ? await besideReopened(deps.reports, speaker, thread, event, weekAtHand(speaker, thread))
          : await whichWeek(deps.reports, speaker, thread, event);
  if (which.kind === 'ask') return weekAsked(thread, text, which);
  return (await reportTurn(deps, speaker, thread, event, which.week)) ?? { thread, lines: [] };
}

/** The text waits until its week is named. */
const weekAsked = (thread: Thread, text: string, { weeks, line }: Extract<WhichWeek, { kind: 'ask' }>): Answered => ({
  thread: { ...thread, asking: text, askedWeeks: weeks },
  lines: [line],
});

/** An answer, or figures by the list's numbers: of the list that was seen last. `before`: the week of another that was left open. */
export async function onReply(deps: Weekly, turn: TextTurn, before: Week | null): Promise<Answered | null> {
  const { speaker, thread, text, chosen } = turn;
  const week = chosen ?? before ?? weekAtHand(speaker, thread);
  const list = chosen !== null || before !== null || isBusy(thread) ? null : readListAnswers(text, MOST_ITEMS);
  if (list?.kind === 'list') {
    const which = await besideReopened(deps.reports, speaker, thread, { kind: 'lines', list }, week);
    if (which.kind === 'ask') return weekAsked(thread, text, which);
  }
  return reportTurn(deps, speaker, thread, { kind: 'answer', text, splits: answersAndMore(turn) }, week);
}

/** Lines of which some go by the list's numbers and some by name. */
export function onLines(deps: Weekly, turn: TextTurn, lines: MixedLines): Promise<Answered> {
  const { list, named, unread, isCorrection = false } = lines;
  return inWeek(deps, turn, { kind: 'lines', list, named: saidOfEach(named), unread, isCorrection }, turn.chosen);
}

/** Figures of enterprises by name, of the week that is meant. */
export async function onReport(deps: Weekly, turn: TextTurn, meaning: MeaningOf<'report'>): Promise<Answered> {
  const { speaker, thread, text, chosen } = turn;
  const refused = refusal(speaker, 'report');
  if (refused !== null) return { thread, lines: refused };
  const { report, week, spreads, isCorrection } = meaning;
  const event = {
    kind: 'report',
    entries: saidOfEach(report.reports),
    spread: spreads ? text : null,
    said: text,
    isCorrection,
    splits: answersAndMore(turn),
  } as const;
  return inWeek(deps, turn, event, chosen ?? week);
}
