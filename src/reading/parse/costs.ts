// What does it cost to read a piece of a report one way and not another?

/**
 * Every cost of the parser, in one place. The reading with the least sum holds; one that is less than `near` cheaper than the next is not
 * certain, and nothing above `most` is a reading at all. One unit is about the difference between two orders of words that are both said.
 */
export const COSTS = {
  /** A reading may cost that much, and as much again for each enterprise after the first as `mostMore`. */
  most: 9,
  mostMore: 2.5,
  /** Up to that many times as much it is a guess. */
  far: 2,
  /** Readings closer than that are a tie. */
  near: 1,
  /** What is that much dearer than the likeliest reading is not offered as a guess. */
  guessed: 4,

  // A number and its tier
  tierBehind: 0.7,
  leadPassed: 2,
  tierBehindCounted: 0.1,
  tierBehindOverBlank: 1,
  /** 21个缝纫普工 */
  qualifier: 0.5,
  /** 8个|普工3: the tier is hardly the next number's. */
  tierLeftBehind: 1.5,
  tierLeftBehindPeople: 0.5,
  leadOverBlank: 1,
  /** 技工 一个没招到 */
  nothingOverBlank: 0.8,
  /** 普工8的是百川: figures before the only name. */
  adopted: 1.5,
  /** 都不缺，就甲缺普工2 · 都不缺，甲缺普工2: of all but that one. */
  exceptBut: 0.2,
  except: 0.4,
  /** 10人普工7: people are counted by 人 before a comma, not before their tier. */
  peopleBeforeTier: 0.1,
  waitsOverComma: 3,
  total: 0.5,
  /** 普工缺8解决5: a tier that leads its clause is meant by its later verbs; a number without it is less likely the total. */
  totalDespiteLead: 1.6,
  /** A tier that gets no figure. */
  tierLost: 7,
  rowOfNumbers: 1,
  secondOfRow: 0.3,
  tierInOrder: 0.5,
  /** 3/4, 三、四个 */
  several: 0.3,
  severalApart: 2,
  toldBefore: 0.5,
  /** 正在解决，缺8 */
  resolvedLeftEmpty: 3,
  /** 8人缺: a shortage is told in front. */
  shortageBehind: 4,
  shortageNounBehind: 0.3,

  // A number and its verb
  verbBehind: 0.5,
  verbBehindOverBlank: 1.5,
  /** A tier with a number and no verb is shortage. */
  unspokenShortage: 0.3,
  /** 缺普工10，解决普工2 技工1: the list of those resolved goes on, by what parts it. */
  inheritedOverBlank: 2.2,
  inheritedOverList: 0.3,
  inheritedOverComma: 2,
  inheritedOverStop: 3,
  /** It went on already: 解决普工2，技工0，高技0. */
  inheritedOn: 0.3,
  listLeft: 2.5,
  /** A zero behind those resolved is hardly a shortage that nobody has. */
  noneShortAgain: 1.5,
  /** No verb, after a list of those resolved: shortage only where it speaks of a tier the shortage left out. */
  shortageAfterResolved: 0.4,
  firstShortageAfterResolved: 1.6,
  /** A tier said twice of the same figure. */
  saidTwice: 6.5,
  /** Two numbers of one figure: neither is offered. */
  saidTwo: 20,
  /** 有技工6人: they are there. */
  havingAsShortage: 40,
  needInAll: 1.5,
  verbLeftEmpty: 1,
  weakVerbAsTalk: 3,
  /** 刚看到，…: in front of everything it is talk, or heads what is named behind it. */
  weakVerbAhead: 0.3,
  weakVerbHeads: 3,
  recruitAsNeed: 1,
  /** 1432人，普工缺20 */
  peopleAsHeadcount: 2,
  staffAsHeadcount: 0.4,
  staffAsTalk: 0.4,

  // Names
  /** Of what the names' own table says. */
  nameWeight: 0.5,
  misspelt: 1,
  unknownCompany: 1.5,
  unknownAlone: 2,
  unknownGlued: 2.5,
  /** An unknown piece before a verb where an enterprise was named already: another one, or an adverb? */
  unknownAfterName: 4,
  /** 百川新材 where 百川 is known: another company, or talk behind the name? */
  extendedFound: 0.2,
  extendedCompany: 0.4,
  extendedUnknown: 3.5,

  /** 善沅|化工 is one name. */
  tradeBehindName: 2,

  /** Of what the periods' own table says. */
  periodWeight: 0.5,

  // Talk up to the next parting
  talk: 0.7,
  /** There is a verb in it, or 其他, and no figure. */
  talkNear: 1.5,
  /** 人没配齐 */
  talkDenying: 2,
  /** Behind what was said, it may be meant by it. */
  talkTakesBack: 4,
  /** The talk is glued to a name or to people counted. */
  talkGlued: 1.3,

  // Unknown text
  skipOwnClause: 1,
  /** What may name one of one's own is hardly talk. */
  skipName: 5,
  /** 要绣娘4个 */
  unknownTrade: 2.5,
  /** A trade with what is told of it glued behind is hardly talk. */
  skipTrade: 4,
  /** What ends like a company is hardly talk. */
  skipCompany: 5,
  /** The city's or a district's name. */
  skipPlace: 0.2,
  /** 甲缺5，乙缺3，都没解决 of 乙 alone. */
  notOfAll: 1.5,
  skipBehindName: 2,
  skipBesideVerb: 6,
  skipAtHead: 2,
  skipBeforeVerb: 1,

  // Words
  shortTier: 0.2,
  hedgeUnused: 3,
  hedgeBehind: 0.3,
  hedgeBehindAlone: 1,
  /** 经电话核实 普工缺6: what is none of ours ends before a blank. */
  asideEnds: 1,
  tradeNotMissing: 4,
  noneThenTier: 3,
  zeroTiers: 0.3,
  /** 没招到 普工缺3: the tier behind is another matter. */
  zeroTaken: 4,
  othersAreFirms: 1.5,
  othersAreTiers: 1.5,
  othersSaid: 0.2,
} as const;
