// Which urgent demands are there, what happened to each, and what do filed reports call for?
import { z } from 'zod';
import { withNumber } from '../desk/outbox/numbered.ts';
import type { ActContext, Outgoing } from '../desk/ports.ts';
import { roleMay } from '../domain/rights.ts';
import { dayOf } from '../domain/time.ts';
import { DEMAND_STATES, type Demand, ruleStep, withRow } from '../domain/urgent.ts';
import { demandActor } from '../domain/urgent-actor.ts';
import { type EarlierDemand, growthsOf, ruleRaise } from '../domain/urgent-raising.ts';
import type { Demands, DemandWish, FiledWish, Raised, RaisedByReport, StepTaken } from '../features/urgent/port.ts';
import { type Bound, batch, lock, seeAll, select, type Tables, transact } from './bound.ts';
import { followAll, readStanding } from './demand-follows.ts';
import { aboutOne, DEMAND, demandsWhere, FILED_GROWTH, growthOfReports, LAPSED, OPEN } from './demand-rows.ts';
import { Prisma } from './generated/client.ts';
import { insertAudit, insertOutgoing, PLANNED } from './written.ts';

export function openDemands(tables: Tables): Demands {
  const { city } = tables;
  return {
    raise: (act, wish, rows) => transact(tables, act, (bound) => raiseOne(tables, bound, act, wish, rows)),

    // What raises itself is nobody's act: whoever filed the report may have left meanwhile.
    raiseFiled: (wishes, rows) =>
      transact(tables, 'nobody', async (bound) => {
        const raised = await raiseEach(tables, bound, wishes);
        if (raised.length > 0) await bound.query(PLANNED, insertOutgoing(city, rows(raised)));
        return raised;
      }),

    standing: (enterprises) =>
      transact(tables, 'nobody', (bound) =>
        readStanding(
          city,
          bound,
          enterprises === null ? Prisma.sql`true` : Prisma.sql`d.enterprise = ANY (${[...enterprises]}::text[])`,
        ),
      ),

    follow: (followed, rows) =>
      transact(tables, 'nobody', async (bound) => {
        const taken = await followAll(city, bound, followed);
        if (taken.length > 0) await bound.query(PLANNED, insertOutgoing(city, rows(taken)));
        return taken;
      }),

    step: (act, taken, rows) => transact(tables, act, (bound) => takeOne(tables, bound, act, taken, rows)),

    async find(asker, number, at) {
      const audit = insertAudit(city, { at, by: asker, act: 'demands.one', message: null, details: { number } });
      const { rows } = await batch(tables, { asker, at }, [demandsWhere(city, Prisma.sql`d.number = ${number}`), audit]);
      return z.array(DEMAND).parse(rows[0])[0] ?? null;
    },

    async list(asker, span, at) {
      const where =
        span === 'open'
          ? OPEN
          : Prisma.sql`d.raised_at >= ${span.from}::timestamptz AND d.raised_at < ${span.until}::timestamptz`;
      const details = span === 'open' ? {} : span;
      const audit = insertAudit(city, { at, by: asker, act: 'demands.list', message: null, details });
      const { rows } = await batch(tables, { asker, at }, [demandsWhere(city, where), audit]);
      return z.array(DEMAND).parse(rows[0]);
    },

    since: (instant) =>
      select(
        tables,
        'nobody',
        DEMAND,
        demandsWhere(
          city,
          Prisma.sql`(${OPEN} OR d.number IN (
            SELECT s.number FROM demand_steps s WHERE s.city = ${city} AND s.taken_at >= ${instant}::timestamptz))`,
        ),
      ),

    async growth(weeks, enterprises, least) {
      const known = Prisma.sql`SELECT d.enterprise, d.district, d.week, d.grown, d.state, ${LAPSED} AS lapsed FROM demands d
        WHERE d.city = ${city} AND (${OPEN} OR d.week = ANY (${[...weeks]}::text[]))`;
      const { rows } = await batch(tables, 'nobody', [growthOfReports(city, weeks, enterprises, least), known]);
      return growthsOf(z.array(FILED_GROWTH).parse(rows[0]), z.array(KNOWN).parse(rows[1]), least);
    },
  };
}

