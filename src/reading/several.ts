// Does a message ask several things that no one answer holds: 今天几号，截止过了吗; 全市缺多少，学徒工算什么; 滕州缺多少，薛城解决多少?
import { readMessage } from './message.ts';
import { findPeriods } from './periods/periods.ts';
import { markQuestion } from './question/marks.ts';
import { namesMeasure } from './question/measures.ts';
import type { QueryReading, Reading, ReadingContext } from './reading.ts';
import { foldText } from './text/text.ts';

const CLAUSE_END = /[，,。;；?？!！\n]+/;
const MOST = 3;
const LONGEST = 120;
const ASKS = /多少|几|哪|谁|吗|么|什么|啥|怎么|怎样|咋|如何|不[能会行]|多久|没有?$|第几|排名/;

/** Of whom or when: where a later question says another, it is a question of its own. */
const OF_WHOM = ['districts', 'enterprise', 'enterprises', 'types', 'specialist', 'demand', 'surveyed'] as const;

/** The questions as typed, in their order; null where the message is one question, or anything else. */
export function severalIn(text: string, whole: Reading, context: ReadingContext): readonly string[] | null {
  if (text.length > LONGEST || whole.kind === 'report') return null;
  const clauses = text.split(CLAUSE_END).filter((clause) => clause.trim() !== '');
  if (clauses.length < 2 || clauses.length > MOST) return null;
  if (!clauses.every((clause) => ASKS.test(clause))) return null;
  const read = clauses.map((clause) => readMessage(clause, context));
  if (read.every(isJobQuestion)) return new Set(read.map((r) => JSON.stringify(r))).size > 1 ? clauses : null;
  const completed = wentOn(clauses, read, context);
  if (completed !== null) return completed;
  const isWhole = (r: Reading, i: number) => isQuestion(r) && (i === 0 || asksByItself(clauses[i] as string, context));
  if (!read.every((r, i) => isJobQuestion(r) || isWhole(r, i))) return null;
  const periods = clauses.map((clause) => periodIn(clause, context));
  if (!read.some(isJobQuestion) && !areApart(read.filter(isQuestion)) && !differ(periods)) return null;
  // 上周滕州缺多少，薛城缺多少: of last week too.
  const [named] = periods;
  return clauses.map((clause, i) =>
    i > 0 && named && !periods[i] && isQuestion(read[i] as Reading) ? `${named} ${clause}` : clause,
  );
}

/** 上报率多少了，哪个区最低: the second ranks or shares what the first asked for as a whole; both, the second with the first's words. */
function wentOn(clauses: readonly string[], [first]: readonly Reading[], context: ReadingContext): readonly string[] | null {
  const [whole = '', part = '', third] = clauses;
  if (third !== undefined || first === undefined || !isQuestion(first) || first.by !== undefined || /[各分]/.test(whole))
    return null;
  const marked = markQuestion(foldText(part), context);
  const divides = marked.ranks.length > 0 || marked.marks.some(({ mark }) => mark.is === 'share');
  if (!divides || namesMeasure(marked)) return null;
  const folded = foldText(whole);
  const named = markQuestion(folded, context).marks.find(({ mark }) => mark.is === 'measure' && mark.strength !== 'weak');
  if (named === undefined) return null;
  const next = `${[periodIn(whole, context), folded.typed(named.from, named.to)].filter((word) => word !== null).join('')}${part}`;
  const read = readMessage(next, context);
  return read.kind === 'query' && read.skipped === undefined ? [whole, next] : null;
}

/** 最多的是哪一家 goes on with the question before it. */
const asksByItself = (clause: string, context: ReadingContext): boolean => namesMeasure(markQuestion(foldText(clause), context));

/** As typed; null where none is named. */
function periodIn(clause: string, { now }: ReadingContext): string | null {
  const folded = foldText(clause);
  const [first] = findPeriods(folded, now);
  return first === undefined ? null : folded.typed(first.from, first.to);
}

/** A later question names another period than the one before it, or a period where that named none. */
const differ = ([first, ...others]: readonly (string | null)[]): boolean =>
  others.some((other) => other !== null && other !== first);

const isJobQuestion = (reading: Reading): boolean =>
  reading.kind === 'command' && (reading.name === 'faq' ? reading.args?.id !== undefined : reading.name === 'human');

const isQuestion = (reading: Reading): reading is QueryReading =>
  reading.kind === 'query' && reading.unknown === undefined && reading.skipped === undefined;

/** Each says of whom it asks, and they do not say the same: one answer of both would be of neither. */
function areApart([first, ...others]: readonly QueryReading[]): boolean {
  if (first === undefined) return false;
  return others.some((other) =>
    OF_WHOM.some((key) => other[key] !== undefined && JSON.stringify(other[key]) !== JSON.stringify(first[key])),
  );
}
