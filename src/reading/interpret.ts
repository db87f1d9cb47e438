// What does a message mean to this person in this state? The one entrance of the reading. (domain §17, architecture §7)
import { may } from '../domain/rights.ts';
import type { Month, Week } from '../domain/time.ts';
import { asksOpenIn, callsOff, putsOff } from './answer/asked-open.ts';
import { weekChosen } from './answer/choices.ts';
import { endsRehearsal, isStandsAlone, readDecision, yearToPublish } from './answer/decisions.ts';
import { afterCorrect } from './answer/lead-ins.ts';
import { readManners } from './answer/manners.ts';
import { readOffered } from './answer/offered.ts';
import { repairIn, saysGoOn } from './answer/repairs.ts';
import { restOf, takeEnterprise, takePeriod, typedArgument } from './command/args.ts';
import { interrupts, namesNothing } from './interrupts.ts';
import type { Interpretation, Meaning, MixedLines, Situation } from './meaning.ts';
import { readMessage } from './message.ts';
import { mixedLines } from './mixed-lines.ts';
import { weekNamedIn } from './periods/weeks.ts';
import { otherQuestions } from './question/alternatives.ts';
import { goesOn, readFollowUp, readListed } from './question/follow-ups.ts';
import { isActQuestion } from './question/questions.ts';
import { asksSomething, sourceRow, startsWithDigit } from './question/talk.ts';
import type { CommandReading, QueryReading, Reading, ReadingContext, ReportReading } from './reading.ts';
import { MOST_ITEMS, readListAnswers } from './report/list-answers.ts';
import { statedOfMonth } from './report/monthly.ts';
import {
  isByNumber,
  isRestFirst,
  isSaidAsCorrection,
  linesToCorrect,
  numberToCorrect,
  saysChange,
  speaksOfOthers,
  startsATurn,
} from './report/talk.ts';
import { severalIn } from './several.ts';
import { readWhy } from './why.ts';
import { PROGRAMME_PATTERN } from './words/programme-words.ts';

/**
 * All a text can mean, the likeliest first. A form's answer comes first, unless the text is a report, command or question of its own; then
 * what only one feature understands, the week's report, commands, questions, and at last that it is unclear. Pure; never throws.
 */
export function interpret(text: string, context: ReadingContext, situation: Situation): Interpretation {
  const { open } = situation;
  const reading = readMessage(text, context, open === null && !situation.reporting ? 'alone' : 'amid');
  const chosen = readOffered(text, reading, situation.offered);
  const week = situation.asksWeek.length > 0 ? weekAnswered(text, reading, context, situation) : null;
  const several = severalIn(text, reading, context);
  const meanings: readonly Meaning[] = [
    ...(several === null ? [] : [{ kind: 'several', texts: several } as const]),
    // Asked at any time, whatever is open (domain §17.8).
    ...(isFaq(reading) ? [{ kind: 'faq', command: reading } as const] : []),
    ...(chosen === undefined ? [] : [{ kind: 'choice', text: chosen } as const]),
    ...(week === null ? [] : [{ kind: 'week', week } as const]),
    ...(situation.rehearses && endsRehearsal(text) ? [{ kind: 'endRehearsal' } as const] : []),
    ...(situation.goesOn && saysGoOn(text) ? [{ kind: 'goOn' } as const] : []),
    ...ofWhatIsOpen(text, reading, situation),
    ...ofActs(text, reading, situation),
    ...(open === null || interrupts(reading, open, text, context) ? [] : [{ kind: 'answer', form: open.form } as const]),
    ...knownWords(text, reading, context, situation),
    ...ofTheWeek(text, reading, context, situation),
    ...(reading.kind === 'command' && !isFaq(reading) && !(isSaidOfOpen(reading) && (open !== null || situation.reporting))
      ? [{ kind: 'command', command: reading } as const]
      : []),
    ...(reading.kind === 'query' ? [asking(reading, text, context)] : []),
    ...unclear(text, reading),
  ];
  return { reading, meanings };
}

const isFaq = (reading: Reading): reading is CommandReading => reading.kind === 'command' && reading.name === 'faq';

/** 属实，都核过了 names nothing that was sent back. */
const isSaidOfOpen = (reading: Reading): boolean =>
  reading.kind === 'command' && reading.name === 'stands' && namesNothing(reading.args);

/** A report that names its week, of what did not wait for one, is a report of its own. */
function weekAnswered(text: string, reading: Reading, { now }: ReadingContext, { asksWeek }: Situation): Week | null {
  const isOwn = reading.kind === 'report' && namesSome(reading);
  return isOwn ? null : weekChosen(text, asksWeek, now);
}

