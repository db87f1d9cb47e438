// Which answer has a question about weeks, within the rights of whoever asks?
import { spanBefore } from '../../domain/figure-spans.ts';
import {
  COSTLY_FIGURES,
  type FigureFilter,
  type FigureSpan,
  type GroupDimension,
  type SpanFigures,
} from '../../domain/figures.ts';
import type { Dimension, QueryReading } from '../../reading/reading.ts';
import type { Speaker } from '../speaker.ts';
import type { QueryAnswer, ResolvedQuery } from './answer.ts';
import type { Inquiries } from './port.ts';
import { resolveQuery } from './resolve-query.ts';
import { rowsOf } from './rows.ts';
import { baseOf } from './share-base.ts';

/**
 * One statement of the database, or none; one more for an average, and for a share of all. What to draw or to write into a workbook is
 * here as well: labelled rows and their sums. Problems: those of Inquiries.
 */
export async function answerQuery(inquiries: Inquiries, speaker: Speaker, query: QueryReading): Promise<QueryAnswer> {
  const outcome = resolveQuery(speaker, query);
  if (outcome.kind !== 'resolved') return outcome;
  const { resolved } = outcome;
  const { measures, scope, span, by } = resolved;
  const [week] = span.weeks;
  if (measures.includes('outstanding') && by.length === 0 && span.weeks.length === 1 && week !== undefined) {
    const missing = await inquiries.missing(speaker.asker, week, scope.filter, speaker.arrivedAt);
    return { ...resolved, kind: 'missing', week, missing };
  }
  return figuresOf(inquiries, speaker, resolved);
}

async function figuresOf(inquiries: Inquiries, speaker: Speaker, resolved: ResolvedQuery): Promise<QueryAnswer> {
  const { query, measures, scope, span, by } = resolved;
  const { calendar, roster } = speaker.bureau;
  // Of a run of changes each week is compared with the one before it.
  const isRun = query.weeks !== undefined;
  const compare = isRun ? undefined : (query.compare ?? (query.rankBy === 'change' ? 'previous' : undefined));
  const previous = compare === undefined ? null : spanBefore(query.period, span, compare, calendar);
  const spans = previous === null ? [span] : [span, previous];
  const ask = (dimensions: readonly Dimension[], filter: FigureFilter, of: readonly FigureSpan[] = spans) =>
    inquiries.figures(
      speaker.asker,
      {
        filter,
        spans: of,
        by: dimensions.filter((dimension): dimension is GroupDimension => dimension !== 'tier'),
        needs: COSTLY_FIGURES.filter((m) => measures.includes(m) || query.threshold?.measure === m),
      },
      speaker.arrivedAt,
    );
  const { average } = query;
  const over = average === undefined || by.includes(average) ? null : [...by, average];
  if (over !== null && over.filter((d) => d !== 'tier').length > 2) return { kind: 'cannot' };
  const asked = baseOf(speaker, resolved);
  const [own, before] = await ask(by, scope.filter);
  const [parts, partsBefore] = over === null ? [] : await ask(over, scope.filter);
  const [all] = asked === null ? [] : await ask([], asked.filter, [span]);
  if (!own) throw new Error('a span without an answer');
  const each = (of: SpanFigures | undefined) => (of === undefined ? {} : { parts: of.groups.map((g) => g.sums) });
  const compared =
    compare && previous && before ? { with: compare, span: previous, total: before.total, ...each(partsBefore) } : null;
  return {
    ...resolved,
    kind: 'figures',
    compared,
    total: own.total,
    ...each(parts),
    base: asked && all ? { sums: all.total, tiers: asked.tiers, whose: asked.whose } : null,
    ...rowsOf(
      roster,
      resolved,
      { span, own, parts },
      previous && before ? { span: previous, own: before, parts: partsBefore } : null,
    ),
  };
}
