// Which filing of an enterprise's week holds, and what does one more, or one taken back, make of it? (domain §5.5)
// Among filings of one person the order of their messages decides, between persons the order of commits; clocks decide punctuality alone.
import { punctualityOf } from './deadlines.ts';
import type { Doubt } from './doubts.ts';
import type { ReportPlace } from './reportable.ts';
import type { Punctuality, ReportFigures } from './reports.ts';
import { dayOf, mondayOf, type Week } from './time.ts';

/** 撤回 takes back what was filed so many minutes ago at most, of a week or a month (domain §5.8). */
export const WITHDRAW_MINUTES = 10;

/** Whose thread a message belongs to. */
export type Author = { readonly corp: string; readonly userid: string };

export type FilingEntry = {
  readonly enterprise: string;
  readonly figures: ReportFigures;
  readonly doubts: readonly Doubt[];
  /** What its author wrote of it, in their own words; left out where nothing was written. */
  readonly words?: string;
};

/** One filing of one enterprise and week, as it was committed. */
export type Revision = {
  /** Order of commits, from 1. */
  readonly revision: number;
  readonly by: Author;
  /** Revision of the author's thread when the message was answered. */
  readonly thread: number;
  readonly arrivedAt: Date;
  /** What it would be as the first filing. */
  readonly punctuality: Punctuality;
  /** Kept while the database was away and overtaken meanwhile: holds only where no other does. */
  readonly overtaken: boolean;
  readonly withdrawn: boolean;
};

/** What holds: a revision, with the punctuality of the earliest arrival that was not taken back. */
export type Current = { readonly revision: number; readonly firstFiledAt: Date; readonly punctuality: Punctuality };

/** The filing a kept one met. */
type Overtaker = { readonly by: Author; readonly arrivedAt: Date };

export type FiledReport =
  | { readonly kind: 'filed'; readonly enterprise: string; readonly revision: number; readonly punctuality: Punctuality }
  /** Kept while the database was away, it met a filing that came after it: history, and that other one holds. */
  | {
      readonly kind: 'overtaken';
      readonly enterprise: string;
      readonly revision: number;
      /** Person key of whose filing holds; the asker's own where their later message had been filed. */
      readonly by: string;
      /** Arrival of that filing. */
      readonly at: Date;
    }
  /** No reopening is open for this enterprise, and the week is closed, has not begun, or is published and this would correct it. */
  | { readonly kind: 'closed'; readonly enterprise: string }
  /** Not the asker's to report; an enterprise that does not exist is answered the same. */
  | { readonly kind: 'notYours'; readonly enterprise: string };

/** What is known of one enterprise and week when it is filed. */
export type EntryFacts = {
  readonly place: ReportPlace | null;
  /** How many revisions there are. */
  readonly revisions: number;
  readonly current: Current | null;
  readonly reopened: boolean;
  /** Null for a filing that was not kept: it is overtaken by nothing. */
  readonly overtaker: Overtaker | null;
};

type FilingFacts = {
  /** The week is published. */
  readonly published: boolean;
  of(enterprise: string): EntryFacts;
};

type FilingTerms = {
  readonly week: Week;
  readonly arrivedAt: Date;
  readonly dueAt: Date;
  readonly closesAt: Date;
};

/** A revision to write. */
export type NewRevision = FilingEntry & {
  readonly revision: number;
  readonly overtaken: boolean;
  /** What it would be as the first filing. */
  readonly punctuality: Punctuality;
  /** What was current when it was decided; null: nothing. */
  readonly before: Current | null;
  /** What is current with it: itself unless it is overtaken. */
  readonly after: Current;
  /** Where the report counts, if it is the first that stands. */
  readonly place: ReportPlace;
};

type FilingDecision = { readonly answer: readonly FiledReport[]; readonly revisions: readonly NewRevision[] };

/** Of an enterprise named twice the later entry holds. */
export const lastOfEach = (entries: readonly FilingEntry[]): readonly FilingEntry[] =>
  entries.length > 1 ? [...new Map(entries.map((entry) => [entry.enterprise, entry])).values()] : entries;

/** Of the revisions of one enterprise and week: the latest that was neither taken back nor overtaken, else the latest overtaken one. */
export function holdingOf<R extends Pick<Revision, 'revision' | 'overtaken' | 'withdrawn'>>(revisions: readonly R[]): R | null {
  const standing = revisions.filter((r) => !r.withdrawn);
  return latest(standing.filter((r) => !r.overtaken)) ?? latest(standing);
}

