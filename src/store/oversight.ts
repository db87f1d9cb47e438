// How are a week's reports overseen: signed off, sent back, reopened, published and corrected late, each act once for its message?
import { z } from 'zod';
import type { ActContext, Bureaus } from '../desk/ports.ts';
import { personOf } from '../domain/rights.ts';
import type { Oversight, SentBack, SignOffs, WeekPublications } from '../features/review/port.ts';
import type { Bound, Tables } from './bound.ts';
import { rosterNow } from './bureau-rows.ts';
import { openCorrections } from './corrections.ts';
import { once } from './once.ts';
import { openReopening, openSendingBack, openSigningOff, openWeekPublication } from './oversight-acts.ts';
import { openConsequences, oversightReads } from './oversight-reads.ts';
import type { Within } from './read-back-acts.ts';
import { districtOverseen, subjectFrom } from './subject-rows.ts';
import { insertOutgoing } from './written.ts';

type OversightOptions = Tables & { readonly bureaus: Pick<Bureaus, 'current'> };

const STOOD = z.enum(['told', 'gone']);

export function openOversight({ bureaus, ...tables }: OversightOptions): Oversight {
  const { city } = tables;
  const reads = oversightReads({ ...tables, bureaus });

  /** By the roster as the transaction sees it; null: nobody it knows. */
  async function withinNow(bound: Bound, act: ActContext): Promise<Within | null> {
    const roster = await rosterNow(bound.rows, city, (await bureaus.current()).roster);
    const by = personOf(roster, act.asker);
    return by && { bound, act, roster, by };
  }

  const options = { ...tables, bureaus };
  const signOffs: SignOffs = {
    sign: openSigningOff(options),
    of: reads.signOffs,
  };

  const sentBack: SentBack = {
    send: openSendingBack(options),
    reopen: openReopening(options),
    open: reads.returns,

    stands: (act, number, sends) =>
      once(tables, { act: 'report.stands', ...act, answer: STOOD }, async (bound) => {
        const within = await withinNow(bound, act);
        const asked = await bound.rows.returnedReport.findUnique({ where: { city_number: { city, number } } });
        const mine = within !== null && asked !== null && districtOverseen(within, 'report', subjectFrom(asked)) !== null;
        const { count } = mine
          ? await bound.rows.returnedReport.updateMany({
              where: { city, number, outcome: null },
              data: { outcome: 'stands', told: true, answer: act.message },
            })
          : { count: 0 };
        if (count > 0) await bound.query(z.unknown(), insertOutgoing(city, sends));
        return { answer: count > 0 ? 'told' : 'gone', details: { number } };
      }),
  };

  const publications: WeekPublications = {
    publish: openWeekPublication(options),
    totals: reads.totals,
    changes: reads.changes,
    published: reads.published,
  };

  return {
    signOffs,
    sentBack,
    corrections: openCorrections(options, reads.corrections),
    publications,
    consequences: openConsequences(tables),
  };
}
