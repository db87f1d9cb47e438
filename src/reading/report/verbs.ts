// What do the verbs and other words of a statement do to the figures around them?
import { SKILL_TIERS } from '../../domain/tiers.ts';
import type { ReportField } from '../words/report-words.ts';
import { hasAmountAhead, hasFigureAhead, tiersAhead } from './ahead.ts';
import { type Item, type ItemPlace, PARTS } from './item.ts';
import { putForEach, refuseFigure, type State, type Tier } from './state.ts';

/** 缺, 解决, 在岗: claims the figures behind it, or, where none are, those before it in its clause (120人在岗). */
export function takeVerb(s: State, i: number, field: ReportField, item: ItemPlace) {
  if (s.correcting === 'bare') s.correcting = 'labelled';
  // 累计|解决60: the verb belongs to what is passed over.
  if (s.aside === 'waiting' && item.part <= PARTS.blank) return;
  s.aside = 'no';
  const open = s.drafts.slice(s.openFrom).filter((d) => d.isOpen);
  if (open.length > 0 && !hasFigureAhead(s.ahead, i)) {
    if (field === 'headcount' && (open.length > 1 || open[0]?.tier !== 'total')) return refuseFigure(s);
    for (const draft of open) {
      draft.field = field;
      draft.isOpen = false;
    }
    s.verb = { field, isOwn: true, isUsed: true, isHeading: false, faded: null };
    return;
  }
  // 上周缺20，本周解决8: after last week's figure the heading says what it says.
  if (s.time.kind === 'past' && !s.time.firm && /^[本这]周/.test(s.f.text.slice(item.from, item.to))) s.time = { kind: 'now' };
  const { verb } = s;
  const isParted = item.part >= PARTS.clause;
  // 正在解决，缺8 · 缺普工解决5: a verb or tier that never got its figure.
  if (!verb.isUsed && verb.field === 'resolved' && isParted) return refuseFigure(s);
  if (!verb.isUsed && verb.field !== null && verb.isOwn && s.waiting.length > 0) return refuseFigure(s);
  if (s.waiting.length > 0) {
    s.lead = s.waiting;
    s.leadReaches = item.colon || isParted || s.ahead.tierBySentence ? PARTS.clause : item.part;
  }
  const next = s.ahead.items[i + 1];
  const isHeading = next?.kind === 'tier' && (next.part >= PARTS.blank || next.colon);
  s.verb = { field, isOwn: true, isUsed: false, isHeading, faded: verb.field ?? verb.faded };
  if (s.ahead.items[i - 1]?.kind === 'now') s.isRelative = false;
  if (s.hedge?.isFresh) s.hedge.isFresh = false;
  else s.hedge = null;
}

export function takeTier(s: State, tier: Tier) {
  if (s.aside !== 'no') return;
  if (s.correcting === 'bare') s.correcting = 'labelled';
  const { verb } = s;
  if (verb.field === 'headcount') {
    // People at work are not counted by tier.
    if (verb.isOwn && !verb.isUsed) return refuseFigure(s);
    s.verb = { field: null, isOwn: false, isUsed: false, isHeading: false, faded: 'headcount' };
  }
  s.tiersInClause++;
  s.waiting = [...s.waiting, tier];
}

const tierAt = (s: State, i: number): Tier => {
  const item = s.ahead.items[i] as Item & { readonly kind: 'tier' };
  return { tier: item.tier, word: s.f.text.slice(item.from, item.to) };
};

/** The tiers a word for nothing speaks of: those before it (技工不缺), those behind it (不缺普工), or none; and the last item that belongs to it. */
function tiersMeant(s: State, i: number): { readonly tiers: readonly Tier[]; readonly last: number } {
  if (s.waiting.length > 0) {
    const tiers = s.waiting;
    s.waiting = [];
    return { tiers, last: i };
  }
  const behind = tiersAhead(s.ahead, i);
  for (const j of behind) s.taken.add(j);
  return { tiers: behind.map((j) => tierAt(s, j)), last: behind.at(-1) ?? i };
}

/** 缺普工(不缺技工): the tier before belongs to a verb that never got its figure. */
const isWanting = ({ verb, waiting }: State): boolean =>
  verb.field === 'shortage' && verb.isOwn && !verb.isUsed && waiting.length > 0;

/** 无缺工, 满员: of the tiers named beside it, else of all. */
export function takeNone(s: State, i: number, item: Item) {
  if (s.aside !== 'no') return;
  if (s.correcting !== 'no') {
    s.drafts.pop();
    s.correcting = 'no';
  }
  if (isWanting(s)) return refuseFigure(s);
  const { tiers } = tiersMeant(s, i);
  if (s.hedge !== null) {
    putForEach(s, tiers, 'shortage', 'vague', s.hedge.item.from, item.to);
    s.hedge = null;
  } else if (tiers.length > 0) putForEach(s, tiers, 'shortage', 0, item.from, item.to);
  else s.none = s.time;
}

