// What must be kept of urgent demands?

import type { ActContext, Outgoing } from '../../desk/ports.ts';
import type { Asker } from '../../domain/people.ts';
import type { Week } from '../../domain/time.ts';
import type { Demand, DemandState, DemandStep } from '../../domain/urgent.ts';
import type { Following, ReportsBehind } from '../../domain/urgent-following.ts';
import type { Growth } from '../../domain/urgent-thresholds.ts';

/** What is to be raised. Of a person's demand the database takes the district the enterprise stands in. */
export type DemandWish = Pick<Demand, 'cause' | 'enterprise' | 'district' | 'figures' | 'neededBy' | 'reason' | 'week' | 'grown'>;

export type Raised =
  | { readonly kind: 'raised'; readonly number: number }
  /** One is open for the enterprise, or for the district, already. */
  | { readonly kind: 'open'; readonly number: number }
  | { readonly kind: 'notYours' };

/** What a filed report calls for, and who filed it by which message. */
export type FiledWish = { readonly act: ActContext; readonly wish: DemandWish };

export type RaisedByReport = FiledWish & { readonly number: number };

/** A demand that raised itself and is open, and the reports behind it. */
export type Standing = { readonly demand: Demand; readonly behind: ReportsBehind };

/** What follows for a demand from the reports behind it, and in whose name. */
export type Followed = Standing & {
  readonly act: ActContext;
  readonly following: Following;
  /** What it is for now. */
  readonly reason: string;
  readonly said: string;
  /** How many people are needed now, of one that is restated; null where there is no report any more. */
  readonly people: number | null;
};

/** A step as it was decided on a demand with `seen` rows. */
export type StepTaken = {
  readonly number: number;
  readonly seen: number;
  readonly step: DemandStep;
  readonly state: DemandState;
  readonly said: string | null;
  readonly people: number | null;
  readonly to: string | null;
  readonly person: string | null;
};

/**
 * Acts write the row of history, the audit row and the messages that go out because of it in one transaction, once a message. What a
 * person may not see is missing, as if it did not exist. Problems: database.away, database.conflict.
 */
export interface Demands {
  /** A person's. Of two that are raised at once for one enterprise the second finds the first open. In `rows`, NUMBER stands for its number. */
  raise(act: ActContext, wish: DemandWish, rows: readonly Outgoing[]): Promise<Raised>;
  /** What reports call for, all at once; left out is what is open, or was raised for as much in that week already. `rows`: what goes out because of those that were raised. */
  raiseFiled(
    wishes: readonly FiledWish[],
    rows: (raised: readonly RaisedByReport[]) => readonly Outgoing[],
  ): Promise<readonly RaisedByReport[]>;
  /** Of these enterprises, or with null all, those of districts too; by number. */
  standing(enterprises: readonly string[] | null): Promise<readonly Standing[]>;
  /** All at once; left out are those whose history or reports have changed since they were read. `rows`: what goes out because of the others. */
  follow(followed: readonly Followed[], rows: (taken: readonly Followed[]) => readonly Outgoing[]): Promise<readonly Followed[]>;
  /** `crossed`: somebody took another step since it was read; nothing is changed. */
  step(act: ActContext, taken: StepTaken, rows: readonly Outgoing[]): Promise<'taken' | 'crossed' | 'missing'>;
  find(asker: Asker, number: number, at: Date): Promise<Demand | null>;
  /** Raised within the span, or all that are open; by number. */
  list(asker: Asker, span: { readonly from: Date; readonly until: Date } | 'open', at: Date): Promise<readonly Demand[]>;
  /** All that are open or had a step since: for the clock, the summary and the assessment, which nobody asks for. */
  since(instant: Date): Promise<readonly Demand[]>;
  /** What the filed reports of the weeks add up to, from `least` people on: of these enterprises, or with null of all and of the districts. */
  growth(weeks: readonly Week[], enterprises: readonly string[] | null, least: number): Promise<readonly Growth[]>;
}
