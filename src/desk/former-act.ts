// How is an act taken up that was read back before forms had versions?
import { z } from 'zod';
import type { Form } from '../forms/form.ts';

/** `slot`: where such acts were kept, of several kinds one at a time, each its answers beside its kind. */
export const formerAct = <A extends object>(
  slot: string,
  kind: string,
  answers: z.ZodType<A>,
): Required<Pick<Form<A, never, A>, 'formerly' | 'upgrade'>> => ({
  formerly: [slot],
  upgrade(stored) {
    const old = z
      .object({ kind: z.literal(kind) })
      .loose()
      .safeParse(stored.slot);
    const kept = old.success ? answers.safeParse(old.data).data : undefined;
    return kept === undefined ? null : { answers: kept, review: kept };
  },
});
