// What is in force at one place of a statement: which verb, which tiers, which doubts?
import type { SkillTier } from '../../domain/tiers.ts';
import type { Folded } from '../text/text.ts';
import type { ReportField } from '../words/report-words.ts';
import { type Ahead, beginsClause, blanksPart, tiersPartSentences } from './ahead.ts';
import { type Item, PARTS } from './item.ts';
import type { Figure, Time } from './said.ts';

export type Tier = { readonly tier: SkillTier; readonly word: string };

/** A figure while its clause is being read. */
export type OpenFigure = {
  /** Null while no verb was said. */
  field: ReportField | null;
  readonly tier: Figure['tier'];
  readonly word: string;
  value: Figure['value'];
  /** The exact number behind a problem, where there is one. */
  readonly number: number | undefined;
  text: string;
  readonly from: number;
  time: Time;
  readonly nth?: number;
  /** A verb behind it in its clause may still claim it (5人到岗). */
  isOpen: boolean;
};

/** The verb in force. */
type Verb = {
  field: ReportField | null;
  /** It stands in this clause. */
  isOwn: boolean;
  /** It has had a figure. */
  isUsed: boolean;
  /** It heads a list and holds over clauses (解决：普工5，技工2). */
  isHeading: boolean;
  /** The verb of the clauses before, no longer in force. */
  faded: ReportField | 'aside' | null;
};

export type State = {
  readonly ahead: Ahead;
  readonly f: Folded;
  /** The figure a question asked for; null in a report. */
  readonly asked: ReportField | null;
  drafts: OpenFigure[];
  /** Drafts before this one are closed. */
  openFrom: number;
  none: Time | null;
  same: Time | null;
  time: Time;
  /** The time to go back to at the clause's end: 原来缺10，招了4. */
  clauseTime: Time | null;
  /** What was said before last week was named has been put down as of now. */
  isNowHeld: boolean;
  verb: Verb;
  /** The verb outside the brackets that are open, and how many drafts there were. */
  outer: { readonly verb: Verb; readonly drafts: number } | null;
  /** Tiers that wait for their figure. */
  waiting: readonly Tier[];
  /** Tiers that led the clause and reach to its later verbs (普工缺8解决5), as far as the widest gap given. */
  lead: readonly Tier[];
  leadReaches: number;
  /** How many tiers the clause has named. */
  tiersInClause: number;
  /** 新增, 离职: figures are passed over, to the clause's end once there was one; `waiting`: the verb right behind too; `details`: until the next verb. */
  aside: 'no' | 'waiting' | 'figures' | 'used' | 'details';
  /** 比上周: figures are differences, to the clause's end. */
  isRelative: boolean;
  /** `next`: only the next number; `verb`: all numbers of the next verb. */
  hedge: null | { readonly item: Item; readonly at: number; readonly reaches: 'next' | 'verb'; isFresh: boolean };
  /** After 不对: `bare` until a verb or tier is named again. */
  correcting: 'no' | 'bare' | 'labelled';
  /** 各: a figure is of each tier waiting. */
  isEach: boolean;
  /** 两个车间: something other than people was counted. */
  hasThing: boolean;
  /** 分别: figures go to the tiers, or names, in their order. */
  isInOrder: boolean;
  /** 合计: the next number is a total. */
  isSum: boolean;
  /** After 其中: the figure whose parts are told. */
  whole: OpenFigure | null;
  /** Items read already, together with one before them. */
  readonly taken: Set<number>;
  /** Something is not understood: nothing of the statement is stored. */
  isRefused: boolean;
};

/** `asked`: the figure a question asked for is in force until another verb. */
export const startOf = (items: readonly Item[], f: Folded, asked: ReportField | null): State => ({
  ahead: {
    items,
    blankParts: blanksPart(items),
    tierBySentence: tiersPartSentences(items),
    lastAmount: items.findLast((item) => item.kind === 'amount')?.from ?? -1,
  },
  f,
  asked,
  drafts: [],
  openFrom: 0,
  none: null,
  same: null,
  time: { kind: 'plain' },
  clauseTime: null,
  isNowHeld: false,
  verb: { field: asked, isOwn: false, isUsed: false, isHeading: asked !== null, faded: null },
  outer: null,
  waiting: [],
  lead: [],
  leadReaches: PARTS.glued,
  tiersInClause: 0,
  aside: 'no',
  isRelative: false,
  hedge: null,
  correcting: 'no',
  isEach: false,
  hasThing: false,
  isInOrder: false,
  isSum: false,
  whole: null,
  taken: new Set(),
  isRefused: false,
});

export const refuseFigure = (s: State): void => {
  s.isRefused = true;
};

export const put = (
  s: State,
  draft: Pick<OpenFigure, 'field' | 'tier' | 'word' | 'value' | 'text' | 'from'> & {
    number?: number | undefined;
    isOpen?: boolean;
    nth?: number;
  },
): void => {
  s.drafts.push({ number: undefined, isOpen: false, ...draft, time: s.time });
};

