// Who speaks, and what kind of message is it?
import { frontDeskTexts as t } from '../../conversations/front-desk.ts';
import { rehearsalTexts } from '../../conversations/rehearsal.ts';
import { dayOf } from '../domain/time.ts';
import { withoutClosed } from '../features/weekly/closed-week.ts';
import { forOneMessage } from '../features/weekly/one-message.ts';
import { withoutStale } from '../features/weekly/rehearsal.ts';
import { fill } from '../forms/definition/fill.ts';
import { greeting } from './greet.ts';
import { officeName } from './greeting.ts';
import type { Incoming } from './incoming.ts';
import { withoutExpired, withoutUnread } from './open-forms.ts';
import type { Bureaus } from './ports.ts';
import type { Answered } from './receive.ts';
import type { Speaker } from './speaker.ts';
import { onText, type Texts, withReminder } from './texts.ts';
import type { Thread } from './thread.ts';

export type FrontDesk = Texts & { readonly bureaus: Bureaus };

/** Answers one message of one person; the thread it gives back is kept with the reply. */
export const frontDesk =
  (house: FrontDesk) =>
  async (incoming: Incoming, kept: Thread, arrivedAt: Date, revision: number): Promise<Answered> => {
    const deps: FrontDesk = { ...house, reports: forOneMessage(house.reports) };
    const bureau = await deps.bureaus.current();
    const person = bureau.roster.people.find((p) => p.userid === incoming.person);
    const { kind } = incoming;
    if (!person?.active) {
      const office = officeName(bureau.roster);
      const lines = kind === 'unsubscribe' || kind === 'otherEvent' ? [] : [fill(person ? t.notActive : t.stranger, { office })];
      return { thread: kept, lines };
    }
    const { corp, userid, role, region } = { corp: incoming.corp, ...person };
    const asker = { corp, userid, role, region };
    const speaker: Speaker = { asker, person, bureau, message: incoming.key, arrivedAt, thread: revision };
    if (kind === 'unsubscribe' || kind === 'otherEvent') return { thread: kept, lines: [] };
    const read = withoutUnread(deps.rooms, kept);
    const practised = withoutStale(read.thread, arrivedAt);
    const settled = await withoutClosed(deps, speaker, practised);
    const left = withoutExpired(deps.rooms, settled.thread, arrivedAt, deps.settings.openForms);
    const answered = await answer(deps, speaker, left.thread, incoming);
    // Whoever believes to be practising still, or to be in a week or a form that is over, must know it before anything else.
    const before = [...read.lines, ...(practised === read.thread ? [] : [rehearsalTexts.stale]), ...settled.lines, ...left.lines];
    if (before.length === 0) return answered;
    // What was meant for what is over has been answered by that.
    const isLost = answered.thread.lost > 0;
    return isLost
      ? { ...answered, thread: { ...answered.thread, lost: 0 }, lines: before }
      : { ...answered, lines: [...before, ...answered.lines] };
  };

type Present = Exclude<Incoming, { readonly kind: 'unsubscribe' | 'otherEvent' }>;

async function answer(deps: FrontDesk, speaker: Speaker, thread: Thread, incoming: Present): Promise<Answered> {
  const aside = (line: string): Promise<Answered> => withReminder(deps, speaker, { thread, lines: [line] });
  switch (incoming.kind) {
    case 'text':
      return onText(deps, speaker, thread, incoming.text);
    case 'click':
      return onText(deps, speaker, thread, incoming.click);
    case 'enterAgent':
    case 'subscribe':
      return greet(deps, speaker, thread);
    case 'voice':
      return incoming.transcript === null ? aside(t.voice) : onText(deps, speaker, thread, incoming.transcript);
    case 'image':
    case 'video':
    case 'file':
    case 'link':
      return aside(t.picture);
    case 'location':
      return aside(t.location);
    case 'unknown':
      return aside(t.other);
    case 'cardPressed': {
      for (const room of deps.rooms) {
        const answered = await room.pressed?.({ speaker, thread, pressed: incoming });
        if (answered) return answered;
      }
      return { thread, lines: [] };
    }
  }
}

/** Once a day, with where the person stands. */
async function greet(deps: FrontDesk, speaker: Speaker, thread: Thread): Promise<Answered> {
  const today = dayOf(speaker.arrivedAt);
  if (thread.greeted === today) return { thread, lines: [] };
  return withReminder(deps, speaker, {
    thread: { ...thread, greeted: today },
    lines: [await greeting(deps, speaker, thread)],
  });
}
