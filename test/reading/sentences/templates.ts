// What is a set of templates made of? (the slots: pattern.ts)
import type { QueryReading } from '../../../src/reading/reading.ts';

/** Kinds of sentences that must not be stored, but for what their patterns mark as said. */
export type NeverKind =
  | 'question'
  | 'noData'
  | 'wish'
  | 'future'
  | 'negation'
  | 'sameAsAnother'
  | 'otherObject'
  | 'almost'
  | 'condition'
  | 'quoted'
  | 'stale'
  | 'visitors'
  | 'per'
  | 'unit'
  | 'onHand'
  | 'change'
  | 'irony'
  | 'doubtful'
  | 'shortRow';

export type QueryTemplate = readonly [
  pattern: string,
  fields: Omit<Partial<QueryReading>, 'kind' | 'period'> & { readonly period?: 'last8' | 'year' | 'before' },
];

export type TemplateSet = {
  /** Parts of what is said of one firm, after its name. */
  readonly shortage: readonly string[];
  readonly resolved: readonly string[];
  readonly work: readonly string[];
  /** Whole statements of one firm, with its {N}. */
  readonly statements: readonly string[];
  /** Whole messages, also of several firms. */
  readonly messages: readonly string[];
  /** Said of figures that are no whole numbers. */
  readonly vague: readonly string[];
  readonly openings: readonly string[];
  readonly closings: readonly string[];
  readonly never: Readonly<Record<NeverKind, readonly string[]>>;
  /** Put before or behind a whole statement: nothing of it is stored. */
  readonly operators: readonly (readonly [kind: NeverKind, before: string, behind: string])[];
  readonly queries: readonly QueryTemplate[];
};
