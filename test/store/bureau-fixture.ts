// A small bureau for the tests of the stores: a city of three districts, its people, and who serves whom since when.
import { SILENT } from '../../src/desk/log.ts';
import type { ImportedRoster, Reports } from '../../src/desk/ports.ts';
import type { EnterpriseType } from '../../src/domain/enterprises.ts';
import type { Asker, Person, Role } from '../../src/domain/people.ts';
import type { Region } from '../../src/domain/regions.ts';
import type { Settings } from '../../src/domain/settings.ts';
import type { Figures } from '../../src/domain/tiers.ts';
import type { Tables } from '../../src/store/bound.ts';
import { openBureaus } from '../../src/store/bureaus.ts';
import { openReports } from '../../src/store/reports.ts';

export const CORP = 'corp-of-tests';

const region = (code: string, name: string, parent: string | null, level: Region['level']): Region => ({
  code,
  name,
  aliases: [name.slice(0, 2)],
  parent,
  level,
});
const person = (userid: string, role: Role, of: string, active = true): Person => ({
  userid,
  account: userid,
  name: `测试${userid}`,
  role,
  region: of,
  active,
});
const enterprise = (id: string, type: EnterpriseType) => ({
  id,
  name: `示例${id}公司`,
  aliases: [`${id}厂`],
  creditCode: null,
  type,
  surveyed: false,
  headcount: null,
});

export const ROSTER: ImportedRoster = {
  regions: [
    region('P', '示例省', null, 'province'),
    region('C', '示例市', 'P', 'city'),
    region('A', '甲区', 'C', 'district'),
    region('B', '乙区', 'C', 'district'),
    region('D', '丁区', 'C', 'district'),
  ],
  people: [
    person('anna', 'specialist', 'A'),
    person('bert', 'specialist', 'B'),
    person('cleo', 'specialist', 'A'),
    person('gone', 'specialist', 'A', false),
    person('lia', 'coordinator', 'A'),
    person('liu', 'coordinator', 'B'),
    person('task', 'taskForce', 'C'),
    person('root', 'admin', 'C'),
  ],
  enterprises: [
    enterprise('e1', 'majorProject'),
    enterprise('e2', 'other'),
    enterprise('e3', 'unemploymentMonitored'),
    enterprise('e4', 'employmentMonitored'),
    enterprise('e5', 'other'),
    enterprise('e6', 'majorProject'),
  ],
  assignments: [
    { enterprise: 'e1', district: 'A', specialist: 'anna', from: '2021-01-04', until: null },
    { enterprise: 'e2', district: 'A', specialist: 'anna', from: '2021-01-04', until: null },
    { enterprise: 'e3', district: 'A', specialist: 'cleo', from: '2021-01-04', until: null },
    { enterprise: 'e4', district: 'B', specialist: 'bert', from: '2021-01-04', until: null },
    // Stood in district A until W20 opened.
    { enterprise: 'e5', district: 'A', specialist: 'anna', from: '2021-01-04', until: '2021-05-17' },
    { enterprise: 'e5', district: 'B', specialist: 'bert', from: '2021-05-17', until: null },
    // Joins with W21.
    { enterprise: 'e6', district: 'A', specialist: 'anna', from: '2021-05-24', until: null },
  ],
};

export const as = (userid: string): Asker => {
  const found = ROSTER.people.find((p) => p.userid === userid);
  return { corp: CORP, userid, role: found?.role ?? 'specialist', region: found?.region ?? 'A' };
};

export const figures = (headcount: number, shortage: Figures, resolved: Figures) => ({ headcount, shortage, resolved });
export const tiers = (general: number, skilled = 0, senior = 0): Figures => ({ general, skilled, senior });

/** The reports as the application opens them; the roster is looked up whenever something is asked. */
export const reportsOf = (database: Tables, cumulativeSince: Settings['cumulativeSince'] = 'year'): Reports => {
  const current = async () => {
    const bureaus = openBureaus({ ...database, log: SILENT });
    bureaus.close();
    return bureaus.current();
  };
  return openReports({ ...database, bureaus: { current }, cumulativeSince });
};

/** Puts ROSTER into an empty database. */
export async function saveRoster(database: Tables): Promise<void> {
  const bureaus = openBureaus({ ...database, log: SILENT });
  const { roster } = await bureaus.current();
  await bureaus.save(ROSTER, 'root', new Date('2021-01-04T00:00:00Z'), roster.version);
  bureaus.close();
}
