// What becomes of the items when one is dropped (去掉 2), two were swapped (1和2反了), or one was meant for another (不是甲是乙)?
import { weeklyTexts as t } from '../../../../conversations/weekly-dispatch.ts';
import { fill } from '../../../forms/definition/fill.ts';
import { type ItemSaid, readItemRepair } from '../../../reading/answer/items.ts';
import { type ItemDraft, takeWeek, type WeekChange, type WeekSession, withoutDrafts } from './answers.ts';
import { itemOf, type WeekFacts, type WeekItem } from './facts.ts';

/** Null: the text says nothing of the kind, or of nothing that is being filled in. */
export function repairedItems(text: string, session: WeekSession, facts: WeekFacts): WeekChange | null {
  const repair = readItemRepair(text);
  if (repair === null) return null;
  const begun = Object.keys(session.drafts).flatMap((id) => itemOf(facts, id) ?? []);
  switch (repair.kind) {
    case 'drop': {
      const item = named(begun, repair.who);
      if (!item) return null;
      const next = { ...withoutDrafts(session, [item.id]), queue: session.queue.filter((id) => id !== item.id) };
      return takeWeek(next, [fill(t.itemDropped, { name: item.short })]);
    }
    case 'swap': {
      const [one, other] = [named(begun, repair.one), named(begun, repair.other)];
      if (!one || !other || one === other) return null;
      return takeWeek(exchanged(session, one, other), [fill(t.itemsSwapped, { one: one.short, other: other.short })]);
    }
    case 'move': {
      const [from, to] = [named(begun, repair.from), named(facts.items, repair.to)];
      if (!from || !to || from === to) return null;
      return takeWeek(exchanged(session, from, to), [fill(t.itemMoved, { from: from.short, to: to.short })]);
    }
  }
}

/** By its number, or by a name that only one of them bears. */
function named(items: readonly WeekItem[], who: ItemSaid): WeekItem | null {
  const found = items.filter((i) => i.number === who || i.name === who || i.short === who);
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** What was said of the one is the other's, and the other way round. */
function exchanged(session: WeekSession, one: WeekItem, other: WeekItem): WeekSession {
  const { [one.id]: first, [other.id]: second, ...rest } = session.drafts;
  const drafts: Record<string, ItemDraft> = {
    ...rest,
    ...(second ? { [one.id]: second } : {}),
    ...(first ? { [other.id]: first } : {}),
  };
  return { ...session, drafts, queue: session.queue.filter((id) => drafts[id] === undefined), touched: null };
}
