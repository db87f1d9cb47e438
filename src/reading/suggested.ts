// What may be offered of a reading that somebody who lies suggested? Only what our own finders see in the text. (architecture §7)
import { type Week, weekOf } from '../domain/time.ts';
import { amountAt } from './numbers/amounts.ts';
import { operatorEdges } from './operators/find.ts';
import { findPeriods, singleWeek } from './periods/periods.ts';
import type { FigureField, ReadingContext, ReportEntry, ReportReading } from './reading.ts';
import { landmarksOf } from './second/landmarks.ts';
import type { Landmarks } from './second/signs.ts';
import { classesIn } from './second/word-classes.ts';
import { type Folded, foldedText, foldText } from './text/text.ts';
import { asksWhether, withLines } from './words/whether.ts';

/** What a language model makes of a text: of each number, in their order, what it is. All words are the text's own. */
export type Suggestion = {
  /** The week's words; null: none is named. */
  readonly week: string | null;
  readonly numbers: readonly {
    readonly said: string;
    /** `other`: counts no people of ours, or belongs to a week or a name. */
    readonly role: FigureField | 'other';
    /** Words of the enterprise it belongs to; null for `other`. */
    readonly name: string | null;
  }[];
};

/** Longer texts are lists: what is wrong with one of their lines is asked about line by line. */
const LONGEST = 400;

/**
 * Classes of words beside which no figure is suggested: what is denied, wished, to come, conditional, old, quoted, per something, of visitors,
 * hearsay, a difference, about so many or corrected is no figure to store; and a choice cannot say what stands beside it as 无缺工 or 同上周.
 */
const TURNS = [...'!wfcoqpvkd~xZ='];

/** What is left of the text, in Chinese characters, says what is counted: rows of bare numbers say nothing that could be suggested. */
const LEAST_SAID = 2;
const HAN = /\p{Script=Han}/u;

type Amount = Landmarks['amounts'][number];

/**
 * Whether it is of any use to ask what `text` reports: somebody who reports says a number above 0, none that is 0 or vague, what it counts,
 * and one week at most, and neither asks nor turns what is said. Zeros, 无缺工 and 同上周 are never suggested.
 */
export function mayBeSuggested(text: string, context: ReadingContext): boolean {
  if (text.length > LONGEST || context.own.size === 0) return false;
  const f = foldText(text);
  if (asksWhether(withLines(f)) || isTurned(f) || ownEdges(f, context).length === 0) return false;
  const landmarks = landmarksOf(f, context);
  const { amounts, periods } = landmarks;
  if (!amounts.some(isFigure) || amounts.some(isNoFigure) || weekSaid(periods, context.now) === null) return false;
  return saidBeside(f, landmarks) >= LEAST_SAID;
}

/** By the words of either reader. */
function isTurned(f: Folded): boolean {
  const classes = classesIn(f);
  if (TURNS.some((turn) => classes.has(turn))) return true;
  return operatorEdges(f).some(({ word }) => word.kind === 'operator' && word.operator.reach !== 'none');
}

/** How many Chinese characters stand outside of names, weeks and numbers? */
function saidBeside(f: Folded, { names, periods, amounts }: Landmarks): number {
  const inside = [...names, ...periods, ...amounts];
  return [...f.text].filter((c, at) => HAN.test(c) && !inside.some(({ from, to }) => from <= at && at < to)).length;
}

/**
 * The report that is suggested, where each number of the text has one role and each name and week of the text is used, and nothing else is
 * named; null otherwise, and for whatever holds a zero. An exact spelling is not asked for: it is offered in our own words, and read back.
 */
export function checkedSuggestion(text: string, suggestion: Suggestion, context: ReadingContext): ReportReading | null {
  if (!mayBeSuggested(text, context)) return null;
  const f = foldText(text);
  const found = new Map<string, string>();
  for (const { name, role } of suggestion.numbers) {
    if ((name === null) !== (role === 'other')) return null;
    const enterprise = name === null ? null : enterpriseOf(f, name, context);
    if (name !== null && enterprise === null) return null;
    if (name !== null && enterprise !== null) found.set(name, enterprise);
  }
  const ids = [...new Set(found.values())];
  const landmarks = landmarksOf(f, context, {
    kind: 'report',
    period: weekOf(context.now),
    reports: ids.map((enterprise) => ({ enterprise })),
  });
  // Somebody else's, one of several, or one of the speaker's own that is left out.
  if (!landmarks.names.every(({ named }) => named !== undefined && 'enterprise' in named && ids.includes(named.enterprise)))
    return null;
  const period = weekSaid(landmarks.periods, context.now);
  if (period === null || !isWeekOf(suggestion.week, landmarks, period, f, context.now)) return null;
  const figures = figuresOf(f, suggestion, landmarks, found);
  if (figures === null) return null;
  const reports = ids.map((enterprise) => entryOf(enterprise, figures.get(enterprise) ?? new Map()));
  return reports.length === 0 ? null : { kind: 'report', period, reports };
}

