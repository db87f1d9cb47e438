// Which enterprises does a message report, and what of each?
import { type Week, weekOf } from '../domain/time.ts';
import type { Named } from './named.ts';
import type { NameIndex } from './names.ts';
import { findPeriods } from './periods.ts';
import type { CommandReading, ReadingContext, ReportEntry, ReportReading, Said } from './reading.ts';
import { readStatement } from './report-figures.ts';
import { type Refusal, reportItems } from './report-items.ts';
import { type Statement, saidOf, type Time } from './report-said.ts';
import { cut, type Segment } from './report-segments.ts';
import { reportTokens } from './report-tokens.ts';
import { readTable } from './tables.ts';
import type { Folded } from './text.ts';

/** `nothing`: it states nothing of any enterprise; `doubtful`: it may, but something in it is not understood, so that nothing may be stored. */
export type ReportOutcome = ReportReading | CommandReading | { readonly kind: Refusal | 'nothing' };

/** Reads a message as a report of one or many enterprises. Exact or not at all: a number, zero, week or name that is not certain makes the whole message doubtful. */
export function readReport(f: Folded, context: ReadingContext): ReportOutcome {
  const table = readTable(f, context);
  if (table !== null) return table;
  const { names, own, now } = context;
  const tokens = reportTokens(f, { names: names.spans(f, own), periods: findPeriods(f, now), week: weekOf(now) });
  const items = reportItems(f, tokens, { find: remembering(names.find), isEmpty: names.isEmpty, own });
  if (typeof items === 'string') return { kind: items };
  if (items.some((item) => item.kind === 'when' && item.when.kind === 'impossible')) return { kind: 'doubtful' };
  const { head, segments } = cut(items);
  if (segments.length === 0) return { kind: 'nothing' };

  const read: Read[] = [];
  for (const segment of segments) {
    const statement = readStatement([...head, ...segment.items], f);
    if (statement === null || (isEmpty(statement) && !segment.isExcept)) return { kind: 'doubtful' };
    if (isEmpty(statement)) continue;
    read.push({ segment, statement });
  }
  return assembled(read, segments, context);
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

type Read = { readonly segment: Segment; readonly statement: Statement };

const isEmpty = ({ figures, none, same }: Statement): boolean => figures.length === 0 && none === null && same === null;

// ── Putting together ───────────────────────────────────────────────────────────────────────────────────────

function assembled(read: readonly Read[], segments: readonly Segment[], context: ReadingContext): ReportOutcome {
  const times = timesOf(read, context);
  if (times === null) return { kind: 'doubtful' };
  const entries: ReportEntry[] = [];
  for (const { segment, statement } of read) {
    const holding = within(statement, times.holds);
    // 上周甲缺10，本周甲缺8: the first is only told for comparison.
    if (isEmpty(holding) && isNamedElsewhere(segment, read)) continue;
    const named = namesOf(segment, segments, context);
    if (named === null || named.length === 0) return { kind: 'doubtful' };
    const count = Math.max(0, ...holding.figures.map(({ nth }) => (nth ?? -1) + 1));
    if (count > 0 && (count !== named.length || segment.spread !== 'named')) return { kind: 'doubtful' };
    for (const [n, name] of named.entries()) {
      const said = saidOf({ ...holding, figures: holding.figures.filter(({ nth }) => nth === undefined || nth === n) });
      if (said === null || Object.keys(said).length === 0 || (count === 0 && !mayShare(segment, said)))
        return { kind: 'doubtful' };
      if (!add(entries, name, said)) return { kind: 'doubtful' };
    }
  }
  // All like last week is the command: it knows who is outstanding.
  if (segments[0]?.spread === 'all' && entries.every((e) => e.same && Object.keys(e).length === 2))
    return { kind: 'command', name: 'same' };
  return entries.length === 0 ? { kind: 'nothing' } : { kind: 'report', period: times.period, reports: entries };
}

const isNamedElsewhere = ({ names }: Segment, read: readonly Read[]): boolean =>
  names.every(
    (name) =>
      'enterprise' in name &&
      read.some(
        ({ segment }) =>
          segment.names !== names && segment.names.some((n) => 'enterprise' in n && n.enterprise === name.enterprise),
      ),
  );

/** The names of a segment; for 其他 and 全部 the rest of one's own, in roster order. Null where a count that was said does not agree. */
function namesOf(segment: Segment, segments: readonly Segment[], { own }: ReadingContext): readonly Named[] | null {
  const counts = segment.items.flatMap((item) => (item.kind === 'firms' && item.count !== undefined ? [item.count] : []));
  const agrees = (n: number) => counts.every((count) => count === n);
  if (segment.spread === 'named') return agrees(segment.names.length) ? segment.names : null;
  const others = segments.filter((x) => x !== segment).flatMap((x) => x.names);
  // With a name that may be any of several, nobody knows who the others are.
  if (others.some((name) => !('enterprise' in name))) return null;
  const named = new Set(others.map((name) => ('enterprise' in name ? name.enterprise : '')));
  const rest = [...own].filter((id) => !named.has(id)).map((enterprise) => ({ enterprise }));
  return agrees(rest.length) || (segment.spread === 'all' && agrees(own.size)) ? rest : null;
}

/** 无缺工 and 同上周 hold of everybody named; a number only where 各 or 都 says so. Nothing but zeros is spread over those not named. */
function mayShare(segment: Segment, said: Said): boolean {
  const isPlain =
    said.headcount === undefined && said.shortage === undefined && said.resolved === undefined && said.problems === undefined;
  if (segment.spread !== 'named') return isPlain;
  return segment.names.length === 1 || isPlain || segment.items.some((item) => item.kind === 'each' || item.kind === 'all');
}

/** Adds to what was said of the same enterprise before; false where the two contradict each other. */
function add(entries: ReportEntry[], name: Named, said: Said): boolean {
  const at = 'enterprise' in name ? entries.findIndex((e) => 'enterprise' in e && e.enterprise === name.enterprise) : -1;
  const earlier = entries[at];
  if (earlier === undefined) {
    entries.push({ ...name, ...said });
    return true;
  }
  const clash = (Object.keys(said) as (keyof Said)[]).some((key) => key in earlier);
  if (clash || ('same' in said && 'shortage' in earlier) || ('none' in said && 'shortage' in earlier)) return false;
  if ((earlier.none || earlier.same) && (said.shortage || said.none || said.same)) return false;
  entries[at] = { ...earlier, ...said };
  return true;
}

// ── The week ───────────────────────────────────────────────────────────────────────────────────────────────

type Times = { readonly period: Week; readonly holds: (time: Time) => boolean };

/** The one week the message reports, and which of its figures are of that week. Null where two weeks are reported at once. */
function timesOf(read: readonly Read[], { now }: ReadingContext): Times | null {
  const all = read.flatMap(({ statement: { figures, none, same } }) => [
    ...figures.map((f) => f.time),
    ...[none, same].filter((t) => t !== null),
  ]);
  const current = weekOf(now);
  const past = new Set(all.flatMap((time) => (time.kind === 'past' ? [time.week] : [])));
  const isNow = all.some((time) => time.kind === 'now' || time.kind === 'still');
  if (past.size > 1) return null;
  const [week] = past;
  if (week === undefined || isNow) return { period: current, holds: (time) => time.kind !== 'past' && time.kind !== 'elsewhere' };
  // One enterprise of last week, another without a week: of which is that?
  if (all.some((time) => time.kind === 'plain')) return null;
  return { period: week, holds: (time) => time.kind === 'past' };
}

const within = ({ figures, none, same }: Statement, holds: Times['holds']): Statement => ({
  figures: figures.filter((f) => holds(f.time)),
  none: none !== null && holds(none) ? none : null,
  same: same !== null && holds(same) ? same : null,
});
