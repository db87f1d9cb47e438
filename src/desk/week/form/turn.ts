// What does the bot say and do when something happens in a week's report? One pure function: no clock, no waiting, no failure.
import { weeklyTexts as t } from '../../../../conversations/weekly-dispatch.ts';
import type { Week } from '../../../domain/time.ts';
import { fill } from '../../../forms/definition/fill.ts';
import { newState } from '../../../forms/state.ts';
import type { FormEvent } from '../../../forms/turn.ts';
import { ask, type Turn as FormTurn, turn as formTurn, taken } from '../../../forms/turn.ts';
import {
  type Change,
  type ItemId,
  newAnswers,
  type Reviewed,
  type Session,
  say,
  sayAndAsk,
  take,
  type WeekAnswers,
  type WeekReview,
  type WeekState,
  withoutDrafts,
} from './answers.ts';
import { showFiled } from './correction.ts';
import { dutyCounts, itemOf, lastNumber, type World } from './facts.ts';
import { weekForm } from './form.ts';
import { openOf } from './open.ts';
import { asBefore, type Entry, type NumberedLines, numbered, owed, report, same, sameBut, stillOwed } from './report.ts';
import { differences, listLines, midHeading } from './words.ts';

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

export type ReviewedItem = Reviewed & { readonly item: ItemId };

export type Turn = {
  readonly state: WeekState;
  readonly lines: readonly string[];
  /** To be filed now, in one transaction; how it went is told with a `filed` event. */
  readonly file: readonly ReviewedItem[];
  /** False where an `answer` was not one: the text may mean something else. */
  readonly mine: boolean;
};

export const openWeek = (period: Week, carried: WeekAnswers['carried'] = {}): WeekState =>
  newState(weekForm, newAnswers(period, carried));

/** Everything that can happen leads to a next state and to words; it never throws for anything a person can type. */
export const turn = (state: WeekState, event: Event, world: World): Turn => withWhere(happened(state, event, world), world);

/** The last line tells how far the person is, unless another one does. */
function withWhere(turned: Turn, world: World): Turn {
  const counts = dutyCounts(world);
  const where = fill(t.soFar, counts);
  const last = turned.lines.at(-1);
  if (last === undefined || counts.due_count === 0 || turned.lines.some((l) => l.includes(where.trim()))) return turned;
  return { ...turned, lines: [...turned.lines.slice(0, -1), `${last}${where}`] };
}

function happened(state: WeekState, event: Event, world: World): Turn {
  const by = (next: FormEvent<WeekAnswers>): Turn => turned(state, formTurn(weekForm, state, next, world), world);
  switch (event.kind) {
    case 'answer':
      return by({ kind: 'say', text: event.text });
    case 'confirm':
      return confirmed(state, world);
    case 'filed':
      return filed(state, event, world);
    case 'back':
    case 'cancel':
    case 'pause':
    case 'progress':
    case 'help':
    case 'again':
    case 'missed':
      return by({ kind: event.kind });
    default:
      return turned(
        state,
        taken(weekForm, state, changeBy({ ...state.answers, review: state.review }, event, world), world),
        world,
      );
  }
}

/** The week's form is never closed: what is dropped leaves it empty. What is confirmed, by 确认 or in other words, is filed. */
const turned = (
  state: WeekState,
  { state: next, lines, mine, confirmed }: FormTurn<WeekAnswers, WeekReview>,
  world: World,
): Turn => (confirmed === null ? { state: next ?? state, lines, file: [], mine } : toFile(next ?? state, confirmed, world));

type Told = Extract<
  Event,
  { kind: 'list' | 'oneByOne' | 'same' | 'sameBut' | 'report' | 'correct' | 'correctNumber' | 'lines' | 'correctWhich' }
>;

