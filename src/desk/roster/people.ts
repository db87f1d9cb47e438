// Does every person of a workbook have an account of their own and a region that fits their role?
import type { Person, Role } from '../../domain/people.ts';
import type { Region, RegionLevel } from '../../domain/regions.ts';
import { PERSON_STATES, ROLE_WORDS, type RosterFault, type Sheet } from './sheets.ts';
import { type Known, type Line, quote, readLines } from './table.ts';

// protocol §3.0: a userid is 1–64 bytes of letters, digits, hyphen, underscore, dot; the console also lets @ in.
const ACCOUNT = /^[0-9A-Za-z][0-9A-Za-z._@-]{0,63}$/u;

const LEVELS: Readonly<Record<Role, readonly RegionLevel[]>> = {
  specialist: ['district'],
  coordinator: ['district'],
  taskForce: ['city', 'province'],
  admin: ['city', 'province'],
};

/** The people that could be read, in the order of the sheet; faults are added to `faults`. */
export function readPeople(sheets: readonly Sheet[], regions: Known<Region>, faults: RosterFault[]): Known<Person> {
  const rows = new Map<string, number>();
  const lines = readLines(sheets, '人员', faults);
  const items = lines.flatMap((line) => {
    const person = readPerson(line, regions);
    if (!person) return [];
    const twin = rows.get(person.userid);
    if (twin !== undefined) {
      line.fault('账号', `账号${quote(person.account)}与第${twin}行重复（不分大小写），一个账号只能有一行`);
      return [];
    }
    rows.set(person.userid, line.row);
    return [person];
  });
  const named = new Set(lines.map((line) => line.peek('账号')?.toLowerCase()));
  return { items, excused: (userid) => lines.length === 0 || named.has(userid) };
}

function readPerson(line: Line<'人员'>, regions: Known<Region>): Person | null {
  const account = readAccount(line);
  const name = line.text('姓名', 40);
  const role = line.word('角色', ROLE_WORDS);
  const active = line.word('状态', PERSON_STATES);
  const region = line.code('区域编码');
  if (name === null) line.missing('姓名', '请填姓名');
  if (region === null) line.missing('区域编码', '请填“区域”表里的编码');
  else if (role !== null) checkRegion(line, role, region, regions);
  if (account === null || name === null || role === null || active === null || region === null) return null;
  return { userid: account.toLowerCase(), account, name, role, region, active };
}

function readAccount(line: Line<'人员'>): string | null {
  // A space inside is a slip: taken out it might name somebody else.
  const account = line.text('账号')?.normalize('NFKC') ?? null;
  if (account === null) line.missing('账号', '请填此人的企业微信账号');
  else if (!ACCOUNT.test(account)) line.fault('账号', `${quote(account)}不是企业微信账号，只能用字母、数字和 . _ - @，最多64位`);
  else return account;
  return null;
}

function checkRegion(line: Line<'人员'>, role: Role, code: string, regions: Known<Region>): void {
  const region = regions.items.find((r) => r.code === code);
  if (!region && regions.excused(code)) return;
  if (!region) line.fault('区域编码', `“区域”表里没有编码${quote(code)}，请先在“区域”表添加，或改成已有的编码`);
  else if (!LEVELS[role].includes(region.level)) {
    const fits = role === 'specialist' || role === 'coordinator' ? '区县' : '市';
    line.fault('区域编码', `${quote(region.name)}与角色不符：这个角色要填${fits}一级的编码`);
  }
}
