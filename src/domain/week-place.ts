// Where does an enterprise's report of a week count? (domain §7.8)
import type { Assignment } from './roster.ts';
import { mondayOf, type Week } from './time.ts';

export type WeekPlace = {
  readonly district: string;
  /** Whoever serves it by the roster, active or not; null = nobody. */
  readonly specialist: string | null;
  /** 应报: it was on the roster when the week opened. */
  readonly due: boolean;
};

/** As it stood when the week opened; one that joined later, as it stood first. Null where the week knows nothing of it. `history`: its assignments, in any order. */
export function weekPlaceOf(history: readonly Assignment[], week: Week): WeekPlace | null {
  const monday = mondayOf(week);
  const opening = history.find((a) => a.from <= monday && (a.until === null || monday < a.until));
  if (opening) return { district: opening.district, specialist: opening.specialist, due: true };
  const [joined] = history.filter((a) => a.from > monday).toSorted((a, b) => (a.from < b.from ? -1 : 1));
  return joined ? { district: joined.district, specialist: joined.specialist, due: false } : null;
}
