// Which week is meant by what was said of enterprises, and what becomes of it there?
import { refusal } from '../../desk/commands.ts';
import { isReporter } from '../../desk/greeting.ts';
import { contextOf } from '../../desk/reading-context.ts';
import type { Answered } from '../../desk/receive.ts';
import type { Visit } from '../../desk/room.ts';
import { isBusy } from '../../desk/thread.ts';
import type { Entry } from '../../desk/week/form/report.ts';
import type { Event } from '../../desk/week/form/turn.ts';
import { type WhichWeek, weekAtHand, whichWeek } from '../../desk/week/which-week.ts';
import type { Week } from '../../domain/time.ts';
import { readMessage } from '../../reading/message.ts';
import { weekNamedIn } from '../../reading/periods/weeks.ts';
import type { ReportReading, Said } from '../../reading/reading.ts';
import { type ListLine, MOST_ITEMS, readListAnswers } from '../../reading/report/list-answers.ts';
import { isSaidAsCorrection, speaksOfOthers } from '../../reading/report/talk.ts';
import type { Weekly } from './file-reports.ts';
import { reportTurn } from './turn.ts';

/** Starts or goes on with a report of the week that is meant; asks which where two are open. */
export async function inWeek(deps: Weekly, visit: Visit, event: Event, named: Week | null): Promise<Answered> {
  const { speaker, thread, text } = visit;
  const which: WhichWeek =
    named !== null
      ? { kind: 'week', week: named }
      : isBusy(thread)
        ? { kind: 'week', week: weekAtHand(speaker, thread) }
        : thread.report !== null && (event.kind === 'oneByOne' || event.kind === 'same')
          ? { kind: 'week', week: weekAtHand(speaker, thread) }
          : await whichWeek(deps.reports, speaker, thread, event);
  if (which.kind === 'ask') return { thread: { ...thread, asking: text }, lines: [which.line] };
  return (await reportTurn(deps, speaker, thread, event, which.week)) ?? { thread, lines: [] };
}

/** Lines of which some go by the list's numbers and some by name; null where no line goes by number, or all of them do. */
export async function onLines(deps: Weekly, visit: Visit, chosen: Week | null): Promise<Answered | null> {
  const { speaker, text } = visit;
  const pieces = text.split(/[\n\r；;]+/).filter((piece) => piece.trim() !== '');
  if (pieces.length < 2 || !isReporter(speaker.person)) return null;
  const lines: ListLine[] = [];
  const named: Entry[] = [];
  const unread: string[] = [];
  let rest: 'same' | 'none' | undefined;
  for (const piece of pieces) {
    const list = readListAnswers(piece, MOST_ITEMS);
    const isTwice = list.kind === 'list' && list.lines.some(({ number }) => lines.some((l) => l.number === number));
    if (list.kind === 'list' && !isTwice) {
      lines.push(...list.lines);
      rest = list.rest ?? rest;
      continue;
    }
    const reading = readMessage(piece, contextOf(speaker));
    if (reading.kind === 'report' && weekNamedIn(piece, speaker.arrivedAt) === null) named.push(...entriesOf(reading));
    else unread.push(piece);
  }
  if (lines.length === 0 || named.length + unread.length === 0) return null;
  const list = { lines, ...(rest === undefined ? {} : { rest }) };
  return inWeek(deps, visit, { kind: 'lines', list, named, unread }, chosen);
}

export async function onReport(deps: Weekly, visit: Visit, reading: ReportReading, chosen: Week | null): Promise<Answered> {
  const { speaker, thread, text } = visit;
  const refused = refusal(speaker, 'report');
  if (refused !== null) return { thread, lines: refused };
  const named = chosen ?? (weekNamedIn(text, speaker.arrivedAt) === null ? null : reading.period);
  const spread = speaksOfOthers(text) ? text : null;
  const isCorrection = isSaidAsCorrection(text);
  return inWeek(deps, visit, { kind: 'report', entries: entriesOf(reading), spread, isCorrection }, named);
}

const entriesOf = (reading: ReportReading): readonly Entry[] =>
  reading.reports.map((report): Entry => {
    const { headcount, shortage, resolved, none, same, problems } = report;
    const said: Said = {
      ...(headcount === undefined ? {} : { headcount }),
      ...(shortage === undefined ? {} : { shortage }),
      ...(resolved === undefined ? {} : { resolved }),
      ...(none === undefined ? {} : { none }),
      ...(same === undefined ? {} : { same }),
      ...(problems === undefined ? {} : { problems }),
    };
    if ('enterprise' in report) return { kind: 'item', item: report.enterprise, typed: report.typed ?? null, said };
    if ('candidates' in report) return { kind: 'several', candidates: report.candidates, typed: report.typed ?? '', said };
    return { kind: 'unknown', typed: report.unknown, said };
  });
