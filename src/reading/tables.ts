// Was a piece of a spreadsheet pasted, and what stands in its cells?
import type { ReadingContext } from './reading.ts';
import type { ReportOutcome } from './reports.ts';
import type { Folded } from './text.ts';

export function readTable(_f: Folded, _context: ReadingContext): ReportOutcome | null {
  return null;
}
