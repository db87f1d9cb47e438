// How are the lines of an answer by something put into words?
import { answerTexts as a } from '../../../conversations/answers.ts';
import { measureNames, questionTexts as t } from '../../../conversations/questions.ts';
import { isOfTiers, isStanding } from '../../domain/figure-values.ts';
import type { FigureMeasure } from '../../domain/figures.ts';
import { fill, fillChosen } from '../../forms/definition/fill.ts';
import type { AnswerRow, FiguresAnswer } from './answer.ts';
import { apartLines } from './apart.ts';
import { withBeside } from './beside.ts';
import { withChange } from './comparisons.ts';
import { figureText, shareText } from './numbers.ts';
import { changeIn, rowValue } from './row-values.ts';
import { isOfMoved } from './rows.ts';

/** More lines than these nobody reads on a phone. */
const LINES = 20;
/** A label of at most so many characters is filled up, so that the figures stand below each other. */
const ALIGNED = 6;
/** Up to so many values of a second dimension stand in one line. */
const BESIDE = 8;

/** Only some of the groups are asked for: no sum of them, and nothing is said of the others. */
const isOfSome = ({ query, by }: FiguresAnswer): boolean =>
  [query.top, query.threshold, query.weeks, query.rank].some((one) => one !== undefined) ||
  query.order === 'both' ||
  query.beside === 'above' ||
  query.beside === 'below' ||
  isOfMoved(query, by);

/** At most 20 lines, then their sum where they are all there is. */
export function rowLines(answer: FiguresAnswer, isEmpty: boolean): readonly string[] {
  const { rows, empty, query, total, parts, tiers } = answer;
  const measures = answer.measures.filter((m) => isOfTiers(m) || !answer.by.includes('tier'));
  if (rows.length === 0 && isEmpty) return [];
  // Of those that moved that way there are none, whatever the others did.
  if (rows.length === 0 && isOfMoved(query, answer.by)) return movedNone(answer);
  if (rows.length === 0 && empty > 0 && query.threshold === undefined && !measures.every(isList)) return [t.allEmpty];
  if (rows.length === 0)
    return [
      measures.every(isList) && query.weeks === undefined
        ? fill(t.noneOf, { what: measures.map((m) => measureNames[m]).join('、') })
        : t.none,
      ...unknownLine(answer),
    ];
  const lines = inPairs(answer) ? pairLines(answer, measures) : singleLines(answer, measures);
  // What stands is not added up over weeks.
  const summed = measures.filter((m) => !answer.by.includes('period') || !isStanding(m));
  const whole = { sums: total, ...(parts && { parts }) };
  const sum = summed.map((m) => figureText(m, whole, tiers, answer.span.weeks.length)).join(' ');
  const isWhole = !isOfSome(answer);
  return [
    ...movedNone(answer),
    ...cut(lines, answer),
    ...countLine(answer),
    ...unknownLine(answer),
    ...(isWhole && rows.length > 1 && summed.length > 0 ? [fill(t.figure, { label: t.all, figures: sum })] : []),
    ...apartLines(answer, measures),
    ...(isWhole && empty > 0 && !measures.every(isList) ? [fill(t.empty, { count: empty })] : []),
  ];
}

/** How many a threshold or a run leaves: enterprises as 户, other groups one by one. */
function countLine({ query, rows, by }: FiguresAnswer): readonly string[] {
  if (query.threshold === undefined && query.weeks === undefined) return [];
  const at = by.indexOf('period');
  const groups = query.weeks === undefined ? rows.length : new Set(rows.map((r) => r.key.filter((_, i) => i !== at).join())).size;
  return [fill(by.includes('enterprise') ? t.counted : a.countedGroups, { count: groups })];
}

const unknownLine = ({ unknown, by }: FiguresAnswer): readonly string[] =>
  unknown === 0 ? [] : [fill(by.includes('enterprise') ? a.unknownWeeks : a.unknownGroups, { count: unknown })];

/** 增加最多的区 where none rose. */
function movedNone({ query, rows, measures }: FiguresAnswer): readonly string[] {
  const [measure] = measures;
  if (query.rankBy !== 'change' || query.order === 'both' || measure === undefined) return [];
  const isFall = query.order === 'asc';
  const isMoved = (row: AnswerRow) => (isFall ? -1 : 1) * (changeIn(measure, row) ?? 0) > 0;
  return rows.some(isMoved) ? [] : [isFall ? a.noneFell : a.noneRose];
}

/** The first lines, but of weeks in their order the last. */
function cut(lines: readonly string[], { by, query }: FiguresAnswer): readonly string[] {
  const from = ((query.page ?? 1) - 1) * LINES;
  if (from > 0 && from >= lines.length) return [fill(t.pageEnd, { count: lines.length })];
  const left = lines.length - from - LINES;
  const isByWeek = by[0] === 'period' && query.order === undefined && query.top === undefined;
  if (!isByWeek) return [...lines.slice(from, from + LINES), ...(left > 0 ? [fill(t.more, { count: left })] : [])];
  const page = lines.slice(Math.max(0, left), lines.length - from);
  return [...(left > 0 ? [fill(t.earlier, { count: left })] : []), ...page];
}

/** Who is on such a list is what counts, not how often. */
const isList = (measure: FigureMeasure): boolean => measure === 'late' || measure === 'outstanding';

