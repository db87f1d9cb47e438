import { describe, expect, test } from 'vitest';
import { parseRoster } from '../../../src/desk/roster/import-roster.ts';
import { type Cell, type Sheet, showFault } from '../../../src/desk/roster/sheets.ts';
import { ENTERPRISES, PEOPLE, REGIONS, sheetOf, workbook } from './roster-sheets.ts';

const enterprise = (name: string, short: string, over: Partial<Record<'code' | 'count' | 'who' | 'week', string>> = {}) =>
  [name, short, over.code ?? '', '其他企业', '否', over.count ?? '5', '370402', over.who ?? 'anna', '在册', over.week ?? ''].join(
    '|',
  );
const read = (sheets: readonly Sheet[]) => {
  const { wanted, faults, notes } = parseRoster(sheets);
  return { wanted, faults: faults.map(showFault), notes };
};
/** The row with some of its cells as the workbook's reader found them. */
const withCells = (sheet: Sheet, row: number, cells: Readonly<Record<number, Cell>>): Sheet => ({
  ...sheet,
  rows: sheet.rows.map((r) =>
    r.row === row
      ? { row, cells: new Map([...r.cells, ...Object.entries(cells).map(([c, cell]) => [Number(c), cell] as const)]) }
      : r,
  ),
});
const plain = (text: string): Cell => ({ text, fault: null });

describe('short names that are none', () => {
  test.each(['无', '暂无', '-', '—', '－', '同上', '同左', '1', '１２', '待定', '无。', '（无）', '没有', 'null'])(
    'the placeholder %s is dropped and named with its row',
    (placeholder) => {
      const { wanted, faults, notes } = read(workbook([...ENTERPRISES, enterprise('示例三厂', `三厂、${placeholder}`)]));
      expect(faults).toEqual([]);
      expect(wanted.enterprises[2]?.aliases).toEqual(['三厂']);
      expect(notes).toEqual([`“企业”表没有采用的简称（不是名称）：第4行“${placeholder}”`]);
    },
  );
  test.each(['/', 'N/A'])('%s alone is no list of two', (placeholder) => {
    const { wanted, notes } = read(workbook([...ENTERPRISES, enterprise('示例三厂', placeholder)]));
    expect([wanted.enterprises[2]?.aliases, notes.length]).toEqual([[], 1]);
  });
  test.each(['高技', '普工', '缺工', '技工', '缺普工', '招工', '上报', '确认', '同上周', '未报', '合计', '多少', '本周', '焊工'])(
    'the word %s, which means something else in every report, is dropped and named',
    (word) => {
      const { wanted, notes } = read(workbook([...ENTERPRISES, enterprise('示例三厂', `${word}、三厂`)]));
      expect(wanted.enterprises[2]?.aliases).toEqual(['三厂']);
      expect(notes).toEqual([`“企业”表没有采用的简称（是填报、提问或命令用的词，会读错）：第4行“${word}”`]);
    },
  );
  test('a place, or 有限公司 alone, tells no enterprise from another', () => {
    const { wanted, notes } = read(workbook([...ENTERPRISES, enterprise('示例三厂', '东区、西、有限公司、三厂')]));
    expect(wanted.enterprises[2]?.aliases).toEqual(['三厂']);
    expect(notes.join('\n')).toContain('“企业”表没有采用的简称（是地名或公司字样，认不出是哪一家）：第4行“东区”');
  });
  test('of a place: its short names are places, but no placeholders and no words', () => {
    const regions = [...REGIONS.slice(0, 2), '370402|东区|东、高新、无、普工|3704|区县', '370403|西区|西|3704|区县'];
    const { wanted, notes } = read(workbook(ENTERPRISES, PEOPLE, regions));
    expect(wanted.regions[2]?.aliases).toEqual(['东', '高新']);
    expect(notes).toEqual([
      '“区域”表没有采用的简称（不是名称）：第4行“无”',
      '“区域”表没有采用的简称（是填报、提问或命令用的词，会读错）：第4行“普工”',
    ]);
  });
  test.each(
    '不适用 未填 未填写 暂时没有 目前无 尚无简称 无此项 不清楚 （未登记） 见左 同上行 见上表 如企业名称 同公司全称 详见左列 即全称 按上 企业全称'.split(
      ' ',
    ),
  )('%s is a placeholder', (text) => {
    const { wanted, faults, notes } = read(workbook([...ENTERPRISES, enterprise('示例三厂', `${text}、三厂`)]));
    expect([faults, wanted.enterprises[2]?.aliases, notes]).toEqual([
      [],
      ['三厂'],
      [`“企业”表没有采用的简称（不是名称）：第4行“${text}”`],
    ]);
  });
  test('ordinary short names stay', () => {
    const names =
      '一厂 老二 重工 八一 七一 东岳重工 1号厂 四季棠 三和 普高 同和 如意 见山 上行 同上海 未来 不凡 没药 名称所'.split(' ');
    const { wanted, notes } = read(workbook([...ENTERPRISES, enterprise('示例三厂', names.join('、'))]));
    expect(wanted.enterprises[2]?.aliases).toEqual(names);
    expect(notes).toEqual([]);
  });
  test('many are counted, ten are shown', () => {
    const many = Array.from({ length: 14 }, (_, i) => enterprise(`示例${i + 10}号厂`, '无'));
    const { notes } = read(workbook([...ENTERPRISES, ...many]));
    expect(notes).toHaveLength(1);
    expect(notes[0]).toMatch(/^“企业”表没有采用的简称（不是名称）：第4行“无”、.*第13行“无”等14个$/);
  });
});

