// What is said of a form that is still open, under or above the answer to something else?
import { formTexts } from '../../conversations/forms.ts';
import { frontDeskTexts as t } from '../../conversations/front-desk.ts';
import { fill } from '../forms/definition/fill.ts';
import { type Feature, holderOf, type MessageTurn, type Resumable, resumables } from './feature.ts';
import type { Answered } from './receive.ts';
import { putAside, type Top, topOf } from './situation.ts';
import type { Thread } from './thread.ts';

type Features = { readonly features: readonly Feature[] };

/** What was answered, then the open question again in one line. */
export async function withReminder(deps: Features, turn: MessageTurn, answered: Answered): Promise<Answered> {
  const { thread, lines } = answered;
  const holder = holderOf(deps.features, topOf(deps.features, thread)?.name);
  if (holder?.reminder) {
    const line = await holder.reminder({ ...turn, thread });
    return line === null ? answered : { ...answered, lines: [...lines, line] };
  }
  for (const feature of deps.features) {
    const again = await feature.again?.({ ...turn, thread });
    if (again) return { ...answered, thread: again.thread, lines: [...lines, ...again.lines] };
  }
  return answered;
}

/**
 * What was answered, with what is said of the forms around it. A form that has just taken the floor from another: first that the other
 * waits, and how to get back. One that has ended: the one beneath asks its whole question again. Else the open question again in one line,
 * unless the answer is that form's own.
 */
export async function withForms(
  deps: Features,
  turn: MessageTurn,
  answered: Answered,
  isOwn: (name: string) => boolean,
): Promise<Answered> {
  const before = topOf(deps.features, turn.thread);
  const after = topOf(deps.features, answered.thread);
  if (after === null) return answered;
  if (asksNow(turn, after)) {
    const line = before === null || before.name === after.name ? null : waitingLine(deps.features, answered.thread, before);
    return line === null ? answered : { ...answered, lines: [line, ...answered.lines] };
  }
  if (before !== null && before.name !== after.name) {
    const beneath = await resumables(deps.features)
      .find(({ name }) => name === after.name)
      ?.resume({ ...turn, thread: answered.thread });
    return beneath ? { ...answered, thread: beneath.thread, lines: [...answered.lines, ...beneath.lines] } : answered;
  }
  return isOwn(after.name) ? answered : withReminder(deps, turn, answered);
}

/** Its question is new since the message came. */
const asksNow = ({ thread }: MessageTurn, { aside }: Top): boolean => aside !== null && !thread.asides.includes(aside);

/** That a form which had the floor waits; null where it is over, or was put aside. */
function waitingLine(features: readonly Feature[], thread: Thread, { name }: Top): string | null {
  const kept = resumables(features).find((one) => one.name === name);
  if (kept?.standing(thread)?.isPaused !== false) return null;
  return fill(t.waits, { what: kept.what, word: kept.word });
}

/** In one line, what is put aside and how to go on with it; null where nothing is. */
export function asideLine(features: readonly Feature[], thread: Thread): string | null {
  const [one, second, ...more] = putAside(features, thread);
  if (!one) return null;
  if (!second) return fill(t.putAside, { what: one.what, word: one.word });
  return fill(t.putAsideMany, { names: [one, second, ...more].map(namedWith).join('、') });
}

const namedWith = ({ what, word }: Resumable): string => (word === formTexts.word ? what : fill(t.putAsideOne, { what, word }));
