// How is an answer put into words: a title, figures with their labels, until when and of how many they are? (domain §7.10)
import { measureNames, questionTexts as t } from '../../../conversations/questions.ts';
import type { FiguresAnswer } from '../../desk/figures/answer.ts';
import { comparisonLines } from '../../desk/figures/comparisons.ts';
import { figureText, isShare, showNumber, unitOf } from '../../desk/figures/numbers.ts';
import { rowLines } from '../../desk/figures/row-words.ts';
import { isTotals, titleOf } from '../../desk/figures/titles.ts';
import { closingLine, totalsBlock } from '../../desk/figures/totals-words.ts';
import { sayWeek } from '../../desk/voices.ts';
import { isStanding, isTiered, valueIn } from '../../domain/figure-values.ts';
import type { FigureMeasure, FigureSums } from '../../domain/figures.ts';
import type { Settings } from '../../domain/settings.ts';
import { SKILL_TIERS, type SkillTier, TIER_NAMES } from '../../domain/tiers.ts';
import { weekYearOf } from '../../domain/time.ts';
import { fill } from '../../forms/definition/fill.ts';

/** The whole answer, line by line. */
export function figureLines(answer: FiguresAnswer, now: Date, since: Settings['cumulativeSince']): readonly string[] {
  const { scope, total } = answer;
  const isEmpty = total.coverage.filed + total.coverage.extra === 0;
  return [
    ...(scope.bounded === null ? [] : [scope.bounded]),
    titleOf(answer, now),
    ...(isEmpty ? [t.noReports] : []),
    ...(answer.by.length > 0
      ? rowLines(answer, isEmpty)
      : isTotals(answer.measures)
        ? totalsBlock(total)
        : plainLines(answer, isEmpty)),
    ...(isEmpty ? [] : comparisonLines(answer, now)),
    ...standingLine(answer, now),
    closingLine(total.coverage, answer.span.weeks.length > 1, now),
    ...notes(answer, since),
  ];
}

/** Without a dimension: each tier, where the figures are reported by tier, then what is not. Of nothing reported there are no figures to misread. */
function plainLines({ measures, total, tiers, span }: FiguresAnswer, isEmpty: boolean): readonly string[] {
  const isKnownOf = (m: FigureMeasure) => valueIn(m, total, tiers) !== null;
  const isFigure = (m: FigureMeasure) => isTiered(m) || m === 'headcount' || m === 'shortageRate';
  const told = isEmpty ? measures.filter((m) => !isFigure(m) || isKnownOf(m)) : measures;
  const weeks = span.weeks.length;
  const tiered = told.filter(isTiered);
  const said = (of: readonly SkillTier[]) => tiered.map((m) => figureText(m, total, of, weeks)).join('，');
  const isKnown = tiered.some(isKnownOf);
  const lines = isKnown ? tiers.map((tier) => fill(t.figure, { label: TIER_NAMES[tier], figures: said([tier]) })) : [];
  const sum = tiered.length > 0 && (tiers.length > 1 || !isKnown) ? [fill(t.figure, { label: t.all, figures: said(tiers) })] : [];
  const others = told.filter((m) => !isTiered(m));
  return [...lines, ...sum, ...others.map((m) => (isShare(m) ? figureText(m, total, tiers, weeks) : labelled(m, total, weeks)))];
}

const labelled = (measure: FigureMeasure, total: FigureSums, weeks: number): string =>
  fill(t.figure, {
    label: measureNames[measure],
    figures: `${showNumber(measure, valueIn(measure, total, SKILL_TIERS))}${unitOf(measure, weeks)}`,
  });

/** Over several weeks: which week the figures that stand are of. */
function standingLine({ measures, span, total, by }: FiguresAnswer, now: Date): readonly string[] {
  const standing = measures.filter(isStanding);
  if (span.weeks.length === 1 || standing.length === 0 || by.includes('period')) return [];
  const { filed, due } = total.standing;
  return [
    fill(t.standing, { what: standing.map((m) => measureNames[m]).join('、'), week: sayWeek(span.standing, now), filed, due }),
  ];
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
