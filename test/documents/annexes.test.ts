// The annexes as workbooks: the notice's layout, figures as numbers, and words that stay words.
import ExcelJS, { ValueType, type Worksheet } from 'exceljs';
import { describe, expect, test } from 'vitest';
import { make } from '../../src/documents/make.ts';
import { ANNEX, ASSESSMENT, BULLETIN, HOSTILE_NAMES, ROWS } from './examples.ts';

const MOST = 20 * 1024 * 1024;
const opened = async (bytes: Uint8Array | undefined): Promise<ExcelJS.Workbook> => {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes as unknown as ExcelJS.Buffer);
  return book;
};
const sheetOf = (book: ExcelJS.Workbook, name: string): Worksheet => {
  const sheet = book.getWorksheet(name);
  if (!sheet) throw new Error(`no sheet ${name}: ${book.worksheets.map((s) => s.name).join()}`);
  return sheet;
};
/** The cells of a row, each as it is shown; of what is merged only the first. */
const row = (sheet: Worksheet, number: number): readonly unknown[] =>
  Array.from({ length: sheet.columnCount }, (_, i) => sheet.getCell(number, i + 1)).map((c) =>
    c.isMerged && c.master.address !== c.address ? '' : c.value,
  );
const everyCell = (book: ExcelJS.Workbook) => {
  const cells: ExcelJS.Cell[] = [];
  for (const sheet of book.worksheets) sheet.eachRow((r) => r.eachCell((c) => cells.push(c)));
  return cells;
};

