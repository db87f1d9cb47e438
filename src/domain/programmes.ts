// What are the figures of a district's month, programme by programme, and how are they added up?
import { type FigureUnit, PROGRAMME_LIST } from './programme-list.ts';

type Entry = (typeof PROGRAMME_LIST)[number];
export type Programme = Entry['key'];

/** The key of one of a programme's figures. */
export type FigureKey<P extends Programme = Programme> = Extract<Entry, { readonly key: P }>['figures'][number]['key'];

export type ProgrammeFigure = {
  readonly key: FigureKey;
  readonly name: string;
  /** Its name where a year's figures are summed up. */
  readonly inYear: string;
  readonly unit: FigureUnit;
};

/** What people are counted in. */
export const PEOPLE_UNIT: FigureUnit = '人';

/** The programmes of annex 2, in its order. */
export const PROGRAMMES: readonly Programme[] = PROGRAMME_LIST.map(({ key }) => key);

/** The words of annex 2 for each programme. */
export const PROGRAMME_NAMES = Object.fromEntries(PROGRAMME_LIST.map(({ key, name }) => [key, name])) as Readonly<
  Record<Programme, string>
>;

const FIGURES: ReadonlyMap<Programme, readonly ProgrammeFigure[]> = new Map(
  PROGRAMME_LIST.map(({ key, figures }) => [key, figures]),
);

/** The figures of a programme, in annex 2's order. */
export const programmeFigures = (programme: Programme): readonly ProgrammeFigure[] => FIGURES.get(programme) ?? [];

/** The figures of a district and month: whole numbers ≥ 0; a programme or figure added to the list later has none. */
export type MonthlyFigures = { readonly [P in Programme]?: { readonly [K in FigureKey<P>]?: number } };

/** `本月活动场次(场)`, as annex 2 heads its columns. */
export const labelOf = ({ name, unit }: ProgrammeFigure): string => `${name}(${unit})`;

/** One of them; null where the month has none, which is not 0. */
export const monthlyValue = (figures: MonthlyFigures, programme: Programme, key: FigureKey): number | null =>
  (figures[programme] as Partial<Record<FigureKey, number>> | undefined)?.[key] ?? null;

/** Every figure made anew, in annex 2's order; one made null is left out. */
export const monthlyFigures = (make: (programme: Programme, key: FigureKey) => number | null): MonthlyFigures =>
  Object.fromEntries(
    PROGRAMMES.flatMap((programme) => {
      const made = programmeFigures(programme).flatMap(({ key }) => {
        const value = make(programme, key);
        return value === null ? [] : [[key, value] as const];
      });
      return made.length === 0 ? [] : [[programme, Object.fromEntries(made)] as const];
    }),
  );

/** Σ over those that have the figure; none where neither has. */
export const addMonthly = (a: MonthlyFigures, b: MonthlyFigures): MonthlyFigures =>
  monthlyFigures((p, k) => {
    const [x, y] = [monthlyValue(a, p, k), monthlyValue(b, p, k)];
    return x === null ? y : x + (y ?? 0);
  });

/** What no return adds up to: no figure at all. */
export const NO_MONTHLY: MonthlyFigures = {};
