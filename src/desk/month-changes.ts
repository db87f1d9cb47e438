// Which figures of a month's return are others than they were, and how is that said?
import { programmeHints, monthlyTexts as t } from '../../conversations/monthly.ts';
import { type MonthlyFigures, monthlyValue, PROGRAMMES, type Programme, programmeFigures } from '../domain/programmes.ts';
import { fill } from '../forms/definition/fill.ts';

type MonthlyChange = {
  readonly programme: Programme;
  readonly name: string;
  readonly unit: string;
  /** Null: the month had no such figure. */
  readonly was: number | null;
  readonly is: number | null;
};

/** Each figure that differs, in annex 2's order. */
export const monthChanges = (before: MonthlyFigures, after: MonthlyFigures): readonly MonthlyChange[] =>
  PROGRAMMES.flatMap((programme) =>
    programmeFigures(programme).flatMap(({ key, name, unit }) => {
      const [was, is] = [monthlyValue(before, programme, key), monthlyValue(after, programme, key)];
      return was === is ? [] : [{ programme, name, unit, was, is }];
    }),
  );

const withUnit = (count: number | null, unit: string): string => (count === null ? t.noFigure : `${count}${unit}`);

/** `百千万本月活动成交人数150人改为160人`; empty where nothing differs. */
export const monthChangesLine = (before: MonthlyFigures, after: MonthlyFigures): string =>
  monthChanges(before, after)
    .map(({ programme, name, unit, was, is }) =>
      fill(t.change, { name, programme: programmeHints[programme].short, was: withUnit(was, unit), is: withUnit(is, unit) }),
    )
    .join('，');
