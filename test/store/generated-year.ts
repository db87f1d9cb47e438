// A year of a whole city, made up from a seed: 7 districts, 340 enterprises, 52 weeks, with everything that goes wrong in one.
import type { ImportedRoster } from '../../src/desk/ports.ts';
import type { ReportFigures } from '../../src/domain/reports.ts';
import type { Assignment } from '../../src/domain/roster.ts';
import { addDays, instantAt, type Month, mondayOf, type Week, weeksBetween } from '../../src/domain/time.ts';

export type RawFiling = {
  readonly enterprise: string;
  readonly week: Week;
  readonly revision: number;
  /** The district it was filed in. */
  readonly district: string;
  readonly figures: ReportFigures;
  readonly arrivedAt: Date;
  readonly punctuality: 'onTime' | 'late';
  readonly withdrawnAt: Date | null;
};

export type RawReturn = {
  readonly month: Month;
  readonly district: string;
  readonly arrivedAt: Date;
  readonly punctuality: 'onTime' | 'late';
  readonly withdrawnAt: Date | null;
};

export type GeneratedYear = {
  readonly roster: ImportedRoster;
  readonly filings: readonly RawFiling[];
  readonly returns: readonly (RawReturn & { readonly revision: number })[];
};

export const DISTRICTS = ['A', 'B', 'D', 'E', 'F', 'G', 'H'] as const;
export const FIRST_WEEK: Week = '2021-W03';
export const WEEKS = weeksBetween('2021-W01', '2021-W52');
const MINUTE = 60_000;

/** The same numbers for the same seed. */
export function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

export function generateYear(seed: number): GeneratedYear {
  const next = seeded(seed);
  const assignments = assignmentsOf(next);
  const own = assignments.filter((a) => a.district !== 'G');
  const filings = own.flatMap((a) => filingsOf(a, next));
  // G is F over again, so that the two come out exactly even.
  const twinOf = (f: RawFiling): RawFiling => ({ ...f, enterprise: `G${f.enterprise.slice(1)}`, district: 'G' });
  const inF = filings.filter((f) => f.enterprise.startsWith('F'));
  return { roster: rosterOf(assignments), filings: [...filings, ...inF.map(twinOf)], returns: returnsOf(next) };
}

/** Most stay; some move to another district, join late, leave, or join in the middle of a week. Those of F and G all stay. */
function assignmentsOf(next: (below: number) => number): readonly Assignment[] {
  const made: Assignment[] = [];
  const sizes = { A: 62, B: 55, D: 48, E: 45, F: 40, G: 40, H: 50 };
  for (const district of DISTRICTS) {
    for (let n = 1; n <= sizes[district]; n++) {
      const enterprise = `${district}${n}`;
      const one = { enterprise, district: district as string, specialist: null, from: '2021-01-04', until: null };
      const turn = mondayOf(WEEKS[3 + next(45)] as Week);
      const kind = 'FG'.includes(district) ? 99 : next(100);
      if (kind < 10) {
        const to = ['A', 'B', 'D', 'E', 'H'].filter((d) => d !== district)[next(4)] as string;
        made.push({ ...one, until: turn }, { ...one, district: to, from: turn });
      } else if (kind < 16) made.push({ ...one, from: turn });
      else if (kind < 21) made.push({ ...one, until: turn });
      else if (kind < 25) made.push({ ...one, from: addDays(turn, 2) });
      else made.push(one);
    }
  }
  return made;
}

