// How is a filing written down while it waits for the database, and what is known of one that cannot be read back?
import { z } from 'zod';
import type { DamagedFiling, Filing } from '../desk/ports.ts';
import type { Doubt } from '../domain/doubts.ts';
import { ROLES } from '../domain/people.ts';
import { byId, count, instant, object, reportFigures, week } from '../forms/shapes.ts';

const at = instant.transform((text) => new Date(text));
const name = z.string().min(1);
const DOUBTS = ['aboveHeadcount', 'tenfold', 'unchanged', 'negativeBalance'] as const satisfies readonly Doubt['kind'][];

/** Checked anew: what is filed goes into the reports, whoever wrote the record. */
const HELD = object({
  asker: object({ corp: name, userid: name, role: z.enum([...ROLES, 'command']), region: z.string() }),
  message: name,
  arrivedAt: at,
  dueAt: at,
  closesAt: at,
  thread: count,
  week,
  entries: z.array(
    object({
      enterprise: name,
      figures: reportFigures,
      doubts: z.array(object({ kind: z.enum(DOUBTS) })),
      words: z.string().exactOptional(),
    }),
  ),
  kept: object({ seen: byId(count) }).exactOptional(),
});

/** The asker stands first: of a record that was cut, whose it is can still be told. */
export const writeFiling = ({ asker, ...filing }: Filing): string => JSON.stringify({ asker, ...filing });

/** Null where it cannot be read, or is another message's. */
export function readFiling(message: string, text: string): Filing | null {
  const read = HELD.safeParse(parsed(text));
  return read.success && read.data.message === message ? (read.data as unknown as Filing) : null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const AUTHOR = /"asker":\{"corp":"([^"\\]+)","userid":"([^"\\]+)"/;

export function damagedFiling(message: string, arrivedAt: Date, text: string): DamagedFiling {
  const [, corp, userid] = AUTHOR.exec(text) ?? [];
  return { message, arrivedAt, by: corp === undefined || userid === undefined ? null : { corp, userid } };
}
