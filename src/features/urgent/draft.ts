// What has been said of an urgent demand that is being raised, what is asked next, and how does an answer change it?
import { urgentAsks as t } from '../../../conversations/urgent.ts';
import { type Figures, fullFigures, SKILL_TIERS, type SkillTier, sumOf } from '../../domain/tiers.ts';
import { type Day, dayOf, showDay } from '../../domain/time.ts';
import { fill } from '../../forms/definition/fill.ts';
import { afterInstead, isNothing } from '../../reading/answer/lead-ins.ts';
import { readNeededBy, readWish, saysFigures, type UrgentWish } from '../../reading/command/urgent-wish.ts';
import type { Wanted } from '../../reading/meaning.ts';
import type { FigureProblem } from '../../reading/reading.ts';
import { quoted } from '../../reading/text/quoted.ts';
import { bySaid, spoken } from './words.ts';

/** Plain JSON, kept in the thread. The open question is the first thing that is missing. */
export type Draft = {
  readonly kind: 'raise';
  /** Id; null while it is asked. */
  readonly enterprise: string | null;
  readonly figures: Readonly<Partial<Record<SkillTier, number>>>;
  /** A number said without a tier, which the tiers have to add up to. */
  readonly total: number | null;
  readonly by: Day | 'soon' | null;
  readonly reason: string | null;
  /** 稍后: kept, and not asked again before 急需用工 is said again. */
  readonly paused: boolean;
};

export const EMPTY_DRAFT: Draft = {
  kind: 'raise',
  enterprise: null,
  figures: {},
  total: null,
  by: null,
  reason: null,
  paused: false,
};

export type Missing = 'enterprise' | 'figures' | 'by' | 'reason' | null;

export const figuresOf = ({ figures }: Draft): Figures => ({
  general: figures.general ?? 0,
  skilled: figures.skilled ?? 0,
  senior: figures.senior ?? 0,
});

const isTiered = ({ figures }: Draft): boolean => SKILL_TIERS.some((tier) => figures[tier] !== undefined);

export function missingOf(draft: Draft): Missing {
  if (draft.enterprise === null) return 'enterprise';
  if (!isTiered(draft) || sumOf(figuresOf(draft)) === 0) return 'figures';
  if (draft.by === null) return 'by';
  return draft.reason === null ? 'reason' : null;
}

/** What kind of answer the open question takes; null while it is put aside. */
export function wantedBy(draft: Draft): Wanted | null {
  if (draft.paused) return null;
  switch (missingOf(draft)) {
    case 'enterprise':
      return { kind: 'enterprise' };
    case 'by':
      return { kind: 'day' };
    case 'reason':
      return { kind: 'words' };
    case 'figures':
    case null:
      return { kind: 'figures' };
  }
}

/** Takes the last answer back; null where there is none. */
export function withoutLast(draft: Draft): Draft | null {
  if (draft.reason !== null) return { ...draft, reason: null };
  if (draft.by !== null) return { ...draft, by: null };
  if (isTiered(draft) || draft.total !== null) return { ...draft, figures: {}, total: null };
  return draft.enterprise === null ? null : { ...draft, enterprise: null };
}

export type Heard = {
  readonly draft: Draft;
  /** What could not be taken, said before the question; then the question itself is not repeated. */
  readonly objection: string | null;
};

/** What one message adds, whatever was asked. `name` of the enterprise, for the questions. Null: it says nothing of the kind. */
export function hear(draft: Draft, said: string, now: Date, name: string): Heard | null {
  const text = afterInstead(said);
  const missing = missingOf(draft);
  if (missing === 'reason' && isNothing(text)) return { draft: { ...draft, reason: '' }, objection: null };
  const wish = readWish(text, now);
  const hasFigures = saysFigures(wish);
  if (!hasFigures && wish.by === null) {
    const by = missing === 'by' ? readNeededBy(text, now) : null;
    if (by !== null) return withDay(draft, by, now);
    if (missing === 'reason') return { draft: { ...draft, reason: text.trim() }, objection: null };
    return null;
  }
  const reason = wish.reason !== null && draft.reason === null ? wish.reason : draft.reason;
  const dated = wish.by === null ? { draft: { ...draft, reason }, objection: null } : withDay({ ...draft, reason }, wish.by, now);
  if (!hasFigures) return dated;
  const figured = withFigures(dated.draft, wish, name);
  return { draft: figured.draft, objection: figured.objection ?? dated.objection };
}

function withDay(draft: Draft, by: Day | 'soon', now: Date): Heard {
  if (by === 'soon' || by >= dayOf(now)) return { draft: { ...draft, by }, objection: null };
  return { draft, objection: fill(t.byPast, { day: showDay(by, dayOf(now)) }) };
}

function withFigures(draft: Draft, { figures: said, total, problems }: UrgentWish, name: string): Heard {
  const [problem] = problems;
  if (problem) return { draft, objection: problemLine(problem, name) };
  const figures = { ...draft.figures, ...said };
  const sum = sumOf(figuresOf({ ...draft, figures }));
  const hasTiers = Object.keys(said).length > 0;
  const wanted = total ?? (isTiered(draft) ? null : draft.total);
  if (!hasTiers) return { draft: { ...draft, figures: {}, total }, objection: null };
  if (wanted !== null && sum !== wanted) {
    return { draft: { ...draft, figures: {}, total: null }, objection: fill(t.figuresSum, { sum, total: wanted }) };
  }
  const next = { ...draft, figures, total: null };
  return { draft: next, objection: sum === 0 ? fill(t.figuresNone, { name }) : null };
}

const problemLine = ({ text, why }: FigureProblem, name: string): string =>
  why === 'tier' ? fill(t.figuresTier, { said: quoted(text) }) : fill(t.figuresVague, { said: quoted(text), name });

/** The open question, but for the enterprise, which the room asks with its list. */
export function askLine(draft: Draft, missing: Exclude<Missing, 'enterprise' | null>, name: string): string {
  switch (missing) {
    case 'figures':
      return draft.total !== null && draft.total > 0
        ? fill(t.figuresTotal, { name, total: draft.total })
        : fill(t.figures, { name });
    case 'by':
      return t.by;
    case 'reason':
      return t.reason;
  }
}

export const reviewLines = (draft: Draft, name: string, district: string, now: Date): readonly string[] => [
  t.reviewHead,
  fill(t.reviewFigures, { name, figures: fullFigures(figuresOf(draft)) }),
  fill(t.reviewMore, {
    by: bySaid(draft.by === 'soon' ? null : draft.by, now),
    reason: spoken(draft.reason ?? '') || t.noReason,
  }),
  fill(t.reviewHow, { district }),
];
