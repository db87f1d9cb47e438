// What does a statement about one enterprise, or several alike, say?
import { SKILL_TIERS } from '../../domain/tiers.ts';
import type { Folded } from '../text/text.ts';
import type { ReportField } from '../words/report-words.ts';
import { takeAmount } from './amounts.ts';
import { type Item, PARTS } from './item.ts';
import type { Statement, Time } from './said.ts';
import { closeBracket, endClause, endStatement, openBracket, refuseFigure, type State, startOf } from './state.ts';
import type { When } from './tokens.ts';
import {
  takeAside,
  takeHedge,
  takeNobody,
  takeNone,
  takeNot,
  takeOthers,
  takeRecruit,
  takeSame,
  takeStaff,
  takeTier,
  takeVerb,
} from './verbs.ts';

/** Reads one statement, without its names; null where any word or number of it is not understood. `asked`: the figure a question asked for, in force until another verb. Linear but for short looks ahead. */
export function readStatement(items: readonly Item[], f: Folded, asked: ReportField | null = null): Statement | null {
  const s = startOf(items, f, asked);
  for (const [i, item] of items.entries()) {
    if (i > 0 && item.part >= PARTS.blank) endClause(s, i);
    if (!s.taken.has(i)) readItem(s, i, item);
    if (s.isRefused) return null;
  }
  endStatement(s);
  if (s.isRefused) return null;
  const figures = s.drafts.map(
    ({ isOpen: _, from: __, number: ___, field, ...said }) => ({ ...said, field: field ?? 'shortage' }) as const,
  );
  return { figures, none: s.none, same: s.same };
}

const timeOf = (when: When, firm: boolean): Time => {
  if (when.kind !== 'week') return { kind: 'elsewhere' };
  return when.current ? { kind: 'now' } : { kind: 'past', week: when.week, firm };
};

function readItem(s: State, i: number, item: Item) {
  switch (item.kind) {
    case 'amount':
      return takeAmount(s, i, item);
    case 'field':
      return takeVerb(s, i, item.field, item);
    case 'tier':
      return takeTier(s, { tier: item.tier, word: s.f.text.slice(item.from, item.to) });
    case 'none':
      return takeNone(s, i, item);
    case 'not':
      return takeNot(s, i, item);
    case 'same':
    case 'nearlySame':
      return takeSame(s, item);
    case 'nothing':
      return takeNobody(s, item);
    case 'everyTier':
      for (const tier of SKILL_TIERS) takeTier(s, { tier, word: '' });
      return;
    case 'recruit':
      return takeRecruit(s, i, item);
    case 'staff':
      return takeStaff(s, i, item);
    case 'hedge':
      return takeHedge(s, i, item);
    case 'aside':
      return takeAside(s, i, item.withVerb);
    case 'relative':
      // 还少3个 says what is missing, 少了3个 what changed.
      if (s.ahead.items[i - 1]?.kind === 'now' && s.f.text.slice(item.from, item.to) === '少')
        return takeVerb(s, i, 'shortage', item);
      s.isRelative = true;
      return;
    case 'becomes':
      s.isRelative = false;
      s.time = { kind: 'now' };
      if (s.drafts.at(-1)?.isOpen || (s.verb.isUsed && s.verb.isOwn)) s.correcting = 'bare';
      return;
    case 'when':
      if (isUnsure(s, item)) return refuseFigure(s);
      holdsNow(s, item);
      s.clauseTime = null;
      s.time = timeOf(item.when, item.isHead === true || !/^[上前]/.test(s.f.text.slice(item.from, item.to)));
      return;
    case 'before':
      s.clauseTime ??= s.time;
      s.time = { kind: 'elsewhere' };
      return;
    case 'now':
      return takeNow(s, item.firm);
    case 'correction':
      if (s.drafts.length > 0 || s.none !== null) s.correcting = 'bare';
      return;
    case 'each':
      // 两个车间各缺4: how many that makes is not ours to add up.
      if (s.hasThing) return refuseFigure(s);
      s.isEach = true;
      return;
    case 'respectively':
      s.isInOrder = true;
      return;
    case 'sum':
      s.isSum = true;
      return;
    case 'ofWhich':
      // 在岗420，其中普工300: people at work are not counted by tier.
      if (s.drafts.at(-1)?.field === 'headcount') {
        s.aside = 'details';
        return;
      }
      if (s.verb.field === null && s.verb.faded !== 'aside') s.verb.field = s.verb.faded;
      s.verb.isHeading = s.verb.field !== null;
      s.whole = s.drafts.at(-1) ?? null;
      return;
    case 'others':
      return takeOthers(s, i);
    case 'open':
      return openBracket(s);
    case 'close':
      return closeBracket(s);
    // These were looked at where the message was cut into statements, or are read together with a neighbour.
    case 'name':
    case 'notThis':
    case 'from':
    case 'all':
    case 'outside':
    case 'trades':
    case 'firms':
    case 'text':
    case 'except':
      return;
    case 'thing':
      // 普工3天: the tier's figure is none.
      s.hasThing = true;
      return s.waiting.length > 0 ? refuseFigure(s) : undefined;
  }
}

/** 现在, 还: from here on it is of now. In a report of a named week 还 says nothing, and 现在 contradicts it. */
function takeNow(s: State, firm: boolean) {
  s.clauseTime = null;
  const { time } = s;
  const isReported = time.kind === 'past' && time.firm;
  if (isReported && firm && !s.drafts.some((draft) => draft.time === time)) return refuseFigure(s);
  if (firm) s.time = { kind: 'now' };
  else if (!isReported && (time.kind === 'past' || time.kind === 'elsewhere')) s.time = { kind: 'still' };
}

/** 棠岭2号缺普工8: a bare number of a day that is not of this week may be a gate's or a line's. */
const isUnsure = (s: State, { when, isHead, from, to }: Item & { readonly kind: 'when' }): boolean =>
  isHead !== true &&
  when.kind === 'week' &&
  !when.current &&
  /^[\d一二三四五六七八九十]{1,3}[日号]$/.test(s.f.text.slice(from, to));

/** 缺普工8（上周10）: what was said before last week is named is of now, if a figure of last week follows. */
function holdsNow(s: State, { when, isHead, to }: Item & { readonly kind: 'when' }) {
  const isPast = when.kind === 'week' && !when.current && isHead !== true;
  if (!isPast || s.isNowHeld || s.ahead.lastAmount < to) return;
  s.isNowHeld = s.drafts.some((draft) => draft.time.kind === 'plain');
  for (const draft of s.drafts) if (draft.time.kind === 'plain') draft.time = { kind: 'now' };
  if (s.none?.kind === 'plain') s.none = { kind: 'now' };
  if (s.same?.kind === 'plain') s.same = { kind: 'now' };
}
