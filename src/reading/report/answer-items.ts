// What does a text say where the enterprise is known already, as in an answer?

import { SKILL_TIERS } from '../../domain/tiers.ts';
import { amountAt } from '../numbers/amounts.ts';
import { type Folded, foldText } from '../text/text.ts';
import type { ReportField } from '../words/report-words.ts';
import { readStatement } from './figures.ts';
import { type Item, PARTS } from './item.ts';
import { reportItems } from './items.ts';
import type { Statement } from './said.ts';
import { reportTokens } from './tokens.ts';

/** Nobody is named inside a conversation, so no text is taken for a name. */
const NOBODY = { find: (text: string) => ({ unknown: text }), isEmpty: () => true, own: new Set<string>() };

/** The items of an answer; null where it asks or says something not understood. */
export function answerItems(f: Folded): readonly Item[] | null {
  const items = reportItems(f, reportTokens(f, { names: [], periods: [], week: '' }), NOBODY);
  return typeof items === 'string' ? null : items;
}

/** What a row of figures may follow: nothing, a verb, or the headcount. */
const headsRow = (before: Item | undefined, beforeThat: Item | undefined): boolean =>
  before === undefined ||
  before.kind === 'field' ||
  (before.kind === 'amount' && beforeThat?.kind === 'field' && beforeThat.field === 'headcount');

/**
 * Gives rows of numbers without tiers the tiers in annex 1's order: 8 3 0, 解决 5 0 0. Three numbers are a row, or as few as `least`; one number stays alone.
 * Null where a row has another length: nobody knows which tier is meant.
 */
export function withTiers(items: readonly Item[], least: 2 | 3): readonly Item[] | null {
  const out: Item[] = [];
  for (let i = 0; i < items.length; ) {
    const item = items[i] as Item;
    const last = out.at(-1);
    let end = i;
    while (items[end]?.kind === 'amount' && (end === i || (items[end] as Item).part < PARTS.line)) end++;
    if (end - i < 2 || (last?.kind === 'field' && last.field === 'headcount')) {
      out.push(item);
      i++;
      continue;
    }
    if (!headsRow(last, out.at(-2)) || items[end]?.kind === 'tier' || end - i < least || end - i > 3) return null;
    for (const [n, amount] of items.slice(i, end).entries()) {
      out.push({
        ...amount,
        kind: 'tier',
        tier: SKILL_TIERS[n] ?? 'general',
        to: amount.from,
        part: n === 0 ? amount.part : PARTS.list,
      });
      out.push({ ...amount, part: PARTS.blank, colon: false });
    }
    i = end;
  }
  return out;
}

/** Reads an answer to a question for `asked`; null where it is not understood. */
export function readAnswer(text: string, asked: ReportField | null, least: 2 | 3 = 3): Statement | null {
  const f = foldText(text);
  const items = answerItems(f);
  const tiered = items && withTiers(items, least);
  if (!tiered || tiered.length === 0) return null;
  // 解决普工6 names again what was asked: then the question adds nothing to it.
  return readStatement(tiered, f, asked) ?? (tiered[0]?.kind === 'field' ? readStatement(tiered, f) : null);
}

/** The number and unit of a text that is nothing else, also of things that are no people: 3场, 12家. */
export function countOf(text: string): number | null {
  const f = foldText(text);
  const amount = amountAt(f, 0);
  if (amount === null || amount.to !== f.text.length || amount.value === undefined) return null;
  return amount.kind === 'whole' ||
    /^(?:家|场|次|户|所|家企业|个企业|家单位|人次|期|批|个)$/.test(f.text.slice(amount.to - unitLength(f, amount.to), amount.to))
    ? amount.value
    : null;
}

const unitLength = (f: Folded, to: number): number =>
  /[^\d零〇一二两三四五六七八九十百千万]*$/.exec(f.text.slice(0, to))?.[0].length ?? 0;
