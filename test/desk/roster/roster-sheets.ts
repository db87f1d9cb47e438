// How does a test write down a roster workbook as it stands after its cells were read?
import type { ImportedRoster } from '../../../src/desk/ports.ts';
import { ROSTER_SHEETS, type Sheet, type SheetName } from '../../../src/desk/roster/sheets.ts';

/** Lines of cells between | signs, in the order of the workbook's columns (domain §18). */
export function sheetOf(name: SheetName, ...lines: readonly string[]): Sheet {
  const rows = [ROSTER_SHEETS[name].join('|'), ...lines].map((line, i) => ({
    row: i + 1,
    cells: new Map(
      line.split('|').flatMap((text, c) => (text.trim() === '' ? [] : [[c + 1, { text: text.trim(), fault: null }] as const])),
    ),
  }));
  return { name, rows };
}

export const NOTHING: ImportedRoster = { regions: [], people: [], enterprises: [], assignments: [] };
/** The day of an import, a Wednesday. */
export const TODAY = '2021-05-19';

export const REGIONS = ['37|示例省|||省', '3704|示例市||37|市', '370402|东区|东|3704|区县', '370403|西区|西|3704|区县'];
export const PEOPLE = [
  'Anna|安一|服务专员|370402|在岗',
  'bert|贝二|服务专员|370403|在岗',
  'carl|卡三|区市联络员|370402|在岗',
  'dora|多四|区市联络员|370403|在岗',
  'emil|埃五|市局专班|3704|在岗',
];
export const ENTERPRISES = [
  '示例一厂|一厂|91370402A000100176|重大项目涉及企业|是|420|370402|anna|在册|2020-W01',
  '示例二厂|二厂、老二||其他企业|否||370403|BERT|在册|2020-W01',
];

export const workbook = (
  enterprises: readonly string[] = ENTERPRISES,
  people: readonly string[] = PEOPLE,
  regions: readonly string[] = REGIONS,
): readonly Sheet[] => [sheetOf('区域', ...regions), sheetOf('人员', ...people), sheetOf('企业', ...enterprises)];
