// Words, workbook and picture of one question show the same rows, and these are what plain counting gives: by every dimension, of every
// measure, whatever is left out.
import { beforeAll, describe, expect, it } from 'vitest';
import { measureNames } from '../../../conversations/questions.ts';
import type { FiguresAnswer } from '../../../src/desk/figures/answer.ts';
import { answerQuery } from '../../../src/desk/figures/answer-query.ts';
import { figureText } from '../../../src/desk/figures/numbers.ts';
import { tableOf } from '../../../src/desk/figures/table-of.ts';
import type { Bureau } from '../../../src/desk/ports.ts';
import type { Speaker } from '../../../src/desk/speaker.ts';
import { TRANSCRIPT_ROSTER } from '../../../src/desk/transcript/bureau.ts';
import { isOfTiers, isShare, valueIn } from '../../../src/domain/figure-values.ts';
import { COSTLY_FIGURES, FIGURE_MEASURES, type FigureMeasure, type GroupDimension } from '../../../src/domain/figures.ts';
import { addDays, instantAt, mondayOf, type Week, weeksBetween } from '../../../src/domain/time.ts';
import { pictureOf } from '../../../src/features/documents/picture-of.ts';
import { figureLines } from '../../../src/features/questions/words.ts';
import type { Dimension, QueryReading } from '../../../src/reading/reading.ts';
import { isMeant, type PlainFact, type PlainReport, plainFacts, plainFigures } from '../../domain/plain-figures.ts';
import { type City, newCity } from '../../worlds/city.ts';

const NOW = new Date('2026-11-26T10:00:00+08:00');
const ROSTER = {
  ...TRANSCRIPT_ROSTER,
  enterprises: TRANSCRIPT_ROSTER.enterprises.map((e, i) => ({ ...e, surveyed: i % 2 === 0 })),
};
const reports: PlainReport[] = [];
let facts: readonly PlainFact[];
let city: City;
let bureau: Bureau;
let desk: Speaker;

const personOf = (userid: string) => {
  const person = ROSTER.people.find((p) => p.userid === userid);
  if (!person) throw new Error(`nobody is called ${userid}`);
  return person;
};

async function file(userid: string, week: Week, place: number, tiers: readonly [number, number, number], resolved: number) {
  const enterprise = ROSTER.enterprises[place];
  if (!enterprise) throw new Error(`no enterprise at ${place}`);
  const { role, region } = personOf(userid);
  const [general, skilled, senior] = tiers;
  const figures = {
    headcount: 100 + place,
    shortage: { general, skilled, senior },
    resolved: { general: resolved, skilled: 0, senior: 1 },
  };
  // The last enterprise files late.
  const arrivedAt = instantAt(addDays(mondayOf(week), place === 6 ? 5 : 2), '10:00');
  const [answer] = await city.reports.file({
    asker: { corp: 'c', userid, role, region },
    message: `${week} ${place}`,
    arrivedAt,
    week,
    dueAt: instantAt(addDays(mondayOf(week), 4), '12:00'),
    closesAt: instantAt(addDays(mondayOf(week), 6), '24:00'),
    thread: reports.length + 1,
    entries: [{ enterprise: enterprise.id, figures, doubts: [] }],
  });
  if (answer?.kind !== 'filed') throw new Error(`${week} ${place}: ${answer?.kind}`);
  const district = ROSTER.assignments.find((a) => a.enterprise === enterprise.id)?.district ?? '';
  const { type, surveyed } = enterprise;
  reports.push({
    enterprise: enterprise.id,
    week,
    district,
    revision: 1,
    figures,
    doubts: [],
    filedAt: arrivedAt,
    firstFiledAt: arrivedAt,
    filedBy: userid,
    punctuality: answer.punctuality,
    type,
    surveyed,
  });
}

beforeAll(async () => {
  city = await newCity(ROSTER);
  bureau = await city.bureaus.current();
  const person = personOf('zhuanban');
  const asker = { corp: 'c', userid: person.userid, role: person.role, region: person.region };
  desk = { asker, person, bureau, message: 'm', arrivedAt: NOW, thread: 0 };
  await file('dong-01', '2026-W46', 0, [10, 4, 0], 1);
  await file('dong-01', '2026-W46', 1, [20, 0, 2], 0);
  await file('xi-01', '2026-W46', 5, [30, 0, 0], 3);
  await file('dong-01', '2026-W47', 0, [8, 2, 0], 5);
  await file('dong-01', '2026-W47', 2, [0, 0, 0], 0);
  await file('xi-01', '2026-W47', 6, [9, 1, 1], 2);
  await file('dong-01', '2026-W48', 1, [25, 3, 2], 4);
  await file('xi-01', '2026-W48', 5, [28, 0, 1], 6);
  facts = plainFacts(bureau.roster, reports, weeksBetween('2026-W01', '2026-W48'));
});

const DIMENSIONS: readonly Dimension[] = ['district', 'type', 'tier', 'enterprise', 'specialist', 'period'];
const BYS: readonly (readonly Dimension[])[] = [
  ...DIMENSIONS.map((d) => [d]),
  ...DIMENSIONS.flatMap((a) => DIMENSIONS.filter((b) => b !== a).map((b) => [a, b])),
];
const FILTERS: Readonly<Record<string, Partial<QueryReading>>> = {
  'of all': {},
  'of a district': { districts: ['990001'] },
  'of two types': { types: ['majorProject', 'other'] },
  'of a tier': { tiers: ['general'] },
  'of a specialist': { specialist: 'dong-01' },
  'of the surveyed': { surveyed: true },
};
const PERIODS: Readonly<Record<string, QueryReading['period']>> = {
  'in a week': { from: '2026-W47', to: '2026-W47' },
  'over three weeks': { from: '2026-W46', to: '2026-W48' },
};
const MANY: readonly Dimension[] = ['enterprise', 'specialist'];

