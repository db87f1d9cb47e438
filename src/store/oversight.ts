// How are a week's reports overseen: signed off, sent back, reopened, published and corrected late, each act once for its message?
import { z } from 'zod';
import type { ActContext, Bureaus, Outgoing } from '../desk/ports.ts';
import { reportableBy } from '../domain/reportable.ts';
import { districtsFor, personOf, type Permission as Right } from '../domain/rights.ts';
import { dayOf } from '../domain/time.ts';
import { decideOutcomeOf, oversees } from '../features/review/outcomes.ts';
import type { Corrections, Oversight, SentBack, SignOffs, WeekPublications } from '../features/review/port.ts';
import { type Bound, seeAll, type Tables } from './bound.ts';
import { rosterNow } from './bureau-rows.ts';
import { AFTER_ALL, fileWithin, lockFilings } from './filing-rows.ts';
import type { Prisma } from './generated/client.ts';
import { once } from './once.ts';
import { openReopening, openSendingBack, openSigningOff, openWeekPublication } from './oversight-acts.ts';
import { openConsequences, oversightReads } from './oversight-reads.ts';
import { figuresIn, nextNumber, reportFiguresFrom, reportOf } from './oversight-rows.ts';
import { DOUBTS } from './report-rows.ts';
import { insertOutgoing } from './written.ts';

type OversightOptions = Tables & { readonly bureaus: Pick<Bureaus, 'current'> };

const STOOD = z.enum(['told', 'gone']);
const ASKED = z.number().nullable();
const DECIDED = z.enum(['approved', 'refused', 'outdated', 'decided', 'own', 'expired', 'notYours']);

export function openOversight({ bureaus, ...tables }: OversightOptions): Oversight {
  const { city } = tables;
  const reads = oversightReads({ ...tables, bureaus });
  const plan = ({ query }: Bound, sends: readonly Outgoing[]) => query(z.unknown(), insertOutgoing(city, sends));

  /** Rights by the roster as the transaction sees it. */
  async function rightsIn(bound: Bound, { asker, at }: ActContext) {
    const roster = await rosterNow(bound.rows, city, (await bureaus.current()).roster);
    const by = personOf(roster, asker);
    return {
      by,
      districts: (right: Right) => (by === null ? new Set<string>() : districtsFor(roster, by, right)),
      place: reportableBy(roster, asker, dayOf(at)).place,
    };
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
        const { place } = await rightsIn(bound, act);
        const asked = await bound.rows.returnedReport.findUnique({ where: { city_number: { city, number } } });
        const mine = asked !== null && place(asked.enterprise, asked.week) !== null;
        const { count } = mine
          ? await bound.rows.returnedReport.updateMany({
              where: { city, number, outcome: null },
              data: { outcome: 'stands', told: true, answer: act.message },
            })
          : { count: 0 };
        if (count > 0) await plan(bound, sends);
        return { answer: count > 0 ? 'told' : 'gone', details: { number } };
      }),
  };

  const corrections: Corrections = {
    ask: (act, { enterprise, week, figures, doubts, reason }) =>
      once(tables, { act: 'correction.ask', ...act, answer: ASKED }, async (bound) => {
        const { by, place } = await rightsIn(bound, act);
        const mine = oversees(by, 'report', place(enterprise, week) !== null);
        const report = mine ? await reportOf(bound, city, enterprise, week) : null;
        if (report === null) return { answer: null, details: { week, enterprise } };
        await seeAll(tables, bound);
        const number = await nextNumber(tables, bound, 'correction_requests');
        const { district, revision } = report;
        const asked = { reason, corp: act.asker.corp, askedBy: act.asker.userid, askedAt: act.at };
        await bound.rows.correctionRequest.create({
          data: {
            city,
            number,
            message: act.message,
            enterprise,
            week,
            district,
            revision,
            ...figuresIn(figures),
            doubts: [...doubts] as unknown as Prisma.InputJsonArray,
            ...asked,
          },
        });
        return { answer: number, details: { week, enterprise, number } };
      }),

    asked: reads.corrections,

    decide: (act, { number, approve, since }, sends) =>
      once(tables, { act: 'correction.decide', ...act, answer: DECIDED }, async (bound) => {
        const where = { city_number: { city, number } };
        const districts = (await rightsIn(bound, act)).districts('approveCorrection');
        const found = await bound.rows.correctionRequest.findUnique({ where });
        if (found === null || !districts.has(found.district)) return { answer: 'notYours', details: { number } };
        const { enterprise, week } = found;
        await lockFilings(bound, city, [enterprise]);
        const asked = await bound.rows.correctionRequest.findUniqueOrThrow({ where });
        const report = await reportOf(bound, city, enterprise, week);
        const answer = decideOutcomeOf(asked, { by: act.asker.userid, approve, since }, report?.revision ?? null);
        if (answer === 'approved' && report !== null) {
          // In the name of who asked; its punctuality stays that of the first filing.
          const { message, at } = act;
          const head = { by: { corp: asked.corp, userid: asked.askedBy }, message, arrivedAt: at, thread: AFTER_ALL, week };
          const entry = {
            enterprise,
            figures: reportFiguresFrom(asked),
            doubts: DOUBTS.parse(asked.doubts),
            words: asked.reason,
          };
          await fileWithin(tables, bound, head, entry, 'late', report);
        }
        if (answer === 'approved' || answer === 'refused' || answer === 'outdated') {
          const data = { state: answer, decision: act.message, decidedBy: act.asker.userid, decidedAt: act.at };
          await bound.rows.correctionRequest.update({ where, data });
          if (answer !== 'outdated') await plan(bound, sends);
        }
        return { answer, details: { number, week, enterprise } };
      }),
  };

  const publications: WeekPublications = {
    publish: openWeekPublication(options),
    totals: reads.totals,
    changes: reads.changes,
    published: reads.published,
  };

  return { signOffs, sentBack, corrections, publications, consequences: openConsequences(tables) };
}
