// What does the bot say and do when something happens in a week's report? One pure function: no clock, no waiting, no failure. (domain §5.4)
import { weeklyTexts as t } from '../../../../conversations/weekly-dispatch.ts';
import type { Week } from '../../../domain/time.ts';
import { ask, type Turn as FormTurn } from '../../../forms/asking.ts';
import { fill } from '../../../forms/definition/fill.ts';
import { newState } from '../../../forms/state.ts';
import { type FormEvent, formTurn, taken } from '../../../forms/turn.ts';
import { assentIn } from '../../../reading/answer/assent.ts';
import { adjustedOther } from './adjust.ts';
import {
  type ItemId,
  newAnswers,
  type Reviewed,
  say,
  sayAndAsk,
  takeWeek,
  type WeekAnswers,
  type WeekChange,
  type WeekReview,
  type WeekSession,
  type WeekState,
  withoutDrafts,
} from './answers.ts';
import { showFiled } from './correction.ts';
import { dutyCounts, dutyOf, exampleName, itemOf, lastNumber, type WeekFacts } from './facts.ts';
import { weekForm } from './form.ts';
import { repairedItems } from './items.ts';
import { openOf } from './open.ts';
import { answerOf } from './read-answer.ts';
import { mendedIn, namedAhead } from './read-text.ts';
import {
  type AnswerAndMore,
  asBefore,
  coversAll,
  type ItemEntry,
  isToldEach,
  linesBefore,
  type NumberedLines,
  numbered,
  owed,
  report,
  same,
  sameBut,
  stillOwed,
} from './report.ts';
import { differences, isSameFiling, listLines, midHeading, numberedNames } from './words.ts';

export type Event =
  | { readonly kind: 'list' }
  | { readonly kind: 'oneByOne' }
  | { readonly kind: 'same' }
  /** 同上周 for all of `among` but the changed ones, which are asked. */
  | { readonly kind: 'sameBut'; readonly changed: readonly ItemId[]; readonly among: readonly ItemId[] }
  /** `spread`: the words, where something in them is said of all others; what is filed already stays then unless it is named. */
  | {
      readonly kind: 'report';
      readonly entries: readonly ItemEntry[];
      readonly spread?: string | null;
      /** The words; 都不缺 is of what is still owed, too. */
      readonly said?: string;
      /** Said as a correction (更正 …): tiers that were not named stay as they are. */
      readonly isCorrection?: boolean;
      readonly splits?: readonly AnswerAndMore[];
    }
  /** What only mends what is read back, whatever else the words may mean: 四季棠不报了. */
  | { readonly kind: 'mend'; readonly text: string }
  /** An answer to the open question, by the list's numbers, or a correction. */
  | { readonly kind: 'answer'; readonly text: string; readonly splits?: readonly AnswerAndMore[] }
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
      /** Kept beside the database: it is not reported yet. */
      readonly isHeld?: true;
    }
  | { readonly kind: 'confirm' | 'back' | 'cancel' | 'pause' | 'progress' | 'help' | 'again' | 'missed' };

export type ReviewedItem = Reviewed & { readonly item: ItemId };

export type WeekTurn = {
  readonly state: WeekState;
  readonly lines: readonly string[];
  /** To be filed now, in one transaction; how it went is told with a `filed` event. */
  readonly file: readonly ReviewedItem[];
  /** Confirmed, and filed already exactly so since it was read back: nothing is filed again. */
  readonly refiled?: readonly ReviewedItem[];
  /** False where an `answer` was not one: the text may mean something else. */
  readonly mine: boolean;
};

export const openWeek = (period: Week, carried: WeekAnswers['carried'] = {}): WeekState =>
  newState(weekForm, newAnswers(period, carried));

/** Everything that can happen leads to a next state and to words; it never throws for anything a person can type. */
export const weekTurn = (state: WeekState, event: Event, facts: WeekFacts): WeekTurn =>
  event.kind === 'filed' && event.isHeld ? happened(state, event, facts) : withWhere(happened(state, event, facts), facts);

/** The last line tells how far the person is, unless another one does. */
function withWhere(turned: WeekTurn, facts: WeekFacts): WeekTurn {
  const counts = dutyCounts(facts);
  const said = fill(t.soFar, counts);
  const last = turned.lines.at(-1);
  if (last === undefined || counts.due_count === 0 || turned.lines.some((l) => l.includes(said.trim()))) return turned;
  const isIdle = openOf(turned.state.answers, facts).kind === 'list' && turned.file.length === 0;
  // Another way on stands there already.
  const goesOn = isIdle && canReport(facts) && !last.includes(t.toReply);
  return { ...turned, lines: [...turned.lines.slice(0, -1), `${last}${goesOn ? fill(t.soFarNext, counts) : said}`] };
}

