// Which answer has a question about weeks, within the rights of whoever asks?
import type { Calendar } from '../../domain/calendar.ts';
import { weekDeadlines } from '../../domain/deadlines.ts';
import { spanBefore } from '../../domain/figure-spans.ts';
import {
  COSTLY_FIGURES,
  type FigureFilter,
  type FigureGroup,
  type FigureSpan,
  type GroupDimension,
  type SpanFigures,
} from '../../domain/figures.ts';
import type { Roster } from '../../domain/roster.ts';
import { type Month, monthOf, type Week } from '../../domain/time.ts';
import type { Dimension, QueryReading } from '../../reading/reading.ts';
import type { Speaker } from '../speaker.ts';
import type { QueryAnswer, ResolvedQuery } from './answer.ts';
import { besideOf, isBeside } from './beside.ts';
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

type Ask = (
  dimensions: readonly Dimension[],
  filter: FigureFilter,
  of?: readonly FigureSpan[],
) => Promise<readonly SpanFigures[]>;

/** 每月解决多少, 哪个月最多: each month by itself, what stands of it as of its last week. */
async function ofMonths(resolved: ResolvedQuery, ask: Ask, roster: Roster, calendar: Calendar): Promise<QueryAnswer> {
  const { query, scope, span, by } = resolved;
  // Nothing is compared month by month, nor averaged.
  if ([query.compare, query.average, query.share, query.weeks].some((one) => one !== undefined) || query.rankBy)
    return { kind: 'cannot' };
  const months = new Map<Month, Week[]>();
  for (const week of span.weeks) {
    const month = monthOf(weekDeadlines(calendar, week).due);
    months.set(month, [...(months.get(month) ?? []), week]);
  }
  const others = by.filter((d) => d !== 'period');
  const [own] = await ask(others, scope.filter, [span]);
  const each = await ask(
    others,
    scope.filter,
    [...months.values()].map((weeks) => spanWithin(weeks, span)),
  );
  if (!own) throw new Error('a span without an answer');
  const at = by.filter((d) => d !== 'tier').indexOf('period');
  const groups = [...months.keys()].flatMap((month, i): readonly FigureGroup[] => {
    const of = each[i];
    if (of === undefined) return [];
    const parts = others.some((d) => d !== 'tier') ? of.groups : [{ key: [], sums: of.total }];
    return parts.map(({ key, sums }) => ({ key: [...key.slice(0, at), month, ...key.slice(at)], sums }));
  });
  const rows = rowsOf(roster, resolved, { span, own: { total: own.total, groups }, parts: undefined }, null);
  return { ...resolved, kind: 'figures', compared: null, total: own.total, base: null, beside: null, ...rows };
}

/** Its standing week is the last that counts of the whole, or its own last. */
const spanWithin = (weeks: readonly Week[], { standing }: FigureSpan): FigureSpan => ({
  weeks,
  standing: weeks.findLast((week) => week <= standing) ?? weeks.at(-1) ?? standing,
});

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
  if (query.months && by.includes('period')) return ofMonths(resolved, ask, roster, calendar);
  const asked = baseOf(speaker, resolved);
  const [own, before] = await ask(by, scope.filter);
  const [parts, partsBefore] = over === null ? [] : await ask(over, scope.filter);
  const [all] = asked === null ? [] : await ask([], asked.filter, [span]);
  if (!own) throw new Error('a span without an answer');
  const beside = await besideOf(speaker, resolved, async (dimension, filter) => (await ask([dimension], filter, [span]))[0]);
  const each = (of: SpanFigures | undefined) => (of === undefined ? {} : { parts: of.groups.map((g) => g.sums) });
  const compared =
    compare && previous && before ? { with: compare, span: previous, total: before.total, ...each(partsBefore) } : null;
  const found = rowsOf(
    roster,
    resolved,
    { span, own, parts },
    previous && before ? { span: previous, own: before, parts: partsBefore } : null,
  );
  return {
    ...resolved,
    kind: 'figures',
    compared,
    total: own.total,
    ...each(parts),
    beside,
    base: asked && all ? { sums: all.total, tiers: asked.tiers, whose: asked.whose } : null,
    ...found,
    rows: found.rows.filter((row) => isBeside(resolved, beside, row)),
  };
}
