// Which words of a message may answer the open question, so that the others report: 玻璃，一厂缺普工2; 14 榆光缺技工3?
import type { TextTurn } from '../../desk/feature.ts';
import { contextOf } from '../../desk/reading-context.ts';
import { isBusy } from '../../desk/thread.ts';
import type { AnswerAndMore } from '../../desk/week/form/report.ts';
import { readMessage } from '../../reading/message.ts';
import { MOST_ITEMS, readListAnswers } from '../../reading/report/list-answers.ts';
import { isLabelled } from '../../reading/report/talk.ts';
import { breaksIn } from '../../reading/text/pause.ts';
import { saidOfEach } from './entries.ts';

/** A message of more pieces is a list. */
const MOST = 8;

/** Every way to part it in two, the longest answer in front first; the others have to be a report of one's own enterprises alone. */
export function answersAndMore(turn: TextTurn): readonly AnswerAndMore[] {
  const { speaker, thread, text } = turn;
  if (!isBusy(thread) || thread.report?.review) return [];
  const breaks = breaksIn(text.trim());
  if (breaks.length === 0 || breaks.length >= MOST) return [];
  const context = contextOf(speaker);
  const whole = text.trim();
  const told = (rest: string) => {
    const reading = readMessage(rest, context);
    const isOwn = reading.kind === 'report' && reading.reports.every((r) => 'enterprise' in r || 'candidates' in r);
    return isOwn ? saidOfEach(reading.reports) : null;
  };
  return breaks.toReversed().flatMap(({ from, to }, i): readonly AnswerAndMore[] => {
    const [front, rest] = [whole.slice(0, from), whole.slice(to)];
    const more = told(rest);
    // Behind a report only its last words can be the answer to which is meant.
    const before = i === 0 ? told(front) : null;
    const list = more === null && isLabelled(rest) ? readListAnswers(rest, MOST_ITEMS) : null;
    return [
      ...(more === null ? [] : [{ answer: front, isFirst: true, entries: more }]),
      ...(list?.kind === 'list' ? [{ answer: front, isFirst: true, entries: [], list }] : []),
      ...(before === null ? [] : [{ answer: rest, isFirst: false, entries: before }]),
    ];
  });
}
