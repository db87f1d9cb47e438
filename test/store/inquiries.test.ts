// Does PostgreSQL answer any question as the plain calculation does, over the same history and whoever asks?
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Inquiries, SourcesQuestion } from '../../src/desk/figures/port.ts';
import { SILENT } from '../../src/desk/log.ts';
import { ENTERPRISE_TYPES } from '../../src/domain/enterprises.ts';
import {
  COSTLY_FIGURES,
  FIGURE_MEASURES,
  type FigureFilter,
  type FigureQuestion,
  type SpanFigures,
} from '../../src/domain/figures.ts';
import type { Settings } from '../../src/domain/settings.ts';
import { SKILL_TIERS } from '../../src/domain/tiers.ts';
import { addDays, addWeeks, dayOf, instantAt, mondayOf, weeksBetween } from '../../src/domain/time.ts';
import { openBureaus } from '../../src/store/bureaus.ts';
import { openInquiries } from '../../src/store/inquiries.ts';
import { isMeant } from '../domain/plain-figures.ts';
import { plainInquiries, plainSeen } from '../domain/plain-inquiries.ts';
import { CORP, ROSTER } from './bureau-fixture.ts';
import { freshDatabase } from './database.ts';
import { generateHistory, IDS, IMPORTED, putHistory, WEEKS } from './generated-history.ts';

const SEED = 20_210_513;
const NOW = instantAt(addDays(mondayOf('2021-W10'), 9), '10:00');

const asking = fc.constantFrom('task', 'task', 'lia', 'liu', 'anna', 'bert', 'cleo', 'gone', 'root', 'stranger');
const maybe = <T>(some: fc.Arbitrary<T>) => fc.option(some, { nil: null, freq: 2 });
const rarely = <T>(some: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 5, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: some });
const filter = fc.record({
  districts: maybe(fc.subarray(['A', 'B', 'D', 'X'], { minLength: 1 })),
  types: maybe(fc.subarray([...ENTERPRISE_TYPES], { minLength: 1 })),
  enterprises: maybe(fc.subarray([...IDS, 'nobody'], { minLength: 1 })),
  specialist: fc.option(fc.constantFrom('anna', 'bert', 'gone'), { nil: null, freq: 1 }),
  surveyed: fc.constantFrom(false, false, true),
});
const days = fc.constantFrom(
  { from: '2021-01-04', to: '2021-01-10' },
  { from: '2021-01-21', to: '2021-01-21' },
  { from: '2020-12-01', to: '2021-02-28' },
);
const cutFilter = fc
  .tuple(filter, rarely(fc.subarray([...IDS, 'nobody'], { minLength: 1, maxLength: 3 })), rarely(days))
  .map(([plain, excluded, filedOn]): FigureFilter => ({ ...plain, ...(excluded && { excluded }), ...(filedOn && { filedOn }) }));
const span = fc.tuple(fc.nat(WEEKS.length + 3), fc.nat(WEEKS.length)).chain(([from, length]) => {
  const weeks = weeksBetween(addWeeks('2020-W48', from - 2), addWeeks('2020-W48', from - 2 + (length % 9)));
  return fc.record({ weeks: fc.constant(weeks), standing: fc.constantFrom(...weeks) });
});
const questions = fc.record({
  filter: cutFilter,
  spans: fc.array(span, { minLength: 1, maxLength: 2 }),
  by: fc.subarray(['district', 'type', 'enterprise', 'specialist', 'period'] as const, { maxLength: 2 }),
  needs: fc.subarray([...COSTLY_FIGURES]),
}) satisfies fc.Arbitrary<FigureQuestion>;
const sourcesQuestions = fc.record({
  filter: cutFilter,
  weeks: span.map((s) => s.weeks),
  measure: fc.constantFrom(...FIGURE_MEASURES),
  tiers: fc.subarray([...SKILL_TIERS], { minLength: 1 }),
  limit: fc.integer({ min: 1, max: 30 }),
}) satisfies fc.Arbitrary<SourcesQuestion>;

const as = (userid: string) => {
  const found = ROSTER.people.find((p) => p.userid === userid);
  if (userid === 'command') return { corp: CORP, userid, role: 'command', region: 'C' } as const;
  return { corp: CORP, userid, role: found?.role ?? 'specialist', region: found?.region ?? 'A' };
};

const inOrder = (answer: readonly SpanFigures[]) =>
  answer.map(({ total, groups }) => ({
    total,
    groups: groups.toSorted((a, b) => (JSON.stringify(a.key) < JSON.stringify(b.key) ? -1 : 1)),
  }));

const HISTORY = generateHistory(SEED);