/** On time, late or missing; then corrected, taken back, or overtaken by an older message that came in later. */
function filingsOf(a: Assignment, next: (below: number) => number): readonly RawFiling[] {
  const made: RawFiling[] = [];
  for (const week of WEEKS) {
    const monday = mondayOf(week);
    const joins = a.from > monday && a.from < addDays(monday, 7);
    if (week < FIRST_WEEK || (a.from > monday && !joins) || (a.until !== null && a.until <= monday)) continue;
    const fate = next(100);
    if (fate < 6) continue;
    const friday = addDays(monday, 4);
    const first =
      fate < 14 ? instantAt(friday, `1${3 + next(6)}:30`) : instantAt(addDays(monday, 2 + next(2)), `${10 + next(8)}:00`);
    const due = instantAt(friday, '12:00');
    const count = 1 + (next(100) < 12 ? 1 + next(2) : 0);
    const arrivals = Array.from({ length: count }, (_, i) => new Date(first.getTime() + i * 40 * MINUTE));
    if (count > 1 && next(4) === 0) arrivals.reverse();
    for (const [i, arrivedAt] of arrivals.entries()) {
      const zero = a.district === 'H' && week === FIRST_WEEK;
      const figure = (below: number) => (zero ? 0 : next(below));
      made.push({
        enterprise: a.enterprise,
        week,
        // Numbered over both of an enterprise's stays.
        revision: i + 1,
        district: a.district,
        figures: {
          headcount: 20 + next(400),
          shortage: { general: figure(30), skilled: figure(9), senior: figure(3) },
          resolved: { general: next(12), skilled: next(4), senior: next(2) },
        },
        arrivedAt,
        punctuality: arrivedAt < due ? 'onTime' : 'late',
        withdrawnAt: next(100) < 4 ? new Date(arrivedAt.getTime() + 5 * MINUTE) : null,
      });
    }
    // A correction long after, approved: what was published before it does not move.
    if (next(300) === 0) {
      const figures = {
        headcount: 999,
        shortage: { general: 77, skilled: 0, senior: 0 },
        resolved: { general: 50, skilled: 0, senior: 0 },
      };
      const arrivedAt = instantAt('2022-01-20', '10:00');
      const last = { enterprise: a.enterprise, week, revision: count + 1, district: a.district };
      made.push({ ...last, figures, arrivedAt, punctuality: 'late', withdrawnAt: null });
    }
  }
  return made;
}

function returnsOf(next: (below: number) => number): GeneratedYear['returns'] {
  const made: (RawReturn & { revision: number })[] = [];
  for (let n = 2; n <= 12; n++) {
    const month = `2021-${String(n).padStart(2, '0')}`;
    const due = instantAt(n === 2 ? '2021-02-28' : `${month}-30`, '12:00');
    for (const district of DISTRICTS) {
      const fate = next(10);
      if (fate === 0) continue;
      const arrivedAt = new Date(due.getTime() + (fate < 3 ? 1 : -1) * (1 + next(600)) * MINUTE);
      const one = { month, district, arrivedAt, revision: 1, punctuality: arrivedAt < due ? 'onTime' : 'late' } as const;
      made.push({ ...one, withdrawnAt: fate === 9 ? new Date(arrivedAt.getTime() + MINUTE) : null });
      if (fate > 7) {
        const again = new Date(arrivedAt.getTime() + 30 * MINUTE);
        made.push({ ...one, arrivedAt: again, revision: 2, punctuality: again < due ? 'onTime' : 'late', withdrawnAt: null });
      }
    }
  }
  return made;
}

function rosterOf(assignments: readonly Assignment[]): ImportedRoster {
  const region = (code: string, level: 'city' | 'district') => ({
    code,
    name: level === 'city' ? '示例市' : `${code}区`,
    aliases: [],
    parent: level === 'city' ? null : 'C',
    level,
  });
  const person = (userid: string, role: 'taskForce' | 'coordinator', of: string) => ({
    userid,
    account: userid,
    name: userid,
    role,
    region: of,
    active: true,
  });
  return {
    regions: [region('C', 'city'), ...DISTRICTS.map((d) => region(d, 'district'))],
    people: [person('task', 'taskForce', 'C'), person('lia', 'coordinator', 'A')],
    enterprises: [...new Set(assignments.map((a) => a.enterprise))].map((id) => ({
      id,
      name: `示例${id}公司`,
      aliases: [],
      creditCode: null,
      type: 'other',
      surveyed: false,
      headcount: null,
    })),
    assignments,
  };
}
