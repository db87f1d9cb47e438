// Does a text that could be a question only state something: 甲公司的数还没报过来, 甲的情况和乙差不多?
import type { Measure } from '../reading.ts';
import { asksWhether } from '../words/whether.ts';
import type { Filters } from './filters.ts';
import type { Marked } from './marks.ts';

/** What one says of a firm rather than asks for by its noun. */
const STATED: ReadonlySet<Measure> = new Set(['coverage', 'outstanding', 'late', 'urgentDemands']);
const VERB = /[没未了过晚迟不]/;
/** Whoever says one of these wants an answer. */
const WANTED: ReadonlySet<string> = new Set([
  'by',
  'form',
  'order',
  'compare',
  'rankOf',
  'average',
  'share',
  'respectively',
  'everywhere',
  'count',
]);

/**
 * Nothing asks, no period is named and no figure asked for: what is said of a firm then is told, not asked. `hasSkipped`: words beside it
 * shaped nothing.
 */
export function isStatement(marked: Marked, text: string, filters: Filters, hasSkipped: boolean): boolean {
  const { asks, marks, periods, ranks, bounds, comparisons } = marked;
  if (asks || asksWhether(text) || ranks.length + bounds.length + comparisons.length > 0) return false;
  const isAlike = marks.some(({ mark }) => mark.is === 'alike');
  const names = [filters.enterprise, filters.enterprises, filters.candidates].some((f) => f !== undefined);
  if (isAlike) return names || marked.places.length > 1;
  if (!names || periods.length > 0 || marks.some(({ mark }) => WANTED.has(mark.is))) return false;
  const isTold = marks.some(({ mark, text: word }) => mark.is === 'measure' && STATED.has(mark.measure) && VERB.test(word));
  return isTold || hasSkipped;
}