/** 没, 无: nothing of what follows (没招到, 无普工缺口), or of what was named before (解决：无). */
export function takeNot(s: State, i: number, item: Item) {
  if (s.aside !== 'no') return;
  const next = s.ahead.items[i + 1];
  if (next === undefined || next.part > PARTS.blank) return takeNothing(s, item);
  // 高级技工没有(,)本周解决…: what follows is another matter.
  const isAnother = ['tier', 'when', 'now'].includes(next.kind) || /^[本这]周/.test(s.f.text.slice(next.from, next.to));
  if (s.waiting.length > 0 && isAnother) return takeNothing(s, item);
  const after = s.ahead.items[i + 2];
  switch (next.kind) {
    case 'field':
      s.taken.add(i + 1);
      return denied(s, i + 1, next.field, item);
    case 'tier': {
      const { tiers, last } = tiersMeant(s, i);
      const verb = s.ahead.items[last + 1];
      if (last === i) return refuseFigure(s);
      if (verb?.kind !== 'field' || verb.part > PARTS.blank) return putForEach(s, tiers, denialField(s), 0, item.from, next.to);
      s.taken.add(last + 1);
      return verb.field === 'headcount' ? refuseFigure(s) : putForEach(s, tiers, verb.field, 0, item.from, verb.to);
    }
    case 'amount':
      // 没有一人到岗
      if (next.amount.value === 1 && after?.kind === 'field' && after.part <= PARTS.blank) {
        s.taken.add(i + 1).add(i + 2);
        return denied(s, i + 2, after.field, item);
      }
      s.hedge = { item, at: i, reaches: 'next', isFresh: false };
      return;
    case 'aside':
    case 'relative':
      s.taken.add(i + 1);
      return;
    case 'close':
    case 'open':
      return takeNothing(s, item);
    default:
      return refuseFigure(s);
  }
}

/** 没人来: nobody was found, of the tiers named before or of all. */
export function takeNobody(s: State, item: Item) {
  if (s.aside !== 'no') return;
  putForEach(s, s.waiting, 'resolved', 0, item.from, item.to);
  s.waiting = [];
  s.verb = { field: 'resolved', isOwn: true, isUsed: true, isHeading: false, faded: null };
}

const denialField = (s: State): ReportField => (s.verb.field === 'resolved' ? 'resolved' : 'shortage');

/** A verb with 没 before it; `i` is the verb's place. */
function denied(s: State, i: number, field: ReportField, item: Item) {
  if (field === 'headcount') return refuseFigure(s);
  // 普工8人未到岗: missing, or not yet there?
  if (!s.verb.isOwn && s.drafts.some((d) => d.isOpen)) return refuseFigure(s);
  if (isWanting(s)) return refuseFigure(s);
  const meant = tiersMeant(s, i);
  const next = s.ahead.items[meant.last + 1];
  // 没解决5个 could mean anything.
  if (next?.kind === 'amount' && next.part <= PARTS.blank) return refuseFigure(s);
  const tiers = meant.tiers.length === 0 && field === 'resolved' ? s.lead : meant.tiers;
  const to = (s.ahead.items[i] as Item).to;
  s.verb = { field, isOwn: true, isUsed: true, isHeading: false, faded: null };
  if (field === 'shortage' && tiers.length === 0) s.none = s.time;
  else putForEach(s, tiers, field, 0, item.from, to);
}

/** 无 by itself: of the tiers or the verb before it; behind a bare name it is 无缺工. */
function takeNothing(s: State, item: Item) {
  const { verb } = s;
  if (s.waiting.length > 0) {
    putForEach(s, s.waiting, denialField(s), 0, item.from, item.to);
    s.waiting = [];
  } else if (verb.field !== null && !verb.isUsed) {
    if (verb.field === 'headcount') return refuseFigure(s);
    if (verb.field === 'shortage') s.none = s.time;
    else putForEach(s, [], 'resolved', 0, item.from, item.to);
  } else if (s.drafts.length === 0 && s.none === null && s.same === null) s.none = s.time;
  else return refuseFigure(s);
  verb.isUsed = true;
}

/** 同上周: of everything, or only of the tier or figure named before it, which cannot be stored so. */
export function takeSame(s: State, item: Item) {
  if (s.aside !== 'no') return;
  const isNearly = item.kind === 'nearlySame' || s.hedge !== null;
  const { verb } = s;
  const field = verb.isUsed ? null : verb.field;
  s.isRelative = false;
  s.hedge = null;
  if (s.waiting.length > 0) {
    if (field === 'headcount') return refuseFigure(s);
    putForEach(s, s.waiting, field ?? 'shortage', isNearly ? 'vague' : 'relative', item.from, item.to);
    s.waiting = [];
    verb.isUsed = true;
  } else if (field === 'headcount') {
    // Last week's headcount is what stands when none is said (domain §5.2).
    if (isNearly) putForEach(s, [], 'headcount', 'vague', item.from, item.to);
    verb.isUsed = true;
  } else if (field === 'resolved') {
    putForEach(s, [], 'resolved', isNearly ? 'vague' : 'relative', item.from, item.to);
    verb.isUsed = true;
  } else if (isNearly) putForEach(s, [], 'shortage', 'vague', item.from, item.to);
  else s.same = s.time;
}