/** Something is owed, and the week still takes it. */
const canReport = (facts: WeekFacts): boolean => !facts.isClosed && dutyOf(facts).some((i) => !i.filed);

/** What leaves a report that is put aside where it is. */
const ASIDE: ReadonlySet<Event['kind']> = new Set(['pause', 'progress', 'help', 'again']);

function happened(kept: WeekState, event: Event, facts: WeekFacts): WeekTurn {
  if (!kept.paused || ASIDE.has(event.kind)) return done(kept, event, facts);
  // Put aside, it is read back again before it is filed.
  const isAssent = event.kind === 'confirm' || (event.kind === 'answer' && assentIn(event.text) === 'agrees');
  const isReadBack = isAssent && openOf(kept.answers, facts).kind === 'review';
  const awake = { ...kept, paused: false };
  if (isReadBack) return turned(kept, formTurn(weekForm, awake, { kind: 'resume' }, facts), facts);
  const next = done(awake, event, facts);
  return next.mine ? next : { ...next, state: kept };
}

function done(state: WeekState, event: Event, facts: WeekFacts): WeekTurn {
  const by = (next: FormEvent<WeekAnswers>): WeekTurn => turned(state, formTurn(weekForm, state, next, facts), facts);
  switch (event.kind) {
    case 'answer': {
      const both = answeredAndMore({ ...state.answers, review: state.review }, event.splits, facts);
      return both === null ? by({ kind: 'say', text: event.text }) : turned(state, taken(weekForm, state, both, facts), facts);
    }
    case 'mend':
      return mended(state, event.text, facts);
    case 'confirm':
      return confirmed(state, facts);
    case 'filed':
      return filed(state, event, facts);
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
        taken(weekForm, state, changeBy({ ...state.answers, review: state.review }, event, facts), facts),
        facts,
      );
  }
}

function mended(state: WeekState, text: string, facts: WeekFacts): WeekTurn {
  const session = { ...state.answers, review: state.review };
  const open = openOf(session, facts);
  const own = open.kind === 'review' ? mendedIn(session, open, text, facts) : repairedItems(text, session, facts);
  const change = own ?? adjustedOther(session, text, facts);
  return change === null
    ? { state, lines: [], file: [], mine: false }
    : turned(state, taken(weekForm, state, change, facts), facts);
}

/** The week's form is never closed: what is dropped leaves it empty. What is confirmed, by 确认 or in other words, is filed. */
const turned = (
  state: WeekState,
  { state: next, lines, mine, confirmed }: FormTurn<WeekAnswers, WeekReview>,
  facts: WeekFacts,
): WeekTurn => (confirmed === null ? { state: next ?? state, lines, file: [], mine } : toFile(next ?? state, confirmed, facts));

type Told = Extract<
  Event,
  { kind: 'list' | 'oneByOne' | 'same' | 'sameBut' | 'report' | 'correct' | 'correctNumber' | 'lines' | 'correctWhich' }
>;

function changeBy(session: WeekSession, event: Told, facts: WeekFacts): WeekChange {
  switch (event.kind) {
    case 'list': {
      const open = openOf(session, facts);
      return open.kind === 'list' ? say(...listLines(facts)) : takeWeek(session, midHeading(open));
    }
    case 'oneByOne': {
      const queue = owed(session, facts).map((i) => i.id);
      if (queue.length === 0) return changeBy(session, { kind: 'list' }, facts);
      const next = { ...session, queue, together: false };
      return takeWeek(next, openOf(next, facts).kind === 'review' ? [t.oneByOneLater] : []);
    }
    case 'same':
      return same(session, facts);
    case 'sameBut':
      return sameBut(session, event.changed, event.among, facts);
    case 'report': {
      const spread = event.spread ?? (coversAll(event.entries, facts) ? event.said : null) ?? null;
      const entries = stillOwed(session, event.entries, spread, facts);
      if (entries.length === 0) return asBefore(session, facts);
      const both = answeredAndMore(session, spread === null ? event.splits : event.splits?.filter(isToldEach), facts);
      if (both) return both;
      return report(session, entries, facts, event.isCorrection ?? false);
    }
    case 'correct':
      return showFiled(session, itemOf(facts, event.item), facts);
    case 'correctNumber': {
      const { number } = event;
      const item = facts.items.find((i) => i.number === number);
      return item ? showFiled(session, item, facts) : sayAndAsk(fill(t.noNumber, { number, last: lastNumber(facts) }));
    }
    case 'lines':
      return numbered(session, event, facts);
    case 'correctWhich': {
      const filedItem = facts.items.find((i) => i.filed);
      return sayAndAsk(
        filedItem ? fill(t.correctWhich, { name: filedItem.short }) : fill(t.correctNothing, { week: facts.periodName }),
      );
    }
  }
}

