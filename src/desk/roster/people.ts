// Does every person of a workbook have an account of their own and a region that fits their role?
import { z } from 'zod';
import type { Person, Role } from '../../domain/people.ts';
import type { Region, RegionLevel } from '../../domain/regions.ts';
import { accountCell, codeCell, filled, nameCell, wordCell } from './cells.ts';
import type { Findings } from './findings.ts';
import { PERSON_STATES, ROLE_WORDS, type Sheet } from './sheets.ts';
import { type Line, type ReadItems, readLines } from './table.ts';
import { quote } from './typed.ts';

// wecom §3.0: a userid is 1–64 bytes of letters, digits, hyphen, underscore, dot; the console also lets @ in.
const ACCOUNT = /^[0-9A-Za-z][0-9A-Za-z._@-]{0,63}$/u;

const LEVELS: Readonly<Record<Role, readonly RegionLevel[]>> = {
  specialist: ['district'],
  coordinator: ['district'],
  taskForce: ['city', 'province'],
  admin: ['city', 'province'],
};

/** The people that could be read, in the order of the sheet; what is found is added to `findings`. */
export function readPeople(sheets: readonly Sheet[], regions: ReadItems<Region>, findings: Findings): ReadItems<Person> {
  const rows = new Map<string, number>();
  const lines = readLines(sheets, '人员', findings);
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

const ROW = z.object({
  // A space inside is a slip: taken out it might name somebody else.
  账号: filled(accountCell, '请填此人的企业微信账号').pipe(
    z.string().regex(ACCOUNT, {
      error: ({ input }) => `${quote(String(input))}不是企业微信账号，只能用字母、数字和 . _ - @，最多64位`,
    }),
  ),
  姓名: nameCell('请填姓名', 40),
  角色: wordCell(ROLE_WORDS),
  区域编码: filled(codeCell, '请填“区域”表里的编码'),
  状态: wordCell(PERSON_STATES),
});

function readPerson(line: Line<'人员'>, regions: ReadItems<Region>): Person | null {
  const { 账号: account, 姓名: name, 角色: role, 区域编码: region, 状态: active } = line.read(ROW);
  if (region !== undefined && role !== undefined) checkRegion(line, role, region, regions);
  if (account === undefined || name === undefined || role === undefined || active === undefined || region === undefined)
    return null;
  return { userid: account.toLowerCase(), account, name, role, region, active };
}

function checkRegion(line: Line<'人员'>, role: Role, code: string, regions: ReadItems<Region>): void {
  const region = regions.items.find((r) => r.code === code);
  if (!region && regions.excused(code)) return;
  if (!region) line.fault('区域编码', `“区域”表里没有编码${quote(code)}，请先在“区域”表添加，或改成已有的编码`);
  else if (!LEVELS[role].includes(region.level)) {
    const fits = role === 'specialist' || role === 'coordinator' ? '区县' : '市';
    line.fault('区域编码', `${quote(region.name)}与角色不符：这个角色要填${fits}一级的编码`);
  }
}