describe('cells', () => {
  test('a placeholder is no full name', () => {
    expect(read(workbook([...ENTERPRISES, enterprise('暂无', '')])).faults).toEqual([
      '“企业”表第4行“企业名称”：“暂无”不是名称，请填企业全称',
    ]);
    expect(read(workbook(ENTERPRISES, [...PEOPLE, 'zoe|待定|服务专员|370402|在岗'])).faults).toEqual([
      '“人员”表第7行“姓名”：“待定”不是名称，请填姓名',
    ]);
  });
  test('无 where nothing need be filled in is as good as empty, and is named', () => {
    const line = enterprise('示例三厂', '三厂', { code: '无', count: '不详', who: '待定', week: '—' });
    const { wanted, faults, notes } = read(workbook([...ENTERPRISES, line]));
    expect(faults).toEqual([]);
    expect(wanted.enterprises[2]).toMatchObject({ creditCode: null, headcount: null, specialist: null, week: null });
    expect(notes).toEqual([
      '“企业”表当作没有填写的格：第4行“统一社会信用代码”“无”、第4行“用工规模”“不详”、第4行“服务专员账号”“待定”、第4行“生效周”“—”',
    ]);
    expect(read(workbook([...ENTERPRISES, enterprise('示例三厂', '', { code: '同上' })])).faults).toHaveLength(1);
  });
  test('a credit code that Excel rewrote is told as that', () => {
    expect(read(workbook([...ENTERPRISES, enterprise('示例三厂', '', { code: '9.13704E+17' })])).faults[0]).toContain(
      '“9.13704E+17”是 Excel 改写过的数字',
    );
  });
  test('1200.0 is a number of people', () => {
    expect(
      read(workbook([...ENTERPRISES, enterprise('示例三厂', '', { count: '1200.0' })])).wanted.enterprises[2]?.headcount,
    ).toBe(1200);
  });
});

