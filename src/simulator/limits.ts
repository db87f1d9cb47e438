// How does WeCom count and cut what goes over its limits? Nothing here is shared with src/wecom, which is tried against it.

/** UTF-8 bytes of one text. */
export const SHOWN_TEXT_BYTES = 2048;
/** A callback's answer, and that of the URL check, must be whole within that long. */
export const CALLBACK_ANSWER_MS = 5000;
export const URL_CHECK_MS = 1000;
/** Deliveries of one callback in all: the first and three more. */
export const DELIVERIES = 4;
export const MEMBER_A_MINUTE = 30;
export const MEMBER_AN_HOUR = 1000;
export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** The longest beginning of whole code points within that many UTF-8 bytes. */
export function cutBytes(text: string, bytes: number): string {
  const all = Buffer.from(text);
  if (all.length <= bytes) return text;
  let end = bytes;
  // A byte 10xxxxxx continues a code point: step back to where one begins.
  while (end > 0 && ((all[end] ?? 0) & 0xc0) === 0x80) end -= 1;
  return all.subarray(0, end).toString();
}

/** The first `count` code points. */
export const cutCharacters = (text: string, count: number): string => [...text].slice(0, count).join('');

/** Counts what happened to each key within a sliding window. An instant after `now` (the clock was turned back) counts no more. */
export type Tally = {
  count(key: string, now: Date): number;
  add(key: string, now: Date): void;
};

export function slidingTally(windowMs: number): Tally {
  const instants = new Map<string, number[]>();
  const within = (key: string, now: Date) => {
    const kept = (instants.get(key) ?? []).filter((at) => at <= now.getTime() && at > now.getTime() - windowMs);
    instants.set(key, kept);
    return kept;
  };
  return {
    count: (key, now) => within(key, now).length,
    add: (key, now) => void within(key, now).push(now.getTime()),
  };
}
