// What does the bot say and do when something happens in a report? One pure function: no clock, no waiting, no failure.
import { weeklyTexts as t } from '../../conversations/weekly-dispatch.ts';
import { fill } from '../forms/definition/fill.ts';
import type { Script } from '../forms/definition/script.ts';
import { repairIn } from '../reading/answer/repairs.ts';
import type { Said } from '../reading/reading.ts';
import { readWhole } from '../reading/report/answers.ts';
import { readCorrection } from '../reading/report/corrections.ts';
import { MOST_ITEMS, readListAnswers } from '../reading/report/list-answers.ts';
import { answerOf } from './answer.ts';
import { back, change, corrected, correctedItem, correctedLater, showFiled } from './correction.ts';
import { type Open, openOf } from './open.ts';
import { cancel, repaired } from './repairs.ts';
import { asBefore, type Entry, type NumberedLines, numbered, owed, report, same, sameBut, stillOwed } from './report.ts';
import { EMPTY_DRAFT, type ItemId, newSession, remember, type Session, withDraft, withoutDrafts } from './session.ts';
import { again, ask, missed, say, type Turn } from './speak.ts';
import { differences, listLines, midHeading } from './words.ts';
import { dutyCounts, itemOf, lastNumber, type World } from './world.ts';

export type Event =
  | { readonly kind: 'list' }
  | { readonly kind: 'oneByOne' }
  | { readonly kind: 'same' }
  /** 同上周 for all of `among` but the changed ones, which are asked. */
  | { readonly kind: 'sameBut'; readonly changed: readonly ItemId[]; readonly among: readonly ItemId[] }
  /** `spread`: the words, where something in them is said of all others; what is filed already stays then unless it is named. */
  | {
      readonly kind: 'report';
      readonly entries: readonly Entry[];
      readonly spread?: string | null;
      /** Said as a correction (更正 …): tiers that were not named stay as they are. */
      readonly isCorrection?: boolean;
    }
  /** An answer to the open question, by the list's numbers, or a correction. */
  | { readonly kind: 'answer'; readonly text: string }
  | { readonly kind: 'correct'; readonly item: ItemId }
  | { readonly kind: 'correctNumber'; readonly number: number }
  /** Several lines, some by the list's numbers and some by name; `unread` are those nobody understands. */
  | ({ readonly kind: 'lines' } & NumberedLines)
  /** 更正 and no name. */
  | { readonly kind: 'correctWhich' }
  | {
      readonly kind: 'filed';
      readonly lines: readonly string[];
      readonly filed: readonly ItemId[];
      readonly kept: readonly ItemId[];
    }
  | { readonly kind: 'confirm' | 'back' | 'cancel' | 'pause' | 'progress' | 'help' | 'again' | 'missed' };

export const openSession = (script: Script, period: string, carried: Session['carried'] = {}): Session =>
  newSession(script.name, script.version, period, carried);

/** Everything that can happen leads to a next session and to words; it never throws for anything a person can type. */
export const turn = (script: Script, session: Session, event: Event, world: World): Turn =>
  withWhere(happened(script, session, event, world), world);

/** The last line tells how far the person is, unless another one does. */
function withWhere(turned: Turn, world: World): Turn {
  const counts = dutyCounts(world);
  const where = fill(t.soFar, counts);
  const last = turned.lines.at(-1);
  if (last === undefined || counts.due_count === 0 || turned.lines.some((l) => l.includes(where.trim()))) return turned;
  return { ...turned, lines: [...turned.lines.slice(0, -1), `${last}${where}`] };
}