/** The revision that holds, with when one was filed first. */
export function currentOf(revisions: readonly Revision[]): Current | null {
  const standing = revisions.filter((r) => !r.withdrawn);
  const holding = holdingOf(revisions);
  const [first] = standing.toSorted((a, b) => a.arrivedAt.getTime() - b.arrivedAt.getTime() || a.revision - b.revision);
  if (!holding || !first) return null;
  return { revision: holding.revision, firstFiledAt: first.arrivedAt, punctuality: first.punctuality };
}

const latest = <R extends Pick<Revision, 'revision'>>(revisions: readonly R[]): R | null =>
  revisions.reduce<R | null>((last, r) => (last === null || r.revision > last.revision ? r : last), null);

const isSame = (a: Author, b: Author): boolean => a.corp === b.corp && a.userid === b.userid;

/**
 * Which filing does a kept one have to give way to? One its author filed by a later message, else one of somebody else that holds and that
 * the author had not seen. `seen`: the revision that stood when the author last looked, 0 where nothing did or nobody knows.
 */
export function overtakerOf(
  revisions: readonly Revision[],
  kept: { readonly by: Author; readonly thread: number; readonly seen: number },
): Overtaker | null {
  const news = revisions.filter((r) => !r.withdrawn && !r.overtaken && r.revision > kept.seen);
  const own = latest(news.filter((r) => isSame(r.by, kept.by) && r.thread > kept.thread));
  if (own) return own;
  const holding = latest(news);
  return holding && !isSame(holding.by, kept.by) ? holding : null;
}

/** `files`: the asker may report at all. */
export function decideFiling(
  terms: FilingTerms,
  entries: readonly FilingEntry[],
  files: boolean,
  facts: FilingFacts,
): FilingDecision {
  const { arrivedAt, week } = terms;
  const isShut = arrivedAt >= terms.closesAt || dayOf(arrivedAt) < mondayOf(week);
  const answer: FiledReport[] = [];
  const revisions: NewRevision[] = [];
  for (const entry of lastOfEach(entries)) {
    const { enterprise } = entry;
    const known = facts.of(enterprise);
    if (!files || known.place === null) answer.push({ kind: 'notYours', enterprise });
    else if ((isShut || (known.current !== null && facts.published)) && !known.reopened)
      answer.push({ kind: 'closed', enterprise });
    else {
      const next = nextRevision(entry, punctualityOf(arrivedAt, terms.dueAt), arrivedAt, known, known.place);
      const { revision } = next;
      revisions.push(next);
      answer.push(
        known.overtaker === null
          ? { kind: 'filed', enterprise, revision, punctuality: next.after.punctuality }
          : { kind: 'overtaken', enterprise, revision, by: known.overtaker.by.userid, at: known.overtaker.arrivedAt },
      );
    }
  }
  return { answer, revisions };
}

/** The entry as the next revision of its enterprise and week. */
export function nextRevision(
  entry: FilingEntry,
  punctuality: Punctuality,
  arrivedAt: Date,
  { revisions, current, overtaker }: Pick<EntryFacts, 'revisions' | 'current' | 'overtaker'>,
  place: ReportPlace,
): NewRevision {
  const revision = revisions + 1;
  const isFirst = current === null || arrivedAt < current.firstFiledAt;
  const first = isFirst ? { firstFiledAt: arrivedAt, punctuality } : current;
  return {
    ...entry,
    revision,
    overtaken: overtaker !== null,
    punctuality,
    before: current,
    after: {
      revision: overtaker !== null && current !== null ? current.revision : revision,
      firstFiledAt: first.firstFiledAt,
      punctuality: first.punctuality,
    },
    place,
  };
}

/** One enterprise's filing by the message that is taken back. */
type FiledBefore = {
  readonly enterprise: string;
  /** The revision that message made. */
  readonly revision: number;
  /** All of the enterprise and week. */
  readonly revisions: readonly Revision[];
  readonly reopened: boolean;
};

export type Withdrawal = {
  readonly enterprise: string;
  readonly revision: number;
  /** What holds without it; null: nothing. */
  readonly after: Current | null;
};

/** What of one message's filings is taken back at `at`; nothing of a week that is closed or published, unless it was reopened. */
export const decideWithdrawal = (
  at: Date,
  week: { readonly closesAt: Date; readonly published: boolean },
  filed: readonly FiledBefore[],
): readonly Withdrawal[] =>
  filed
    .filter(({ reopened }) => reopened || (at < week.closesAt && !week.published))
    .map(({ enterprise, revision, revisions }) => ({
      enterprise,
      revision,
      after: currentOf(revisions.map((r) => (r.revision === revision ? { ...r, withdrawn: true } : r))),
    }));
