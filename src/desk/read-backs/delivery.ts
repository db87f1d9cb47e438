// Which parts of what was read back have reached the person? (architecture §3)
import type { FormState, Shown } from '../../forms/state.ts';
import type { Delivery, DeliveryPart, Thread } from '../thread.ts';

/** What a form kept in a thread tells of its read-back. */
export type ReadBack = { readonly name: string; readonly review: unknown; readonly shown?: Shown };

type Stored = FormState<object, unknown>;

const isForm = (slot: unknown): slot is Stored =>
  typeof slot === 'object' && slot !== null && 'form' in slot && 'trail' in slot && 'review' in slot;

const readBackOf = (name: string, { review, shown }: Stored): ReadBack => ({ name, review, ...(shown ? { shown } : {}) });

/** What waits for 确认: the week's report, then the others in their order. */
export const readBacks = ({ report, asides }: Thread): readonly ReadBack[] =>
  [
    ...(report ? [readBackOf(report.form, report)] : []),
    ...asides.flatMap(({ room, slot }) => (isForm(slot) ? [readBackOf(room, slot)] : [])),
  ].filter(({ review }) => review !== null);

/** The thread with what is known of each read-back's delivery. */
export function withShown(thread: Thread, shownOf: (readBack: ReadBack) => Shown | undefined): Thread {
  const changed = <S extends Stored>(name: string, state: S): S => {
    if (state.review === null) return state;
    const { shown: before, ...rest } = state;
    const shown = shownOf(readBackOf(name, state));
    return shown === before ? state : ({ ...rest, ...(shown ? { shown } : {}) } as S);
  };
  return {
    ...thread,
    report: thread.report && changed(thread.report.form, thread.report),
    asides: thread.asides.map((aside) =>
      isForm(aside.slot) ? sameOr(aside, { ...aside, slot: changed(aside.room, aside.slot) }) : aside,
    ),
  };
}

/** An aside that did not change stays the very one it was: a new one has just taken the floor. */
const sameOr = <A extends { readonly slot: unknown }>(before: A, after: A): A => (before.slot === after.slot ? before : after);

export const deliveryOf = ({ deliveries: all = [] }: Pick<Thread, 'deliveries'>, message: string): Delivery | undefined =>
  all.find((one) => one.message === message);

/** Those a read-back still depends on, and those none does any more. */
export function keptAndOver(thread: Thread): { readonly kept: readonly Delivery[]; readonly over: readonly Delivery[] } {
  const wanted = new Set(readBacks(thread).flatMap(({ shown }) => (shown && shown.parts !== 'all' ? [shown.by] : [])));
  const all = thread.deliveries ?? [];
  return { kept: all.filter((one) => wanted.has(one.message)), over: all.filter((one) => !wanted.has(one.message)) };
}

export function withDeliveries({ deliveries: _, ...thread }: Thread, all: readonly Delivery[]): Thread {
  return all.length === 0 ? thread : { ...thread, deliveries: all };
}

/** The delivery with what is known by now; of a part that was seen the words are needed no more. */
export const withSeen = (delivery: Delivery, isSeen: (part: DeliveryPart, index: number) => boolean): Delivery => ({
  ...delivery,
  parts: delivery.parts.map((part, i) => {
    if (part.seen || !isSeen(part, i)) return part;
    const { text: _, ...rest } = part;
    return { ...rest, seen: true };
  }),
});

export function partsSeen({ parts }: Delivery): Shown['parts'] {
  if (parts.every(({ seen }) => seen)) return 'all';
  return parts.some(({ seen }) => seen) ? 'some' : 'none';
}
