// What does a sentence about one item add to what is already known of it? (domain §5.2)
import { weeklyDispatch as script } from '../../../../conversations/weekly-dispatch.ts';
import { byTier, type Figures, NO_FIGURES, SKILL_TIERS, type SkillTier, sumOf } from '../../../domain/tiers.ts';
import type { StepKey } from '../../../forms/definition/script.ts';
import type { FiguresSaid, SpokenFigures } from '../../../reading/reading.ts';
import {
  EMPTY_DRAFT,
  type FullAnswers,
  type Gap,
  type ItemAnswers,
  type ItemDraft,
  type ItemId,
  type WeekAnswers,
} from './answers.ts';
import type { WeekItem } from './facts.ts';

type TierStep = 'shortage' | 'resolved';

/** Figures as spoken → the step's answer and what is still to be asked. Once one tier is named the others are 0. */
function takeFigures(step: TierStep, spoken: SpokenFigures): { readonly answers: ItemAnswers; readonly gaps: readonly Gap[] } {
  const named = SKILL_TIERS.some((t) => spoken[t] !== undefined);
  const figures = byTier((t) => spoken[t] ?? 0);
  const total = spoken.total;
  if (!named && total === undefined) return { answers: {}, gaps: [] };
  if (named && (total === undefined || total === sumOf(figures))) return { answers: { [step]: figures }, gaps: [] };
  if (!named && total === 0) return { answers: { [step]: NO_FIGURES }, gaps: [] };
  return { answers: {}, gaps: [{ kind: 'split', step, total: total as number, sum: named ? sumOf(figures) : null }] };
}

/** Which step and tier a problem is about; the shortage where it was not said. */
function placeOf(field: string | undefined): { readonly step: StepKey; readonly tier: SkillTier | null } {
  const [step, tier] = (field ?? 'shortage').split('.') as [StepKey, string | undefined];
  return { step, tier: SKILL_TIERS.find((t) => t === tier) ?? null };
}

/** The draft with all that was said put in. Later words win over earlier ones; what was vague is asked, never stored. */
export function applySaid(draft: ItemDraft, item: WeekItem, said: FiguresSaid): ItemDraft {
  let answers: ItemAnswers = draft.answers;
  let gaps: readonly Gap[] = draft.gaps;
  const earlier = draft.gaps;
  const put = (steps: readonly StepKey[], more: ItemAnswers, asked: readonly Gap[] = []) => {
    answers = { ...answers, ...more };
    gaps = [...gaps.filter((g) => !steps.includes(g.step)), ...asked];
  };
  if (said.same && item.last) put(['headcount', 'shortage'], { headcount: item.last.headcount, shortage: item.last.shortage });
  if (said.none) put(['shortage'], { shortage: NO_FIGURES });
  if (said.headcount !== undefined) put(['headcount'], { headcount: said.headcount });
  for (const step of ['shortage', 'resolved'] as const) {
    const spoken = said[step];
    if (!spoken || Object.keys(spoken).length === 0) continue;
    const taken = takeFigures(step, spoken);
    put([step], taken.answers, taken.gaps);
  }
  for (const problem of said.problems ?? []) {
    const { step, tier } = placeOf(problem.field);
    // Only the last words for it are asked about.
    const others = gaps.filter((g) => g.kind !== 'vague' || g.step !== step || g.tier !== tier || earlier.includes(g) === false);
    gaps = [...others, { kind: 'vague', step, tier, said: problem.text, why: problem.why }];
    // The tiers said beside it stand; the vague one is asked, so that 0 is never read into it.
    if (step !== 'headcount' && tier !== null && answers[step] === undefined) answers = { ...answers, [step]: NO_FIGURES };
  }
  const silent = answers.shortage === undefined && !gaps.some((g) => g.step === 'shortage');
  if (silent && said.resolved !== undefined && item.last) gaps = [...gaps, { kind: 'last', step: 'shortage' }];
  return { ...draft, answers, gaps };
}

/** The tiers a correction names over those that stand; a total stands for itself. */
const beside = (figures: Figures | undefined, spoken: SpokenFigures): SpokenFigures =>
  spoken.total === undefined ? { ...figures, ...spoken } : spoken;

/** What a correction says, with the tiers it does not name as they stand. */
const besides = (answers: ItemAnswers, said: FiguresSaid): FiguresSaid => ({
  ...said,
  ...(said.shortage ? { shortage: beside(answers.shortage, said.shortage) } : {}),
  ...(said.resolved ? { resolved: beside(answers.resolved, said.resolved) } : {}),
});

