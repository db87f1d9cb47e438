// What do the figures of one statement add up to, and do they contradict each other?
import type { SkillTier } from '../../domain/tiers.ts';
import type { FigureField, FigureProblem, FiguresSaid, SpokenFigures } from '../reading.ts';
import type { ReportField } from '../words/report-words.ts';

/** When a figure was said to hold: as the message goes, now, still (now, after a past one), in a named week gone by, or at some other time. */
export type Time =
  | { readonly kind: 'plain' | 'now' | 'still' | 'elsewhere' }
  /** `firm`: named for the whole report, so that 本周解决 in it is only a heading. */
  | { readonly kind: 'past'; readonly week: string; readonly firm: boolean };

/** One figure as it was said. */
export type Figure = {
  readonly field: ReportField;
  /** `total`: no tier was named. Always `total` for headcount. */
  readonly tier: SkillTier | 'total';
  /** The tier's word, to tell 高级技工2技师1 from a repetition. */
  readonly word: string;
  /** A whole number ≥ 0, or why there is none. */
  readonly value: number | FigureProblem['why'];
  /** The words as typed. */
  readonly text: string;
  readonly time: Time;
  /** 分别: of which of the names it is, from 0. */
  readonly nth?: number;
};

/** All that was said of one enterprise, or of several alike. */
export type Statement = {
  readonly figures: readonly Figure[];
  readonly none: Time | null;
  readonly same: Time | null;
};

const keyOf = (figure: Figure): FigureField => (figure.field === 'headcount' ? 'headcount' : `${figure.field}.${figure.tier}`);

/** Different words of one tier add up (高级技工2技师1). The same word twice is two workshops or a slip: null. */
function sumOfSaid(figures: readonly Figure[]): number | null {
  const [first, ...rest] = figures as [Figure, ...Figure[]];
  const values = figures.map((f) => f.value as number);
  if (rest.length === 0 || (rest.every((f) => f.word === first.word) && values.every((v) => v === 0)))
    return first.value as number;
  const words = new Set(figures.map((f) => f.word));
  const adds = words.size === figures.length && (first.tier === 'skilled' || first.tier === 'senior');
  return adds ? values.reduce((a, b) => a + b) : null;
}

/** 缺10，解决4，还缺6: the second shortage is what is left of the first. */
function isLeft(figures: readonly Figure[], resolved: readonly Figure[]): boolean {
  const [first, second] = figures as [Figure, Figure];
  const isOneEach = figures.length === 2 && first.field === 'shortage' && resolved.length === 1;
  return isOneEach && Number(first.value) - Number(resolved[0]?.value) === second.value;
}

/** Figures as a report carries them; null where two statements contradict each other, so that nothing may be stored. */
export function saidOf({ figures, none, same }: Statement): FiguresSaid | null {
  const problems: FigureProblem[] = [];
  const byKey = new Map<FigureField, Figure[]>();
  const isExact = (field: ReportField, tier: Figure['tier']) =>
    figures.some((f) => f.field === field && typeof f.value === 'number' && (tier === 'total' || f.tier === tier));
  for (const figure of figures) {
    // 缺5，比上周少3: the difference only explains the figure.
    if (figure.value === 'relative' && isExact(figure.field, figure.tier)) continue;
    if (typeof figure.value === 'string') problems.push({ text: figure.text, field: keyOf(figure), why: figure.value });
    else byKey.set(keyOf(figure), [...(byKey.get(keyOf(figure)) ?? []), figure]);
  }
  // Something vague was said of it as well: then no exact number is trusted.
  for (const { field } of problems) if (field !== undefined) byKey.delete(field);

  const spoken: Partial<Record<ReportField, Record<string, number>>> = {};
  for (const [, same_] of byKey) {
    const resolved = figures.filter((f) => f.field === 'resolved');
    const value = isLeft(same_, resolved) ? (same_[1]?.value as number) : sumOfSaid(same_);
    if (value === null) return null;
    const { field, tier } = same_[0] as Figure;
    spoken[field] = { ...spoken[field], [tier]: value };
  }
  const shortage = spoken.shortage as SpokenFigures | undefined;
  const isShort = Object.values(shortage ?? {}).some((n) => n > 0) || problems.some((p) => p.field?.startsWith('shortage'));
  if ((none !== null && (isShort || same !== null)) || (same !== null && shortage !== undefined)) return null;
  // 需1500人，现有1490人: what is needed in all is not what is missing.
  const people = spoken.headcount?.total;
  if (people !== undefined && people > 0 && (shortage?.total ?? 0) >= people) return null;
  return {
    ...(spoken.headcount && { headcount: spoken.headcount.total as number }),
    ...(shortage && { shortage: inOrder(shortage) }),
    ...(spoken.resolved && { resolved: inOrder(spoken.resolved) }),
    ...(none !== null && { none: true as const }),
    ...(same !== null && { same: true as const }),
    ...(problems.length > 0 && { problems }),
  };
}

const inOrder = (figures: SpokenFigures): SpokenFigures =>
  Object.fromEntries(
    (['general', 'skilled', 'senior', 'total'] as const).flatMap((t) => (figures[t] === undefined ? [] : [[t, figures[t]]])),
  );
