// What does a month's bulletin hold: the returns of some districts, with the month before's? (domain §9.4, domain §9.6)

import { bulletinTexts as t } from '../../../conversations/bulletin.ts';
import type { MonthlyBulletin } from '../../desk/documents/bulletin.ts';
import { monthChangesLine } from '../../desk/month-changes.ts';
import type { Speaker } from '../../desk/speaker.ts';
import { monthDeadlines, phaseAt } from '../../domain/deadlines.ts';
import type { MonthlyReturn } from '../../domain/monthly.ts';
import { addMonthly, type MonthlyFigures, NO_MONTHLY } from '../../domain/programmes.ts';
import type { Region } from '../../domain/regions.ts';
import { addMonths, dayOf, type Month, showInstant } from '../../domain/time.ts';
import { fill } from '../../forms/definition/fill.ts';
import type { Monthly } from './port.ts';

/** A return that is another than the one that was published; `was` or `is` null: there was, or is, none. */
type BulletinChange = { readonly district: Region; readonly was: MonthlyReturn | null; readonly is: MonthlyReturn | null };

export type Bulletin = {
  readonly month: Month;
  readonly districts: readonly Region[];
  readonly now: ReadonlyMap<string, MonthlyReturn>;
  readonly last: ReadonlyMap<string, MonthlyReturn>;
  readonly publishedAt: Date | null;
  /** The latest supplement; null: there was none. */
  readonly supplementAt: Date | null;
  /** Since the publication, by district. */
  readonly changes: readonly BulletinChange[];
};

/** The month as it was published, or where a return came in or changed since (and before there is a publication) as it stands. Problems: database.away. */
export async function loadBulletin(
  monthly: Pick<Monthly, 'returns'>,
  { asker, arrivedAt }: Pick<Speaker, 'asker' | 'arrivedAt'>,
  month: Month,
  districts: readonly Region[],
): Promise<Bulletin> {
  const months = [month, addMonths(month, -1)];
  const codes = districts.map((d) => d.code);
  const present = await monthly.returns(asker, months, codes, arrivedAt, arrivedAt);
  const publishedAt = present.published.get(month) ?? null;
  const then = publishedAt === null ? present : await monthly.returns(asker, months, codes, publishedAt, arrivedAt);
  const changes = districts.flatMap((district): readonly BulletinChange[] => {
    const of = (all: readonly MonthlyReturn[]) => all.find((r) => r.month === month && r.district === district.code) ?? null;
    const [was, is] = [of(then.returns), of(present.returns)];
    return was?.revision === is?.revision ? [] : [{ district, was, is }];
  });
  const { returns } = changes.length === 0 ? then : present;
  const of = (wanted: Month) => new Map(returns.filter((r) => r.month === wanted).map((r) => [r.district, r]));
  const supplementAt = present.supplements.get(month)?.at(-1) ?? null;
  return { month, districts, now: of(month), last: of(addMonths(month, -1)), publishedAt, supplementAt, changes };
}

/** `西城区 10月30日 15:04:00补报`, `东城区 11月3日 12:02:00更正（共享用工 …12→15）`. */
export const changeSaid = ({ district, was, is }: BulletinChange): string =>
  is === null
    ? fill(t.changeTaken, { district: district.name })
    : was === null
      ? fill(t.changeFiled, { district: district.name, time: showInstant(is.filedAt) })
      : fill(t.changeCorrected, {
          district: district.name,
          time: showInstant(is.filedAt),
          changes: monthChangesLine(was.figures, is.figures),
        });

/** What changed since the publication, and whether a supplement says so; empty where nothing did. */
export function supplementLines({ changes, supplementAt }: Pick<Bulletin, 'changes' | 'supplementAt'>): readonly string[] {
  if (changes.length === 0) return [];
  const list = changes.map(changeSaid).join('；');
  const isTold = supplementAt !== null && changes.every(({ is }) => is !== null && is.filedAt <= supplementAt);
  const state =
    supplementAt === null
      ? t.supplementNone
      : fill(isTold ? t.supplementAt : t.supplementOlder, { at: showInstant(supplementAt) });
  return [fill(t.supplement, { state, list })];
}

export const sumOfReturns = (returns: Iterable<MonthlyReturn>): MonthlyFigures =>
  [...returns].reduce((sum, r) => addMonthly(sum, r.figures), NO_MONTHLY);

/** A return of the month would still be taken: it is open, and not published with the speaker's district in it. */
export function canFile(
  { bureau, arrivedAt }: Pick<Speaker, 'bureau' | 'arrivedAt'>,
  { month, publishedAt, now }: Bulletin,
  opensOn: number,
): boolean {
  const phase = phaseAt(monthDeadlines(bureau.calendar, month, opensOn), arrivedAt);
  return (phase === 'open' || phase === 'late') && (publishedAt === null || now.size === 0);
}

/** Annex 2 as the workbook takes it. `city`: for the sheet that sets the districts side by side. */
export function bulletinSheets(
  bulletin: Bulletin,
  whose: string,
  city: Region | null,
  at: Date,
  calendar: Speaker['bureau']['calendar'],
  opensOn: number,
): MonthlyBulletin {
  const { due } = monthDeadlines(calendar, bulletin.month, opensOn);
  return {
    month: bulletin.month,
    whose,
    asOf: at,
    date: dayOf(bulletin.supplementAt ?? bulletin.publishedAt ?? (at < due ? at : due)),
    publishedAt: bulletin.publishedAt,
    supplement: supplementLines(bulletin).join(''),
    city,
    districts: bulletin.districts.map((region) => {
      const now = bulletin.now.get(region.code);
      return {
        region,
        figures: now?.figures ?? null,
        last: bulletin.last.get(region.code)?.figures ?? null,
        supplement: supplementLines({
          ...bulletin,
          changes: bulletin.changes.filter(({ district }) => district.code === region.code),
        }).join(''),
        signed: now ? { by: now.signedBy, at: now.filedAt } : null,
      };
    }),
  };
}
