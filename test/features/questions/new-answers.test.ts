// Counts, rates, bounds, runs, changes, places, averages and shares are what plain counting over the reports gives, and are one in words, table and picture.
import { beforeAll, describe, expect, it } from 'vitest';
import type { FiguresAnswer } from '../../../src/desk/figures/answer.ts';
import { answerQuery } from '../../../src/desk/figures/answer-query.ts';
import { changeIn, rowValue, summedValue } from '../../../src/desk/figures/row-values.ts';
import { tableOf } from '../../../src/desk/figures/table-of.ts';
import { ENTERPRISE_TYPES } from '../../../src/domain/enterprises.ts';
import { SKILL_TIERS } from '../../../src/domain/tiers.ts';
import type { Week } from '../../../src/domain/time.ts';
import { pictureOf } from '../../../src/features/documents/picture-of.ts';
import { figureLines } from '../../../src/features/questions/words.ts';
import type { QueryReading } from '../../../src/reading/reading.ts';
import { ask, DISTRICTS, type Filed, IDS, LAST, NOW, nameOf, sum, total, WEEKS, type World, worldOf } from './generated-weeks.ts';

let world: World;
beforeAll(async () => {
  world = await worldOf(20_261_130);
});

const inWeek = (week: Week, of: (f: Filed) => boolean = () => true) => world.filed.filter((f) => f.week === week && of(f));
const short = (f: Filed) => total(f.shortage);

async function answerTo(query: QueryReading, userid = 'ban'): Promise<FiguresAnswer> {
  const answer = await answerQuery(world.city.inquiries, world.as(userid), query);
  if (answer.kind !== 'figures') throw new Error(`${JSON.stringify(query)}: ${answer.kind}`);
  return answer;
}

const keys = (answer: FiguresAnswer) => answer.rows.map((row) => row.key[0]);
const words = (answer: FiguresAnswer) => figureLines(answer, NOW, 'year');

/** The table's rows and the bars are the rows of the answer. */
async function isOne(answer: FiguresAnswer): Promise<void> {
  const table = tableOf(answer, NOW);
  expect(table.rows.slice(0, answer.rows.length).map((r) => r[0])).toEqual(answer.rows.map((r) => r.labels[0]));
  const lines = words(answer).join('\n');
  for (const row of answer.rows.slice(0, 20)) expect(lines).toContain(row.labels[0]);
  const drawing = await pictureOf(world.city.inquiries, world.as('ban'), { ...answer.query, form: 'chart' }, '柱状图');
  if (drawing.kind !== 'picture' || drawing.picture.kind !== 'bars') throw new Error('no bars');
  expect(drawing.picture.bars.map((b) => b.name)).toEqual(answer.rows.slice(0, 20).map((r) => r.labels[0]));
}

describe('缺工企业数', () => {
  it('counts each enterprise once, of any tiers, with its share of those that reported', async () => {
    for (const week of WEEKS)
      for (const tiers of [undefined, ['general'], ['skilled', 'senior'], ['senior']] as const) {
        const asked = tiers ?? SKILL_TIERS;
        const isShort = (f: Filed) => asked.some((t) => f.shortage[t] > 0);
        const period = { from: week, to: week };
        const whole = await answerTo(ask({ measures: ['shortEnterprises'], period, ...(tiers && { tiers }) }));
        const [count, all] = [inWeek(week, isShort).length, inWeek(week).length];
        expect(words(whole).join('\n')).toContain(`缺工企业${count}家（占已报${((count / all) * 100).toFixed(2)}%）`);
        const by = await answerTo(ask({ measures: ['shortEnterprises'], period, by: 'district', ...(tiers && { tiers }) }));
        expect(by.rows.map((r) => [r.key[0], rowValue('shortEnterprises', r)])).toEqual(
          DISTRICTS.map((d) => [d, inWeek(week, (f) => isShort(f) && f.district === d).length]),
        );
      }
  });

  it('by tier counts an enterprise under each it is short of, and once in all', async () => {
    const answer = await answerTo(ask({ measures: ['shortEnterprises'], by: 'tier' }));
    expect(answer.rows.map((r) => rowValue('shortEnterprises', r))).toEqual(
      SKILL_TIERS.map((t) => inWeek(LAST, (f) => f.shortage[t] > 0).length),
    );
    expect(words(answer).join('\n')).toContain(`合计 缺工企业${inWeek(LAST, (f) => short(f) > 0).length}家`);
    expect(words(answer).at(-1)).toContain('一家缺几个工种，合计只算一家');
    await isOne(answer);
  });

  it('is — where nobody reported, and lists shortages where enterprises are asked for', async () => {
    const none = await answerTo(
      ask({ measures: ['shortEnterprises'], period: { from: '2026-W30', to: '2026-W30' }, by: 'district' }),
    );
    expect(words(none).join('\n')).not.toMatch(/缺工企业\s*0|（占已报/);
    const list = await answerTo(ask({ measures: ['shortEnterprises'], by: 'enterprise' }));
    expect(new Set(keys(list))).toEqual(new Set(inWeek(LAST, (f) => short(f) > 0).map((f) => f.enterprise)));
    expect(list.measures).toEqual(['shortage']);
  });
});