const withWidth = (labels: readonly string[]): readonly string[] => {
  const width = Math.max(...labels.map((label) => label.length));
  return width <= ALIGNED ? labels.map((label) => label.padEnd(width, '　')) : labels;
};

function singleLines(answer: FiguresAnswer, measures: readonly FigureMeasure[]): readonly string[] {
  const { rows, query } = answer;
  const fronts = withWidth(rows.map((row) => row.labels[0] ?? ''));
  const lines = rows.map((row, i) => {
    const said = { label: [fronts[i], ...row.labels.slice(1)].join('　'), figures: rowFigures(row, answer, measures) };
    if (query.rank !== undefined) return placeLine(answer, row, said);
    if (row.rank === null || (query.order === 'both' && (query.top ?? 1) === 1))
      return said.figures === '' ? said.label.trim() : fill(t.row, said);
    return fill(t.rankedRow, { rank: row.rank, ...said });
  });
  return query.order === 'both' ? ends(answer, lines) : lines;
}

/** `滕州市　第3（从高到低，共7个）　缺120人`. */
function placeLine(
  { query, valued }: FiguresAnswer,
  { rank }: AnswerRow,
  { label, figures }: { readonly label: string; readonly figures: string },
): string {
  if (rank === null) return fill(a.notPlaced, { label: label.trim() });
  return fill(a.placed, {
    label: label.trim(),
    rank,
    order: query.order === 'asc' ? a.leastFirst : a.mostFirst,
    of: valued,
    figures,
  });
}

/** 最高 before the highest, 最低 before the lowest; where all are level there is neither. */
function ends({ rows, query, measures }: FiguresAnswer, lines: readonly string[]): readonly string[] {
  const [measure = 'shortage'] = measures;
  const value = (row: AnswerRow | undefined) =>
    row === undefined ? null : query.rankBy === 'change' ? changeIn(measure, row) : rowValue(measure, row);
  const [most, least] = [value(rows[0]), value(rows.at(-1))];
  if (most === least) return lines;
  return lines.map((line, i) => {
    const own = value(rows[i]);
    if (own === most) return fill(a.highest, { line });
    return own === least ? fill(a.lowest, { line }) : line;
  });
}

/** Two dimensions in one line each of the first, where no order is asked for and the second has few values; a run of weeks always. */
const inPairs = ({ by, rows, query }: FiguresAnswer): boolean =>
  query.weeks !== undefined ||
  (by.length === 2 &&
    query.order === undefined &&
    query.top === undefined &&
    query.rankBy === undefined &&
    new Set(rows.map((r) => r.labels[1])).size <= BESIDE);

function pairLines(answer: FiguresAnswer, measures: readonly FigureMeasure[]): readonly string[] {
  const keyOf = (row: AnswerRow) => row.key[0] ?? '';
  const fronts = [...new Map(answer.rows.map((row) => [keyOf(row), row.labels[0] ?? '']))];
  const labels = withWidth(fronts.map(([, label]) => label));
  return fronts.map(([key], i) => {
    const rows = answer.rows.filter((row) => keyOf(row) === key);
    const parts = rows.map((row) => fill(t.figure, { label: row.labels[1] ?? '', figures: rowFigures(row, answer, measures) }));
    return fill(t.row, { label: labels[i] ?? '', figures: parts.map((part) => part.trimEnd()).join('，') });
  });
}

/** Made of what enterprises report, not of who they are. */
const isReportedFigure = (measure: FigureMeasure): boolean =>
  isOfTiers(measure) || measure === 'headcount' || measure === 'shortageRate';

/** A row's figures, what changed in brackets, and how many reported where some have not. */
function rowFigures(row: AnswerRow, answer: FiguresAnswer, measures: readonly FigureMeasure[]): string {
  const { by, compared, span, query, base, beside } = answer;
  const { filed, due, extra } = row.sums.coverage;
  const isOfMany = by.includes('enterprise');
  const isOfWeeks = span.weeks.length > 1 && (!by.includes('period') || query.months === true);
  const isUnknown = (m: FigureMeasure) => isReportedFigure(m) && rowValue(m, row) === null;
  const isNamed = query.enterprises !== undefined;
  if (filed + extra === 0 && (!isOfMany || isNamed) && measures.every(isUnknown))
    return by.length > 1 || isOfWeeks || isOfMany ? t.rowNoneShort : fill(t.rowNone, { due });
  const said = measures.map((measure) => {
    const figure = figureText(measure, row, row.tiers, isOfWeeks ? span.weeks.length : 1);
    const shared = base === null ? figure : shareText(figure, measure, row, base, true);
    const figures = beside === null ? shared : withBeside(shared, measure, row, beside, isOfWeeks ? span.weeks.length : 1);
    if (!isOfMany || !isList(measure)) return compared === null ? figures : withChange(figures, measure, row, answer);
    const n = rowValue(measure, row) ?? 0;
    return (span.weeks.length > 1 && query.weeks === undefined) || measures.length > 1
      ? fillChosen(t.times, { what: measureNames[measure], n })
      : query.weeks === undefined
        ? ''
        : measureNames[measure];
  });
  const isPart =
    filed < due &&
    !isOfMany &&
    by.length === 1 &&
    !by.includes('tier') &&
    query.filedOn === undefined &&
    measures.some(isReportedFigure);
  return [...said, ...(isPart ? [fill(isOfWeeks ? t.rowCoverageWeeks : t.rowCoverage, { filed, due })] : [])].join(' ');
}
