// Weeks of a small city, made up from a seed: moves, late joins, corrections, withdrawals, and a roster that changes afterwards.
import fc from 'fast-check';
import type { ImportedRoster } from '../../src/desk/ports.ts';
import { ENTERPRISE_TYPES } from '../../src/domain/enterprises.ts';
import type { ReportFigures } from '../../src/domain/reports.ts';
import type { Assignment } from '../../src/domain/roster.ts';
import { addDays, instantAt, mondayOf, type Week, weekOf, weeksBetween } from '../../src/domain/time.ts';
import { transact } from '../../src/store/bound.ts';
import { Prisma } from '../../src/store/generated/client.ts';
import type { Database } from '../../src/store/prisma.ts';
import { recomputeSums } from '../../src/store/week-sums.ts';
import type { PlainReport } from '../domain/plain-figures.ts';
import { CORP, ROSTER } from './bureau-fixture.ts';

/** Over the turn of a year of 53 weeks. */
export const WEEKS = weeksBetween('2020-W48', '2021-W10');
export const IDS = Array.from({ length: 24 }, (_, i) => `f${i + 1}`);
/** The second roster is imported in W06 and counts from there. */
export const IMPORTED = instantAt('2021-02-10', '09:00');

const monday = fc.constantFrom(...WEEKS).map(mondayOf);
/** Where an enterprise stood: perhaps from later on or from the middle of a week, perhaps in two districts, perhaps served by nobody. */
const stays = fc.record({
  from: fc.constantFrom('2020-01-06', '2020-01-06', '2020-01-06', '2020-12-21', '2021-02-01', '2021-01-13'),
  moves: fc.option(monday, { nil: null, freq: 3 }),
  district: fc.constantFrom('A', 'A', 'B', 'D'),
  next: fc.constantFrom('A', 'B'),
  specialist: fc.constantFrom('anna', 'bert', 'cleo', 'gone', null),
  heir: fc.constantFrom('anna', 'bert', null),
  leaves: fc.constantFrom(false, false, false, true),
  type: fc.constantFrom(...ENTERPRISE_TYPES),
  surveyed: fc.boolean(),
  /** What it is from the second roster on. */
  becomes: fc.option(fc.constantFrom(...ENTERPRISE_TYPES), { nil: null, freq: 2 }),
  handedTo: fc.option(fc.constantFrom('cleo', 'anna', null), { nil: undefined, freq: 2 }),
});
type Stay = typeof stays extends fc.Arbitrary<infer T> ? T : never;

function assignmentsOf(
  enterprise: string,
  { from, moves, district, next, specialist, heir, leaves }: Stay,
): readonly Assignment[] {
  if (moves === null || moves <= from) return [{ enterprise, district, specialist, from, until: null }];
  const first = { enterprise, district, specialist, from, until: moves };
  return leaves ? [first] : [first, { enterprise, district: next, specialist: heir, from: moves, until: null }];
}

const tiers = fc.record({ general: fc.nat(30), skilled: fc.constantFrom(0, 0, 4, 9), senior: fc.constantFrom(0, 0, 1) });
const filing = fc.record({
  figures: fc.record({ headcount: fc.nat(300), shortage: tiers, resolved: tiers }),
  isLate: fc.constantFrom(false, false, true),
  isWithdrawn: fc.constantFrom(false, false, false, false, true),
});
/** Of each enterprise and week none, one, or one with corrections. */
const filings = fc.array(fc.array(filing, { maxLength: 3 }), {
  minLength: IDS.length * WEEKS.length,
  maxLength: IDS.length * WEEKS.length,
});

type Revision = {
  readonly enterprise: string;
  readonly week: Week;
  readonly revision: number;
  readonly figures: ReportFigures;
  readonly arrivedAt: Date;
  readonly punctuality: 'onTime' | 'late';
  readonly withdrawnAt: Date | null;
};

