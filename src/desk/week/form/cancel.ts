// What do 取消 and 跳过 drop of a week that is being reported?
import { weeklyTexts as t } from '../../../../conversations/weekly-dispatch.ts';
import { fill } from '../../../forms/definition/fill.ts';
import { quoted } from '../../../reading/text/quoted.ts';
import { type ItemId, type WeekAnswers, withoutDrafts } from './answers.ts';
import { itemOf, type WeekFacts, type WeekItem } from './facts.ts';
import { type OpenStep, openItems, openOf } from './open.ts';
import { itemNames } from './words.ts';

type Dropped = { readonly answers: WeekAnswers; readonly lines: readonly string[]; readonly isUndoable?: boolean };

/** The one that is asked about, or the only one read back while others wait: not now. Null: nothing that could be skipped. */
export function skipped(answers: WeekAnswers, open: OpenStep, facts: WeekFacts): Dropped | null {
  const [id, ...others] = openItems(open);
  const item = id === undefined ? undefined : itemOf(facts, id);
  if (!item || others.length > 0 || (open.kind === 'review' && answers.queue.length === 0)) return null;
  if (item.filed) return cancelled(answers, facts);
  const { drafts } = withoutDrafts(answers, [item.id]);
  const next = { ...answers, drafts, queue: answers.queue.filter((queued) => queued !== id), touched: null };
  const isLast = openOf(next, facts).kind === 'list';
  return { answers: next, lines: [fill(t.skipped, { name: item.short }), ...(isLast ? [t.skippedLast] : [])], isUndoable: true };
}

const isMore = (answers: WeekAnswers, facts: WeekFacts): boolean => openOf(answers, facts).kind !== 'list';

/** 取消: what is asked about, or all that was read back, is no more. */
export function cancelled(answers: WeekAnswers, facts: WeekFacts): Dropped {
  const open = openOf(answers, facts);
  if (open.kind === 'list') return { answers, lines: [t.cancelledNothing], isUndoable: true };
  if (open.kind === 'which') {
    const left = { ...answers, which: answers.which.slice(1) };
    const lines = [fill(t.cancelledWhich, { typed: quoted(open.which.typed) }), ...(isMore(left, facts) ? [t.cancelledOne] : [])];
    return { answers: left, lines, isUndoable: true };
  }
  const items = openItems(open);
  const next = withoutDrafts({ ...answers, queue: answers.queue.filter((id) => !items.includes(id)) }, items);
  const dropped = (filed: boolean): readonly WeekItem[] =>
    items.flatMap((id: ItemId) => {
      const item = itemOf(facts, id);
      return item && (item.filed !== null) === filed ? [item] : [];
    });
  const told = (some: readonly WeekItem[], sentence: typeof t.cancelled | typeof t.cancelledCorrection) =>
    some.length === 0 ? [] : [fill(sentence, { names: itemNames(some) })];
  const more = isMore(next, facts) ? [t.cancelledOne] : [];
  return {
    answers: next,
    lines: [...told(dropped(false), t.cancelled), ...told(dropped(true), t.cancelledCorrection), ...more],
  };
}
