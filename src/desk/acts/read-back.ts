// What is an act that is read back before it is done, and when is what was read back still so?
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { ActContext, Outgoing } from '../ports.ts';

/** How things stand, as far as a read-back shows it: plain values by name, compared one by one. */
export type ShownFacts = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

/** Who did it, a person key, and by which message. */
export type DoneBy = { readonly by: string; readonly at: Date; readonly message: string };

export type ActStanding<F extends ShownFacts> = {
  readonly facts: F;
  /** Whose act brought about what is asked for; null where it does not hold, or nobody knows. */
  readonly done: DoneBy | null;
};

/** `changed`: nothing was done, because something is not as it was seen. */
export type PerformedAct = 'done' | 'changed' | 'notYours';

/** W: what is asked for. Problems: database.away, database.conflict. */
export interface ReadBackAct<W, F extends ShownFacts> {
  /** Null: not the asker's to do, or what it is about is not there. */
  look(act: ActContext, wish: W): Promise<ActStanding<F> | null>;
  /**
   * Once for its message, in one transaction with its audit row and the messages, and only while everything is as it was seen: of two
   * people who confirm at one instant one is done. Rights are checked again.
   */
  perform(act: ActContext, wish: W, seen: FactsDigest, rows: readonly Outgoing[]): Promise<PerformedAct>;
}

/** The facts by name, as stored beside what was read back; `done`: by which message it was done, or ''. */
export type FactsDigest = Readonly<Record<string, string>>;

export const factsDigest: z.ZodType<FactsDigest> = z.record(z.string(), z.string());

/** A value of up to so many characters stays as it is, a longer one becomes its hash. */
const LONGEST = 44;

export function digestOfFacts(facts: ShownFacts): FactsDigest {
  const entries = Object.entries(facts).map(([name, value]) => [name, valueDigest(JSON.stringify(value))]);
  return Object.fromEntries(entries);
}

const valueDigest = (json: string): string =>
  json.length <= LONGEST ? json : createHash('sha256').update(json).digest('base64url');

export const digestOf = ({ facts, done }: ActStanding<ShownFacts>): FactsDigest => ({
  ...digestOfFacts(facts),
  done: done?.message ?? '',
});

/** Names of what is otherwise now. What an older program did not keep of the read-back cannot be compared. */
export const changedFacts = (seen: FactsDigest, now: FactsDigest): readonly string[] =>
  Object.keys(now).filter((name) => name in seen && seen[name] !== now[name]);

export const isAsSeen = (seen: FactsDigest, now: FactsDigest): boolean =>
  Object.keys(seen).length === Object.keys(now).length && Object.entries(now).every(([name, value]) => seen[name] === value);
