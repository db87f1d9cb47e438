// What does it cost to read a stretch of a question as this or that? One table for the whole reading of questions.

/**
 * Costs of edges. The cheapest way through a text is its reading: fewer and longer words win, of equal ones what is rarer by chance (a
 * name, a period) wins over a plain word, and anything that is known wins over passing a character over.
 */
export const COST = {
  comparison: 0.6,
  against: 0.6,
  streak: 0.6,
  name: 0.7,
  period: 0.75,
  /** 上周|一品 beside 上周一|品. */
  secondPeriod: 0.85,
  rank: 0.8,
  bound: 0.85,
  counted: 0.9,
  person: 0.9,
  place: 0.95,
  word: 1,
  /** A word of one character: 多少|了 rather than 多|少了. */
  character: 1.05,
  /** One character that nothing explains. */
  skipped: 3,
} as const;

/** What may be passed over in a question that is answered all the same, in characters. */
export const SKIPPED = {
  /** Beside the words of a question that asks (多少, 哪, 吗). */
  beside: 8,
  /** Beside the words of one that only names what is wanted (各区缺工). */
  besideNaming: 3,
  /** In a clause of its own. */
  apart: 16,
} as const;
