// The assessment of a generated year, recomputed from its raw revisions by an independent plain calculation.
import { beforeAll, describe, expect, test } from 'vitest';
import { SILENT } from '../../src/desk/log.ts';
import { DEFAULT_CITY } from '../../src/domain/cities.ts';
import { NO_MONTHLY } from '../../src/domain/programmes.ts';
import type { AssessmentSettings } from '../../src/domain/settings.ts';
import { DEFAULT_SETTINGS } from '../../src/domain/settings.ts';
import { type AssessedYear, assessYear } from '../../src/features/assessment/assess-year.ts';
import type { Assessments } from '../../src/features/assessment/port.ts';
import { openAssessments } from '../../src/store/assessments.ts';
import { transact } from '../../src/store/bound.ts';
import { openBureaus } from '../../src/store/bureaus.ts';
import { Prisma } from '../../src/store/generated/client.ts';
import { freshDatabase } from './database.ts';
import { DISTRICTS, generateYear } from './generated-year.ts';
import { plainAssessment } from './plain-assessment.ts';

const YEAR = generateYear(20_211_231);
const CORP = 'corp';
const TASK = { corp: CORP, userid: 'task', role: 'taskForce', region: 'C' } as const;
const LIA = { corp: CORP, userid: 'lia', role: 'coordinator', region: 'A' } as const;
/** Knows 2021 and no holiday in it. */
const CALENDAR = { days: new Map<string, boolean>(), years: new Set([2021, 2022]), moved: new Map<string, Date>() };
const PUBLISHED = new Date('2022-01-10T09:00:00+08:00');
const bureau = { roster: { version: 1, ...YEAR.roster }, calendar: CALENDAR };

type World = {
  readonly assessments: Assessments;
  /** Runs SQL as the application does where nobody asks. */
  run(sql: Prisma.Sql): Promise<void>;
};

async function openWorld(): Promise<World> {
  const { database, asOwner } = await freshDatabase();
  const { city } = database;
  const bureaus = openBureaus({ ...database, log: SILENT });
  const { roster } = await bureaus.current();
  await bureaus.save(YEAR.roster, 'task', new Date('2021-01-04T00:00:00Z'), roster.version);
  bureaus.close();
  const run = async (sql: Prisma.Sql) => {
    await transact(database, 'nobody', ({ execute }) => execute(sql));
  };
  const figures = ({ headcount, shortage, resolved }: (typeof YEAR.filings)[number]['figures']) => ({
    headcount,
    ...Object.fromEntries(Object.entries(shortage).map(([tier, n]) => [`shortage_${tier}`, n])),
    ...Object.fromEntries(Object.entries(resolved).map(([tier, n]) => [`resolved_${tier}`, n])),
  });
  const filings = JSON.stringify(YEAR.filings.map((f) => ({ ...f, ...figures(f.figures) })));
  const returns = JSON.stringify(YEAR.returns);
  // Rows as filings leave them, 17,000 at once.
  await run(Prisma.sql`INSERT INTO report_revisions (city, enterprise, week, revision, district, message, corp, filed_by, arrived_at, punctuality,
      thread, doubts, headcount, shortage_general, shortage_skilled, shortage_senior, resolved_general, resolved_skilled, resolved_senior)
    SELECT ${city}, enterprise, week, revision, district, enterprise || week || revision, 'corp', 'x', "arrivedAt", punctuality,
      0, '[]', headcount, shortage_general, shortage_skilled, shortage_senior, resolved_general, resolved_skilled, resolved_senior
    FROM json_to_recordset(${filings}::json) AS f (enterprise text, week text, revision int, district text, "arrivedAt" timestamptz,
      punctuality text, headcount int, shortage_general int, shortage_skilled int, shortage_senior int, resolved_general int,
      resolved_skilled int, resolved_senior int)`);
  await run(Prisma.sql`INSERT INTO report_withdrawals (city, enterprise, week, revision, district, message, corp, withdrawn_by, arrived_at)
    SELECT ${city}, enterprise, week, revision, district, 'w' || enterprise || week || revision, 'corp', 'x', "withdrawnAt"
    FROM json_to_recordset(${filings}::json) AS f (enterprise text, week text, revision int, district text, "withdrawnAt" timestamptz)
    WHERE "withdrawnAt" IS NOT NULL`);
  await run(Prisma.sql`INSERT INTO monthly_revisions (city, district, month, revision, message, corp, filed_by, signed_by, arrived_at,
      punctuality, figures, doubts)
    SELECT ${city}, district, month, revision, district || month || revision, 'corp', 'x', 'x', "arrivedAt", punctuality,
      ${JSON.stringify(NO_MONTHLY)}::jsonb, '[]'
    FROM json_to_recordset(${returns}::json) AS r (district text, month text, revision int, "arrivedAt" timestamptz, punctuality text)`);
  await run(Prisma.sql`INSERT INTO monthly_withdrawals (city, district, month, revision, message, corp, withdrawn_by, arrived_at)
    SELECT ${city}, district, month, revision, 'w' || district || month || revision, 'corp', 'x', "withdrawnAt"
    FROM json_to_recordset(${returns}::json) AS r (district text, month text, revision int, "withdrawnAt" timestamptz)
    WHERE "withdrawnAt" IS NOT NULL`);
  await asOwner('ANALYZE');
  return { run, assessments: openAssessments({ ...database, bureaus }) };
}

