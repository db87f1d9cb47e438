// Is a day a workday, and which deadlines has the task force moved?
import type { Day } from './time.ts';

/** What the bureau's calendar says beyond weekends. */
export type Calendar = {
  /** Days off that are no plain weekend, and working Saturdays and Sundays (调休): `true` = workday. */
  readonly days: ReadonlyMap<Day, boolean>;
  /** Years the calendar knows; another year falls back to weekends and the fixed holidays. */
  readonly years: ReadonlySet<number>;
  /** Due instants moved by the task force, by period (`2021-W25` or `2021-05`). */
  readonly moved: ReadonlyMap<string, Date>;
};
