// What takes the place of a thread's record that cannot be read, and with which revision?

/** The text of a thread of which nothing can be read: no JSON, so that its reader tells the person. */
export const UNREADABLE = '';

/** 2020-01-01T00:00:00Z in seconds. */
export const EPOCH_S = 1_577_836_800;

/**
 * A person's filings are ordered by the revisions of their thread: starting again at 1, the next would pass for older than those that
 * are stored. Seconds run ahead of any number of messages, and fit the database's column until 2088.
 */
export const revisionAfterDamage = (now: Date): number => Math.max(1, Math.floor(now.getTime() / 1_000) - EPOCH_S);
