// The assessment once more, straight from the raw revisions and as plainly as it can be said; it shares no code with the bot's.
import { DISTRICTS, type GeneratedYear, WEEKS } from './generated-year.ts';

export type PlainSettings = { readonly rankBy: 'points' | 'share'; readonly baseline: string | null; readonly last: number };

export type PlainDistrict = {
  readonly rank: number | null;
  readonly baseline: readonly [number, number] | null;
  readonly end: readonly [number, number] | null;
  readonly points: number | null;
  readonly share: number | null;
  readonly compared: readonly string[];
  readonly onTime: readonly [number, number];
  readonly months: readonly [number, number];
  readonly resolved: number;
};

const DAY = 86_400_000;
/** 2021-W01 opens on 4 January. */
const mondayMs = (week: string) => Date.parse('2021-01-04T00:00:00+08:00') + (Number(week.slice(6)) - 1) * 7 * DAY;
const dayMs = (day: string) => Date.parse(`${day}T00:00:00+08:00`);
const monthEnds = (month: string) => {
  const [year, number] = month.split('-').map(Number) as [number, number];
  // The due day is no workday at a weekend: then the month closes at the end of the next Monday, if that is later.
  const due = new Date(number === 2 ? Date.UTC(year, 1, 28) : Date.UTC(year, number - 1, 30));
  const end = Date.UTC(year, number, 1);
  const weekday = due.getUTCDay();
  const monday = weekday === 6 ? due.getTime() + 3 * DAY : weekday === 0 ? due.getTime() + 2 * DAY : 0;
  return Math.max(end, monday) - 8 * 3_600_000;
};

export function plainAssessment(year: GeneratedYear, at: Date, settings: PlainSettings): ReadonlyMap<string, PlainDistrict> {
  const until = at.getTime();
  const stays = new Map<string, { district: string; from: string; until: string | null }[]>();
  for (const a of year.roster.assignments) stays.set(a.enterprise, [...(stays.get(a.enterprise) ?? []), a]);
  const districtOn = (enterprise: string, week: string): string | null => {
    for (const a of stays.get(enterprise) ?? []) {
      if (dayMs(a.from) <= mondayMs(week) && (a.until === null || mondayMs(week) < dayMs(a.until))) return a.district;
    }
    return null;
  };
  // What holds of each enterprise and week, and whether its first filing was on time.
  const holds = new Map<
    string,
    {
      enterprise: string;
      week: string;
      district: string;
      due: boolean;
      onTime: boolean;
      revision: number;
      first: number;
      head: number;
      missing: number;
      found: number;
    }
  >();
  for (const f of year.filings) {
    const when = f.arrivedAt.getTime();
    if (when > until || (f.withdrawnAt !== null && f.withdrawnAt.getTime() <= until)) continue;
    const key = `${f.enterprise} ${f.week}`;
    const known = holds.get(key);
    const { general: g, skilled: s, senior: h } = f.figures.shortage;
    const { general: x, skilled: y, senior: z } = f.figures.resolved;
    const stood = districtOn(f.enterprise, f.week);
    if (!known) {
      holds.set(key, {
        enterprise: f.enterprise,
        week: f.week,
        district: stood ?? f.district,
        due: stood !== null,
        onTime: f.punctuality === 'onTime',
        revision: f.revision,
        first: when,
        head: f.figures.headcount,
        missing: g + s + h,
        found: x + y + z,
      });
      continue;
    }
    // The order of commits decides which holds, never a clock.
    if (f.revision > known.revision) {
      known.revision = f.revision;
      known.head = f.figures.headcount;
      known.missing = g + s + h;
      known.found = x + y + z;
    }
    if (when < known.first) {
      known.first = when;
      known.onTime = f.punctuality === 'onTime';
    }
  }
  const all = [...holds.values()];
  const firstFiled = all.map((r) => r.week).sort()[0] as string;
  const counted = WEEKS.filter((w) => w >= firstFiled && mondayMs(w) + 7 * DAY <= until);
  const start = settings.baseline ?? firstFiled;
  const ends = counted.slice(Math.max(0, counted.length - settings.last));
  const months = year.returns.filter(
    (r) => r.arrivedAt.getTime() <= until && !(r.withdrawnAt && r.withdrawnAt.getTime() <= until),
  );
  const firstMonth = months.map((r) => r.month).sort()[0];
  const countedMonths = [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]
    .map((n) => `2021-${String(n).padStart(2, '0')}`)
    .filter((m) => firstMonth !== undefined && m >= firstMonth && monthEnds(m) <= until);

  const out = new Map<string, PlainDistrict>();
  for (const d of DISTRICTS) {
    const here = all.filter((r) => r.district === d);
    const compared = year.roster.enterprises
      .map((e) => e.id)
      .filter((id) => [start, ...ends].every((w) => holds.get(`${id} ${w}`)?.district === d))
      .sort();
    const sum = (weeks: readonly string[]): readonly [number, number] | null => {
      if (compared.length === 0) return null;
      let [head, missing] = [0, 0];
      for (const r of here)
        if (compared.includes(r.enterprise) && weeks.includes(r.week)) [head, missing] = [head + r.head, missing + r.missing];
      return [head, missing];
    };
    const [baseline, end] = [sum([start]), sum(ends)];
    const rate = (x: readonly [number, number]) => x[1] / (x[0] + x[1]);
    const isRanked = baseline !== null && end !== null && baseline[1] > 0 && ends.some((w) => w > start);
    const points = isRanked ? rate(baseline) - rate(end) : null;
    const due = counted.reduce((n, w) => n + year.roster.enterprises.filter((e) => districtOn(e.id, w) === d).length, 0);
    const onTimeMonths = countedMonths.filter((m) => {
      const of = months
        .filter((r) => r.month === m && r.district === d)
        .sort((a, b) => a.arrivedAt.getTime() - b.arrivedAt.getTime());
      return of[0]?.punctuality === 'onTime';
    });
    out.set(d, {
      rank: null,
      baseline,
      end,
      points,
      share: points === null || baseline === null ? null : points / rate(baseline),
      compared,
      onTime: [here.filter((r) => counted.includes(r.week) && r.due && r.onTime).length, due],
      months: [onTimeMonths.length, countedMonths.length],
      resolved: here.filter((r) => counted.includes(r.week)).reduce((n, r) => n + r.found, 0),
    });
  }
  for (const [d, one] of out) {
    const mine = one[settings.rankBy];
    if (mine === null) continue;
    const better = [...out.values()].filter((o) => (o[settings.rankBy] ?? Number.NEGATIVE_INFINITY) > mine + 1e-12).length;
    out.set(d, { ...one, rank: better + 1 });
  }
  return out;
}
