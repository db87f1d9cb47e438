// By when is an urgent demand to be accepted and resolved, and at which instants is somebody reminded? (domain §11.3)
import type { Settings } from './settings.ts';
import type { Demand, DemandRow } from './urgent.ts';

type SpanKind = 'accept' | 'resolve';

/** A stretch of the clock, which runs day and night and never pauses. */
export type ClockSpan = {
  readonly kind: SpanKind;
  /** Which row of the history began it, from 1: tells the spans of a demand apart. */
  readonly row: number;
  readonly from: Date;
  /** Half of the time is gone. */
  readonly half: Date;
  /** In time is before this instant. */
  readonly due: Date;
  /** The row that ended it; null while it runs. */
  readonly end: DemandRow | null;
};

const MINUTE_MS = 60_000;

/** What begins and what ends each kind of span: a demand given to another district is to be accepted anew, one reopened to be resolved anew. */
const BEGINS: Readonly<Record<SpanKind, ReadonlySet<DemandRow['step']>>> = {
  accept: new Set(['raise', 'transfer']),
  resolve: new Set(['raise', 'reopen']),
};
const ENDS: Readonly<Record<SpanKind, ReadonlySet<DemandRow['step']>>> = {
  accept: new Set(['accept', 'transfer', 'withdraw', 'lapse']),
  resolve: new Set(['resolve', 'withdraw', 'lapse']),
};

/** Nobody is needed any more: nothing is overdue from then on. */
const isDone = ({ step, people }: DemandRow): boolean => step === 'restate' && !people;

/** What was done with is to be dealt with again: accepted where nobody holds it, and resolved. */
function beginsAgain(rows: readonly DemandRow[], at: number, kind: SpanKind): boolean {
  const row = rows[at];
  const before = rows.slice(0, at).findLast((r) => r.step === 'restate');
  if (row?.step !== 'restate' || isDone(row) || !before || !isDone(before)) return false;
  return kind === 'resolve' || row.state !== 'accepted';
}

/** Every span of a demand so far, by where it began. */
export function spansOf({ rows }: Pick<Demand, 'rows'>, { urgent }: Pick<Settings, 'urgent'>): readonly ClockSpan[] {
  const lengths: Readonly<Record<SpanKind, number>> = { accept: urgent.acceptMinutes, resolve: urgent.resolveMinutes };
  return rows.flatMap((row, i) =>
    (['accept', 'resolve'] as const).flatMap((kind): readonly ClockSpan[] => {
      if (!BEGINS[kind].has(row.step) && !beginsAgain(rows, i, kind)) return [];
      const after = (share: number) => new Date(row.at.getTime() + lengths[kind] * share * MINUTE_MS);
      const end = rows.slice(i + 1).find((r) => ENDS[kind].has(r.step) || isDone(r)) ?? null;
      return [{ kind, row: i + 1, from: row.at, half: after(0.5), due: after(1), end }];
    }),
  );
}

/** At the due instant or after it, by the step that ended the span, or by now. */
export const isOverdue = ({ due, end }: ClockSpan, now: Date): boolean => (end?.at ?? now) >= due;

/** `half` is said only while it is still true; `end` also of what was done late before anybody looked, so that no overdue goes untold. */
export type ClockMark = { readonly span: ClockSpan; readonly mark: 'half' | 'end'; readonly at: Date };

/** The marks of a demand from one instant to another, both included. */
export function marksBetween(
  demand: Pick<Demand, 'rows'>,
  since: Date,
  now: Date,
  settings: Pick<Settings, 'urgent'>,
): readonly ClockMark[] {
  const isBetween = (at: Date) => since <= at && at <= now;
  return spansOf(demand, settings).flatMap((span): readonly ClockMark[] => {
    const { half, due, end } = span;
    if (isBetween(due) && isOverdue(span, now)) return [{ span, mark: 'end', at: due }];
    return isBetween(half) && now < due && end === null ? [{ span, mark: 'half', at: half }] : [];
  });
}
