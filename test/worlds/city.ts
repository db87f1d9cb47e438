// A bureau over the real stores for the tests of dialogues: a city of its own in a database that test files share.
import { z } from 'zod';
import { openPlayedStores } from '../../src/compose/played-stores.ts';
import { SILENT } from '../../src/desk/log.ts';
import type { ImportedRoster, Outgoing } from '../../src/desk/ports.ts';
import type { Say } from '../../src/desk/say.ts';
import type { MonthlyFigures } from '../../src/domain/programmes.ts';
import { DEFAULT_SETTINGS } from '../../src/domain/settings.ts';
import { byTier, SKILL_TIERS } from '../../src/domain/tiers.ts';
import { openBureaus } from '../../src/store/bureaus.ts';
import { keptDatabase } from '../store/database.ts';

let cities = 0;

/** A message that is owed, as far as a dialogue shows it. */
export type Owing = Pick<Outgoing, 'person' | 'say' | 'dueAt'> & { readonly id: number };

const OWING = z.object({ id: z.coerce.number(), person: z.string(), say: z.custom<Say>(), dueAt: z.date() });
const REVISION = z.object({
  enterprise: z.string(),
  week: z.string(),
  revision: z.number(),
  figures: z.array(z.number()).transform(([headcount = 0, ...tiers]) => ({
    headcount,
    shortage: byTier((t) => tiers[SKILL_TIERS.indexOf(t)] ?? 0),
    resolved: byTier((t) => tiers[SKILL_TIERS.length + SKILL_TIERS.indexOf(t)] ?? 0),
  })),
  punctuality: z.string(),
  doubts: z.array(z.object({ kind: z.string() })),
  arrivedAt: z.date(),
});
const RETURN = z.object({
  district: z.string(),
  month: z.string(),
  revision: z.number(),
  figures: z.custom<MonthlyFigures>(),
  punctuality: z.string(),
  doubts: z.array(z.object({ kind: z.string() })),
  signedBy: z.string(),
  arrivedAt: z.date(),
});

const OWED = {
  name: 'owed',
  text: 'SELECT id, person, say, due_at AS "dueAt" FROM outgoing WHERE city = $1 AND id > $2 ORDER BY id',
};
const FILED = {
  name: 'filed',
  text: `SELECT v.enterprise, v.week, v.revision, v.punctuality, v.doubts, v.arrived_at AS "arrivedAt", ARRAY[v.headcount,
      v.shortage_general, v.shortage_skilled, v.shortage_senior, v.resolved_general, v.resolved_skilled, v.resolved_senior] AS figures
    FROM report_revisions v JOIN enterprises e ON e.city = v.city AND e.id = v.enterprise
    WHERE v.city = $1 ORDER BY min(v.recorded_at) OVER (PARTITION BY v.message), e.place`,
};
const RETURNED = {
  name: 'returned',
  text: `SELECT district, month, revision, figures, punctuality, doubts, signed_by AS "signedBy", arrived_at AS "arrivedAt"
    FROM monthly_revisions WHERE city = $1 ORDER BY recorded_at`,
};

/** Opens every store of a new city with that roster. What was written is read bound to nobody, who sees all of the city. */
export async function newCity(roster: ImportedRoster) {
  const db = await keptDatabase();
  const city = `city-${++cities}`;
  const tables = { ...db.database, city };
  const bureaus = openBureaus({ ...tables, log: SILENT });
  await bureaus.save(roster, 'test', new Date('2026-01-05T00:00:00Z'), (await bureaus.current()).roster.version);
  return {
    tables,
    ...openPlayedStores(tables, bureaus, DEFAULT_SETTINGS),
    /** Messages owed since that row, in the order they were planned. */
    owing: async (after = 0) => z.array(OWING).parse(await db.ofCity(city, OWED, [after])),
    /** All filings, in the order they were filed. */
    filings: async () => z.array(REVISION).parse(await db.ofCity(city, FILED)),
    /** All returns of months, in the order they were filed. */
    returns: async () => z.array(RETURN).parse(await db.ofCity(city, RETURNED)),
    close: () => bureaus.close(),
  };
}

export type City = Awaited<ReturnType<typeof newCity>>;
