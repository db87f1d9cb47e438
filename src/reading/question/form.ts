// In which form is the answer to a question wanted: words, a picture, a workbook?
import type { QueryReading } from '../reading.ts';
import type { Marked } from './marks.ts';

/** 走势 without a period. */
export const TREND_WEEKS = 8;

export function formSaid({ marks }: Pick<Marked, 'marks'>): QueryReading['form'] {
  const forms = marks.flatMap(({ mark }) => (mark.is === 'form' ? [mark.form] : []));
  return forms.find((form) => form === 'chart') ?? forms[0];
}

/** 走势, 曲线: over time. */
export const saysTrend = ({ marks }: Pick<Marked, 'marks'>): boolean =>
  marks.some(({ mark }) => mark.is === 'form' && mark.form === 'chart' && mark.trend === true);
