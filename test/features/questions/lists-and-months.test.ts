// Who never filed or often did not, month by month, page by page, and all that a figure is made of: compared with plain sums of the same reports.
import { beforeAll, describe, expect, it } from 'vitest';
import type { FiguresAnswer } from '../../../src/desk/figures/answer.ts';
import { answerQuery } from '../../../src/desk/figures/answer-query.ts';
import { resolveQuery } from '../../../src/desk/figures/resolve-query.ts';
import { rowValue } from '../../../src/desk/figures/row-values.ts';
import { sourcesBook } from '../../../src/desk/figures/sources-sheet.ts';
import { addDays, mondayOf, type Week } from '../../../src/domain/time.ts';
import { figureLines } from '../../../src/features/questions/words.ts';
import type { QueryReading } from '../../../src/reading/reading.ts';
import { ask, DISTRICTS, IDS, LAST, NOW, nameOf, sum, total, WEEKS, type World, worldOf } from './generated-weeks.ts';

let world: World;
beforeAll(async () => {
  world = await worldOf(20_261_130);
});

async function figures(query: QueryReading, userid = 'ban'): Promise<FiguresAnswer> {
  const answer = await answerQuery(world.city.inquiries, world.as(userid), query);
  if (answer.kind !== 'figures') throw new Error(answer.kind);
  return answer;
}

/** The month a week is due in. */
const monthOf = (week: Week): string => addDays(mondayOf(week), 4).slice(0, 7);
const missed = (id: string, weeks: readonly Week[]) =>
  weeks.filter((week) => !world.filed.some((f) => f.enterprise === id && f.week === week)).length;

describe('month by month', () => {
  it.each(['resolved', 'shortage'] as const)(
    '%s is what the weeks due in it add up to, or its last week says',
    async (measure) => {
      const answer = await figures(ask({ measures: [measure], period: { year: 2026 }, by: 'period', months: true }));
      const told = answer.rows.filter((row) => rowValue(measure, row) !== null);
      expect(told.map((row) => row.key[0])).toEqual([...new Set(WEEKS.map(monthOf))]);
      for (const row of told) {
        const weeks = WEEKS.filter((week) => monthOf(week) === row.key[0]);
        const meant = world.filed.filter((f) => (measure === 'resolved' ? weeks.includes(f.week) : f.week === weeks.at(-1)));
        expect(rowValue(measure, row)).toBe(sum(meant, (f) => total(f[measure])));
      }
    },
  );

  it('finds the month with most', async () => {
    const answer = await figures(
      ask({ measures: ['resolved'], period: { year: 2026 }, by: 'period', months: true, top: 1, order: 'desc' }),
    );
    const text = figureLines(answer, NOW, 'year').join('\n');
    const months = [...new Set(WEEKS.map(monthOf))];
    const of = (month: string) =>
      sum(
        world.filed.filter((f) => monthOf(f.week) === month),
        (f) => total(f.resolved),
      );
    const most = Math.max(...months.map(of));
    expect(answer.rows.map((row) => of(row.key[0] ?? ''))).toEqual([most]);
    expect(text).toContain('分月');
    expect(text).toMatch(/已报\d+\/\d+户次/);
  });

  it('is cut to whom the asker sees', async () => {
    const answer = await figures(ask({ measures: ['resolved'], period: { year: 2026 }, by: 'period', months: true }), 'lian');
    const own = world.filed.filter((f) => f.district === 'E');
    expect(sum(answer.rows, (row) => rowValue('resolved', row) ?? 0)).toBe(sum(own, (f) => total(f.resolved)));
  });
});

describe('who never and who often', () => {
  const TWO = ['2026-W45', '2026-W46'] as const;
  it('never filed in the weeks asked about', async () => {
    const threshold = { measure: 'coverage', atMost: 0 } as const;
    const answer = await figures(
      ask({ measures: ['coverage'], period: { from: TWO[0], to: TWO[1] }, by: 'enterprise', threshold }),
    );
    const never = IDS.filter((id) => missed(id, TWO) === 2);
    expect(answer.rows.map((row) => row.key[0]).toSorted()).toEqual(never.toSorted());
    const text = figureLines(answer, NOW, 'year').join('\n');
    for (const id of never) expect(text).toContain(nameOf(id));
  });

  it('was missing more than once', async () => {
    const threshold = { measure: 'outstanding', over: 1 } as const;
    const period = { from: '2026-W44', to: LAST };
    const answer = await figures(ask({ measures: ['outstanding'], period, by: 'enterprise', threshold }));
    const often = IDS.filter((id) => missed(id, WEEKS) > 1);
    expect(often.length).toBeGreaterThan(0);
    expect(answer.rows.map((row) => row.key[0]).toSorted()).toEqual(often.toSorted());
    for (const row of answer.rows) expect(rowValue('outstanding', row)).toBe(missed(row.key[0] ?? '', WEEKS));
  });
});

