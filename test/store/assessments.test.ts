// The assessment of a generated year, recomputed from its raw revisions by an independent plain calculation; over PostgreSQL and the twin.
import { beforeAll, describe, expect, test } from 'vitest';
import { type AssessedYear, assessYear } from '../../src/app/assessment/assess-year.ts';
import type { Assessments } from '../../src/app/assessment/port.ts';
import { SILENT } from '../../src/app/log.ts';
import { NO_MONTHLY } from '../../src/domain/programmes.ts';
import type { AssessmentSettings } from '../../src/domain/settings.ts';
import { DEFAULT_SETTINGS } from '../../src/domain/settings.ts';
import { openAssessments } from '../../src/store/assessments.ts';
import { openBureaus } from '../../src/store/bureaus.ts';
import { memoryAssessments } from '../twins/assessments.ts';
import { memoryBureaus } from '../twins/bureaus.ts';
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
const bureau = { roster: { ...memoryBureaus(YEAR.roster).now().roster }, calendar: CALENDAR };

type World = {
  /** Runs SQL as the owner; null where there is none. */
  readonly sql: ((text: string) => Promise<unknown>) | null;
  readonly assessments: Assessments;
  publish(): Promise<void>;
};

async function inPostgres(): Promise<World> {
  const db = await freshDatabase();
  const { pool } = db.database;
  const bureaus = openBureaus({ ...db.database, log: SILENT });
  const { roster } = await bureaus.current();
  await bureaus.save(YEAR.roster, 'task', new Date('2021-01-04T00:00:00Z'), roster.version);
  bureaus.close();
  // Rows as the filing functions would leave them, 17,000 at once.
  await db.asOwner(`CREATE FUNCTION put_year(_filings jsonb, _returns jsonb) RETURNS void LANGUAGE plpgsql AS $$ BEGIN
    PERFORM set_config('bot.all', 'on', true);
    INSERT INTO report_revisions (enterprise, week, revision, district, message, corp, filed_by, arrived_at, punctuality, figures, doubts)
    SELECT f.enterprise, f.week, f.revision, f.district, f.enterprise || f.week || f.revision, 'corp', 'x', f."arrivedAt", f.punctuality, f.figures, '[]'
    FROM jsonb_to_recordset(_filings) AS f (enterprise text, week text, revision integer, district text, "arrivedAt" timestamptz, punctuality text, figures jsonb);
    INSERT INTO report_withdrawals (enterprise, week, revision, message, corp, withdrawn_by, arrived_at)
    SELECT f.enterprise, f.week, f.revision, 'w' || f.enterprise || f.week || f.revision, 'corp', 'x', f."withdrawnAt"
    FROM jsonb_to_recordset(_filings) AS f (enterprise text, week text, revision integer, "withdrawnAt" timestamptz) WHERE f."withdrawnAt" IS NOT NULL;
    INSERT INTO monthly_revisions (district, month, revision, message, corp, filed_by, signed_by, arrived_at, punctuality, figures, doubts)
    SELECT r.district, r.month, r.revision, r.district || r.month || r.revision, 'corp', 'x', 'x', r."arrivedAt", r.punctuality, '${JSON.stringify(NO_MONTHLY)}', '[]'
    FROM jsonb_to_recordset(_returns) AS r (district text, month text, revision integer, "arrivedAt" timestamptz, punctuality text);
    INSERT INTO monthly_withdrawals (district, month, revision, message, corp, withdrawn_by, arrived_at)
    SELECT r.district, r.month, r.revision, 'w' || r.district || r.month || r.revision, 'corp', 'x', r."withdrawnAt"
    FROM jsonb_to_recordset(_returns) AS r (district text, month text, revision integer, "withdrawnAt" timestamptz) WHERE r."withdrawnAt" IS NOT NULL;
  END $$`);
  await db.asOwner('SELECT put_year($1, $2)', [JSON.stringify(YEAR.filings), JSON.stringify(YEAR.returns)]);
  return {
    sql: db.asOwner,
    assessments: openAssessments({ pool, random: () => 0.5 }),
    publish: async () => {
      await db.asOwner(`INSERT INTO published_periods VALUES ('2021', $1, 'task', 'p')`, [PUBLISHED]);
    },
  };
}

async function inMemory(): Promise<World> {
  let published: Date | null = null;
  const assessments = memoryAssessments({
    roster: () => bureau.roster,
    filings: () => YEAR.filings,
    returns: () => YEAR.returns,
    publishedAt: () => published,
  });
  return {
    sql: null,
    assessments,
    publish: async () => {
      published = PUBLISHED;
    },
  };
}

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

