// How are the lines of an answer by something put into words?
import { measureNames, questionTexts as t } from '../../../conversations/questions.ts';
import { isStanding, isTiered, valueIn } from '../../domain/figure-values.ts';
import type { FigureMeasure } from '../../domain/figures.ts';
import { fill, fillChosen } from '../../forms/definition/fill.ts';
import type { QueryReading } from '../../reading/reading.ts';
import type { AnswerRow, FiguresAnswer } from './answer.ts';
import { changeOf } from './comparisons.ts';
import { figureText } from './numbers.ts';

/** More lines than these nobody reads on a phone. */
const LINES = 20;
/** A label of at most so many characters is filled up, so that the figures stand below each other. */
const ALIGNED = 6;
/** Up to so many values of a second dimension stand in one line. */
const BESIDE = 8;

/** At most 20 lines, then their sum where they are all there is. */
export function rowLines(answer: FiguresAnswer, isEmpty: boolean): readonly string[] {
  const { rows, empty, query, total, tiers } = answer;
  const measures = answer.measures.filter((m) => isTiered(m) || !answer.by.includes('tier'));
  if (rows.length === 0 && isEmpty) return [];
  if (rows.length === 0 && empty > 0 && query.threshold === undefined && !measures.every(isList)) return [t.allEmpty];
  if (rows.length === 0)
    return [measures.every(isList) ? fill(t.noneOf, { what: measures.map((m) => measureNames[m]).join('、') }) : t.none];
  const lines = inPairs(answer) ? pairLines(answer, measures) : singleLines(answer, measures);
  const isWhole = query.top === undefined && query.threshold === undefined;
  // What stands is not added up over weeks.
  const summed = measures.filter((m) => !answer.by.includes('period') || !isStanding(m));
  const sum = summed.map((m) => figureText(m, total, tiers, answer.span.weeks.length)).join(' ');
  return [
    ...cut(lines, answer),
    ...(query.threshold !== undefined ? [fill(t.counted, { count: rows.length })] : []),
    ...(isWhole && rows.length > 1 && summed.length > 0 ? [fill(t.figure, { label: t.all, figures: sum })] : []),
    ...(isWhole && empty > 0 && !measures.every(isList) ? [fill(t.empty, { count: empty })] : []),
  ];
}

/** The first lines, but of weeks in their order the last. */
function cut(lines: readonly string[], { by, query }: FiguresAnswer): readonly string[] {
  if (lines.length <= LINES) return lines;
  const count = lines.length - LINES;
  const isByWeek = by[0] === 'period' && query.order === undefined && query.top === undefined;
  return isByWeek ? [fill(t.earlier, { count }), ...lines.slice(-LINES)] : [...lines.slice(0, LINES), fill(t.more, { count })];
}

/** Who is on such a list is what counts, not how often. */
const isList = (measure: FigureMeasure): boolean => measure === 'late' || measure === 'outstanding';

const withWidth = (labels: readonly string[]): readonly string[] => {
  const width = Math.max(...labels.map((label) => label.length));
  return width <= ALIGNED ? labels.map((label) => label.padEnd(width, '　')) : labels;
};

function singleLines(answer: FiguresAnswer, measures: readonly FigureMeasure[]): readonly string[] {
  const { rows, query } = answer;
  const isRanked = query.order !== undefined || query.top !== undefined;
  const [first] = measures;
  const value = (row: AnswerRow) => (first === undefined ? null : valueIn(first, row.sums, row.tiers));
  const fronts = withWidth(rows.map((row) => row.labels[0] ?? ''));
  return rows.map((row, i) => {
    const said = { label: [fronts[i], ...row.labels.slice(1)].join('　'), figures: rowFigures(row, answer, measures) };
    const own = value(row);
    if (!isRanked || own === null) return said.figures === '' ? said.label.trim() : fill(t.row, said);
    const rank = 1 + rows.filter((other) => isBefore(value(other), own, query.order)).length;
    return fill(t.rankedRow, { rank, ...said });
  });
}

const isBefore = (a: number | null, b: number, order: QueryReading['order']): boolean =>
  a !== null && (order === 'asc' ? a < b : a > b);

/** Two dimensions in one line each of the first, where no order is asked for and the second has few values. */
const inPairs = ({ by, rows, query }: FiguresAnswer): boolean =>
  by.length === 2 && query.order === undefined && query.top === undefined && new Set(rows.map((r) => r.labels[1])).size <= BESIDE;

function pairLines(answer: FiguresAnswer, measures: readonly FigureMeasure[]): readonly string[] {
  const fronts = [...new Set(answer.rows.map((row) => row.labels[0] ?? ''))];
  const labels = withWidth(fronts);
  return fronts.map((front, i) => {
    const rows = answer.rows.filter((row) => row.labels[0] === front);
    const parts = rows.map((row) => fill(t.figure, { label: row.labels[1] ?? '', figures: rowFigures(row, answer, measures) }));
    return fill(t.row, { label: labels[i] ?? '', figures: parts.join('，') });
  });
}

/** Made of what enterprises report, not of who they are. */
const isReportedFigure = (measure: FigureMeasure): boolean =>
  isTiered(measure) || measure === 'headcount' || measure === 'shortageRate';

/** A row's figures, what changed in brackets, and how many reported where some have not. */
function rowFigures(row: AnswerRow, { by, compared, span }: FiguresAnswer, measures: readonly FigureMeasure[]): string {
  const { filed, due, extra } = row.sums.coverage;
  const isOfMany = by.includes('enterprise');
  const isOfWeeks = span.weeks.length > 1 && !by.includes('period');
  const isUnknown = (m: FigureMeasure) => isReportedFigure(m) && valueIn(m, row.sums, row.tiers) === null;
  if (filed + extra === 0 && !isOfMany && measures.every(isUnknown))
    return by.length > 1 || isOfWeeks ? t.rowNoneShort : fill(t.rowNone, { due });
  const said = measures.map((measure) => {
    const change = compared === null ? '' : changeOf(measure, row);
    if (!isOfMany || !isList(measure))
      return `${figureText(measure, row.sums, row.tiers, isOfWeeks ? span.weeks.length : 1)}${change}`;
    const n = valueIn(measure, row.sums, row.tiers) ?? 0;
    return span.weeks.length > 1 || measures.length > 1 ? fillChosen(t.times, { what: measureNames[measure], n }) : '';
  });
  const isPart = filed < due && !isOfMany && by.length === 1 && measures.some(isReportedFigure);
  return [...said, ...(isPart ? [fill(isOfWeeks ? t.rowCoverageWeeks : t.rowCoverage, { filed, due })] : [])].join(' ');
}
