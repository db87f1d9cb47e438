// What is kept of a publication that was shown and waits for 确认?
import { z } from 'zod';
import { featureSlot } from '../../desk/feature-slot.ts';
import { exact, month, object } from '../../forms/shapes.ts';

/** `period`: a month or a year; `seen`: what was shown of it. */
export type PublicationSlot = { readonly period: string; readonly seen: string };

export const publicationSlot = featureSlot(
  'bulletin',
  exact<PublicationSlot>()(object({ period: z.union([month, z.string().regex(/^20\d\d$/)]), seen: z.string() })),
);
