// Which returns stand in annex 2 of a month: as they are now, or as they were when the month was published?
import type { Asker } from '../../domain/people.ts';
import type { Region } from '../../domain/regions.ts';
import { addMonths, dayOf, type Month } from '../../domain/time.ts';
import type { Monthly } from '../monthly/port.ts';
import type { MonthlyBulletin } from './bulletin.ts';

export type BulletinWish = {
  readonly month: Month;
  readonly whose: string;
  readonly districts: readonly Region[];
  /** For the sheet that sets the districts side by side; null = none. */
  readonly city: Region | null;
};

/** Problems: those of Monthly. */
export async function bulletinOf(
  monthly: Pick<Monthly, 'returns'>,
  asker: Asker,
  wish: BulletinWish,
  at: Date,
): Promise<MonthlyBulletin> {
  const { month, whose, districts, city } = wish;
  const months = [addMonths(month, -1), month];
  const codes = districts.map((d) => d.code);
  const now = await monthly.returns(asker, months, codes, at, at);
  const publishedAt = now.published.get(month) ?? null;
  const { returns } = publishedAt === null ? now : await monthly.returns(asker, months, codes, publishedAt, at);
  const of = (which: Month, code: string) => returns.find((r) => r.month === which && r.district === code) ?? null;
  return {
    month,
    whose,
    asOf: at,
    date: dayOf(publishedAt ?? at),
    publishedAt,
    city: city && { name: city.name, level: city.level },
    districts: districts.map((district) => {
      const filed = of(month, district.code);
      return {
        region: { name: district.name, level: district.level },
        figures: filed?.figures ?? null,
        last: of(addMonths(month, -1), district.code)?.figures ?? null,
        signed: filed && { by: filed.signedBy, at: filed.filedAt },
      };
    }),
  };
}
