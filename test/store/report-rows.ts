// Filed reports as rows, for the tests of stores that read them and file none.
import { ENTERPRISE_TYPES } from '../../src/domain/enterprises.ts';
import { type Tables, transact } from '../../src/store/bound.ts';
import { recomputeSums } from '../../src/store/week-sums.ts';
import { insertAct } from '../../src/store/written.ts';
import { CORP, ROSTER } from './bureau-fixture.ts';
import type { filing } from './reports-world.ts';

/** A first filing, on time, of enterprises that stand where ROSTER's last assignment says; the sums of its week with it. */
export async function putReports(
  tables: Tables,
  { asker, message, arrivedAt, week, closesAt, entries }: ReturnType<typeof filing>,
): Promise<void> {
  const { city } = tables;
  await transact(tables, 'nobody', async (bound) => {
    await bound.execute(
      insertAct(city, { act: 'reports.file', by: asker, message, at: arrivedAt, period: week, closesAt, answer: [] }),
    );
    for (const { enterprise, figures } of entries) {
      const district = ROSTER.assignments.findLast((a) => a.enterprise === enterprise)?.district ?? '';
      const { headcount, shortage, resolved } = figures;
      const held = {
        city,
        enterprise,
        week,
        district,
        revision: 1,
        filedBy: asker.userid,
        punctuality: 'onTime',
        headcount,
        shortageGeneral: shortage.general,
        shortageSkilled: shortage.skilled,
        shortageSenior: shortage.senior,
        resolvedGeneral: resolved.general,
        resolvedSkilled: resolved.skilled,
        resolvedSenior: resolved.senior,
      };
      await bound.rows.reportRevision.create({ data: { ...held, message, corp: CORP, arrivedAt, thread: 0, doubts: [] } });
      const roster = { type: ENTERPRISE_TYPES[3], surveyed: false, due: true, specialist: asker.userid };
      await bound.rows.report.create({ data: { ...held, ...roster, filedAt: arrivedAt, firstFiledAt: arrivedAt } });
    }
    for (const sql of recomputeSums(city, [week])) await bound.execute(sql);
  });
}