/** A form asks for more words than these two: 算了 may be one of them. */
const WORDS: ReadonlySet<string> = new Set(['words', 'place', 'enterprise']);

/** Asked of what is open, or what calls it off or puts it off; a question that names more is a question of its own. */
function ofWhatIsOpen(text: string, reading: Reading, { open, reporting }: Situation): readonly Meaning[] {
  if (open === null && !reporting) return [];
  const isBare = reading.kind === 'query' && reading.measures.length === 1 && Object.keys(reading).length === 3;
  const isHowFar = reading.kind === 'command' && reading.name === 'progress';
  if (reading.kind !== 'unclear' && !isBare && !isHowFar) return [];
  const asks = asksOpenIn(text, open?.form ?? 'weekly');
  if (asks !== null) return [{ kind: 'askedOpen', asks }];
  if (open === null || WORDS.has(open.wanted.kind)) return [];
  const name = callsOff(text) ? 'cancel' : putsOff(text) ? 'pause' : null;
  return name === null ? [] : [{ kind: 'inOtherWords', form: open.form, command: { kind: 'command', name } }];
}

/** 退回了吗, 催报了没有: a question by its words, though no figure is asked for. */
function ofActs(text: string, reading: Reading, { open }: Situation): readonly Meaning[] {
  const [guess] = reading.kind === 'unclear' ? reading.guesses : [];
  if (guess?.kind !== 'query' || !isActQuestion(guess)) return [];
  return open?.wanted.kind === 'words' && !asksSomething(text) ? [] : [{ kind: 'query', query: guess }];
}

/** A question, and what else its words may have asked. */
function asking(query: QueryReading, text: string, context: ReadingContext): Meaning {
  const alternatives = otherQuestions(query, text, context);
  return { kind: 'query', query, ...(alternatives.length > 0 && { alternatives }) };
}

/** What one feature alone understands. */
function knownWords(
  text: string,
  reading: Reading,
  context: ReadingContext,
  { asked, reporting, unfolds }: Situation,
): readonly Meaning[] {
  const command = reading.kind === 'command' ? reading : null;
  const isFree = command === null && reading.kind !== 'report';
  const said = isFree || (reading.kind === 'report' && !namesOwn(reading)) ? programmesOf(text, context) : null;
  const period = yearToPublish(text) ?? monthToPublish(command);
  const why = readWhy(text, context);
  const stands = command?.name === 'stands' ? (command.args ?? {}) : isStandsAlone(text) ? {} : null;
  const corrected = command === null || command.name === 'correct' ? afterCorrect(text) : null;
  const enterprise = command?.args?.enterprise ?? null;
  const decision = readDecision(text);
  const row = isFree ? sourceRow(text) : null;
  return [
    ...(command?.name === 'undo' && command.args?.number !== undefined
      ? [{ kind: 'undoNumber', number: command.args.number } as const]
      : []),
    ...(said === null ? [] : [{ kind: 'programmes', said } as const]),
    ...(period === null ? [] : [{ kind: 'publishPeriod', period } as const]),
    ...(why === null ? [] : [{ kind: 'why', why } as const]),
    ...(stands === null ? [] : [{ kind: 'stands', args: stands } as const]),
    ...(command?.name === 'correct' && enterprise !== null
      ? [{ kind: 'correct', rest: '', enterprise } as const]
      : corrected !== null && command === null
        ? correctedAtOnce(corrected, context)
        : []),
    ...(decision === null ? [] : [{ kind: 'decision', decision } as const]),
    ...(row === null ? [] : [{ kind: 'sourceRow', row } as const]),
    ...(asked !== null && command?.name === 'sources' ? [{ kind: 'sources', of: asked } as const] : []),
    ...(asked !== null && !unfolds ? listed(command, asked) : []),
    ...(asked !== null && isFree ? followUp(text, reading, context, asked, reporting) : []),
  ];
}

/** 更正 一厂 普工9，原因: the figures, and perhaps the reason, stand behind the name. */
function correctedAtOnce(text: string, context: ReadingContext): readonly Meaning[] {
  const said = restOf(text, context);
  const named = takeEnterprise(takePeriod(said)?.rest ?? said);
  if (named === null || !('enterprise' in named.value)) return [];
  return [{ kind: 'correct', rest: typedArgument(named.rest), enterprise: named.value.enterprise }];
}