function changeBy(session: Session, event: Told, world: World): Change {
  switch (event.kind) {
    case 'list': {
      const open = openOf(session, world);
      return open.kind === 'list' ? say(...listLines(world)) : take(session, midHeading(open));
    }
    case 'oneByOne': {
      const queue = owed(session, world).map((i) => i.id);
      if (queue.length === 0) return changeBy(session, { kind: 'list' }, world);
      const next = { ...session, queue, together: false };
      return take(next, openOf(next, world).kind === 'review' ? [t.oneByOneLater] : []);
    }
    case 'same':
      return same(session, world);
    case 'sameBut':
      return sameBut(session, event.changed, event.among, world);
    case 'report': {
      const entries = stillOwed(event.entries, event.spread ?? null, world);
      if (entries.length === 0) return asBefore(session, world);
      return report(session, entries, world, event.isCorrection ?? false);
    }
    case 'correct':
      return showFiled(session, itemOf(world, event.item), world);
    case 'correctNumber': {
      const { number } = event;
      const item = world.items.find((i) => i.number === number);
      return item ? showFiled(session, item, world) : sayAndAsk(fill(t.noNumber, { number, last: lastNumber(world) }));
    }
    case 'lines':
      return numbered(session, event, world);
    case 'correctWhich': {
      const filedItem = world.items.find((i) => i.filed);
      return sayAndAsk(
        filedItem ? fill(t.correctWhich, { name: filedItem.short }) : fill(t.correctNothing, { week: world.periodName }),
      );
    }
  }
}

/** 确认: what was read back, but for items that are filed just so. */
function confirmed(state: WeekState, world: World): Turn {
  if (openOf(state.answers, world).kind === 'list') {
    const line = fill(t.nothingToConfirm, { week: world.periodName, ...dutyCounts(world) });
    return { state, lines: [line], file: [], mine: true };
  }
  return turned(state, formTurn(weekForm, state, { kind: 'confirm' }, world), world);
}

function toFile(state: WeekState, confirmed: WeekReview, world: World): Turn {
  const reviewed = Object.entries(confirmed).map(([item, it]) => ({ item, ...it }));
  const isSame = ({ item, answers }: (typeof reviewed)[number]) => {
    const stands = itemOf(world, item)?.filed;
    return stands != null && differences(stands, answers).length === 0;
  };
  const file = reviewed.filter((r) => !isSame(r));
  if (file.length > 0) return { state, lines: [], file, mine: true };
  const names = reviewed.map((r) => itemOf(world, r.item)?.short ?? t.dash).join('、');
  const ids = reviewed.map((r) => r.item);
  return turned(state, closedItems(state, withoutDrafts(state.answers, ids), world, [fill(t.unchanged, { names })]), world);
}

/** What is done can no longer be gone back to. */
const closedItems = (state: WeekState, answers: WeekAnswers, world: World, lines: readonly string[]) =>
  ask(weekForm, { ...state, answers, review: null, trail: [] }, world, lines);

/** After filing: what was filed leaves the form; what was refused is kept or dropped as the caller says. */
function filed(state: WeekState, event: Extract<Event, { kind: 'filed' }>, world: World): Turn {
  const { answers } = state;
  const next = withoutDrafts(
    answers,
    Object.keys(answers.drafts).filter((id) => !event.kept.includes(id)),
  );
  const left = owed(next, world);
  const queue = next.queue.filter((id) => left.some((i) => i.id === id));
  // 不对，是8 right after 已收到 still knows which figure is meant.
  const after = (lines: readonly string[]): Turn =>
    turned(state, closedItems(state, { ...next, queue, touched: answers.touched }, world, lines), world);
  if (queue.length > 0) return after(event.lines);
  const shown = left
    .slice(0, 8)
    .map((i) => `${i.number} ${i.short}`)
    .join('、');
  const names = left.length > 8 ? fill(t.andMore, { names: shown }) : shown;
  const counts = dutyCounts(world);
  const all = counts.due_count === 0 ? [] : [fill(t.receiptAll, { week: world.periodName, ...counts })];
  const rest = left.length === 0 ? all : [fill(t.remaining, { names, count: left.length })];
  return after([...event.lines, ...rest]);
}
