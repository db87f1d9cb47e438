// What comes next in a statement, before its clause ends?
import { type Item, PARTS } from './item.ts';

/** Items of a statement with the position that is being read. */
export type Ahead = {
  readonly items: readonly Item[];
  readonly blankParts: boolean;
  /** Each sentence is about one tier: 普工缺20，解决4；技工缺6，解决0. */
  readonly tierBySentence: boolean;
  /** Where the last amount begins; -1 where there is none. */
  readonly lastAmount: number;
};

/** Whether a new clause begins with item `i`; blanks part clauses only where they are not also put between a word and its figure. */
export const beginsClause = ({ items, blankParts }: Ahead, i: number): boolean => {
  const part = items[i]?.part ?? PARTS.line;
  return part >= PARTS.clause || (blankParts && part === PARTS.blank);
};

/** Whether blanks part clauses here (缺普工8 技工3) or are strewn everywhere (缺 普工 8 技工 3). */
export const blanksPart = (items: readonly Item[]): boolean =>
  !items.some((item, i) => {
    const before = items[i - 1];
    if (before === undefined || item.part !== PARTS.blank) return false;
    // 没招到 普工… and 120人在岗 普工…: there the verb has had its word already.
    const isDone = before.part === PARTS.glued && ['not', 'amount'].includes(items[i - 2]?.kind ?? '');
    return (before.kind === 'tier' && item.kind === 'amount') || (before.kind === 'field' && item.kind === 'tier' && !isDone);
  });

/** Whether there are several sentences, and each names one tier, at its head. */
export function tiersPartSentences(items: readonly Item[]): boolean {
  const sentences: Item[][] = [];
  for (const item of items) {
    if (item.part >= PARTS.stop || sentences.length === 0) sentences.push([]);
    sentences.at(-1)?.push(item);
  }
  const isOfOne = (sentence: readonly Item[]) =>
    sentence[0]?.kind === 'tier' && sentence.filter((item) => item.kind === 'tier').length === 1;
  return sentences.length > 1 && sentences.every(isOfOne);
}

/** Whether a figure, or a word for none, follows a verb at `i` before the next verb or clause. */
export function hasFigureAhead(ahead: Ahead, i: number): boolean {
  for (let j = i + 1; j < ahead.items.length && !beginsClause(ahead, j); j++) {
    const { kind } = ahead.items[j] as Item;
    if (kind === 'amount' || kind === 'not' || kind === 'same') return true;
    if (kind === 'field' || kind === 'aside' || kind === 'recruit') return false;
  }
  return false;
}

/** Whether an amount follows anywhere before a comma. */
export function hasAmountAhead({ items }: Ahead, i: number, through: number = PARTS.list): boolean {
  for (let j = i + 1; j < items.length && (items[j] as Item).part <= through; j++)
    if ((items[j] as Item).kind === 'amount') return true;
  return false;
}

/** Whether what stands at `i`, behind a tier, may be said of that tier: 技工缺2, 技工不缺. */
export function claimsTier(ahead: Ahead, i: number): boolean {
  const item = ahead.items[i];
  switch (item?.kind) {
    case 'field':
      return hasFigureAhead(ahead, i);
    case 'hedge':
      return ahead.items[i + 1]?.kind === 'amount';
    case 'now':
      return claimsTier(ahead, i + 1);
    case 'none':
    case 'not':
    case 'same':
    case 'nearlySame':
    case 'each':
      return true;
    default:
      return false;
  }
}

/** Positions of the tiers that follow directly (不缺普工和技工), without one that has a statement of its own. */
export function tiersAhead(ahead: Ahead, i: number): readonly number[] {
  const { items } = ahead;
  const found: number[] = [];
  for (let j = i + 1; items[j]?.kind === 'tier' && !beginsClause(ahead, j); j++) found.push(j);
  const next = (found.at(-1) ?? i) + 1;
  const after = items[next];
  const last = items[next - 1] as Item;
  const isNear = after !== undefined && after.part <= PARTS.blank;
  const hasOwn = isNear && (after.kind === 'amount' || (after.part <= last.part && claimsTier(ahead, next)));
  return hasOwn ? found.slice(0, -1) : found;
}

/** How many items, amounts and tiers by turns, begin with the amount at `i`: 8普工3技工 = 4, 10人 普工7 = 3. */
export function alternating({ items }: Ahead, i: number): number {
  let length = 1;
  for (let j = i + 1; j < items.length; j++) {
    const item = items[j] as Item;
    if (item.kind !== (length % 2 === 1 ? 'tier' : 'amount') || item.part >= PARTS.list || item.colon) break;
    length++;
  }
  return length;
}

/** The amounts of a row that begins at `i`, parted by at most `widest`: 8、3、0; one alone is a row of one. */
export function amountsInRow({ items }: Ahead, i: number, widest: number): readonly number[] {
  const found = [i];
  for (let j = i + 1; items[j]?.kind === 'amount' && (items[j] as Item).part <= widest; j++) found.push(j);
  return found;
}