describe.each([
  ['PostgreSQL', inPostgres],
  ['memory', inMemory],
] as const)('the assessment of a generated year in %s', (_name, open) => {
  let world: World;
  beforeAll(async () => {
    world = await open();
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

  test('sign-offs, urgent demands and practices count where they stand in tables of their own', async ({ skip }) => {
    if (world.sql === null) return skip();
    await world.sql(`DO $$ BEGIN
      PERFORM set_config('bot.all', 'on', true);
      INSERT INTO sign_offs (message, district, week, corp, signed_by, signed_at, punctuality) VALUES
        ('s1', 'A', '2021-W10', 'c', 'lia', '2021-03-12 01:00Z', 'onTime'), ('s2', 'A', '2021-W10', 'c', 'lia', '2021-03-13 01:00Z', 'late'),
        ('s3', 'A', '2021-W11', 'c', 'lia', '2021-03-20 01:00Z', 'late'), ('s4', 'B', '2021-W11', 'c', 'x', '2021-03-19 01:00Z', 'onTime');
      INSERT INTO demands (number, corp, cause, enterprise, district, figures, reason, week, grown, state, at, message, raised_at)
      SELECT n, 'c', 'district', NULL, d, '{}', 'r', '2021-W10', 1, 'confirmed', d, 'd' || n, at
      FROM (VALUES (1, 'A', timestamptz '2021-03-10 01:00Z'), (2, 'A', '2021-03-11 01:00Z'), (3, 'A', '2020-12-01 01:00Z'), (4, 'A', '2021-03-12 01:00Z')) AS v (n, d, at);
      INSERT INTO demand_steps (number, seq, step, was, state, taken_by, taken_at, message, people) VALUES
        (1, 1, 'raise', NULL, 'raised', 'x', '2021-03-10 01:00Z', 'a1', NULL), (1, 2, 'accept', 'raised', 'accepted', 'x', '2021-03-10 02:00Z', 'a2', NULL),
        (1, 3, 'resolve', 'accepted', 'resolved', 'x', '2021-03-11 00:59Z', 'a3', 5),
        (2, 1, 'raise', NULL, 'raised', 'x', '2021-03-11 01:00Z', 'b1', NULL), (2, 2, 'accept', 'raised', 'accepted', 'x', '2021-03-11 02:00Z', 'b2', NULL),
        (2, 3, 'resolve', 'accepted', 'resolved', 'x', '2021-03-12 01:00Z', 'b3', 5),
        (3, 1, 'raise', NULL, 'raised', 'x', '2020-12-01 01:00Z', 'c1', NULL),
        (4, 1, 'raise', NULL, 'raised', 'x', '2021-03-12 01:00Z', 'd1', NULL), (4, 2, 'withdraw', 'raised', 'withdrawn', 'x', '2021-03-12 02:00Z', 'd2', NULL);
      INSERT INTO practices (number, corp, district, sent_by, sent_at, message, title, body, adopted_at, spread_at) VALUES
        (1, 'c', 'B', 'x', '2021-05-01 01:00Z', 'p1', 't', 'b', '2021-05-02 01:00Z', '2021-05-03 01:00Z'),
        (2, 'c', 'B', 'x', '2021-05-01 01:00Z', 'p2', 't', 'b', '2021-05-02 01:00Z', NULL);
    END $$`);
    const { rows } = await assessed(world, INSTANTS[2] as Date, SETTINGS[0] as AssessmentSettings);
    const of = (district: string) => rows.tallies.find((t) => t.district === district);
    expect(of('A')).toMatchObject({ signOffsOnTime: { part: 1, whole: 50 }, urgentInTime: { part: 1, whole: 2 }, praised: 0 });
    expect(of('B')).toMatchObject({ signOffsOnTime: { part: 1, whole: 50 }, urgentInTime: { part: 0, whole: 0 }, praised: 1 });
  });

  test('what is published stays as it was, whatever is corrected later', async () => {
    const [settings, later] = [SETTINGS[0] as AssessmentSettings, INSTANTS[3] as Date];
    await world.publish();
    const after = await assessed(world, later, settings);
    expect(after.rows).toMatchObject({ publishedAt: PUBLISHED, asOf: PUBLISHED });
    expectSame(after, PUBLISHED, settings, DISTRICTS);
    expect(plainAssessment(YEAR, later, { rankBy: 'points', baseline: null, last: 1 })).not.toEqual(
      plainAssessment(YEAR, PUBLISHED, { rankBy: 'points', baseline: null, last: 1 }),
    );
  });
});
