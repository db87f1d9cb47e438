// Is every enterprise of a workbook known once, in a district, with a specialist of that district?
import { creditCodeFault } from '../../domain/credit-code.ts';
import { nameKey, type WantedEnterprise } from '../../domain/enterprise-change.ts';
import type { Person } from '../../domain/people.ts';
import type { Region } from '../../domain/regions.ts';
import { ENTERPRISE_STATES, type RosterFault, type Sheet, TYPE_WORDS, YES_NO } from './sheets.ts';
import { type Known, type Line, quote, readLines } from './table.ts';

type Around = { readonly regions: Known<Region>; readonly people: Known<Person>; readonly byUserid: ReadonlyMap<string, Person> };

/** The enterprises that could be read, in the order of the sheet; faults are added to `faults`. */
export function readEnterprises(
  sheets: readonly Sheet[],
  regions: Known<Region>,
  people: Known<Person>,
  faults: RosterFault[],
): readonly WantedEnterprise[] {
  const around = { regions, people, byUserid: new Map(people.items.map((p) => [p.userid, p])) };
  const names = new Map<string, number>();
  const codes = new Map<string, number>();
  return readLines(sheets, '企业', faults).flatMap((line) => {
    const enterprise = readEnterprise(line, around);
    if (!enterprise) return [];
    once(line, '企业名称', names, nameKey(enterprise.name));
    if (enterprise.creditCode !== null) once(line, '统一社会信用代码', codes, enterprise.creditCode);
    return [enterprise];
  });
}

function once(line: Line<'企业'>, column: '企业名称' | '统一社会信用代码', rows: Map<string, number>, key: string): void {
  const twin = rows.get(key);
  if (twin === undefined) rows.set(key, line.row);
  else line.fault(column, `与第${twin}行重复，请删去一行或改正`);
}

function readEnterprise(line: Line<'企业'>, around: Around): WantedEnterprise | null {
  const name = line.text('企业名称');
  const aliases = line.names('简称').filter((alias) => alias !== name);
  const creditCode = readCreditCode(line);
  const type = line.word('企业类型', TYPE_WORDS);
  const surveyed = line.word('调研受访', YES_NO);
  const headcount = line.whole('用工规模');
  const listed = line.word('状态', ENTERPRISE_STATES);
  const week = line.week('生效周');
  const district = readDistrict(line, around);
  const specialist = readSpecialist(line, around, district, listed !== false);
  if (name === null) line.missing('企业名称', '请填企业全称');
  if (name === null || type === null || surveyed === null || listed === null || district === null) return null;
  return { name, aliases, creditCode, type, surveyed, headcount, district, specialist, listed, week };
}

function readCreditCode(line: Line<'企业'>): string | null {
  const code = line.code('统一社会信用代码')?.toUpperCase() ?? null;
  const wrong = code === null ? null : creditCodeFault(code);
  if (wrong === null) return code;
  const shown = quote(code ?? '');
  if (wrong === 'letters')
    line.fault(
      '统一社会信用代码',
      `${shown}不是18位的统一社会信用代码（没有字母 I、O、S、V、Z），请对照营业执照改正，没有就留空`,
    );
  else line.fault('统一社会信用代码', `${shown}的校验位不对，可能错了一位，请对照营业执照改正，没有就留空`);
  return null;
}

function readDistrict(line: Line<'企业'>, { regions }: Around): string | null {
  const code = line.code('区域编码');
  const region = regions.items.find((r) => r.code === code);
  if (code !== null && !region && regions.excused(code)) return null;
  if (code === null) line.missing('区域编码', '请填企业所在区（市）的编码');
  else if (!region) line.fault('区域编码', `“区域”表里没有编码${quote(code)}，请先在“区域”表添加，或改成已有的编码`);
  else if (region.level !== 'district') line.fault('区域编码', `${quote(region.name)}不是区县一级，请填企业所在区（市）的编码`);
  else return code;
  return null;
}

/** Of an enterprise that has left nobody serves, whatever the cell still says. */
function readSpecialist(
  line: Line<'企业'>,
  { regions, people, byUserid }: Around,
  district: string | null,
  listed: boolean,
): string | null {
  const account = listed ? line.code('服务专员账号') : null;
  if (account === null) return null;
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
