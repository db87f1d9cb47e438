// Which question is open? It follows from the answers alone: the first thing that is missing.
import { weeklyDispatch as script } from '../../../../conversations/weekly-dispatch.ts';
import type { StepKey } from '../../../forms/definition/script.ts';
import type { FullAnswers, Gap, ItemId, WeekAnswers, WhichItem } from './answers.ts';
import { itemOf, type WeekFacts, type WeekItem } from './facts.ts';
import { completed, missingStep } from './said.ts';

export type OpenStep =
  | { readonly kind: 'which'; readonly which: WhichItem }
  | { readonly kind: 'gap'; readonly item: WeekItem; readonly gap: Gap }
  | { readonly kind: 'step'; readonly item: WeekItem; readonly step: StepKey }
  | { readonly kind: 'review'; readonly items: readonly { readonly item: WeekItem; readonly answers: FullAnswers }[] }
  /** Nothing is asked: the list stands. */
  | { readonly kind: 'list' };

export function openOf(answers: WeekAnswers, facts: WeekFacts): OpenStep {
  const which = answers.which[0];
  if (which) return { kind: 'which', which };
  const drafts = Object.entries(answers.drafts).flatMap(([id, draft]) => {
    const item = itemOf(facts, id);
    return item ? [{ item, draft }] : [];
  });
  for (const { item, draft } of drafts) {
    const gap = draft.gaps[0];
    if (gap) return { kind: 'gap', item, gap };
  }
  for (const { item, draft } of drafts) {
    const step = missingStep(item, draft);
    if (step) return { kind: 'step', item, step };
  }
  const next = answers.queue.map((id) => itemOf(facts, id)).find((item) => item !== undefined);
  if (drafts.length > 0 && !(answers.together && next)) {
    const items = drafts.flatMap(({ item, draft }) => {
      const answers = completed(item, draft);
      return answers ? [{ item, answers }] : [];
    });
    return { kind: 'review', items: items.sort((a, b) => a.item.number - b.item.number) };
  }
  const first = script.order[0];
  if (next && first) return { kind: 'step', item: next, step: first };
  return { kind: 'list' };
}

/** The item whose answers the open question is about, for 取消. */
export const openItems = (open: OpenStep): readonly ItemId[] => {
  switch (open.kind) {
    case 'gap':
    case 'step':
      return [open.item.id];
    case 'review':
      return open.items.map((i) => i.item.id);
    case 'which':
    case 'list':
      return [];
  }
};
