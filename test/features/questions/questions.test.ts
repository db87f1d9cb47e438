// Questions as a person asks them: how long an answer gets, and whether anything of others ever stands in it.

import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Feature } from '../../../src/desk/feature.ts';
import { answerQuery } from '../../../src/desk/figures/answer-query.ts';
import type { Asked } from '../../../src/desk/figures/asked.ts';
import { missingLines } from '../../../src/desk/figures/missing.ts';
import type { Bureau, ImportedRoster } from '../../../src/desk/ports.ts';
import type { Speaker } from '../../../src/desk/speaker.ts';
import { NEW_THREAD } from '../../../src/desk/thread.ts';
import { ENTERPRISE_TYPES } from '../../../src/domain/enterprises.ts';
import { valueIn } from '../../../src/domain/figure-values.ts';
import { FIGURE_MEASURES } from '../../../src/domain/figures.ts';
import { SKILL_TIERS } from '../../../src/domain/tiers.ts';
import { addDays, instantAt, mondayOf } from '../../../src/domain/time.ts';
import { questionsFeature } from '../../../src/features/questions/feature.ts';
import { unfold } from '../../../src/features/questions/sources.ts';
import { figureLines } from '../../../src/features/questions/words.ts';
import type { Dimension, QueryReading } from '../../../src/reading/reading.ts';
import { readableDocuments } from '../../memory/documents.ts';
import { type City, newCity } from '../../worlds/city.ts';
import { offered } from '../offered.ts';

const region = (code: string, name: string, parent: string | null) =>
  ({ code, name, aliases: [], parent, level: parent === null ? 'city' : 'district' }) as const;
const NAMES: Readonly<Record<string, string>> = { zhang: '张专员', wei: '魏专员', lian: '东联络员', ban: '专班' };
const person = (userid: string, role: 'specialist' | 'coordinator' | 'taskForce', of: string) =>
  ({ userid, account: userid, name: NAMES[userid] ?? '', role, region: of, active: true }) as const;
const EAST = Array.from({ length: 25 }, (_, i) => `东${i + 1}`);
const WEST = Array.from({ length: 25 }, (_, i) => `西${i + 1}`);
const nameOf = (id: string) => `示例${id}号有限公司`;

const ROSTER: ImportedRoster = {
  regions: [region('C', '示例市', null), region('E', '东城区', 'C'), region('W', '西城区', 'C')],
  people: [
    person('zhang', 'specialist', 'E'),
    person('wei', 'specialist', 'W'),
    person('lian', 'coordinator', 'E'),
    person('ban', 'taskForce', 'C'),
  ],
  enterprises: [...EAST, ...WEST].map((id, i) => ({
    id,
    name: nameOf(id),
    aliases: [],
    creditCode: null,
    type: ENTERPRISE_TYPES[i % 4] ?? 'other',
    surveyed: i % 3 === 0,
    headcount: 100,
  })),
  assignments: [...EAST, ...WEST].map((enterprise) => {
    const [district, specialist] = EAST.includes(enterprise) ? ['E', enterprise === '东25' ? null : 'zhang'] : ['W', 'wei'];
    return { enterprise, district: district ?? 'E', specialist: specialist ?? null, from: '2026-01-05', until: null };
  }),
};

let inquiries: City['inquiries'];
let room: Feature;
let bureau: Bureau;
const NOW = instantAt('2026-11-26', '10:00');

function speaking(userid: string): Speaker {
  const found = ROSTER.people.find((p) => p.userid === userid);
  if (!found) throw new Error(`nobody is called ${userid}`);
  const { role, region: of } = found;
  const asker = { corp: 'c', userid, role, region: of };
  return { asker, person: found, bureau, message: 'm', arrivedAt: NOW, thread: 0 };
}

beforeAll(async () => {
  const city = await newCity(ROSTER);
  inquiries = city.inquiries;
  bureau = await city.bureaus.current();
  room = questionsFeature({
    inquiries,
    cumulativeSince: 'year',
    published: async () => [],
    actsDone: { actsDone: async () => [] },
    documents: readableDocuments,
    files: { keep: async () => 'file' },
  });
  for (const [i, week] of ['2026-W46', '2026-W47', '2026-W48'].entries()) {
    for (const [userid, all] of [
      ['zhang', EAST.slice(0, 24)],
      ['wei', WEST],
    ] as const) {
      const monday = mondayOf(week);
      await city.reports.file({
        asker: speaking(userid).asker,
        message: `${userid} ${week}`,
        arrivedAt: instantAt(addDays(monday, 1), '10:00'),
        thread: i,
        week,
        dueAt: instantAt(addDays(monday, 4), '12:00'),
        closesAt: instantAt(addDays(monday, 6), '24:00'),
        entries: all.map((enterprise, n) => ({
          enterprise,
          figures: {
            headcount: 100 + n,
            shortage: { general: n + i, skilled: 1, senior: 0 },
            resolved: { general: n % 3, skilled: 0, senior: 1 },
          },
          doubts: [],
        })),
      });
    }
  }
});

