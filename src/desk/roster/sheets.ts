// Which sheets, columns and words does the roster workbook have, and what does a file look like once its cells are read?
import { ENTERPRISE_TYPE_NAMES, ENTERPRISE_TYPES, type EnterpriseType } from '../../domain/enterprises.ts';
import type { Role } from '../../domain/people.ts';
import { REGION_LEVEL_NAMES, type RegionLevel } from '../../domain/regions.ts';

/** The sheets and columns of the workbook, in their order (domain §18). */
export const ROSTER_SHEETS = {
  区域: ['编码', '名称', '简称', '上级编码', '级别'],
  人员: ['账号', '姓名', '角色', '区域编码', '状态'],
  企业: [
    '企业名称',
    '简称',
    '统一社会信用代码',
    '企业类型',
    '调研受访',
    '用工规模',
    '区域编码',
    '服务专员账号',
    '状态',
    '生效周',
  ],
} as const;

export type SheetName = keyof typeof ROSTER_SHEETS;
export type ColumnOf<S extends SheetName> = (typeof ROSTER_SHEETS)[S][number];

/** Columns other than short names where 无 or 待定 says no more than an empty cell. */
export const MAY_BE_EMPTY: { readonly [S in SheetName]: readonly ColumnOf<S>[] } = {
  区域: ['上级编码'],
  人员: [],
  企业: ['统一社会信用代码', '用工规模', '服务专员账号', '生效周'],
};

/** What each row is called by. */
export const NAME_COLUMNS: { readonly [S in SheetName]: ColumnOf<S> } = { 区域: '名称', 人员: '姓名', 企业: '企业名称' };

/** The words a cell may hold; the first of each meaning is the one the template offers. */
export const LEVEL_WORDS: Readonly<Record<string, RegionLevel>> = {
  [REGION_LEVEL_NAMES.province]: 'province',
  [REGION_LEVEL_NAMES.city]: 'city',
  [REGION_LEVEL_NAMES.district]: 'district',
};

export const ROLE_WORDS: Readonly<Record<string, Role>> = {
  服务专员: 'specialist',
  区市联络员: 'coordinator',
  市局专班: 'taskForce',
  系统管理员: 'admin',
};

export const PERSON_STATES: Readonly<Record<string, boolean>> = { 在岗: true, 停用: false };
export const ENTERPRISE_STATES: Readonly<Record<string, boolean>> = { 在册: true, 退出: false };
export const YES_NO: Readonly<Record<string, boolean>> = { 是: true, 否: false };

export const TYPE_WORDS: Readonly<Record<string, EnterpriseType>> = Object.fromEntries(
  ENTERPRISE_TYPES.map((type) => [ENTERPRISE_TYPE_NAMES[type], type]),
);

/**
 * Why the text of a cell cannot be trusted: a number of more digits than Excel keeps, a date, an error such as #REF!, a formula without a
 * result; `turning`: marks that turn text round stand in it, which a code bears and a name does not. `unseen`: other marks nobody sees were
 * taken out of it, and what is left is good.
 */
export type CellFault = 'digits' | 'date' | 'error' | 'formula' | 'turning' | 'unseen';

/** What a cell says as plain text, whatever its type: trimmed, without marks nobody sees but those that turn text. An empty cell is left out. */
export type Cell = { readonly text: string; readonly fault: CellFault | null };

/** `cells` by column number from 1; rows without any text are left out. */
export type SheetRow = { readonly row: number; readonly cells: ReadonlyMap<number, Cell> };

export type Sheet = {
  readonly name: string;
  readonly rows: readonly SheetRow[];
  /** Nobody sees the sheet. */
  readonly isHidden?: boolean;
  /** Numbers of the rows and columns nobody sees. */
  readonly hiddenRows?: readonly number[];
  readonly hiddenColumns?: readonly number[];
};

/** What a place in the workbook has wrong and what to do about it. `row` and `column` are null where the whole sheet is meant. */
export type RosterFault = {
  readonly sheet: string;
  readonly row: number | null;
  readonly column: string | null;
  readonly text: string;
};

/** The order people read a workbook in. */
export function byPlace(a: RosterFault, b: RosterFault): number {
  const places = Object.entries(ROSTER_SHEETS).flatMap(([sheet, columns]) => [sheet, ...columns.map((c) => `${sheet}/${c}`)]);
  const at = ({ sheet, column }: RosterFault) => places.indexOf(column === null ? sheet : `${sheet}/${column}`);
  const sheetAt = ({ sheet }: RosterFault) => places.indexOf(sheet);
  return sheetAt(a) - sheetAt(b) || (a.row ?? 0) - (b.row ?? 0) || at(a) - at(b);
}

/** `“企业”表第12行“服务专员账号”：…`. */
export function showFault({ sheet, row, column, text }: RosterFault): string {
  const at = row === null ? '' : `第${row}行`;
  return `“${sheet}”表${at}${column === null ? '' : `“${column}”`}：${text}`;
}