const isFigure = ({ kind, value }: Amount): boolean => kind === 'whole' && value !== undefined && value > 0;
const isNoFigure = ({ kind, value }: Amount): boolean => kind === 'vague' || (kind === 'whole' && value === 0);

const ownEdges = (f: Folded, { names, own }: ReadingContext) =>
  names.edges(f, own).filter(({ named }) => 'enterprise' in named && own.has(named.enterprise));

/** One of the speaker's own whose name these words are, where they stand in the text; null: none, or several. */
function enterpriseOf(f: Folded, name: string, context: ReadingContext): string | null {
  const words = foldedText(name);
  if (words === '') return null;
  const edges = ownEdges(f, context).filter(({ from, to }) => f.text.slice(from, to) === words);
  const least = Math.min(...edges.map(({ cost }) => cost));
  const ids = new Set(edges.flatMap(({ cost, named }) => (cost === least && 'enterprise' in named ? [named.enterprise] : [])));
  const [id, another] = ids;
  return id === undefined || another !== undefined ? null : id;
}

/** The one week of the text, the current one where it names none; null: several, one to come, or a time that is no week. */
function weekSaid(periods: Landmarks['periods'], now: Date): Week | null {
  const current = weekOf(now);
  const weeks = new Set(periods.map(({ week }) => week));
  const [week = current] = weeks;
  return weeks.has(undefined) || weeks.size > 1 || week > current ? null : week;
}

/** Does the suggestion name the week the text names, in the text's words, or none where it names none? */
function isWeekOf(said: string | null, { periods }: Landmarks, week: Week, f: Folded, now: Date): boolean {
  if (said === null) return periods.length === 0;
  const words = foldText(said);
  const [span, another] = findPeriods(words, now);
  const named = span?.period ? singleWeek(span.period) : null;
  return periods.length > 0 && words.text !== '' && f.text.includes(words.text) && another === undefined && named === week;
}

type Figures = ReadonlyMap<string, ReadonlyMap<FigureField, number>>;

/** By enterprise; null where a number is left out, invented, out of order, zero or said twice of the same. */
function figuresOf(f: Folded, { numbers }: Suggestion, landmarks: Landmarks, ids: ReadonlyMap<string, string>): Figures | null {
  const { amounts } = landmarks;
  const figures = new Map<string, Map<FigureField, number>>();
  let next = 0;
  for (const { said, role, name } of numbers) {
    const amount = amounts[next];
    const words = foldedText(said);
    if (amount === undefined || !isSaid(f, amount, words)) {
      // A number of a week or of a name needs no role, and may be told all the same.
      if (role === 'other' && words !== '' && isInside(f, landmarks, words)) continue;
      return null;
    }
    next++;
    if (role === 'other') continue;
    const of = figures.get(ids.get(name ?? '') ?? '') ?? new Map<FigureField, number>();
    if (!isFigure(amount) || amount.value === undefined || of.has(role)) return null;
    figures.set(ids.get(name ?? '') ?? '', of.set(role, amount.value));
  }
  return next === amounts.length ? figures : null;
}

/** Just this number, with or without what is counted: neither 1 of 18 nor 81. */
function isSaid(f: Folded, { from, to, value, kind }: Amount, words: string): boolean {
  if (words === '' || !f.text.slice(from, to).startsWith(words)) return false;
  const alone = amountAt(foldText(words), 0);
  return f.text.slice(from, to) === words || (kind !== 'vague' && alone?.to === words.length && alone.value === value);
}

const isInside = (f: Folded, { names, periods }: Landmarks, words: string): boolean =>
  [...names, ...periods].some(({ from, to }) => f.text.slice(from, to).includes(words));

function entryOf(enterprise: string, figures: ReadonlyMap<FigureField, number>): ReportEntry {
  const headcount = figures.get('headcount');
  const spoken = (['shortage', 'resolved'] as const).map((kind) => {
    const tiers = [...figures].filter(([field]) => field.startsWith(`${kind}.`));
    return tiers.length === 0
      ? {}
      : { [kind]: Object.fromEntries(tiers.map(([field, value]) => [field.slice(kind.length + 1), value])) };
  });
  return { enterprise, ...(headcount !== undefined && { headcount }), ...Object.assign({}, ...spoken) };
}