describe('headings', () => {
  test.each([
    ['a star in front', (t: string) => `*${t}`],
    ['a full-width star behind', (t: string) => `${t}＊`],
    ['【必填】', (t: string) => `【必填】${t}`],
    ['（必填）', (t: string) => `${t}（必填）`],
    ['a colon behind', (t: string) => `${t}：`],
    ['a narrow colon', (t: string) => `${t}:`],
    ['a line end within', (t: string) => `${t.slice(0, 2)}\n${t.slice(2)}`],
    ['blanks between', (t: string) => [...t].join('　')],
    ['full-width brackets around', (t: string) => `［${t.length}］${t}〔选填〕`],
    ['必填 without brackets', (t: string) => `${t}必填`],
    ['a bracket left open', (t: string) => `${t}（从列表`],
    ['a number in front', (t: string) => `6.${t}`],
    ['a number in words', (t: string) => `三、${t}`],
    ['a number in brackets', (t: string) => `（4）${t}`],
  ])('%s does no harm', (_, hung) => {
    const sheets = workbook().map((sheet) => ({
      ...sheet,
      rows: sheet.rows.map((r) =>
        r.row === 1 ? { ...r, cells: new Map([...r.cells].map(([c, cell]) => [c, { ...cell, text: hung(cell.text) }])) } : r,
      ),
    }));
    expect(read(sheets)).toMatchObject({ faults: [], notes: [] });
    expect(read(sheets).wanted).toEqual(read(workbook()).wanted);
  });
  test('a heading that lacks a column says what was read', () => {
    const sheet = sheetOf('人员', ...PEOPLE);
    const [first, ...rest] = sheet.rows;
    const cells = new Map(first?.cells).set(2, plain('负责同志'));
    const faults = read([
      sheetOf('区域', ...REGIONS),
      { ...sheet, rows: [{ row: 1, cells }, ...rest] },
      sheetOf('企业', ...ENTERPRISES),
    ]).faults;
    expect(faults).toEqual([
      '“人员”表：缺少列：姓名（第1行的表头读到：“账号”、“负责同志”、“角色”、“区域编码”、“状态”）。请在表头补上，列名要与模板一致',
    ]);
  });
  test('a sheet that is missing says which others are there', () => {
    const [regions, people] = workbook() as [Sheet, Sheet];
    expect(read([regions, people, { name: 'Sheet3', rows: [] }]).faults).toEqual([
      '“企业”表：没有这张表（文件里另有：“Sheet3”）。请用 template 命令生成的模板填写，不要改表名',
    ]);
  });
});

test('a cell of a million brackets or dashes is walked through once', () => {
  const [regions, people, enterprises] = workbook() as [Sheet, Sheet, Sheet];
  const long = {
    ...enterprises,
    rows: [{ row: 1, cells: new Map(enterprises.rows[0]?.cells).set(30, plain('（'.repeat(1e6))) }, ...enterprises.rows.slice(1)],
  };
  const filled = withCells(long, 2, {
    1: plain('—'.repeat(1e6)),
    3: plain(`${'-'.repeat(1e6)}x`),
    2: plain(`${'。'.repeat(1e6)}x`),
  });
  expect(read([regions, people, filled]).faults).toHaveLength(3);
});