describe('解决率', () => {
  it('is what was resolved of what was wanted; over weeks beside the shortage that still stands', async () => {
    const rateOf = (resolved: readonly Filed[], standing: readonly Filed[]) => {
      const [r, s] = [sum(resolved, (f) => total(f.resolved)), sum(standing, short)];
      return r + s === 0 ? null : r / (r + s);
    };
    const one = await answerTo(ask({ measures: ['resolvedRate'], by: 'district' }));
    for (const [i, d] of DISTRICTS.entries()) {
      const own = inWeek(LAST, (f) => f.district === d);
      expect(rowValue('resolvedRate', one.rows[i] as never)).toBeCloseTo(rateOf(own, own) ?? -1, 10);
    }
    expect(words(one).at(-1)).toContain('解决率＝解决÷（解决＋缺工）');
    const all = await answerTo(ask({ measures: ['resolvedRate'], period: { from: '2026-W44', to: LAST } }));
    const rate = rateOf(world.filed, inWeek(LAST));
    expect(words(all).join('\n')).toContain(`解决率${((rate ?? 0) * 100).toFixed(2)}%`);
    expect(words(all).join('\n')).toContain('解决率里的缺工是本周');
    await isOne(one);
  });
});

describe('a change', () => {
  const moved = (key: string, of: 'district' | 'enterprise') => {
    const [now, then] = [LAST, '2026-W47'].map((week) => inWeek(week, (f) => f[of] === key));
    return now?.length && then?.length ? sum(now, short) - sum(then, short) : null;
  };

  it('ranks by itself, the largest first or last, with both figures', async () => {
    for (const order of ['desc', 'asc'] as const) {
      const answer = await answerTo(ask({ by: 'district', rankBy: 'change', order }));
      const ought = [...DISTRICTS].sort(
        (a, b) => (order === 'desc' ? -1 : 1) * ((moved(a, 'district') ?? 0) - (moved(b, 'district') ?? 0)),
      );
      expect(keys(answer)).toEqual(ought);
      for (const row of answer.rows) expect(changeIn('shortage', row)).toBe(moved(row.key[0] ?? '', 'district'));
      const [first] = answer.rows;
      const now = sum(
        inWeek(LAST, (f) => f.district === ought[0]),
        short,
      );
      const then = sum(
        inWeek('2026-W47', (f) => f.district === ought[0]),
        short,
      );
      const sign = now > then ? '+' : now < then ? '-' : '';
      expect(words(answer).find((l) => l.includes(first?.labels[0] ?? '—'))).toContain(
        `缺${now}人（上期${then}人，${sign}${Math.abs(now - then)}）`,
      );
      await isOne(answer);
    }
  });

  it('has no place where one of the weeks was not reported', async () => {
    const answer = await answerTo(ask({ by: 'enterprise', rankBy: 'change', order: 'desc', top: 5 }));
    const ought = IDS.flatMap((id) => moved(id, 'enterprise') ?? []).sort((a, b) => b - a);
    expect(answer.rows.map((r) => changeIn('shortage', r)).slice(0, 5)).toEqual(ought.filter((n) => n !== 0).slice(0, 5));
  });
});

