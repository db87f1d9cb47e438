// What does a message mean to this person now, with no conversation open?
import { commands } from '../../conversations/commands.ts';
import { asksOpenIn } from './answer/asked-open.ts';
import { readCommand } from './command/commands.ts';
import { readFaq, readFaqBefore, readNearFaq } from './faq/faq.ts';
import { guessesFor } from './guesses.ts';
import { readActQuestion, readQuestion } from './question/questions.ts';
import { type Reading, type ReadingContext, type ReportReading, UNCLEAR } from './reading.ts';
import { readReport } from './report/reports.ts';
import { readSole } from './report/sole.ts';
import { likeliestReports } from './second/likeliest.ts';
import { secondOpinion } from './second/opinion.ts';
import { type Folded, foldText } from './text/text.ts';
import { asksWhether, withLines } from './words/whether.ts';

/** Longer messages are read no further: 2,048 bytes are what a callback's text holds (wecom §3). */
const LONGEST = 4_096;
/** Nobody asks in more characters than this: what is longer is a report, a command that carries a text, or nothing. */
const LONGEST_QUESTION = 400;
const MOST_GUESSES = 3;

/**
 * The meaning of a message: a command, a report, a question, or honestly unclear with guesses. Pure, never throws, linear in the text.
 * A report is exact or it is none: nothing that is not certain is in it but as a problem, a doubt, candidates or an unknown name. `amid`:
 * something is open, so that figures without a name are about that.
 */
export function readMessage(text: string, context: ReadingContext, standing: 'alone' | 'amid' = 'alone'): Reading {
  const folded = foldText(text.length > LONGEST ? text.slice(0, LONGEST) : text);
  const command = readFaq(folded) ?? readCommand(folded, context);
  if (command !== null) return command;
  const outcome = readReport(folded, context);
  const report = outcome.kind === 'read' ? outcome.parsed.reading : null;
  if (report?.kind === 'command') return report;
  // 普工招到没 asks; nobody means a zero by it.
  const isStated = report !== null && !asksWhether(withLines(folded)) && (context.own.size > 0 || hasFigures(report));
  const statement = isStated ? report : null;
  const skipped = outcome.kind === 'read' ? outcome.parsed.skipped : [];
  const isTable = outcome.kind !== 'tie' && outcome.isTable === true;
  const heard = (stated: ReportReading): Reading =>
    isTable ? withSkipped(stated, skipped) : heardTwice(folded, stated, skipped, context);
  if (folded.text.length > LONGEST_QUESTION) return statement === null ? UNCLEAR : heard(statement);
  const question =
    !isTable && (statement === null || context.own.size === 0 || isLikeAQuestion(statement))
      ? readQuestion(folded, context)
      : null;
  const own = asksOpenIn(text, 'weekly') === 'done' ? howFar(context) : null;
  // 报上了吗 of somebody who reports is of their own week.
  if (question !== null && own !== null && isOfThisWeek(question)) return own;
  if (question !== null) return readFaqBefore(folded, question) ?? question;
  if (statement !== null) return heard(statement);
  if (own !== null) return own;
  const act = outcome.kind === 'tie' ? null : readActQuestion(folded, context);
  const sole = standing === 'alone' && act === null && !asksWhether(withLines(folded)) ? readSole(folded, context) : null;
  if (sole !== null) return heard(sole);
  const near = outcome.kind === 'tie' || act !== null ? null : readNearFaq(folded);
  if (near !== null) return near;
  const { taken, offered } = likeliestReports(folded, outcome.kind === 'tie' ? outcome.parsed : [], context);
  // What is no certain table is none of its readings for certain.
  if (taken?.reading.kind === 'report' && !isTable && !asksWhether(withLines(folded)))
    return withSkipped(taken.reading, taken.skipped);
  const likely = isTable && taken !== null ? [taken.reading, ...offered] : offered;
  return {
    kind: 'unclear',
    guesses: eachOnce([...(act === null ? [] : [act]), ...likely, ...guessesFor(folded, context)]).slice(0, MOST_GUESSES),
  };
}

/** Nothing is named in it but what was reported, or how many have. */
const isOfThisWeek = (question: Reading): boolean =>
  question.kind === 'query' && Object.keys(question).length === 3 && !('year' in question.period);

/** 报上了没 of nothing that is open: how far one's own week is, for who asks so of it. */
const howFar = ({ person }: ReadingContext): Reading | null =>
  commands.progress.from?.some((role) => role === person.role) ? { kind: 'command', name: 'progress' } : null;

const eachOnce = <T>(all: readonly T[]): readonly T[] => [...new Map(all.map((one) => [JSON.stringify(one), one])).values()];

/** A report whose two readers disagree is asked back, with both readings. */
function heardTwice(folded: Folded, report: ReportReading, skipped: readonly string[], context: ReadingContext): Reading {
  const { verdict, readings } = secondOpinion(folded, report, context);
  if (verdict === 'contradicted')
    return { kind: 'unclear', guesses: eachOnce([...readings, ...guessesFor(folded, context)]).slice(0, MOST_GUESSES) };
  return withSkipped(report, skipped);
}

const withSkipped = (report: ReportReading, skipped: readonly string[]): ReportReading =>
  skipped.length === 0 ? report : { ...report, skipped };

/** Who has no enterprise to report asks (三合机械缺几个技师), and reports at most with figures: 报表收齐没有 is not a zero of 收齐. */
const hasFigures = ({ reports }: ReportReading): boolean =>
  reports.some((r) => r.headcount ?? r.shortage ?? r.resolved ?? r.problems);

/** 几个, but 十几, 几十 and 好几 are numbers. */
const ASKS_HOW_MANY = /(?<![十百千万好])几(?![十百千万])/;

/** 松岭上周解决几个: nothing is stated but a 几 that may as well ask. */
const isLikeAQuestion = ({ reports }: ReportReading): boolean =>
  reports.every(
    (r) =>
      (r.headcount ?? r.shortage ?? r.resolved ?? r.none ?? r.same) === undefined &&
      r.problems?.every((p) => ASKS_HOW_MANY.test(p.text)),
  );