const KNOWN = z.object({
  enterprise: z.string().nullable(),
  district: z.string(),
  week: z.string(),
  grown: z.int(),
  state: z.enum(DEMAND_STATES),
  lapsed: z.boolean(),
});
const EARLIER: z.ZodType<EarlierDemand> = z.object({ ...KNOWN.shape, number: z.int(), message: z.string() });
const OWN = z.object({ district: z.string().nullable(), isOwn: z.boolean() });

/** Where the enterprise stands on the day; null where it is not the asker's to raise one for. */
async function districtOfOwn(
  { city }: Tables,
  bound: Bound,
  { asker, at }: ActContext,
  enterprise: string | null,
): Promise<string | null> {
  if (!bound.known || !roleMay(asker.role, 'raiseUrgent')) return null;
  const day = dayOf(at);
  const [own] = await bound.query(
    OWN,
    Prisma.sql`SELECT coalesce(${enterprise} = ANY (own_enterprises()), false) AS "isOwn", (
      SELECT a.district FROM assignments a WHERE a.city = ${city} AND a.enterprise = ${enterprise}
        AND a.starts <= ${day}::date AND (a.ends IS NULL OR ${day}::date < a.ends)) AS district`,
  );
  return own?.isOwn ? own.district : null;
}

async function raiseOne(
  tables: Tables,
  bound: Bound,
  act: ActContext,
  wish: DemandWish,
  rows: readonly Outgoing[],
): Promise<Raised> {
  const district = await districtOfOwn(tables, bound, act, wish.enterprise);
  if (district === null) return { kind: 'notYours' };
  const about = { ...wish, district };
  await lockNumbers(tables, bound);
  const ruling = await ruledOn(tables, bound, act, about);
  if (ruling.kind === 'notGrown') throw new Error('a person may ask for as many again');
  if (ruling.kind !== 'new') return ruling;
  const number = await writeRaised(tables, bound, act, about);
  await bound.query(PLANNED, insertOutgoing(tables.city, withNumber(rows, number)));
  return { kind: 'raised', number };
}

async function raiseEach(tables: Tables, bound: Bound, wishes: readonly FiledWish[]): Promise<readonly RaisedByReport[]> {
  const raised: RaisedByReport[] = [];
  await lockNumbers(tables, bound);
  for (const { act, wish } of wishes) {
    const ruling = await ruledOn(tables, bound, act, wish);
    if (ruling.kind === 'new') raised.push({ act, wish, number: await writeRaised(tables, bound, act, wish) });
  }
  return raised;
}

/** One at a time: numbers have no gaps, and of two for one enterprise the second finds the first. */
async function lockNumbers(tables: Tables, bound: Bound): Promise<void> {
  await bound.query(z.unknown(), lock(tables, 'numbers', ['demands']));
  await seeAll(tables, bound);
}

async function ruledOn({ city }: Tables, bound: Bound, { message }: ActContext, wish: DemandWish) {
  const earlier = await bound.query(
    EARLIER,
    Prisma.sql`SELECT d.enterprise, d.district, d.week, d.grown, d.state, d.number, d.message, ${LAPSED} AS lapsed FROM demands d
      WHERE d.city = ${city} AND ${aboutOne(wish.enterprise, wish.district)} ORDER BY d.number`,
  );
  return ruleRaise(earlier, wish, message);
}