describe('both ends and a place', () => {
  it('are the highest and the lowest', async () => {
    const answer = await answerTo(ask({ by: 'district', order: 'both' }));
    const of = (d: string) =>
      sum(
        inWeek(LAST, (f) => f.district === d),
        short,
      );
    const sorted = [...DISTRICTS].sort((a, b) => of(b) - of(a));
    expect(keys(answer)).toEqual([sorted[0], sorted.at(-1)]);
    expect(words(answer)[1]).toMatch(/^最高 /);
    expect(words(answer)[2]).toMatch(/^最低 /);
    await isOne(answer);
  });

  it('is among all that have a figure, and is not told to who sees one district', async () => {
    const of = (d: string) =>
      sum(
        inWeek(LAST, (f) => f.district === d),
        short,
      );
    for (const d of DISTRICTS) {
      const answer = await answerTo(ask({ by: 'district', districts: [d], rank: true }));
      const place = 1 + DISTRICTS.filter((o) => of(o) > of(d)).length;
      expect(keys(answer)).toEqual([d]);
      expect(words(answer)[1]).toContain(`第${place}（从高到低，共3个）`);
    }
    const own = await answerTo(ask({ by: 'district', districts: ['E'], rank: true }), 'lian');
    expect(words(own)[0]).toContain('排不出名次');
    expect(words(own).join('\n')).not.toMatch(/第1（/);
  });
});

describe('averages and shares', () => {
  it('of enterprises, districts and weeks are over those that have a figure', async () => {
    const firms = await answerTo(ask({ average: 'enterprise' }));
    const all = inWeek(LAST);
    expect(summedValue('shortage', { sums: firms.total, ...(firms.parts && { parts: firms.parts }) }, SKILL_TIERS)).toBeCloseTo(
      sum(all, short) / all.length,
      10,
    );
    const places = await answerTo(ask({ average: 'enterprise', by: 'district' }));
    for (const row of places.rows) {
      const own = inWeek(LAST, (f) => f.district === row.key[0]);
      expect(rowValue('shortage', row)).toBeCloseTo(sum(own, short) / own.length, 10);
    }
    const weeks = await answerTo(ask({ measures: ['resolved'], average: 'period', period: { from: '2026-W44', to: LAST } }));
    expect(words(weeks).join('\n')).toContain(
      `合计 解决${(sum(world.filed, (f) => total(f.resolved)) / 5).toFixed(1).replace(/\.0$/, '')}人`,
    );
    await isOne(places);
  });

  it('are of the whole that is named', async () => {
    const of = (d: string) =>
      sum(
        inWeek(LAST, (f) => f.district === d),
        short,
      );
    const all = sum(inWeek(LAST), short);
    const east = await answerTo(ask({ districts: ['E'], share: true }));
    expect(words(east).join('\n')).toContain(`合计 缺${of('E')}人（占全市${((of('E') / all) * 100).toFixed(2)}%）`);
    const each = await answerTo(ask({ by: 'district', share: true }));
    for (const d of DISTRICTS) expect(words(each).join('\n')).toContain(`缺${of(d)}人（占${((of(d) / all) * 100).toFixed(2)}%）`);
    const own = await answerTo(ask({ districts: ['E'], share: true }), 'lian');
    expect(words(own).join('\n')).toContain('看不到更大范围的数，占比算不了');
  });
});

describe('those left out, and two side by side', () => {
  it('leaves out an enterprise from every figure', async () => {
    const answer = await answerTo(ask({ excluded: ['E1', 'W2'] }));
    const left = inWeek(LAST, (f) => f.enterprise !== 'E1' && f.enterprise !== 'W2');
    expect(summedValue('shortage', { sums: answer.total }, SKILL_TIERS)).toBe(sum(left, short));
    expect(answer.total.coverage).toMatchObject({ due: 22, filed: left.length });
    expect(words(answer)[0]).toContain(`不含${nameOf('E1')}、${nameOf('W2')}`);
  });

  it('says by how much two differ', async () => {
    const answer = await answerTo(ask({ by: 'district', districts: ['E', 'W'] }));
    const [e, w] = ['E', 'W'].map((d) =>
      sum(
        inWeek(LAST, (f) => f.district === d),
        short,
      ),
    ) as [number, number];
    const said = e === w ? '一样' : `多${Math.abs(e - w)}人`;
    expect(words(answer).find((l) => l.startsWith('缺工　'))).toContain(said);
    expect(words(answer).join('\n')).toContain(`合计 缺${e + w}人`);
  });

  it('by types as well', async () => {
    const types = ENTERPRISE_TYPES.slice(0, 2);
    const answer = await answerTo(ask({ by: 'type', types }));
    expect(answer.rows).toHaveLength(2);
    expect(words(answer).filter((l) => l.startsWith('缺工　'))).toHaveLength(1);
  });
});
