// What is not wrong in an imported roster, but should be looked at?
import { nameKey } from '../../domain/enterprise-change.ts';
import type { RosterChange, WantedRoster } from '../../domain/roster-change.ts';
import { listed } from './findings.ts';

/** Names of those who leave because the workbook does not name them. */
export type Absent = { readonly people: readonly string[]; readonly enterprises: readonly string[] };

export function absentFrom(wanted: WantedRoster, change: RosterChange): Absent {
  const named = new Set(wanted.enterprises.map((e) => nameKey(e.name)));
  const present = new Set(wanted.people.map((p) => p.name));
  return {
    people: change.people.left.filter((name) => !present.has(name)),
    enterprises: change.enterprises.left.filter((name) => !named.has(nameKey(name))),
  };
}

/** Sentences for the person who imports (domain §18). */
export function rosterWarnings(wanted: WantedRoster, change: RosterChange): readonly string[] {
  const say = (names: readonly string[], sentence: (list: string) => string) =>
    names.length === 0 ? [] : [sentence(listed(names))];
  return [
    ...say(districtsAlone(wanted), (n) => `没有在岗联络员的区（市）：${n}。请在“人员”表补上区市联络员`),
    ...(wanted.people.some((p) => p.active && p.role === 'taskForce') ? [] : ['没有在岗的市局专班人员，没有人能查全市合计']),
    ...say(enterprisesAlone(wanted), (n) => `没有在岗服务专员的企业：${n}。暂由区市联络员代报`),
    ...say(idleSpecialists(wanted), (n) => `没有对接企业的服务专员：${n}`),
    ...sharedNames(wanted),
    ...say(change.newOthers, (n) => `新列入的其他企业：${n}。请确认用工规范、待遇合理、安全保护到位、无侵害劳动者合法权益`),
    ...say(change.keptRegions, (n) => `表里没有、因为还有历史记录而保留的区域：${n}`),
    ...say(change.postponed, (n) => `生效周早于上一次变动、改从本周一起生效的企业：${n}。以前各周不变`),
    ...say(change.neverListed, (n) => `状态是退出、但原来就不在册而没有录入的企业：${n}`),
    ...say(change.otherCode, (n) => `按名称认出、统一社会信用代码与原来不同的企业：${n}。请核对`),
  ];
}

function districtsAlone({ regions, people }: WantedRoster): readonly string[] {
  const coordinated = new Set(people.filter((p) => p.active && p.role === 'coordinator').map((p) => p.region));
  return regions.filter((r) => r.level === 'district' && !coordinated.has(r.code)).map((r) => r.name);
}

function enterprisesAlone({ people, enterprises }: WantedRoster): readonly string[] {
  const active = new Set(people.filter((p) => p.active).map((p) => p.userid));
  return enterprises.filter((e) => e.listed && (e.specialist === null || !active.has(e.specialist))).map((e) => e.name);
}

function idleSpecialists({ people, enterprises }: WantedRoster): readonly string[] {
  const busy = new Set(enterprises.filter((e) => e.listed).map((e) => e.specialist));
  return people.filter((p) => p.active && p.role === 'specialist' && !busy.has(p.userid)).map((p) => p.name);
}

/** One warning for each short name that stands for several enterprises; the bot will ask which is meant. */
function sharedNames({ enterprises }: WantedRoster): readonly string[] {
  const owners = new Map<string, { readonly shown: string; readonly names: Set<string> }>();
  for (const e of enterprises.filter((x) => x.listed)) {
    for (const name of [e.name, ...e.aliases]) {
      const key = nameKey(name);
      const owner = owners.get(key) ?? { shown: name, names: new Set<string>() };
      owner.names.add(e.name);
      owners.set(key, owner);
    }
  }
  const shared = [...owners.values()].filter((o) => o.names.size > 1);
  return shared.map((o) => `简称“${o.shown}”有几家企业共用：${listed([...o.names])}。有人这样写时会先问是哪一家`);
}