describe('beside the average of all', () => {
  const filed = (district?: string) =>
    world.filed.filter((f) => f.week === LAST && (district === undefined || f.district === district));
  const rateOf = (all: readonly { headcount: number; shortage: Parameters<typeof total>[0] }[]) => {
    const [short, heads] = [sum(all, (f) => total(f.shortage)), sum(all, (f) => f.headcount)];
    return short / (short + heads);
  };

  it('a rate stands beside the rate of all together, never the mean of rates', async () => {
    const answer = await figures(ask({ measures: ['shortageRate'], by: 'district', districts: ['E'], beside: 'each' }));
    expect(answer.beside?.values.get('shortageRate')).toBeCloseTo(rateOf(filed()), 12);
    const points = ((rateOf(filed('E')) - rateOf(filed())) * 100).toFixed(2).replace('-', '');
    expect(figureLines(answer, NOW, 'year').join('\n')).toContain(`${points}个百分点`);
  });

  it('a sum stands beside the average of the districts, and those above are those above', async () => {
    const mean = sum(filed(), (f) => total(f.shortage)) / DISTRICTS.length;
    const answer = await figures(ask({ by: 'district', beside: 'above' }));
    const above = DISTRICTS.filter((d) => sum(filed(d), (f) => total(f.shortage)) > mean);
    expect(answer.rows.map((row) => row.key[0])).toEqual(above);
    expect(figureLines(answer, NOW, 'year').some((line) => line.startsWith('合计 '))).toBe(false);
  });

  it('cannot be told to who sees one district', async () => {
    const answer = await figures(ask({ measures: ['shortageRate'], by: 'district', beside: 'each' }), 'lian');
    expect(answer.beside).toBeNull();
    expect(figureLines(answer, NOW, 'year').join('\n')).toContain('和平均比不了');
  });
});

describe('page by page', () => {
  it('shows each row once, and the end', async () => {
    const query = ask({ by: 'enterprise', order: 'asc' });
    const shown = new Map<string, number>();
    for (const page of [1, 2]) {
      const lines = figureLines(await figures({ ...query, page }), NOW, 'year');
      for (const id of IDS) if (lines.some((l) => l.includes(nameOf(id)))) shown.set(id, (shown.get(id) ?? 0) + 1);
    }
    expect([...shown.values()].every((n) => n === 1)).toBe(true);
    expect(shown.size).toBe(IDS.length);
    expect(figureLines(await figures({ ...query, page: 3 }), NOW, 'year').join('\n')).toContain(`一共${IDS.length}条`);
  });
});

describe('all that a figure is made of', () => {
  const book = async (query: QueryReading) => {
    const speaker = world.as('ban');
    const outcome = resolveQuery(speaker, query);
    if (outcome.kind !== 'resolved') throw new Error(outcome.kind);
    const [measure = 'shortage'] = outcome.resolved.measures;
    const { table } = await sourcesBook(world.city.inquiries, speaker, outcome.resolved, measure);
    if (table === null) throw new Error('no table');
    return table;
  };

  it('adds up to it', async () => {
    const table = await book(ask());
    const at = table.headings.findIndex((h) => h.startsWith('计入'));
    const meant = world.filed.filter((f) => f.week === LAST);
    expect(sum(table.rows, (row) => Number(row[at]))).toBe(sum(meant, (f) => total(f.shortage)));
    expect(table.rows.length).toBe(meant.filter((f) => total(f.shortage) > 0).length);
  });

  it('of the totals is every report, behind the rows of the answer', async () => {
    const measures = ['enterprises', 'shortage', 'resolved', 'resolvedToDate'] as const;
    const plain = await book(ask({ measures }));
    expect(plain.rows.length).toBe(world.filed.filter((f) => f.week === LAST).length);
    const { rows, further = [] } = await book(ask({ measures, by: 'district' }));
    expect(rows.map((row) => row[0])).toEqual([
      ...DISTRICTS.map((d) => expect.stringContaining('东北西'['ENW'.indexOf(d)] ?? '')),
      '合计',
    ]);
    expect(further.map((sheet) => sheet.rows.length)).toEqual([plain.rows.length]);
  });
});
