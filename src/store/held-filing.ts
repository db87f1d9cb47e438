// How is a filing written down while it waits for the database?
import { z } from 'zod';
import type { Filing } from '../desk/ports.ts';

/** What it says was checked before it was confirmed; only the instants change their form. */
const HELD = z.looseObject({
  message: z.string(),
  arrivedAt: z.coerce.date(),
  dueAt: z.coerce.date(),
  closesAt: z.coerce.date(),
  entries: z.array(z.looseObject({})),
});

export const writeFiling = (filing: Filing): string => JSON.stringify(filing);

export const readFiling = (text: string): Filing => HELD.parse(JSON.parse(text)) as unknown as Filing;
