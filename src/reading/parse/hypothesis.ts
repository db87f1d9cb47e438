// What is in force at one place of a message, on one way of reading it?
import type { Named } from '../names/named.ts';
import type { Amount } from '../numbers/amounts.ts';
import type { OperatorSaid } from '../words/operator.ts';
import type { ReportField } from '../words/report-words.ts';
import { type Figure, type Group, PLAIN, type Tier, type Time } from './figure.ts';

/** What parts two pieces: nothing, blanks, 、 or /, a comma, a full stop or semicolon, a line's end. */
export const PARTS = { glued: 0, blank: 1, list: 2, clause: 3, stop: 4, line: 5 } as const;

/** What stood last, as far as the next piece asks. */
type Last =
  | 'start'
  | 'name'
  | 'tier'
  | 'verb'
  | 'amount'
  | 'thing'
  | 'skip'
  | 'none'
  | 'otherObject'
  | 'not'
  | 'hedge'
  | 'aside'
  | 'relative'
  | 'from'
  | 'notThis'
  | 'now'
  | 'when'
  | 'all'
  | 'recruit'
  | 'trade'
  | 'others'
  | 'open'
  | 'denied'
  | 'word';

export type Link<T> = { readonly value: T; readonly rest: Link<T> } | null;

/** In the order they were put. */
export function listOf<T>(link: Link<T>): readonly T[] {
  const all: T[] = [];
  for (let at = link; at !== null; at = at.rest) all.unshift(at.value);
  return all;
}

type Hedge = { readonly from: number; readonly to: number; readonly isUsed: boolean };

/** One way to have read a message so far. Steps copy it and change the copy; nothing that is kept is changed. */
export class Hypothesis {
  at = 0;
  cost = 0;
  part: number = PARTS.line;
  colon = false;
  last: Last = 'start';
  /** Where the last piece that says something ended. */
  lastTo = 0;
  skipped: Link<{ readonly from: number; readonly to: number }> = null;
  operators: Link<OperatorSaid> = null;
  /** Places of numerals that are no figures, and what they are. */
  roles: Link<{ readonly from: number; readonly to: number; readonly role: 'other' | 'listNumber' | 'period' | 'vague' }> = null;

  // Whose it is
  done: Link<Group> = null;
  doneCount = 0;
  /** As it was before the first name: what stood there holds for all. */
  head: Hypothesis | null = null;
  names: readonly Named[] = [];
  spread: Group['spread'] = 'head';
  isExcept = false;
  counts: readonly number[] = [];
  /** 今天跑了两家：…, 以上两家: how many the whole message tells of. */
  countsOfAll: readonly number[] = [];
  isShared = false;
  /** Figures stood before the only name. */
  isAdopted = false;
  /** Something was stated of the names: the next name begins another group. */
  isTouched = false;
  /** ，都没解决 behind several: of each. */
  isSharing = false;
  shared: Figure | 'none' | 'same' | null = null;

  // What is said of it
  figures: readonly Figure[] = [];
  none: Time | null = null;
  same: Time | null = null;
  /** Where `none` and `same` were said. */
  noneAt = -1;
  sameAt = -1;
  like: Named | 'awaited' | null = null;
  isLike = false;

  // The clause
  /** Something in it may turn all of it round: it may be offered, never taken. */
  isGuess = false;
  openFrom = 0;
  blankFrom = 0;
  verb: ReportField | null = null;
  isVerbOwn = false;
  isVerbUsed = false;
  isHeading = false;
  /** Whether a tier behind the verb, parted from it, makes it a heading. */
  faded: ReportField | 'aside' | null = null;
  fadedPart = 0;
  /** A tier without a verb was read as one more of those resolved. */
  isListOn = false;
  waiting: readonly Tier[] = [];
  lead: readonly Tier[] = [];
  leadReaches: number = PARTS.glued;
  /** The leading tier has no figure of its own yet: 普工缺… */
  isLeadUnused = false;
  tiersInClause = 0;
  /** A number that waits for the tier behind it. */
  pending: Amount | null = null;
  /** Where a negation begins that waits for what it denies; -1 none. */
  not = -1;
  /** 不缺|普工: tiers that follow are nothing; where that began, -1 none. */
  zeroing = -1;
  zeroField: ReportField = 'shortage';
  aside: 'no' | 'waiting' | 'figures' | 'used' | 'details' = 'no';
  isAsideBehind = false;
  isRelative = false;
  /** 不是 stands before what is said: none of it holds. */
  isDenied = false;
  /** 技工|不是6: where 不是 begins behind a tier, whose figure is asked then; -1 elsewhere. */
  tierDenied = -1;
  isPer = false;
  /** 有 stands before, and no verb yet. */
  isHaving = false;
  hedge: Hedge | null = null;
  isHedgeLast = false;
  /** What was just said has to be the end of its clause. */
  endsClause = false;
  correcting: 'no' | 'bare' | 'labelled' = 'no';
  /** Something was said to be wrong: what is told again behind it holds. */
  isCorrected = false;
  isEach = false;
  hasThing = false;
  isInOrder = false;
  nth = -1;
  isSum = false;
  whole: Figure | null = null;
  /** How many numbers of a row of annex 1 were read; 0 none. */
  row = 0;
  rowField: ReportField = 'shortage';
  rowTwice = false;
  restOfTiers = false;
  exceptTiers: readonly Tier[] | null = null;
  /** 其他 may be the enterprises or the tiers, and its price was paid. */
  isOthersUnsure = false;
  /** 除了 stands before what comes. */
  isExceptNext = false;
  /** 没 stands right behind a verb: 招到没 asks. */
  isNotAsking = false;
  /** 没 by itself denies nothing; 没有, 无 do. */
  isNotAlone = false;
  /** It is said of the figure before. */
  isNotOfFigure = false;
  trade = -1;
  time: Time = PLAIN;
  /** The time to go back to at the clause's end: 原来缺10，招了4. */
  clauseTime: Time | null = null;
  isNowHeld = false;
  /** A past week was named and nothing said of it yet. */
  isTimeUnused = false;
  outer: {
    readonly from: number;
    readonly verb: ReportField | null;
    readonly isHeading: boolean;
    readonly isUsed: boolean;
    readonly figures: number;
  } | null = null;

