// Is every enterprise of a workbook known once, in a district, with a specialist of that district?
import { z } from 'zod';
import { creditCodeFault } from '../../domain/credit-code.ts';
import { nameKey, type WantedEnterprise } from '../../domain/enterprise-change.ts';
import type { Person } from '../../domain/people.ts';
import type { Region } from '../../domain/regions.ts';
import { codeCell, countCell, filled, nameCell, namesCell, weekCell, wordCell } from './cells.ts';
import type { Findings } from './findings.ts';
import { type NoName, noNameCheck } from './no-names.ts';
import { ENTERPRISE_STATES, type Sheet, TYPE_WORDS, YES_NO } from './sheets.ts';
import { keptNames } from './short-names.ts';
import { type Line, type ReadItems, readLines } from './table.ts';
import { quote } from './typed.ts';

type Around = {
  readonly regions: ReadItems<Region>;
  readonly people: ReadItems<Person>;
  readonly byUserid: ReadonlyMap<string, Person>;
  readonly noName: (text: string) => NoName | null;
};

/** The enterprises that could be read, in the order of the sheet; what is found is added to `findings`. */
export function readEnterprises(
  sheets: readonly Sheet[],
  regions: ReadItems<Region>,
  people: ReadItems<Person>,
  findings: Findings,
): readonly WantedEnterprise[] {
  const byUserid = new Map(people.items.map((p) => [p.userid, p]));
  const around = { regions, people, byUserid, noName: noNameCheck(regions.items) };
  const names = new Map<string, number>();
  const codes = new Map<string, number>();
  return readLines(sheets, '企业', findings).flatMap((line) => {
    const enterprise = readEnterprise(line, around);
    if (!enterprise) return [];
    once(line, '企业名称', names, nameKey(enterprise.name), enterprise.name);
    if (enterprise.creditCode !== null) once(line, '统一社会信用代码', codes, enterprise.creditCode, enterprise.creditCode);
    return [enterprise];
  });
}

function once(
  line: Line<'企业'>,
  column: '企业名称' | '统一社会信用代码',
  rows: Map<string, number>,
  key: string,
  read: string,
): void {
  const twin = rows.get(key);
  if (twin === undefined) rows.set(key, line.row);
  else line.fault(column, `${quote(read)}与第${twin}行重复，请删去一行或改正`);
}

const CREDIT_CODE_FAULTS = {
  letters: '不是18位的统一社会信用代码（没有字母 I、O、S、V、Z），请对照营业执照改正，没有就留空',
  digit: '的校验位不对，可能错了一位，请对照营业执照改正，没有就留空',
} as const;

const LOST_DIGITS = '是 Excel 改写过的数字，已经丢了后面几位。请先把单元格格式设为“文本”，再对照营业执照重新输入';
/** What Excel makes of a long code before it becomes text: 9.13704E+17. */
const SCIENTIFIC = /^\d(?:\.\d+)?E\+?\d+$/u;

const creditCode = codeCell.transform((typed, ctx) => {
  const upper = typed?.toUpperCase() ?? null;
  const wrong = upper === null ? null : creditCodeFault(upper);
  if (wrong === null) return upper;
  ctx.addIssue(`${quote(upper ?? '')}${SCIENTIFIC.test(upper ?? '') ? LOST_DIGITS : CREDIT_CODE_FAULTS[wrong]}`);
  return z.NEVER;
});

const ROW = z.object({
  企业名称: nameCell('请填企业全称'),
  简称: namesCell,
  统一社会信用代码: creditCode,
  企业类型: wordCell(TYPE_WORDS),
  调研受访: wordCell(YES_NO),
  用工规模: countCell,
  区域编码: filled(codeCell, '请填企业所在区（市）的编码'),
  服务专员账号: codeCell,
  状态: wordCell(ENTERPRISE_STATES),
  生效周: weekCell,
});

function readEnterprise(line: Line<'企业'>, around: Around): WantedEnterprise | null {
  // Of an enterprise that has left nobody serves, whatever the cell still says.
  const hasLeft = ENTERPRISE_STATES[line.peek('状态') ?? ''] === false;
  const row = line.read(ROW, hasLeft ? ['服务专员账号'] : []);
  const { 企业名称: name, 企业类型: type, 调研受访: surveyed, 状态: listed } = row;
  const district = readDistrict(line, row.区域编码, around);
  const specialist = readSpecialist(line, row.服务专员账号, district, around);
  if (name === undefined || type === undefined || surveyed === undefined || listed === undefined || district === null)
    return null;
  const aliases = keptNames(line, row.简称 ?? [], name, around.noName);
  const { 统一社会信用代码: creditCode = null, 用工规模: headcount = null, 生效周: week = null } = row;
  return { name, aliases, creditCode, type, surveyed, headcount, district, specialist, listed, week };
}

/** Null where there is none that can be used. */
function readDistrict(line: Line<'企业'>, code: string | undefined, { regions }: Around): string | null {
  if (code === undefined) return null;
  const region = regions.items.find((r) => r.code === code);
  if (!region && regions.excused(code)) return null;
  if (!region) line.fault('区域编码', `“区域”表里没有编码${quote(code)}，请先在“区域”表添加，或改成已有的编码`);
  else if (region.level !== 'district') line.fault('区域编码', `${quote(region.name)}不是区县一级，请填企业所在区（市）的编码`);
  else return code;
  return null;
}

function readSpecialist(
  line: Line<'企业'>,
  account: string | null | undefined,
  district: string | null,
  { regions, people, byUserid }: Around,
): string | null {
  if (account === null || account === undefined) return null;
  const person = byUserid.get(account.toLowerCase());
  if (!person && people.excused(account.toLowerCase())) return null;
  if (!person) line.fault('服务专员账号', `“人员”表里没有账号${quote(account)}，请先在“人员”表添加，或改成已有的账号`);
  else if (person.role !== 'specialist')
    line.fault('服务专员账号', `${quote(person.name)}的角色不是服务专员，请改填一位服务专员的账号`);
  else if (district !== null && person.region !== district) {
    const theirs = regions.items.find((r) => r.code === person.region)?.name ?? person.region;
    line.fault('服务专员账号', `${quote(person.name)}是${quote(theirs)}的服务专员，与企业不在同一区域，请换人或改区域编码`);
  }
  return person?.userid ?? null;
}
