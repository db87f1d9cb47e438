// 出处 of an answer that showed only some: is it of those?
import { beforeAll, describe, expect, it } from 'vitest';
import type { Week } from '../../../src/domain/time.ts';
import { behind } from '../../../src/features/questions/behind.ts';
import { unfold } from '../../../src/features/questions/sources.ts';
import type { QueryReading } from '../../../src/reading/reading.ts';
import { ask, type Filed, IDS, LAST, sum, total, WEEKS, type World, worldOf } from './generated-weeks.ts';

let world: World;
beforeAll(async () => {
  world = await worldOf(20_261_130);
});

const inWeek = (week: Week, of: (f: Filed) => boolean = () => true) => world.filed.filter((f) => f.week === week && of(f));

describe('出处 of what was chosen', () => {
  const short = (f: { readonly shortage: { general: number; skilled: number; senior: number } }) => total(f.shortage);
  const unfolded = async (query: QueryReading) => {
    const resolved = await behind(world.city.inquiries, world.as('ban'), query);
    if (resolved === null) throw new Error('nothing behind it');
    return unfold(world.city.inquiries, world.as('ban'), resolved);
  };
  const sumIn = (lines: readonly string[]) =>
    Number(lines.map((l) => /^加起来 \D*(\d+)[人家]/.exec(l)?.[1]).find((n) => n) ?? -1);

  it('by a bound is of those within it', async () => {
    const { lines, sources } = await unfolded(ask({ by: 'enterprise', threshold: { measure: 'shortage', over: 9 } }));
    const ought = inWeek(LAST, (f) => short(f) > 9);
    expect(new Set(sources.map((s) => s.enterprise))).toEqual(new Set(ought.map((f) => f.enterprise)));
    expect(sumIn(lines)).toBe(sum(ought, short));
  });

  it('by a run is of all its weeks', async () => {
    const { sources } = await unfolded(ask({ threshold: { measure: 'shortage', over: 7 }, weeks: 2 }));
    const ids = IDS.filter((id) =>
      WEEKS.slice(-2).every((w) => inWeek(w, (f) => f.enterprise === id && short(f) > 7).length === 1),
    );
    expect(new Set(sources.map((s) => `${s.enterprise} ${s.week}`))).toEqual(
      new Set(ids.flatMap((id) => WEEKS.slice(-2).map((w) => `${id} ${w}`))),
    );
  });

  it('of a place is of the one that was named, of short enterprises those that are short', async () => {
    const place = await unfolded(ask({ by: 'district', districts: ['E'], rank: true }));
    expect(sumIn(place.lines)).toBe(
      sum(
        inWeek(LAST, (f) => f.district === 'E'),
        short,
      ),
    );
    const count = await unfolded(ask({ measures: ['shortEnterprises'] }));
    expect(sumIn(count.lines)).toBe(inWeek(LAST, (f) => short(f) > 0).length);
  });
});
