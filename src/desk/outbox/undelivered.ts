// What is waiting, and what did not arrive? For the operator at a terminal: who, which kind, since when, why; never what it says.
import { isoWithOffset } from '../../domain/time.ts';
import type { OutgoingKind } from '../ports.ts';
import { reasonText } from './reasons.ts';
import type { Retry } from './retry.ts';

export type Undelivered = {
  readonly id: string;
  readonly state: 'due' | 'sending' | 'dropped' | 'failed' | 'unknown';
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

/** Messages that wait because WeCom refuses them for a setting. */
export type Refusal = {
  /** `wecom.configuration 60020`, as it was met last. */
  readonly problem: string;
  /** Rows that are due and were refused for it, the one that is just being tried among them, or were not tried meanwhile. */
  readonly waiting: number;
  /** The oldest of them was due then. */
  readonly since: Date;
};

type RetryWish = {
  /** Rows by number; null = all that failed since `since`. */
  readonly ids: readonly string[] | null;
  readonly since: Date;
  readonly by: string;
  readonly dryRun: boolean;
};

/** Problems: database.away. */
export interface UndeliveredRows {
  /** Open ones, and those that expired, failed or are unknown since then; by the instant they were due at, at most `limit`. */
  list(since: Date, limit: number): Promise<readonly Undelivered[]>;
  /** Null where no setting keeps anything waiting. */
  refusal(now: Date): Promise<Refusal | null>;
  /** Puts what failed back to due, in one transaction with its audit row; answers what becomes of each row there is. */
  retry(wish: RetryWish, now: Date): Promise<readonly Retry[]>;
}

const STATE_NAMES: Readonly<Record<Undelivered['state'], string>> = {
  due: '待发',
  sending: '发送中',
  dropped: '过期未发',
  failed: '失败',
  unknown: '不明',
};
const KIND_NAMES: Readonly<Record<OutgoingKind, string>> = { reply: '回复', nudge: '提醒', broadcast: '通知' };

const stamp = (at: Date | null): string | null => (at === null ? null : isoWithOffset(at));

/** One JSON object a line. */
export const undeliveredJson = (row: Undelivered): string =>
  JSON.stringify({ ...row, dueAt: stamp(row.dueAt), retryAt: stamp(row.retryAt), settledAt: stamp(row.settledAt) });

const COLUMNS = ['编号', '状态', '类别', '收件人', '时段', '应发时间', '再试时间', '领取次数', '原因'] as const;

/** A table with a line a row, tabs between; the counts come last, then what to do. */
export function undeliveredTable(rows: readonly Undelivered[]): readonly string[] {
  if (rows.length === 0) return ['没有待发的，也没有没送达的。'];
  const lines = rows.map((r) =>
    [
      r.id,
      STATE_NAMES[r.state],
      KIND_NAMES[r.kind],
      r.person,
      [r.period, r.stage].filter((word) => word !== null).join(' ') || '—',
      isoWithOffset(r.dueAt),
      stamp(r.retryAt) ?? '—',
      r.claims,
      reasonText(r.problem),
    ].join('\t'),
  );
  const counts = Object.entries(STATE_NAMES).flatMap(([state, name]) => {
    const count = rows.filter((r) => r.state === state).length;
    return count === 0 ? [] : [`${name}${count}条`];
  });
  const failed = rows.some((r) => r.state === 'failed');
  return [
    COLUMNS.join('\t'),
    ...lines,
    counts.join('，'),
    ...(failed ? ['失败的原因排除后，用 npm run outbox -- retry 补发。'] : []),
  ];
}

/** One sentence under the table. */
export const showRefusal = ({ problem, waiting, since }: Refusal): string =>
  `有${waiting}条因为企业微信的设置发不出去，最早的应在${isoWithOffset(since)}发出：${reasonText(problem)}。改好后会自动补发，已过期的除外。`;
