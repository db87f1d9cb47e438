// What did an older program keep of an act that was read back?
import { z } from 'zod';
import type { Stored } from '../../forms/form.ts';

/** `kept`: what it was asked and shown then, as the first version of its form had it; before forms had versions, beside its kind. */
export function formerAct<S extends z.ZodObject>(kind: string, kept: S, { version, slot }: Stored): z.infer<S> | null {
  const isOfKind = version !== null || z.looseObject({ kind: z.literal(kind) }).safeParse(slot).success;
  const old = isOfKind ? kept.safeParse(slot) : null;
  return old?.success ? old.data : null;
}
