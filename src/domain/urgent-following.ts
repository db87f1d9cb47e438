// What becomes of a demand that raised itself once the reports say something else? (domain §11.6)
import type { Settings } from './settings.ts';
import { type Figures, NO_FIGURES, sameFigures, sumOf } from './tiers.ts';
import type { Week } from './time.ts';
import { type Demand, type FollowingStep, isAccepted, isClosed } from './urgent.ts';
import { isUrgent } from './urgent-thresholds.ts';

/** A filed report, or all of a district's in a week. */
export type ReportBehind = {
  readonly week: Week;
  /** New demand; null where there is no report before it to compare with. */
  readonly grown: number | null;
  /** What is missing now. */
  readonly figures: Figures;
  readonly headcount: number;
  /** Who filed the last of it, and by which message. */
  readonly filedBy: string;
  readonly message: string;
};

/** The reports behind a demand as they are now. */
export type ReportsBehind = {
  /** Of the demand's week; null where there is none any more. */
  readonly own: ReportBehind | null;
  /** The last of a later week, of an enterprise; null = none. */
  readonly later: ReportBehind | null;
};

/** `none`: the enterprise says 无缺工 · `gone`: the report was taken back · `corrected`: it says something else · `again`: after 无缺工 people are missing again. */
type FollowingReason = 'none' | 'gone' | 'corrected' | 'again';

/** What reports make of a demand; nothing is `null`. */
export type Following = {
  readonly step: FollowingStep;
  readonly why: FollowingReason;
  readonly figures: Figures;
  readonly week: Week;
  readonly grown: number;
  /** The report it follows from; null where that is gone. */
  readonly report: ReportBehind | null;
};

type About = Pick<Demand, 'cause' | 'enterprise' | 'figures' | 'week' | 'grown' | 'state' | 'rows'>;

/**
 * A demand lapses while nobody has accepted it, and is restated from then on: when its report is taken back or corrected, or a later one
 * says 无缺工. A demand somebody raised follows no report; one that is resolved follows only what was wrong with its own.
 */
export function ruleFollowing(demand: About, behind: ReportsBehind, settings: Pick<Settings, 'urgent'>): Following | null {
  if (demand.cause === 'person' || isClosed(demand)) return null;
  return demand.enterprise === null ? ofDistrict(demand, behind, settings) : ofEnterprise(demand, behind, settings);
}

const isNone = (figures: Figures): boolean => sumOf(figures) === 0;

function ofEnterprise(demand: About, { own, later }: ReportsBehind, settings: Pick<Settings, 'urgent'>): Following | null {
  const { figures, grown } = demand;
  const calls = (report: ReportBehind): boolean =>
    report.grown !== null &&
    !isNone(report.figures) &&
    isUrgent({ grown: report.grown, headcount: report.headcount, enterprise: demand.enterprise }, settings);

  if (later !== null) {
    if (isNone(later.figures)) return isNone(figures) || demand.state === 'resolved' ? null : ended(demand, 'none', later);
    if (isNone(figures)) return calls(later) && demand.state !== 'resolved' ? restated('again', later) : null;
  }
  if (own === null) return grown === 0 ? null : ended(demand, 'gone', null);
  if (!calls(own)) return isSettled(demand, own) ? null : ended(demand, 'corrected', own);
  if (isNone(figures)) return demand.state === 'resolved' ? null : restated('again', own);
  return isSame(demand, own) ? null : restated('corrected', own);
}

/** The report calls for nothing, and the demand has followed it already, or need not. */
function isSettled(demand: About, report: ReportBehind): boolean {
  if (isEndOfResolved(demand, report)) return true;
  // A threshold that was set anew takes nothing back; a headcount put right does.
  return isSame(demand, report) && (isAccepted(demand) || demand.rows.some((r) => r.message === report.message));
}

/** People who were found while it was dealt with change what is missing, and not the new demand. */
const isSame = ({ grown, figures }: About, report: ReportBehind): boolean =>
  grown === Math.max(0, report.grown ?? 0) &&
  isNone(figures) === isNone(report.figures) &&
  (sumOf(figures) !== sumOf(report.figures) || sameFigures(figures, report.figures));

/** Resolved, and nothing is missing any more: just what was to be expected. */
const isEndOfResolved = ({ state }: About, { figures, grown }: ReportBehind): boolean =>
  state === 'resolved' && isNone(figures) && (grown ?? 0) > 0;

/** Only as it comes below the threshold or back over it: its reports come in one by one. */
function ofDistrict(demand: About, { own }: ReportsBehind, settings: Pick<Settings, 'urgent'>): Following | null {
  const isOver = (grown: number): boolean => isUrgent({ grown, headcount: 0, enterprise: null }, settings);
  const is = own !== null && isOver(own.grown ?? 0);
  if (is === isOver(demand.grown) || demand.state === 'resolved') return null;
  if (is) return restated('again', own);
  return ended(demand, own === null ? 'gone' : 'corrected', own);
}

const restated = (why: FollowingReason, report: ReportBehind): Following => ({
  step: 'restate',
  why,
  figures: report.figures,
  week: report.week,
  grown: Math.max(0, report.grown ?? 0),
  report,
});

function ended(demand: About, why: FollowingReason, report: ReportBehind | null): Following {
  // A later 无缺工 ends the need, and takes nothing from the week it was raised for.
  const { week, grown } =
    why === 'none' ? demand : { week: demand.week, grown: report === null ? 0 : Math.max(0, report.grown ?? 0) };
  const step = isAccepted(demand) ? 'restate' : 'lapse';
  return { step, why, figures: report?.figures ?? NO_FIGURES, week, grown, report };
}
