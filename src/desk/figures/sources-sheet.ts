// 看全部: which workbook holds every report behind a figure, down to its author's own words? (domain §7.9)
import { listTableTexts as tables } from '../../../conversations/exports.ts';
import { measureNames } from '../../../conversations/questions.ts';
import { isOfTiers, isStanding, isTiered } from '../../domain/figure-values.ts';
import type { FigureMeasure } from '../../domain/figures.ts';
import { regionName } from '../../domain/regions.ts';
import { PUNCTUALITY_NAMES } from '../../domain/reports.ts';
import { enterpriseName, personName } from '../../domain/roster.ts';
import { SKILL_TIERS } from '../../domain/tiers.ts';
import { showInstant, type Week } from '../../domain/time.ts';
import { fill } from '../../forms/definition/fill.ts';
import type { AnswerTable, TableCell, TableSheet } from '../documents/table.ts';
import type { Speaker } from '../speaker.ts';
import type { ResolvedQuery } from './answer.ts';
import { answerQuery } from './answer-query.ts';
import { periodForFile } from './periods.ts';
import type { Inquiries, SourceRow } from './port.ts';
import type { Scope } from './scope.ts';
import { tableOf } from './table-of.ts';
import { isTotals, titleOf } from './titles.ts';

/** Rows of one workbook. */
export const MOST_SHEET_ROWS = 20_000;

type Behind = {
  readonly scope: Pick<Scope, 'filter'>;
  readonly weeks: readonly Week[];
  readonly title: string;
};

/** Every report of the weeks, as far as there is room. One statement. Problems: those of Inquiries. */
export async function sourcesSheet(inquiries: Inquiries, speaker: Speaker, { scope, weeks, title }: Behind): Promise<TableSheet> {
  const question = { filter: scope.filter, weeks, measure: 'headcount', tiers: SKILL_TIERS, limit: MOST_SHEET_ROWS } as const;
  const { rows, count } = await inquiries.sources(speaker.asker, question, speaker.arrivedAt);
  return sheetOf(speaker, rows, null, title, count);
}

type Book = {
  readonly title: string;
  readonly count: number /** Null where there are more rows than fit. */;
  readonly table: AnswerTable | null;
};

/**
 * 看全部: the rows of the answer where it has any, then every report the `measure` is made of; of 合计 every report. Two statements at the
 * most. Problems: those of Inquiries.
 */
export async function sourcesBook(
  inquiries: Inquiries,
  speaker: Speaker,
  resolved: ResolvedQuery,
  measure: FigureMeasure,
): Promise<Book> {
  const { query, scope, span, measures } = resolved;
  const now = speaker.arrivedAt;
  const isWhole = isTotals(measures);
  const of = isWhole ? 'headcount' : measure;
  const weeks = isStanding(of) && query.weeks === undefined && !isWhole ? [span.standing] : span.weeks;
  const tiers = isOfTiers(of) ? resolved.tiers : SKILL_TIERS;
  const question = { filter: scope.filter, weeks, measure: of, tiers, limit: MOST_SHEET_ROWS };
  const found = await inquiries.sources(speaker.asker, question, now);
  const title = titleOf({ query, scope, measures: isWhole ? measures : [of], by: [], isDraft: false, span }, now);
  if (found.count > found.rows.length) return { title, count: found.count, table: null };
  const said = { whose: scope.whose, period: periodForFile(query.period, span, now), what: isWhole ? '' : measureNames[of] };
  const name = fill(tables.sourcesFile, said);
  const sheet = sheetOf(speaker, found.rows, isWhole ? null : of, title, found.count);
  const answer = resolved.by.length === 0 ? null : await answerQuery(inquiries, speaker, query);
  const table: AnswerTable =
    answer?.kind === 'figures' ? { ...tableOf(answer, now), name, further: [sheet] } : { ...sheet, name };
  return { title, count: found.rows.length, table };
}

/** `measure`: what each row adds to; null: the reports alone. */
function sheetOf(
  { bureau, arrivedAt }: Speaker,
  rows: readonly SourceRow[],
  measure: FigureMeasure | null,
  title: string,
  count: number,
): TableSheet {
  const { roster } = bureau;
  const hasPart = measure !== null && isTiered(measure);
  return {
    sheet: tables.sourcesSheet,
    title: fill(tables.sourcesTitle, { title }),
    // More than fit are counted.
    under: fill(count > rows.length ? tables.sourcesUnderPart : tables.sourcesUnder, {
      count,
      shown: rows.length,
      at: showInstant(arrivedAt),
    }),
    headings: [...tables.sourcesHeadings, ...(hasPart ? [fill(tables.sourcesPart, { what: measureNames[measure] })] : [])],
    rows: rows.map(({ enterprise, week, specialist, headcount, revision, filedAt, figures, report }): readonly TableCell[] => [
      enterpriseName(roster, enterprise),
      regionName(roster.regions, report.district),
      week,
      personName(roster, specialist),
      headcount,
      ...SKILL_TIERS.map((tier) => report.shortage[tier]),
      ...SKILL_TIERS.map((tier) => report.resolved[tier]),
      personName(roster, report.filedBy),
      showInstant(filedAt),
      revision,
      PUNCTUALITY_NAMES[report.punctuality],
      report.words ?? '',
      ...(hasPart ? [SKILL_TIERS.reduce((sum, tier) => sum + figures[tier], 0)] : []),
    ]),
  };
}