/** Whether a gap asks for a tier that was not told now: it stays open, so that no 0 is read into it. */
const staysAsked = (gap: Gap, said: FiguresSaid): boolean =>
  gap.kind === 'vague' &&
  gap.step !== 'headcount' &&
  gap.tier !== null &&
  said[gap.step] !== undefined &&
  said[gap.step]?.total === undefined &&
  said[gap.step]?.[gap.tier] === undefined &&
  !said.problems?.some((p) => p.field === `${gap.step}.${gap.tier}`);

/**
 * What is said of an item that is being filled in already, or is filed and corrected: it changes what it names, and all else stays.
 * Figures by tier that answer an open total are that total's, and nothing from before it stands beside them.
 */
export function addSaid(draft: ItemDraft, item: WeekItem, said: FiguresSaid): ItemDraft {
  const isSplit = (step: TierStep) => draft.gaps.some((g) => g.kind === 'split' && g.step === step);
  const { shortage, resolved, ...more } = draft.answers;
  const stands: ItemAnswers = {
    ...more,
    ...(shortage === undefined || isSplit('shortage') ? {} : { shortage }),
    ...(resolved === undefined || isSplit('resolved') ? {} : { resolved }),
  };
  const next = applySaid(draft, item, besides(stands, said));
  const asked = draft.gaps.filter((gap) => staysAsked(gap, said) && !next.gaps.includes(gap));
  return asked.length === 0 ? next : { ...next, gaps: [...next.gaps, ...asked] };
}

/** What of `said` no later words of the same enterprise replaced: a tier they name, or the whole step where they name no tier. */
export function withoutLater(said: FiguresSaid, later: readonly FiguresSaid[]): FiguresSaid {
  const isWhole = (step: TierStep, l: FiguresSaid): boolean =>
    (step === 'shortage' && (l.none ?? l.same ?? false)) || l[step]?.total !== undefined;
  const left = (step: TierStep): FiguresSaid => {
    const spoken = said[step];
    if (spoken === undefined || later.some((l) => isWhole(step, l))) return {};
    if (spoken.total !== undefined && later.some((l) => l[step] !== undefined)) return {};
    const tiers = Object.entries(spoken).filter(([tier]) => later.every((l) => l[step]?.[tier as SkillTier] === undefined));
    return tiers.length === 0 ? {} : { [step]: Object.fromEntries(tiers) };
  };
  const { headcount, none, same, problems } = said;
  const isToldAnew = (step: string): boolean =>
    later.some((l) =>
      step === 'headcount' ? l.headcount !== undefined : l[step as TierStep] !== undefined || (l.none ?? l.same),
    );
  const asked = problems?.filter(({ field = 'shortage' }) => !isToldAnew(field.split('.')[0] ?? ''));
  return {
    ...(headcount === undefined || isToldAnew('headcount') ? {} : { headcount }),
    ...(none && !isToldAnew('shortage') ? { none } : {}),
    ...(same && !isToldAnew('shortage') ? { same } : {}),
    ...left('shortage'),
    ...left('resolved'),
    ...(asked?.length ? { problems: asked } : {}),
  };
}

/** The answer of a step nobody spoke of, or undefined where it must be asked. */
function fallbackOf(item: WeekItem, step: StepKey): ItemAnswers[StepKey] {
  switch (script.steps[step].fallback) {
    case 'last':
      return item.last?.[step] ?? item.known[step];
    case 'zero':
      return NO_FIGURES;
    case 'ask':
      return undefined;
  }
}

/** The first step without an answer; null when the item is complete. */
export const missingStep = (item: WeekItem, draft: ItemDraft): StepKey | null =>
  script.order.find((s) => draft.answers[s] === undefined && (draft.each || fallbackOf(item, s) === undefined)) ?? null;

/** All answers with fallbacks in place; null while something is to be asked. */
export function completed(item: WeekItem, draft: ItemDraft): FullAnswers | null {
  if (draft.gaps.length > 0 || missingStep(item, draft) !== null) return null;
  const all = Object.fromEntries(script.order.map((s) => [s, draft.answers[s] ?? fallbackOf(item, s)]));
  return all as FullAnswers;
}

/** What a correction starts from: the filed answers. */
export const draftOf = (item: WeekItem): ItemDraft => (item.filed ? { ...EMPTY_DRAFT, answers: item.filed } : EMPTY_DRAFT);

/** The one figure that is named, for “不对，是8”; null where it names several. */
export function touchedBy(item: ItemId, said: FiguresSaid): WeekAnswers['touched'] {
  const named = [
    ...(said.headcount === undefined ? [] : [{ item, step: 'headcount', tier: null } as const]),
    ...(['shortage', 'resolved'] as const).flatMap((step) =>
      SKILL_TIERS.filter((tier) => said[step]?.[tier] !== undefined).map((tier) => ({ item, step, tier })),
    ),
  ];
  return named.length === 1 ? (named[0] ?? null) : null;
}