export type History = {
  readonly first: ImportedRoster;
  /** The roster in the end. */
  readonly second: ImportedRoster;
  readonly revisions: readonly Revision[];
  /** What holds in the end, with what each enterprise was in that week. */
  readonly reports: readonly PlainReport[];
};

function placeOf(all: readonly Assignment[], week: Week): (Assignment & { readonly due: boolean }) | null {
  const day = mondayOf(week);
  const opening = all.find((a) => a.from <= day && (a.until === null || day < a.until));
  if (opening) return { ...opening, due: true };
  const [joined] = all.filter((a) => a.from > day && a.from <= addDays(day, 6)).sort((a, b) => (a.from < b.from ? -1 : 1));
  return joined ? { ...joined, due: false } : null;
}

export function generateHistory(seed: number): History {
  const [stayed] = fc.sample(fc.array(stays, { minLength: IDS.length, maxLength: IDS.length }), { seed, numRuns: 1 });
  const [filed] = fc.sample(filings, { seed: seed + 1, numRuns: 1 });
  if (!stayed || !filed) throw new Error('nothing sampled');
  const enterprise = (id: string, { type, surveyed }: Pick<Stay, 'type' | 'surveyed'>) => ({
    id,
    name: `示例${id}公司`,
    aliases: [],
    creditCode: null,
    headcount: null,
    type,
    surveyed,
  });
  const both = IDS.map((id, i) => ({ id, stay: stayed[i] as Stay, assignments: assignmentsOf(id, stayed[i] as Stay) }));
  const first = {
    ...ROSTER,
    enterprises: both.map(({ id, stay }) => enterprise(id, stay)),
    assignments: both.flatMap((b) => b.assignments),
  };
  const turn = mondayOf(weekOf(IMPORTED));
  const second = {
    ...first,
    enterprises: both.map(({ id, stay }) =>
      enterprise(id, stay.becomes === null ? stay : { type: stay.becomes, surveyed: !stay.surveyed }),
    ),
    assignments: both.flatMap(({ stay, assignments }) =>
      assignments.flatMap((a): readonly Assignment[] => {
        if (stay.handedTo === undefined || a.until !== null || a.from >= turn) return [a];
        return [
          { ...a, until: turn },
          { ...a, from: turn, specialist: stay.handedTo },
        ];
      }),
    ),
  };
  const revisions = WEEKS.flatMap((week, w) =>
    both.flatMap(({ id, assignments }, e) =>
      placeOf(assignments, week) === null ? [] : revisionsOf(id, week, filed[w * IDS.length + e] ?? []),
    ),
  );
  return { first, second, revisions, reports: reportsOf(revisions, first, second) };
}

function revisionsOf(enterprise: string, week: Week, all: readonly (typeof filing extends fc.Arbitrary<infer T> ? T : never)[]) {
  const due = instantAt(addDays(mondayOf(week), 4), '12:00').getTime();
  return all.map(({ figures, isLate, isWithdrawn }, i): Revision => {
    const arrivedAt = new Date(due + (isLate ? 60_000 : -3_600_000) + i * 1_000);
    const withdrawnAt = isWithdrawn ? new Date(arrivedAt.getTime() + 500) : null;
    return { enterprise, week, revision: i + 1, figures, arrivedAt, punctuality: isLate ? 'late' : 'onTime', withdrawnAt };
  });
}

/** Of each enterprise and week the last revision that was not taken back, punctual as the first of them. */
function reportsOf(revisions: readonly Revision[], first: ImportedRoster, second: ImportedRoster): readonly PlainReport[] {
  const standing = revisions.filter((r) => r.withdrawnAt === null);
  const groups = new Map<string, Revision[]>();
  for (const r of standing) groups.set(`${r.enterprise} ${r.week}`, [...(groups.get(`${r.enterprise} ${r.week}`) ?? []), r]);
  return [...groups.values()].map((group) => {
    const [earliest, latest] = [group[0] as Revision, group.at(-1) as Revision];
    const { enterprise, week, revision, figures, arrivedAt } = latest;
    const kinds = week < weekOf(IMPORTED) ? first : second;
    const { type, surveyed } = kinds.enterprises.find((e) => e.id === enterprise) ?? { type: 'other', surveyed: false };
    return {
      enterprise,
      week,
      revision,
      figures,
      district: '',
      doubts: [],
      filedAt: arrivedAt,
      filedBy: 'x',
      firstFiledAt: earliest.arrivedAt,
      punctuality: earliest.punctuality,
      type,
      surveyed,
    };
  });
}

