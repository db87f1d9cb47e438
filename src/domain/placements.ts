// How does one enterprise's history of districts and specialists go on when the roster says something new?
import type { Assignment } from './roster.ts';
import type { Day } from './time.ts';

export type Place = { readonly district: string; readonly specialist: string | null };

type Placed = {
  readonly history: readonly Assignment[];
  /** The Monday asked for was already history: what is new holds from this week's Monday instead. */
  readonly postponed: boolean;
};

/**
 * The history of one enterprise after the roster said where it stands now (`null` = it has left).
 * `asked` is the Monday of 生效周 where one was given; `monday` this week's. Saying again what already holds changes nothing.
 * What was over before this week stays as it was: a 生效周 at or before the last change is taken as this week (domain §3.4);
 * only the first stay may begin earlier, and the last end earlier, than was thought: later would fill a time of which nothing is known.
 */
export function place(
  enterprise: string,
  history: readonly Assignment[],
  to: Place | null,
  asked: Day | null,
  monday: Day,
): Placed {
  const placed = to === null ? leave(history, asked, monday) : stay(enterprise, history, to, asked, monday);
  const last = placed.history.at(-1);
  if (!last || asked === null) return placed;
  const others = placed.history.slice(0, -1);
  if (to !== null && others.length === 0 && asked < last.from) return { history: [{ ...last, from: asked }], postponed: false };
  if (to === null && last.until !== null && last.from < asked && asked < last.until) {
    return { history: [...others, { ...last, until: asked }], postponed: false };
  }
  return placed;
}

function stay(enterprise: string, history: readonly Assignment[], to: Place, asked: Day | null, monday: Day): Placed {
  const last = history.at(-1);
  if (last?.until === null && samePlace(last, to)) return { history, postponed: false };
  const { from, postponed } = startOf(history, asked, monday);
  const next = { enterprise, district: to.district, specialist: to.specialist, from, until: null };
  return { history: append(cutAt(history, from), next), postponed };
}

function leave(history: readonly Assignment[], asked: Day | null, monday: Day): Placed {
  if (history.at(-1)?.until !== null) return { history, postponed: false };
  const { from, postponed } = startOf(history, asked, monday);
  return { history: cutAt(history, from), postponed };
}

function startOf(
  history: readonly Assignment[],
  asked: Day | null,
  monday: Day,
): { readonly from: Day; readonly postponed: boolean } {
  const settled = lastChangeBefore(history, monday);
  const postponed = asked !== null && settled !== null && asked <= settled;
  return { from: asked === null || postponed ? monday : asked, postponed };
}

const samePlace = (a: Place, b: Place): boolean => a.district === b.district && a.specialist === b.specialist;

function lastChangeBefore(history: readonly Assignment[], monday: Day): Day | null {
  const changes = history.flatMap((a) => (a.until === null ? [a.from] : [a.from, a.until])).filter((day) => day < monday);
  return changes.reduce<Day | null>((latest, day) => (latest === null || day > latest ? day : latest), null);
}

const cutAt = (history: readonly Assignment[], day: Day): readonly Assignment[] =>
  history.filter((a) => a.from < day).map((a) => (a.until === null || a.until > day ? { ...a, until: day } : a));

/** Going on in the same place without a gap is one assignment, not two. */
function append(history: readonly Assignment[], next: Assignment): readonly Assignment[] {
  const last = history.at(-1);
  return last && last.until === next.from && samePlace(last, next)
    ? [...history.slice(0, -1), { ...last, until: next.until }]
    : [...history, next];
}

/** 交接: from `today` on served by `to`, in the same district and for as long as was planned; what was before stays as it was. */
export const handOverPlacements = (held: Assignment, to: string, today: Day): readonly Assignment[] =>
  held.from === today
    ? [{ ...held, specialist: to }]
    : [
        { ...held, until: today },
        { ...held, from: today, specialist: to },
      ];
