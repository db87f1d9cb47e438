// Which rows may an operator send again, and what are they told of the others?
import { UNDECIDED_MS } from './fate.ts';

/** A row an operator asks for, or one that failed. */
export type Retried = {
  readonly id: string;
  readonly person: string;
  readonly state: 'due' | 'sending' | 'sent' | 'dropped' | 'failed' | 'unknown';
  readonly expiresAt: Date | null;
  /** Null: nothing of it can have been shown. */
  readonly firstClaimedAt: Date | null;
};

/** `again`: it goes out once more. Of the rest: its time is over, it may have been shown, it is none that failed. */
type RetryFate = 'again' | 'expired' | 'maybeShown' | 'notFailed';

/** A nudge whose week has its report meanwhile is dropped when its turn comes, as every other; so nothing is asked of that here. */
export function retryFate({ state, expiresAt, firstClaimedAt }: Retried, now: Date): RetryFate {
  if (state === 'unknown') return 'maybeShown';
  if (state !== 'failed') return 'notFailed';
  if (expiresAt !== null && expiresAt <= now) return 'expired';
  // Within the time in which WeCom hides the same message, it may be said again.
  const isOld = firstClaimedAt !== null && now.getTime() - firstClaimedAt.getTime() >= UNDECIDED_MS;
  return isOld ? 'maybeShown' : 'again';
}

export type Retry = Pick<Retried, 'id' | 'person'> & { readonly fate: RetryFate };

const FATE_TEXTS: Readonly<Record<Exclude<RetryFate, 'again'>, string>> = {
  expired: '已过期，不再补发',
  maybeShown: '可能已经送达，再发会收到两次，没有补发',
  notFailed: '不是失败的，没有补发',
};

/** What an operator reads; `missing`: numbers there are no rows of. */
export function showRetries(retries: readonly Retry[], missing: readonly string[], dryRun: boolean): readonly string[] {
  const again = retries.filter((r) => r.fate === 'again');
  const kept = retries.flatMap(({ id, person, fate }) => (fate === 'again' ? [] : [`  ${id}\t${person}\t${FATE_TEXTS[fate]}`]));
  const done = dryRun ? `有${again.length}条可以补发，没有改动。` : `${again.length}条已放回待发，很快会发出。`;
  return [
    again.length === 0 ? '没有可以补发的。' : done,
    ...again.map(({ id, person }) => `  ${id}\t${person}`),
    ...(kept.length === 0 ? [] : ['没有补发的：', ...kept]),
    ...(missing.length === 0 ? [] : [`没有这些编号：${missing.join('、')}`]),
  ];
}
