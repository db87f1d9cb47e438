// Whatever is asked with everything that can be asked: something is said, of nobody else, in the same rows and sums everywhere, and nothing that was not reported is a 0.
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Feature } from '../../../src/desk/feature.ts';
import type { FiguresAnswer } from '../../../src/desk/figures/answer.ts';
import { answerQuery } from '../../../src/desk/figures/answer-query.ts';
import { rowValue } from '../../../src/desk/figures/row-values.ts';
import { tableOf } from '../../../src/desk/figures/table-of.ts';
import { NEW_THREAD } from '../../../src/desk/thread.ts';
import { ENTERPRISE_TYPES } from '../../../src/domain/enterprises.ts';
import { isOfTiers, isShare, valueIn } from '../../../src/domain/figure-values.ts';
import { FIGURE_MEASURES } from '../../../src/domain/figures.ts';
import { SKILL_TIERS } from '../../../src/domain/tiers.ts';
import { questionsFeature } from '../../../src/features/questions/feature.ts';
import { figureLines } from '../../../src/features/questions/words.ts';
import type { Dimension, QueryReading } from '../../../src/reading/reading.ts';
import { readableDocuments } from '../../memory/documents.ts';
import { IDS, NOW, type World, worldOf } from './generated-weeks.ts';

let world: World;
let room: Feature;
beforeAll(async () => {
  world = await worldOf(20_261_201);
  room = questionsFeature({
    inquiries: world.city.inquiries,
    cumulativeSince: 'year',
    published: async () => [],
    actsDone: { actsDone: async () => [] },
    documents: readableDocuments,
    files: { keep: async () => 'file' },
  });
});

const rarely = <T>(some: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: some });
const dimension = fc.constantFrom<Dimension>('district', 'type', 'tier', 'enterprise', 'specialist', 'period');
const bounds = fc.constantFrom(
  { measure: 'shortage', over: 4 } as const,
  { measure: 'shortage', under: 1 } as const,
  { measure: 'shortage', over: 2, under: 9 } as const,
  { measure: 'shortageRate', atLeast: 3 } as const,
  { measure: 'resolved', over: 1 } as const,
);
const EMPTY = { from: '2026-W30', to: '2026-W31' };
const anyQuery = fc
  .record({
    measures: fc.subarray([...FIGURE_MEASURES], { minLength: 1, maxLength: 3 }),
    period: fc.constantFrom<QueryReading['period']>(
      { from: '2026-W48', to: '2026-W48' },
      { from: '2026-W45', to: '2026-W47' },
      { month: '2026-11' },
      EMPTY,
    ),
    districts: rarely(fc.subarray(['E', 'N', 'W'], { minLength: 1 })),
    types: rarely(fc.subarray([...ENTERPRISE_TYPES], { minLength: 1, maxLength: 3 })),
    tiers: rarely(fc.subarray([...SKILL_TIERS], { minLength: 1, maxLength: 2 })),
    enterprises: rarely(fc.subarray([...IDS], { minLength: 2, maxLength: 3 })),
    excluded: rarely(fc.subarray([...IDS], { minLength: 1, maxLength: 2 })),
    filedOn: rarely(fc.constant({ from: '2026-11-23', to: '2026-11-25' })),
    by: fc.option(
      fc.oneof(
        { weight: 3, arbitrary: dimension },
        {
          weight: 1,
          arbitrary: fc.uniqueArray(dimension, { minLength: 2, maxLength: 2 }).map((d) => d as [Dimension, Dimension]),
        },
      ),
      { nil: undefined },
    ),
    top: rarely(fc.integer({ min: 1, max: 4 })),
    order: rarely(fc.constantFrom('desc', 'asc', 'both' as const)),
    rankBy: rarely(fc.constant('change' as const)),
    rank: rarely(fc.constant(true as const)),
    compare: rarely(fc.constantFrom('previous', 'sameLastYear' as const)),
    average: rarely(fc.constantFrom<Dimension>('enterprise', 'district', 'period')),
    share: rarely(fc.constant(true as const)),
    beside: rarely(fc.constantFrom('each', 'above', 'below' as const)),
    months: rarely(fc.constant(true as const)),
    page: rarely(fc.constantFrom(1, 2)),
    threshold: rarely(bounds),
    weeks: rarely(fc.constantFrom(2, 3)),
  })
  .map((q): QueryReading => ({ kind: 'query', ...(JSON.parse(JSON.stringify(q)) as Omit<QueryReading, 'kind'>) }));