function happened(script: Script, session: Session, event: Event, world: World): Turn {
  switch (event.kind) {
    case 'list':
      return opened(script, session, world);
    case 'oneByOne':
      return oneByOne(script, session, world);
    case 'same':
      return same(script, session, world);
    case 'sameBut':
      return sameBut(script, session, event.changed, event.among, world);
    case 'report': {
      const entries = stillOwed(event.entries, event.spread ?? null, world);
      if (entries.length === 0) return asBefore(script, session, world);
      return report(script, session, entries, world, event.isCorrection ?? false);
    }
    case 'answer':
      return answer(script, session, event.text, world);
    case 'correct':
      return showFiled(script, session, itemOf(world, event.item), world);
    case 'correctNumber': {
      const item = world.items.find((i) => i.number === event.number);
      const { number } = event;
      return item
        ? showFiled(script, session, item, world)
        : again(script, session, world, [fill(t.noNumber, { number, last: lastNumber(world) })]);
    }
    case 'lines':
      return numbered(script, session, event, world);
    case 'correctWhich': {
      const filedItem = world.items.find((i) => i.filed);
      const line = filedItem
        ? fill(t.correctWhich, { name: filedItem.short })
        : fill(t.correctNothing, { week: world.periodName });
      return again(script, session, world, [line]);
    }
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
  if (open.kind === 'list') return say(session, listLines(script, world));
  return ask(script, session, world, midHeading(script, open));
}

function oneByOne(script: Script, session: Session, world: World): Turn {
  const queue = owed(session, world).map((i) => i.id);
  if (queue.length === 0) return opened(script, session, world);
  const next = remember(session, { ...session, queue, together: false });
  return ask(script, next, world, openOf(script, next, world).kind === 'review' ? [t.oneByOneLater] : []);
}

/** Under the read-back of one item `普工9` corrects it, and a bare number answers the one doubt “6还是60”. */
function inReview(
  script: Script,
  session: Session,
  open: Extract<Open, { kind: 'review' }>,
  text: string,
  world: World,
): Turn | null {
  const [only, ...others] = open.items;
  if (!only || others.length > 0) return null;
  const doubted = (session.review?.[only.item.id]?.doubts ?? []).filter((d) => d.kind === 'tenfold');
  const [doubt, ...more] = doubted;
  const read = readWhole(text.replace(/^\s*(?:是|应该是|就是)/, ''));
  if (doubt && more.length === 0 && read.kind === 'whole') {
    const said: Said =
      doubt.field === 'headcount' ? { headcount: read.value } : { [doubt.field]: { [doubt.tier ?? 'total']: read.value } };
    return change(script, session, only.item.number, said, world);
  }
  return correctedItem(script, session, only.item.id, text, world);
}

/** What can only be a correction though a question is open: 改 2 技工 6, 改 普工 18 of the one that is asked about, and 不对，是8 of the figure said last, or of a total that is being told by tier. */
function correctedFirst(script: Script, session: Session, open: Open, text: string, world: World): Turn | null {
  const read = readCorrection(text);
  if (read.kind === 'figures') {
    const asked = open.kind === 'step' || open.kind === 'gap' ? open.item.number : null;
    const number = read.number ?? asked;
    return number === null ? null : change(script, session, number, read.said, world);
  }
  if (read.kind !== 'value') return null;
  if (open.kind === 'gap' && open.gap.kind === 'split')
    return change(script, session, open.item.number, { [open.gap.step]: { total: read.value } }, world);
  return session.touched ? corrected(script, session, text, world) : null;
}

const LABELLED = /^\s*第?\d{1,4}\s*[号家]/;
const CHANGES = /改[成为]|应该?是|更正/;

/** As good as 确认 under a read-back; 好的 and 嗯 are only manners. */
const AGREES = /^(?:没问题|没错|无误|属实|正确|确定|对|对的|是的)[。.！!]?$/;

/** The open question first, then the list's numbers, then a correction of what is filled in. */
function answer(script: Script, session: Session, text: string, world: World): Turn {
  const repair = repairIn(text);
  const mended = repair && repaired(script, session, openOf(script, session, world), repair, world);
  if (mended) return mended;
  if (session.correcting !== null) {
    const meant = correctedItem(script, session, session.correcting, text, world);
    if (meant) return meant;
  }
  if (Object.keys(session.carried).length > 0 && CARRIES.test(text.trim())) return carry(script, session, world);
  const open = openOf(script, session, world);
  if (open.kind === 'review') {
    if (AGREES.test(text.trim())) return confirm(script, session, world);
    const meant = inReview(script, session, open, text, world);
    if (meant) return meant;
  }
  const list = readListAnswers(text, MOST_ITEMS);
  // 2号 … is nobody's answer but that enterprise's; 改成 and its like leave the tiers they do not name.
  if (list.kind === 'list' && LABELLED.test(text))
    return numbered(script, session, { list, isCorrection: CHANGES.test(text) }, world);
  const early = correctedFirst(script, session, open, text, world);
  if (early) return early;
  const answered = answerOf(script, session, world, open, text);
  if (answered.kind === 'taken') return ask(script, remember(session, answered.session), world, []);
  if (answered.kind === 'missed') return missed(script, answered.session ?? session, world);
  if (list.kind === 'list') return numbered(script, session, { list, isCorrection: CHANGES.test(text) }, world);
  const notMine: Turn = { session, lines: [], file: [], mine: false };
  const isOpen = Object.keys(session.drafts).length > 0;
  return (isOpen ? corrected(script, session, text, world) : correctedLater(script, session, text, world)) ?? notMine;
}

/** 沿用: what was left of a closed period. */
const CARRIES = /^(?:沿用|都沿用|沿用上次的|用上次的|用那些)[。.！!]?$/;

/** Puts in what is left of a closed period, for what is still owed; what was resolved then was that period's. */
function carry(script: Script, session: Session, world: World): Turn {
  const items = owed(session, world).filter((i) => session.carried[i.id] !== undefined);
  const done: Session = { ...session, carried: {} };
  if (items.length === 0) return ask(script, done, world, [t.carriedNothing]);
  const drafts = items.reduce((next, item) => {
    const { resolved: _, ...answers } = session.carried[item.id] ?? {};
    return withDraft(next, item.id, { ...EMPTY_DRAFT, answers });
  }, done);
  const names = items.map((i) => i.short).join('、');
  return ask(script, remember(session, drafts), world, [fill(t.carried, { week: world.periodName, names })]);
}

function confirm(script: Script, session: Session, world: World): Turn {
  const open = openOf(script, session, world);
  if (open.kind === 'list') return say(session, [fill(t.nothingToConfirm, { week: world.periodName, ...dutyCounts(world) })]);
  if (open.kind !== 'review' || session.review === null)
    return ask(script, session, world, open.kind === 'review' ? [] : [t.stillOpen]);
  const reviewed = Object.entries(session.review).map(([item, it]) => ({ item, ...it }));
  const isSame = ({ item, answers }: (typeof reviewed)[number]) => {
    const stands = itemOf(world, item)?.filed;
    return stands != null && differences(script, stands, answers).length === 0;
  };
  const file = reviewed.filter((r) => !isSame(r));
  if (file.length > 0) return { session, lines: [], file, mine: true };
  const names = reviewed.map((r) => itemOf(world, r.item)?.short ?? t.dash).join('、');
  return ask(
    script,
    withoutDrafts(
      session,
      reviewed.map((r) => r.item),
    ),
    world,
    [fill(t.unchanged, { names })],
  );
}

/** After filing: what was filed leaves the session; what was refused is kept or dropped as the caller says. */
function filed(script: Script, session: Session, event: Extract<Event, { kind: 'filed' }>, world: World): Turn {
  const next = withoutDrafts(
    session,
    Object.keys(session.drafts).filter((id) => !event.kept.includes(id)),
  );
  const left = owed(next, world);
  // 不对，是8 right after 已收到 still knows which figure is meant.
  const { touched } = session;
  const queue = next.queue.filter((id) => left.some((i) => i.id === id));
  if (queue.length > 0) return ask(script, { ...next, queue, touched }, world, event.lines);
  const shown = left
    .slice(0, 8)
    .map((i) => `${i.number} ${i.short}`)
    .join('、');
  const names = left.length > 8 ? fill(t.andMore, { names: shown }) : shown;
  const counts = dutyCounts(world);
  const all = counts.due_count === 0 ? [] : [fill(t.receiptAll, { week: world.periodName, ...counts })];
  const rest = left.length === 0 ? all : [fill(t.remaining, { names, count: left.length })];
  return ask(script, { ...next, queue, touched }, world, [...event.lines, ...rest]);
}

function progress(script: Script, session: Session, world: World): Turn {
  const drafted = Object.keys(session.drafts).map((id) => itemOf(world, id)?.short ?? t.dash);
  const left = owed(session, world).map((i) => `${i.number} ${i.short}`);
  const counts = dutyCounts(world);
  const isDone = drafted.length + left.length === 0 && counts.due_count > 0;
  return again(script, session, world, [
    fill(isDone ? t.allFiled : t.progress, { week: world.periodName, ...counts }),
    ...(drafted.length > 0 ? [fill(t.progressDrafts, { names: drafted.join('、') })] : []),
    ...(left.length > 0 ? [fill(t.remaining, { names: left.join('、'), count: left.length })] : []),
  ]);
}
