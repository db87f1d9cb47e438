// How is a correction after the close or the publication asked for and decided, of a week's report and of a month's return?
import { z } from 'zod';
import type { Bureaus } from '../desk/ports.ts';
import { holdingReturn } from '../domain/monthly-filing.ts';
import { districtsFor, personOf } from '../domain/rights.ts';
import { personName } from '../domain/roster.ts';
import { isOfMonth, type Subject } from '../domain/subjects.ts';
import { decideOutcomeOf } from '../features/review/outcomes.ts';
import type { Corrections } from '../features/review/port.ts';
import { type Bound, seeAll, type Tables } from './bound.ts';
import { rosterNow } from './bureau-rows.ts';
import { AFTER_ALL, fileWithin, lockFilings } from './filing-rows.ts';
import type { Prisma } from './generated/client.ts';
import { lockPeriod, revisionsOfMonth, writeRevision } from './monthly.ts';
import { MONTHLY_DOUBTS, MONTHLY_FIGURES } from './monthly-rows.ts';
import { once } from './once.ts';
import { figuresIn, nextNumber, reportFiguresIn, reportOf } from './oversight-rows.ts';
import type { Within } from './read-back-acts.ts';
import { DOUBTS } from './report-rows.ts';
import { districtOverseen, subjectColumns, subjectFrom } from './subject-rows.ts';
import { insertOutgoing } from './written.ts';

type CorrectionOptions = Tables & { readonly bureaus: Pick<Bureaus, 'current'> };

const ASKED = z.number().nullable();
const DECIDED = z.enum(['approved', 'refused', 'outdated', 'decided', 'own', 'expired', 'notYours']);

type RequestRow = NonNullable<Awaited<ReturnType<Prisma.TransactionClient['correctionRequest']['findUnique']>>>;

export function openCorrections({ bureaus, ...tables }: CorrectionOptions, asked: Corrections['asked']): Corrections {
  const { city } = tables;

  async function withinOf(bound: Bound, act: Within['act']): Promise<Within | null> {
    const roster = await rosterNow(bound.rows, city, (await bureaus.current()).roster);
    const by = personOf(roster, act.asker);
    return by && { bound, act, roster, by };
  }

  /** Of what stands now; null: nothing does. Whoever files it waits. */
  async function standing({ bound, act }: Pick<Within, 'bound' | 'act'>, of: Subject): Promise<number | null> {
    if (!isOfMonth(of)) return (await reportOf(bound, city, of.enterprise, of.week))?.revision ?? null;
    return holdingReturn(await revisionsOfMonth(tables, bound, of), act.at)?.revision ?? null;
  }

  /** In the name of who asked; its punctuality stays that of the first filing. */
  async function file({ bound, act, roster }: Within, row: RequestRow, of: Subject): Promise<void> {
    const { corp, askedBy } = row;
    const { message, at } = act;
    if (isOfMonth(of)) {
      const by = { asker: { corp, userid: askedBy }, signedBy: personName(roster, askedBy) };
      const revisions = await revisionsOfMonth(tables, bound, of);
      const figures = MONTHLY_FIGURES.parse(row.figures);
      const kept = Object.entries(holdingReturn(revisions, at)?.prefilled ?? {});
      // What the bot had filled in and this leaves as it was is still the bot's.
      const prefilled = Object.fromEntries(kept.filter(([key, value]) => Reflect.get(figures.specialists ?? {}, key) === value));
      const said = { figures, doubts: MONTHLY_DOUBTS.parse(row.doubts), prefilled };
      // The close is long past: it is late, whatever the clock says.
      const filing = { ...by, ...of, ...said, message, arrivedAt: at, dueAt: at };
      await writeRevision(tables, bound, filing, revisions);
      return;
    }
    const report = await reportOf(bound, city, of.enterprise, of.week);
    if (report === null) throw new Error('a correction of nothing was approved');
    const head = { by: { corp, userid: askedBy }, message, arrivedAt: at, thread: AFTER_ALL, week: of.week };
    const entry = {
      enterprise: of.enterprise,
      figures: reportFiguresIn(row),
      doubts: DOUBTS.parse(row.doubts),
      words: row.reason,
    };
    await fileWithin(tables, bound, head, entry, 'late', report);
  }

  return {
    ask: (act, request) =>
      once(tables, { act: 'correction.ask', ...act, answer: ASKED }, async (bound) => {
        const within = await withinOf(bound, act);
        const details = subjectColumns(request);
        const right = isOfMonth(request) ? 'fileMonthly' : 'report';
        const overseen = within && districtOverseen(within, right, request);
        const revision = overseen === null ? null : await standing({ bound, act }, request);
        if (within === null || revision === null) return { answer: null, details };
        const district = isOfMonth(request)
          ? request.district
          : ((await reportOf(bound, city, request.enterprise, request.week))?.district ?? '');
        await seeAll(tables, bound);
        const number = await nextNumber(tables, bound, 'correction_requests');
        const figures = isOfMonth(request)
          ? { figures: request.figures as unknown as Prisma.InputJsonObject }
          : figuresIn(request.figures);
        await bound.rows.correctionRequest.create({
          data: {
            city,
            number,
            message: act.message,
            ...subjectColumns(request),
            district,
            revision,
            ...figures,
            doubts: [...request.doubts] as unknown as Prisma.InputJsonArray,
            reason: request.reason,
            corp: act.asker.corp,
            askedBy: act.asker.userid,
            askedAt: act.at,
          },
        });
        return { answer: number, details: { ...details, number } };
      }),

    asked,

    decide: (act, { number, approve, since }, sends) =>
      once(tables, { act: 'correction.decide', ...act, answer: DECIDED }, async (bound) => {
        const where = { city_number: { city, number } };
        const within = await withinOf(bound, act);
        const found = await bound.rows.correctionRequest.findUnique({ where });
        const held = within && districtsFor(within.roster, within.by, 'approveCorrection');
        if (within === null || found === null || !held?.has(found.district)) return { answer: 'notYours', details: { number } };
        const of = subjectFrom(found);
        await (isOfMonth(of) ? lockPeriod(tables, bound, of.month) : lockFilings(bound, city, [of.enterprise]));
        const row = await bound.rows.correctionRequest.findUniqueOrThrow({ where });
        const answer = decideOutcomeOf(row, { by: act.asker.userid, approve, since }, await standing(within, of));
        if (answer === 'approved') await file(within, row, of);
        if (answer === 'approved' || answer === 'refused' || answer === 'outdated') {
          const data = { state: answer, decision: act.message, decidedBy: act.asker.userid, decidedAt: act.at };
          await bound.rows.correctionRequest.update({ where, data });
          if (answer !== 'outdated') await bound.query(z.unknown(), insertOutgoing(city, sends));
        }
        return { answer, details: { number, ...subjectColumns(of) } };
      }),
  };
}
