// With which figure of all do those asked about stand: 比全市平均高多少? (domain §7.14)
import { answerTexts as a } from '../../../conversations/answers.ts';
import { isShare, valueIn } from '../../domain/figure-values.ts';
import type { FigureFilter, FigureMeasure, SpanFigures } from '../../domain/figures.ts';
import { fill } from '../../forms/definition/fill.ts';
import type { Dimension } from '../../reading/reading.ts';
import type { Speaker } from '../speaker.ts';
import type { AnswerRow, Beside, ResolvedQuery } from './answer.ts';
import { amountOf } from './comparisons.ts';
import { showNumber, unitOf } from './numbers.ts';
import { rowValue } from './row-values.ts';
import { scopeOf } from './scope.ts';

/** Null where there is no other the asker sees. One statement. */
export async function besideOf(
  speaker: Speaker,
  { query, by, measures, tiers }: ResolvedQuery,
  ask: (by: Dimension, filter: FigureFilter) => Promise<SpanFigures | undefined>,
): Promise<Beside | null> {
  const [dimension] = by;
  if (query.beside === undefined || (dimension !== 'district' && dimension !== 'enterprise')) return null;
  const { districts: _d, enterprise: _e, enterprises: _es, specialist: _s, candidates: _c, ...all } = query;
  const scoped = scopeOf(speaker, all);
  if (scoped.kind !== 'scope') return null;
  const found = await ask(dimension, scoped.scope.filter);
  if (found === undefined || found.groups.length < 2) return null;
  const levelOf = (measure: FigureMeasure): number | null => {
    if (isShare(measure)) return valueIn(measure, found.total, tiers);
    const known = found.groups.flatMap(({ sums }) => valueIn(measure, sums, tiers) ?? []);
    return known.length === 0 ? null : known.reduce((sum, n) => sum + n, 0) / known.length;
  };
  return { whose: scoped.scope.whose, values: new Map(measures.map((m) => [m, levelOf(m)])) };
}

/** Whether a row is above or below, as asked. */
export function isBeside({ query, measures }: ResolvedQuery, beside: Beside | null, row: AnswerRow): boolean {
  const [measure] = measures;
  if (query.beside === undefined || query.beside === 'each' || beside === null || measure === undefined) return true;
  const [value, all] = [rowValue(measure, row), beside.values.get(measure) ?? null];
  if (value === null || all === null) return false;
  return query.beside === 'above' ? value > all : value < all;
}

/** `缺工率3.97%（全市4.39%，低0.42个百分点）`, `缺12人（全市平均7.8人，多4.3人）`. */
export function withBeside(
  figures: string,
  measure: FigureMeasure,
  row: AnswerRow,
  { whose, values }: Beside,
  weeks: number,
): string {
  const [value, all] = [rowValue(measure, row), values.get(measure) ?? null];
  if (value === null || all === null) return figures;
  const unit = unitOf(measure, weeks);
  // A rate is that of all together, no average.
  const of = isShare(measure) ? whose : fill(a.besideAverage, { whose });
  const average = `${showNumber(measure, all)}${unit}`;
  if (value === all) return fill(a.besideLevel, { figures, whose: of, average });
  const words = isShare(measure) ? [a.besideHigher, a.besideLower] : [a.besideMore, a.besideLess];
  const difference = `${amountOf(measure, value - all)}${isShare(measure) ? '' : unit}`;
  return fill(words[value > all ? 0 : 1] ?? '', { figures, whose: of, average, difference });
}
