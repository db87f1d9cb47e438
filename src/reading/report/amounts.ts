// What does a number in a statement count?

import type { ReportField } from '../words/report-words.ts';
import { alternating, amountsInRow, claimsTier } from './ahead.ts';
import { type Item, PARTS } from './item.ts';
import { isTrade } from './names.ts';
import type { Figure } from './said.ts';
import { type OpenFigure, put, refuseFigure, type State, type Tier } from './state.ts';

type AmountItem = Item & { readonly kind: 'amount' };

/** Reads the number at `i` with the labels around it. */
export function takeAmount(s: State, i: number, item: AmountItem) {
  const { items } = s.ahead;
  const [before, next] = [items[i - 1], items[i + 1]];
  if (s.aside !== 'no') {
    if (s.aside !== 'details') s.aside = 'used';
    return;
  }
  // 从10降到8: what it was before.
  if (before?.kind === 'from') return;
  if (before?.kind === 'notThis') {
    // 不是6是8: only where the right number follows.
    if (next?.kind !== 'amount' || next.part > PARTS.clause) refuseFigure(s);
    return;
  }
  if (before?.kind === 'text' && item.part <= PARTS.blank) {
    const text = s.f.text.slice(before.from, before.to);
    // 小三十, 快三十了, 大几十
    if (item.part === PARTS.glued && /^[小快大奔]$/.test(text))
      s.hedge = { item: before, at: i - 1, reaches: 'next', isFresh: true };
    else if (isTrade(text) || (item.part === PARTS.glued && (s.waiting.length > 0 || s.verb.field !== null))) {
      s.waiting = [];
      return putTrade(s, item, before.from, item.to);
    }
  }
  const isTradeBehind = next?.kind === 'text' && next.part === PARTS.glued && !next.colon && items[i + 2]?.kind !== 'amount';
  if (s.waiting.length === 0 && isTradeBehind && isTrade(s.f.text.slice(next.from, next.to)))
    return putTrade(s, item, item.from, next.to);

  const tiers = tiersFor(s, i);
  if (tiers === null) return refuseFigure(s);
  s.waiting = [];
  const row = tiers.row ?? rowAt(s, i);
  for (const at of row.slice(1)) s.taken.add(at);
  if (tiers.row !== undefined) {
    for (const [n, at] of row.entries()) putFigure(s, items[at] as AmountItem, [tiers.of[n] as Tier]);
  } else if (s.isInOrder && row.length > 1) {
    // 甲、乙分别缺普工5和2
    for (const [nth, at] of row.entries()) putFigure(s, items[at] as AmountItem, tiers.of, nth);
  } else if (row.length > 1) putDoubtful(s, item, items[row.at(-1) as number] as AmountItem, tiers.of);
  else putFigure(s, item, tiers.of);
}

/** Numbers that stand for one: joined by 、 or /, after 分别 by commas too. */
const rowAt = (s: State, i: number): readonly number[] =>
  s.isInOrder
    ? amountsInRow(s.ahead, i, PARTS.clause)
    : s.ahead.items[i + 1]?.part === PARTS.list
      ? amountsInRow(s.ahead, i, PARTS.list)
      : [i];

/** 三、四个 and 3/4: several numbers where one belongs. */
function putDoubtful(s: State, first: AmountItem, last: AmountItem, tiers: readonly Tier[]) {
  const amount = { ...first.amount, kind: 'vague' as const, quoteTo: last.amount.quoteTo };
  putFigure(s, { ...first, amount }, tiers);
}

/** 焊工3: annex 1 knows no such tier. */
function putTrade(s: State, item: AmountItem, from: number, to: number) {
  s.verb.isUsed = true;
  // 缺技工9，其中焊工4: the tier's figure stands, the trade only explains it.
  if (s.whole !== null && s.whole.tier !== 'total' && Number(item.amount.value) <= Number(s.whole.value)) return;
  put(s, {
    field: s.verb.field ?? 'shortage',
    tier: 'total',
    word: '',
    value: 'tier',
    number: item.amount.value,
    text: s.f.typed(from, to),
    from,
  });
}

type Tiers = {
  readonly of: readonly Tier[];
  /** Places of the amounts, one for each tier. */
  readonly row?: readonly number[];
};

/** The tiers a number is of: those waiting, the one behind it (8个普工), the clause's leading one, or none. Null where it cannot be told. */
function tiersFor(s: State, i: number): Tiers | null {
  const { items } = s.ahead;
  if (s.waiting.length > 1) {
    const row = amountsInRow(s.ahead, i, PARTS.clause);
    const after = items[(row.at(-1) as number) + 1];
    const isRow = row.length === s.waiting.length && !(after?.kind === 'tier' && after.part <= PARTS.blank);
    if (isRow) return { of: s.waiting, row };
    return s.isEach && !s.isInOrder && row.length === 1 ? { of: s.waiting } : null;
  }
  if (s.waiting.length === 1) return { of: s.waiting };
  const length = alternating(s.ahead, i);
  const isBehind = length % 2 === 0 && isTierBehind(s, i);
  if (isBehind === null) return null;
  if (isBehind) {
    s.taken.add(i + 1);
    s.tiersInClause++;
    const tier = items[i + 1] as Item & { readonly kind: 'tier' };
    return { of: [{ tier: tier.tier, word: s.f.text.slice(tier.from, tier.to) }] };
  }
  if (length > 2 && length % 2 === 1 && items[i + 1]?.part === PARTS.glued && !isSumOfRest(s, i, length)) return null;
  if (s.lead.length > 0 && s.verb.isOwn && s.verb.field !== 'headcount' && !s.isSum)
    return s.lead.length === 1 || s.isEach ? { of: s.lead } : null;
  return { of: [] };
}