  copy(): Hypothesis {
    const h = new Hypothesis();
    h.at = this.at;
    h.cost = this.cost;
    h.part = this.part;
    h.colon = this.colon;
    h.last = this.last;
    h.lastTo = this.lastTo;
    h.skipped = this.skipped;
    h.operators = this.operators;
    h.roles = this.roles;
    h.done = this.done;
    h.doneCount = this.doneCount;
    h.head = this.head;
    h.names = this.names;
    h.spread = this.spread;
    h.isExcept = this.isExcept;
    h.counts = this.counts;
    h.countsOfAll = this.countsOfAll;
    h.isShared = this.isShared;
    h.isAdopted = this.isAdopted;
    h.isTouched = this.isTouched;
    h.isSharing = this.isSharing;
    h.shared = this.shared;
    h.figures = this.figures;
    h.none = this.none;
    h.same = this.same;
    h.noneAt = this.noneAt;
    h.sameAt = this.sameAt;
    h.like = this.like;
    h.isLike = this.isLike;
    h.isGuess = this.isGuess;
    h.openFrom = this.openFrom;
    h.blankFrom = this.blankFrom;
    h.verb = this.verb;
    h.isVerbOwn = this.isVerbOwn;
    h.isVerbUsed = this.isVerbUsed;
    h.isHeading = this.isHeading;
    h.faded = this.faded;
    h.fadedPart = this.fadedPart;
    h.isListOn = this.isListOn;
    h.waiting = this.waiting;
    h.lead = this.lead;
    h.leadReaches = this.leadReaches;
    h.isLeadUnused = this.isLeadUnused;
    h.tiersInClause = this.tiersInClause;
    h.pending = this.pending;
    h.not = this.not;
    h.zeroing = this.zeroing;
    h.zeroField = this.zeroField;
    h.aside = this.aside;
    h.isAsideBehind = this.isAsideBehind;
    h.isRelative = this.isRelative;
    h.isDenied = this.isDenied;
    h.tierDenied = this.tierDenied;
    h.isPer = this.isPer;
    h.isHaving = this.isHaving;
    h.hedge = this.hedge;
    h.isHedgeLast = this.isHedgeLast;
    h.endsClause = this.endsClause;
    h.correcting = this.correcting;
    h.isCorrected = this.isCorrected;
    h.isEach = this.isEach;
    h.hasThing = this.hasThing;
    h.isInOrder = this.isInOrder;
    h.nth = this.nth;
    h.isSum = this.isSum;
    h.whole = this.whole;
    h.row = this.row;
    h.rowField = this.rowField;
    h.rowTwice = this.rowTwice;
    h.restOfTiers = this.restOfTiers;
    h.exceptTiers = this.exceptTiers;
    h.isOthersUnsure = this.isOthersUnsure;
    h.isExceptNext = this.isExceptNext;
    h.isNotAsking = this.isNotAsking;
    h.isNotAlone = this.isNotAlone;
    h.isNotOfFigure = this.isNotOfFigure;
    h.trade = this.trade;
    h.time = this.time;
    h.clauseTime = this.clauseTime;
    h.isNowHeld = this.isNowHeld;
    h.isTimeUnused = this.isTimeUnused;
    h.outer = this.outer;
    return h;
  }
}