async function writeRaised({ city }: Tables, bound: Bound, act: ActContext, wish: DemandWish): Promise<number> {
  const { asker, message, at } = act;
  const { cause, enterprise, district, figures, neededBy, reason, week, grown } = wish;
  const [numbered] = await bound.query(
    z.object({ number: z.int() }),
    Prisma.sql`
    INSERT INTO demands (city, number, corp, cause, enterprise, district, figures, needed_by, reason, week, grown, state, at, message, raised_at)
    SELECT ${city}, coalesce(max(d.number), 0) + 1, ${asker.corp}, ${cause}, ${enterprise}, ${district}, ${JSON.stringify(figures)}::jsonb,
      ${neededBy}::date, ${reason}, ${week}, ${grown}::integer, 'raised', ${district}, ${message}, ${at}::timestamptz
    FROM demands d WHERE d.city = ${city}
    RETURNING number`,
  );
  if (!numbered) throw new Error('a demand that was not written');
  await bound.execute(Prisma.sql`
    INSERT INTO demand_steps (city, number, seq, step, state, taken_by, taken_at, message, said)
    VALUES (${city}, ${numbered.number}, 1, 'raise', 'raised', ${asker.userid}, ${at}::timestamptz, ${message}, ${reason})`);
  const details = { number: numbered.number, cause, enterprise, district };
  await bound.execute(insertAudit(city, { at, by: asker, act: 'demands.raise', message, details }));
  return numbered.number;
}

const HELD = z.object({ districts: z.array(z.string()), enterprises: z.array(z.string()) });

/** How the asker stands to the demand as the roster is now, whatever the program believed when it decided. */
async function actorNow(bound: Bound, { asker }: ActContext, demand: Demand) {
  const [held] = await bound.query(
    HELD,
    Prisma.sql`SELECT coalesce(held_districts(), '{}') AS districts, own_enterprises() AS enterprises`,
  );
  const { userid, role } = asker;
  return demandActor({ userid, role, districts: new Set(held?.districts), enterprises: new Set(held?.enterprises) }, demand);
}

async function takeOne(
  tables: Tables,
  bound: Bound,
  act: ActContext,
  { number, seen, ...taken }: StepTaken,
  rows: readonly Outgoing[],
): Promise<'taken' | 'crossed' | 'missing'> {
  const { city } = tables;
  const { asker, message, at } = act;
  if (!bound.known) return 'missing';
  // Whoever comes second waits here for the first. Read after it, as the lock alone would show the history of before.
  await bound.query(z.unknown(), Prisma.sql`SELECT number FROM demands WHERE city = ${city} AND number = ${number} FOR UPDATE`);
  const [demand] = await bound.query(DEMAND, demandsWhere(city, Prisma.sql`d.number = ${number}`));
  if (!demand) return 'missing';
  if (demand.rows.some((r) => r.message === message)) return 'taken';
  if (demand.rows.length !== seen) return 'crossed';
  const ruling = ruleStep(demand, taken.step, await actorNow(bound, act, demand), taken.to);
  if (ruling.kind === 'refused') return 'missing';
  if (ruling.state !== taken.state) return 'crossed';

  const after = withRow(demand, { ...taken, by: asker.userid, at, message });
  // A demand given to others may leave the asker's sight.
  await seeAll(tables, bound);
  await bound.execute(Prisma.sql`
    INSERT INTO demand_steps (city, number, seq, step, was, state, taken_by, taken_at, message, said, people, given_to, person)
    VALUES (${city}, ${number}, ${seen + 1}, ${taken.step}, ${demand.state}, ${taken.state}, ${asker.userid}, ${at}::timestamptz, ${message},
      ${taken.said}, ${taken.people}::integer, ${taken.to}, ${taken.person})`);
  await bound.execute(Prisma.sql`
    UPDATE demands SET state = ${after.state}, at = ${after.at}, holder = ${after.holder} WHERE city = ${city} AND number = ${number}`);
  await bound.query(PLANNED, insertOutgoing(city, rows));
  await bound.execute(insertAudit(city, { at, by: asker, act: `demands.${taken.step}`, message, details: { number } }));
  return 'taken';
}