/** Whether the tier behind a number is the number's (8个普工) or begins the next statement (解决5 技工缺2). Null where both can be meant (解决5技工缺2). */
function isTierBehind(s: State, i: number): boolean | null {
  const { items, blankParts } = s.ahead;
  const [tier, after] = [items[i + 1] as Item, items[i + 2]];
  const counted = s.f.text[tier.from - 1];
  if (after === undefined || after.part > tier.part || !claimsTier(s.ahead, i + 2)) {
    const isNear = tier.part === PARTS.glued || !blankParts || alternating(s.ahead, i) > 2 || !s.verb.isOwn;
    return isNear || /[个名位人]/.test(counted ?? '') ? true : null;
  }
  if (after.part < tier.part) return false;
  // 10个普工 are one, 10人普工 are not.
  if (counted === '人') return false;
  return after.kind === 'field' && /[个名位]/.test(counted ?? '') ? true : null;
}

/** 缺10人普工7技工3: the first number is the sum of the others. */
function isSumOfRest(s: State, i: number, length: number): boolean {
  const at = (n: number): number => (s.ahead.items[i + n] as AmountItem).amount.value ?? Number.NaN;
  let sum = 0;
  for (let n = 2; n < length; n += 2) sum += at(n);
  return sum === at(0);
}

/** Whose figure it is where no verb stands in its clause: a tier with a number and no verb is shortage (domain §17.3), unless it goes on a list of those resolved. */
function unspokenField(s: State, { tier }: Tier): ReportField | null {
  const { faded } = s.verb;
  if (faded === 'aside') return null;
  if (faded !== 'resolved') return 'shortage';
  const short = s.drafts.filter((d) => d.field === 'shortage');
  if (short.some((d) => d.tier === tier)) return 'resolved';
  return short.length > 0 ? 'shortage' : null;
}

function putFigure(s: State, item: AmountItem, tiers: readonly Tier[], nth?: number) {
  const { verb } = s;
  const { value, text } = stated(s, item);
  const common = { value, text, number: item.amount.value, from: item.from, ...(nth !== undefined && { nth }) };
  if (s.correcting === 'bare' && tiers.length === 0) return correctLast(s, value, text);

  if (tiers.length === 0) {
    const field = bareField(s, nth);
    if (verb.field !== null && verb.isUsed && !s.isSum && !s.isRelative && !nth) return refuseFigure(s);
    put(s, { ...common, field, tier: 'total', word: '', isOpen: field === null });
  } else {
    for (const tier of tiers) {
      const field = verb.field ?? unspokenField(s, tier);
      if (field === null || field === 'headcount') return refuseFigure(s);
      put(s, { ...common, field, tier: tier.tier, word: tier.word, isOpen: verb.field === null });
    }
    // 普工8解决5: a tier that leads its clause alone reaches to the verb behind.
    if (verb.field === null) {
      s.lead = s.tiersInClause === 1 ? tiers : [];
      s.leadReaches = PARTS.glued;
    }
  }
  if (verb.field !== null) verb.isUsed = true;
  s.isSum = false;
  if (s.correcting !== 'no') replaceEarlier(s);
}

/** The verb a number without a tier is of; null for one nobody named. 共11人 sums up what was said before. */
function bareField({ verb, isSum, isRelative, drafts }: State, nth: number | undefined): ReportField | null {
  if (isRelative) return verb.field ?? (verb.faded === 'aside' ? null : verb.faded) ?? 'shortage';
  if (nth || (!verb.isUsed && (!isSum || verb.field !== null))) return verb.field;
  return isSum && verb.faded !== 'aside' ? (verb.field ?? verb.faded ?? (drafts.length > 0 ? 'shortage' : null)) : null;
}

function stated(s: State, { from, amount }: AmountItem): { readonly value: Figure['value']; readonly text: string } {
  const plain = s.f.typed(from, amount.quoteTo);
  const { hedge } = s;
  if (hedge?.reaches === 'next') s.hedge = null;
  if (hedge !== null) {
    // 至少要5 as it stands; 大概(缺)20 without the verb between.
    const isNext = s.ahead.items[hedge.at + 1]?.from === from;
    const { from: hedgeFrom, to: hedgeTo } = hedge.item;
    const quoted = isNext ? s.f.typed(hedgeFrom, amount.quoteTo) : s.f.typed(hedgeFrom, hedgeTo) + plain;
    return { value: 'vague', text: quoted };
  }
  if (s.isRelative) return { value: 'relative', text: plain };
  // 27，400技工 may be two numbers; 在岗1，200 is none of that.
  const isExact = amount.kind === 'whole' && !(amount.isSplit && s.verb.field !== 'headcount');
  return { value: isExact && amount.value !== undefined ? amount.value : 'vague', text: plain };
}

/** 6，不对，是8. */
function correctLast(s: State, value: Figure['value'], text: string) {
  const last = s.drafts.at(-1);
  if (last === undefined) return refuseFigure(s);
  last.value = value;
  last.text = text;
  s.correcting = 'no';
}

/** 普工6，不对，普工8: the last draft replaces an earlier one of its kind, or nothing is understood. */
function replaceEarlier(s: State) {
  const last = s.drafts.at(-1) as OpenFigure;
  const at = s.drafts.findIndex(
    (d) => d !== last && d.tier === last.tier && (d.field ?? 'shortage') === (last.field ?? 'shortage'),
  );
  if (at >= 0) s.drafts.splice(at, 1);
  else if (s.none !== null && last.field === 'shortage') s.none = null;
  else return refuseFigure(s);
  s.correcting = 'no';
}
