// How many reports are owed by the roster for a question, in which group, and who serves those enterprises? (domain §7.2)
import type { EnterpriseType } from './enterprises.ts';
import type { FigureFilter, FigureQuestion, FigureSpan, GroupDimension, OwedLine } from './figures.ts';
import type { Assignment, Roster } from './roster.ts';
import { addWeeks, type Day, mondayOf, type Week } from './time.ts';

/** What an enterprise was in some weeks, both included, where the roster has made something else of it since. */
export type FormerKind = { readonly from: Week; readonly to: Week; readonly type: EnterpriseType; readonly surveyed: boolean };
/** By enterprise; the spans of one never overlap. */
export type FormerKinds = ReadonlyMap<string, readonly FormerKind[]>;
export const NO_FORMER_KINDS: FormerKinds = new Map();

type Kind = { readonly type: EnterpriseType; readonly surveyed: boolean };
/** An assignment, or a part of one over which the enterprise's kind stays the same. */
type Stay = Assignment & Kind;

/** How many of the stays of one district and kind are open from each day on; days ascending. */
type Cell = Kind & { readonly district: string; readonly days: readonly Day[]; readonly open: readonly number[] };

type Stays = {
  readonly all: readonly Stay[];
  readonly byEnterprise: ReadonlyMap<string, readonly Stay[]>;
  readonly bySpecialist: ReadonlyMap<string, readonly Stay[]>;
  readonly cells: readonly Cell[];
  readonly active: ReadonlySet<string>;
};

const remembered = new WeakMap<Roster, WeakMap<FormerKinds, Stays>>();

/** Once a roster, so that no question walks through all assignments for a few, or for sums. */
function staysOf(roster: Roster, kinds: FormerKinds): Stays {
  const ofRoster = remembered.get(roster) ?? new WeakMap<FormerKinds, Stays>();
  remembered.set(roster, ofRoster);
  const known = ofRoster.get(kinds);
  if (known) return known;
  const kindOf = new Map(roster.enterprises.map((e) => [e.id, { type: e.type, surveyed: e.surveyed }]));
  const all = roster.assignments.flatMap((a) => {
    const now = kindOf.get(a.enterprise);
    return now === undefined ? [] : split(a, now, kinds.get(a.enterprise) ?? []);
  });
  const stays = {
    all,
    byEnterprise: mapBy(all, (s) => s.enterprise),
    bySpecialist: mapBy(all, (s) => s.specialist ?? ''),
    cells: cellsOf(all),
    active: new Set(roster.people.filter((p) => p.active).map((p) => p.userid)),
  };
  ofRoster.set(kinds, stays);
  return stays;
}

/** The stay in parts, each of the kind the enterprise was then. */
function split(a: Assignment, now: Kind, former: readonly FormerKind[]): readonly Stay[] {
  const parts: Stay[] = [];
  let from = a.from;
  const until = (day: Day, kind: Kind) => {
    const end = a.until !== null && a.until < day ? a.until : day;
    if (from < end) parts.push({ ...a, ...kind, from, until: end });
    if (from < end) from = end;
  };
  for (const { type, surveyed, ...weeks } of former.toSorted((x, y) => (x.from < y.from ? -1 : 1))) {
    until(mondayOf(weeks.from), now);
    until(mondayOf(addWeeks(weeks.to, 1)), { type, surveyed });
  }
  if (a.until === null || from < a.until) parts.push({ ...a, ...now, from });
  return parts;
}

function mapBy<T>(all: readonly T[], keyOf: (one: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const group = groups.get(keyOf(one));
    if (group) group.push(one);
    else groups.set(keyOf(one), [one]);
  }
  return groups;
}

function cellsOf(all: readonly Stay[]): readonly Cell[] {
  return [...mapBy(all, (s) => `${s.district}\n${s.type}\n${s.surveyed}`).values()].map((alike) => {
    const changes = new Map<Day, number>();
    const change = (day: Day, by: number) => changes.set(day, (changes.get(day) ?? 0) + by);
    for (const { from, until } of alike) {
      change(from, 1);
      if (until !== null) change(until, -1);
    }
    const days = [...changes.keys()].sort();
    let open = 0;
    const counts = days.map((day) => {
      open += changes.get(day) ?? 0;
      return open;
    });
    const [{ district, type, surveyed }] = alike as [Stay];
    return { district, type, surveyed, days, open: counts };
  });
}

/** The place of the first that is not below `day`. */
function placeOf(days: readonly Day[], day: Day): number {
  let [low, high] = [0, days.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((days[middle] as Day) < day) low = middle + 1;
    else high = middle;
  }
  return low;
}

