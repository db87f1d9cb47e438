// What does an empty roster workbook look like, with drop-down lists and notes for whoever fills it in?
import ExcelJS, { type DataValidation, type Worksheet } from 'exceljs';
import {
  type ColumnOf,
  ENTERPRISE_STATES,
  LEVEL_WORDS,
  PERSON_STATES,
  ROLE_WORDS,
  ROSTER_SHEETS,
  type SheetName,
  TYPE_WORDS,
  YES_NO,
} from '../desk/roster/sheets.ts';

// Rows prepared with lists and text format; more can be added below.
const PREPARED_ROWS = 1_000;

type ColumnNote = {
  readonly note: string;
  readonly width: number;
  /** The words of the drop-down list, or the cells it is taken from. */
  readonly list?: readonly string[] | string;
  /** Everything else is text, so that long codes keep their digits. */
  readonly isNumber?: true;
};

const CODES = '区域!$A$2:$A$200';

const NOTES: { readonly [S in SheetName]: Readonly<Record<ColumnOf<S>, ColumnNote>> } = {
  区域: {
    编码: { note: '必填。区域编码，例如 370402；没有编码的自定一个，例如 370400-GX。不能重复', width: 14 },
    名称: { note: '必填。区域全称', width: 20 },
    简称: { note: '平时的叫法，几个之间用顿号隔开，例如 高新、高新区', width: 20 },
    上级编码: { note: '上一级区域的编码；最高一级留空', width: 14, list: CODES },
    级别: { note: '必填。省、市或区县', width: 10, list: Object.keys(LEVEL_WORDS) },
  },
  人员: {
    账号: { note: '必填。企业微信通讯录里的账号，不分大小写，不能重复', width: 24 },
    姓名: { note: '必填', width: 14 },
    角色: { note: '必填。从列表中选', width: 14, list: Object.keys(ROLE_WORDS) },
    区域编码: { note: '必填。服务专员和联络员填区县编码，市局专班和管理员填市编码', width: 14, list: CODES },
    状态: { note: '必填。离岗的人改为停用，不要删行', width: 10, list: Object.keys(PERSON_STATES) },
  },
  企业: {
    企业名称: { note: '必填。营业执照上的全称，不能重复', width: 36 },
    简称: { note: '平时的叫法，几个之间用顿号隔开', width: 22 },
    统一社会信用代码: { note: '18位，会核对校验位；没有就留空', width: 24 },
    企业类型: { note: '必填。同时符合几类的，选列表中靠前的一类', width: 22, list: Object.keys(TYPE_WORDS) },
    调研受访: { note: '必填。是否在调研受访缺工企业名单中', width: 10, list: Object.keys(YES_NO) },
    用工规模: { note: '现有用工人数，整数；不清楚就留空', width: 10, isNumber: true },
    区域编码: { note: '必填。企业所在区（市）的编码', width: 14, list: CODES },
    服务专员账号: { note: '同一区（市）的服务专员；留空则由联络员代报', width: 24, list: '人员!$A$2:$A$1001' },
    状态: { note: '必填。不再服务的企业改为退出，不要删行', width: 10, list: Object.keys(ENTERPRISE_STATES) },
    生效周: { note: '从哪一周起，例如 2021-W20；留空表示本周。已在册、没有变动的企业不用填', width: 12 },
  },
};

const GUIDE = [
  '企业用工 24 小时服务保障名册',
  '“区域”“人员”“企业”三张表都要填，表名和列名不要改。鼠标停在列名上可看说明。',
  '编码、账号、信用代码请按文本填写；本模板已经设好格式，从别处复制时请选“只粘贴值”。',
  '整份名册一次导入：有一处不对就全部不导入，并逐行列出要改的地方。',
  '导入前可加 --dry-run 先看会改动什么；同一份文件再导入一次，不会有任何变化。',
  '表里没有的人按停用、没有的企业按退出办理，以前的上报记录都保留；超过十分之一时，导入要用 --remove 写出个数。',
  '企业换区（市）、换服务专员或退出时，在“生效周”填从哪一周起；留空就从本周起。以前各周不变。',
  '新列入“其他企业”前，请确认用工规范、待遇合理、安全保护到位、无侵害劳动者合法权益。',
] as const;

/** The bytes of an empty workbook (domain §18). */
export async function rosterTemplate(): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  for (const name of Object.keys(ROSTER_SHEETS) as SheetName[]) {
    addSheet(workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] }), NOTES[name]);
  }
  const guide = workbook.addWorksheet('说明');
  guide.getColumn(1).width = 100;
  for (const line of GUIDE) guide.addRow([line]).alignment = { wrapText: true, vertical: 'top' };
  guide.getRow(1).font = { bold: true, size: 14 };
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

function addSheet(sheet: Worksheet, columns: Readonly<Record<string, ColumnNote>>): void {
  for (const [i, [title, { note, width, list, isNumber }]] of Object.entries(columns).entries()) {
    const column = sheet.getColumn(i + 1);
    column.width = width;
    column.numFmt = isNumber ? '0' : '@';
    const heading = sheet.getCell(1, i + 1);
    heading.value = title;
    heading.note = note;
    heading.font = { bold: true };
    heading.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFDCE6F1' } };
    if (list !== undefined) addList(sheet, column.letter, list);
  }
}

/** One rule for the whole column: exceljs keeps rules by cell only in its types, so the range goes in by name. */
function addList(sheet: Worksheet, letter: string, list: readonly string[] | string): void {
  const rules = (sheet as Worksheet & { dataValidations: { add(range: string, rule: DataValidation): void } }).dataValidations;
  rules.add(`${letter}2:${letter}${PREPARED_ROWS + 1}`, {
    type: 'list',
    allowBlank: true,
    formulae: [typeof list === 'string' ? list : `"${list.join(',')}"`],
    // A code of another sheet may be filled in later; a word may not be another.
    showErrorMessage: typeof list !== 'string',
    errorTitle: '请从列表中选',
    error: typeof list === 'string' ? '' : `只能填：${list.join('、')}`,
  });
}
