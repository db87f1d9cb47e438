// What does overseeing a week's reports need from the outside world?

import type { ReadBackAct } from '../../desk/acts/read-back.ts';
import type { ActContext, Outgoing } from '../../desk/ports.ts';
import type { Doubt } from '../../domain/doubts.ts';
import type { MonthlyDoubt } from '../../domain/monthly.ts';
import type { Asker } from '../../domain/people.ts';
import type { MonthlyFigures } from '../../domain/programmes.ts';
import type { Punctuality, ReportFigures } from '../../domain/reports.ts';
import type { MonthSubject, Subject } from '../../domain/subjects.ts';
import type { Figures } from '../../domain/tiers.ts';
import type { Week } from '../../domain/time.ts';

/** 签发: a district's own report of a week. */
export type SignOff = {
  /** Region code. */
  readonly district: string;
  /** Person key. */
  readonly by: string;
  readonly at: Date;
  readonly punctuality: Punctuality;
  /** A report of the district was filed, corrected or taken back since: it has to be signed again. */
  readonly opened: boolean;
};

export type SignOffWish = { readonly week: Week; readonly district: string; readonly dueAt: Date };
/** The reports of a week that somebody is about to sign off or publish. */
export type ReportsSeen = {
  /** `企业 版本` of each report, in order. */
  readonly reports: readonly string[];
  /** 未报: ids, in roster order. */
  readonly missing: readonly string[];
};

/** Rights are checked in the database again. Problems of all ports here: database.away, database.conflict. */
export interface SignOffs {
  readonly sign: ReadBackAct<SignOffWish, ReportsSeen>;
  /** The latest of each of the asker's districts. */
  of(asker: Asker, week: Week, at: Date): Promise<readonly SignOff[]>;
}

/** A report, or a month's return, sent back and not answered yet. */
export type OpenReturn = Subject & { readonly number: number; readonly reason: string; readonly by: string };

export type SendBackWish = Subject & {
  readonly reason: string;
  /** The period takes none any more. */
  readonly isClosed: boolean;
  /** A closed or published period takes this one until then. */
  readonly opensUntil: Date;
};
export type SendBackFacts = {
  /** 0: there is no report. */
  readonly revision: number;
  readonly isPublished: boolean;
  /** Keys of who reports it, and is told. */
  readonly whom: readonly string[];
};
/** `until`: so long the period takes it. */
export type ReopenWish = Subject & { readonly until: Date };
export type ReopenFacts = {
  readonly isFiled: boolean;
  /** ISO: it is open until then; null: it is not. */
  readonly openUntil: string | null;
  readonly whom: readonly string[];
};

/** 退回 and 补报. */
export interface SentBack {
  readonly send: ReadBackAct<SendBackWish, SendBackFacts>;
  /** Those of the enterprises and months the asker may report. */
  open(asker: Asker, at: Date): Promise<readonly OpenReturn[]>;
  /** 属实. `gone`: it is answered already, or none of the asker's. */
  stands(act: ActContext, number: number, sends: readonly Outgoing[]): Promise<'told' | 'gone'>;
  readonly reopen: ReadBackAct<ReopenWish, ReopenFacts>;
}

type OfWeek<More> = { readonly enterprise: string; readonly week: Week; readonly figures: ReportFigures } & More;
type OfMonth<More> = MonthSubject & { readonly figures: MonthlyFigures } & More;

type CorrectionRequest = { readonly reason: string } & (
  | OfWeek<{ readonly doubts: readonly Doubt[] }>
  | OfMonth<{ readonly doubts: readonly MonthlyDoubt[] }>
);

/** `before`: what it would correct. */
export type AskedCorrection = (OfWeek<{ readonly before: ReportFigures }> | OfMonth<{ readonly before: MonthlyFigures }>) & {
  readonly number: number;
  /** Of the report: who decides. */
  readonly district: string;
  readonly reason: string;
  readonly by: string;
  readonly at: Date;
  readonly state: 'asked' | 'approved' | 'refused' | 'outdated';
};

/** Corrections after the close or the publication. */
export interface Corrections {
  /** Answers the request's number; null where nothing is filed or it is not the asker's. */
  ask(act: ActContext, correction: CorrectionRequest): Promise<number | null>;
  /** What the asker may decide: that request, or all open ones, those asked first first. */
  asked(asker: Asker, number: number | null, at: Date): Promise<readonly AskedCorrection[]>;
  /**
   * Approved, it is a revision in the name of who asked. `outdated`: the report was changed since; nothing is planned then. `own`: asked
   * by whoever would decide it. `expired`: asked at `since` or before.
   */
  decide(
    act: ActContext,
    decision: { readonly number: number; readonly approve: boolean; readonly since: Date },
    sends: readonly Outgoing[],
  ): Promise<'approved' | 'refused' | 'outdated' | 'decided' | 'own' | 'expired' | 'notYours'>;
}

/** What the reports of a published week added up to at that instant (people). */
type PublishedTotals = {
  readonly at: Date;
  readonly enterprises: number;
  /** Reports corrected, come or gone since. */
  readonly changed: number;
  readonly shortage: Figures;
  readonly resolved: Figures;
};

/** A report of a published week that is another one now than the one it was published with. */
export type ChangedReport = {
  readonly week: Week;
  readonly enterprise: string;
  readonly district: string;
  /** Null: there was none. */
  readonly was: ReportFigures | null;
  /** Null: it was taken back. */
  readonly is: ReportFigures | null;
  /** Who filed what stands, and when; null where nothing does. */
  readonly by: string | null;
  readonly at: Date | null;
};

export type ChangesQuestion = {
  readonly weeks: readonly Week[];
  readonly districts: readonly string[];
  /** Ids; null: all. */
  readonly enterprises: readonly string[] | null;
};

/** `districts`: codes, of which the read-back is. */
export type WeekPublished = { readonly week: Week; readonly districts: readonly string[] };
export type WeekPublicationFacts = ReportsSeen & {
  /** Codes of the districts whose sign-off holds. */
  readonly signed: readonly string[];
  /** Keys of the coordinators who are told. */
  readonly told: readonly string[];
};

export interface WeekPublications {
  readonly publish: ReadBackAct<WeekPublished, WeekPublicationFacts>;
  /** Null where the week is not published. */
  totals(asker: Asker, week: Week, districts: readonly string[], at: Date): Promise<PublishedTotals | null>;
  /** Of the weeks that are published, the latest first, then roster order; cut to what the asker may see. */
  changes(asker: Asker, question: ChangesQuestion, at: Date): Promise<readonly ChangedReport[]>;
  /** Those of the periods (weeks, months, years) that are published: when, and by whom (a person's key). */
  published(periods: readonly string[]): Promise<ReadonlyMap<string, { readonly at: Date; readonly by: string }>>;
}

/** What filings did to sign-offs and returns, for the worker that tells it; no figure. */
type Untold = {
  readonly opened: readonly { readonly message: string; readonly district: string; readonly week: Week; readonly by: string }[];
  readonly corrected: readonly (Subject & { readonly number: number; readonly by: string })[];
};

export interface Consequences {
  untold(): Promise<Untold>;
  /** Plans the rows and books what they tell, together. */
  tell(told: Untold, sends: readonly Outgoing[]): Promise<void>;
}

export type Oversight = {
  readonly signOffs: SignOffs;
  readonly sentBack: SentBack;
  readonly corrections: Corrections;
  readonly publications: WeekPublications;
  readonly consequences: Consequences;
};
