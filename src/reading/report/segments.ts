// Which part of a report is about which enterprises?
import type { Named } from '../names/named.ts';
import { type Item, PARTS } from './item.ts';

/** Names that share one statement, and its words. */
export type Segment = {
  readonly names: readonly Named[];
  readonly items: readonly Item[];
  /** `others` 其他, `all` 全部: of one's own enterprises, those not named elsewhere. */
  readonly spread: 'named' | 'others' | 'all';
  /** 除了: nothing need be said of these. */
  readonly isExcept: boolean;
};

type Draft = {
  readonly names: Named[];
  readonly items: Item[];
  readonly spread: Segment['spread'];
  readonly isExcept: boolean;
  /** Something is said of these already: the next name begins another. */
  isStated: boolean;
};

type Cut = { readonly head: readonly Item[]; readonly segments: readonly Segment[] };
const NOTHING: Cut = { head: [], segments: [] };

const STATES = new Set<Item['kind']>(['amount', 'none', 'same', 'nearlySame', 'not', 'nothing']);
const states = (items: readonly Item[]): boolean => items.some((item) => STATES.has(item.kind));

/** Cuts the items at the names. What comes before the first name heads every statement, unless it states something itself: then it belongs to the only name there is. */
export function cut(items: readonly Item[]): Cut {
  const before: Item[] = [];
  const segments: Draft[] = [];
  let isExcept = false;
  const open = (spread: Segment['spread']) => {
    segments.push({ names: [], items: [], spread, isExcept: isExcept && spread === 'named', isStated: false });
    isExcept = false;
  };
  for (const [i, item] of items.entries()) {
    const current = segments.at(-1);
    if (item.kind === 'except') isExcept = true;
    else if (item.kind === 'name') {
      const when = current?.isStated ? whenOf(current, item) : null;
      if (current === undefined || current.isStated || isExcept || current.spread !== 'named') open('named');
      const { names, items: said } = segments.at(-1) as Draft;
      if (when !== null) said.push(when);
      // 我负责甲和乙，甲缺普工5: who is named again was only mentioned before.
      if (item.part >= PARTS.clause && names.some((name) => sameNamed(name, item.named))) names.length = 0;
      names.push(item.named);
    } else if (item.kind === 'others' && spreads(items, i, segments)) open('others');
    else if (item.kind === 'outside' && current?.isExcept && !current.isStated) open('others');
    else if (current === undefined) before.push(item);
    else {
      current.items.push(item);
      current.isStated ||= STATES.has(item.kind);
    }
  }
  shareLast(segments);
  // 除三合外，其他都不缺: 外 and 其他 begin the same.
  const isDouble = (s: Draft, next: Draft | undefined) =>
    s.spread === 'others' && s.items.length === 0 && next?.spread === 'others';
  return headed(
    before,
    segments.filter((s, i) => !isDouble(s, segments[i + 1])),
  );
}

/** Gives what stands before all names to those it is said of; nothing can be read where nobody knows. */
function headed(before: readonly Item[], segments: readonly Segment[]): Cut {
  const [only, ...more] = segments;
  if (only === undefined) {
    const isForAll = states(before) && before.some((x) => x.kind === 'all');
    return isForAll ? { head: [], segments: [{ names: [], items: before, spread: 'all', isExcept: false }] } : NOTHING;
  }
  // 其他 beside nobody: nobody knows who the others are.
  if (segments.every((s) => s.spread === 'others')) return NOTHING;
  if (!states(before)) return { head: before.flatMap(headItem), segments };
  if (more.length > 0) return NOTHING;
  // 无缺工企业：甲、乙: one word for all that are named behind it.
  const isPlain = !before.some((x) => ['amount', 'not', 'nothing', 'tier', 'field'].includes(x.kind));
  if (isPlain && !states(only.items)) return { head: [], segments: [{ ...only, items: [...before, ...only.items] }] };
  return only.names.length === 1 ? { head: before, segments } : NOTHING;
}

/** 甲缺5，乙缺3，都没解决: what is said of all at the end is said of each. */
function shareLast(segments: readonly Draft[]): void {
  const last = segments.at(-1);
  const stated = last?.items.findIndex((item) => STATES.has(item.kind)) ?? -1;
  const at = last?.items.findIndex((item, i) => item.kind === 'all' && item.part >= PARTS.clause && i > stated) ?? -1;
  if (last === undefined || stated < 0 || at < 0 || segments.some((s) => s.spread !== 'named')) return;
  const shared = last.items.slice(at);
  if (!states(shared) || shared.some((item) => item.kind === 'amount' || item.kind === 'tier')) return;
  for (const segment of segments) if (segment !== last) segment.items.push(...shared);
}

/** 甲缺8，上周乙缺5: a period right before a name is said of that name. */
function whenOf(before: Draft, name: Item): Item | null {
  const last = before.items.at(-1);
  if (last?.kind !== 'when' || last.part < PARTS.clause || name.part > PARTS.blank) return null;
  before.items.pop();
  return last;
}

const sameNamed = (a: Named, b: Named): boolean => 'enterprise' in a && 'enterprise' in b && a.enterprise === b.enterprise;

/** 缺普工：甲8，乙5: verbs, tiers and periods in front hold for all; talk does not. */
function headItem(item: Item): readonly Item[] {
  if (item.kind === 'text' || item.kind === 'staff') return [];
  return [item.kind === 'when' ? { ...item, isHead: true } : item];
}

/** 其他 means the other enterprises where it says so, or where it cannot mean the other tiers. */
function spreads(items: readonly Item[], i: number, segments: readonly Draft[]): boolean {
  const rest = items.slice(i + 1, i + 5);
  const said = segments.at(-1)?.items ?? [];
  const isShortageSaid = said.some(
    (x) => x.kind === 'tier' || x.kind === 'none' || (x.kind === 'field' && x.field === 'shortage'),
  );
  if (rest[0]?.kind === 'trades' || rest[0]?.kind === 'tier') return false;
  const isOfFirms = rest.some(
    ({ kind }) => kind === 'all' || kind === 'firms' || (isShortageSaid && (kind === 'same' || kind === 'nearlySame')),
  );
  return isOfFirms || (items[i] as Item).part === PARTS.line || segments.length !== 1;
}
