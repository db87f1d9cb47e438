// Which table do the rows of an answer make, all of them, each figure by tier where it is reported by tier?

import { tableTexts as t } from '../../../conversations/documents.ts';
import { dimensionHeadings, monthHeading } from '../../../conversations/exports.ts';
import { measureNames } from '../../../conversations/questions.ts';
import { addsUp, isOfTiers, isShare, isTiered } from '../../domain/figure-values.ts';
import type { FigureMeasure } from '../../domain/figures.ts';
import { SKILL_TIERS, type SkillTier, TIER_NAMES } from '../../domain/tiers.ts';
import { showInstant } from '../../domain/time.ts';
import { fill } from '../../forms/definition/fill.ts';
import type { AnswerTable, TableCell } from '../documents/table.ts';
import type { AnswerRow, Base, Beside, FiguresAnswer } from './answer.ts';
import { periodForFile } from './periods.ts';
import { changeIn, rowValue, shareIn, summedValue } from './row-values.ts';
import { isOfMoved } from './rows.ts';
import { titleOf } from './titles.ts';

/** A row, or the whole. */
type Line = Pick<AnswerRow, 'sums' | 'parts' | 'tiers' | 'before'>;

type Column = { readonly heading: string; readonly cell: (line: Line) => TableCell };

export function tableOf(answer: FiguresAnswer, now: Date): AnswerTable {
  const { by, total, parts, tiers, scope, span, compared } = answer;
  const before = compared === null ? null : { sums: compared.total, ...(compared.parts && { parts: compared.parts }) };
  const whole: Line = { sums: total, ...(parts && { parts }), tiers, before };
  const columns = columnsOf(answer);
  const { due, filed, extra } = total.coverage;
  const isOfWeeks = span.weeks.length > 1;
  const all: readonly TableCell[] = [...by.map((_, i) => (i === 0 ? t.all : '')), ...columns.map((c) => c.cell(whole))];
  return {
    name: fill(t.file, {
      whose: scope.whose,
      period: periodForFile(answer.query.period, span, now),
      what: answer.measures.map((m) => measureNames[m]).join('、'),
    }),
    title: titleOf(answer, now),
    under: fill(isOfWeeks ? t.closingWeeks : t.closing, {
      at: showInstant(now),
      filed,
      due,
      extra: extra > 0 ? fill(isOfWeeks ? t.extraWeeks : t.extra, { extra }) : '',
    }),
    headings: [
      ...by.map((d) => (d === 'period' && answer.query.months ? monthHeading : dimensionHeadings[d])),
      ...columns.map((c) => c.heading),
    ],
    rows: [...answer.rows.map((row) => [...row.labels, ...columns.map((c) => c.cell(row))]), ...(isWhole(answer) ? [all] : [])],
  };
}

/** The sum belongs below rows that are all there is, and not below some of them. */
const isWhole = ({ query, by }: FiguresAnswer): boolean =>
  !isOfMoved(query, by) &&
  [query.top, query.threshold, query.weeks, query.rank].every((one) => one === undefined) &&
  query.order !== 'both' &&
  query.beside !== 'above' &&
  query.beside !== 'below';

function columnsOf(answer: FiguresAnswer): readonly Column[] {
  const { measures, by, tiers, base, compared } = answer;
  const isByTier = by.includes('tier');
  const figures = measures.flatMap((m): readonly Column[] => {
    if (!isOfTiers(m) && isByTier) return [];
    const whole: Column = { heading: measureNames[m], cell: (line) => cellOf(m, rowValue(m, line)) };
    const more = [
      ...(answer.beside === null ? [] : besideColumns(m, answer.beside)),
      ...(compared === null ? [] : changeColumns(m)),
      ...(base !== null && addsUp(m) ? [shareColumn(m, base)] : []),
    ];
    if (!isTiered(m) || isByTier || tiers.length < SKILL_TIERS.length) return [whole, ...more];
    const each = SKILL_TIERS.map(
      (tier: SkillTier): Column => ({
        heading: fill(t.ofTier, { what: measureNames[m], tier: TIER_NAMES[tier] }),
        cell: (line) => cellOf(m, summedValue(m, line, [tier])),
      }),
    );
    return [...each, { ...whole, heading: fill(t.ofTier, { what: measureNames[m], tier: t.all }) }, ...more];
  });
  return [
    ...figures,
    { heading: t.due, cell: ({ sums }) => sums.coverage.due },
    { heading: t.filed, cell: ({ sums }) => sums.coverage.filed },
  ];
}

/** What it was in the period it is compared with, and by how much it differs. */
const changeColumns = (measure: FigureMeasure): readonly Column[] => [
  {
    heading: fill(t.before, { what: measureNames[measure] }),
    cell: ({ before, tiers }) => cellOf(measure, before === null ? null : summedValue(measure, before, tiers)),
  },
  { heading: fill(t.change, { what: measureNames[measure] }), cell: (line) => cellOf(measure, changeIn(measure, line)) },
];

/** The average of all, and by how much it differs. */
const besideColumns = (measure: FigureMeasure, { whose, values }: Beside): readonly Column[] => {
  const all = values.get(measure) ?? null;
  return [
    { heading: fill(t.average, { what: measureNames[measure], whose }), cell: () => cellOf(measure, all) },
    {
      heading: fill(t.besides, { what: measureNames[measure] }),
      cell: (line) => {
        const value = rowValue(measure, line);
        return cellOf(measure, value === null || all === null ? null : value - all);
      },
    },
  ];
};

const shareColumn = (measure: FigureMeasure, base: Base): Column => ({
  heading: fill(t.share, { what: measureNames[measure], whose: base.whose }),
  cell: ({ sums, tiers }) => ({ share: shareIn(measure, { sums, tiers }, base) }),
});

/** An average keeps one place, as it is said. */
function cellOf(measure: FigureMeasure, value: number | null): TableCell {
  if (isShare(measure)) return { share: value };
  return value === null || Number.isInteger(value) ? value : Number(value.toFixed(1));
}
