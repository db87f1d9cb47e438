// What may a conversation script say? Scripts are data: behaviour is named here and written in the engine.
import type { SkillTier } from '../../domain/tiers.ts';

/** The closed vocabulary of questions. `whole`: one whole number ≥ 0. `tiers`: one for each tier of annex 1. */
type StepKind = 'whole' | 'tiers';

/** What holds for a step nobody spoke of: last week's figure (asked where there is none), zeros, or it is asked. */
type Fallback = 'last' | 'zero' | 'ask';

type Step = {
  readonly kind: StepKind;
  /** The figure's name in a sentence. */
  readonly name: string;
  readonly fallback: Fallback;
  /** The question. */
  readonly ask: string;
  /** Follows the question where an earlier answer is known: {last}, and whose it is: {lastWeek}. */
  readonly offer: string;
  /** After the first and after every further answer that could not be read. */
  readonly again: readonly [string, string];
  /** One figure of it in the read-back: {value}. */
  readonly show: string;
  /** In place of `show` where all its figures are 0. */
  readonly none: string;
};

export type StepKey = 'headcount' | 'shortage' | 'resolved';

export type Script = {
  readonly name: string;
  /** Grows when a step is added or dropped; a changed meaning is a new key. */
  readonly version: number;
  /** In the order they are asked. */
  readonly steps: Readonly<Record<StepKey, Step>>;
  readonly order: readonly StepKey[];
  /** Short tier names where a line must fit a phone. */
  readonly tiers: Readonly<Record<SkillTier, string>>;
};

/** Keeps the literal types of a script's sentences, so that `fill` can check their placeholders. */
export const defineScript = <const S extends Script>(script: S): S => script;
