// What waits for 确认 while a week's reports are overseen?
import { z } from 'zod';
import { roomSlot } from '../../desk/room-slot.ts';
import type { ReportFigures } from '../../domain/reports.ts';
import type { Week } from '../../domain/time.ts';
import { exact, object, reportFigures, week } from '../../forms/shapes.ts';

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

const slot = exact<Slot>()(
  z.discriminatedUnion('kind', [
    object({ kind: z.literal('signOff'), week, district: z.string(), seen: z.string() }),
    object({ kind: z.literal('publish'), week, seen: z.string() }),
    object({
      kind: z.literal('correction'),
      enterprise: z.string(),
      week,
      district: z.string(),
      before: reportFigures,
      after: reportFigures.nullable(),
      reason: z.string().nullable(),
    }),
  ]),
);
export const reviewSlot = roomSlot(NAME, slot);
