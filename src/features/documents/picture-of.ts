// What does the picture of a question show: which lines over its weeks, or which bars?

import { answerTexts as a, averageUnits } from '../../../conversations/answers.ts';
import { pictureDimensions, pictureTexts as t } from '../../../conversations/exports.ts';
import { measureNames } from '../../../conversations/questions.ts';
import { MOST_SERIES, type Picture, type Series, type Unit } from '../../desk/documents/picture.ts';
import type { AnswerRow, FiguresAnswer, Unanswered } from '../../desk/figures/answer.ts';
import { answerQuery } from '../../desk/figures/answer-query.ts';
import { saidBounds } from '../../desk/figures/bounds.ts';
import { sayPeriod } from '../../desk/figures/periods.ts';
import type { Inquiries } from '../../desk/figures/port.ts';
import { resolveQuery } from '../../desk/figures/resolve-query.ts';
import { changeIn, rowValue } from '../../desk/figures/row-values.ts';
import type { Speaker } from '../../desk/speaker.ts';
import { isOfTiers, isShare } from '../../domain/figure-values.ts';
import type { FigureMeasure } from '../../domain/figures.ts';
import { type SkillTier, TIER_NAMES } from '../../domain/tiers.ts';
import { showInstant, type Week } from '../../domain/time.ts';
import type { Coverage } from '../../domain/totals.ts';
import { fill } from '../../forms/definition/fill.ts';
import { wantsBars } from '../../reading/question/talk.ts';
import type { Dimension, QueryReading } from '../../reading/reading.ts';

type DrawnPicture = {
  readonly kind: 'picture';
  readonly picture: Picture;
  /** Title and coverage, for the words that go before it. */
  readonly title: string;
  readonly coverage: string;
  /** Said first where more was asked for than may be seen. */
  readonly bounded: string | null;
};

/** A year and its week 53; more is cut to the latest. */
const MOST_WEEKS = 53;
/** Bars that are still read one by one on a phone. */
const MOST_BARS = 20;

/** Notes that go on one line where they fit. */
const joined = (notes: readonly string[]): string => notes.join('　');

/** Measures of people, which may stand in one picture. */
const PEOPLE: readonly FigureMeasure[] = ['shortage', 'resolved', 'resolvedToDate', 'newDemand'];

/** One statement. Problems: those of Inquiries. */
export async function pictureOf(
  inquiries: Inquiries,
  speaker: Speaker,
  asked: QueryReading,
  text: string,
): Promise<DrawnPicture | Unanswered> {
  const outcome = resolveQuery(speaker, asked);
  if (outcome.kind !== 'resolved') return outcome;
  const { measures, span, scope, by } = outcome.resolved;
  const [first] = measures;
  if (first === undefined) return { kind: 'cannot' };
  const isTrend = span.weeks.length > 1 && !wantsBars(text) && asked.months === undefined;
  const dimension = dimensionOf(asked, by, measures, isTrend, scope.districts.length);
  const query = isTrend ? ofTrend(asked, dimension) : ofBars(asked, dimension);
  const answer = await answerQuery(inquiries, speaker, query);
  if (answer.kind === 'missing') return { kind: 'cannot' };
  if (answer.kind !== 'figures') return answer;
  const isWhole = [asked.top, asked.order, asked.threshold, asked.rank, asked.rankBy, asked.weeks].every(
    (one) => one === undefined,
  );
  return isTrend
    ? linesOf(answer, dimension, speaker.arrivedAt, isWhole)
    : barsOf(answer, dimension ?? 'period', speaker.arrivedAt);
}

/** Lines run over all the weeks of whoever is asked about. */
function ofTrend(asked: QueryReading, dimension: Dimension | null): QueryReading {
  const { top: _top, order: _order, threshold: _threshold, rankBy: _rankBy, rank: _rank, weeks: _weeks, ...rest } = asked;
  const { compare: _compare, form: _form, by: _by, share: _share, ...plain } = rest;
  return { ...plain, by: dimension === null ? 'period' : dimension === 'tier' ? ['period', 'tier'] : [dimension, 'period'] };
}

/** Bars show the rows that words show. */
function ofBars(asked: QueryReading, dimension: Dimension | null): QueryReading {
  const { compare: _compare, form: _form, by: _by, share: _share, weeks: _weeks, ...plain } = asked;
  return { ...plain, by: dimension ?? 'period' };
}

/** By what: as asked; where several districts or tiers are named, by those; bars of one week by district, or by tier where there is one. */
function dimensionOf(
  query: QueryReading,
  by: readonly Dimension[],
  measures: readonly FigureMeasure[],
  isTrend: boolean,
  districts: number,
): Dimension | null {
  const named = by.find((d) => d !== 'period');
  if (named !== undefined) return named;
  if ((query.districts?.length ?? 0) > 1) return 'district';
  if ((query.tiers?.length ?? 0) > 1 && measures.some(isOfTiers)) return 'tier';
  if (isTrend || !('from' in query.period) || query.period.from !== query.period.to) return null;
  return districts > 1 ? 'district' : measures.some(isOfTiers) ? 'tier' : 'enterprise';
}

