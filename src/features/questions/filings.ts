// 谁报得最晚, 今天新报了几家: when were the weeks first filed, and by whom? (domain §7.16)
import { answerTexts as a } from '../../../conversations/answers.ts';
import { questionTexts as t } from '../../../conversations/questions.ts';
import type { ResolvedQuery, Unanswered } from '../../desk/figures/answer.ts';
import { sayPeriod, shortWeek } from '../../desk/figures/periods.ts';
import type { FilingGroup, Filings, FirstFiling, Inquiries } from '../../desk/figures/port.ts';
import { resolveQuery } from '../../desk/figures/resolve-query.ts';
import type { Scope } from '../../desk/figures/scope.ts';
import { daysSaid } from '../../desk/figures/titles.ts';
import type { Speaker } from '../../desk/speaker.ts';
import type { FigureSpan } from '../../domain/figures.ts';
import { regionName } from '../../domain/regions.ts';
import { PUNCTUALITY_NAMES } from '../../domain/reports.ts';
import { enterpriseName, personName } from '../../domain/roster.ts';
import { showInstant } from '../../domain/time.ts';
import { fill } from '../../forms/definition/fill.ts';
import type { Measure, QueryReading } from '../../reading/reading.ts';

/** As many rows as an answer has lines. */
const ROWS = 20;

/** 甲公司报上了没: whether, and when. */
const OF_ONE: readonly Measure[] = ['coverage', 'outstanding', 'late'];
const isOfOne = ({ measures, period, enterprise, weeks, by, filedOn }: QueryReading): boolean =>
  enterprise !== undefined &&
  filedOn === undefined &&
  weeks === undefined &&
  by === undefined &&
  'from' in period &&
  period.from === period.to &&
  measures.every((m) => OF_ONE.includes(m));

/** 今天新报了几家 asks which, too. */
const NEWLY: readonly Measure[] = ['coverage', 'enterprises'];

/** Whether a question is about when reports came in: by itself, or of those that came in on some days. */
export const isOfFilings = (query: QueryReading): boolean => {
  const { measures, filedOn, by, threshold } = query;
  if (isOfOne(query) || measures.every((m) => m === 'filedAt')) return true;
  const isPlain = threshold === undefined && (by === undefined || by === 'enterprise');
  return filedOn !== undefined && isPlain && measures.every((m) => NEWLY.includes(m));
};

type FilingsAnswer = { readonly kind: 'lines'; readonly lines: readonly string[] } | Unanswered;

/** One statement. Problems: those of Inquiries. */
export async function filingsFor(inquiries: Inquiries, speaker: Speaker, query: QueryReading): Promise<FilingsAnswer> {
  // Resolved like any figure of those who reported.
  const { by: _by, order: _order, top: _top, ...plain } = query;
  const outcome = resolveQuery(speaker, { ...plain, measures: ['enterprises'] });
  if (outcome.kind !== 'resolved') return outcome;
  const { scope, span, isDraft } = outcome.resolved;
  const isNewly = query.filedOn !== undefined;
  const order = query.order === 'asc' || (isNewly && query.order === undefined) ? 'asc' : 'desc';
  const by = groupOf(query);
  const found = await inquiries.filings(
    speaker.asker,
    { filter: scope.filter, weeks: span.weeks, by, order, limit: query.top ?? ROWS },
    speaker.arrivedAt,
  );
  if (isOfOne(query))
    return { kind: 'lines', lines: ofOneLines(speaker, scope, sayPeriod(query.period, span, speaker.arrivedAt), found.rows) };
  const title = titleOf(speaker, query, scope, span, found, order);
  // Several weeks are filed by one message, and so at one instant.
  const shown = found.rows.slice(0, ROWS);
  const left = (query.top === undefined ? found.groups : found.rows.length) - shown.length;
  return {
    kind: 'lines',
    lines: [
      ...(scope.bounded === null ? [] : [scope.bounded]),
      `${title}${isDraft ? t.draft : ''}`,
      ...(found.rows.length === 0 && !isNewly ? [t.noReports] : []),
      ...shown.map((row) =>
        rowLine(speaker, row, 1 + found.rows.findIndex((r) => r.at.getTime() === row.at.getTime()), by, span),
      ),
      ...(left > 0 ? [fill(a.filingsMore, { count: left })] : []),
      fill(t.closingAt, { at: showInstant(speaker.arrivedAt) }),
    ],
  };
}

