// What can a number in a message be?
import type { SkillTier } from '../domain/tiers.ts';

/**
 * The part a number of a message plays: both readers name it by a NumeralRole. A figure that is not to be stored (under a wish, a question, a condition, said
 * wrong first) is `other`, as is what counts no people of ours: a telephone, a wage, an age, a clock time, an ordinal.
 * `vague`: would be a figure, and is no exact whole number.
 */
export type NumeralRole =
  | `shortage.${SkillTier | 'total'}`
  | `resolved.${SkillTier | 'total'}`
  | 'headcount'
  | 'period'
  | 'listNumber'
  | 'other'
  | 'vague';
