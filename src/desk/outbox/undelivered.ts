// What is waiting, and what did not arrive? For the operator at a terminal: who, which kind, since when; never what it says.
import { isoWithOffset } from '../../domain/time.ts';
import type { OutgoingKind } from '../ports.ts';

export type Undelivered = {
  readonly id: string;
  readonly state: 'due' | 'sending' | 'failed' | 'unknown';
  readonly kind: OutgoingKind;
  readonly person: string;
  readonly stage: string | null;
  readonly period: string | null;
  readonly dueAt: Date;
  /** How often it was claimed. */
  readonly claims: number;
  readonly problem: string | null;
  /** When it is tried again; null where it is due at once or over. */
  readonly retryAt: Date | null;
  readonly settledAt: Date | null;
};

export interface UndeliveredRows {
  /** Open ones, and those that failed or are unknown since then; by the instant they were due at, at most `limit`. Problems: database.away. */
  list(since: Date, limit: number): Promise<readonly Undelivered[]>;
}

const STATE_NAMES: Readonly<Record<Undelivered['state'], string>> = {
  due: '待发',
  sending: '发送中',
  failed: '失败',
  unknown: '不明',
};
const KIND_NAMES: Readonly<Record<OutgoingKind, string>> = { reply: '回复', nudge: '提醒', broadcast: '通知' };

const stamp = (at: Date | null): string | null => (at === null ? null : isoWithOffset(at));

/** One JSON object a line. */
export const undeliveredJson = (row: Undelivered): string =>
  JSON.stringify({ ...row, dueAt: stamp(row.dueAt), retryAt: stamp(row.retryAt), settledAt: stamp(row.settledAt) });

const COLUMNS = ['状态', '类别', '收件人', '时段', '应发时间', '领取次数', '原因'] as const;

/** A table with a line a row, tabs between; the counts come last. */
export function undeliveredTable(rows: readonly Undelivered[]): readonly string[] {
  if (rows.length === 0) return ['没有待发的，也没有没送达的。'];
  const lines = rows.map((r) =>
    [
      STATE_NAMES[r.state],
      KIND_NAMES[r.kind],
      r.person,
      [r.period, r.stage].filter((word) => word !== null).join(' ') || '—',
      isoWithOffset(r.dueAt),
      r.claims,
      r.problem ?? '—',
    ].join('\t'),
  );
  const counts = Object.entries(STATE_NAMES).flatMap(([state, name]) => {
    const count = rows.filter((r) => r.state === state).length;
    return count === 0 ? [] : [`${name}${count}条`];
  });
  return [COLUMNS.join('\t'), ...lines, counts.join('，')];
}