const query = (over: Partial<QueryReading> = {}): QueryReading => ({
  kind: 'query',
  measures: ['shortage'],
  period: { from: '2026-W48', to: '2026-W48' },
  ...over,
});

async function linesFor(userid: string, asked: QueryReading): Promise<readonly string[]> {
  const answered = await room.query?.({
    speaker: speaking(userid),
    thread: NEW_THREAD,
    text: '问',
    reading: asked,
    reports: {} as never,
    chosen: null,
    query: asked,
  });
  return answered?.lines ?? [];
}

describe('a long answer', () => {
  it('is cut to 20 lines, and says how many more there are and how to get them', async () => {
    const lines = await linesFor('ban', query({ by: 'enterprise' }));
    expect(lines.filter((line) => line.includes('有限公司'))).toHaveLength(20);
    expect(lines).toContain('还有29条，接着看回“下一页”，看全部回“看全部”');
    expect(lines.at(-1)).toMatch(/^截至 11月26日 10:00:00 · 已报49\/50户$/);
  });

  it('of the first ten is not cut, and says no sum of them', async () => {
    const lines = await linesFor('ban', query({ by: 'enterprise', order: 'desc', top: 10 }));
    // 东24 and 西24 are level behind 西25, and so on down.
    expect(lines.filter((line) => line.includes('有限公司'))).toHaveLength(11);
    expect(lines[2]?.startsWith('2 ')).toBe(true);
    expect(lines[3]?.startsWith('2 ')).toBe(true);
    expect(lines.join('\n')).not.toContain('合计');
  });
});

describe('an enterprise of elsewhere', () => {
  it.each(['zhang', 'lian'])('is not found for %s, in the very words of one that does not exist', async (userid) => {
    const unknown = await linesFor(userid, query({ unknown: '某厂' }));
    expect(await linesFor(userid, query({ enterprise: '西1' }))).toEqual(unknown);
    expect(await linesFor(userid, query({ enterprises: ['东1', '西1'] }))).toEqual(unknown);
    expect(await linesFor(userid, query({ candidates: ['西1', '西2'] }))).toEqual(unknown);
    expect(unknown.join()).toContain('没找到');
  });

  it('is no choice among names that fit', async () => {
    expect((await linesFor('zhang', query({ candidates: ['东1', '东2', '西1'] }))).join('\n')).not.toContain('西1');
    expect(await linesFor('zhang', query({ candidates: ['东2', '西1'] }))).toEqual(
      await linesFor('zhang', query({ enterprise: '东2' })),
    );
  });
});

const maybe = <T>(some: fc.Arbitrary<T>) => fc.option(some, { nil: undefined, freq: 1 });
const rarely = <T>(some: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: some });
const dimension = fc.constantFrom<Dimension>('district', 'type', 'tier', 'enterprise', 'specialist', 'period');
const anyQuery = fc
  .record({
    measures: fc.subarray([...FIGURE_MEASURES], { minLength: 1, maxLength: 3 }),
    period: fc.constantFrom(
      { from: '2026-W48', to: '2026-W48' },
      { from: '2026-W45', to: '2026-W49' },
      { month: '2026-11' },
      { year: 2026 },
      { from: '2026-W50', to: '2026-W51' },
    ),
    districts: maybe(fc.subarray(['E', 'W'], { minLength: 1 })),
    types: maybe(fc.subarray([...ENTERPRISE_TYPES], { minLength: 1, maxLength: 3 })),
    tiers: maybe(fc.subarray([...SKILL_TIERS], { minLength: 1, maxLength: 2 })),
    enterprise: rarely(fc.constantFrom(...EAST, ...WEST)),
    specialist: rarely(fc.constantFrom('zhang', 'wei')),
    surveyed: rarely(fc.constant(true as const)),
    by: maybe(
      fc.oneof(
        dimension,
        fc.uniqueArray(dimension, { minLength: 2, maxLength: 2 }).map((d) => d as [Dimension, Dimension]),
      ),
    ),
    top: rarely(fc.integer({ min: 1, max: 5 })),
    order: maybe(fc.constantFrom('desc' as const, 'asc' as const)),
    compare: maybe(fc.constantFrom('previous' as const, 'sameLastYear' as const)),
    threshold: rarely(fc.record({ measure: fc.constant('shortage' as const), over: fc.nat(30) })),
  })
  .map((q): QueryReading => ({ kind: 'query', ...(JSON.parse(JSON.stringify(q)) as Omit<QueryReading, 'kind'>) }));

