// Who may see and do what, and for which enterprises and districts?
import type { Asker, Person, Role } from './people.ts';
import { districtCodesOf, ownOn, type Roster, type Served, servedOn } from './roster.ts';
import type { Day } from './time.ts';

/** Nothing; the enterprises assigned to the person on that day; or the districts at or below the person's region. */
type Reach = 'none' | 'own' | 'region';

type Row = Readonly<Record<Role, Reach>>;

/** The administrator has no act in the chat: people and roles come with the roster file. */
const row = (specialist: Reach, coordinator: Reach, taskForce: Reach): Row => ({
  specialist,
  coordinator,
  taskForce,
  admin: 'none',
});

/** Every act there is, by role (domain §1.2). */
export const RIGHTS = {
  /** 上报 更正 撤回 */
  report: row('own', 'region', 'none'),
  /** 合计 出处 走势 导出 */
  seeFigures: row('own', 'region', 'region'),
  /** 未报 */
  seeMissing: row('own', 'region', 'region'),
  /** 催报 */
  remind: row('none', 'region', 'region'),
  /** 退回 */
  returnReport: row('none', 'region', 'region'),
  /** 签发 */
  signOff: row('none', 'region', 'region'),
  /** 补报 */
  reopen: row('none', 'region', 'region'),
  /** A correction asked for after the close or the publication. */
  approveCorrection: row('none', 'region', 'region'),
  /** 交接 */
  handOver: row('none', 'region', 'region'),
  /** 代班 */
  standIn: row('none', 'region', 'region'),
  /** 月报 */
  fileMonthly: row('none', 'region', 'none'),
  seeMonthly: row('none', 'region', 'region'),
  /** 急需用工 */
  raiseUrgent: row('own', 'region', 'none'),
  /** 接单 转办 进展 办结 */
  answerUrgent: row('none', 'region', 'region'),
  /** 企业已确认 未解决 */
  confirmUrgent: row('own', 'region', 'none'),
  /** 督办 */
  seeUrgent: row('own', 'region', 'region'),
  /** 经验 */
  sendPractice: row('own', 'region', 'none'),
  /** 采纳 推广 */
  spreadPractice: row('none', 'none', 'region'),
  /** 截止 */
  moveDeadline: row('none', 'none', 'region'),
  /** 发布 */
  publish: row('none', 'none', 'region'),
  /** 广播 */
  broadcast: row('none', 'none', 'region'),
} as const satisfies Record<string, Row>;

export type Permission = keyof typeof RIGHTS;

/** How far a person's right to an act goes; `none` for whoever is not active. */
export const reachOf = (person: Person, act: Permission): Reach => (person.active ? RIGHTS[act][person.role] : 'none');

/** Who asks, as the roster knows them: the same role and region, and active. Null: nobody who may do anything. */
export const personOf = (roster: Roster, { userid, role, region }: Asker): Person | null =>
  roster.people.find((p) => p.userid === userid && p.role === role && p.region === region && p.active) ?? null;

/** May the person do it at all? For whom is a second question. */
export const may = (person: Person, act: Permission): boolean => reachOf(person, act) !== 'none';

/** The enterprises of a day a person may do it for, in roster order; any other is 未找到, the same as one that does not exist. */
export function enterprisesFor(roster: Roster, person: Person, act: Permission, day: Day): readonly Served[] {
  switch (reachOf(person, act)) {
    case 'none':
      return [];
    case 'own':
      return ownOn(roster, person, day);
    case 'region': {
      const districts = districtCodesOf(roster, person);
      return servedOn(roster, day).filter((s) => districts.has(s.district));
    }
  }
}

/** Codes of the districts a person may do it for as a whole; none for whoever may only do it for their own enterprises. */
export const districtsFor = (roster: Roster, person: Person, act: Permission): ReadonlySet<string> =>
  reachOf(person, act) === 'region' ? districtCodesOf(roster, person) : new Set();

/** As `may`, where only the role is known; a command at the machine acts for nobody. */
export const roleMay = (role: Asker['role'], act: Permission): boolean => role !== 'command' && RIGHTS[act][role] !== 'none';
