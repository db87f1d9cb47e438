// How is an answer put into words: a title, figures with their labels, until when and of how many they are?
import { measureFigures, measureNames, measureUnits, questionTexts as t } from '../../../conversations/questions.ts';
import { ENTERPRISE_TYPE_NAMES, ENTERPRISE_TYPES } from '../../domain/enterprises.ts';
import { isStanding, isTiered, valueIn } from '../../domain/figure-values.ts';
import type { FigureMeasure, FigureSums } from '../../domain/figures.ts';
import type { Settings } from '../../domain/settings.ts';
import { SKILL_TIERS, type SkillTier, sumOf, TIER_NAMES } from '../../domain/tiers.ts';
import { showInstant, weekYearOf } from '../../domain/time.ts';
import { shortageRate, type Totals } from '../../domain/totals.ts';
import { fill, fillChosen } from '../../script/fill.ts';
import { sayWeek } from '../voices.ts';
import type { AnswerRow, FiguresAnswer } from './answer.ts';
import { changeOf, comparisonLines } from './comparisons.ts';
import { showNumber } from './numbers.ts';
import { isTotals, titleOf } from './titles.ts';

/** More lines than these nobody reads on a phone. */
const LINES = 20;
/** A label of at most so many characters is filled up, so that the figures stand below each other. */
const ALIGNED = 6;

/** The whole answer, line by line. */
export function figureLines(answer: FiguresAnswer, now: Date, since: Settings['cumulativeSince']): readonly string[] {
  const { scope, total } = answer;
  const isEmpty = total.coverage.filed + total.coverage.extra === 0;
  return [
    ...(scope.bounded === null ? [] : [scope.bounded]),
    titleOf(answer, now),
    ...(isEmpty ? [t.noReports] : []),
    ...(answer.by.length > 0 ? rowLines(answer) : isTotals(answer.measures) ? totalsLines(total) : plainLines(answer)),
    ...comparisonLines(answer, now),
    ...standingLine(answer, now),
    closingLine(answer, now),
    ...notes(answer, since),
  ];
}

/** Annex 1's totals: served enterprises by type, the tiers and their sum, the rate. */
export function totalsLines(sums: Totals): readonly string[] {
  const types = ENTERPRISE_TYPES.map((type) =>
    fill(t.servedType, { type: ENTERPRISE_TYPE_NAMES[type], count: sums.byType[type] }),
  );
  const rate = shortageRate(sums.headcount, sumOf(sums.shortage));
  return [
    fill(t.served, { enterprises: sums.enterprises }),
    types.join('，'),
    ...SKILL_TIERS.map((tier) =>
      fill(t.tier, {
        tier: TIER_NAMES[tier],
        shortage: sums.shortage[tier],
        resolved: sums.resolved[tier],
        to_date: sums.resolvedToDate[tier],
      }),
    ),
    fill(t.sum, { shortage: sumOf(sums.shortage), resolved: sumOf(sums.resolved), to_date: sumOf(sums.resolvedToDate) }),
    fill(t.rate, { rate: showNumber('shortageRate', rate) }),
  ];
}

/** `缺120人`; what nothing is known of is a dash, and what nobody reported yet is 0 of nothing in a total. */
export function figureText(measure: FigureMeasure, sums: FigureSums, tiers: readonly SkillTier[]): string {
  if (measure === 'coverage') {
    const { filed, due } = sums.coverage;
    return `${fill(t.rowCoverage, { filed, due })}，${fillChosen(measureFigures.coverage, { n: showNumber(measure, valueIn(measure, sums, tiers)) })}`;
  }
  return fillChosen(measureFigures[measure], { n: showNumber(measure, valueIn(measure, sums, tiers)) });
}

/** Without a dimension: each tier, where the figures are reported by tier, then what is not. */
function plainLines({ measures, total, tiers }: FiguresAnswer): readonly string[] {
  const tiered = measures.filter(isTiered);
  const others = measures.filter((m) => !isTiered(m));
  const said = (of: readonly SkillTier[]) => tiered.map((m) => figureText(m, total, of)).join('，');
  const lines =
    tiered.length === 0 ? [] : tiers.map((tier) => fill(t.figure, { label: TIER_NAMES[tier], figures: said([tier]) }));
  const sum = tiered.length > 0 && tiers.length > 1 ? [fill(t.figure, { label: t.all, figures: said(tiers) })] : [];
  return [
    ...lines,
    ...sum,
    ...others.map((m) => (m === 'shortageRate' || m === 'coverage' ? figureText(m, total, tiers) : labelled(m, total))),
  ];
}

const labelled = (measure: FigureMeasure, total: FigureSums): string =>
  fill(t.figure, {
    label: measureNames[measure],
    figures: `${showNumber(measure, valueIn(measure, total, SKILL_TIERS))}${measureUnits[measure]}`,
  });