const CITY = DEFAULT_CITY;

const SETTINGS: readonly AssessmentSettings[] = [
  { rankBy: 'points', baseline: 'first', end: 'last' },
  { rankBy: 'share', baseline: 'W10', end: 'mean4' },
];
const INSTANTS = ['2021-02-03T09:00:00', '2021-06-16T15:00:00', '2022-01-05T09:00:00', '2022-02-01T09:00:00'].map(
  (t) => new Date(`${t}+08:00`),
);

const assessed = (world: World, at: Date, assessment: AssessmentSettings, asker: typeof TASK | typeof LIA = TASK) =>
  assessYear(world.assessments, bureau, asker, 2021, { ...DEFAULT_SETTINGS, assessment }, at);

function expectSame(found: AssessedYear, at: Date, { rankBy, baseline, end }: AssessmentSettings, districts: readonly string[]) {
  const plain = plainAssessment(YEAR, at, {
    rankBy,
    baseline: baseline === 'first' ? null : `2021-${baseline}`,
    last: end === 'last' ? 1 : 4,
  });
  const shown = Object.fromEntries(
    found.assessment.districts.map((d) => [
      d.district,
      {
        rank: d.rank,
        baseline: d.baseline && [d.baseline.headcount, d.baseline.shortage],
        end: d.end && [d.end.headcount, d.end.shortage],
        compared: found.assessment.enterprises
          .filter((e) => e.district === d.district && e.leftOut === null)
          .map((e) => e.enterprise),
        onTime: [d.reportsOnTime.part, d.reportsOnTime.whole],
        months: [d.monthsOnTime.part, d.monthsOnTime.whole],
        resolved: d.resolved,
      },
    ]),
  );
  const wanted = Object.fromEntries(
    districts.map((d) => {
      const { points: _p, share: _s, ...rest } = plain.get(d) ?? ({} as never);
      return [d, districts.length === 1 ? { ...rest, rank: shown[d]?.rank ?? null } : rest];
    }),
  );
  expect(shown).toEqual(wanted);
  for (const d of found.assessment.districts) {
    const { points, share } = plain.get(d.district) ?? { points: null, share: null };
    expect(d.compared).toBe(plain.get(d.district)?.compared.length);
    if (points === null) expect([d.fallPoints, d.fallShare]).toEqual([null, null]);
    else {
      expect(d.fallPoints).toBeCloseTo(points, 12);
      expect(d.fallShare).toBeCloseTo(share ?? Number.NaN, 12);
    }
  }
}