/** A week is published by the command; a month is a bulletin. */
function monthToPublish(command: CommandReading | null): Month | null {
  const period = command?.name === 'publish' ? command.args?.period : undefined;
  return period !== undefined && !period.includes('W') ? period : null;
}

const programmesOf = (text: string, { now }: ReadingContext) => {
  const said = PROGRAMME_PATTERN.test(text) ? statedOfMonth(text, { programme: null, missing: [], now }) : null;
  return said !== null && said.entries.length > 0 ? said : null;
};

/** Some of one's own, or several that fit. */
const namesSome = ({ reports }: ReportReading): boolean => reports.some((r) => !('unknown' in r));
const namesOwn = ({ reports }: ReportReading): boolean => reports.some((r) => 'enterprise' in r);

/** 下一页, 看全部 of a list. */
function listed(command: CommandReading | null, last: QueryReading): readonly Meaning[] {
  const query = command?.name === 'nextPage' || command?.name === 'showAll' ? readListed(command.name, last) : null;
  return query === null ? [] : [{ kind: 'followUp', query }];
}

function followUp(
  text: string,
  reading: Reading,
  context: ReadingContext,
  of: NonNullable<Situation['asked']>,
  reporting: boolean,
): readonly Meaning[] {
  const isSaid = goesOn(text, context);
  const mayGoOn = isSaid || (reading.kind === 'unclear' && !reporting && !startsWithDigit(text));
  const query = mayGoOn ? readFollowUp(text, context, of) : null;
  if (query === null) return [];
  // 高新区呢 after a picture is another picture.
  const form = query.form ?? (isSaid ? of.form : undefined);
  return [{ kind: 'followUp', query: form === undefined ? query : { ...query, form } }];
}

/** The week's report: by name, by the list's numbers, as an answer, or some lines of each. */
function ofTheWeek(text: string, reading: Reading, context: ReadingContext, situation: Situation): readonly Meaning[] {
  const reports = may(context.person, 'report');
  const byNumber = isByNumber(text);
  const stated: readonly Meaning[] =
    reading.kind === 'report'
      ? [
          {
            kind: 'report',
            report: reading,
            week: weekNamedIn(text, context.now) === null ? null : reading.period,
            spreads: speaksOfOthers(text),
            isCorrection: isSaidAsCorrection(text),
            byNumber,
          },
        ]
      : [];
  // Who names an enterprise means that one, whichever is being asked about.
  const isChange = saysChange(text) && reading.kind === 'report' && !namesSome(reading);
  if (stated.length > 0 && !isRestFirst(text) && !isChange) return stated;
  if (!reports) return stated;
  const number = numberToCorrect(text);
  const { reporting, carries } = situation;
  // Only 同上周 is both a command and an answer; 重新开始 and its like are about the open question.
  const isCommand =
    reading.kind === 'command' && reading.name !== 'same' && !isSaidOfOpen(reading) && !(reporting && repairIn(text) !== null);
  const isReply = !isCommand && (reporting || carries || startsATurn(text));
  const lines = reading.kind === 'unclear' ? (correctedLines(text) ?? mixedLines(text, context)) : null;
  return [
    ...(number === null ? [] : [{ kind: 'correctNumber', number, byNumber } as const]),
    ...(isReply
      ? [{ kind: 'reply', byNumber: byNumber || (reading.kind === 'command' && reading.name === 'same') } as const]
      : []),
    ...stated,
    ...(lines === null ? [] : [{ kind: 'lines', byNumber: byNumber || lines.isCorrection === true, ...lines } as const]),
  ];
}

/** 更正 1 普工7: what was filed, by the list's numbers. */
function correctedLines(text: string): MixedLines | null {
  const rest = linesToCorrect(text);
  const list = rest === null ? null : readListAnswers(rest, MOST_ITEMS);
  return list?.kind === 'list' ? { list, named: [], unread: [], isCorrection: true } : null;
}

function unclear(text: string, reading: Reading): readonly Meaning[] {
  // 明天再发布 of nothing that is open is noted, and nothing is done.
  const manners = readManners(text) ?? (putsOff(text) || callsOff(text) ? 'noted' : null);
  return [
    ...(manners === null ? [] : [{ kind: 'manners', manners } as const]),
    ...(repairIn(text) === 'repeat' ? [{ kind: 'repeat' } as const] : []),
    {
      kind: 'unclear',
      guesses: reading.kind === 'unclear' ? reading.guesses : [],
      saysChange: saysChange(text),
      asks: asksSomething(text),
    },
  ];
}