function rowLines(answer: FiguresAnswer): readonly string[] {
  const { rows, empty, by, query } = answer;
  const isRanked = query.order !== undefined || query.top !== undefined;
  const isWhole = query.top === undefined && query.threshold === undefined;
  const measures = answer.measures.filter((m) => isTiered(m) || !by.includes('tier'));
  const [first] = measures;
  const value = (row: AnswerRow) => (first === undefined ? null : valueIn(first, row.sums, row.tiers));
  const width = Math.max(...rows.map((r) => (r.labels[0] ?? '').length));
  const labels = rows.map((row) =>
    row.labels.map((label, i) => (i === 0 && width <= ALIGNED ? label.padEnd(width, '　') : label)).join('　'),
  );
  const lines = rows.slice(0, LINES).map((row, i) => {
    const said = { label: labels[i] ?? '', figures: rowFigures(row, answer, measures) };
    const rank = 1 + rows.filter((other) => isBetter(value(other), value(row), query.order)).length;
    return isRanked ? fill(t.rankedRow, { rank, ...said }) : fill(t.row, said);
  });
  return [
    ...(lines.length === 0 ? [t.none] : lines),
    ...(rows.length > LINES ? [fill(t.more, { count: rows.length - LINES })] : []),
    ...(isWhole && rows.length > 1
      ? [fill(t.figure, { label: t.all, figures: measures.map((m) => figureText(m, answer.total, answer.tiers)).join(' ') })]
      : []),
    ...(isWhole && empty > 0 && rows.length > 0 ? [fill(t.empty, { count: empty })] : []),
  ];
}

const isBetter = (a: number | null, b: number | null, order: 'asc' | 'desc' | undefined): boolean =>
  a !== null && (b === null || (order === 'asc' ? a < b : a > b));

/** A row's figures, what changed in brackets, and how many reported where some have not. */
function rowFigures(row: AnswerRow, { by, compared }: FiguresAnswer, measures: readonly FigureMeasure[]): string {
  const { filed, due, extra } = row.sums.coverage;
  const isOfMany = by.includes('enterprise');
  if (filed + extra === 0 && !isOfMany && measures.some((m) => isTiered(m) || isStanding(m))) return fill(t.rowNone, { due });
  const said = measures.map((measure) => {
    const change = compared === null ? '' : changeOf(measure, row);
    const text =
      isOfMany && (measure === 'late' || measure === 'outstanding')
        ? fillChosen(t.times, { what: measureNames[measure], n: valueIn(measure, row.sums, row.tiers) ?? 0 })
        : figureText(measure, row.sums, row.tiers);
    return `${text}${change}`;
  });
  const isPart = filed < due && !isOfMany && !measures.includes('coverage');
  return [...said, ...(isPart ? [fill(t.rowCoverage, { filed, due })] : [])].join(' ');
}

/** Over several weeks: which week the figures that stand are of. */
function standingLine({ measures, span, total, by }: FiguresAnswer, now: Date): readonly string[] {
  const standing = measures.filter(isStanding);
  if (span.weeks.length === 1 || standing.length === 0 || (by.includes('period') && by.length === 1)) return [];
  const { filed, due } = total.standing;
  return [
    fill(t.standing, { what: standing.map((m) => measureNames[m]).join('、'), week: sayWeek(span.standing, now), filed, due }),
  ];
}

/** `截至 5月20日 10:00:00 · 已报12/15户`; 户次 where enterprises are counted week by week. */
export function closingLine({ span, total }: Pick<FiguresAnswer, 'span' | 'total'>, now: Date): string {
  const { filed, due, extra } = total.coverage;
  const isWeeks = span.weeks.length > 1;
  const more = extra === 0 ? '' : fill(isWeeks ? t.extraWeeks : t.extra, { extra });
  return fill(isWeeks ? t.closingWeeks : t.closing, { at: showInstant(now), filed, due, extra: more });
}

/** The formulas of what is shown, and what it does not say. */
function notes(answer: FiguresAnswer, since: Settings['cumulativeSince']): readonly string[] {
  const { measures, total, span, by, query } = answer;
  const has = (measure: FigureMeasure) => measures.includes(measure);
  const tierless = measures.filter((m) => !isTiered(m));
  const isByTier =
    by.includes('tier') || query.tiers !== undefined || (query.by !== undefined && [query.by].flat().some((d) => d === 'tier'));
  return [
    [
      ...(has('shortageRate') || (isTotals(measures) && by.length === 0) ? [t.rateFormula] : []),
      ...(has('coverage') ? [t.coverageFormula] : []),
      ...(has('newDemand') ? [t.demandFormula] : []),
      ...(has('resolvedToDate')
        ? [since === 'year' ? fill(t.sinceYear, { year: weekYearOf(span.standing) }) : t.sinceStart]
        : []),
      ...(total.withoutBefore > 0 ? [fill(t.withoutBefore, { count: total.withoutBefore })] : []),
      ...(isByTier && tierless.length > 0 && !isTotals(measures)
        ? [fill(t.tierless, { what: tierless.map((m) => measureNames[m]).join('、') })]
        : []),
    ].join('；'),
  ].filter((line) => line !== '');
}
