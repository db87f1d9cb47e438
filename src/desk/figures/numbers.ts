// How is a figure printed: whole numbers as they are, shares in percent, the unknown as a dash?
import {
  figuresOfWeeks,
  measureFigures,
  measureNames,
  measureUnits,
  questionTexts as t,
  unitOfWeeks,
} from '../../../conversations/questions.ts';
import { valueIn } from '../../domain/figure-values.ts';
import type { FigureMeasure, FigureSums } from '../../domain/figures.ts';
import type { SkillTier } from '../../domain/tiers.ts';
import { fill, fillChosen } from '../../forms/definition/fill.ts';

const DASH = '—';

export const isShare = (measure: FigureMeasure): measure is 'shortageRate' | 'coverage' =>
  measure === 'shortageRate' || measure === 'coverage';

export const showShare = (share: number): string => `${(share * 100).toFixed(2)}%`;

/** `120`, `2.64%`, or a dash where nothing was reported it could be made of. */
export function showNumber(measure: FigureMeasure, value: number | null): string {
  if (value === null) return DASH;
  return isShare(measure) ? showShare(value) : String(value);
}

const isOfWeeks = (measure: FigureMeasure, weeks: number): measure is keyof typeof figuresOfWeeks =>
  weeks > 1 && Object.hasOwn(figuresOfWeeks, measure);

/** 户, and 户次 where enterprises are counted week by week; a share's % belongs to its number. */
export function unitOf(measure: FigureMeasure, weeks: number): string {
  if (isShare(measure)) return '';
  return isOfWeeks(measure, weeks) ? unitOfWeeks : measureUnits[measure];
}

/** `缺120人`, `已报5/7户，上报率71.43%`; `缺工—` where nothing is known. `weeks`: over how many the sums are. */
export function figureText(measure: FigureMeasure, sums: FigureSums, tiers: readonly SkillTier[], weeks: number): string {
  const value = valueIn(measure, sums, tiers);
  if (measure === 'coverage') {
    const { filed, due } = sums.coverage;
    return `${fill(weeks > 1 ? t.rowCoverageWeeks : t.rowCoverage, { filed, due })}，${fillChosen(measureFigures.coverage, { n: showNumber(measure, value) })}`;
  }
  if (value === null) return fill(t.unknown, { what: measureNames[measure] });
  const words = isOfWeeks(measure, weeks) ? figuresOfWeeks[measure] : measureFigures[measure];
  return fillChosen(words, { n: showNumber(measure, value) });
}