/** 缺工; of several people's measures those that are drawn; with the tiers where only some are asked for. */
function whatOf({ query }: FiguresAnswer, drawn: readonly FigureMeasure[], dimension: Dimension | null): string {
  const tiers = dimension === 'tier' ? [] : (query.tiers ?? []).map((tier: SkillTier) => TIER_NAMES[tier]);
  const { average, threshold } = query;
  const plain = `${tiers.join('、')}${drawn.map(measureName).join('、')}`;
  const what = average === undefined ? plain : fill(a.onAverage, { unit: averageUnits[average], what: plain });
  return threshold === undefined ? what : fill(a.bounded, { what, bounds: saidBounds(threshold) });
}

const measureName = (measure: FigureMeasure): string => (measure === 'coverage' ? t.coverageName : measureNames[measure]);

/** `weeks`: over how many each value is. */
function unitOf(measure: FigureMeasure, weeks: number): Unit {
  if (isShare(measure)) return '%';
  if (measure === 'outstanding' || measure === 'late') return weeks > 1 ? '户次' : '家';
  return measure === 'enterprises' || measure === 'shortEnterprises' ? '家' : '人';
}

/** Shares are drawn in percent, with the two places they are said with. */
function valueFor(measure: FigureMeasure, row: AnswerRow, isChange = false): number | null {
  const value = isChange ? changeIn(measure, row) : rowValue(measure, row);
  if (value === null) return null;
  return unitOf(measure, 1) === '%' ? Math.round(value * 10_000) / 100 : Math.round(value * 10) / 10;
}

const weekName = (week: Week): string => fill(t.week, { number: Number(week.slice(6)) });

/** `isWhole`: neither ranks nor bounds were asked for. */
function linesOf(answer: FiguresAnswer, dimension: Dimension | null, now: Date, isWhole: boolean): DrawnPicture {
  const weeks = answer.span.weeks.slice(-MOST_WEEKS);
  const drawn = drawnOf(answer.measures, dimension);
  const at = answer.by.indexOf('period');
  const all: readonly Series[] =
    dimension === null
      ? drawn.map((m) => ({ name: nameOf(answer, m, drawn), values: weeks.map((w) => inWeek(answer.rows, at, w, m)) }))
      : labelsOf(answer.rows, 1 - at).map(([key, name]) => {
          const rows = answer.rows.filter((row) => row.key[1 - at] === key);
          return { name, values: weeks.map((w) => inWeek(rows, at, w, drawn[0])) };
        });
  const series = largest(all);
  const last = weeks.at(-1) ?? answer.span.standing;
  const covered = coverageByWeek(answer, at);
  const lastCoverage = covered.get(last) ?? { due: 0, filed: 0, extra: 0 };
  const what = whatOf(answer, drawn, dimension);
  const title = dimension === null ? fill(t.trend, { what }) : fill(t.trendBy, { dimension: pictureDimensions[dimension], what });
  const coverage = fill(answer.isDraft ? t.coverageDraft : t.coverage, { week: weekName(last), ...lastCoverage });
  const picture: Picture = {
    kind: 'lines',
    ...captionOf(answer, title, now),
    unit: unitOf(drawn[0] ?? 'shortage', 1),
    notes: [
      joined([fill(t.at, { at: showInstant(now) }), coverage]),
      ...lowestNote(covered, last),
      joined([
        ...(series.length > 1 ? [fill(t.legend, { week: weekName(last) })] : []),
        ...(all.length > series.length ? [fill(t.dropped, { shown: series.length, dropped: all.length - series.length })] : []),
        ...(weeks.length < answer.span.weeks.length ? [fill(t.latest, { count: weeks.length })] : []),
        ...leftOutNote(answer.measures, drawn),
        ...(isWhole ? [] : [t.wholeTrend]),
      ]),
      ...formulaNote(drawn[0]),
    ].filter((note) => note !== ''),
    ticks: weeks.map((week) => fill(t.tick, { number: Number(week.slice(6)) })),
    series,
  };
  return { kind: 'picture', picture, title: `${picture.subtitle}${title}`, coverage, bounded: answer.scope.bounded };
}

