// What do the figures of one statement add up to, and do they contradict each other?

import type { FigureField, FigureProblem, FiguresSaid, SpokenFigures } from '../reading.ts';
import type { Folded } from '../text/text.ts';
import type { ReportField } from '../words/report-words.ts';
import type { Figure, Group } from './figure.ts';

/** All that was said of one enterprise, or of several alike. */
export type Statement = Pick<Group, 'figures' | 'none' | 'same'>;

const fieldOf = (figure: Figure): ReportField => figure.field ?? 'shortage';
const keyOf = (figure: Figure): FigureField =>
  fieldOf(figure) === 'headcount' ? 'headcount' : `${fieldOf(figure) as 'shortage' | 'resolved'}.${figure.tier}`;

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
  const isOneEach = figures.length === 2 && fieldOf(first) === 'shortage' && resolved.length === 1;
  return isOneEach && Number(first.value) - Number(resolved[0]?.value) === second.value;
}

/** 缺技工5，解决2，还差3: what is left is of the tier that was missing. */
function withTierOfLeft(figures: readonly Figure[]): readonly Figure[] {
  const short = figures.filter((x) => fieldOf(x) === 'shortage');
  const [first, left] = short;
  if (short.length !== 2 || first === undefined || left?.tier !== 'total' || first.tier === 'total') return figures;
  const resolved = figures.filter((x) => x.field === 'resolved');
  if (!isLeft(short, resolved)) return figures;
  return figures.map((x) => (x === left ? { ...x, tier: first.tier, word: first.word } : x));
}

/** The words a figure was told in. */
export const wordsOfFigure = ({ hedge, from, to }: Figure, f: Folded): string => {
  if (hedge === null || hedge.from >= from) return f.typed(from, to);
  // 至少要5 as it stands; 大概(缺)20 without the verb between.
  return to - hedge.from <= 6 ? f.typed(hedge.from, to) : f.typed(hedge.from, hedge.to) + f.typed(from, to);
};

/** Figures as a report carries them, `textOf` the words of those that are not exact; null where two statements contradict each other, so that nothing may be stored. */
export function saidOf(statement: Statement, textOf: (figure: Figure) => string): FiguresSaid | null {
  const { none, same } = statement;
  const figures = withTierOfLeft(statement.figures);
  const problems: FigureProblem[] = [];
  const byKey = new Map<FigureField, Figure[]>();
  const isExact = (figure: Figure) =>
    figures.some(
      (x) => fieldOf(x) === fieldOf(figure) && typeof x.value === 'number' && (figure.tier === 'total' || x.tier === figure.tier),
    );
  for (const figure of figures) {
    // 缺5，比上周少3: the difference only explains the figure, as do 技工不是6，技工是7 and 走了3个，来了5个，解决5.
    if ((figure.value === 'relative' || figure.isDoubted) && isExact(figure)) continue;
    if (typeof figure.value === 'string') problems.push({ text: textOf(figure), field: keyOf(figure), why: figure.value });
    else byKey.set(keyOf(figure), [...(byKey.get(keyOf(figure)) ?? []), figure]);
  }
  // Something vague was said of it as well: then no exact number is trusted.
  for (const { field } of problems) if (field !== undefined) byKey.delete(field);

  const spoken: Partial<Record<ReportField, Record<string, number>>> = {};
  for (const [, alike] of byKey) {
    const resolved = figures.filter((x) => x.field === 'resolved');
    const value = isLeft(alike, resolved) ? (alike[1]?.value as number) : sumOfSaid(alike);
    if (value === null) return null;
    const first = alike[0] as Figure;
    spoken[fieldOf(first)] = { ...spoken[fieldOf(first)], [first.tier]: value };
  }
  const shortage = spoken.shortage as SpokenFigures | undefined;
  const isShort = Object.values(shortage ?? {}).some((n) => n > 0) || problems.some((p) => p.field?.startsWith('shortage'));
  if ((none !== null && (isShort || same !== null)) || (same !== null && shortage !== undefined)) return null;
  if (isTakenBack(shortage) || isTakenBack(spoken.resolved)) return null;
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

/** 入职9个技工，还没到: nobody in all takes back what was said of a tier. Sums that are only wrong are kept, and asked. */
function isTakenBack({ total, ...tiers }: SpokenFigures = {}): boolean {
  return total === 0 && Object.values(tiers).some((n) => n > 0);
}

const inOrder = (figures: SpokenFigures): SpokenFigures =>
  Object.fromEntries(
    (['general', 'skilled', 'senior', 'total'] as const).flatMap((t) => (figures[t] === undefined ? [] : [[t, figures[t]]])),
  );
