// Which rows under a heading are no data: totals, notes, signatures, the heading again?
import { type Heading, headingOf } from './heading.ts';
import type { SheetRow } from './sheets.ts';
import { fold } from './typed.ts';

const TOTAL = /^(?:本页|本表|全市|全区|各区)?(?:合计|小计|总计|共计|累计|总数)(?:数|[:(].*|\d+[家户人个]?)?$/u;
/** Nobody is called that, however much of the row is filled: 合　计, 薛城区小计, *总计*. */
const NEVER_A_NAME =
  /^(?:[^:(]{0,10}(?:合计|小计|总计)(?:数|\d+[家户人个]?)?|填表(?:人|说明|日期|单位|时间|须知)|制表人|审核人)(?:$|[:(])/u;
const REMARK = /^(?:(?:填表|填报|填写)?(?:说明|须知|要求)|备注|附注|注)(?:\d*[:(.、].*)?$/u;
const SIGNATURE =
  /^(?:填表|填报|制表|经办|审核|审批|复核|负责|单位负责|分管|联系)(?:人|领导|单位|日期|时间|电话|方式)?(?:\(?(?:签字|签章|盖章|签名)\)?)?(?:[:(].*)?$|^(?:电话|日期|单位|单位盖章|盖章|签章|公章|年月日)(?:[:(].*)?$/u;

/** A row of data has more of its columns filled. */
const FEW = 3;

type Footing = { readonly row: number; readonly text: string };

/**
 * Parts rows of data from others. A row is no data where a cell holds a word for a total, a note or a signature and few of the columns are
 * filled, or where its name, or a cell beside the table, is a word nobody is called by; a single cell under a note goes on with it.
 */
export function partRows(
  rows: readonly SheetRow[],
  heading: Heading,
  name: string,
): { readonly data: readonly SheetRow[]; readonly footings: readonly Footing[] } {
  const columns = new Set(heading.at.values());
  const titles = [...heading.at.keys()];
  const data: SheetRow[] = [];
  const footings: Footing[] = [];
  let inRemark = false;
  for (const row of rows) {
    const filled = [...row.cells.keys()].filter((c) => columns.has(c)).length;
    const texts = [...row.cells.values()].map((c) => c.text);
    const called = [...row.cells].filter(([c]) => c === heading.at.get(name) || !columns.has(c)).map(([, cell]) => cell.text);
    const said =
      called.find((text) => NEVER_A_NAME.test(bare(text))) ??
      (filled > FEW ? undefined : texts.find((text) => isFooting(fold(text))));
    const isAgain = headingOf(row, titles).at.size >= Math.min(FEW, titles.length);
    const goesOn: boolean = inRemark && row.cells.size === 1;
    if (said !== undefined) inRemark = REMARK.test(fold(said)) || (inRemark && goesOn);
    else if (!goesOn) inRemark = false;
    if (said === undefined && !isAgain && !goesOn) {
      // What stands beside the table alone was never read.
      if (filled > 0) data.push(row);
      continue;
    }
    footings.push({ row: row.row, text: said ?? texts[0] ?? '' });
  }
  return { data, footings };
}

/** Without the marks around it and the strokes between its letters. */
const bare = (text: string): string =>
  fold(text)
    .replace(/^[\p{P}\p{S}]+|[\p{P}\p{S}]+$/gu, '')
    .replace(/[-—–_·.、*]/gu, '');

const isFooting = (text: string): boolean => TOTAL.test(text) || REMARK.test(text) || SIGNATURE.test(text);
