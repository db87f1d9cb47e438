// Does PostgreSQL answer any question as the plain calculation in memory does, over the same reports and whoever asks?
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { SILENT } from '../../src/app/log.ts';
import type { ImportedRoster, Reports } from '../../src/app/ports.ts';
import type { Inquiries, SourcesQuestion } from '../../src/app/questions/port.ts';
import { ENTERPRISE_TYPES } from '../../src/domain/enterprises.ts';
import { COSTLY_FIGURES, FIGURE_MEASURES, type FigureQuestion, type SpanFigures } from '../../src/domain/figures.ts';
import type { Assignment } from '../../src/domain/roster.ts';
import type { Settings } from '../../src/domain/settings.ts';
import { SKILL_TIERS } from '../../src/domain/tiers.ts';
import { addDays, addWeeks, instantAt, mondayOf, weeksBetween } from '../../src/domain/time.ts';
import { openBureaus } from '../../src/store/bureaus.ts';
import { openInquiries } from '../../src/store/inquiries.ts';
import { memoryBureaus } from '../twins/bureaus.ts';
import { memoryInquiries } from '../twins/inquiries.ts';
import { memoryReports } from '../twins/reports.ts';
import { CORP, ROSTER, reportsOf } from './bureau-fixture.ts';
import { freshDatabase } from './database.ts';

const SEED = 20_210_513;
/** Over the turn of a year of 53 weeks. */
const WEEKS = weeksBetween('2020-W48', '2021-W10');
const [FIRST, LAST] = ['2020-W48', '2021-W10'];
const NOW = instantAt(addDays(mondayOf(LAST), 9), '10:00');
const ids = Array.from({ length: 24 }, (_, i) => `f${i + 1}`);

const monday = fc.constantFrom(...WEEKS).map(mondayOf);
/** Where an enterprise stood: perhaps from later on, perhaps in two districts one after the other, perhaps served by nobody. */
const stays = fc.record({
  from: fc.constantFrom('2020-01-06', '2020-01-06', '2020-01-06', '2020-12-21', '2021-02-01'),
  moves: fc.option(monday, { nil: null, freq: 3 }),
  district: fc.constantFrom('A', 'A', 'B', 'D'),
  next: fc.constantFrom('A', 'B'),
  specialist: fc.constantFrom('anna', 'bert', 'cleo', 'gone', null),
  heir: fc.constantFrom('anna', 'bert', null),
  leaves: fc.constantFrom(false, false, false, true),
});

function assignmentsOf(enterprise: string, stay: typeof stays extends fc.Arbitrary<infer T> ? T : never): readonly Assignment[] {
  const { from, moves, district, next, specialist, heir, leaves } = stay;
  if (moves === null || moves <= from) return [{ enterprise, district, specialist, from, until: null }];
  const first = { enterprise, district, specialist, from, until: moves };
  return leaves ? [first] : [first, { enterprise, district: next, specialist: heir, from: moves, until: null }];
}

const marks = fc.record({ type: fc.constantFrom(...ENTERPRISE_TYPES), surveyed: fc.boolean() });
const rosters = fc
  .tuple(
    fc.array(stays, { minLength: ids.length, maxLength: ids.length }),
    fc.array(marks, { minLength: ids.length, maxLength: ids.length }),
  )
  .map(
    ([stayed, marked]): ImportedRoster => ({
      ...ROSTER,
      enterprises: ids.map((id, i) => ({
        id,
        name: `示例${id}公司`,
        aliases: [],
        creditCode: null,
        headcount: null,
        ...(marked[i] ?? { type: 'other', surveyed: false }),
      })),
      assignments: ids.flatMap((id, i) => (stayed[i] ? assignmentsOf(id, stayed[i]) : [])),
    }),
  );

const tiers = fc.record({ general: fc.nat(30), skilled: fc.constantFrom(0, 0, 4, 9), senior: fc.constantFrom(0, 0, 1) });
const figures = fc.record({ headcount: fc.nat(300), shortage: tiers, resolved: tiers });
const filings = fc.array(
  fc.record({
    week: fc.constantFrom(...WEEKS),
    who: fc.constantFrom('lia', 'liu', 'anna', 'bert', 'cleo'),
    of: fc.dictionary(fc.constantFrom(...ids), figures, { minKeys: 1, maxKeys: 10 }),
    late: fc.constantFrom(false, false, true),
    undone: fc.constantFrom(false, false, false, false, true),
  }),
  { minLength: 160, maxLength: 160 },
);

const asking = fc.constantFrom('task', 'task', 'lia', 'liu', 'anna', 'bert', 'cleo', 'gone', 'root', 'stranger');
const maybe = <T>(some: fc.Arbitrary<T>) => fc.option(some, { nil: null, freq: 2 });
const filter = fc.record({
  districts: maybe(fc.subarray(['A', 'B', 'D', 'X'], { minLength: 1 })),
  types: maybe(fc.subarray([...ENTERPRISE_TYPES], { minLength: 1 })),
  enterprises: maybe(fc.subarray([...ids, 'nobody'], { minLength: 1 })),
  specialist: fc.option(fc.constantFrom('anna', 'bert', 'gone'), { nil: null, freq: 1 }),
  surveyed: fc.constantFrom(false, false, true),
});
const span = fc.tuple(fc.nat(WEEKS.length + 3), fc.nat(WEEKS.length)).chain(([from, length]) => {
  const weeks = weeksBetween(addWeeks(FIRST, from - 2), addWeeks(FIRST, from - 2 + (length % 9)));
  return fc.record({ weeks: fc.constant(weeks), standing: fc.constantFrom(...weeks) });
});
const questions = fc.record({
  filter,
  spans: fc.array(span, { minLength: 1, maxLength: 2 }),
  by: fc.subarray(['district', 'type', 'enterprise', 'specialist', 'period'] as const, { maxLength: 2 }),
  needs: fc.subarray([...COSTLY_FIGURES]),
}) satisfies fc.Arbitrary<FigureQuestion>;
const sourcesQuestions = fc.record({
  filter,
  weeks: span.map((s) => s.weeks),
  measure: fc.constantFrom(...FIGURE_MEASURES),
  tiers: fc.subarray([...SKILL_TIERS], { minLength: 1 }),
  limit: fc.integer({ min: 1, max: 30 }),
}) satisfies fc.Arbitrary<SourcesQuestion>;