/** The open question answered, and more reported, in one message; null where no part of it is the answer. */
function answeredAndMore(session: WeekSession, splits: readonly AnswerAndMore[] = [], facts: WeekFacts): WeekChange | null {
  const open = openOf(session, facts);
  for (const { answer, isFirst, entries, list } of splits) {
    if (!isFirst && open.kind !== 'which') continue;
    // 长乐玻璃都是普工 of the one that is asked about.
    const named = open.kind === 'gap' || open.kind === 'step' ? namedAhead(answer, facts) : null;
    const own = named !== null && 'item' in open && named.item === open.item ? named.rest : answer;
    const answered = answerOf(session, facts, open, own);
    if (answered.kind !== 'taken') continue;
    const more = list ? numbered(answered.session, { list }, facts) : report(answered.session, entries, facts);
    return linesBefore(answered.lines ?? [], more);
  }
  return null;
}

/** 确认: what was read back, but for items that are filed just so. */
function confirmed(state: WeekState, facts: WeekFacts): WeekTurn {
  if (openOf(state.answers, facts).kind === 'list') {
    const counts = dutyCounts(facts);
    const isAll = counts.due_count > 0 && counts.filed === counts.due_count;
    const line = fill(isAll ? t.nothingToConfirmAll : t.nothingToConfirm, { week: facts.periodName, ...counts });
    return { state, lines: [line], file: [], mine: true };
  }
  return turned(state, formTurn(weekForm, state, { kind: 'confirm' }, facts), facts);
}

function toFile(state: WeekState, confirmed: WeekReview, facts: WeekFacts): WeekTurn {
  const reviewed = Object.entries(confirmed).map(([item, it]) => ({ item, ...it }));
  const isSame = ({ item, answers }: (typeof reviewed)[number]) => {
    const stands = itemOf(facts, item)?.filed;
    return stands != null && differences(stands, answers).length === 0;
  };
  const file = reviewed.filter((r) => !isSame(r));
  if (file.length > 0) return { state, lines: [], file, mine: true };
  const names = reviewed.map((r) => itemOf(facts, r.item)?.short ?? t.dash).join('、');
  const ids = reviewed.map((r) => r.item);
  const refiled = reviewed.filter(
    ({ item, stood }) => stood !== undefined && !isSameFiling(stood, itemOf(facts, item)?.filed ?? null),
  );
  const done = closedItems(state, withoutDrafts(state.answers, ids), facts, [fill(t.unchanged, { names })]);
  return { ...turned(state, done, facts), ...(refiled.length < reviewed.length ? {} : { refiled }) };
}

/** What is done can no longer be gone back to. */
const closedItems = (state: WeekState, answers: WeekAnswers, facts: WeekFacts, lines: readonly string[]) =>
  ask(weekForm, { ...state, answers, review: null, trail: [] }, facts, lines);

/** After filing: what was filed leaves the form; what was refused is kept or dropped as the caller says. */
function filed(state: WeekState, event: Extract<Event, { kind: 'filed' }>, facts: WeekFacts): WeekTurn {
  const { answers } = state;
  const next = withoutDrafts(
    answers,
    Object.keys(answers.drafts).filter((id) => !event.kept.includes(id)),
  );
  const left = owed(next, facts);
  const queue = next.queue.filter((id) => left.some((i) => i.id === id));
  // 不对，是8 right after 已收到 still knows which figure is meant.
  const after = (lines: readonly string[]): WeekTurn =>
    turned(state, closedItems(state, { ...next, queue, touched: answers.touched }, facts, lines), facts);
  if (queue.length > 0) return after(event.lines);
  const shown = numberedNames(left.slice(0, 8));
  const names = left.length > 8 ? fill(t.andMore, { names: shown }) : shown;
  const counts = dutyCounts(facts);
  const all =
    counts.due_count === 0 || event.isHeld
      ? []
      : [fill(t.receiptAll, { week: facts.periodName, ...counts, name: exampleName(facts) })];
  const rest = left.length === 0 ? all : [fill(facts.isClosed ? t.remaining : t.remainingHow, { names, count: left.length })];
  return after([...event.lines, ...rest]);
}
