// Which of a person's open forms are gone on with, and which are over: left for too long, or stored so that they cannot be read back? (domain §16)
import { frontDeskTexts as t, unreadForms } from '../../conversations/front-desk.ts';
import type { OpenFormSettings } from '../domain/settings.ts';
import { fill } from '../forms/definition/fill.ts';
import type { Feature } from './feature.ts';
import { type Thread, withoutAside } from './thread.ts';

const MINUTE_MS = 60_000;

type Forms = Pick<Feature, 'name' | 'forms'>;

type Told = {
  readonly thread: Thread;
  /** A sentence for each, said before whatever the message is answered. */
  readonly lines: readonly string[];
};

/** The thread without what is over, and a sentence for each. */
export function withoutExpired(features: readonly Forms[], thread: Thread, now: Date, settings: OpenFormSettings): Told {
  const over = thread.asides.flatMap((aside) => {
    const left = leftOf(features, aside.room, settings);
    const isOver = left !== null && now.getTime() - Date.parse(aside.at) >= left.minutes * MINUTE_MS;
    return isOver ? [{ room: aside.room, ...left }] : [];
  });
  return {
    thread: over.reduce((rest, { room }) => withoutAside(rest, room), thread),
    lines: over.map(({ what, minutes }) => fill(t.expired, { what, span: spanSaid(minutes) })),
  };
}

/** The thread with nothing more to tell of what could not be read back, and a sentence for that. */
export function withoutUnread(features: readonly Forms[], { unread = [], ...thread }: Thread): Told {
  const forms = new Map(features.flatMap((feature) => feature.forms ?? []).map((form) => [form.name, form.what]));
  const called = (name: string) => forms.get(name) ?? (Object.hasOwn(unreadForms, name) ? unreadForms[name] : unreadForms.other);
  const what = [...new Set(unread.map(called))].join('、');
  return { thread, lines: what === '' ? [] : [fill(t.unread, { what })] };
}

/** What a form is called, and after how many minutes it ends; null: it does not, or what is kept is none. */
function leftOf(
  features: readonly Forms[],
  room: string,
  { actMinutes, formHours }: OpenFormSettings,
): { readonly what: string; readonly minutes: number } | null {
  const form = features.flatMap((r) => r.forms ?? []).find((f) => f.name === room);
  if (!form) return null;
  switch (form.expires) {
    case 'never':
      return null;
    case 'act':
      return { what: form.what, minutes: actMinutes };
    case 'form':
      return { what: form.what, minutes: formHours * 60 };
  }
}

const spanSaid = (minutes: number): string =>
  minutes % 60 === 0 ? fill(t.spanHours, { hours: minutes / 60 }) : fill(t.spanMinutes, { minutes });