/** Key and value of each row, by plain counting. */
function expected(answer: FiguresAnswer, measure: FigureMeasure): ReadonlyMap<string, number | null> {
  const { by, scope, span, tiers } = answer;
  const grouped = by.filter((d): d is GroupDimension => d !== 'tier');
  const needs = COSTLY_FIGURES.filter((m) => m === measure);
  const question = { filter: scope.filter, spans: [span], by: grouped, needs };
  const [plain] = plainFigures(question, facts, 'year');
  const groups = grouped.length === 0 ? [{ key: [], sums: plain?.total }] : (plain?.groups ?? []);
  const rows = groups.flatMap(({ key, sums }) =>
    (by.includes('tier') ? tiers : [null]).map((tier) => {
      const keys = [...key];
      const full = by.map((d) => (d === 'tier' ? tier : (keys.shift() ?? null)));
      return [JSON.stringify(full), sums ? valueIn(measure, sums, tier === null ? tiers : [tier]) : null] as const;
    }),
  );
  const isOfMany = by.some((d) => MANY.includes(d)) && !by.includes('period');
  return new Map(isOfMany ? rows.filter(([, value]) => value !== null && value !== 0) : rows);
}

async function answerTo(query: QueryReading): Promise<FiguresAnswer> {
  const answer = await answerQuery(city.inquiries, desk, query);
  if (answer.kind !== 'figures') throw new Error(`${JSON.stringify(query)}: ${answer.kind}`);
  return answer;
}

const sorted = (rows: Iterable<readonly [string, number | null]>) => [...rows].sort(([a], [b]) => (a < b ? -1 : 1));

describe.each(Object.keys(PERIODS))('%s', (period) => {
  describe.each(Object.keys(FILTERS))('%s', (filter) => {
    it.each(FIGURE_MEASURES)('%s is one in words, in the table and in the picture', async (asked) => {
      let shown = 0;
      // What is not reported by tier cannot be asked for by tier alone.
      for (const by of BYS.filter((b) => isOfTiers(asked) || b.some((d) => d !== 'tier'))) {
        const query: QueryReading = {
          kind: 'query',
          measures: [asked],
          period: PERIODS[period] as QueryReading['period'],
          by: by.length === 1 ? (by[0] as Dimension) : ([by[0], by[1]] as [Dimension, Dimension]),
          ...FILTERS[filter],
        };
        const answer = await answerTo(query);
        // Of one enterprise it is told how many people it is short of.
        const measure = by.includes('enterprise') && asked === 'shortEnterprises' ? 'shortage' : asked;
        const rows = answer.rows.map((r) => [JSON.stringify(r.key), valueIn(measure, r.sums, r.tiers)] as const);
        expect(sorted(rows), JSON.stringify(query)).toEqual(sorted(expected(answer, measure)));
        shown += rows.length;
        // The table holds them all, in their order.
        const table = tableOf(answer, NOW);
        const whole = table.headings.findIndex(
          (h, i) => i >= answer.by.length && (h === measureNames[measure] || h.includes('合计')),
        );
        const cells = table.rows.slice(0, rows.length).map((r) => r[whole]);
        expect(cells, JSON.stringify(query)).toEqual(rows.map(([, v]) => (isShare(measure) ? { share: v } : v)));
        // So do the words, as far as they are not cut.
        const lines = figureLines(answer, NOW, 'year').slice(1);
        const words = lines.join('\n');
        const weeks = answer.by[0] === 'period' ? 1 : answer.span.weeks.length;
        if (answer.by.length === 1 && rows.length <= 8) {
          for (const row of answer.rows) {
            const isKnown = valueIn(measure, row.sums, row.tiers) !== null;
            const line = lines.find((l) => l.includes(row.labels[0] ?? '')) ?? '';
            // Of who is late or missing the name is what counts.
            if (!isKnown) expect(line, words).toMatch(/报|—/);
            else if (measure !== 'late' && measure !== 'outstanding')
              expect(line, words).toContain(figureText(measure, row, row.tiers, weeks));
          }
        }
        // And the bars of a week.
        if (by.length > 1 || answer.span.weeks.length > 1 || by[0] === 'period') continue;
        const drawing = await pictureOf(city.inquiries, desk, { ...query, form: 'chart' }, '图');
        if (drawing.kind !== 'picture' || drawing.picture.kind !== 'bars') throw new Error(`${JSON.stringify(query)}: no bars`);
        const scale = isShare(measure) ? 100 : 1;
        expect(drawing.picture.bars.map((b) => b.value)).toEqual(
          rows.map(([, v]) => (v === null ? null : scale === 1 ? v : Math.round(v * 10_000) / 100)),
        );
        expect(drawing.picture.bars.map((b) => b.name)).toEqual(answer.rows.map((r) => r.labels[0]));
      }
      expect(shown).toBeGreaterThan(0);
    });
  });
});

it('means by its filters what they say', async () => {
  const { scope } = await answerTo({
    kind: 'query',
    measures: ['shortage'],
    period: { from: '2026-W46', to: '2026-W46' },
    by: 'enterprise',
    districts: ['990001'],
    surveyed: true,
  });
  const ofWeek = facts.filter((f) => f.week === '2026-W46');
  expect(ofWeek.filter((f) => isMeant(scope.filter, f)).map((f) => f.enterprise)).toEqual(
    ROSTER.enterprises.filter((e, i) => i < 5 && e.surveyed).map((e) => e.id),
  );
});
