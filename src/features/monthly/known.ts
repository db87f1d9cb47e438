// What is known of a district's month when its return is being filled in?

import type { Speaker } from '../../desk/speaker.ts';
import { type Deadlines, monthDeadlines, phaseAt, weeksDueIn } from '../../domain/deadlines.ts';
import type { MonthlyReturn } from '../../domain/monthly.ts';
import type { MonthlyFigures } from '../../domain/programmes.ts';
import { districtsWithin, type Region } from '../../domain/regions.ts';
import { servedOn } from '../../domain/roster.ts';
import { dayOf, lastDayOf, type Month } from '../../domain/time.ts';
import type { Monthly } from './port.ts';

export type MonthKnown = {
  readonly month: Month;
  readonly district: Region;
  readonly deadlines: Deadlines;
  /** This month's return as it holds. */
  readonly now: MonthlyReturn | null;
  readonly last: MonthlyFigures | null;
  readonly publishedAt: Date | null;
  /** 补报 or 退回 keeps it open for the district until then; null: it does not. */
  readonly reopenedUntil: Date | null;
  /** 设立用工服务专员情况 from the roster (active specialists of the district, enterprises with one) and the weeks due in the month (domain §9.1). */
  readonly prefill: NonNullable<MonthlyFigures['specialists']>;
  /** Enterprises the district's roster holds. */
  readonly roster: number;
};

/** What is filed is corrected by request alone: the month is closed or published, and not reopened. */
export const isByRequest = ({ deadlines, now, publishedAt, reopenedUntil }: MonthKnown, at: Date): boolean =>
  now !== null && reopenedUntil === null && (publishedAt !== null || phaseAt(deadlines, at) === 'closed');

/** The district a coordinator files for. */
const districtReporting = ({ bureau, person }: Speaker): Region | null =>
  districtsWithin(bureau.roster.regions, person.region)[0] ?? null;

/** What was asked of the database for the message somebody is being answered: its facts are read once. */
const knownOf = new WeakMap<Speaker, Map<Month, Promise<MonthKnown | null>>>();

/** Null where the month is not the speaker's to file. Problems: database.away. */
export function loadKnown(
  monthly: Pick<Monthly, 'standing'>,
  speaker: Speaker,
  month: Month,
  opensOn: number,
): Promise<MonthKnown | null> {
  const months = knownOf.get(speaker) ?? new Map<Month, Promise<MonthKnown | null>>();
  knownOf.set(speaker, months);
  const known = months.get(month) ?? load(monthly, speaker, month, opensOn);
  months.set(month, known);
  return known;
}

async function load(
  monthly: Pick<Monthly, 'standing'>,
  speaker: Speaker,
  month: Month,
  opensOn: number,
): Promise<MonthKnown | null> {
  const { bureau, asker, arrivedAt } = speaker;
  const district = districtReporting(speaker);
  if (district === null) return null;
  const weeks = weeksDueIn(bureau.calendar, month, month);
  const standing = await monthly.standing(asker, month, district.code, weeks, arrivedAt);
  if (standing === null) return null;
  const { specialists, enterprises, roster } = rosterFigures(bureau, district.code, month, arrivedAt);
  return {
    month,
    district,
    deadlines: monthDeadlines(bureau.calendar, month, opensOn),
    now: standing.now,
    last: standing.last?.figures ?? null,
    publishedAt: standing.publishedAt,
    reopenedUntil: standing.reopenedUntil,
    prefill: {
      specialists,
      enterprises,
      resolved: standing.resolved,
    },
    roster,
  };
}

/** 设立用工服务专员情况 from the roster of that month, also when its return is filed on the first days of the next; `roster`: all enterprises. */
export function rosterFigures({ roster }: Speaker['bureau'], district: string, month: Month, now: Date) {
  const day = dayOf(now) < lastDayOf(month) ? dayOf(now) : lastDayOf(month);
  const served = servedOn(roster, day).filter((s) => s.district === district);
  const isOurs = (region: string) => districtsWithin(roster.regions, region).some((d) => d.code === district);
  const specialists = roster.people.filter((p) => p.active && p.role === 'specialist' && isOurs(p.region));
  return {
    specialists: specialists.length,
    enterprises: served.filter((s) => s.specialist !== null).length,
    roster: served.length,
  };
}
