// Which question did a person ask last, for those that go on from it?
import { z } from 'zod';
import type { Week } from '../../domain/time.ts';
import { exact, instant, object, week } from '../../forms/shapes.ts';
import type { QueryReading } from '../../reading/reading.ts';
import { query } from './stored-query.ts';

/** Kept with the thread; plain JSON. */
export type Asked = {
  /** As it was asked, before it was cut to what the person may see. */
  readonly query: QueryReading;
  /** When it was last answered (ISO). */
  readonly at: string;
  /** The rows the last 出处 listed, by their numbers from 1. */
  readonly sources: readonly { readonly enterprise: string; readonly week: Week }[];
};

export const asked = exact<Asked>()(object({ query, at: instant, sources: z.array(object({ enterprise: z.string(), week })) }));

/** The thread after a question that was answered just now. */
export const afterAsked = <T extends { readonly asked: Asked | null }>(thread: T, query: QueryReading, now: Date): T => ({
  ...thread,
  asked: { query, at: now.toISOString(), sources: [] },
});

/** 高新区呢 after a longer pause asks about something else (domain §7.9). */
const VALID_MS = 10 * 60_000;

/** What a short question goes on from, and 出处 and 导出 without a period are about; null where it is too long ago. */
export const freshAsked = (asked: Asked | null, now: Date): Asked | null =>
  asked !== null && now.getTime() - Date.parse(asked.at) < VALID_MS ? asked : null;

/** 月报什么时候截止 asks for no figure. */
const isOfState = ({ measures }: Pick<QueryReading, 'measures'>): boolean =>
  measures.includes('deadline') || measures.includes('publication');

/** About a year's assessment. */
export const isOfYear = (query: Pick<QueryReading, 'measures'>): boolean =>
  query.measures.includes('assessment') && !isOfState(query);

/** About the months' bulletins. */
export const isOfMonths = (query: Pick<QueryReading, 'measures'>): boolean =>
  query.measures.includes('monthly') && !query.measures.includes('assessment') && !isOfState(query);
