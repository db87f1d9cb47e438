// What waits for 确认 while a week's reports are overseen?
import type { ReportFigures } from '../../domain/reports.ts';
import type { Week } from '../../domain/time.ts';

/** The room's name among the asides. */
export const NAME = 'oversight';

export type Slot =
  /** `seen`: what was shown, so that nothing else is signed. */
  | { readonly kind: 'signOff'; readonly week: Week; readonly district: string; readonly seen: string }
  | { readonly kind: 'publish'; readonly week: Week; readonly seen: string }
  | CorrectionSlot;

export type CorrectionSlot = {
  readonly kind: 'correction';
  readonly enterprise: string;
  readonly week: Week;
  readonly district: string;
  readonly before: ReportFigures;
  /** Null until figures that differ were said. */
  readonly after: ReportFigures | null;
  readonly reason: string | null;
};
