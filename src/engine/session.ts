// What is a person in the middle of reporting? Answers are stored, never a position: the open question follows from them.
import type { Doubt } from '../domain/doubts.ts';
import type { Figures, SkillTier } from '../domain/tiers.ts';
import type { StepKey } from '../forms/definition/script.ts';
import type { Said } from '../reading/reading.ts';

export type ItemId = string;

/** One item's answers; a step that has none is still to be asked or falls back. */
export type Answers = { readonly headcount?: number; readonly shortage?: Figures; readonly resolved?: Figures };

/** Every step answered. */
export type FullAnswers = Required<Answers>;

/** Something that was said of a step but is not an exact figure yet: asked before anything else of the item. */
export type Gap =
  /** `said` is no exact number; `tier` null where the whole step is meant. */
  | {
      readonly kind: 'vague';
      readonly step: StepKey;
      readonly tier: SkillTier | null;
      readonly said: string;
      readonly why: 'vague' | 'relative' | 'tier';
    }
  /** A total to be told by tier. `sum`: what the tiers named beside it, or in the first answer, add up to. */
  | { readonly kind: 'split'; readonly step: 'shortage' | 'resolved'; readonly total: number; readonly sum: number | null }
  /** Only what was resolved was said: is the shortage last week's? */
  | { readonly kind: 'last'; readonly step: 'shortage' };

export type Draft = {
  readonly answers: Answers;
  readonly gaps: readonly Gap[];
  /** Asked step by step (逐家); otherwise what was not said takes its step's fallback. */
  readonly each: boolean;
  /** A name that was understood though one character was wrong, as typed. */
  readonly typed: string | null;
};

/** An enterprise named so that several fit; `entry` is what was said of it, kept as it was read. */
export type Which = { readonly typed: string; readonly candidates: readonly ItemId[]; readonly entry: Said };

/** Exactly what was read back: nothing else is ever filed. */
export type Reviewed = { readonly answers: FullAnswers; readonly doubts: readonly Doubt[] };

export type Session = {
  readonly script: string;
  readonly version: number;
  readonly period: string;
  readonly drafts: Readonly<Record<ItemId, Draft>>;
  /** Items still to be asked one by one (逐家). */
  readonly queue: readonly ItemId[];
  /** Everything is read back together, after the queue has been asked; otherwise each item by itself. */
  readonly together: boolean;
  readonly which: readonly Which[];
  readonly review: Readonly<Record<ItemId, Reviewed>> | null;
  /** How often in a row the open question was answered with something unreadable. */
  readonly misses: number;
  /** The figure that was said last, for “不对，是8”. */
  readonly touched: { readonly item: ItemId; readonly step: StepKey; readonly tier: SkillTier | null } | null;
  /** The filed item 更正 has just shown: the next figures are meant for it, whatever else is open. */
  readonly correcting: ItemId | null;
  /** What 返回 goes back to, newest last; each holds only what that answer changed. */
  readonly trail: readonly Patch[];
  /** Answers of a period that closed before they were confirmed: put in where the person says 沿用, never by itself. */
  readonly carried: Readonly<Record<ItemId, Answers>>;
};

/** The parts of a session one answer changed, as they were before it; a null draft was not there. */
export type Patch = {
  readonly drafts: Readonly<Record<ItemId, Draft | null>>;
  readonly queue?: readonly ItemId[];
  readonly which?: readonly Which[];
};

const TRAIL = 12;

export const newSession = (
  script: string,
  version: number,
  period: string,
  carried: Readonly<Record<ItemId, Answers>> = {},
): Session => ({
  script,
  version,
  period,
  drafts: {},
  queue: [],
  together: false,
  which: [],
  review: null,
  misses: 0,
  touched: null,
  correcting: null,
  trail: [],
  carried,
});

export const EMPTY_DRAFT: Draft = { answers: {}, gaps: [], each: false, typed: null };

/** `after`, remembering how to get back to `before`. */
export function remember(before: Session, after: Session): Session {
  const drafts: Record<ItemId, Draft | null> = {};
  for (const id of new Set([...Object.keys(before.drafts), ...Object.keys(after.drafts)])) {
    if (before.drafts[id] !== after.drafts[id]) drafts[id] = before.drafts[id] ?? null;
  }
  const patch: Patch = {
    drafts,
    ...(before.queue === after.queue ? {} : { queue: before.queue }),
    ...(before.which === after.which ? {} : { which: before.which }),
  };
  if (Object.keys(drafts).length === 0 && !patch.queue && !patch.which) return after;
  return { ...after, trail: [...before.trail, patch].slice(-TRAIL) };
}

/** One answer back; null where there is nothing to go back to. */
export function stepBack(session: Session): Session | null {
  const patch = session.trail.at(-1);
  if (!patch) return null;
  const drafts: Record<ItemId, Draft> = { ...session.drafts };
  for (const [id, was] of Object.entries(patch.drafts)) {
    if (was) drafts[id] = was;
    else delete drafts[id];
  }
  return {
    ...session,
    drafts,
    queue: patch.queue ?? session.queue,
    which: patch.which ?? session.which,
    trail: session.trail.slice(0, -1),
    misses: 0,
    touched: null,
  };
}

export const withDraft = (session: Session, item: ItemId, draft: Draft): Session => ({
  ...session,
  drafts: { ...session.drafts, [item]: draft },
});

/** Without these drafts; what led to them can no longer be gone back to. */
export function withoutDrafts(session: Session, items: readonly ItemId[]): Session {
  const drafts = Object.fromEntries(Object.entries(session.drafts).filter(([id]) => !items.includes(id)));
  return { ...session, drafts, review: null, trail: [], misses: 0, touched: null, correcting: null };
}