describe('annex 1', () => {
  const weekly = async () => {
    const [one, ...others] = await make({ kind: 'weekly', annex: ANNEX, most: MOST });
    expect([one?.name, others.length]).toEqual(['周调度2026年第48周全市.xlsx', 0]);
    return opened(one?.bytes);
  };

  test('has the city, each district and who is missing, each on its sheet', async () => {
    const book = await weekly();
    expect(book.worksheets.map((s) => s.name)).toEqual(['示例市', '东城区', '西城区', '_空_区', '未报名单']);
  });

  test('stands as in the notice: title, whose it is, date, three rows an enterprise, totals and notes', async () => {
    const sheet = sheetOf(await weekly(), '东城区');
    expect([1, 2, 3, 4].map((n) => row(sheet, n).filter((v) => v !== '' && v !== null))).toEqual([
      ['附件1'],
      ['企业用工24小时服务保障机制周调度'],
      ['2026年第48周（11月23日—29日）　截至 2026年11月27日 10:00:00　已报5/6户（快报，还可上报，不是最终数）'],
      ['东城区人力资源社会保障局（签章）', '2026年11月27日'],
    ]);
    expect(row(sheet, 5)).toEqual([
      '序号',
      '企业名称',
      '企业类型',
      '用工规模(人)',
      '缺工类型',
      '缺工人数(人)',
      '本周解决用工人数(人)',
      '累计解决用工人数(人)',
    ]);
    expect([6, 7, 8].map((n) => row(sheet, n))).toEqual([
      [1, HOSTILE_NAMES[0], '重大项目涉及企业', 100, '普工', 8, 5, 50],
      ['', '', '', '', '初、中级技工', 3, 0, 2],
      ['', '', '', '', '高级技工及以上技能人才', 1, 0, 0],
    ]);
    for (const column of ['A', 'B', 'C', 'D']) expect(sheet.getCell(`${column}8`).master.address).toBe(`${column}6`);
    const types = '重大项目涉及企业 1家\n失业动态监测企业 2家\n重点企业用工监测企业 0家\n其他企业 2家';
    expect([21, 22, 23, 24].map((n) => row(sheet, n))).toEqual([
      ['总计', 5, types, 510, '普工', 50, 25, 260],
      ['', '', '', '', '初、中级技工', 15, 0, 10],
      ['', '', '', '', '高级技工及以上技能人才', 5, 10, 10],
      ['', '', '', '', '合计', 70, 35, 280],
    ]);
    expect(sheet.getCell('B21').numFmt).toBe('0"家"');
    expect([25, 26, 27].map((n) => String(row(sheet, n)[0]))).toEqual([
      expect.stringContaining('鲁政字〔2021〕41号'),
      expect.stringContaining('失业动态监测采集系统'),
      expect.stringContaining('部分市没有监测样本'),
    ]);
    expect(sheet.rowCount).toBe(27);
    expect(sheet.getRow(4).height).toBeGreaterThan(60);
  });

  test('of nobody yet prints its zeros', async () => {
    const sheet = sheetOf(await weekly(), '_空_区');
    const types = '重大项目涉及企业 0家\n失业动态监测企业 0家\n重点企业用工监测企业 0家\n其他企业 0家';
    expect(row(sheet, 6)).toEqual(['总计', 0, types, '—', '普工', '—', '—', '—']);
    expect(row(sheet, 9)).toEqual(['', '', '', '', '合计', '—', '—', '—']);
  });

  test('the city’s totals are those of its districts', async () => {
    const book = await weekly();
    const sums = (name: string) => {
      const sheet = sheetOf(book, name);
      for (let n = 6; ; n += 1)
        if (sheet.getCell(n, 5).value === '合计') return [6, 7, 8].map((c) => Number(sheet.getCell(n, c).value));
    };
    const [east = [], west = []] = [sums('东城区'), sums('西城区')];
    expect(sums('示例市')).toEqual(east.map((n, i) => n + (west[i] ?? 0)));
    expect(sums('示例市')[0]).toBe(ROWS.reduce((all, r) => all + r.shortage.general + r.shortage.skilled + r.shortage.senior, 0));
  });

  test('who is missing: by district, with the specialist and when they last reported', async () => {
    const sheet = sheetOf(await weekly(), '未报名单');
    expect([1, 2].map((n) => row(sheet, n)[0])).toEqual([
      '全市周调度未报名单',
      '2026年第48周（11月23日—29日）　截至 2026年11月27日 10:00:00　未报3户，已报8/11户',
    ]);
    expect([4, 5, 6].map((n) => row(sheet, n))).toEqual([
      ['东城区', '=1+1', '暂无专员', ''],
      ['西城区', '示例一厂', '王某', '2026年11月20日 11:00:00'],
      ['西城区', '示例二厂', '李某', '还没有报过'],
    ]);
  });

  test('where one workbook is too large to be sent there is one a district, and one of the totals', async () => {
    const [whole] = await make({ kind: 'weekly', annex: ANNEX, most: MOST });
    const parts = await make({ kind: 'weekly', annex: ANNEX, most: (whole?.bytes.length ?? 0) - 1 });
    expect(parts.map((p) => p.name)).toEqual([
      '周调度2026年第48周全市.xlsx',
      '周调度2026年第48周东城区.xlsx',
      '周调度2026年第48周西城区.xlsx',
      '周调度2026年第48周[空]区.xlsx',
    ]);
    const city = await opened(parts[0]?.bytes);
    expect(city.worksheets.map((s) => s.name)).toEqual(['示例市', '未报名单']);
    expect(row(sheetOf(city, '示例市'), 6).slice(0, 2)).toEqual(['总计', ROWS.length]);
    expect(sheetOf(city, '示例市').getCell('A10').value).toContain('见各区（市）');
    const west = await opened(parts[2]?.bytes);
    expect(west.worksheets.map((s) => s.name)).toEqual(['西城区', '未报名单']);
    expect(row(sheetOf(west, '未报名单'), 5)[1]).toBe('示例二厂');
  });

  test('the missing alone', async () => {
    const [one] = await make({ kind: 'weekly', annex: { ...ANNEX, sheets: [] }, most: MOST });
    expect(one?.name).toBe('未报名单2026年第48周全市.xlsx');
    expect((await opened(one?.bytes)).worksheets.map((s) => s.name)).toEqual(['未报名单']);
  });
});

