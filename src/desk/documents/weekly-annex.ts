// What does annex 1 of one week hold, before it is laid out?
import type { EnterpriseType } from '../../domain/enterprises.ts';
import type { Region } from '../../domain/regions.ts';
import type { Figures } from '../../domain/tiers.ts';
import type { Day, Week } from '../../domain/time.ts';
import type { Coverage } from '../../domain/totals.ts';

/** An enterprise with a report of the week; people. */
export type AnnexRow = {
  /** Full registered name. */
  readonly name: string;
  /** As it was in that week. */
  readonly type: EnterpriseType;
  readonly headcount: number;
  readonly shortage: Figures;
  readonly resolved: Figures;
  readonly resolvedToDate: Figures;
};

/** The sheet of a district, or the one of the city with the rows of all. */
export type AnnexSheet = {
  readonly region: Pick<Region, 'name' | 'level'>;
  readonly rows: readonly AnnexRow[];
  /** 累计 of the enterprises that are no rows, for the sheet to add up to the totals: without a report of the week, or moved elsewhere; null = none. */
  readonly others: Readonly<Record<'outstanding' | 'left', Figures | null>>;
  readonly coverage: Coverage;
};

export type MissingRow = {
  readonly district: string;
  readonly enterprise: string;
  /** Name; null where there is no active one. */
  readonly specialist: string | null;
  /** When the specialist last filed anything; null = never. */
  readonly lastContact: Date | null;
};

export type WeeklyAnnex = {
  readonly week: Week;
  /** Whose figures, for the file's name: 全市, 滕州市, 我的企业. */
  readonly whose: string;
  /** 只含重大项目涉及企业; null where it holds all. */
  readonly only: string | null;
  /** 截至. */
  readonly asOf: Date;
  /** The date in the annex's head. */
  readonly date: Day;
  /** The week still takes figures: 快报. */
  readonly isOpen: boolean;
  /** The city's first, where there is one, then the districts in roster order. Empty where only the missing are wanted. */
  readonly sheets: readonly AnnexSheet[];
  /** Of all that is asked for. */
  readonly coverage: Coverage;
  /** In district and roster order. */
  readonly missing: readonly MissingRow[];
};