describe('the assessment of a generated year', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });

  test.each(INSTANTS.flatMap((at) => SETTINGS.map((s) => [at.toISOString(), s, at] as const)))(
    'equals the plain calculation at %s, %o',
    async (_at, settings, at) => expectSame(await assessed(world, at, settings), at, settings, DISTRICTS),
  );

  test('is worth comparing: everything that can go wrong is in it', async () => {
    const { assessment } = await assessed(world, INSTANTS[2] as Date, SETTINGS[0] as AssessmentSettings);
    expect(new Set(assessment.enterprises.map((e) => e.leftOut)).size).toBeGreaterThanOrEqual(6);
    const ranks = assessment.districts.map((d) => d.rank);
    const [f, g] = ['F', 'G'].map((code) => assessment.districts.find((d) => d.district === code)?.rank);
    expect(f).toBe(g);
    expect(ranks.at(-1)).toBeNull();
    expect(assessment.districts.at(-1)).toMatchObject({ district: 'H', unranked: 'zeroBaseline' });
  });

  test('a coordinator’s holds the own district alone, by the database’s own rule', async () => {
    const [at, settings] = [INSTANTS[2] as Date, SETTINGS[0] as AssessmentSettings];
    expectSame(await assessed(world, at, settings, LIA), at, settings, ['A']);
    const stranger = { ...LIA, userid: 'nobody' };
    const none = await assessYear(world.assessments, bureau, stranger, 2021, DEFAULT_SETTINGS, at);
    expect(none.rows.tallies).toEqual([]);
    expect(none.rows.reports).toEqual([]);
  });

  test('sign-offs, urgent demands and practices count where they stand in tables of their own', async () => {
    await world.run(Prisma.sql`INSERT INTO sign_offs (city, message, district, week, corp, signed_by, signed_at, punctuality) VALUES
        (${CITY}, 's1', 'A', '2021-W10', 'c', 'lia', '2021-03-12 01:00Z', 'onTime'), (${CITY}, 's2', 'A', '2021-W10', 'c', 'lia', '2021-03-13 01:00Z', 'late'),
        (${CITY}, 's3', 'A', '2021-W11', 'c', 'lia', '2021-03-20 01:00Z', 'late'), (${CITY}, 's4', 'B', '2021-W11', 'c', 'x', '2021-03-19 01:00Z', 'onTime')`);
    await world.run(Prisma.sql`INSERT INTO demands (city, number, corp, cause, enterprise, district, figures, reason, week, grown, state, at, message, raised_at)
      SELECT ${CITY}, n, 'c', 'district', NULL, d, '{}', 'r', '2021-W10', 1, 'confirmed', d, 'd' || n, at
      FROM (VALUES (1, 'A', timestamptz '2021-03-10 01:00Z'), (2, 'A', '2021-03-11 01:00Z'), (3, 'A', '2020-12-01 01:00Z'), (4, 'A', '2021-03-12 01:00Z')) AS v (n, d, at)`);
    await world.run(Prisma.sql`INSERT INTO demand_steps (city, number, seq, step, was, state, taken_by, taken_at, message, people) VALUES
        (${CITY}, 1, 1, 'raise', NULL, 'raised', 'x', '2021-03-10 01:00Z', 'a1', NULL), (${CITY}, 1, 2, 'accept', 'raised', 'accepted', 'x', '2021-03-10 02:00Z', 'a2', NULL),
        (${CITY}, 1, 3, 'resolve', 'accepted', 'resolved', 'x', '2021-03-11 00:59Z', 'a3', 5),
        (${CITY}, 2, 1, 'raise', NULL, 'raised', 'x', '2021-03-11 01:00Z', 'b1', NULL), (${CITY}, 2, 2, 'accept', 'raised', 'accepted', 'x', '2021-03-11 02:00Z', 'b2', NULL),
        (${CITY}, 2, 3, 'resolve', 'accepted', 'resolved', 'x', '2021-03-12 01:00Z', 'b3', 5),
        (${CITY}, 3, 1, 'raise', NULL, 'raised', 'x', '2020-12-01 01:00Z', 'c1', NULL),
        (${CITY}, 4, 1, 'raise', NULL, 'raised', 'x', '2021-03-12 01:00Z', 'd1', NULL), (${CITY}, 4, 2, 'withdraw', 'raised', 'withdrawn', 'x', '2021-03-12 02:00Z', 'd2', NULL)`);
    await world.run(Prisma.sql`INSERT INTO practices (city, number, corp, district, sent_by, sent_at, message, title, body, adopted_at, spread_at) VALUES
        (${CITY}, 1, 'c', 'B', 'x', '2021-05-01 01:00Z', 'p1', 't', 'b', '2021-05-02 01:00Z', '2021-05-03 01:00Z'),
        (${CITY}, 2, 'c', 'B', 'x', '2021-05-01 01:00Z', 'p2', 't', 'b', '2021-05-02 01:00Z', NULL)`);
    const { rows } = await assessed(world, INSTANTS[2] as Date, SETTINGS[0] as AssessmentSettings);
    const of = (district: string) => rows.tallies.find((t) => t.district === district);
    expect(of('A')).toMatchObject({ signOffsOnTime: { part: 1, whole: 50 }, urgentInTime: { part: 1, whole: 2 }, praised: 0 });
    expect(of('B')).toMatchObject({ signOffsOnTime: { part: 1, whole: 50 }, urgentInTime: { part: 0, whole: 0 }, praised: 1 });
  });

  test('what is published stays as it was, whatever is corrected later', async () => {
    const [settings, later] = [SETTINGS[0] as AssessmentSettings, INSTANTS[3] as Date];
    await world.run(Prisma.sql`INSERT INTO publications (city, period, published_at, published_by, message)
      VALUES (${CITY}, '2021', ${PUBLISHED}::timestamptz, 'task', 'p')`);
    const after = await assessed(world, later, settings);
    expect(after.rows).toMatchObject({ publishedAt: PUBLISHED, asOf: PUBLISHED });
    expectSame(after, PUBLISHED, settings, DISTRICTS);
    expect(plainAssessment(YEAR, later, { rankBy: 'points', baseline: null, last: 1 })).not.toEqual(
      plainAssessment(YEAR, PUBLISHED, { rankBy: 'points', baseline: null, last: 1 }),
    );
  });
});
