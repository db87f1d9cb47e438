// What does answering a question need from the stored reports?
import type { FigureFilter, FigureMeasure, FigureQuestion, SpanFigures } from '../../domain/figures.ts';
import type { Asker } from '../../domain/people.ts';
import type { Punctuality, ReportFigures } from '../../domain/reports.ts';
import type { Figures, SkillTier } from '../../domain/tiers.ts';
import type { Week } from '../../domain/time.ts';

/** The reports behind one figure. */
export type SourcesQuestion = {
  readonly filter: FigureFilter;
  readonly weeks: readonly Week[];
  readonly measure: FigureMeasure;
  readonly tiers: readonly SkillTier[];
  /** At most so many rows. */
  readonly limit: number;
};

/** One report with what it adds to the figure; `figures` are the shortage where the measure is not reported by tier. */
export type SourceRow = {
  readonly enterprise: string;
  readonly week: Week;
  /** Who served the enterprise when the week opened. */
  readonly specialist: string | null;
  readonly figures: Figures;
  readonly headcount: number;
  readonly revision: number;
  readonly filedAt: Date;
  readonly report: SourceReport;
};

/** The report itself, whatever of it the figure is made of. */
type SourceReport = Pick<ReportFigures, 'shortage' | 'resolved'> & {
  readonly district: string;
  readonly filedBy: string;
  readonly punctuality: Punctuality;
  /** What its author wrote of it; null where nothing is kept. */
  readonly words: string | null;
};

export type Sources = {
  /** Those that add most first, then the later weeks, then roster order. */
  readonly rows: readonly SourceRow[];
  /** Of all such reports, those beyond the limit included. */
  readonly count: number;
  readonly sums: Figures;
  readonly headcount: number;
  /** Reports that add nothing to a measure of tiers, and are no rows. */
  readonly unmoved: number;
};

/** One filing of an enterprise's week; `withdrawnAt` where it was taken back. */
export type PastFiling = {
  readonly revision: number;
  readonly message: string;
  readonly filedBy: string;
  readonly arrivedAt: Date;
  readonly figures: ReportFigures;
  readonly withdrawnAt: Date | null;
  /** Kept while the database was away and overtaken meanwhile: holds only where no other does. */
  readonly overtaken: boolean;
  /** What its author wrote of it; null where nothing is kept. */
  readonly words: string | null;
};

export type FilingGroup = 'enterprise' | 'district' | 'specialist';

/** When reports came in first: of every report, or of a group the one that came last (`desc`) or first (`asc`). */
export type FilingsQuestion = {
  readonly filter: FigureFilter;
  readonly weeks: readonly Week[];
  readonly by: FilingGroup;
  readonly order: 'asc' | 'desc';
  /** So many, and those level with the last. */
  readonly limit: number;
};

/** The first filing that stands of an enterprise's week. */
export type FirstFiling = {
  readonly enterprise: string;
  readonly week: Week;
  readonly district: string;
  /** Who served it when the week opened. */
  readonly specialist: string | null;
  readonly at: Date;
  readonly punctuality: Punctuality;
};

export type Filings = {
  /** In the order asked for, level ones in roster order. */
  readonly rows: readonly FirstFiling[];
  /** Of all such reports. */
  readonly count: number;
  /** Of all rows, those beyond the limit included. */
  readonly groups: number;
};

export type MissingReports = {
  readonly due: number;
  readonly filed: number;
  /** In no order; `specialist` is today's. */
  readonly missing: readonly { readonly enterprise: string; readonly district: string; readonly specialist: string | null }[];
  /** When those specialists last filed anything; without those who never did. */
  readonly contacts: ReadonlyMap<string, Date>;
};

/** Each method is one statement with its audit row, and is cut to what the asker may see at that instant by the database's own rule. Problems: database.away, database.conflict. */
export interface Inquiries {
  /** In the order of the question's spans. */
  figures(asker: Asker, question: FigureQuestion, at: Date): Promise<readonly SpanFigures[]>;
  sources(asker: Asker, question: SourcesQuestion, at: Date): Promise<Sources>;
  /** Newest first; empty where there is none, or it is not the asker's to see. */
  history(asker: Asker, enterprise: string, week: Week, at: Date): Promise<readonly PastFiling[]>;
  filings(asker: Asker, question: FilingsQuestion, at: Date): Promise<Filings>;
  missing(asker: Asker, week: Week, filter: FigureFilter, at: Date): Promise<MissingReports>;
}
