// Where do a person's open forms stand in their thread?
import type { Form } from '../forms/form.ts';
import { type FormState, loadState } from '../forms/state.ts';
import { type Thread, withAside, withoutAside } from './thread.ts';

/** The thread with that form as the newest, which has the floor; a paused one stands below whatever else is open. */
export function withForm<A, R>(thread: Thread, state: FormState<A, R>, at: Date): Thread {
  const newest = withAside(thread, state.form, state, at);
  if (!state.paused) return newest;
  const others = thread.asides.filter((a) => a.room !== state.form);
  return { ...thread, asides: [{ room: state.form, slot: state, at: at.toISOString() }, ...others] };
}

export const withoutForm = (thread: Thread, name: string): Thread => withoutAside(thread, name);

/** The form's state; null where none is kept, or none that can be gone on with. */
export function formOf<A extends object, C, R>(thread: Thread, form: Form<A, C, R>): FormState<A, R> | null {
  const slot = thread.asides.find((a) => a.room === form.name)?.slot;
  if (slot === undefined) return null;
  const loaded = loadState(form, slot);
  return loaded.kind === 'lost' ? null : loaded.state;
}
