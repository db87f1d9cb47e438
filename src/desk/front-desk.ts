// Who speaks, and what kind of message is it? (domain §1.3, wecom §2.1)
import { frontDeskTexts as t } from '../../conversations/front-desk.ts';
import type { Settings } from '../domain/settings.ts';
import { dayOf } from '../domain/time.ts';
import { fill, fillChosen } from '../forms/definition/fill.ts';
import type { CardSetting } from './card-holders.ts';
import { type Dispatching, dispatch, type Watch } from './dispatch.ts';
import { exampleValues } from './examples.ts';
import type { MessageTurn } from './feature.ts';
import { greeting } from './greet.ts';
import { officeName } from './greeting.ts';
import type { Incoming } from './incoming.ts';
import { forOneMessage } from './one-message.ts';
import { withoutExpired, withoutUnread } from './open-forms.ts';
import { withOpenCard } from './options/card.ts';
import { onOptionPressed } from './options/pressed.ts';
import type { Bureaus, Reports } from './ports.ts';
import { onReadBackPressed } from './read-backs/pressed.ts';
import type { Answered } from './receive.ts';
import { withForms, withReminder } from './reminder.ts';
import type { Speaker } from './speaker.ts';
import type { Thread } from './thread.ts';

type FrontDesk = Dispatching & {
  readonly bureaus: Bureaus;
  readonly reports: Reports;
  readonly settings: Pick<Settings, 'openForms'>;
  readonly cards: CardSetting;
  readonly watch?: Watch;
};

/** Answers one message of one person; the thread it gives back is kept with the reply. */
export const frontDesk =
  (deps: FrontDesk) =>
  async (incoming: Incoming, kept: Thread, arrivedAt: Date, revision: number): Promise<Answered> => {
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
    const read = withoutUnread(deps.features, kept);
    const reports = forOneMessage(deps.reports);
    const settled = await settle(deps, { speaker, thread: read.thread, reports });
    const left = withoutExpired(deps.features, settled.thread, arrivedAt, deps.settings.openForms);
    const said = await answer(deps, { speaker, thread: left.thread, reports }, incoming);
    const answered = await withOpenCard(deps, { speaker, thread: left.thread, reports }, said);
    // Whoever believes to be practising still, or to be in a week or a form that is over, must know it before anything else.
    const before = [...read.lines, ...settled.lines, ...left.lines];
    if (before.length === 0) return answered;
    // What was meant for what is over has been answered by that.
    const isLost = answered.thread.lost > 0;
    return isLost
      ? { ...answered, thread: { ...answered.thread, lost: 0 }, lines: before }
      : { ...answered, lines: [...before, ...answered.lines] };
  };

type Present = Exclude<Incoming, { readonly kind: 'unsubscribe' | 'otherEvent' }>;

/** Each feature's part of the thread without what is over. */
async function settle({ features }: FrontDesk, turn: MessageTurn): Promise<Pick<Answered, 'thread' | 'lines'>> {
  const lines: string[] = [];
  let { thread } = turn;
  for (const feature of features) {
    const settled = await feature.settle?.({ ...turn, thread });
    if (settled) lines.push(...settled.lines);
    thread = settled?.thread ?? thread;
  }
  return { thread, lines };
}

async function answer(deps: FrontDesk, turn: MessageTurn, incoming: Present): Promise<Answered> {
  const { thread } = turn;
  const read = (text: string): Promise<Answered> => dispatch(deps, turn, text, null, deps.watch);
  const aside = (line: string): Promise<Answered> =>
    withReminder(deps, turn, { thread, lines: [fillChosen(line, exampleValues(turn.speaker))] });
  switch (incoming.kind) {
    case 'text':
      return read(incoming.text);
    case 'click':
      return read(incoming.click);
    case 'enterAgent':
    case 'subscribe':
      return greet(deps, turn);
    case 'voice':
      return incoming.transcript === null ? aside(t.voice) : read(incoming.transcript);
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
      const pressing = { ...turn, pressed: incoming };
      const ofQuestion = (await onReadBackPressed(deps, pressing)) ?? (await onOptionPressed(deps, pressing));
      if (ofQuestion) return ofQuestion;
      for (const feature of deps.features) {
        const answered = await feature.pressed?.(pressing);
        if (answered) return withForms(deps, turn, answered, (name) => name === feature.kept?.name);
      }
      return { thread, lines: [] };
    }
  }
}

/** Once a day, with where the person stands (wecom §2.2). */
async function greet(deps: FrontDesk, turn: MessageTurn): Promise<Answered> {
  const { speaker, thread } = turn;
  const today = dayOf(speaker.arrivedAt);
  if (thread.greeted === today) return { thread, lines: [] };
  // The first time of all, that the bot can be asked anything about the work.
  const lines = [await greeting(turn), ...(thread.greeted === null ? [t.askAnytime] : [])];
  return withReminder(deps, turn, { thread: { ...thread, greeted: today }, lines });
}
