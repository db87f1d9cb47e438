// Which number is which figure of a programme?
import { type FigureKey, type Programme, type ProgrammeFigure, programmeFigures } from '../../domain/programmes.ts';
import type { MonthlyToken } from './monthly-tokens.ts';

/** What is said of one programme, in order. */
export type SpokenToken = Extract<MonthlyToken, { is: 'label' | 'amount' | 'same' | 'none' }>;
type AmountToken = Extract<MonthlyToken, { is: 'amount' }>;

/** Why a programme has to be asked about again. */
export type MonthlyProblem =
  /** Not exact; `key` where it is known which figure was meant. */
  | { readonly why: 'vague'; readonly text: string; readonly key: FigureKey | null }
  /** As many numbers as nobody can tell apart. */
  | { readonly why: 'count'; readonly numbers: number }
  /** Words and numbers that do not fit together. */
  | { readonly why: 'unclear' };

type MonthlyFigured = {
  readonly figures: Readonly<Partial<Record<FigureKey, number>>>;
  readonly problem: MonthlyProblem | null;
};

const UNCLEAR: MonthlyFigured = { figures: {}, problem: { why: 'unclear' } };

/**
 * By labels (活动3场, 3场活动), by the annex's order (3 12 150), or by units that only one figure has (2家 30人). All numbers of a programme
 * find their figure or none does. `missing`: the figures asked for where others are answered already.
 */
export function monthlyFiguresIn(
  programme: Programme,
  said: readonly SpokenToken[],
  missing: readonly FigureKey[] | null,
): MonthlyFigured {
  const figures = programmeFigures(programme);
  const labelled = byLabels(programme, said);
  if (labelled === null) return UNCLEAR;
  const taken = new Set(labelled.pairs.map((p) => p.key));
  if (taken.size < labelled.pairs.length) return UNCLEAR;
  const open = figures.filter((f) => !taken.has(f.key));
  const asked = missing === null ? null : open.filter((f) => missing.includes(f.key));
  const rest = labelled.loose.length === 0 ? [] : inOrder(labelled.loose, open, asked);
  if (rest === null) {
    const vague = labelled.loose.find((a) => a.value === null);
    if (vague) return { figures: {}, problem: { why: 'vague', text: vague.text, key: null } };
    return { figures: {}, problem: { why: 'count', numbers: said.filter((s) => s.is === 'amount').length } };
  }
  const pairs = [...labelled.pairs, ...rest];
  const vague = pairs.find((p) => p.value === null);
  return {
    figures: Object.fromEntries(pairs.flatMap((p) => (p.value === null ? [] : [[p.key, p.value]]))),
    problem: vague ? { why: 'vague', text: vague.text, key: vague.key } : null,
  };
}

type Pair = { readonly key: FigureKey; readonly value: number | null; readonly text: string };

/** Each label with the number beside it, and the numbers without a label; null where a label has none or several. */
function byLabels(
  programme: Programme,
  said: readonly SpokenToken[],
): { readonly pairs: readonly Pair[]; readonly loose: readonly AmountToken[] } | null {
  const unitOf = new Map(programmeFigures(programme).map((f) => [f.key, f.unit]));
  const tokens = said.flatMap((s, i): readonly SpokenToken[] => (isRepeated(programme, said[i - 1], s) ? [] : [s]));
  const used = new Set<number>();
  const pairs: Pair[] = [];
  const loose: AmountToken[] = [];
  const keyAt = (at: number): FigureKey | null | undefined => {
    const token = tokens[at];
    return token?.is === 'label' && !used.has(at) ? (token.keys[programme] ?? null) : undefined;
  };
  const alternates = tokens.length % 2 === 0 && tokens.every((t, i) => (t.is === 'label') === (i % 2 === 1));
  for (const [at, token] of tokens.entries()) {
    if (token.is === 'label' || token.is === 'same') continue;
    const amount = token.is === 'none' ? null : token;
    const fits = (key: FigureKey | null | undefined): key is FigureKey =>
      key != null && (amount?.unit == null || amount.unit === unitOf.get(key));
    const [before, after] = [keyAt(at - 1), keyAt(at + 1)];
    const mayFollow = fits(after) && (amount?.unit != null || alternates);
    const [key, place] = fits(before) ? [before, at - 1] : mayFollow ? [after, at + 1] : [null, at];
    if (key !== null) {
      used.add(place);
      // 服务12家企业: said before and behind.
      if (place < at && keyAt(at + 1) === key && amount?.unit != null) used.add(at + 1);
      if (amount?.isSplit) return null;
      pairs.push({ key, value: amount === null ? 0 : amount.value, text: amount?.text ?? '' });
    } else if (amount === null) return null;
    else loose.push(amount);
  }
  return tokens.every((t, i) => t.is !== 'label' || used.has(i)) ? { pairs, loose } : null;
}

/** 服务 企业: two words for one figure. */
const isRepeated = (programme: Programme, before: SpokenToken | undefined, now: SpokenToken): boolean =>
  before?.is === 'label' && now.is === 'label' && before.keys[programme] === now.keys[programme];

/** Numbers without labels: as many as are asked for or as there are, in the annex's order; else each by a unit only one figure has. */
function inOrder(
  amounts: readonly AmountToken[],
  open: readonly ProgrammeFigure[],
  asked: readonly ProgrammeFigure[] | null,
): readonly Pair[] | null {
  const whole = amounts.some((a) => a.isSplit) ? null : amounts;
  // 3,12,150: a comma that groups thousands or parts two numbers, whichever makes the count right.
  const apart = amounts.flatMap((a): readonly AmountToken[] =>
    a.grouped ? a.grouped.map((value) => ({ ...a, value, grouped: null, isSplit: false })) : [a],
  );
  for (const wanted of asked && asked.length > 0 ? [asked, open] : [open]) {
    const [one, two] = [whole && placed(whole, wanted), placed(apart, wanted)];
    if (one && two && apart.length > amounts.length) return null;
    const found = one ?? two;
    if (found) return found;
  }
  return whole && byUnits(whole, asked && asked.length > 0 ? asked : open);
}

const placed = (amounts: readonly AmountToken[], figures: readonly ProgrammeFigure[]): readonly Pair[] | null =>
  amounts.length === figures.length && amounts.every((a, i) => a.unit === null || a.unit === figures[i]?.unit)
    ? amounts.map((a, i) => ({ key: figures[i]?.key as FigureKey, value: a.value, text: a.text }))
    : null;

function byUnits(amounts: readonly AmountToken[], figures: readonly ProgrammeFigure[]): readonly Pair[] | null {
  const pairs: Pair[] = [];
  for (const { unit, value, text } of amounts) {
    const [one, another] = figures.filter((f) => f.unit === unit);
    if (!one || another || pairs.some((p) => p.key === one.key)) return null;
    pairs.push({ key: one.key, value, text });
  }
  return pairs;
}
