// What is kept of a form between two messages, and how is it read back, whatever program stored it?
import { z } from 'zod';
import type { Carried, Form } from './form.ts';
import { exact, instant, object } from './shapes.ts';
import { type Patch, patchOf, patchSchema, TRAIL, undone } from './trail.ts';

/** How a read-back reached the person, as far as it is known to have been too little. */
export type Shown = {
  /** The message whose reply carries it. */
  readonly by: string;
  /** Which of its parts had been delivered before the message at hand was sent. */
  readonly parts: 'none' | 'some' | 'all';
  /** When it was confirmed first (ISO), where parts were missing then. */
  readonly confirmedAt?: string;
  /** The message at hand confirms it: what is missing goes into its reply. */
  readonly isWanted?: true;
};

export type FormState<A, R> = {
  readonly form: string;
  readonly version: number;
  readonly answers: A;
  /** What 返回 goes back to, newest last. */
  readonly trail: readonly Patch[];
  /** Exactly what was read back last; null where nothing waits for 确认. */
  readonly review: R | null;
  /** Left out: it stands in the reply to the message at hand, or has been seen. */
  readonly shown?: Shown;
  /** How often in a row the open question was answered with something that could not be taken. */
  readonly misses: number;
  /** 稍后: kept, and not asked again before its command is said. */
  readonly paused: boolean;
};

const shownSchema = exact<Shown>()(
  object({
    by: z.string(),
    parts: z.enum(['none', 'some', 'all']),
    confirmedAt: instant.exactOptional(),
    isWanted: z.literal(true).exactOptional(),
  }),
);

/** The parts that do not depend on the form. */
const envelope = z.looseObject({
  form: z.string(),
  version: z.int(),
  answers: z.unknown(),
  trail: z.array(patchSchema).catch([]),
  review: z.unknown(),
  // What cannot be read of it is shown once more.
  shown: shownSchema.exactOptional().catch({ by: '', parts: 'none' }),
  misses: z.int().min(0).catch(0),
  paused: z.boolean().catch(false),
});

export const newState = <A extends object, R>(
  { name, version }: Pick<Form<A, never, R>, 'name' | 'version'>,
  answers: A,
): FormState<A, R> => ({ form: name, version, answers, trail: [], review: null, misses: 0, paused: false });

type Loaded<A, R> =
  | { readonly kind: 'kept'; readonly state: FormState<A, R> }
  /** Carried over from an older shape; what was read back is read back anew where `state.review` is null. */
  | { readonly kind: 'carried'; readonly state: FormState<A, R> }
  | { readonly kind: 'lost' };

/** Never throws: a state that cannot be read, nor carried by the form's `upgrade`, is lost, and the person is told so. */
export function loadState<A extends object, C, R>(form: Form<A, C, R>, slot: unknown): Loaded<A, R> {
  const stored = envelope.safeParse(slot);
  if (stored.success && stored.data.version === form.version) {
    const { data } = stored;
    const answers = form.answers.safeParse(data.answers);
    // What cannot be read of a read-back is read back anew.
    const review = form.reviewed.nullable().catch(null).parse(data.review);
    if (answers.success) {
      const { trail, shown, misses, paused } = data;
      const kept = { form: form.name, version: form.version, answers: answers.data, trail, review, misses, paused };
      return { kind: 'kept', state: { ...kept, ...(shown ? { shown } : {}) } };
    }
  }
  const carried = form.upgrade?.(
    stored.success ? { version: stored.data.version, slot: stored.data.answers } : { version: null, slot },
  );
  const checked = carried ? checkedCarried(form, carried) : null;
  return checked === null ? { kind: 'lost' } : { kind: 'carried', state: checked };
}

function checkedCarried<A extends object, C, R>(
  form: Form<A, C, R>,
  { answers, review = null, paused = false, trail }: Carried<A, R>,
): FormState<A, R> | null {
  const read = form.answers.safeParse(answers);
  if (!read.success) return null;
  const way = (trail ?? form.trailOf?.(read.data) ?? []).slice(-TRAIL);
  return { ...newState<A, R>(form, read.data), trail: way, review: form.reviewed.nullable().catch(null).parse(review), paused };
}

/** The state with new answers, remembering how to get back. `untracked`: top-level answers that are not gone back to. */
export function remember<A extends object, R>(
  state: FormState<A, R>,
  answers: A,
  untracked: readonly string[] = [],
): FormState<A, R> {
  const all = patchOf(state.answers as Readonly<Record<string, unknown>>, answers as Readonly<Record<string, unknown>>);
  const patch = all.filter(({ path: [key] }) => key === undefined || !untracked.includes(key));
  if (patch.length === 0) return { ...state, answers };
  return { ...state, answers, trail: [...state.trail, patch].slice(-TRAIL) };
}

/** One answer back; null where there is nothing to go back to. */
export function stepBack<A extends object, R>(state: FormState<A, R>): FormState<A, R> | null {
  const patch = state.trail.at(-1);
  if (!patch) return null;
  return { ...state, answers: undone(state.answers, patch), trail: state.trail.slice(0, -1), review: null, misses: 0 };
}
