// How is a figure printed: whole numbers as they are, shares in percent, the unknown as a dash?
import { measureFigures, measureNames, questionTexts as t } from '../../../conversations/questions.ts';
import { valueIn } from '../../domain/figure-values.ts';
import type { FigureMeasure, FigureSums } from '../../domain/figures.ts';
import type { SkillTier } from '../../domain/tiers.ts';
import { fill, fillChosen } from '../../script/fill.ts';

const DASH = '—';

export const isShare = (measure: FigureMeasure): boolean => measure === 'shortageRate' || measure === 'coverage';

export const showShare = (share: number): string => `${(share * 100).toFixed(2)}%`;

/** `120`, `2.64%`, or a dash where nothing was reported it could be made of. */
export function showNumber(measure: FigureMeasure, value: number | null): string {
  if (value === null) return DASH;
  return isShare(measure) ? showShare(value) : String(value);
}

/** `缺120人`, `已报5/7户，上报率71.43%`; `缺工—` where nothing is known. */
export function figureText(measure: FigureMeasure, sums: FigureSums, tiers: readonly SkillTier[]): string {
  const value = valueIn(measure, sums, tiers);
  if (measure === 'coverage') {
    const { filed, due } = sums.coverage;
    return `${fill(t.rowCoverage, { filed, due })}，${fillChosen(measureFigures.coverage, { n: showNumber(measure, value) })}`;
  }
  if (value === null) return fill(t.unknown, { what: measureNames[measure] });
  return fillChosen(measureFigures[measure], { n: showNumber(measure, value) });
}
