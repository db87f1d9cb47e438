// What is one enterprise's report of one week, and was it on time?
import type { Doubt } from './doubts.ts';
import type { Figures } from './tiers.ts';
import type { Week } from './time.ts';

/** Annex 1's figures of one enterprise and week; whole numbers ≥ 0, people. 累计 is computed, never asked (domain §5.1, notice §5.1). */
export type ReportFigures = {
  /** 用工规模(人): people at work now. */
  readonly headcount: number;
  /** 缺工人数. */
  readonly shortage: Figures;
  /** 本周解决用工人数. */
  readonly resolved: Figures;
};

export type Punctuality = 'onTime' | 'late';

export const PUNCTUALITY_NAMES: Readonly<Record<Punctuality, string>> = { onTime: '按时', late: '迟报' };

/** The current revision of one enterprise and week. */
export type Report = {
  readonly enterprise: string;
  readonly week: Week;
  /** The district the enterprise stood in when the week opened. */
  readonly district: string;
  /** 1 for the first filing; a correction makes the next. */
  readonly revision: number;
  readonly figures: ReportFigures;
  readonly doubts: readonly Doubt[];
  /** Arrival of the message that filed this revision (UTC). */
  readonly filedAt: Date;
  /** Person key of who filed it. */
  readonly filedBy: string;
  /** Arrival of the first filing; punctuality is that of the first, a correction does not change it (domain §4.3). */
  readonly firstFiledAt: Date;
  readonly punctuality: Punctuality;
};
