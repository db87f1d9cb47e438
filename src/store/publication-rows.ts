// Who published a week, a month or a year, and when?
import type { DoneBy } from '../desk/acts/read-back.ts';
import type { City } from '../domain/cities.ts';
import type { Bound } from './bound.ts';

/** Null: it is not published. */
export async function publicationBy({ rows }: Bound, city: City, period: string): Promise<DoneBy | null> {
  const known = await rows.publication.findUnique({ where: { city_period: { city, period } } });
  return known && { by: known.publishedBy, at: known.publishedAt, message: known.message };
}

/** The same of its latest supplement, where it has one. */
export async function lastPublicationBy(bound: Bound, city: City, period: string): Promise<DoneBy | null> {
  const last = await bound.rows.supplement.findFirst({ where: { city, period }, orderBy: { number: 'desc' } });
  return last === null
    ? publicationBy(bound, city, period)
    : { by: last.publishedBy, at: last.publishedAt, message: last.message };
}
