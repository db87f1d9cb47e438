// What does annex 2 of one month hold, before it is laid out?
import type { MonthlyFigures } from '../../domain/programmes.ts';
import type { Region } from '../../domain/regions.ts';
import type { Day, Month } from '../../domain/time.ts';

/** One district's return, with the month before's; null where there is none. */
export type BulletinSheet = {
  readonly region: Pick<Region, 'name' | 'level'>;
  readonly figures: MonthlyFigures | null;
  readonly last: MonthlyFigures | null;
  /** What changed in it since the publication; empty where nothing did. */
  readonly supplement: string;
  /** The 确认 of the coordinator is the district's sign-off. */
  readonly signed: { readonly by: string; readonly at: Date } | null;
};

export type MonthlyBulletin = {
  readonly month: Month;
  /** Whose, for the file's name: 全市 or a district. */
  readonly whose: string;
  readonly asOf: Date;
  readonly date: Day;
  /** Null while it is not published. */
  readonly publishedAt: Date | null;
  /** 补充通报: what changed since, and when that was published; empty where nothing did. */
  readonly supplement: string;
  /** For the sheet that sets the districts side by side; null where a single district is asked for. */
  readonly city: Pick<Region, 'name' | 'level'> | null;
  readonly districts: readonly BulletinSheet[];
};