const as = (userid: string) => {
  const found = ROSTER.people.find((p) => p.userid === userid);
  return { corp: CORP, userid, role: found?.role ?? 'specialist', region: found?.region ?? 'A' };
};

const inOrder = (answer: readonly SpanFigures[]) =>
  answer.map(({ total, groups }) => ({
    total,
    groups: groups.toSorted((a, b) => (JSON.stringify(a.key) < JSON.stringify(b.key) ? -1 : 1)),
  }));

async function fill(reports: Reports, all: typeof filings extends fc.Arbitrary<infer T> ? T : never) {
  let n = 0;
  for (const { week, who, of, late, undone } of all) {
    const due = instantAt(addDays(mondayOf(week), 4), '12:00');
    const arrivedAt = new Date(due.getTime() + (late ? 60_000 : -3_600_000) + n++);
    await reports.file({
      asker: as(who),
      message: `m${n}`,
      arrivedAt,
      thread: n,
      week,
      dueAt: due,
      closesAt: instantAt(addDays(mondayOf(week), 6), '24:00'),
      entries: Object.entries(of).map(([enterprise, said]) => ({ enterprise, figures: said, doubts: [] })),
    });
    if (undone) await reports.withdraw(as(who), `u${n}`, new Date(arrivedAt.getTime() + 1_000), arrivedAt);
  }
}

describe.each<Settings['cumulativeSince']>(['year', 'start'])('questions, 累计 since %s', (cumulativeSince) => {
  let stored: Inquiries;
  let plain: Inquiries;
  let filed = 0;
  beforeAll(async () => {
    const [roster, all] = [fc.sample(rosters, { seed: SEED, numRuns: 1 })[0], fc.sample(filings, { seed: SEED, numRuns: 1 })[0]];
    if (!roster || !all) throw new Error('nothing sampled');
    const { database } = await freshDatabase();
    const bureaus = openBureaus({ ...database, log: SILENT });
    await bureaus.save(roster, 'root', instantAt('2020-01-06', '08:00'), (await bureaus.current()).roster.version);
    bureaus.close();
    const memory = memoryBureaus(roster);
    const reports = memoryReports({ roster: () => memory.now().roster, cumulativeSince });
    await fill(reports, all);
    const options = { pool: database.pool, random: () => 0.5, cumulativeSince };
    await fill(reportsOf(database, cumulativeSince), all);
    filed = reports.current().length;
    stored = openInquiries(options);
    plain = memoryInquiries({ roster: () => memory.now().roster, reports, cumulativeSince });
  });

  test('a good many reports are asked about', () => expect(filed).toBeGreaterThan(80));

  test('200 random questions of random askers are answered alike', { timeout: 120_000 }, async () => {
    let answered = 0;
    await fc.assert(
      fc.asyncProperty(asking, questions, async (who, question) => {
        const [is, ought] = await Promise.all([stored.figures(as(who), question, NOW), plain.figures(as(who), question, NOW)]);
        if (ought.some((s) => s.total.enterprises > 0)) answered += 1;
        expect(inOrder(is)).toEqual(inOrder(ought));
      }),
      { seed: SEED, numRuns: 200 },
    );
    expect(answered).toBeGreaterThan(60);
  });

  test('and so are the reports behind a figure', { timeout: 120_000 }, async () => {
    let unfolded = 0;
    await fc.assert(
      fc.asyncProperty(asking, sourcesQuestions, async (who, question) => {
        const [is, ought] = await Promise.all([stored.sources(as(who), question, NOW), plain.sources(as(who), question, NOW)]);
        unfolded += is.rows.length;
        expect(is).toEqual(ought);
      }),
      { seed: SEED, numRuns: 100 },
    );
    expect(unfolded).toBeGreaterThan(100);
  });

  test('and every filing of a week, and who is missing', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        asking,
        fc.constantFrom(...ids),
        fc.constantFrom(...WEEKS),
        filter,
        async (who, enterprise, week, about) => {
          expect(await stored.history(as(who), enterprise, week, NOW)).toEqual(
            await plain.history(as(who), enterprise, week, NOW),
          );
          const byName = <T extends { enterprise: string }>(all: readonly T[]) =>
            all.toSorted((a, b) => (a.enterprise < b.enterprise ? -1 : 1));
          const [is, ought] = [await stored.missing(as(who), week, about, NOW), await plain.missing(as(who), week, about, NOW)];
          expect({ ...is, missing: byName(is.missing) }).toEqual({ ...ought, missing: byName(ought.missing) });
        },
      ),
      { seed: SEED, numRuns: 100 },
    );
  });
});
