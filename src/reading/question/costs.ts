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
  /** For each point a name costs by its own table: a part, pinyin. */
  partOfName: 0.5,
  /** Names that cost more by that table are no names in a running text. */
  doubtful: 3,
  period: 0.75,
  /** 上周|一品 beside 上周一|品. */
  secondPeriod: 0.85,
  rank: 0.8,
  bound: 0.85,
  /** 1号 beside 急需 is no day. */
  demand: 0.5,
  counted: 0.9,
  person: 0.9,
  place: 0.95,
  word: 1,
  /** Hearsay and reasons: 据企业反馈, 由于订单增加. */
  aside: 0.7,
  /** A word of one character: 多少|了 rather than 多|少了. */
  character: 1.05,
  /** One character that nothing explains. */
  skipped: 3,
} as const;

/** What may be passed over in a question that is answered all the same, in characters. */
export const SKIPPED = {
  /** Beside its words. */
  beside: 10,
  /** In a clause of its own. */
  apart: 16,
} as const;
