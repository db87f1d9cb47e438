// Which enterprises does a message report, and what of each? (domain §17.3)
import { weekOf } from '../../domain/time.ts';
import type { Named } from '../names/named.ts';
import type { NameIndex } from '../names/names.ts';
import { findPeriods } from '../periods/periods.ts';
import type { CommandReading, ReadingContext, ReportReading } from '../reading.ts';
import type { Folded } from '../text/text.ts';
import { entriesOf, type SpokenSegment } from './entries.ts';
import { readStatement } from './figures.ts';
import { type FigureRefusal, reportItems } from './items.ts';
import type { Statement } from './said.ts';
import { cut } from './segments.ts';
import { readTable } from './tables.ts';
import { reportTokens } from './tokens.ts';

/** `nothing`: it states nothing of any enterprise; `doubtful`: it may, but something in it is not understood, so that nothing may be stored. */
type ReportOutcome = ReportReading | CommandReading | { readonly kind: FigureRefusal | 'nothing' };

/** Reads a message as a report of one or many enterprises. Exact or not at all: a number, zero, week or name that is not certain makes the whole message doubtful. */
export function readReport(f: Folded, context: ReadingContext): ReportOutcome {
  const table = readTable(f, context);
  if (table !== null) return table;
  const { names, own, now } = context;
  const spans = names.spans(f, own);
  const tokens = reportTokens(f, { names: spans, periods: findPeriods(f, now, 'begun', spans), week: weekOf(now) });
  const items = reportItems(f, tokens, { find: remembering(names.find), isEmpty: names.isEmpty, own });
  if (typeof items === 'string') return { kind: items };
  if (items.some((item) => item.kind === 'when' && item.when.kind === 'impossible')) return { kind: 'doubtful' };
  const { head, segments } = cut(items);
  if (segments.length === 0) return { kind: 'nothing' };

  const read: SpokenSegment[] = [];
  for (const segment of segments) {
    const statement = readStatement([...head, ...segment.items], f);
    if (statement === null || (isEmpty(statement) && !segment.isExcept)) return { kind: 'doubtful' };
    if (isEmpty(statement)) continue;
    read.push({ segment, statement });
  }
  const entries = entriesOf(read, segments, context);
  if (entries === null) return { kind: 'doubtful' };
  // All like last week is the command: it knows who is outstanding.
  const isCommand = segments[0]?.spread === 'all' && entries.reports.every((e) => e.same && Object.keys(e).length === 2);
  return isCommand ? { kind: 'command', name: 'same' } : { kind: 'report', ...entries };
}

/** A name said over and over is looked for once. */
function remembering(find: NameIndex['find']): NameIndex['find'] {
  const found = new Map<string, Named>();
  return (text, within) => {
    const named = found.get(text) ?? find(text, within);
    found.set(text, named);
    return named;
  };
}

const isEmpty = ({ figures, none, same }: Statement): boolean => figures.length === 0 && none === null && same === null;
