// Which enterprises does a message report, and what of each?
import { type Week, weekOf } from '../domain/time.ts';
import { findPeriods } from './periods.ts';
import type { Named, ReadingContext, ReportEntry, ReportReading, Said } from './reading.ts';
import { readStatement } from './report-figures.ts';
import { type Item, PARTS, type Refusal, reportItems } from './report-items.ts';
import { type Statement, saidOf, type Time } from './report-said.ts';
import { reportTokens } from './report-tokens.ts';
import { readTable } from './tables.ts';
import type { Folded } from './text.ts';

/** `nothing`: it states nothing of any enterprise; `doubtful`: it may, but something in it is not understood, so that nothing may be stored. */
export type ReportOutcome = ReportReading | { readonly kind: Refusal | 'nothing' };

/** Names that share one statement, and its words. */
type Segment = {
  readonly names: Named[];
  readonly items: Item[];
  readonly spread: 'named' | 'others' | 'all';
  isLeftOut: boolean;
};

/** Reads a message as a report of one or many enterprises. Exact or not at all: a number, zero, week or name that is not certain makes the whole message doubtful. */
export function readReport(f: Folded, context: ReadingContext): ReportOutcome {
  const table = readTable(f, context);
  if (table !== null) return table;
  const { names, own, now } = context;
  const tokens = reportTokens(f, { names: names.spans(f, own), periods: findPeriods(f, now), week: weekOf(now) });
  const items = reportItems(f, tokens, { find: names.find, isEmpty: names.isEmpty, own });
  if (typeof items === 'string') return { kind: items };
  if (items.some((item) => item.kind === 'when' && item.when.kind === 'impossible')) return { kind: 'doubtful' };
  const { head, segments } = cut(items);
  if (segments.length === 0) return { kind: 'nothing' };

  const read: Read[] = [];
  for (const segment of segments) {
    if (segment.isLeftOut) continue;
    const statement = readStatement([...head, ...segment.items], f);
    if (statement === null || isEmpty(statement)) return { kind: 'doubtful' };
    read.push({ segment, statement });
  }
  return assembled(read, segments, context);
}

type Read = { readonly segment: Segment; readonly statement: Statement };

const isEmpty = ({ figures, none, same }: Statement): boolean => figures.length === 0 && none === null && same === null;

// ── Cutting ────────────────────────────────────────────────────────────────────────────────────────────────

const STATES = new Set<Item['kind']>(['amount', 'none', 'same', 'nearlySame', 'not']);

/** Cuts the items at the names. What comes before the first name heads every statement, unless it states something itself: then it is the only name's. */
function cut(items: readonly Item[]): { readonly head: readonly Item[]; readonly segments: readonly Segment[] } {
  const before: Item[] = [];
  const segments: Segment[] = [];
  let current: Segment | null = null;
  const open = (spread: Segment['spread']): Segment => {
    const segment: Segment = { names: [], items: [], spread, isLeftOut: false };
    segments.push(segment);
    return segment;
  };
  items.forEach((item, i) => {
    const isStated: boolean = current?.items.some((x) => STATES.has(x.kind)) ?? false;
    if (item.kind === 'name') {
      if (current === null || isStated || current.spread !== 'named') current = open('named');
      current.names.push(item.named);
    } else if (item.kind === 'others' && spreads(items, i, segments)) current = open('others');
    else if (item.kind === 'outside' && current !== null && !isStated) current.isLeftOut = true;
    else if (current === null) before.push(item);
    else current.items.push(item);
  });
  const isStatedBefore = before.some((x) => STATES.has(x.kind));
  if (segments.length === 0) {
    if (isStatedBefore && before.some((x) => x.kind === 'all'))
      segments.push({ names: [], items: before, spread: 'all', isLeftOut: false });
    return { head: [], segments };
  }
  if (!isStatedBefore) return { head: before.filter((x) => x.kind !== 'text' && x.kind !== 'staff'), segments };
  const only = segments.length === 1 ? segments[0] : undefined;
  if (only !== undefined && only.names.length === 1) return { head: before, segments };
  return { head: [], segments: [] };
}

/** 其他 means the other enterprises where it says so, or where it cannot mean the other tiers. */
function spreads(items: readonly Item[], i: number, segments: readonly Segment[]): boolean {
  const rest = items.slice(i + 1, i + 5);
  if (rest[0]?.kind === 'trades' || rest[0]?.kind === 'tier') return false;
  const isOfFirms = rest.some((x) => x.kind === 'all' || x.kind === 'firms');
  return isOfFirms || (items[i] as Item).part === PARTS.line || segments.length !== 1;
}

// ── Putting together ───────────────────────────────────────────────────────────────────────────────────────

function assembled(read: readonly Read[], segments: readonly Segment[], context: ReadingContext): ReportOutcome {
  const times = timesOf(read, context);
  if (times === null) return { kind: 'doubtful' };
  const entries: ReportEntry[] = [];
  for (const { segment, statement } of read) {
    const said = saidOf(within(statement, times.holds));
    if (said === null || Object.keys(said).length === 0) return { kind: 'doubtful' };
    const named = namesOf(segment, segments, context);
    if (named === null || named.length === 0) return { kind: 'doubtful' };
    if (!mayShare(segment, said)) return { kind: 'doubtful' };
    for (const name of named) {
      if (!add(entries, name, said)) return { kind: 'doubtful' };
    }
  }
  return entries.length === 0 ? { kind: 'nothing' } : { kind: 'report', period: times.period, reports: entries };
}

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
