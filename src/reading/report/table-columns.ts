// What do the columns of a pasted table hold, by its heading?
import { foldText } from '../text/text.ts';
import { type CellPlace, cellWords, hasDigit, isBlank, type Row } from './table-cells.ts';

export type Column = { readonly kind: 'name' | 'tier' | 'ignored' | 'unknown' } | ({ readonly kind: 'figure' } & CellPlace);

const NAME = /^(?:企业|单位|公司|用人单位)?(?:名称|名字|全称|简称)?$/;
const TIER = /^(?:缺工|人员|用工|技能)?(?:类型|工种|类别|等级)$/;
const IGNORED =
  /^(?:序号|编号|no\.?|备注|说明|企业类型|行业|区域|区市|所属.*|服务?专员|填报人|联系人|.*电话|手机号?|地址|日期|时间|周次|调研受访|.*信用代码|合计|小计|总计)$|累计|新增/;
/** So many columns of other words may stand beside the figures. */
const MOST_UNKNOWN = 2;

/** A heading of two rows: 缺工 over 普工, 技工 and 高技. Empty where the second is none. */
export const grouped = (groups: Row, cells: Row): Row => {
  if (cells.filter((cell) => !isBlank(cell)).length < 2) return [];
  let group = '';
  return cells.map((cell, i) => {
    group = groups[i]?.trim() || group;
    return cell.trim() === group ? cell : `${i === 0 && group === '' ? '企业' : group}${cell}`;
  });
};

/** The columns of a heading row; null where it is none. `isRuled`: its cells are certain. */
export function headingColumns(cells: Row, rowsBelow: number, isRuled: boolean): readonly Column[] | null {
  if (cells.length < 2 || rowsBelow === 0 || cells.some((cell) => /[\d一二三四五六七八九十]/.test(foldText(cell).text)))
    return null;
  const columns = cells.map(columnOf);
  const unknown = columns.filter((c, i) => i > 0 && c.kind === 'unknown').length;
  const isNamed = columns.every((_, i) => i === 0 || cells[i]?.trim() !== '');
  return columns.some((c) => c.kind === 'figure') && isNamed && unknown <= (isRuled ? MOST_UNKNOWN : 0) ? columns : null;
}

function columnOf(cell: string): Column {
  const text = foldText(cell).text.replace(/[(（].*?[)）]|人数?$/g, '');
  if (TIER.test(text)) return { kind: 'tier' };
  if (NAME.test(text)) return { kind: 'name' };
  if (IGNORED.test(text)) return { kind: 'ignored' };
  const words = cellWords(text);
  if (words === null) return { kind: 'unknown' };
  const field = words.find((w) => w.kind === 'field' || w.kind === 'staff');
  const tier = words.find((w) => w.kind === 'tier');
  if (
    words.some((w) => !['field', 'staff', 'tier', 'noise', 'sum', 'when', 'now', 'trades', 'ofWhich'].includes(w.kind)) ||
    (!field && !tier)
  )
    return { kind: 'unknown' };
  return {
    kind: 'figure',
    field: field === undefined ? 'shortage' : field.kind === 'field' ? field.field : 'headcount',
    tier: tier?.kind === 'tier' ? tier.tier : 'total',
  };
}

/** The columns once they are known to agree with the rows; a heading row may lack the corner above the names. */
export function fittedTo(columns: readonly Column[], rows: readonly Row[]): readonly Column[] | null {
  const named = columns.some((c) => c.kind === 'name')
    ? columns
    : columns[0]?.kind === 'unknown' || columns[0]?.kind === 'ignored'
      ? [{ kind: 'name' } as const, ...columns.slice(1)]
      : [{ kind: 'name' } as const, ...columns];
  const figures = named.filter((c) => c.kind === 'figure').map((c) => `${c.field}.${c.tier}`);
  if (new Set(figures).size < figures.length) return null;
  // What nobody knows may be words, and no figure.
  if (named.some(({ kind }, i) => kind === 'unknown' && rows.some((row) => hasDigit(row[i] ?? '')))) return null;
  const fits = (row: Row) => row.length === named.length || (row.length > 1 && row.length < named.length);
  return rows.some((row) => row.length === named.length) && rows.every((row) => fits(row) || row.length === 1) ? named : null;
}
