// What does the bot say and do when something happens in a report? One pure function: no clock, no waiting, no failure.
import { weeklyTexts as t } from '../../conversations/weekly-dispatch.ts';
import { type ListAnswer, readListAnswers } from '../reading/answers.ts';
import type { Said } from '../reading/reading.ts';
import { fill } from '../script/fill.ts';
import type { Script } from '../script/script.ts';
import { answerOf, draftOf } from './answer.ts';
import { back, corrected } from './correction.ts';
import { openItems, openOf } from './open.ts';
import { applySaid } from './said.ts';
import { EMPTY_DRAFT, type ItemId, newSession, remember, type Session, withDraft, withoutDrafts } from './session.ts';
import { again, ask, missed, say, type Turn } from './speak.ts';
import { lineOf, listLines, quoted } from './words.ts';
import { dutyOf, type Item, itemOf, lastNumber, type World } from './world.ts';

/** One item of a report in free words, already looked up. */
export type Entry = { readonly said: Said; readonly typed: string | null } & (
  | { readonly kind: 'item'; readonly item: ItemId }
  | { readonly kind: 'several'; readonly candidates: readonly ItemId[] }
  | { readonly kind: 'unknown' }
);

export type Event =
  | { readonly kind: 'list' }
  | { readonly kind: 'oneByOne' }
  | { readonly kind: 'same' }
  | { readonly kind: 'report'; readonly entries: readonly Entry[] }
  /** An answer to the open question, by the list's numbers, or a correction. */
  | { readonly kind: 'answer'; readonly text: string }
  | { readonly kind: 'correct'; readonly item: ItemId }
  | {
      readonly kind: 'filed';
      readonly lines: readonly string[];
      readonly filed: readonly ItemId[];
      readonly kept: readonly ItemId[];
    }
  | { readonly kind: 'confirm' | 'back' | 'cancel' | 'pause' | 'progress' | 'help' | 'again' | 'missed' };

export const openSession = (script: Script, period: string): Session => newSession(script.name, script.version, period);

/** Everything that can happen leads to a next session and to words; it never throws for anything a person can type. */
export function turn(script: Script, session: Session, event: Event, world: World): Turn {
  switch (event.kind) {
    case 'list':
      return opened(script, session, world);
    case 'oneByOne':
      return oneByOne(script, session, world);
    case 'same':
      return same(script, session, world);
    case 'report':
      return report(script, session, event.entries, world);
    case 'answer':
      return answer(script, session, event.text, world);
    case 'correct':
      return correct(script, session, event.item, world);
    case 'confirm':
      return confirm(script, session, world);
    case 'filed':
      return filed(script, session, event, world);
    case 'back':
      return back(script, session, world);
    case 'cancel':
      return cancel(script, session, world);
    case 'pause':
      return say(session, [t.paused]);
    case 'progress':
      return progress(script, session, world);
    case 'help':
      return again(script, session, world, [fill(t.helpOpen, { week: world.periodName })]);
    case 'again':
      return again(script, session, world, []);
    case 'missed':
      return missed(script, session, world);
  }
}

function opened(script: Script, session: Session, world: World): Turn {
  const open = openOf(script, session, world);
  return open.kind === 'list' ? say(session, listLines(script, world)) : ask(script, session, world, []);
}

const owed = (session: Session, world: World): readonly Item[] =>
  dutyOf(world).filter((i) => !i.filed && session.drafts[i.id] === undefined);

function oneByOne(script: Script, session: Session, world: World): Turn {
  const queue = owed(session, world).map((i) => i.id);
  if (queue.length === 0) return opened(script, session, world);
  return ask(script, remember(session, { ...session, queue }), world, []);
}

function same(script: Script, session: Session, world: World): Turn {
  const items = owed(session, world);
  if (items.length === 0) return opened(script, session, world);
  const without = items.filter((i) => !i.last);
  const next = items
    .filter((i) => i.last)
    .reduce((s, i) => withDraft(s, i.id, applySaid(EMPTY_DRAFT, i, { same: true })), session);
  const lines = without.length > 0 ? [fill(t.sameNone, { names: without.map((i) => `${i.number} ${i.short}`).join('、') })] : [];
  return ask(script, remember(session, next), world, lines);
}

function report(script: Script, session: Session, entries: readonly Entry[], world: World): Turn {
  let next = session;
  const lines: string[] = [];
  const noted: Item[] = [];
  for (const entry of entries) {
    if (entry.kind === 'unknown') {
      lines.push(fill(t.unknown, { typed: quoted(entry.typed ?? '') }));
      continue;
    }
    if (entry.kind === 'several') {
      next = { ...next, which: [...next.which, { typed: entry.typed ?? '', candidates: entry.candidates, entry: entry.said }] };
      continue;
    }
    const item = itemOf(world, entry.item);
    if (!item) {
      lines.push(fill(t.unknown, { typed: quoted(entry.typed ?? '') }));
      continue;
    }
    if (entry.said.same && !item.last) lines.push(fill(t.noLast, { name: item.short }));
    const draft = applySaid({ ...(session.drafts[item.id] ?? draftOf(item)), typed: entry.typed }, item, entry.said);
    next = withDraft({ ...next, queue: next.queue.filter((id) => id !== item.id) }, item.id, draft);
    noted.push(item);
  }
  next = remember(session, next);
  const open = openOf(script, next, world);
  // Another question stays open: say that this was taken, then come back to it.
  if ((open.kind === 'step' || open.kind === 'gap') && noted.length > 0 && !noted.some((i) => i.id === open.item.id)) {
    lines.push(fill(t.noted, { names: noted.map((i) => i.short).join('、') }));
  }
  return ask(script, next, world, lines);
}

