// What does a turn need to know of the items it speaks about? Given anew at every turn, never stored as truth.
import type { Doubt } from '../../../domain/doubts.ts';
import type { FullAnswers, ItemAnswers, ItemId } from './answers.ts';

export type WeekItem = {
  readonly id: ItemId;
  /** Fixed for the person and the period. */
  readonly number: number;
  /** It is this person's to report; others (a coordinator's whole district) are reported by name and not counted. */
  readonly duty: boolean;
  /** Full name. */
  readonly name: string;
  /** What people call it. */
  readonly short: string;
  /** All names it may be named by, the full one too. */
  readonly called: readonly string[];
  /** Last period's answers, or null where there are none. */
  readonly last: FullAnswers | null;
  /** Known from elsewhere (the roster) where last period has none. */
  readonly known: ItemAnswers;
  /** What is filed for this period, or null. */
  readonly filed: FullAnswers | null;
};

export type WeekFacts = {
  /** All items of this person and period, by number. */
  readonly items: readonly WeekItem[];
  /** Which doubts these answers raise. */
  readonly judge: (item: WeekItem, answers: FullAnswers) => readonly Doubt[];
  /** The period in people's words. */
  readonly periodName: string;
  /** The period before it: 上周, or 前一周 where the period itself is not the current one. */
  readonly lastName: string;
  /** Whose counts 已报a/b are; empty where there is no doubt. */
  readonly dutyName: string;
  /** Until when it is due, in people's words. */
  readonly dueName: string;
  /** Who helps, in people's words. */
  readonly whom: string;
  /** A line every read-back carries: little time left, or already late. */
  readonly notice: string | null;
  /** It takes no report any more but of what was reopened. */
  readonly isClosed: boolean;
};

/** The items this person owes, filed or not. */
export const dutyOf = (facts: WeekFacts): readonly WeekItem[] => facts.items.filter((i) => i.duty);

export const itemOf = (facts: WeekFacts, id: ItemId): WeekItem | undefined => facts.items.find((i) => i.id === id);

/** 已报/应报 of what this person owes, for a sentence. */
export function dutyCounts(facts: WeekFacts): { readonly duty: string; readonly filed: number; readonly due_count: number } {
  const duty = dutyOf(facts);
  return { duty: facts.dutyName, filed: duty.filter((i) => i.filed).length, due_count: duty.length };
}

/** Whom an example can name: one that is filed, else any. */
export const exampleName = ({ items }: WeekFacts): string => (items.find((i) => i.filed) ?? items[0])?.short ?? '';

/** The highest number of the list; 0 where there is none. */
export const lastNumber = (facts: WeekFacts): number => Math.max(0, ...facts.items.map((i) => i.number));
