// How is a figure printed: whole numbers as they are, shares in percent, the unknown as a dash?
import { answerTexts as a } from '../../../conversations/answers.ts';
import {
  figuresOfWeeks,
  measureFigures,
  measureNames,
  measureUnits,
  questionTexts as t,
  unitOfWeeks,
} from '../../../conversations/questions.ts';
import { isShare } from '../../domain/figure-values.ts';
import type { FigureMeasure } from '../../domain/figures.ts';
import { reportedIn } from '../../domain/short-enterprises.ts';
import type { SkillTier } from '../../domain/tiers.ts';
import { fill, fillChosen } from '../../forms/definition/fill.ts';
import type { AnswerRow, Base, Summed } from './answer.ts';
import { shareIn, summedValue } from './row-values.ts';

const DASH = '—';

export const showShare = (share: number): string => `${(share * 100).toFixed(2)}%`;

/** `120`, `2.64%`, of an average `5.3`, or a dash where nothing was reported it could be made of. */
export function showNumber(measure: FigureMeasure, value: number | null): string {
  if (value === null) return DASH;
  if (isShare(measure)) return showShare(value);
  return Number.isInteger(value) ? String(value) : value.toFixed(1);
}

const isOfWeeks = (measure: FigureMeasure, weeks: number): measure is keyof typeof figuresOfWeeks =>
  weeks > 1 && Object.hasOwn(figuresOfWeeks, measure);

/** 户, and 户次 where enterprises are counted week by week; a share's % belongs to its number. */
export function unitOf(measure: FigureMeasure, weeks: number): string {
  if (isShare(measure)) return '';
  return isOfWeeks(measure, weeks) ? unitOfWeeks : measureUnits[measure];
}

/** `缺120人`, `已报5/7户，上报率71.43%`, `缺工企业3家（占已报60.00%）`; `缺工—` where nothing is known. `weeks`: over how many the sums are. */
export function figureText(measure: FigureMeasure, counted: Summed, tiers: readonly SkillTier[], weeks: number): string {
  const { sums, parts } = counted;
  const value = summedValue(measure, counted, tiers);
  if (measure === 'coverage') {
    const { filed, due } = sums.coverage;
    return `${fill(weeks > 1 ? t.rowCoverageWeeks : t.rowCoverage, { filed, due })}，${fillChosen(measureFigures.coverage, { n: showNumber(measure, value) })}`;
  }
  if (value === null) return fill(t.unknown, { what: measureNames[measure] });
  const words = isOfWeeks(measure, weeks) ? figuresOfWeeks[measure] : measureFigures[measure];
  const figure = fillChosen(words, { n: showNumber(measure, value) });
  const reported = sums.short === null ? 0 : reportedIn(sums.short);
  const hasShare = measure === 'shortEnterprises' && parts === undefined && reported > 0;
  return hasShare ? fill(a.shortShare, { figure, share: showShare(value / reported) }) : figure;
}

/** The figure with what it is of all: `缺20人（占全市12.50%）`; as it is where it is no part of anything. `isShort`: what it is a share of is said elsewhere. */
export function shareText(
  figure: string,
  measure: FigureMeasure,
  of: Pick<AnswerRow, 'sums' | 'tiers'>,
  base: Base,
  isShort: boolean,
): string {
  const part = shareIn(measure, of, base);
  if (part === null) return figure;
  const share = showShare(part);
  return isShort ? fill(a.shareOfAll, { figure, share }) : fill(a.shareOf, { figure, whose: base.whose, share });
}