/** 招普工6 says what is wanted; 招了, 招到 are other words, 本周招6 could be either. */
export function takeRecruit(s: State, i: number, item: Item) {
  const [before, next, after] = [s.ahead.items[i - 1], s.ahead.items[i + 1], s.ahead.items[i + 2]];
  if (next === undefined || next.part > PARTS.blank) return;
  const isTierNear = next.kind === 'tier' || (next.kind === 'amount' && after?.kind === 'tier' && after.part <= PARTS.blank);
  if (isTierNear && before?.kind !== 'when' && before?.kind !== 'not') return takeVerb(s, i, 'shortage', item);
  if (isTierNear || next.kind === 'amount') refuseFigure(s);
}

/** 员工420, 420名员工; beside a verb (缺员工5) it says nothing. */
export function takeStaff(s: State, i: number, item: Item) {
  const { verb } = s;
  if (verb.field !== null && (verb.isOwn || !verb.isUsed)) return;
  const next = s.ahead.items[i + 1];
  const isNear = next?.kind === 'amount' && next.part <= PARTS.blank;
  if (isNear || (s.ahead.items[i - 1]?.kind === 'amount' && item.part <= PARTS.blank)) takeVerb(s, i, 'headcount', item);
}

/** 大概, 左右: of the next number, of all numbers of the next verb, or of the number before. */
export function takeHedge(s: State, i: number, item: Item) {
  const { items } = s.ahead;
  const word = s.f.text.slice(item.from, item.to);
  // 不对，应该是8: the correction is meant.
  if (s.correcting !== 'no' && word.startsWith('应')) return;
  const [before, next] = [items[i - 1], items[i + 1]];
  const isBehind = item.part <= PARTS.blank && before !== undefined && ['amount', 'tier', 'text'].includes(before.kind);
  if (isBehind && ONLY_BEHIND.test(word)) return makeVague(s, item);
  if (next?.kind === 'amount' && next.part <= PARTS.blank) {
    s.hedge = { item, at: i, reaches: 'next', isFresh: true };
    return;
  }
  const isAhead = items
    .slice(i + 1, i + 6)
    .some(
      (x, n) =>
        ['amount', 'none', 'same', 'not'].includes(x.kind) && items.slice(i + 1, i + 2 + n).every((y) => y.part <= PARTS.list),
    );
  if (isAhead) {
    s.hedge = { item, at: i, reaches: 'verb', isFresh: true };
    return;
  }
  // 20个普工左右 · 缺普工5，不确定: it speaks of the number before. 好的~ is only a tune.
  const isAlone = item.part >= PARTS.clause && (next === undefined || next.part >= PARTS.clause);
  if (word !== '~' && (isBehind || isAlone)) makeVague(s, item);
}

const ONLY_BEHIND = /^(?:左右|上下|以内|之内|以下|以上|开外|出头)$/;

/** The figure just told was not exact after all. */
function makeVague(s: State, item: Item) {
  const last = s.drafts.at(-1);
  if (last === undefined) return;
  last.value = 'vague';
  last.text = s.f.typed(last.from, item.to);
}

/** 新增, 累计, 离职: the figures behind it, or bare ones before it (3人离职), are none of ours. */
export function takeAside(s: State, i: number, withVerb: boolean) {
  const isBehind = s.drafts.some((d) => d.isOpen && d.tier === 'total');
  if (isBehind && !hasAmountAhead(s.ahead, i)) {
    s.drafts = s.drafts.filter((d) => !(d.isOpen && d.tier === 'total'));
    return;
  }
  s.aside = withVerb ? 'waiting' : 'figures';
  s.waiting = [];
  s.hedge = null;
}

/** 其他工种不缺: nothing of the tiers not named. Without 工种 only where no other enterprise can be meant. */
export function takeOthers(s: State, i: number) {
  const { items } = s.ahead;
  // 在岗430，其余同上周: its other figures, or the other enterprises?
  if (items.slice(i + 1, i + 4).some((x) => x.kind === 'same' || x.kind === 'nearlySame')) return refuseFigure(s);
  const isOfTrades = items[i + 1]?.kind === 'trades';
  const said = items.slice(i + 1, i + 5).findIndex((x) => x.kind === 'none' || x.kind === 'not');
  const at = i + 1 + said;
  if (said < 0 || (!isOfTrades && s.asked === null) || items.slice(i + 1, at + 1).some((x) => x.part > PARTS.blank)) return;
  const next = items[at + 1];
  if (items[at]?.kind === 'not' && next !== undefined && next.part <= PARTS.blank) {
    if (next.kind !== 'field') return;
    s.taken.add(at + 1);
  }
  s.taken.add(at);
  const field = next?.kind === 'field' && s.taken.has(at + 1) ? next.field : (s.drafts.at(-1)?.field ?? s.asked ?? 'shortage');
  const named = new Set(s.drafts.map((d) => d.tier));
  const rest = SKILL_TIERS.filter((tier) => !named.has(tier)).map((tier) => ({ tier, word: '' }));
  if (field === 'headcount' || rest.length === 0) return refuseFigure(s);
  putForEach(s, rest, field, 0, (items[i] as Item).from, (items[at] as Item).to);
}