async function linesFor(userid: string, query: QueryReading): Promise<readonly string[]> {
  const turn = { speaker: world.as(userid), thread: NEW_THREAD, text: '问', reading: query, reports: {} as never, chosen: null };
  return (await room.query?.({ ...turn, query }))?.lines ?? [];
}

async function figuresFor(userid: string, query: QueryReading): Promise<FiguresAnswer | null> {
  const answer = await answerQuery(world.city.inquiries, world.as(userid), query);
  return answer.kind === 'figures' ? answer : null;
}

describe('whatever is asked', () => {
  it('is answered in whole words, and never with anybody’s of elsewhere', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom('ban', 'lian', 'e1', 'w1'), anyQuery, async (userid, query) => {
        const text = (await linesFor(userid, query)).join('\n');
        const about = JSON.stringify(query);
        expect(text, about).not.toMatch(/undefined|NaN|Infinity|null|\[object|[A-Za-z]{2,}|\{|\}/);
        expect(text.length, about).toBeGreaterThan(5);
        if (userid === 'lian' || userid === 'e1') expect(text, about).not.toMatch(/示例[北西]\d|[北西]专员/);
        if (userid === 'w1') expect(text, about).not.toMatch(/示例[北东]\d|[北东]专员/);
      }),
      { seed: 20_261_126, numRuns: 300 },
    );
  });

  it('is the same rows and sums in words and in the table', { timeout: 120_000 }, async () => {
    let rows = 0;
    await fc.assert(
      fc.asyncProperty(anyQuery, async (query) => {
        const answer = await figuresFor('ban', query);
        if (answer === null || answer.by.length === 0) return;
        const about = JSON.stringify(query);
        const table = tableOf(answer, NOW);
        expect(table.rows.length - answer.rows.length, about).toBeLessThanOrEqual(1);
        const [measure = 'shortage'] = answer.measures.filter((m) => isOfTiers(m) || !answer.by.includes('tier'));
        const words = figureLines(answer, NOW, 'year');
        const text = words.join('\n');
        const at = table.headings.findIndex((h, i) => i >= answer.by.length && !h.includes('（普工') && !h.includes('技工'));
        for (const [i, row] of answer.rows.entries()) {
          expect(table.rows[i]?.slice(0, answer.by.length), about).toEqual(row.labels);
          const cell = table.rows[i]?.[at];
          const value = rowValue(measure, row);
          const shown = isShare(measure) ? value : value === null ? null : Number(value.toFixed(1));
          expect(typeof cell === 'object' && cell !== null ? cell.share : cell, about).toEqual(shown);
          if (answer.rows.length <= 20 && query.page !== 2) expect(text, about).toContain(row.labels[0]);
          rows += 1;
        }
        // The sum is told by both or by neither, and is the whole.
        const isSummed = table.rows.length > answer.rows.length;
        if (!isSummed)
          expect(
            words.some((line) => line.startsWith('合计 ')),
            about,
          ).toBe(false);
      }),
      { seed: 20_261_127, numRuns: 300 },
    );
    expect(rows).toBeGreaterThan(300);
  });

  it('has no 0 where nobody reported, but of enterprises and of who is missing', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom('ban', 'lian', 'e1'), anyQuery, async (userid, query) => {
        const lines = await linesFor(userid, { ...query, period: EMPTY });
        expect(lines.join('\n'), JSON.stringify(query)).not.toMatch(
          /(?:缺|解决|在岗|需求)-?0(?:\.0)?人|缺工企业0家|(?:缺工|解决)率0/,
        );
      }),
      { seed: 20_261_128, numRuns: 150 },
    );
  });

  it('says one 累计 at one instant, by whatever it is told', { timeout: 120_000 }, async () => {
    const whole = await figuresFor('ban', {
      kind: 'query',
      measures: ['resolvedToDate'],
      period: { from: '2026-W48', to: '2026-W48' },
    });
    const ought = whole && valueIn('resolvedToDate', whole.total, SKILL_TIERS);
    expect(ought).toBeGreaterThan(0);
    for (const period of [
      { from: '2026-W45', to: '2026-W48' },
      { from: '2026-W48', to: '2026-W48' },
      { month: '2026-11' },
    ] as const)
      for (const by of [undefined, 'district', 'type', 'enterprise', 'specialist', 'period'] as const) {
        const query: QueryReading = { kind: 'query', measures: ['resolvedToDate'], period, ...(by && { by }) };
        const answer = await figuresFor('ban', query);
        expect(answer && valueIn('resolvedToDate', answer.total, SKILL_TIERS), JSON.stringify(query)).toBe(ought);
      }
  });
});
