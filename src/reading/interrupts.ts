// Is a text that reaches an open form a report, a command or a question of its own, or the form's answer?
import { PROGRAMMES } from '../domain/programmes.ts';
import { may } from '../domain/rights.ts';
import { placeChosen } from './answer/choices.ts';
import { afterResolved, isReason } from './answer/lead-ins.ts';
import { readPartChange } from './answer/part-change.ts';
import { repairIn } from './answer/repairs.ts';
import { readNeededBy } from './command/urgent-wish.ts';
import type { OpenQuestion, Wanted } from './meaning.ts';
import { findPeriods } from './periods/periods.ts';
import { asksProgress, asksSomething, startsWithDigit } from './question/talk.ts';
import type { CommandReading, Reading, ReadingContext } from './reading.ts';
import { readWhole } from './report/answers.ts';
import { type ListLine, MOST_ITEMS, readListAnswers } from './report/list-answers.ts';
import { statedOfMonth } from './report/monthly.ts';
import { isLabelled } from './report/talk.ts';
import { foldText } from './text/text.ts';

/** Words every form understands; whatever else they mean comes after it. */
const FORM_WORDS: ReadonlySet<string> = new Set(['confirm', 'cancel', 'back', 'pause', 'progress', 'help', 'same', 'undo']);

/** A question in the middle of a text is short, or asks by its words; anything longer is part of the text. */
const SHORT = 12;
/** 10月: nobody answers which month in more. */
const LONGEST_MONTH = 12;

/** A report, command or question that reads as one comes before the open form, unless it answers exactly what was asked. */
export function interrupts(reading: Reading, open: OpenQuestion, text: string, context: ReadingContext): boolean {
  // 重来, 都不报了 and 改 标题 … are about what is asked, whatever else they are said for.
  if (repairIn(text) !== null || readPartChange(text, open.parts ?? []) !== null) return false;
  if (isOfList(open, text, context)) return true;
  return isItsOwn(reading, open, text) && !answers(open.wanted, reading, text, context);
}

/** By the numbers of a list shown since, several lines by number, or 2号 … where figures are asked: they are of those enterprises. */
function isOfList({ listSince, wanted }: OpenQuestion, text: string, { person }: ReadingContext): boolean {
  if (wanted.kind !== 'words' && wanted.kind !== 'figures') return false;
  const list = readListAnswers(text, MOST_ITEMS);
  if (list.kind !== 'list') return false;
  if (wanted.kind === 'words' && (listSince || areRowsOfFigures(text, list.lines))) return may(person, 'report');
  const isNumbered = list.lines.length > 1 || (wanted.kind === 'figures' && list.lines.length === 1 && isLabelled(text));
  return isNumbered && may(person, 'report');
}

const ROW = /^\s*第?[\d０-９]{1,4}(?:\s+|\s*[号家户])\S/;

/** 1 15 12 0 解决 1 0 0: exact figures behind a number that nothing but a blank or 号 parts, on every line; 1. 早晚各一班 is a paragraph. */
const areRowsOfFigures = (text: string, lines: readonly ListLine[]): boolean =>
  lines.length > 0 &&
  lines.every(({ said }) => said.problems === undefined && (said.shortage?.total === undefined || said.none === true)) &&
  text
    .split(/[\n\r]+/)
    .filter((line) => line.trim() !== '')
    .every((line) => ROW.test(line));

function isItsOwn(reading: Reading, open: OpenQuestion, text: string): boolean {
  switch (reading.kind) {
    case 'unclear':
      return false;
    case 'report':
      return reading.reports.some((r) => 'enterprise' in r || 'candidates' in r);
    case 'query':
      // 进度 in the middle of a form asks how far that is.
      if (asksProgress(text)) return false;
      return open.wanted.kind !== 'words' || isWholeQuestion(text);
    case 'command':
      return !goesOn(reading, open);
  }
}

const isWholeQuestion = (text: string): boolean => [...text.trim()].length <= SHORT || asksSomething(text);

/** 确认 and its like, 改 普工 60 of what was read back, and the form's own command with more of its text. */
function goesOn({ name, args }: CommandReading, { form }: OpenQuestion): boolean {
  if (name === 'correct') return args?.enterprise === undefined;
  // 属实，都核过了 is said of what was read back, where it names nothing that was sent back.
  if (name === 'stands') return namesNothing(args);
  return (FORM_WORDS.has(name) && args?.number === undefined) || (name === form && args?.text !== undefined);
}

export const namesNothing = (args: CommandReading['args']): boolean =>
  args === undefined || Object.keys(args).every((key) => key === 'reason');

/** Questions that a sentence with an enterprise in it can answer; figures of one that is named answer no question for figures. */
const NAMED_IN_ANSWERS: ReadonlySet<Wanted['kind']> = new Set(['place', 'enterprise', 'words']);

/** Exactly what was asked for, whatever else it may mean. */
function answers(wanted: Wanted, reading: Reading, text: string, context: ReadingContext): boolean {
  if (reading.kind === 'report' && !NAMED_IN_ANSWERS.has(wanted.kind)) return false;
  switch (wanted.kind) {
    case 'assent':
      return false;
    case 'place':
      return placeChosen(text) !== null || (wanted.words ?? []).some((word) => word.includes(text.trim()));
    case 'enterprise': {
      const among = wanted.among === undefined ? context.own : new Set(wanted.among);
      return placeChosen(text) !== null || isOnlyShortage(reading) || !('unknown' in context.names.find(text, among));
    }
    case 'month':
      return placeChosen(text) !== null || (text.trim().length <= LONGEST_MONTH && namesPeriod(text, context.now));
    case 'day':
      return readNeededBy(text, context.now) !== null;
    case 'figures':
      return startsWithDigit(text) || readWhole(afterResolved(text)).kind !== 'unclear';
    case 'programmes':
      return (
        startsWithDigit(text) || statedOfMonth(text, { programme: PROGRAMMES[0] ?? null, missing: [], now: context.now }) !== null
      );
    case 'words':
      return isReason(text);
  }
}

/** 百川 普工30 to whose it is: the name, and what will be asked next. */
const isOnlyShortage = (reading: Reading): boolean =>
  reading.kind === 'report' &&
  reading.reports.length === 1 &&
  reading.reports.every(
    ({ none, same, resolved, headcount, shortage }) =>
      !none && !same && !resolved && headcount === undefined && shortage !== undefined,
  );

const namesPeriod = (text: string, now: Date): boolean => findPeriods(foldText(text), now).length > 0;
