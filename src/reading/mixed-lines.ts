// Do some lines of a message go by the numbers of the list last shown, and others by name?
import type { MixedLines } from './meaning.ts';
import { readMessage } from './message.ts';
import { weekNamedIn } from './periods/weeks.ts';
import type { Reading, ReadingContext, ReportEntry } from './reading.ts';
import { type ListAnswer, type ListLine, MOST_ITEMS, readListAnswers } from './report/list-answers.ts';

/** Null where no line goes by number, or all of them do. What is written again and again is read once. */
export function mixedLines(text: string, context: ReadingContext): MixedLines | null {
  const pieces = text.split(/[\n\r；;]+/).filter((piece) => piece.trim() !== '');
  if (pieces.length < 2) return null;
  const { lines, rest, excepted, others } = byNumber(pieces);
  if ((lines.length === 0 && excepted.length === 0) || others.length === 0) return null;
  const named: ReportEntry[] = [];
  const unread: string[] = [];
  const readingOf = onceEach((piece): Reading => readMessage(piece, context, 'amid'));
  for (const piece of others) {
    const reading = readingOf(piece);
    if (reading.kind === 'report' && weekNamedIn(piece, context.now) === null) named.push(...reading.reports);
    else unread.push(piece);
  }
  const list = { lines, ...(rest === undefined ? {} : { rest }), ...(excepted.length === 0 ? {} : { excepted }) };
  return { list, named, unread };
}

/** The lines that go by number, each number once, and the pieces that do not. */
function byNumber(pieces: readonly string[]) {
  const lines: ListLine[] = [];
  const others: string[] = [];
  const numbers = new Set<number>();
  let rest: 'same' | 'none' | undefined;
  let excepted: readonly number[] = [];
  const answerOf = onceEach((piece): ListAnswer => readListAnswers(piece, MOST_ITEMS));
  for (const piece of pieces) {
    const list = answerOf(piece);
    if (list.kind === 'unclear' || list.lines.some(({ number }) => numbers.has(number))) others.push(piece);
    else {
      for (const { number } of list.lines) numbers.add(number);
      lines.push(...list.lines);
      rest = list.rest ?? rest;
      excepted = [...excepted, ...(list.excepted ?? [])];
    }
  }
  return { lines, rest, excepted, others };
}

function onceEach<T>(read: (piece: string) => T): (piece: string) => T {
  const known = new Map<string, T>();
  return (piece) => {
    const found = known.get(piece) ?? read(piece);
    known.set(piece, found);
    return found;
  };
}