function numbered(script: Script, session: Session, list: Extract<ListAnswer, { kind: 'list' }>, world: World): Turn {
  const known = list.lines.flatMap(({ number, said }) => {
    const item = world.items.find((i) => i.number === number);
    return item ? [{ item, said }] : [];
  });
  const unknown = list.lines.map(({ number }) => number).filter((number) => !world.items.some((i) => i.number === number));
  const named = new Set(known.map(({ item }) => item.id));
  const others = list.rest ? owed(session, world).filter((i) => !named.has(i.id)) : [];
  const spread = others.filter((i) => list.rest === 'none' || i.last);
  const without = others.filter((i) => list.rest === 'same' && !i.last);
  const entries: readonly Entry[] = [
    ...known.map(({ item, said }): Entry => ({ kind: 'item', item: item.id, typed: null, said })),
    ...spread.map(
      (item): Entry => ({
        kind: 'item',
        item: item.id,
        typed: null,
        said: list.rest === 'same' ? { same: true } : { none: true },
      }),
    ),
  ];
  const lines = [
    ...(unknown.length > 0 ? [fill(t.noNumber, { number: unknown.join('、'), last: lastNumber(world) })] : []),
    ...(without.length > 0 ? [fill(t.sameNone, { names: without.map((i) => `${i.number} ${i.short}`).join('、') })] : []),
  ];
  const taken = report(script, session, entries, world);
  return { ...taken, lines: [...lines, ...taken.lines] };
}

/** A number beyond the list is told as such, not taken for something else. */
const MOST_ITEMS = 9_999;

/** As good as 确认 under a read-back; 好的 and 嗯 are only manners. */
const AGREES = /^(?:没问题|没错|无误|属实|正确|确定|对|对的|是的)[。.！!]?$/;

/** The open question first, then the list's numbers, then a correction of what is filled in. */
function answer(script: Script, session: Session, text: string, world: World): Turn {
  const open = openOf(script, session, world);
  if (open.kind === 'review' && AGREES.test(text.trim())) return confirm(script, session, world);
  const answered = answerOf(script, session, world, open, text);
  if (answered.kind === 'taken') return ask(script, remember(session, answered.session), world, []);
  if (answered.kind === 'missed') return missed(script, session, world);
  const list = readListAnswers(text, MOST_ITEMS);
  if (list.kind === 'list') return numbered(script, session, list, world);
  const notMine: Turn = { session, lines: [], file: [], mine: false };
  return Object.keys(session.drafts).length === 0 ? notMine : (corrected(script, session, text, world) ?? notMine);
}

function correct(script: Script, session: Session, id: ItemId, world: World): Turn {
  const item = itemOf(world, id);
  if (!item?.filed)
    return again(script, session, world, [fill(t.correctNone, { name: item?.short ?? t.dash, week: world.periodName })]);
  const next = withDraft(session, id, draftOf(item));
  return say({ ...remember(session, next), review: null }, [
    fill(t.correctHead, { name: item.short }),
    lineOf(script, item, item.filed),
    t.changeHow,
  ]);
}

function confirm(script: Script, session: Session, world: World): Turn {
  const open = openOf(script, session, world);
  if (open.kind === 'list') return say(session, [t.nothingToConfirm]);
  if (open.kind !== 'review' || session.review === null)
    return ask(script, session, world, open.kind === 'review' ? [] : [t.stillOpen]);
  const file = Object.entries(session.review).map(([item, reviewed]) => ({ item, ...reviewed }));
  return { session, lines: [], file, mine: true };
}

/** After filing: what was filed leaves the session; what was refused is kept or dropped as the caller says. */
function filed(script: Script, session: Session, event: Extract<Event, { kind: 'filed' }>, world: World): Turn {
  const next = withoutDrafts(
    session,
    Object.keys(session.drafts).filter((id) => !event.kept.includes(id)),
  );
  const left = owed(next, world);
  const queue = next.queue.filter((id) => left.some((i) => i.id === id));
  if (queue.length > 0) return ask(script, { ...next, queue }, world, event.lines);
  const names = left
    .slice(0, 8)
    .map((i) => `${i.number} ${i.short}`)
    .join('、');
  const rest = left.length === 0 ? fill(t.receiptAll, { due_count: dutyOf(world).length }) : fill(t.remaining, { names });
  return ask(script, { ...next, queue }, world, [...event.lines, rest]);
}

function cancel(script: Script, session: Session, world: World): Turn {
  const open = openOf(script, session, world);
  if (open.kind === 'list') return say(session, [t.cancelledNothing]);
  if (open.kind === 'which') {
    const without = { ...session, which: session.which.slice(1) };
    return ask(script, remember(session, without), world, [fill(t.cancelledWhich, { typed: quoted(open.which.typed) })]);
  }
  const items = openItems(open);
  const names = items.map((id) => itemOf(world, id)?.short ?? t.dash).join('、');
  const next = withoutDrafts({ ...session, queue: session.queue.filter((id) => !items.includes(id)) }, items);
  const areFiled = items.every((id) => itemOf(world, id)?.filed);
  return ask(script, next, world, [fill(areFiled ? t.cancelledCorrection : t.cancelled, { names })]);
}

function progress(script: Script, session: Session, world: World): Turn {
  const duty = dutyOf(world);
  const done = duty.filter((i) => i.filed).length;
  const drafted = Object.keys(session.drafts).map((id) => itemOf(world, id)?.short ?? t.dash);
  const left = owed(session, world).map((i) => `${i.number} ${i.short}`);
  return again(script, session, world, [
    fill(t.progress, { week: world.periodName, filed: done, due_count: duty.length }),
    ...(drafted.length > 0 ? [fill(t.progressDrafts, { names: drafted.join('、') })] : []),
    ...(left.length > 0 ? [fill(t.remaining, { names: left.join('、') })] : []),
  ]);
}
