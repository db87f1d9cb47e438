// What becomes of the items when one is dropped (去掉 2), two were swapped (1和2反了), or one was meant for another (不是甲是乙)?
import { weeklyTexts as t } from '../../../../conversations/weekly-dispatch.ts';
import { fill } from '../../../forms/definition/fill.ts';
import type { StepKey } from '../../../forms/definition/script.ts';
import { type ItemSaid, readItemRepair } from '../../../reading/answer/items.ts';
import { type ItemDraft, missedWith, takeWeek, type WeekChange, type WeekSession, withoutDrafts } from './answers.ts';
import { notShown } from './correction.ts';
import { itemOf, type WeekFacts, type WeekItem } from './facts.ts';
import { namedItem } from './named-item.ts';
import { differences } from './words.ts';

/** Null: the text says nothing of the kind, or of nothing that is being filled in. */
export function repairedItems(text: string, session: WeekSession, facts: WeekFacts): WeekChange | null {
  const repair = readItemRepair(text);
  if (repair === null) return null;
  const begun = Object.keys(session.drafts)
    .flatMap((id) => itemOf(facts, id) ?? [])
    .sort((a, b) => a.number - b.number);
  switch (repair.kind) {
    case 'drop': {
      const item = namedItem(begun, repair.who);
      if (!item) return numberGone(begun, repair.who);
      const next = { ...withoutDrafts(session, [item.id]), queue: session.queue.filter((id) => id !== item.id) };
      return takeWeek(next, [fill(t.itemDropped, { name: item.short })]);
    }
    case 'keep': {
      const kept = repair.who.map((who) => namedItem(begun, who));
      const gone = begun.filter((item) => !kept.includes(item));
      if (kept.includes(null) || gone.length === 0) return null;
      const ids = gone.map(({ id }) => id);
      const next = { ...withoutDrafts(session, ids), queue: session.queue.filter((id) => !ids.includes(id)) };
      return takeWeek(next, [fill(t.itemDropped, { name: gone.map(({ short }) => short).join('、') })]);
    }
    case 'swap': {
      const isOfPlaces = begun.length === 2 && isFirstTwo(repair.one, repair.other);
      const [one, other] = [namedItem(begun, repair.one), namedItem(begun, repair.other)];
      // 1和2 of two that have other numbers are the two.
      if (!one && !other && isOfPlaces) return swapped(session, begun[0] ?? null, begun[1] ?? null);
      return swapped(session, one, other) ?? numberGone(begun, repair.one, repair.other);
    }
    case 'swapBoth': {
      const [one = null, other = null, ...more] = begun;
      return more.length > 0 ? null : swapped(session, one, other);
    }
    case 'move': {
      const [from, to] = [namedItem(begun, repair.from), namedItem(facts.items, repair.to)];
      if (!from || !to || from === to) return null;
      return takeWeek(exchanged(session, from, to), [fill(t.itemMoved, { from: from.short, to: to.short })]);
    }
  }
}

/** 去掉 2 where number 2 is not among them: which there are. */
const numberGone = (begun: readonly WeekItem[], ...who: readonly ItemSaid[]): WeekChange | null => {
  const gone = who.find((one) => one.kind === 'number' && namedItem(begun, one) === null);
  return gone?.kind === 'number' && begun.length > 0 ? missedWith(notShown(gone.number, begun)) : null;
};

const isFirstTwo = (...said: readonly ItemSaid[]): boolean =>
  [1, 2].every((n) => said.some((who) => who.kind === 'number' && who.number === n));

function swapped(session: WeekSession, one: WeekItem | null, other: WeekItem | null): WeekChange | null {
  if (!one || !other || one === other) return null;
  return takeWeek(exchanged(session, one, other), [fill(t.itemsSwapped, { one: one.short, other: other.short })]);
}

/** What was said of the one is the other's, and the other way round. */
function exchanged(session: WeekSession, one: WeekItem, other: WeekItem): WeekSession {
  const { [one.id]: first, [other.id]: second, ...rest } = session.drafts;
  const drafts: Record<string, ItemDraft> = {
    ...rest,
    ...(second ? { [one.id]: onto(one, other, second) } : {}),
    ...(first ? { [other.id]: onto(other, one, first) } : {}),
  };
  return { ...session, drafts, queue: session.queue.filter((id) => drafts[id] === undefined), touched: null };
}

/** A headcount and those resolved that are as filed of `from` were hardly said now, and are nobody else's. The shortage is what a report tells. */
function onto(to: WeekItem, from: WeekItem, draft: ItemDraft): ItemDraft {
  const { filed } = from;
  const changed = filed === null ? null : new Set(differences(filed, draft.answers).map(({ step }) => step));
  const told = Object.entries(draft.answers).filter(
    ([step]) => changed === null || step === 'shortage' || changed.has(step as StepKey),
  );
  return { ...draft, answers: { ...to.filed, ...Object.fromEntries(told) } };
}
