// What is a person in the middle of reporting of a week? Answers, never a position: the open question follows from them.
import type { Doubt } from '../../../domain/doubts.ts';
import type { Figures, SkillTier } from '../../../domain/tiers.ts';
import type { Week } from '../../../domain/time.ts';
import type { StepKey } from '../../../forms/definition/script.ts';
import type { Read } from '../../../forms/form.ts';
import type { FormState } from '../../../forms/state.ts';
import type { FiguresSaid } from '../../../reading/reading.ts';

export type ItemId = string;

/** One item's answers; a step that has none is still to be asked or falls back. */
export type ItemAnswers = { readonly headcount?: number; readonly shortage?: Figures; readonly resolved?: Figures };

/** Every step answered. */
export type FullAnswers = Required<ItemAnswers>;

/** Something that was said of a step but is not an exact figure yet: asked before anything else of the item. */
export type Gap =
  /** `said` is no exact number; `tier` null where the whole step is meant. */
  | {
      readonly kind: 'vague';
      readonly step: StepKey;
      readonly tier: SkillTier | null;
      readonly said: string;
      readonly why: 'vague' | 'relative' | 'tier';
      /** What it comes to if it is meant of the figure that is known: asked, never taken by itself. */
      readonly likely?: number;
    }
  /** A total to be told by tier. `sum`: what the tiers named beside it, or in the first answer, add up to. */
  | { readonly kind: 'split'; readonly step: 'shortage' | 'resolved'; readonly total: number; readonly sum: number | null }
  /** Only what was resolved was said: is the shortage last week's? */
  | { readonly kind: 'last'; readonly step: 'shortage' };

export type ItemDraft = {
  readonly answers: ItemAnswers;
  readonly gaps: readonly Gap[];
  /** Asked step by step (逐家); otherwise what was not said takes its step's fallback. */
  readonly each: boolean;
  /** A name that was understood though one character was wrong, as typed. */
  readonly typed: string | null;
};

/** An enterprise named so that several fit; `entry` is what was said of it, kept as it was read. */
export type WhichItem = {
  readonly typed: string;
  readonly candidates: readonly ItemId[];
  readonly entry: FiguresSaid;
  /** What was said since of those that fit, by name: it is newer than `entry`. Left out: nothing. */
  readonly since?: readonly { readonly item: ItemId; readonly said: FiguresSaid }[];
};

/** Exactly what was read back: nothing else is ever filed. */
export type Reviewed = {
  readonly answers: FullAnswers;
  readonly doubts: readonly Doubt[];
  /** How many of its doubts waited for an answer; left out: none. */
  readonly open?: number;
  /** What was filed when it was shown, null: nothing; left out by what an older program kept. */
  readonly stood?: FullAnswers | null;
};

/** What is answered of a week so far; plain JSON. */
export type WeekAnswers = {
  readonly period: Week;
  readonly drafts: Readonly<Record<ItemId, ItemDraft>>;
  /** Items still to be asked one by one (逐家). */
  readonly queue: readonly ItemId[];
  /** Everything is read back together, after the queue has been asked; otherwise each item by itself. */
  readonly together: boolean;
  readonly which: readonly WhichItem[];
  /** The figure that was said last, for “不对，是8”. */
  readonly touched: { readonly item: ItemId; readonly step: StepKey; readonly tier: SkillTier | null } | null;
  /** The filed item 更正 has just shown: the next figures are meant for it, whatever else is open. */
  readonly correcting: ItemId | null;
  /** Questions of the read-back that were answered: it is as it was said. */
  readonly settled: readonly { readonly item: ItemId; readonly doubt: string }[];
  /** Answers of a period that closed before they were confirmed: put in where the person says 沿用, never by itself. */
  readonly carried: Readonly<Record<ItemId, ItemAnswers>>;
};

/** Exactly what was read back, by item. */
export type WeekReview = Readonly<Record<ItemId, Reviewed>>;

/** The answers, and what was read back of them last. */
export type WeekSession = WeekAnswers & { readonly review: WeekReview | null };

export type WeekState = FormState<WeekAnswers, WeekReview>;

export const newAnswers = (period: Week, carried: WeekAnswers['carried'] = {}): WeekAnswers => ({
  period,
  drafts: {},
  queue: [],
  together: false,
  which: [],
  touched: null,
  correcting: null,
  settled: [],
  carried,
});

export const EMPTY_DRAFT: ItemDraft = { answers: {}, gaps: [], each: false, typed: null };

export const withDraft = <S extends WeekAnswers>(session: S, item: ItemId, draft: ItemDraft): S => ({
  ...session,
  drafts: { ...session.drafts, [item]: draft },
});

/** Without these drafts. */
export function withoutDrafts<S extends WeekAnswers>(session: S, items: readonly ItemId[]): S {
  const drafts = Object.fromEntries(Object.entries(session.drafts).filter(([id]) => !items.includes(id)));
  const settled = session.settled.filter(({ item }) => !items.includes(item));
  return { ...session, drafts, settled, touched: null, correcting: null };
}

/** What something said does to the answers. */
export type WeekChange = Exclude<Read<WeekAnswers>, { kind: 'notMine' }>;

const withoutReview = ({ review: _, ...answers }: WeekSession): WeekAnswers => answers;

/** Taken: the next figures are meant for whatever is asked then. */
export const takeWeek = (session: WeekSession, lines: readonly string[] = []): WeekChange => ({
  kind: 'taken',
  answers: { ...withoutReview(session), correcting: null },
  lines,
});

/** Taken, with nothing asked under the lines. */
export const takeAlone = (session: WeekSession, lines: readonly string[]): WeekChange => ({
  kind: 'taken',
  answers: withoutReview(session),
  lines,
  isAlone: true,
});

export const say = (...lines: readonly string[]): WeekChange => ({ kind: 'said', lines });

/** Understood in part only: the first time `lines` say how it would be said, then the ladder of the open question goes on. */
export const missedWith = (...lines: readonly string[]): WeekChange => ({ kind: 'missed', lines });

/** Said, and what is open follows in one line. */
export const sayAndAsk = (...lines: readonly string[]): WeekChange => ({ kind: 'said', lines, thenAsks: true });
