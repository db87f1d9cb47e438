// What does a message answer to the question that is open?
import type { SkillTier } from '../domain/tiers.ts';
import { readAmount } from './amounts.ts';
import type { FigureProblem, Said } from './reading.ts';

/** Answer to 在岗多少人? */
export type WholeAnswer =
  | { readonly kind: 'whole'; readonly value: number }
  /** 同上周. */
  | { readonly kind: 'same' }
  /** Not exact; `text` is what was typed. */
  | { readonly kind: 'vague'; readonly text: string }
  /** 没有, 无缺工. */
  | { readonly kind: 'none' }
  | { readonly kind: 'unclear' };

/** Answer to 三类各缺多少? */
export type TierAnswer =
  /** At least one figure, total or problem. `total`: one number without a tier, which the caller asks by tier. */
  | {
      readonly kind: 'figures';
      readonly figures: Readonly<Partial<Record<SkillTier, number>>>;
      readonly total?: number;
      readonly problems: readonly FigureProblem[];
    }
  /** 无缺工, 没有, 0: every tier is 0. */
  | { readonly kind: 'none' }
  | { readonly kind: 'same' }
  | { readonly kind: 'unclear' };

/** One line of an answer to a numbered list. */
export type ListLine = { readonly number: number; readonly said: Said };

export type ListAnswer =
  /** `rest`: what was said of all enterprises of the list that have no line. Numbers are distinct and 1 … count. */
  | { readonly kind: 'list'; readonly lines: readonly ListLine[]; readonly rest?: 'same' | 'none' }
  /** Anything that does not fit the list without guessing: nothing of it may be stored. */
  | { readonly kind: 'unclear' };

export type Correction =
  /** 改 普工 12 · 改 2 技工 6 (`number`: the list's) · 改 在岗 130. A tier without verb is shortage. */
  | { readonly kind: 'figures'; readonly said: Said; readonly number?: number }
  /** 不对，是8: the figure answered last. */
  | { readonly kind: 'value'; readonly value: number }
  | { readonly kind: 'vague'; readonly text: string }
  /** 上一个错了: back to the answer before. */
  | { readonly kind: 'previous' }
  /** 改, 改 普工: what or to what is not said. `field` where it is known. */
  | { readonly kind: 'which'; readonly field?: 'headcount' | 'shortage' | 'resolved' }
  /** No correction at all. */
  | { readonly kind: 'other' };

export function readWhole(text: string): WholeAnswer {
  const amount = readAmount(text);
  if (amount === null) return { kind: 'unclear' };
  return amount.kind === 'whole' ? amount : { kind: 'vague', text: text.trim() };
}

export function readTierFigures(_text: string): TierAnswer {
  return { kind: 'unclear' };
}

export function readListAnswers(_text: string, _count: number): ListAnswer {
  return { kind: 'unclear' };
}

export function readCorrection(_text: string): Correction {
  return { kind: 'other' };
}