function barsOf(answer: FiguresAnswer, dimension: Dimension, now: Date): DrawnPicture {
  const drawn = drawnOf(answer.measures, dimension);
  const [measure = 'shortage'] = drawn;
  const all = answer.rows;
  const rows = all.slice(0, MOST_BARS);
  const isOneWeek = answer.span.weeks.length === 1;
  const isChange = answer.query.rankBy === 'change';
  const what = isChange ? fill(t.change, { what: whatOf(answer, drawn, dimension) }) : whatOf(answer, drawn, dimension);
  const title = fill(t.barsBy, { dimension: pictureDimensions[dimension], what });
  const { due, filed } = answer.total.coverage;
  const [week = answer.span.standing] = answer.span.weeks;
  const coverage = isOneWeek
    ? fill(answer.isDraft ? t.coverageDraft : t.coverage, { week: weekName(week), due, filed })
    : fill(t.coverageSpan, { due, filed });
  const picture: Picture = {
    kind: 'bars',
    ...captionOf(answer, title, now),
    unit: unitOf(measure, dimension === 'period' ? 1 : answer.span.weeks.length),
    notes: [
      joined([fill(t.at, { at: showInstant(now) }), coverage]),
      joined([
        ...(all.length > rows.length ? [fill(t.dropped, { shown: rows.length, dropped: all.length - rows.length })] : []),
        ...leftOutNote(answer.measures, drawn),
      ]),
      ...formulaNote(measure),
    ].filter((note) => note !== ''),
    bars: rows.map((row) => ({ name: row.labels[0] ?? '', value: valueFor(measure, row, isChange) })),
  };
  return { kind: 'picture', picture, title: `${picture.subtitle}${title}`, coverage, bounded: answer.scope.bounded };
}

const captionOf = (answer: FiguresAnswer, title: string, now: Date) => ({
  title,
  subtitle: fill(t.subtitle, { whose: answer.scope.whose, period: sayPeriod(answer.query.period, answer.span, now) }),
});

/** Of several measures those of people that have one unit, one line each; a dimension has one measure. */
function drawnOf(measures: readonly FigureMeasure[], dimension: Dimension | null): readonly FigureMeasure[] {
  const people = measures.filter((m) => PEOPLE.includes(m));
  const [first] = people.length > 0 ? people : measures;
  if (first === undefined) return [];
  // 累计 grows to many times the others, which would lie flat beside it.
  return dimension === null && people.length > 1 ? people.filter((m) => m !== 'resolvedToDate') : [first];
}

const nameOf = (answer: FiguresAnswer, measure: FigureMeasure, drawn: readonly FigureMeasure[]): string =>
  drawn.length > 1 ? measureName(measure) : answer.scope.whose;

/** Each once, in the order of the rows. */
const labelsOf = (rows: readonly AnswerRow[], at: number): readonly (readonly [string | null, string])[] => [
  ...new Map(rows.map((row) => [row.key[at] ?? null, row.labels[at] ?? ''])),
];

function inWeek(rows: readonly AnswerRow[], at: number, week: Week, measure: FigureMeasure | undefined): number | null {
  const row = rows.find((r) => r.key[at] === week);
  return row && measure ? valueFor(measure, row) : null;
}

/** As many as can be told apart: those with the highest last value, in the order they came. */
function largest(all: readonly Series[]): readonly Series[] {
  if (all.length <= MOST_SERIES) return all;
  const last = ({ values }: Series) => values.findLast((v) => v !== null) ?? -1;
  const kept = new Set(all.toSorted((a, b) => last(b) - last(a)).slice(0, MOST_SERIES));
  return all.filter((one) => kept.has(one));
}

/** Of each week, once, however many tiers its rows are for. */
function coverageByWeek({ rows }: FiguresAnswer, at: number): ReadonlyMap<Week, Coverage> {
  const covered = new Map<Week, Coverage>();
  const seen = new Set<AnswerRow['sums']>();
  for (const { key, sums } of rows) {
    const week = key[at];
    if (week === null || week === undefined || seen.has(sums)) continue;
    seen.add(sums);
    const { due, filed, extra } = covered.get(week) ?? { due: 0, filed: 0, extra: 0 };
    const { coverage } = sums;
    covered.set(week, { due: due + coverage.due, filed: filed + coverage.filed, extra: extra + coverage.extra });
  }
  return covered;
}

/** A dent in a line may be nothing but reports that are not there. */
function lowestNote(covered: ReadonlyMap<Week, Coverage>, last: Week): readonly string[] {
  const share = ({ due, filed }: Coverage) => (due === 0 ? 1 : filed / due);
  const [lowest] = [...covered].filter(([week]) => week !== last).toSorted(([, a], [, b]) => share(a) - share(b));
  if (!lowest || share(lowest[1]) === 1) return [];
  return [fill(t.lowest, { week: weekName(lowest[0]), ...lowest[1] })];
}

const leftOutNote = (asked: readonly FigureMeasure[], drawn: readonly FigureMeasure[]): readonly string[] =>
  drawn.length < asked.length ? [fill(t.first, { what: drawn.map(measureName).join('、') })] : [];

function formulaNote(measure: FigureMeasure | undefined): readonly string[] {
  if (measure === 'shortageRate') return [t.rate];
  if (measure === 'coverage') return [t.coverageRate];
  if (measure === 'resolvedRate') return [t.resolvedRate];
  return measure === 'newDemand' ? [t.demand] : [];
}
