// Who speaks, and what kind of message is it?
import { frontDeskTexts as t } from '../../conversations/front-desk.ts';
import { rehearsalTexts } from '../../conversations/rehearsal.ts';
import { dayOf, weekOf } from '../domain/time.ts';
import { dutyCounts } from '../engine/world.ts';
import { fill } from '../script/fill.ts';
import { isReporter, officeName } from './greeting.ts';
import type { Incoming } from './incoming.ts';
import { forOneMessage } from './one-message.ts';
import { loadWeek } from './person-week.ts';
import type { Bureaus } from './ports.ts';
import type { Answered } from './receive.ts';
import { withoutStale } from './rehearsal.ts';
import type { Speaker } from './speaker.ts';
import { onText, type Texts, withReminder } from './texts.ts';
import type { Thread } from './thread.ts';

export type FrontDesk = Texts & { readonly bureaus: Bureaus };

/** Answers one message of one person; the thread it gives back is kept with the reply. */
export const frontDesk =
  (house: FrontDesk) =>
  async (incoming: Incoming, kept: Thread, arrivedAt: Date): Promise<Answered> => {
    const thread = withoutStale(kept, arrivedAt);
    const answered = await answer(house, incoming, thread, arrivedAt);
    // Whoever believes to be practising still must know at once that it is meant.
    return thread === kept || answered.lines.length === 0
      ? answered
      : { ...answered, lines: [rehearsalTexts.stale, ...answered.lines] };
  };

async function answer(house: FrontDesk, incoming: Incoming, thread: Thread, arrivedAt: Date): Promise<Answered> {
  const deps: FrontDesk = { ...house, reports: forOneMessage(house.reports) };
  const bureau = await deps.bureaus.current();
  const person = bureau.roster.people.find((p) => p.userid === incoming.person);
  const office = officeName(bureau.roster);
  const plain = (...lines: readonly string[]): Answered => ({ thread, lines });
  if (!person?.active) {
    if (incoming.kind === 'unsubscribe' || incoming.kind === 'otherEvent') return plain();
    return plain(fill(person ? t.notActive : t.stranger, { office }));
  }
  const { corp, userid, role, region } = { corp: incoming.corp, ...person };
  const speaker: Speaker = { asker: { corp, userid, role, region }, person, bureau, message: incoming.key, arrivedAt };
  const aside = (line: string): Promise<Answered> => withReminder(deps, speaker, plain(line));
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
      return plain();
    }
    case 'unsubscribe':
    case 'otherEvent':
      return plain();
  }
}

/** Once a day, with where the person stands. */
async function greet(deps: FrontDesk, speaker: Speaker, thread: Thread): Promise<Answered> {
  const today = dayOf(speaker.arrivedAt);
  if (thread.greeted === today) return { thread, lines: [] };
  const { person } = speaker;
  const after = { ...thread, greeted: today };
  if (person.role === 'admin') return { thread: after, lines: [fill(t.greetAdmin, { name: person.name })] };
  if (!isReporter(person)) return { thread: after, lines: [fill(t.greetTaskForce, { name: person.name })] };
  const { world } = await loadWeek(deps.reports, speaker, weekOf(speaker.arrivedAt), thread.remembered);
  const { filed, due_count } = dutyCounts(world);
  const line = fill(t.greetReporter, { name: person.name, week: world.periodName, due: world.dueName, filed, due_count });
  return withReminder(deps, speaker, { thread: after, lines: [line] });
}
