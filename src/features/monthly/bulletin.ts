// What does a month's bulletin hold: the returns of some districts, with the month before's? (domain §9.4)

import type { MonthlyBulletin } from '../../desk/documents/bulletin.ts';
import type { Speaker } from '../../desk/speaker.ts';
import { monthDeadlines, phaseAt } from '../../domain/deadlines.ts';
import type { MonthlyReturn } from '../../domain/monthly.ts';
import { addMonthly, type MonthlyFigures, NO_MONTHLY } from '../../domain/programmes.ts';
import type { Region } from '../../domain/regions.ts';
import { addMonths, dayOf, type Month } from '../../domain/time.ts';
import type { Monthly } from './port.ts';

export type Bulletin = {
  readonly month: Month;
  readonly districts: readonly Region[];
  readonly now: ReadonlyMap<string, MonthlyReturn>;
  readonly last: ReadonlyMap<string, MonthlyReturn>;
  readonly publishedAt: Date | null;
  /** First returns that came in after the publication, told beside it. */
  readonly after: readonly MonthlyReturn[];
};

/** The month as it stands, or stood when it was published. Problems: database.away. */
export async function loadBulletin(
  monthly: Pick<Monthly, 'returns'>,
  { asker, arrivedAt }: Pick<Speaker, 'asker' | 'arrivedAt'>,
  month: Month,
  districts: readonly Region[],
): Promise<Bulletin> {
  const months = [month, addMonths(month, -1)];
  const codes = districts.map((d) => d.code);
  const present = await monthly.returns(asker, months, codes, arrivedAt, arrivedAt);
  const publishedAt = present.published.get(month) ?? null;
  const found = publishedAt === null ? present : await monthly.returns(asker, months, codes, publishedAt, arrivedAt);
  const of = (wanted: Month) => new Map(found.returns.filter((r) => r.month === wanted).map((r) => [r.district, r]));
  const now = of(month);
  const after = present.returns.filter((r) => r.month === month && !now.has(r.district));
  return { month, districts, now, last: of(addMonths(month, -1)), publishedAt, after };
}

export const sumOfReturns = (returns: Iterable<MonthlyReturn>): MonthlyFigures =>
  [...returns].reduce((sum, r) => addMonthly(sum, r.figures), NO_MONTHLY);

/** A return of the month would still be taken: it is open, and not published with the speaker's district in it. */
export function canFile(
  { bureau, arrivedAt }: Pick<Speaker, 'bureau' | 'arrivedAt'>,
  { month, publishedAt, now }: Bulletin,
  opensOn: number,
): boolean {
  const phase = phaseAt(monthDeadlines(bureau.calendar, month, opensOn), arrivedAt);
  return (phase === 'open' || phase === 'late') && (publishedAt === null || now.size === 0);
}

/** Annex 2 as the workbook takes it. `city`: for the sheet that sets the districts side by side. */
export function bulletinSheets(
  bulletin: Bulletin,
  whose: string,
  city: Region | null,
  at: Date,
  calendar: Speaker['bureau']['calendar'],
  opensOn: number,
): MonthlyBulletin {
  const { due } = monthDeadlines(calendar, bulletin.month, opensOn);
  return {
    month: bulletin.month,
    whose,
    asOf: at,
    date: dayOf(bulletin.publishedAt ?? (at < due ? at : due)),
    publishedAt: bulletin.publishedAt,
    city,
    districts: bulletin.districts.map((region) => {
      const now = bulletin.now.get(region.code);
      return {
        region,
        figures: now?.figures ?? null,
        last: bulletin.last.get(region.code)?.figures ?? null,
        signed: now ? { by: now.signedBy, at: now.filedAt } : null,
      };
    }),
  };
}