describe('annex 2', () => {
  const monthly = async () => {
    const [one] = await make({ kind: 'monthly', bulletin: BULLETIN });
    expect(one?.name).toBe('月通报2021年5月全市.xlsx');
    return opened(one?.bytes);
  };

  test('a sheet a district, each programme with its figures below their labels', async () => {
    const book = await monthly();
    expect(book.worksheets.map((s) => s.name)).toEqual(['各区市对照', '东城区', '西城区', '南城区']);
    const sheet = sheetOf(book, '东城区');
    expect(row(sheet, 3)[0]).toBe('2021年5月　截至 2021年5月31日 10:00:00（还没有发布）　联络员甲 2021年5月30日 11:00:00 确认');
    expect([5, 6, 7].map((n) => row(sheet, n).filter((v) => v !== ''))).toEqual([
      ['“百千万”招聘计划'],
      ['本月活动场次(场)', '本月服务企业数量(家)', '本月活动成交人数(人)'],
      [22, 27, 21],
    ]);
    expect([17, 18, 19].map((n) => row(sheet, n).filter((v) => v !== ''))).toEqual([
      ['职业技能提升接力计划'],
      ['本月服务企业数量(家)', '本月培训人数(人)'],
      [22, 18],
    ]);
    const unfiled = sheetOf(book, '南城区');
    expect([row(unfiled, 3)[0], unfiled.getCell('A7').value]).toEqual([expect.stringContaining('还没有报送'), null]);
  });

  test('the districts side by side with last month, the city’s sum and 环比', async () => {
    const sheet = sheetOf(await monthly(), '各区市对照');
    expect(row(sheet, 3)[0]).toContain('未报：南城区。合计为已报区（市）的数。');
    expect(row(sheet, 5)).toEqual(['工作计划', '指标', '东城区', '', '西城区', '', '南城区', '', '示例市', '', '增减', '环比']);
    expect(row(sheet, 6).slice(2, 10)).toEqual(['本月', '上月', '本月', '上月', '本月', '上月', '本月', '上月']);
    const [programme, figure, ...numbers] = row(sheet, 7);
    expect([programme, figure]).toEqual(['“百千万”招聘计划', '本月活动场次(场)']);
    expect(numbers).toEqual([22, 0, 32, null, null, 24, 54, 24, 30, 1.25]);
    expect(sheet.rowCount).toBe(7 + 19 - 1);
  });
});

test('the assessment: the ranking with its rule, and the rows behind it', async () => {
  const [one] = await make({ kind: 'yearly', assessment: ASSESSMENT });
  expect(one?.name).toBe('年度考核2021年全市.xlsx');
  const book = await opened(one?.bytes);
  expect(book.worksheets.map((s) => s.name)).toEqual(['排名', '逐户明细']);
  const ranking = sheetOf(book, '排名');
  expect([1, 2, 3, 4].map((n) => row(ranking, n)[0])).toEqual([
    '2021年度企业用工服务保障考核',
    '截至 2021年12月31日 10:00:00，未发布，不是最终数',
    '缺工率从2021年第20周（5月17日—23日）比到2021年第49周至2021年第52周四周平均，只比两头都上报的企业；缺工率＝缺工÷（在岗＋缺工）',
    '按缺工率下降的百分点排名，并列同名次',
  ]);
  const [first, second] = [row(ranking, 6), row(ranking, 7)];
  expect(first.slice(0, 3)).toEqual([1, '东城区', 100 / 1100]);
  expect(first[4]).toBeCloseTo(3.83, 10);
  expect([second[0], second[2], second.at(-1)]).toEqual(['—', 0, '起点缺工率为0']);
  expect(ranking.getCell('I6').numFmt).toBe('0.0%"（100/120）"');
  const rows = sheetOf(book, '逐户明细');
  expect(row(rows, 6)).toEqual(['东城区', HOSTILE_NAMES[0], 120, 11, 11 / 131, null, null, '—', '期末没有上报']);
  expect(rows.rowCount).toBe(5 + ROWS.length);
});

test('no cell of any workbook is a formula, a link or rich text; what a person typed is text, also when it is edited', async () => {
  for (const job of [
    { kind: 'weekly', annex: ANNEX, most: MOST },
    { kind: 'monthly', bulletin: BULLETIN },
    { kind: 'yearly', assessment: ASSESSMENT },
  ] as const) {
    for (const { bytes } of await make(job)) {
      const cells = everyCell(await opened(bytes));
      const kinds = new Set(cells.map((c) => c.type));
      expect(
        [...kinds].filter((k) => ![ValueType.String, ValueType.Number, ValueType.Null, ValueType.Merge].includes(k)),
      ).toEqual([]);
      for (const cell of cells) {
        if (cell.type === ValueType.String) expect(cell.numFmt).toBe('@');
        if (cell.type === ValueType.Number) expect(cell.numFmt).not.toBe('@');
      }
    }
  }
  const [one] = await make({ kind: 'weekly', annex: ANNEX, most: MOST });
  const names = everyCell(await opened(one?.bytes)).map((c) => c.value);
  for (const name of HOSTILE_NAMES) expect(names).toContain(name.replace('\u0000\ud83d', ''));
});
