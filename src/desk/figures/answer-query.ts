// Which answer has a question about weeks, within the rights of whoever asks?
import { spanBefore } from '../../domain/figure-spans.ts';
import { COSTLY_FIGURES, type GroupDimension } from '../../domain/figures.ts';
import type { QueryReading } from '../../reading/reading.ts';
import type { Speaker } from '../speaker.ts';
import type { QueryAnswer } from './answer.ts';
import type { Inquiries } from './port.ts';
import { resolveQuery } from './resolve-query.ts';
import { rowsOf } from './rows.ts';

/** One statement of the database, or none. What to draw or to write into a workbook is here as well: labelled rows and their sums. Problems: those of Inquiries. */
export async function answerQuery(inquiries: Inquiries, speaker: Speaker, query: QueryReading): Promise<QueryAnswer> {
  const outcome = resolveQuery(speaker, query);
  if (outcome.kind !== 'resolved') return outcome;
  const { resolved } = outcome;
  const { measures, scope, span, by } = resolved;
  const now = speaker.arrivedAt;
  const [week] = span.weeks;
  if (measures.includes('outstanding') && by.length === 0 && span.weeks.length === 1 && week !== undefined) {
    return { ...resolved, kind: 'missing', week, missing: await inquiries.missing(speaker.asker, week, scope.filter, now) };
  }
  const previous = query.compare === undefined ? null : spanBefore(query.period, span, query.compare, speaker.bureau.calendar);
  const [own, before] = await inquiries.figures(
    speaker.asker,
    {
      filter: scope.filter,
      spans: previous === null ? [span] : [span, previous],
      by: by.filter((dimension): dimension is GroupDimension => dimension !== 'tier'),
      needs: COSTLY_FIGURES.filter((m) => measures.includes(m) || query.threshold?.measure === m),
    },
    now,
  );
  if (!own) throw new Error('a span without an answer');
  return {
    ...resolved,
    kind: 'figures',
    compared: query.compare && previous && before ? { with: query.compare, span: previous, total: before.total } : null,
    total: own.total,
    ...rowsOf(speaker.bureau.roster, resolved, previous, own, before ?? null),
  };
}
