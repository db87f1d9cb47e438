// What does the application need from the outside world? Each interface is one port; every implementation passes the port's contract test.
import type { Calendar } from '../domain/calendar.ts';
import type { Author, FiledReport, FilingEntry } from '../domain/filing.ts';
import type { Asker } from '../domain/people.ts';
import type { Report } from '../domain/reports.ts';
import type { Roster } from '../domain/roster.ts';
import type { Month, Week } from '../domain/time.ts';
import type { Totals } from '../domain/totals.ts';
import type { Say } from './say.ts';

export interface Clock {
  now(): Date;
}

// ── Threads: what a person is in the middle of ─────────────────────────────────────────────────────────────

/** A person's thread, locked for us. `text` is what was kept last (JSON, opaque to the store), null for a new person. */
export type TakenThread = {
  /** `corp/userid`. */
  readonly person: string;
  /** Our lock's owner token. */
  readonly token: string;
  /** 0 for a new thread; grows by one with each keep. */
  readonly revision: number;
  readonly text: string | null;
  /** When it was locked, in ms by a clock that all processes of the store share and nobody turns; only differences count. */
  readonly at: number;
  /** How long another held it before, in ms. */
  readonly waitedMs: number;
};

export interface Threads {
  /** Locks and reads in one round trip; waits up to `waitMs` for another message of the same person. Problems: threads.busy, threads.away. */
  take(person: string, waitMs: number): Promise<TakenThread>;
  /** Saves if revision and lock are still ours, and lets go, in one round trip. Repeating a keep that was answered late changes nothing. Problems: threads.lost, threads.away. */
  keep(taken: TakenThread, text: string): Promise<void>;
  /** Lets go without saving; never fails. */
  release(taken: TakenThread): Promise<void>;
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** Who acts, by which message, when it arrived: every act is idempotent by its message. */
export type ActContext = { readonly asker: Asker; readonly message: string; readonly at: Date };

// ── Filings ────────────────────────────────────────────────────────────────────────────────────────────────

/** All that one message files. Unique by message, enterprise and week: filed twice it changes nothing. */
export type Filing = {
  readonly asker: Asker;
  /** The callback's key (wecom §1.7). */
  readonly message: string;
  /** When that message reached the server (UTC), stamped once. */
  readonly arrivedAt: Date;
  /** Revision of the asker's thread when the message was answered: the order of one person's filings. */
  readonly thread: number;
  readonly week: Week;
  /** Due instant that decides the punctuality of a first filing. */
  readonly dueAt: Date;
  /** From this instant on only a reopening lets a filing in. */
  readonly closesAt: Date;
  readonly entries: readonly FilingEntry[];
  /** Only where it was kept while the database was away. */
  readonly kept?: Kept;
};

/** What the asker knew: by enterprise the revision that stood when it was last read, 0 where none did; left out where it was never read. */
type Kept = { readonly seen: Readonly<Record<string, number>> };

/** What is known of one enterprise when its week is being reported. */
export type StandingReport = {
  readonly enterprise: string;
  /** This week's current report, if there is one. */
  readonly report: Report | null;
  /** How many revisions of this week there are, those that do not hold included. */
  readonly revisions: number;
  /** Reports of the three weeks before, newest first, with gaps left out. */
  readonly before: readonly Report[];
  /** 补报 is open for this enterprise and week until then. */
  readonly reopenedUntil: Date | null;
  /** The week is published. */
  readonly published: boolean;
};

export type Withdrawn = {
  readonly week: Week;
  /** Enterprises whose filing was taken back; `restored` where the revision before holds again. */
  readonly entries: readonly { readonly enterprise: string; readonly restored: boolean }[];
};

/** What a message has just filed: which enterprises of the filing, and which of them had a report of the week before. */
export type FiledNow = { readonly filing: Filing; readonly filed: readonly string[]; readonly corrected: readonly string[] };

type TotalsQuestion = {
  readonly week: Week;
  /** District codes; the database cuts them to what the asker may see. */
  readonly districts: readonly string[];
  /** Only these enterprises; null = all of the districts. */
  readonly enterprises: readonly string[] | null;
};

/**
 * Every method checks the asker's rights in the database again (row-level security); `at` says on which day, because a
 * specialist's enterprises are those of that day. Problems: database.away, database.conflict.
 */
export interface Reports {
  /**
   * One transaction with its audit row; idempotent by message. Answers in the order of the entries; of an enterprise named twice the later
   * entry holds. `known`: the asker's standings of the week as read for the same message, which spares reading them again; what has
   * changed since is noticed.
   */
  file(filing: Filing, known?: readonly StandingReport[]): Promise<readonly FiledReport[]>;
  /**
   * Takes back all that the asker's last filing message not taken back yet filed, if it arrived at or after `since`; the last is that of the
   * latest thread revision, of equal ones the one committed last. Null where there is none, or its week is locked by now. Idempotent by
   * `message`.
   */
  withdraw(asker: Asker, message: string, at: Date, since: Date): Promise<Withdrawn | null>;
  /** In the order asked for, without those that are not the asker's to report. */
  standings(asker: Asker, week: Week, enterprises: readonly string[], at: Date): Promise<readonly StandingReport[]>;
  /** Of the asker's enterprises those that a reopening (补报) holds open at that instant, with the week, the latest week last. */
  reopened(asker: Asker, at: Date): Promise<readonly Reopened[]>;
  /** One statement, with its audit row. */
  totals(asker: Asker, question: TotalsQuestion, at: Date): Promise<Totals>;
  /** Current reports of a week within the districts, for 出处, workbooks and 未报, in no order; with their audit row. */
  ofWeek(asker: Asker, week: Week, districts: readonly string[], at: Date): Promise<readonly Report[]>;
  /** Who has a report in the week, for nudges, which nobody asks for: enterprises and no figures. */
  reported(week: Week): Promise<ReadonlySet<string>>;
}

/** A week that is held open for one enterprise. `isFiled`: something holds for it. */
export type Reopened = { readonly enterprise: string; readonly week: Week; readonly isFiled: boolean };

/** A list of enterprises that stands on a person's phone. */
export type ListShown = { readonly week: Week; readonly at: Date };

/** Problems: database.away. */
export interface ListsShown {
  /** The newest nudge of a week that may have been shown to the person; null where there was none. */
  lastList(corp: string, person: string): Promise<ListShown | null>;
}

/** Confirmed filings kept beside the threads while the database is away. */
export interface Holding {
  /** Idempotent by message. Problems: threads.away. */
  put(filing: Filing): Promise<void>;
  /** Oldest first; a record that cannot be read is named to `onDamaged` and stops no other. */
  list(limit: number, onDamaged?: (damaged: DamagedFiling) => void): Promise<readonly Filing[]>;
  remove(message: string): Promise<void>;
  /** Keeps the record of that message for a person to look at, and lists it no more. */
  setAside(message: string): Promise<void>;
}

/** A held record that cannot be read back. */
export type DamagedFiling = {
  readonly message: string;
  readonly arrivedAt: Date;
  /** Whose it is, where that much can be read. */
  readonly by: Author | null;
};

// ── What the bureau is: roster, calendar, moved deadlines ──────────────────────────────────────────────────

export type Bureau = {
  readonly roster: Roster;
  readonly calendar: Calendar;
};

export type ImportedRoster = Omit<Roster, 'version'>;

export interface Bureaus {
  /** The present state, answered from memory when the database has not changed since. */
  current(): Promise<Bureau>;
  /**
   * All or nothing; an equal roster changes nothing and keeps the version. `basedOn` is the version the new roster was
   * made from: where another has come since, nothing is saved. Problems: database.away, database.conflict.
   */
  save(
    roster: ImportedRoster,
    by: string,
    at: Date,
    basedOn: number,
  ): Promise<{ readonly changed: boolean; readonly version: number }>;
}

// ── The ledger: what we owe is a row ───────────────────────────────────────────────────────────────────────

export type OutgoingKind = 'reply' | 'nudge' | 'broadcast';

export type Outgoing = {
  /** Unique for ever; planning it again changes nothing. */
  readonly key: string;
  readonly corp: string;
  /** Person key (lower-case userid). */
  readonly person: string;
  readonly kind: OutgoingKind;
  readonly say: Say;
  /** Not before. */
  readonly dueAt: Date;
  /** Dropped and booked as dropped when not sent by then; null = never. */
  readonly expiresAt: Date | null;
  /** Sent only while something of it is still owed, asked in the claiming transaction. */
  readonly owed: Owed | null;
  /** The nudge's stage and period, for the unique row (person, stage, period). */
  readonly stage: string | null;
  readonly period: string | null;
  /** Goes out at night too. */
  readonly urgent?: boolean;
};

/** What a message asks for: reports of a week, or the returns of a month by districts (codes). */
export type Owed =
  | { readonly week: Week; readonly enterprises: readonly string[] }
  | { readonly month: Month; readonly districts: readonly string[] };

export type Claimed = Outgoing & {
  readonly id: string;
  /** The fence: a settlement with an older claim changes nothing. */
  readonly claim: number;
  readonly firstClaimedAt: Date;
  /** No earlier claim can have shown it. */
  readonly first: boolean;
  /** Part of what the words name was filed before anything was sent: `owed` holds the rest, and the words are to be written anew first. */
  readonly stale: boolean;
};

export type Settlement =
  | { readonly kind: 'sent'; readonly msgid: string | null }
  /** `unsent`: no try so far can have shown anything, so the store forgets the first claim (`firstClaimedAt` starts anew). */
  | { readonly kind: 'retry'; readonly at: Date; readonly problem: string; readonly unsent: boolean }
  /** Not to be tried again, unless an operator says so: receiver unknown, refused. `unsent` as above. */
  | { readonly kind: 'failed'; readonly problem: string; readonly unsent: boolean }
  /** Whether it was shown can no longer be known (first claim older than 3 h 30). */
  | { readonly kind: 'unknown' };

export interface Ledger {
  /** Inserts what is not there yet; answers how many rows are new. */
  plan(rows: readonly Outgoing[]): Promise<number>;
  /**
   * Claims up to `limit` due rows, at most one a person and in that person's order; drops the expired and those no longer owed. `now`
   * decides what is due and what is over; the lease is measured by the store's own clock, whatever the caller's says.
   */
  claim(now: Date, limit: number, leaseMs: number): Promise<readonly Claimed[]>;
  /** Freezes new words for a stale row, before anything was sent of it; false where the claim is no longer ours. */
  refreeze(claimed: Claimed, say: Say): Promise<boolean>;
  /** False where the claim is no longer ours. */
  settle(claimed: Claimed, settlement: Settlement, now: Date): Promise<boolean>;
  /** What waits to be tried again for one of these problems is due at once; whoever sends is told. */
  hasten(problems: readonly string[]): Promise<void>;
  /** Whether a message to one of these persons, null: to anybody but a group, was sent after that instant. */
  sentSince(after: Date, persons: readonly string[] | null): Promise<boolean>;
  /** Whether that row, or a later piece of it, still waits to be sent. */
  unsent(key: string): Promise<boolean>;
  /** Those of these rows that WeCom took. */
  arrived(keys: readonly string[]): Promise<ReadonlySet<string>>;
  /** Those of these rows that wait to be sent, and are not being sent, are wanted no more. */
  drop(keys: readonly string[], now: Date): Promise<void>;
  /** Rows that ended as failed or unknown at or after `since`, oldest first, at most 200; cards, whose words were sent, are missed by nobody. */
  troubled(since: Date): Promise<readonly Trouble[]>;
}

/** A message that did not reach its person, or of which nobody knows. */
export type Trouble = {
  readonly person: string;
  readonly kind: OutgoingKind;
  readonly state: 'failed' | 'unknown';
  readonly problem: string | null;
  readonly settledAt: Date;
};

/** Carries a message to a person's phone. Problems: wecom.*. */
export interface Messenger {
  /**
   * Does beforehand what may take a minute, so that sending is quick: puts a file where WeCom keeps it. Nobody sees anything of it.
   * `since`: when the message was claimed first, so that trying again sends the very same.
   */
  ready(say: Say, since: Date): Promise<void>;
  /** `once`: the platform hides an identical message for 4 h (nudges and broadcasts). Answers the platform's id of the message. */
  send(
    person: string,
    say: Say,
    options: { readonly once: boolean; readonly since: Date },
  ): Promise<{ readonly msgid: string | null }>;
}