const openOn = ({ days, open }: Cell, day: Day): number => {
  const at = placeOf(days, day);
  return (days[at] === day ? open[at] : open[at - 1]) ?? 0;
};

/** Whoever serves it on a day by the roster, active or not; null = nobody. */
export const specialistOn = (roster: Roster, enterprise: string, day: Day): string | null =>
  (staysOf(roster, NO_FORMER_KINDS).byEnterprise.get(enterprise) ?? []).find(
    (s) => s.from <= day && (s.until === null || day < s.until),
  )?.specialist ?? null;

/** What the question is asked of: its filter, within the asker's rights. */
type Owing = Pick<FigureQuestion, 'spans' | 'by' | 'needs'> & { readonly filter: FigureFilter };

/** 应报, group by group: enterprise-weeks whose enterprise was on the roster when the week opened. */
export function owedIn(roster: Roster, kinds: FormerKinds, { filter, spans, by, needs }: Owing): readonly OwedLine[] {
  const stays = staysOf(roster, kinds);
  const ofSums = by.every((d) => d === 'district' || d === 'type' || d === 'period') && !needs.includes('specialists');
  return spans.flatMap((span, n) => {
    const lines = countedLines(n, by, needs.includes('specialists') ? stays.active : null);
    const mondays = span.weeks.map(mondayOf);
    if (ofSums && filter.enterprises === null && filter.specialist === null && filter.excluded === undefined) {
      for (const cell of stays.cells) {
        if (!isMeant(filter, cell)) continue;
        for (const [i, week] of span.weeks.entries()) {
          const open = openOn(cell, mondays[i] as Day);
          if (open > 0) lines.add({ ...cell, enterprise: null, specialist: null }, week, open, isStanding(by, span, week));
        }
      }
    } else {
      for (const stay of owing(stays, filter)) {
        const last = stay.until === null ? mondays.length : placeOf(mondays, stay.until);
        for (let i = placeOf(mondays, stay.from); i < last; i++) {
          const week = span.weeks[i] as Week;
          lines.add(stay, week, 1, isStanding(by, span, week));
        }
      }
    }
    return lines.made();
  });
}

const isStanding = (by: readonly GroupDimension[], span: FigureSpan, week: Week): boolean =>
  by.includes('period') || week === span.standing;

const isMeant = ({ districts, types, surveyed }: FigureFilter, of: Kind & { readonly district: string }): boolean =>
  (districts?.includes(of.district) ?? true) && (types?.includes(of.type) ?? true) && (!surveyed || of.surveyed);

function owing(stays: Stays, filter: FigureFilter): readonly Stay[] {
  const { enterprises, specialist } = filter;
  const some =
    enterprises !== null
      ? [...new Set(enterprises)].flatMap((e) => stays.byEnterprise.get(e) ?? [])
      : specialist !== null
        ? (stays.bySpecialist.get(specialist) ?? [])
        : stays.all;
  const excluded = new Set(filter.excluded);
  return some.filter(
    (s) => isMeant(filter, s) && (specialist === null || s.specialist === specialist) && !excluded.has(s.enterprise),
  );
}

/** Those that owed the week, in roster order. */
export function owingIn(roster: Roster, kinds: FormerKinds, filter: FigureFilter, week: Week): readonly Stay[] {
  const monday = mondayOf(week);
  return owing(staysOf(roster, kinds), filter).filter((s) => s.from <= monday && (s.until === null || monday < s.until));
}

type Counted = Pick<Stay, 'district' | 'type'> & { readonly enterprise: string | null; readonly specialist: string | null };

/** Adds up owed enterprise-weeks by group. `active`: who counts as serving; null where nobody is asked about. */
function countedLines(span: number, by: readonly GroupDimension[], active: ReadonlySet<string> | null) {
  const groups = new Map<string, { key: OwedLine['key']; weeks: number; standing: number; specialists: Set<string> }>();
  return {
    add(of: Counted, week: Week, many: number, isStanding: boolean): void {
      const key = by.map((dimension) => (dimension === 'period' ? week : of[dimension]));
      const text = key.join('\n');
      const group = groups.get(text) ?? { key, weeks: 0, standing: 0, specialists: new Set<string>() };
      groups.set(text, group);
      group.weeks += many;
      if (!isStanding) return;
      group.standing += many;
      if (of.specialist !== null && active?.has(of.specialist)) group.specialists.add(of.specialist);
    },
    made: (): readonly OwedLine[] =>
      [...groups.values()].map((group) => ({ ...group, span, specialists: [...group.specialists] })),
  };
}
