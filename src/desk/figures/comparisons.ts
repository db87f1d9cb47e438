// How does an answer compare with the period before, or the year before?
import { answerTexts as a } from '../../../conversations/answers.ts';
import { measureNames, questionTexts as t } from '../../../conversations/questions.ts';
import { isShare } from '../../domain/figure-values.ts';
import type { FigureMeasure } from '../../domain/figures.ts';
import { fill } from '../../forms/definition/fill.ts';
import { sayWeek } from '../voices.ts';
import type { AnswerRow, FiguresAnswer } from './answer.ts';
import { showNumber, showShare, unitOf } from './numbers.ts';
import { sayWeeks } from './periods.ts';
import { changeIn, summedValue } from './row-values.ts';

/** `20`, `1.5` of an average, `0.50个百分点`: without a sign. */
export const amountOf = (measure: FigureMeasure, change: number): string =>
  isShare(measure) ? fill(t.points, { change: (Math.abs(change) * 100).toFixed(2) }) : showNumber(measure, Math.abs(change));

/** `减少6人（-10.00%）`, `增加0.50个百分点`, 持平. */
function said(measure: FigureMeasure, is: number, was: number, unit: string): string {
  if (is === was) return t.level;
  const moved = fill(is > was ? t.rose : t.fell, { change: `${amountOf(measure, is - was)}${unit}` });
  if (isShare(measure) || was <= 0) return moved;
  return fill(t.share, { change: moved, share: `${is > was ? '+' : ''}${showShare((is - was) / was)}` });
}

/** `+20`, `-3`, `0`. */
function signed(measure: FigureMeasure, change: number): string {
  const sign = change > 0 ? '+' : change < 0 ? '-' : '';
  return `${sign}${amountOf(measure, change)}`;
}

/** A row's figures with what changed: `缺24人（+3）`; where the change is what is asked for with both figures: `缺24人（上期21人，+3）`. */
export function withChange(
  figures: string,
  measure: FigureMeasure,
  row: AnswerRow,
  { query, compared, span }: FiguresAnswer,
): string {
  const change = changeIn(measure, row);
  if (query.rankBy !== 'change') return change === null ? figures : `${figures}（${signed(measure, change)}）`;
  const was = row.before === null ? null : summedValue(measure, row.before, row.tiers);
  const before = was === null ? showNumber(measure, null) : `${showNumber(measure, was)}${unitOf(measure, span.weeks.length)}`;
  const word = compared?.with === 'sameLastYear' ? a.beforeSameLastYear : a.beforePrevious;
  return fill(a.moved, { figures, word, before, change: change === null ? showNumber(measure, null) : signed(measure, change) });
}

/** Each measure of the whole, then with what it is compared and of how many reports that is made. */
export function comparisonLines({ compared, measures, total, parts, tiers, span }: FiguresAnswer, now: Date): readonly string[] {
  if (compared === null) return [];
  const word = t[compared.with];
  const { coverage } = compared.total;
  const [week] = compared.span.weeks;
  const isOneWeek = compared.span.weeks.length === 1 && week !== undefined;
  const period = isOneWeek ? sayWeek(week, now) : sayWeeks(compared.span, now);
  if (coverage.filed + coverage.extra === 0) return [fill(t.comparedNone, { word, period })];
  const lines = measures.flatMap((measure) => {
    const is = summedValue(measure, { sums: total, ...(parts && { parts }) }, tiers);
    const was = summedValue(measure, { sums: compared.total, ...(compared.parts && { parts: compared.parts }) }, tiers);
    if (was === null) return [];
    const unit = unitOf(measure, span.weeks.length);
    if (is === null)
      return [fill(t.comparedEmpty, { what: measureNames[measure], word, before: `${showNumber(measure, was)}${unit}`, period })];
    const [before, after] = [was, is].map((n) => `${showNumber(measure, n)}${unit}`);
    return [
      fill(t.compared, {
        what: measureNames[measure],
        word,
        before: before ?? '',
        now: after ?? '',
        change: said(measure, is, was, unit),
      }),
    ];
  });
  const { filed, due } = coverage;
  const isUnequal = filed !== total.coverage.filed || span.weeks.length !== compared.span.weeks.length;
  return [
    ...lines,
    `${fill(isOneWeek ? t.comparedWith : t.comparedWithWeeks, { word, period, filed, due })}${isUnequal ? `。${t.unequal}` : ''}`,
  ];
}
