// How does an answer compare with the period before, or the year before?
import { measureNames, questionTexts as t } from '../../../conversations/questions.ts';
import { valueIn } from '../../domain/figure-values.ts';
import type { FigureMeasure } from '../../domain/figures.ts';
import { fill } from '../../forms/definition/fill.ts';
import { sayWeek } from '../voices.ts';
import type { AnswerRow, FiguresAnswer } from './answer.ts';
import { isShare, showNumber, showShare, unitOf } from './numbers.ts';
import { sayWeeks } from './periods.ts';

/** `减少6人（-10.00%）`, `增加0.50个百分点`, 持平. */
function said(measure: FigureMeasure, is: number, was: number, unit: string): string {
  const change = Math.abs(is - was);
  if (change === 0) return t.level;
  const amount = isShare(measure) ? fill(t.points, { change: (change * 100).toFixed(2) }) : `${change}${unit}`;
  const moved = fill(is > was ? t.rose : t.fell, { change: amount });
  if (isShare(measure) || was <= 0) return moved;
  return fill(t.share, { change: moved, share: `${is > was ? '+' : ''}${showShare((is - was) / was)}` });
}

/** What changed, for a line: `（+20）`. */
export function changeOf(measure: FigureMeasure, { sums, before, tiers }: AnswerRow): string {
  const [is, was] = [valueIn(measure, sums, tiers), before === null ? null : valueIn(measure, before, tiers)];
  if (is === null || was === null) return '';
  const change = isShare(measure) ? fill(t.points, { change: ((is - was) * 100).toFixed(2) }) : String(is - was);
  return is > was ? `（+${change}）` : `（${change}）`;
}

/** Each measure of the whole, then with what it is compared and of how many reports that is made. */
export function comparisonLines({ compared, measures, total, tiers, span }: FiguresAnswer, now: Date): readonly string[] {
  if (compared === null) return [];
  const word = t[compared.with];
  const { coverage } = compared.total;
  const [week] = compared.span.weeks;
  const isOneWeek = compared.span.weeks.length === 1 && week !== undefined;
  const period = isOneWeek ? sayWeek(week, now) : sayWeeks(compared.span, now);
  if (coverage.filed + coverage.extra === 0) return [fill(t.comparedNone, { word, period })];
  const lines = measures.flatMap((measure) => {
    const [is, was] = [valueIn(measure, total, tiers), valueIn(measure, compared.total, tiers)];
    if (is === null || was === null) return [];
    const unit = unitOf(measure, span.weeks.length);
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
  return [...lines, `${fill(t.comparedWith, { word, period, filed, due })}${isUnequal ? `。${t.unequal}` : ''}`];
}
