// How is a month's bulletin or a year's assessment published, exactly as it was shown?
import type { ActContext } from '../desk/ports.ts';
import { activeWith } from '../desk/publication.ts';
import { holdingReturns } from '../domain/monthly-filing.ts';
import { may } from '../domain/rights.ts';
import { addMonths } from '../domain/time.ts';
import type { YearPublications } from '../features/assessment/port.ts';
import type { MonthPublications } from '../features/monthly/port.ts';
import { yearWithin } from './assessments.ts';
import type { Bound } from './bound.ts';
import { lockPeriod } from './monthly.ts';
import { MONTHLY_REVISION, monthlyRevisionsOf } from './monthly-rows.ts';
import { publicationBy } from './publication-rows.ts';
import { openReadBackAct, type ReadBackOptions } from './read-back-acts.ts';

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
        const of = (one: string) => held.flatMap((r) => (r.month === one ? [`${r.district}:${r.revision}`] : [])).toSorted();
        return { returns: of(month), last: of(addMonths(month, -1)), told: activeWith(roster, 'coordinator') };
      },
      done: ({ bound }, { month }) => publicationBy(bound, city, month),
      write: ({ bound, act }, { month }) => publish(bound, act, month),
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