/** Writes one value for each tier, or as the total where there is none. */
export function putForEach(
  s: State,
  tiers: readonly Tier[],
  field: ReportField,
  value: Figure['value'],
  from: number,
  to: number,
): void {
  const text = s.f.typed(from, to);
  for (const { tier, word } of tiers.length > 0 ? tiers : [{ tier: 'total' as const, word: '' }])
    put(s, { field, tier, word, value, text, from });
}

/** Called before item `i` wherever something parts it from the one before. */
export function endClause(s: State, i: number): void {
  const { part } = s.ahead.items[i] as Item;
  if (part === PARTS.list) {
    s.lead = [];
    return;
  }
  if (part > s.leadReaches) s.lead = [];
  if (!beginsClause(s.ahead, i)) return;
  const { verb } = s;
  if (verb.isUsed && !verb.isHeading && verb.field !== null) {
    verb.faded = verb.field;
    verb.field = null;
  }
  if (s.aside === 'used') {
    s.aside = 'no';
    verb.faded = 'aside';
  }
  // 普工20人 4人到岗: the verb behind claims only its own clause's tiers.
  for (const draft of s.drafts.slice(s.openFrom)) if (draft.tier !== 'total') close(draft);
  verb.isOwn = false;
  s.tiersInClause = s.waiting.length;
  if (part < PARTS.clause) return;
  closeDrafts(s);
  if (s.waiting.length > 0 && !mayWait(s, i)) refuseFigure(s);
  if (s.clauseTime !== null) s.time = s.clauseTime;
  s.clauseTime = null;
  s.isRelative = false;
  s.isEach = false;
  s.isInOrder = false;
  s.isSum = false;
  if (part === PARTS.line) s.hedge = null;
  if (part >= PARTS.stop) s.whole = null;
}

/** Whether a tier may wait for its figure over a comma: where it is all its clause holds (普工，缺8), or the number stands alone behind (缺普工，8个). */
function mayWait(s: State, i: number): boolean {
  tellAll(s, i);
  if (s.waiting.length !== 1) return s.waiting.length === 0;
  const [next, after] = [s.ahead.items[i], s.ahead.items[i + 1]];
  if (i === 1 || beginsClause(s.ahead, i - 1)) return true;
  if (next?.kind === 'respectively') return true;
  return next?.kind === 'amount' && !(after?.kind === 'tier' && after.part <= PARTS.blank);
}

/** 缺8人，都是普工: the tier of the number before. */
function tellAll(s: State, i: number): void {
  const [tier, all] = [s.ahead.items[i - 1], s.ahead.items[i - 2]];
  const [last, waiting] = [s.drafts.at(-1), s.waiting[0]];
  if (tier?.kind !== 'tier' || all?.kind !== 'all' || s.waiting.length !== 1 || last?.tier !== 'total' || waiting === undefined)
    return;
  s.drafts = [...s.drafts.slice(0, -1), { ...last, ...waiting }];
  s.waiting = [];
}

export function endStatement(s: State): void {
  tellAll(s, s.ahead.items.length);
  closeDrafts(s);
  // 缺普工8，上周的: of which week is that?
  const isNamedOnly = s.time.kind === 'past' && ![...s.drafts.map((d) => d.time), s.none, s.same].includes(s.time);
  if (isNamedOnly) refuseFigure(s);
  if (s.waiting.length > 0 || s.correcting !== 'no') refuseFigure(s);
  if (s.verb.field === 'resolved' && !s.verb.isUsed) refuseFigure(s);
}

/** A number with neither tier nor verb is not stored (domain §17.3). */
function closeDrafts(s: State): void {
  for (const draft of s.drafts.slice(s.openFrom)) {
    // （上周10）: beside a figure of now nobody asks what it counted.
    const isAside = draft.time.kind === 'past' && s.isNowHeld;
    if (draft.isOpen && draft.field === null && draft.tier === 'total' && !isAside) refuseFigure(s);
    close(draft);
  }
  s.openFrom = s.drafts.length;
}

function close(draft: OpenFigure): void {
  draft.field ??= 'shortage';
  draft.isOpen = false;
}

/** 普工8（解决5）: inside the brackets the tier before them goes on. */
export function openBracket(s: State): void {
  s.outer = { verb: { ...s.verb }, drafts: s.drafts.length };
  const last = s.drafts.at(-1);
  s.lead = last === undefined || last.tier === 'total' ? [] : [{ tier: last.tier, word: last.word }];
  s.leadReaches = PARTS.list;
}

/** Outside, the verb before them holds again. Trades that add up to the figure before (技工5（焊工3、电工2）) only explain it. */
export function closeBracket(s: State): void {
  s.lead = [];
  s.aside = 'no';
  if (s.outer === null) return;
  const { verb, drafts } = s.outer;
  const inside = s.drafts.slice(drafts);
  const explained = s.drafts[drafts - 1];
  const sum = inside.reduce((all, d) => all + (d.number ?? Number.NaN), 0);
  const isDetail = inside.length > 0 && inside.every((d) => d.value === 'tier');
  if (isDetail && (explained?.field === 'headcount' || explained?.value === sum)) s.drafts = s.drafts.slice(0, drafts);
  s.verb = { ...verb, isUsed: verb.isUsed || s.verb.isUsed };
  s.outer = null;
}
