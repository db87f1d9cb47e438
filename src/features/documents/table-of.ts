// Which table do the rows of an answer make, all of them, each figure by tier where it is reported by tier?

import { annexTexts, tableTexts as t } from '../../../conversations/documents.ts';
import { dimensionHeadings } from '../../../conversations/exports.ts';
import { measureNames } from '../../../conversations/questions.ts';
import type { AnswerTable, TableCell } from '../../desk/documents/table.ts';
import type { AnswerRow, FiguresAnswer } from '../../desk/figures/answer.ts';
import { isShare } from '../../desk/figures/numbers.ts';
import { sayPeriod } from '../../desk/figures/periods.ts';
import { titleOf } from '../../desk/figures/titles.ts';
import { isTiered, valueIn } from '../../domain/figure-values.ts';
import type { FigureMeasure } from '../../domain/figures.ts';
import { SKILL_TIERS, type SkillTier, TIER_NAMES } from '../../domain/tiers.ts';
import { showInstant } from '../../domain/time.ts';
import { fill } from '../../forms/definition/fill.ts';

type Column = { readonly heading: string; readonly cell: (row: Pick<AnswerRow, 'sums' | 'tiers'>) => TableCell };

export function tableOf(answer: FiguresAnswer, now: Date): AnswerTable {
  const { by, total, tiers, scope, span } = answer;
  const columns = columnsOf(answer);
  const { due, filed, extra } = total.coverage;
  const isOfWeeks = span.weeks.length > 1;
  const all: readonly TableCell[] = [
    ...by.map((_, i) => (i === 0 ? t.all : '')),
    ...columns.map((c) => c.cell({ sums: total, tiers })),
  ];
  return {
    name: fill(t.file, {
      whose: scope.whose,
      period: periodOf(answer, now),
      what: answer.measures.map((m) => measureNames[m]).join('、'),
    }),
    title: titleOf(answer, now),
    under: fill(isOfWeeks ? t.closingWeeks : t.closing, {
      at: showInstant(now),
      filed,
      due,
      extra: extra > 0 ? fill(isOfWeeks ? t.extraWeeks : t.extra, { extra }) : '',
    }),
    headings: [...by.map((d) => dimensionHeadings[d]), ...columns.map((c) => c.heading)],
    rows: [...answer.rows.map((row) => [...row.labels, ...columns.map((c) => c.cell(row))]), ...(isWhole(answer) ? [all] : [])],
  };
}

/** For the name of a file, which is read in other weeks, too: a week by its year and number. */
function periodOf({ query, span }: FiguresAnswer, now: Date): string {
  const [week, another] = span.weeks;
  if (week === undefined || another !== undefined) return sayPeriod(query.period, span, now);
  return fill(annexTexts.week, { year: Number(week.slice(0, 4)), number: Number(week.slice(6)) });
}

/** The sum belongs below rows that are all there is, and not below some of them. */
const isWhole = ({ query }: FiguresAnswer): boolean => query.top === undefined && query.threshold === undefined;

function columnsOf({ measures, by, tiers }: FiguresAnswer): readonly Column[] {
  const isByTier = by.includes('tier');
  const figures = measures.flatMap((m): readonly Column[] => {
    const whole: Column = { heading: measureNames[m], cell: (row) => cellOf(m, row) };
    if (!isTiered(m) || isByTier || tiers.length < SKILL_TIERS.length) return [whole];
    const each = SKILL_TIERS.map((tier: SkillTier) => ({
      heading: fill(t.ofTier, { what: measureNames[m], tier: TIER_NAMES[tier] }),
      cell: (row: Pick<AnswerRow, 'sums'>) => cellOf(m, { sums: row.sums, tiers: [tier] }),
    }));
    return [...each, { ...whole, heading: fill(t.ofTier, { what: measureNames[m], tier: t.all }) }];
  });
  return [
    ...figures,
    { heading: t.due, cell: ({ sums }) => sums.coverage.due },
    { heading: t.filed, cell: ({ sums }) => sums.coverage.filed },
  ];
}

function cellOf(measure: FigureMeasure, { sums, tiers }: Pick<AnswerRow, 'sums' | 'tiers'>): TableCell {
  const value = valueIn(measure, sums, tiers);
  return isShare(measure) ? { share: value } : value;
}
