// Which sentences does a file hold that others wrote, with the readings they want? (shared shape: a JSON object a line)
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { rosterOf } from '../../../src/compose/explain-thread.ts';
import { contextOf } from '../../../src/desk/reading-context.ts';
import type { Calendar } from '../../../src/domain/calendar.ts';
import type { Sentence } from './sentences.ts';

const NO_HOLIDAYS: Calendar = { days: new Map(), years: new Set(), moved: new Map() };

const json = z.record(z.string(), z.unknown());
const line = z
  .object({ as: z.string(), now: z.iso.datetime({ offset: true }), text: z.string(), tag: z.string().default('outside') })
  .and(z.union([z.object({ want: json }), z.object({ want_any: z.array(json).min(1) })]));

/** The sentences of a JSONL file over the roster of a workbook, as imported before the first of them. Throws where a line or an account is not known. */
export async function outsideSentences(file: string, workbook: string): Promise<readonly Sentence[]> {
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((text) => text.trim() !== '')
    .map((text) => line.parse(JSON.parse(text)));
  const earliest = new Date(Math.min(...lines.map(({ now }) => Date.parse(now))));
  const roster = { ...(await rosterOf(readFileSync(workbook), earliest)), version: 1 };
  const people = new Map(roster.people.map((person) => [person.userid, person]));
  return lines.map((sample): Sentence => {
    const { as, now, text, tag } = sample;
    const person = people.get(as.toLowerCase());
    if (person === undefined) throw new Error(`nobody is called ${as} in ${workbook}`);
    const context = contextOf({ bureau: { roster, calendar: NO_HOLIDAYS }, person, arrivedAt: new Date(now) });
    const [want = {}, ...orElse] = 'want' in sample ? [sample.want] : sample.want_any;
    return { kind: tag, text, now, context, numerals: [], want, orElse, never: false };
  });
}
