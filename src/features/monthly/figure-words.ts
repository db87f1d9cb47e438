// How are a programme's figures said: with their units, with last month's, summed up over a year?
import { bulletinTexts as t } from '../../../conversations/bulletin.ts';
import type { FigureUnit } from '../../domain/programme-list.ts';
import {
  type FigureKey,
  type MonthlyFigures,
  monthlyValue,
  type Programme,
  type ProgrammeFigure,
  programmeFigures,
} from '../../domain/programmes.ts';
import { fill } from '../../forms/definition/fill.ts';

/** What is not known has no unit. */
export const shownFigure = (
  value: number | null,
  unit: FigureUnit,
): { readonly value: number | string; readonly unit: string } =>
  value === null ? { value: t.noFigure, unit: '' } : { value, unit };

/** `150人`, or — where the month has no such figure. */
const valueWith = (value: number | null, unit: FigureUnit): string => (value === null ? t.noFigure : `${value}${unit}`);

export const withLast = (programme: Programme, now: MonthlyFigures, last: MonthlyFigures | null): string =>
  programmeFigures(programme)
    .map(({ key, name, unit }) => {
      const said = { name, ...shownFigure(monthlyValue(now, programme, key), unit) };
      return last === null
        ? fill(t.figure, said)
        : fill(t.figureLast, { ...said, last: monthlyValue(last, programme, key) ?? t.noFigure });
    })
    .join('，');

/** Those of a programme's figures that are asked for; all of them where it has none of those. */
export function toldFigures(programme: Programme, asked: readonly FigureKey[] | undefined): readonly ProgrammeFigure[] {
  const all = programmeFigures(programme);
  const some = all.filter(({ key }) => asked?.includes(key));
  return some.length === 0 ? all : some;
}

/** `3场、12家、150人`. */
export const valuesOf = (programme: Programme, figures: MonthlyFigures, asked?: readonly FigureKey[]): string =>
  toldFigures(programme, asked)
    .map(({ key, unit }) => valueWith(monthlyValue(figures, programme, key), unit))
    .join('、');

/** `服务企业数量6家，…`: the figures of a year are not 本月's. */
export const sumsOfYear = (programme: Programme, figures: MonthlyFigures, asked?: readonly FigureKey[]): string =>
  toldFigures(programme, asked)
    .map(({ key, inYear, unit }) => fill(t.figure, { name: inYear, ...shownFigure(monthlyValue(figures, programme, key), unit) }))
    .join('，');
