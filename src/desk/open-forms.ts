// What of a person's open forms is over: left in the middle for too long, or stored so that it cannot be read back?
import { openForms, frontDeskTexts as t, unreadForms } from '../../conversations/front-desk.ts';
import type { OpenFormSettings } from '../domain/settings.ts';
import { fill } from '../forms/definition/fill.ts';
import type { OpenForm, Room } from './room.ts';
import { type Aside, type Thread, withoutAside } from './thread.ts';

const MINUTE_MS = 60_000;

/** Acts that were read back and wait for 确认: what was shown will soon be true no more. */
const ACTS: ReadonlySet<OpenForm> = new Set<OpenForm>(['signOff', 'publish']);

/** The thread without what is over, and a sentence for each. */
export function withoutExpired(
  rooms: readonly Pick<Room, 'name' | 'open'>[],
  thread: Thread,
  now: Date,
  settings: OpenFormSettings,
): { readonly thread: Thread; readonly lines: readonly string[] } {
  const minutesOf = (form: OpenForm): number => (ACTS.has(form) ? settings.actMinutes : settings.formHours * 60);
  const formOf = ({ room }: Aside): OpenForm | null => rooms.find((r) => r.name === room)?.open?.(thread) ?? null;
  const over = thread.asides.flatMap((aside) => {
    const form = formOf(aside);
    const isOver = form !== null && now.getTime() - Date.parse(aside.at) >= minutesOf(form) * MINUTE_MS;
    return isOver ? [{ room: aside.room, form }] : [];
  });
  return {
    thread: over.reduce((rest, { room }) => withoutAside(rest, room), thread),
    lines: over.map(({ form }) => fill(t.expired, { what: openForms[form], span: spanSaid(minutesOf(form)) })),
  };
}

/** The thread with nothing more to tell of what could not be read back, and a sentence for that. */
export function withoutUnread({ unread = [], ...thread }: Thread): {
  readonly thread: Thread;
  readonly lines: readonly string[];
} {
  const forms = unread.map((name) => (Object.hasOwn(unreadForms, name) ? unreadForms[name] : unreadForms.other));
  const what = [...new Set(forms)].join('、');
  return { thread, lines: what === '' ? [] : [fill(t.unread, { what })] };
}

const spanSaid = (minutes: number): string =>
  minutes % 60 === 0 ? fill(t.spanHours, { hours: minutes / 60 }) : fill(t.spanMinutes, { minutes });