/** Of the one enterprise: when it was reported first, by whose specialist, or that it is not. */
function ofOneLines(
  { bureau: { roster }, arrivedAt: now }: Speaker,
  { whose, bounded }: Scope,
  period: string,
  [row]: readonly FirstFiling[],
): readonly string[] {
  const said = { whose, period, now: showInstant(now) };
  const specialist = row === undefined ? '' : personName(roster, row.specialist) || t.noSpecialist;
  return [
    ...(bounded === null ? [] : [bounded]),
    row === undefined
      ? fill(a.oneNotFiled, said)
      : fill(a.oneFiled, { ...said, specialist, at: showInstant(row.at), punctuality: PUNCTUALITY_NAMES[row.punctuality] }),
  ];
}

/** More names than these are a list to be exported. */
const NAMES = 40;

/** Who has reported, in the order in which they did. One statement. Problems: those of Inquiries. */
export async function filedNames(
  inquiries: Inquiries,
  speaker: Speaker,
  { scope, span }: Pick<ResolvedQuery, 'scope' | 'span'>,
): Promise<readonly string[]> {
  const { roster } = speaker.bureau;
  const found = await inquiries.filings(
    speaker.asker,
    { filter: scope.filter, weeks: span.weeks, by: 'enterprise', order: 'asc', limit: NAMES },
    speaker.arrivedAt,
  );
  const names = found.rows.slice(0, NAMES).map((row) => enterpriseName(roster, row.enterprise));
  if (names.length === 0) return [];
  const more = found.count > names.length ? fill(a.filedMore, { count: found.count }) : '';
  return [fill(a.filedNames, { names: names.join('、'), more })];
}

/** By the first dimension that has a last filing of its own. */
function groupOf({ by }: QueryReading): FilingGroup {
  const [first] = [by].flat();
  return first === 'district' || first === 'specialist' ? first : 'enterprise';
}

function titleOf(
  { arrivedAt: now }: Speaker,
  query: QueryReading,
  { whose }: Scope,
  span: FigureSpan,
  { count }: Filings,
  order: 'asc' | 'desc',
): string {
  const period = sayPeriod(query.period, span, now);
  if (query.filedOn === undefined)
    return fill(a.filingsTitle, { whose, period, order: order === 'asc' ? a.firstFirst : a.lastFirst });
  const said = { whose, period, days: daysSaid(query.filedOn, now) };
  return count === 0 ? fill(a.newlyNone, said) : fill(span.weeks.length > 1 ? a.newlyWeeks : a.newly, { ...said, count });
}

/** `1 示例一厂（东城专员）　11月26日 10:01:00 按时`; of people and districts what they filed then. */
function rowLine({ bureau: { roster } }: Speaker, row: FirstFiling, place: number, by: FilingGroup, span: FigureSpan): string {
  const enterprise = enterpriseName(roster, row.enterprise);
  const specialist = personName(roster, row.specialist) || t.noSpecialist;
  const label = by === 'district' ? regionName(roster.regions, row.district) : by === 'specialist' ? specialist : enterprise;
  const detail = by === 'enterprise' ? specialist : enterprise;
  const week = span.weeks.length > 1 ? shortWeek(row.week, span) : '';
  return fill(a.filingRow, {
    place,
    label,
    detail,
    week,
    at: showInstant(row.at),
    punctuality: PUNCTUALITY_NAMES[row.punctuality],
  });
}
