// What does it cost to take a stretch of text for a name? (domain §17.1)

/**
 * One table, in the units of the parse: 0 certain, 6 as bad as a word passed over beside a predicate. `rank`: of two readings of the same
 * stretch the lower rank wins whatever it costs; of one rank all enterprises that fit are candidates.
 */
export const NAME_COSTS = {
  /** The registered name, or an alias, to the letter. */
  named: { rank: 0, cost: 0 },
  /** The same without legal form, place or the beginning that half the roster shares. */
  core: { rank: 1, cost: 0 },
  /** Three characters or more of a name, from its beginning or within. */
  beginning: { rank: 2, cost: 1 },
  part: { rank: 2, cost: 2 },
  /** Two characters. */
  shortBeginning: { rank: 2, cost: 2 },
  shortPart: { rank: 2, cost: 3 },
  /** Pinyin or initials of a whole name, of its beginning. */
  spelled: { rank: 3, cost: 2 },
  spelledBeginning: { rank: 4, cost: 3 },
  /** With a doubt: some characters left out in the middle, one that sounds the same, one wrong, missing or too many. */
  abbreviated: { rank: 5, cost: 3 },
  homophone: { rank: 6, cost: 4 },
  homophoneBeginning: { rank: 7, cost: 4 },
  misspelt: { rank: 8, cost: 5 },
  misspeltBeginning: { rank: 9, cost: 5 },
} as const satisfies Readonly<Record<string, { readonly rank: number; readonly cost: number }>>;

export type NameGrade = keyof typeof NAME_COSTS;

/** What is added to them. */
export const NAME_SURCHARGES = {
  /** The name is typed with a blank inside. */
  overBlank: 1,
  /** No list knows what is glued to a part's end: 云岬|电子 may be another firm. */
  gluedBehind: 6,
  /** Every character of a part belongs to words that run over its ends: 本|周到|岗. */
  insideWords: 5,
  /** The roster's alias is an ordinary word of reports (高技). */
  ordinaryWord: 8,
  /** The alias is a trade that no figure of annex 1 is of (高工). */
  trade: 4,
} as const;
