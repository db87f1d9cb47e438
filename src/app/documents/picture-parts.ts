// How much does a picture hold, and how are its notes put together?

/** A year and its week 53; more is cut to the latest. */
export const MOST_WEEKS = 53;
/** Bars that are still read one by one on a phone. */
export const MOST_BARS = 20;

/** Notes that go on one line where they fit. */
export const joined = (notes: readonly string[]): string => notes.join('　');