describe.each<Settings['cumulativeSince']>(['year', 'start'])('questions, 累计 since %s', (cumulativeSince) => {
  let stored: Inquiries;
  const world = {
    roster: () => ({ version: 1, ...HISTORY.second }),
    reports: () => HISTORY.reports,
    cumulativeSince,
  };
  const plain = plainInquiries(world);
  beforeAll(async () => {
    const { database } = await freshDatabase();
    const bureaus = openBureaus({ ...database, log: SILENT });
    const save = async (roster: typeof HISTORY.first, at: Date) =>
      bureaus.save(roster, 'root', at, (await bureaus.current()).roster.version);
    await save(HISTORY.first, instantAt('2020-01-06', '08:00'));
    await putHistory(database, HISTORY);
    await save(HISTORY.second, IMPORTED);
    bureaus.close();
    stored = openInquiries({ ...database, bureaus, cumulativeSince });
  });

  test('a good many reports are asked about', () => expect(HISTORY.reports.length).toBeGreaterThan(150));

  test('300 random questions of random askers are answered alike', { timeout: 240_000 }, async () => {
    let answered = 0;
    await fc.assert(
      fc.asyncProperty(asking, questions, async (who, question) => {
        const [is, ought] = await Promise.all([stored.figures(as(who), question, NOW), plain.figures(as(who), question, NOW)]);
        if (ought.some((s) => s.total.shortage !== null)) answered += 1;
        expect(inOrder(is)).toEqual(inOrder(ought));
      }),
      { seed: SEED, numRuns: 300 },
    );
    expect(answered).toBeGreaterThan(50);
  });

  test('every figure, by everything, from the sums of weeks as from the reports one by one', { timeout: 240_000 }, async () => {
    const spans = [
      { weeks: weeksBetween('2020-W50', '2021-W07'), standing: '2021-W06' },
      { weeks: ['2021-W05'], standing: '2021-W05' },
    ];
    const all = { districts: null, types: null, enterprises: null, specialist: null, surveyed: false };
    for (const by of [[], ['district'], ['type'], ['period'], ['district', 'type'], ['type', 'period']] as const) {
      for (const filter of [
        all,
        { ...all, surveyed: true },
        { ...all, districts: ['A'], types: ['other', 'majorProject'] as const },
      ]) {
        const question = { filter, spans, by, needs: COSTLY_FIGURES };
        const fromSums = await stored.figures(as('task'), question, NOW);
        // Naming every enterprise asks for the same and cannot be answered from sums.
        const fromReports = await stored.figures(as('task'), { ...question, filter: { ...filter, enterprises: IDS } }, NOW);
        expect(inOrder(fromSums)).toEqual(inOrder(fromReports));
        expect(inOrder(fromSums)).toEqual(inOrder(await plain.figures(as('task'), question, NOW)));
      }
    }
  });

  test('累计 never falls because a week is incomplete', { timeout: 60_000 }, async () => {
    const filter = { districts: null, types: null, enterprises: null, specialist: null, surveyed: false };
    let last = 0;
    for (const week of weeksBetween('2021-W01', '2021-W12')) {
      const question = { filter, spans: [{ weeks: [week], standing: week }], by: [], needs: ['resolvedToDate'] as const };
      const [answer] = await stored.figures(as('task'), question, NOW);
      const { general } = answer?.total.resolvedToDate ?? { general: 0 };
      expect(general).toBeGreaterThanOrEqual(last);
      last = general;
    }
    expect(last).toBeGreaterThan(0);
  });

  test('the reports behind a figure are the plain ones', { timeout: 240_000 }, async () => {
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

  test('when reports came in is the plain order of their first filings', { timeout: 240_000 }, async () => {
    const asked = fc.record({
      filter: cutFilter,
      weeks: span.map((s) => s.weeks),
      by: fc.constantFrom('enterprise', 'district', 'specialist' as const),
      order: fc.constantFrom('asc', 'desc' as const),
      limit: fc.integer({ min: 1, max: 12 }),
    });
    let told = 0;
    await fc.assert(
      fc.asyncProperty(asking, asked, async (who, question) => {
        const [is, ought] = await Promise.all([stored.filings(as(who), question, NOW), plain.filings(as(who), question, NOW)]);
        told += is.rows.length;
        expect(is).toEqual(ought);
      }),
      { seed: SEED, numRuns: 200 },
    );
    expect(told).toBeGreaterThan(100);
  });

  test('every filing of a week is told to whoever may see it, newest first', async () => {
    const revisions = HISTORY.revisions.filter((r) => r.enterprise === 'f1' && r.week === '2021-W03');
    expect(revisions.length).toBeGreaterThan(0);
    const ought = revisions.map(({ revision, figures, arrivedAt, withdrawnAt }) => ({
      revision,
      figures,
      arrivedAt,
      withdrawnAt,
    }));
    const found = await stored.history(as('task'), 'f1', '2021-W03', NOW);
    expect(found).toMatchObject(ought.toReversed());
    expect(await stored.history(as('stranger'), 'f1', '2021-W03', NOW)).toEqual([]);
  });

  test('who is missing are those that owed the week and have no report', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(asking, fc.constantFrom(...WEEKS), cutFilter, async (who, week, about) => {
        const owed = plainSeen(world, as(who), [week], dayOf(NOW)).filter((f) => f.isDue && isMeant(about, f));
        const { due, filed, missing } = await stored.missing(as(who), week, about, NOW);
        expect([due, filed]).toEqual([owed.length, owed.filter((f) => f.report).length]);
        const ought = owed.filter((f) => !f.report).map((f) => [f.enterprise, f.district]);
        expect(missing.map((m) => [m.enterprise, m.district]).sort()).toEqual(ought.sort());
      }),
      { seed: SEED, numRuns: 60 },
    );
  });
});
