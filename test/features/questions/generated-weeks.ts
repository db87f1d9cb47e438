// A small city over five weeks, made up from a seed: three districts, 24 enterprises, some weeks not reported; with plain sums of them.
import type { Bureau, ImportedRoster } from '../../../src/desk/ports.ts';
import type { Speaker } from '../../../src/desk/speaker.ts';
import { ENTERPRISE_TYPES, type EnterpriseType } from '../../../src/domain/enterprises.ts';
import type { Figures } from '../../../src/domain/tiers.ts';
import { addDays, instantAt, mondayOf, type Week, weeksBetween } from '../../../src/domain/time.ts';
import type { QueryReading } from '../../../src/reading/reading.ts';
import { seeded } from '../../store/generated-year.ts';
import { type City, newCity } from '../../worlds/city.ts';

export const WEEKS = weeksBetween('2026-W44', '2026-W48');
export const LAST: Week = '2026-W48';
/** Half an hour past the last week's due instant. */
export const NOW = instantAt('2026-11-27', '12:30');
export const DISTRICTS = ['E', 'N', 'W'] as const;

/** What one enterprise reported in one week. */
export type Filed = {
  readonly enterprise: string;
  readonly week: Week;
  readonly district: string;
  readonly type: EnterpriseType;
  readonly headcount: number;
  readonly shortage: Figures;
  readonly resolved: Figures;
  readonly at: Date;
};

const region = (code: string, name: string, parent: string | null) =>
  ({ code, name, aliases: [], parent, level: parent === null ? 'city' : 'district' }) as const;
const person = (userid: string, name: string, role: 'specialist' | 'coordinator' | 'taskForce', of: string) =>
  ({ userid, account: userid, name, role, region: of, active: true }) as const;

export const IDS: readonly string[] = DISTRICTS.flatMap((d) => Array.from({ length: 8 }, (_, i) => `${d}${i + 1}`));
export const nameOf = (id: string): string => `示例${'东北西'['ENW'.indexOf(id.slice(0, 1))]}${id.slice(1)}号公司`;
export const districtOf = (id: string): string => id.slice(0, 1);
const typeOf = (id: string): EnterpriseType => ENTERPRISE_TYPES[Number(id.slice(1)) % 4] ?? 'other';

const ROSTER: ImportedRoster = {
  regions: [region('C', '示例市', null), region('E', '东城区', 'C'), region('N', '北城区', 'C'), region('W', '西城区', 'C')],
  people: [
    person('e1', '东专员', 'specialist', 'E'),
    person('n1', '北专员', 'specialist', 'N'),
    person('w1', '西专员', 'specialist', 'W'),
    person('lian', '东联络员', 'coordinator', 'E'),
    person('ban', '专班', 'taskForce', 'C'),
  ],
  enterprises: IDS.map((id) => ({
    id,
    name: nameOf(id),
    aliases: [],
    creditCode: null,
    type: typeOf(id),
    surveyed: false,
    headcount: 100,
  })),
  assignments: IDS.map((id) => ({
    enterprise: id,
    district: districtOf(id),
    specialist: `${districtOf(id).toLowerCase()}1`,
    from: '2026-01-05',
    until: null,
  })),
};

/** Seven of eight weeks are reported; every third enterprise is short of nobody most of the time. */
function generate(seed: number): readonly Filed[] {
  const next = seeded(seed);
  return WEEKS.flatMap((week) =>
    IDS.flatMap((enterprise, i): readonly Filed[] => {
      const isMissing = next(8) === 0;
      const isCalm = i % 3 === 0 && next(4) > 0;
      const shortage = isCalm
        ? { general: 0, skilled: 0, senior: 0 }
        : { general: next(12), skilled: next(3) === 0 ? next(6) : 0, senior: next(5) === 0 ? 1 : 0 };
      const resolved = { general: next(7), skilled: next(2), senior: 0 };
      const headcount = 40 + next(160);
      const at = instantAt(addDays(mondayOf(week), next(4)), `1${next(8)}:${10 + next(50)}`);
      const district = districtOf(enterprise);
      return isMissing ? [] : [{ enterprise, week, district, type: typeOf(enterprise), headcount, shortage, resolved, at }];
    }),
  );
}

export type World = {
  readonly city: City;
  readonly bureau: Bureau;
  readonly filed: readonly Filed[];
  readonly as: (userid: string, at?: Date) => Speaker;
};

export async function worldOf(seed: number): Promise<World> {
  const city = await newCity(ROSTER);
  const bureau = await city.bureaus.current();
  const as = (userid: string, at: Date = NOW): Speaker => {
    const found = ROSTER.people.find((p) => p.userid === userid);
    if (!found) throw new Error(`nobody is called ${userid}`);
    const { role, region: of } = found;
    return { asker: { corp: 'c', userid, role, region: of }, person: found, bureau, message: 'm', arrivedAt: at, thread: 0 };
  };
  const filed = generate(seed);
  const inOrder = filed.toSorted((a, b) => a.at.getTime() - b.at.getTime());
  for (const [i, one] of inOrder.entries()) {
    const monday = mondayOf(one.week);
    const [answer] = await city.reports.file({
      asker: as(`${one.district.toLowerCase()}1`).asker,
      message: `${one.week} ${one.enterprise}`,
      arrivedAt: one.at,
      thread: i + 1,
      week: one.week,
      dueAt: instantAt(addDays(monday, 4), '12:00'),
      closesAt: instantAt(addDays(monday, 6), '24:00'),
      entries: [
        {
          enterprise: one.enterprise,
          figures: { headcount: one.headcount, shortage: one.shortage, resolved: one.resolved },
          doubts: [],
        },
      ],
    });
    if (answer?.kind !== 'filed') throw new Error(`${one.week} ${one.enterprise}: ${answer?.kind}`);
  }
  return { city, bureau, filed, as };
}

export const total = (f: Figures): number => f.general + f.skilled + f.senior;
export const sum = <T>(all: readonly T[], of: (one: T) => number): number => all.reduce((n, one) => n + of(one), 0);

export const ask = (over: Partial<QueryReading> = {}): QueryReading => ({
  kind: 'query',
  measures: ['shortage'],
  period: { from: LAST, to: LAST },
  ...over,
});
