// How is a figure printed: whole numbers as they are, shares in percent, the unknown as a dash?
import type { FigureMeasure } from '../../domain/figures.ts';

const DASH = '—';

export const isShare = (measure: FigureMeasure): boolean => measure === 'shortageRate' || measure === 'coverage';

export const showShare = (share: number): string => `${(share * 100).toFixed(2)}%`;

/** `120`, `2.64%`, or a dash where nothing was reported it could be made of. */
export function showNumber(measure: FigureMeasure, value: number | null): string {
  if (value === null) return DASH;
  return isShare(measure) ? showShare(value) : String(value);
}