/** Writes revisions, withdrawals, reports and their sums as filings under the first roster leave them. */
export async function putHistory(database: Database, { first, revisions, reports }: History): Promise<void> {
  const { city } = database;
  const figures = ({ headcount, shortage, resolved }: ReportFigures) => ({
    headcount,
    ...Object.fromEntries(Object.entries(shortage).map(([tier, n]) => [`shortage_${tier}`, n])),
    ...Object.fromEntries(Object.entries(resolved).map(([tier, n]) => [`resolved_${tier}`, n])),
  });
  const said = revisions.map((r) => ({ ...r, ...figures(r.figures), message: `m ${r.enterprise} ${r.week} ${r.revision}` }));
  const current = reports.map((r) => {
    const place = placeOf(
      first.assignments.filter((a) => a.enterprise === r.enterprise),
      r.week,
    );
    const kind = first.enterprises.find((e) => e.id === r.enterprise);
    const { district, specialist, due } = place ?? { district: 'A', specialist: null, due: false };
    return { ...r, ...figures(r.figures), district, specialist, due, type: kind?.type, surveyed: kind?.surveyed };
  });
  const columns = Prisma.raw(
    'headcount, shortage_general, shortage_skilled, shortage_senior, resolved_general, resolved_skilled, resolved_senior',
  );
  const record = Prisma.raw(
    'headcount int, shortage_general int, shortage_skilled int, shortage_senior int, resolved_general int, resolved_skilled int, resolved_senior int',
  );
  await transact(database, 'nobody', async ({ execute }) => {
    await execute(Prisma.sql`INSERT INTO report_revisions (city, enterprise, week, revision, district, message, corp, filed_by, arrived_at,
        punctuality, thread, doubts, ${columns})
      SELECT ${city}, enterprise, week, revision, 'A', message, ${CORP}, 'x', "arrivedAt", punctuality, 0, '[]', ${columns}
      FROM json_to_recordset(${JSON.stringify(said)}::json)
        AS r (enterprise text, week text, revision int, message text, "arrivedAt" timestamptz, punctuality text, ${record})`);
    await execute(Prisma.sql`INSERT INTO report_withdrawals (city, enterprise, week, revision, district, message, corp, withdrawn_by, arrived_at)
      SELECT ${city}, enterprise, week, revision, 'A', 'w' || message, ${CORP}, 'x', "withdrawnAt"
      FROM json_to_recordset(${JSON.stringify(said.filter((r) => r.withdrawnAt !== null))}::json)
        AS r (enterprise text, week text, revision int, message text, "withdrawnAt" timestamptz)`);
    await execute(Prisma.sql`INSERT INTO reports (city, week, enterprise, district, specialist, type, surveyed, due, revision, filed_at,
        filed_by, first_filed_at, punctuality, ${columns})
      SELECT ${city}, week, enterprise, district, specialist, type, surveyed, due, revision, "filedAt", "filedBy", "firstFiledAt",
        punctuality, ${columns}
      FROM json_to_recordset(${JSON.stringify(current)}::json)
        AS r (week text, enterprise text, district text, specialist text, type text, surveyed boolean, due boolean, revision int,
          "filedAt" timestamptz, "filedBy" text, "firstFiledAt" timestamptz, punctuality text, ${record})`);
    for (const sql of recomputeSums(city, WEEKS)) await execute(sql);
  });
}