describe('whatever is asked', () => {
  it('is answered with something, in no English, and never with an enterprise of others', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom('zhang', 'wei', 'lian', 'ban'), anyQuery, async (userid, asked) => {
        const text = (await linesFor(userid, asked)).join('\n');
        expect(text).not.toMatch(/undefined|NaN|null|\[object|[A-Za-z]{2,}/);
        expect(text.length).toBeGreaterThan(5);
        if (userid === 'zhang' || userid === 'lian') expect(text).not.toMatch(/示例西\d+号|魏专员|西城区/);
        if (userid === 'wei') expect(text).not.toMatch(/示例东\d+号|张专员|东城区/);
      }),
      { seed: 20_261_126, numRuns: 250 },
    );
  });

  it('adds up: the districts of a city, the weeks of a span and the enterprises of a district make the whole', async () => {
    const sumOf = async (userid: string, asked: QueryReading) => {
      const answer = await answerQuery(inquiries, speaking(userid), asked);
      if (answer.kind !== 'figures') throw new Error(answer.kind);
      const sum = answer.rows.reduce((all, row) => all + (row.sums.resolved?.general ?? 0) + (row.sums.resolved?.senior ?? 0), 0);
      return [sum, (answer.total.resolved?.general ?? 0) + (answer.total.resolved?.senior ?? 0)];
    };
    for (const by of ['district', 'type', 'enterprise', 'specialist', 'period'] as const) {
      for (const userid of ['ban', 'lian', 'wei']) {
        const [sum, total] = await sumOf(userid, query({ measures: ['resolved'], period: { month: '2026-11' }, by }));
        expect(sum).toBe(total);
        expect(total).toBeGreaterThan(0);
      }
    }
  });
});

describe('出处', () => {
  it('adds up to the very figure that was answered, whatever was asked', { timeout: 60_000 }, async () => {
    const measure = fc.constantFrom('shortage', 'resolved', 'resolvedToDate', 'newDemand' as const);
    const asking = fc.constantFrom('zhang', 'wei', 'lian', 'ban');
    let figures = 0;
    await fc.assert(
      fc.asyncProperty(
        asking,
        anyQuery,
        measure,
        async (userid, { by: _by, top: _top, order: _order, threshold: _threshold, ...asked }, one) => {
          const whole: QueryReading = { ...asked, measures: [one] };
          const answer = await answerQuery(inquiries, speaking(userid), whole);
          if (answer.kind !== 'figures') return;
          const value = valueIn(one, answer.total, answer.tiers);
          const { lines, sources } = await unfold(inquiries, speaking(userid), answer);
          const sum = lines.map((line) => /^加起来 \D*(-?\d+)人/.exec(line)?.[1]).find((n) => n !== undefined);
          expect(Number(sum ?? 0)).toBe(value ?? 0);
          expect(sources.length).toBe(lines.filter((line) => /^\d+ /.test(line)).length);
          if (value) figures += 1;
        },
      ),
      { seed: 20_261_126, numRuns: 120 },
    );
    expect(figures).toBeGreaterThan(30);
  });
});

describe('the answer’s own words', () => {
  it('name the week of what stands, where several weeks are asked for', async () => {
    const answer = await answerQuery(
      inquiries,
      speaking('ban'),
      query({ measures: ['shortage', 'resolved'], period: { month: '2026-11' } }),
    );
    if (answer.kind !== 'figures') throw new Error(answer.kind);
    expect(figureLines(answer, NOW, 'year')).toContain('缺工是上周（11月16日—22日）的，当周已报49/50户');
  });

  it('count the districts where too many are missing to be named', async () => {
    const answer = await answerQuery(
      inquiries,
      speaking('ban'),
      query({ measures: ['outstanding'], period: { from: '2026-W44', to: '2026-W44' } }),
    );
    if (answer.kind !== 'missing') throw new Error(answer.kind);
    expect(missingLines(answer, speaking('ban'))).toContain('西城区 25户');
  });
});

describe('a short question', () => {
  const said = async (text: string, asked: Asked | null, at = NOW) =>
    offered(room, { speaker: { ...speaking('ban'), arrivedAt: at }, thread: { ...NEW_THREAD, asked } }, text);
  const asked: Asked = { query: query(), at: NOW.toISOString(), sources: [] };

  it('goes on from the last one for ten minutes', async () => {
    const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
    expect((await said('东城呢', asked, later(9)))?.lines[0]).toContain('东城区');
    expect(await said('东城呢', asked, later(10))).toBeNull();
    expect(await said('东城呢', null)).toBeNull();
  });

  it('leaves the thread fit for JSON', async () => {
    const answered = await said('东城呢', asked);
    expect(JSON.parse(JSON.stringify(answered?.thread))).toEqual(answered?.thread);
  });
});
