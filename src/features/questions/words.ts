// How is an answer put into words: a title, figures with their labels, until when and of how many they are? (domain §7.10)
import { answerTexts as a, averagedNames } from '../../../conversations/answers.ts';
import { measureNames, questionTexts as t } from '../../../conversations/questions.ts';
import type { Base, FiguresAnswer, Summed } from '../../desk/figures/answer.ts';
import { comparisonLines } from '../../desk/figures/comparisons.ts';
import { figureText, shareText, showNumber, unitOf } from '../../desk/figures/numbers.ts';
import { summedValue } from '../../desk/figures/row-values.ts';
import { rowLines } from '../../desk/figures/row-words.ts';
import { isTotals, titleOf } from '../../desk/figures/titles.ts';
import { closingLine, totalsBlock } from '../../desk/figures/totals-words.ts';
import { sayWeek } from '../../desk/voices.ts';
import { addsUp, isOfTiers, isShare, isStanding, isTiered } from '../../domain/figure-values.ts';
import type { FigureMeasure } from '../../domain/figures.ts';
import type { Settings } from '../../domain/settings.ts';
import { SKILL_TIERS, type SkillTier, TIER_NAMES } from '../../domain/tiers.ts';
import { showInstant, weekYearOf } from '../../domain/time.ts';
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
      : isTotals(answer.measures) && answer.parts === undefined
        ? totalsBlock(total)
        : plainLines(answer, isEmpty)),
    ...comparisonLines(answer, now),
    ...standingLine(answer, now),
    answer.query.filedOn === undefined
      ? closingLine(total.coverage, answer.span.weeks.length > 1, now)
      : fill(t.closingAt, { at: showInstant(now) }),
    ...notes(answer, since),
  ];
}

/** Without a dimension: each tier, where the figures are reported by tier, then what is not. Of nothing reported there are no figures to misread. */
function plainLines({ measures, total, parts, tiers, span, base }: FiguresAnswer, isEmpty: boolean): readonly string[] {
  const whole: Summed = { sums: total, ...(parts && { parts }) };
  const isKnownOf = (m: FigureMeasure) => summedValue(m, whole, tiers) !== null;
  const isFigure = (m: FigureMeasure) => isOfTiers(m) || m === 'headcount' || m === 'shortageRate';
  const told = isEmpty ? measures.filter((m) => !isFigure(m) || isKnownOf(m)) : measures;
  const weeks = span.weeks.length;
  const shared = (m: FigureMeasure, figure: string) =>
    base === null ? figure : shareText(figure, m, { ...whole, tiers }, base, false);
  const tiered = told.filter(isTiered);
  const said = (of: readonly SkillTier[], isAll: boolean) =>
    tiered.map((m) => (isAll ? shared(m, figureText(m, whole, of, weeks)) : figureText(m, whole, of, weeks))).join('，');
  const isKnown = tiered.some(isKnownOf);
  const lines = isKnown
    ? tiers.map((tier) => fill(t.figure, { label: TIER_NAMES[tier], figures: said([tier], tiers.length === 1) }))
    : [];
  const sum =
    tiered.length > 0 && (tiers.length > 1 || !isKnown) ? [fill(t.figure, { label: t.all, figures: said(tiers, true) })] : [];
  const others = told.filter((m) => !isTiered(m));
  return [
    ...lines,
    ...sum,
    ...others.map((m) =>
      isShare(m) || m === 'shortEnterprises' ? figureText(m, whole, tiers, weeks) : shared(m, labelled(m, whole, weeks)),
    ),
  ];
}

const labelled = (measure: FigureMeasure, whole: Summed, weeks: number): string =>
  fill(t.figure, {
    label: measureNames[measure],
    figures: `${showNumber(measure, summedValue(measure, whole, SKILL_TIERS))}${unitOf(measure, weeks)}`,
  });

/** Over several weeks: which week the figures that stand are of. */
function standingLine({ measures, span, total, by, query }: FiguresAnswer, now: Date): readonly string[] {
  const names = measures.flatMap((m) => (isStanding(m) ? [measureNames[m]] : m === 'resolvedRate' ? [a.shortageIn] : []));
  const isAveraged = query.average === 'period';
  if (span.weeks.length === 1 || names.length === 0 || by.includes('period') || isAveraged) return [];
  const { filed, due } = total.standing;
  return [fill(t.standing, { what: names.join('、'), week: sayWeek(span.standing, now), filed, due })];
}

/** The formulas of what is shown, and what it does not say. */
function notes(answer: FiguresAnswer, since: Settings['cumulativeSince']): readonly string[] {
  const { measures, total, span, by, query } = answer;
  const has = (measure: FigureMeasure) => measures.includes(measure);
  const tierless = measures.filter((m) => !isOfTiers(m));
  const isShareUnknown = query.share !== undefined && answer.base === null && measures.some(addsUp);
  const isByTier =
    by.includes('tier') || query.tiers !== undefined || (query.by !== undefined && [query.by].flat().some((d) => d === 'tier'));
  return [
    [
      ...(has('shortageRate') || (isTotals(measures) && by.length === 0) ? [t.rateFormula] : []),
      ...(has('coverage') ? [t.coverageFormula] : []),
      ...(has('newDemand') ? [t.demandFormula] : []),
      ...(has('resolvedRate') ? [a.resolvedFormula] : []),
      ...(has('shortEnterprises') && by.includes('tier') ? [a.shortOnce] : []),
      ...(answer.parts !== undefined && query.average !== undefined
        ? [fill(a.averageOf, { of: averagedNames[query.average] })]
        : []),
      ...(answer.base !== null && by.length > 0 ? [baseNote(answer.base, measures)] : []),
      ...(isShareUnknown ? [a.noShare] : []),
      ...(query.beside !== undefined && answer.beside === null ? [a.besideNone] : []),
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

/** What the shares of the rows are shares of. */
function baseNote({ sums, tiers, whose }: Base, measures: readonly FigureMeasure[]): string {
  const adding = measures.filter(addsUp);
  return fill(a.shareBase, { whose, figures: adding.map((m) => figureText(m, { sums }, tiers, 1)).join('，') });
}
