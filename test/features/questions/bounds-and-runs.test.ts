// Bounds and runs of weeks are what plain counting over the reports gives, and are one in words, table and picture.
import { beforeAll, describe, expect, it } from 'vitest';
import type { FiguresAnswer } from '../../../src/desk/figures/answer.ts';
import { answerQuery } from '../../../src/desk/figures/answer-query.ts';
import { tableOf } from '../../../src/desk/figures/table-of.ts';
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

describe('a bound', () => {
  it.each([
    [{ over: 13 }, (n: number) => n >= 14, '缺工14人以上'],
    [{ over: 10 }, (n: number) => n > 10, '缺工超过10人'],
    [{ under: 4 }, (n: number) => n <= 3, '缺工3人以下'],
    [{ under: 1 }, (n: number) => n === 0, '缺工为0'],
    [{ over: 4, under: 11 }, (n: number) => n >= 5 && n <= 10, '缺工5—10人'],
  ])('of people %o holds for whoever reported such a number', async (bounds, isMet, said) => {
    const answer = await answerTo(ask({ by: 'enterprise', threshold: { measure: 'shortage', ...bounds } }));
    const ought = inWeek(LAST, (f) => isMet(short(f))).map((f) => f.enterprise);
    expect(new Set(keys(answer))).toEqual(new Set(ought));
    expect(words(answer)[0]).toContain(said);
    if (ought.length > 0) expect(words(answer)).toContain(`共${ought.length}户`);
    await isOne(answer);
  });

  it('of a rate is in percent, for enterprises and districts', async () => {
    const rate = (own: readonly Filed[]) => sum(own, short) / (sum(own, short) + sum(own, (f) => f.headcount));
    const firms = await answerTo(
      ask({ measures: ['shortageRate'], by: 'enterprise', threshold: { measure: 'shortageRate', over: 5 } }),
    );
    expect(new Set(keys(firms))).toEqual(new Set(inWeek(LAST, (f) => rate([f]) > 0.05).map((f) => f.enterprise)));
    const places = await answerTo(
      ask({ measures: ['shortageRate'], by: 'district', threshold: { measure: 'shortageRate', atMost: 4 } }),
    );
    expect(keys(places)).toEqual(DISTRICTS.filter((d) => rate(inWeek(LAST, (f) => f.district === d)) <= 0.04));
    expect(words(firms)[0]).toContain('缺工率超过5%');
  });

  it('is of its own measure, whatever is asked beside it', async () => {
    const answer = await answerTo(ask({ measures: ['resolved'], by: 'enterprise', threshold: { measure: 'shortage', over: 9 } }));
    const ought = inWeek(LAST, (f) => short(f) > 9);
    expect(new Set(keys(answer))).toEqual(new Set(ought.map((f) => f.enterprise)));
    for (const f of ought) {
      const line = words(answer).find((l) => l.includes(nameOf(f.enterprise)));
      expect(line).toContain(`解决${total(f.resolved)}人`);
      expect(line).toContain(`缺${short(f)}人`);
    }
  });
});

describe('weeks on end', () => {
  it.each([2, 3])('%d of them are those in which every week was reported so', async (weeks) => {
    const answer = await answerTo(ask({ threshold: { measure: 'shortage', over: 0 }, weeks }));
    const asked = WEEKS.slice(-weeks);
    const isShort = (id: string, week: Week) => inWeek(week, (f) => f.enterprise === id && short(f) > 0).length === 1;
    const ought = IDS.filter((id) => asked.every((week) => isShort(id, week)));
    expect(new Set(keys(answer))).toEqual(new Set(ought));
    expect(words(answer)).toContain(`共${ought.length}户`);
    const open = IDS.filter((id) => {
      const known = asked.filter((week) => inWeek(week, (f) => f.enterprise === id).length === 1);
      return known.length < weeks && known.length > 0 && known.every((week) => isShort(id, week));
    });
    const note = `另有${open.length}户中间有未报的周，没算在内`;
    if (open.length > 0) expect(words(answer)).toContain(note);
    expect(answer.unknown).toBe(open.length);
  });

  it('without a report are asked the same way, up to the last week that is due', async () => {
    const isMissing = (id: string, week: Week) => inWeek(week, (f) => f.enterprise === id).length === 0;
    const due = await answerTo(ask({ measures: ['outstanding'], weeks: 2 }));
    expect(new Set(keys(due))).toEqual(new Set(IDS.filter((id) => WEEKS.slice(-2).every((w) => isMissing(id, w)))));
    const early = await answerQuery(
      world.city.inquiries,
      world.as('ban', new Date('2026-11-27T03:00:00Z')),
      ask({ measures: ['outstanding'], weeks: 2 }),
    );
    if (early.kind !== 'figures') throw new Error(early.kind);
    expect(early.span.weeks).toEqual(['2026-W46', '2026-W47']);
  });

  it('in a longer period are any that follow each other', async () => {
    const answer = await answerTo(
      ask({ period: { from: '2026-W44', to: LAST }, threshold: { measure: 'shortage', over: 7 }, weeks: 2 }),
    );
    const isMet = (id: string, week: Week) => inWeek(week, (f) => f.enterprise === id && short(f) > 7).length === 1;
    const ought = IDS.filter((id) => WEEKS.some((week, i) => i > 0 && isMet(id, week) && isMet(id, WEEKS[i - 1] as Week)));
    expect(new Set(keys(answer))).toEqual(new Set(ought));
  });
});
