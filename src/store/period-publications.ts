// How is a month's bulletin or a year's assessment published, exactly as it was shown?
import type { ActContext } from '../desk/ports.ts';
import { activeWith } from '../desk/publication.ts';
import type { MonthlyReturn } from '../domain/monthly.ts';
import { holdingReturns } from '../domain/monthly-filing.ts';
import { may } from '../domain/rights.ts';
import { addMonths } from '../domain/time.ts';
import type { YearPublications } from '../features/assessment/port.ts';
import type { MonthPublications } from '../features/monthly/port.ts';
import { yearWithin } from './assessments.ts';
import type { Bound } from './bound.ts';
import { lockPeriod } from './monthly.ts';
import { MONTHLY_REVISION, monthlyRevisionsOf } from './monthly-rows.ts';
import { lastPublicationBy, publicationBy } from './publication-rows.ts';
import { openReadBackAct, type ReadBackOptions } from './read-back-acts.ts';

/** `区:版本` of each. */
const shown = (returns: readonly MonthlyReturn[]): readonly string[] =>
  returns.map((r) => `${r.district}:${r.revision}`).toSorted();

export function openPeriodPublications(options: ReadBackOptions): MonthPublications & YearPublications {
  const { city } = options;
  const publish = async ({ rows }: Bound, { asker, message, at }: ActContext, period: string) => {
    await rows.publication.create({ data: { city, period, publishedAt: at, publishedBy: asker.userid, message } });
  };
  return {
    publishMonth: openReadBackAct(options, {
      act: 'period.publish',
      details: ({ month }) => ({ period: month }),
      async facts({ bound, act, roster, by }, { month, districts }) {
        if (!may(by, 'publish')) return null;
        // Returns wait for a publication, and it for them.
        await lockPeriod(options, bound, month);
        const months = [month, addMonths(month, -1)];
        const revisions = await bound.query(MONTHLY_REVISION, monthlyRevisionsOf(city, months, districts));
        const held = holdingReturns(revisions, act.at);
        const of = (one: string) => shown(held.filter((r) => r.month === one));
        return { returns: of(month), last: of(addMonths(month, -1)), told: activeWith(roster, 'coordinator') };
      },
      // What changed since it was published last is published again, as a supplement.
      async done({ bound }, { month, districts }, { returns }) {
        const last = await lastPublicationBy(bound, city, month);
        if (last === null) return null;
        const then = holdingReturns(await bound.query(MONTHLY_REVISION, monthlyRevisionsOf(city, [month], districts)), last.at);
        return shown(then).join() === returns.join() ? last : null;
      },
      async write({ bound, act }, { month }) {
        if ((await publicationBy(bound, city, month)) === null) return publish(bound, act, month);
        const number = 1 + (await bound.rows.supplement.count({ where: { city, period: month } }));
        const { asker, message, at } = act;
        await bound.rows.supplement.create({
          data: { city, period: month, number, publishedAt: at, publishedBy: asker.userid, message },
        });
      },
    }),

    publishYear: openReadBackAct(options, {
      act: 'period.publish',
      details: ({ year }) => ({ period: String(year) }),
      async facts(within, question) {
        if (!may(within.by, 'publish')) return null;
        const { publishedAt: _at, asOf: _asOf, ...assessed } = await yearWithin(within, city, question);
        return { assessed: JSON.stringify(assessed), told: activeWith(within.roster, 'coordinator') };
      },
      done: ({ bound }, { year }) => publicationBy(bound, city, String(year)),
      write: ({ bound, act }, { year }) => publish(bound, act, String(year)),
    }),
  };
}
