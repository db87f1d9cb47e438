// What is said of a form that is still open, under or above the answer to something else?
import { openForms, frontDeskTexts as t, unreadForms } from '../../conversations/front-desk.ts';
import { fill } from '../forms/definition/fill.ts';
import { type Feature, holderOf, type MessageTurn, type TextTurn } from './feature.ts';
import { floorOf } from './floor.ts';
import type { Answered } from './receive.ts';
import type { Aside } from './thread.ts';

type Features = { readonly features: readonly Feature[] };

/** What was answered, then the open question again in one line. */
export async function withReminder(deps: Features, turn: MessageTurn, answered: Answered): Promise<Answered> {
  const { thread, lines } = answered;
  const holder = holderOf(deps.features, floorOf(thread)?.room);
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
 * What was answered to something else than the form that was open when the message came, `open`. A question it asks comes last, and that
 * the form waits comes first; where it asks nothing the open question is repeated.
 */
export async function besideForm(deps: Features, turn: TextTurn, open: Aside | null, answered: Answered): Promise<Answered> {
  const floor = floorOf(answered.thread);
  const asks = floor !== undefined && !turn.thread.asides.includes(floor);
  if (!asks) return withReminder(deps, turn, answered);
  const waits = open !== null && open.room !== floor.room && answered.thread.asides.some((a) => a.room === open.room);
  const line = waits ? await waitingLine(deps, answered, turn, open) : null;
  return line === null ? answered : { ...answered, lines: [line, ...answered.lines] };
}

async function waitingLine(deps: Features, { thread }: Answered, turn: TextTurn, { room }: Aside): Promise<string | null> {
  const holder = holderOf(deps.features, room);
  const form = holder?.open?.(thread) ?? null;
  const what = holder?.what ?? (form === null ? unreadForms[room] : openForms[form]);
  return what === undefined ? ((await holder?.reminder?.({ ...turn, thread })) ?? null) : fill(t.waits, { what });
}
