// What does the month's bulletin need from the outside world?

import type { ReadBackAct } from '../../desk/acts/read-back.ts';
import type { ActContext } from '../../desk/ports.ts';
import type { MonthlyDoubt, MonthlyReturn } from '../../domain/monthly.ts';
import type { Asker } from '../../domain/people.ts';
import type { MonthlyFigures } from '../../domain/programmes.ts';
import type { Punctuality } from '../../domain/reports.ts';
import type { MonthSubject } from '../../domain/subjects.ts';
import type { Month, Week } from '../../domain/time.ts';

/** What one 确认 files. Unique by message: filed twice it changes nothing. */
export type MonthlyFiling = {
  readonly asker: Asker;
  readonly message: string;
  /** When that message reached the server (UTC). */
  readonly arrivedAt: Date;
  readonly month: Month;
  /** Region code. */
  readonly district: string;
  /** Who signs: the asker's name on the roster. */
  readonly signedBy: string;
  readonly opensAt: Date;
  readonly dueAt: Date;
  readonly closesAt: Date;
  readonly figures: MonthlyFigures;
  readonly doubts: readonly MonthlyDoubt[];
  readonly prefilled?: NonNullable<MonthlyReturn['prefilled']>;
};

export type MonthlyFiled =
  /** Punctuality is that of the first filing. */
  | { readonly kind: 'filed'; readonly revision: number; readonly punctuality: Punctuality }
  /** The month is not open yet, or closed; or published, and this would correct it; or not the asker's to file. */
  | { readonly kind: 'closed' | 'published' | 'notYours' };

type MonthlyStanding = {
  readonly now: MonthlyReturn | null;
  /** The month before's. */
  readonly last: MonthlyReturn | null;
  readonly publishedAt: Date | null;
  /** 补报 or 退回 keeps the month open for the district until then; null: it does not. */
  readonly reopenedUntil: Date | null;
  /** Σ resolved of the weeks given, in the district (people). */
  readonly resolved: number;
};

type MonthlyReturns = {
  readonly returns: readonly MonthlyReturn[];
  /** When the months that are published were. */
  readonly published: ReadonlyMap<Month, Date>;
  /** When their supplements were, the latest last. */
  readonly supplements: ReadonlyMap<Month, readonly Date[]>;
};

/** A correction after the close or the publication. */
export interface MonthCorrections {
  /** Answers the request's number; null where nothing is filed or it is not the asker's. */
  ask(
    act: ActContext,
    correction: MonthSubject & {
      readonly figures: MonthlyFigures;
      readonly doubts: readonly MonthlyDoubt[];
      readonly reason: string;
    },
  ): Promise<number | null>;
}

/** 发布 of a month; `districts`: codes, of which the bulletin is. */
type MonthPublished = { readonly month: Month; readonly districts: readonly string[] };
type MonthPublicationFacts = {
  /** `区:版本` of each return of the month, in order, and of the month before. */
  readonly returns: readonly string[];
  readonly last: readonly string[];
  /** Keys of the coordinators who are told. */
  readonly told: readonly string[];
};

/** From then on the month stands as it was at that instant. */
export interface MonthPublications {
  readonly publishMonth: ReadBackAct<MonthPublished, MonthPublicationFacts>;
}

/** Every method checks the asker's rights in the database again. Problems: database.away, database.conflict. */
export interface Monthly {
  /** One transaction with its audit row; idempotent by message. */
  file(filing: MonthlyFiling): Promise<MonthlyFiled>;
  /** Takes back the asker's last return filed at or after `since`, unless a week's report was filed after it; null where there is none. Idempotent by message. */
  withdraw(
    asker: Asker,
    message: string,
    at: Date,
    since: Date,
  ): Promise<{ readonly month: Month; readonly district: string; readonly restored: boolean } | null>;
  /** What the form is filled in from; null where the district is not the asker's. */
  standing(asker: Asker, month: Month, district: string, weeks: readonly Week[], at: Date): Promise<MonthlyStanding | null>;
  /** Σ resolved of the weeks given (people), by district; those without a report have none. */
  resolvedIn(asker: Asker, districts: readonly string[], weeks: readonly Week[], at: Date): Promise<ReadonlyMap<string, number>>;
  /** The returns of some months within the districts as they stood at `until`, by month and district; with their audit row. */
  returns(asker: Asker, months: readonly Month[], districts: readonly string[], until: Date, at: Date): Promise<MonthlyReturns>;
}
