// What is kept while somebody chooses which enterprise of several was meant?
import { z } from 'zod';
import { featureSlot } from '../../desk/feature-slot.ts';
import { query } from '../../desk/figures/stored-query.ts';
import { exact, object } from '../../forms/shapes.ts';
import type { QueryReading } from '../../reading/reading.ts';

/** For the very next message, because a number means other things elsewhere. */
type Choosing = { readonly query: QueryReading; readonly enterprises: readonly string[]; readonly message: string };

export const questionsSlot = featureSlot(
  'questions',
  exact<Choosing>()(object({ query, enterprises: z.array(z.string()), message: z.string() })),
);