describe('rows that are no data', () => {
  test('totals, notes and signatures under the table are skipped with one note', () => {
    const [regions, people] = workbook() as [Sheet, Sheet];
    const under: readonly (readonly [number, Readonly<Record<number, string>>])[] = [
      [5, { 1: '合计', 6: '840' }],
      [6, { 1: '小计：', 6: '420' }],
      [8, { 1: '填表说明：' }],
      [9, { 1: '1. 企业类型从列表中选' }],
      [10, { 1: '2. 状态从列表中选' }],
      [12, { 1: '填表人：示例', 4: '审核人：示例', 8: '日期：2021-05-19' }],
      [13, { 12: '备注' }],
    ];
    const sheet = sheetOf('企业', ...ENTERPRISES);
    const rows = under.map(([row, cells]) => ({
      row,
      cells: new Map(Object.entries(cells).map(([c, text]) => [Number(c), plain(text)] as const)),
    }));
    const { wanted, faults, notes } = read([regions, people, { ...sheet, rows: [...sheet.rows, ...rows] }]);
    expect(faults).toEqual([]);
    expect(wanted.enterprises).toHaveLength(2);
    expect(notes).toEqual([
      '“企业”表没有当作数据的行：第5行“合计”、第6行“小计：”、第8行“填表说明：”、第9行“1. 企业类型从列表中选”、第10行“2. 状态从列表中选”、第12行“填表人：示例”、第13行“备注”',
    ]);
  });
  test('the heading again, as on every printed page, is skipped', () => {
    const { wanted, faults, notes } = read(
      workbook([
        ENTERPRISES[0] as string,
        '企业名称|简称|统一社会信用代码|企业类型|调研受访|用工规模|区域编码|服务专员账号|状态|生效周',
        ENTERPRISES[1] as string,
      ]),
    );
    expect([faults, wanted.enterprises.length, notes]).toEqual([[], 2, ['“企业”表没有当作数据的行：第3行“企业名称”']]);
  });
  test('an enterprise whose name begins like a total is data, and so is a row with one cell missing', () => {
    const { wanted, faults } = read(
      workbook([...ENTERPRISES, enterprise('合计示例厂', '说明厂'), enterprise('备注', '备注').replace('在册', '')]),
    );
    expect(wanted.enterprises[2]?.name).toBe('合计示例厂');
    expect(faults).toEqual(['“企业”表第5行“状态”：没有填写，请填：在册、退出']);
  });
  test('a line somebody has only begun is still a fault', () => {
    expect(read(workbook([...ENTERPRISES, '示例三厂'])).faults.length).toBeGreaterThan(3);
  });
  test.each([
    '合　计',
    '合 计',
    '合计：',
    '【合计】',
    '* 小 计 *',
    '总—计',
    '薛城区小计',
    '合计60户',
    '合计（家）',
    '填表人：示例',
    '填 表 说 明',
    '填表人',
  ])('a complete row called %s is skipped and named', (name) => {
    const { wanted, faults, notes } = read(workbook([...ENTERPRISES, enterprise(name, '某厂')]));
    expect([faults, wanted.enterprises.length]).toEqual([[], 2]);
    expect(notes).toHaveLength(1);
    expect(notes[0]).toMatch(/^“企业”表没有当作数据的行：第4行“/u);
  });
  test.each(['合计示例厂', '示例总计量仪器厂', '小计划示例厂', '示例填表人厂'])('%s is an enterprise', (name) => {
    const { wanted, faults, notes } = read(workbook([...ENTERPRISES, enterprise(name, '')]));
    expect([faults, notes, wanted.enterprises[2]?.name]).toEqual([[], [], name]);
  });
  test('so are people and places, and what stands beside the table', () => {
    const people = [...PEOPLE, 'total|合 计|服务专员|370402|在岗'];
    const { wanted, faults, notes } = read(workbook(ENTERPRISES, people, [...REGIONS, '370499|小计|小|3704|区县']));
    expect([faults, wanted.people.length, wanted.regions.length]).toEqual([[], 5, 4]);
    expect(notes).toEqual(['“区域”表没有当作数据的行：第6行“小计”', '“人员”表没有当作数据的行：第7行“合 计”']);
  });
  test('totals alone are no content', () => {
    expect(read(workbook(['合计'])).faults).toEqual(['“企业”表：没有任何一行内容，请填写后再导入']);
  });
});

describe('what nobody sees', () => {
  test('is imported like the rest and said, with its numbers', () => {
    const [regions, people, enterprises] = workbook() as [Sheet, Sheet, Sheet];
    const { wanted, faults, notes } = read([
      { ...regions, isHidden: true },
      { ...people, hiddenRows: [3, 5, 90], hiddenColumns: [5, 40] },
      { ...enterprises, hiddenRows: [1] },
      { name: '旧名册', rows: [], isHidden: true },
      { name: '草稿', rows: [] },
    ]);
    expect([faults, wanted.people.length, wanted.people[1]?.userid]).toEqual([[], 5, 'bert']);
    expect(notes).toEqual([
      '“区域”表是隐藏的，照样读入了，不要的请删去',
      '“人员”表有2行是隐藏的，照样读入了，不要的请删去：第3行、第5行',
      '“人员”表有1列是隐藏的，照样读入了，不要的请删去：“状态”',
      '隐藏的工作表，不是名册的表，没有读：“旧名册”',
    ]);
  });
});
