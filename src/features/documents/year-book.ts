// 导出全年: which workbook holds everything of a year, or of more weeks than get one each? (domain §7.18)
import { yearBookTexts as t } from '../../../conversations/exports.ts';
import type { AnswerTable, TableSheet } from '../../desk/documents/table.ts';
import type { ResolvedQuery } from '../../desk/figures/answer.ts';
import { answerQuery } from '../../desk/figures/answer-query.ts';
import type { Inquiries } from '../../desk/figures/port.ts';
import { sourcesSheet } from '../../desk/figures/sources-sheet.ts';
import { tableOf } from '../../desk/figures/table-of.ts';
import type { Speaker } from '../../desk/speaker.ts';
import { fill } from '../../forms/definition/fill.ts';
import type { QueryReading } from '../../reading/reading.ts';

/** What other features know of the same time and place. */
export type OtherSheets = (speaker: Speaker, query: QueryReading) => Promise<readonly TableSheet[]>;

const SUMS: QueryReading['measures'] = [
  'shortage',
  'resolved',
  'resolvedToDate',
  'shortageRate',
  'coverage',
  'outstanding',
  'late',
];
const OF_EACH: QueryReading['measures'] = ['shortage', 'resolved', 'resolvedToDate', 'outstanding', 'late'];

/** Week by week, by district, both, by enterprise; every report with its author's words; then the others'. Problems: those of Inquiries and of the others. */
export async function yearBook(
  deps: { readonly inquiries: Inquiries; readonly otherSheets: OtherSheets },
  speaker: Speaker,
  resolved: ResolvedQuery,
  period: string,
): Promise<AnswerTable> {
  const { query, scope, span } = resolved;
  const now = speaker.arrivedAt;
  const { form: _form, by: _by, ...plain } = query;
  const parts: readonly (readonly [string, Pick<QueryReading, 'by' | 'measures'>])[] = [
    [t.weeks, { by: 'period', measures: SUMS }],
    ...(scope.districts.length > 1 && !scope.isOwn
      ? ([
          [t.districts, { by: 'district', measures: SUMS }],
          [t.districtWeeks, { by: ['district', 'period'], measures: SUMS }],
        ] as const)
      : []),
    [t.enterprises, { by: 'enterprise', measures: OF_EACH }],
  ];
  const sheets: TableSheet[] = [];
  for (const [sheet, part] of parts) {
    const answer = await answerQuery(deps.inquiries, speaker, { ...plain, ...part });
    if (answer.kind === 'figures') sheets.push({ ...tableOf(answer, now), sheet });
  }
  const reports = await sourcesSheet(deps.inquiries, speaker, {
    scope,
    weeks: span.weeks,
    title: fill(t.file, { whose: scope.whose, period }),
  });
  const [first, ...further] = [...sheets, reports, ...(await deps.otherSheets(speaker, plain))];
  if (first === undefined) throw new Error('a year without a sheet');
  return { ...first, name: fill(t.file, { whose: scope.whose, period }), further };
}
