import { readFileSync } from 'node:fs';
import ExcelJS from 'exceljs';
import { describe, expect, test } from 'vitest';
import { Problem } from '../../src/desk/problem.ts';
import { parseRoster, planImport } from '../../src/desk/roster/import-roster.ts';
import { showFault } from '../../src/desk/roster/sheets.ts';
import { rosterTemplate } from '../../src/documents/roster-template.ts';
import { readRosterWorkbook } from '../../src/documents/roster-workbook.ts';
import { openWorkbookFile } from '../../src/documents/roster-workbook-gate.ts';
import { forgeWorkbook, forgeZip, sheetXml } from './forged-zip.ts';

const DEMO = new URL('../../src/simulator/demo-roster.xlsx', import.meta.url);
const NOTHING = { regions: [], people: [], enterprises: [], assignments: [] };

const written = async (fill: (book: ExcelJS.Workbook) => void): Promise<Buffer> => {
  const book = new ExcelJS.Workbook();
  fill(book);
  return Buffer.from(await book.xlsx.writeBuffer());
};
const demoWith = async (change: (book: ExcelJS.Workbook) => void): Promise<Buffer> => {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(DEMO.pathname);
  change(book);
  return Buffer.from(await book.xlsx.writeBuffer());
};
const refusalOf = async (reading: Promise<unknown>): Promise<string> => {
  const problem: unknown = await reading.catch((e: unknown) => e);
  if (!(problem instanceof Problem) || problem.code !== 'file.refused') throw new Error(`not refused: ${String(problem)}`);
  return String(problem.details.sentence);
};

test('the demo roster: 9 regions, 24 people, 60 enterprises; imported twice nothing changes', async () => {
  const sheets = await readRosterWorkbook(readFileSync(DEMO));
  const { change, warnings } = planImport(NOTHING, sheets, '2021-05-19');
  expect([change.roster.regions.length, change.roster.people.length, change.roster.enterprises.length]).toEqual([9, 24, 60]);
  expect(new Set(change.roster.assignments.map((a) => a.from))).toEqual(new Set(['2019-12-30']));
  expect(warnings).toHaveLength(1);
  expect(planImport(change.roster, sheets, '2022-01-05').changed).toBe(false);
});

test('the template has the columns, lists and notes, is read back, and is empty', async () => {
  const bytes = await rosterTemplate();
  const { faults } = parseRoster(await readRosterWorkbook(bytes));
  expect(faults.map(showFault)).toEqual(['区域', '人员', '企业'].map((s) => `“${s}”表：没有任何一行内容，请填写后再导入`));
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes as unknown as ExcelJS.Buffer);
  const people = book.getWorksheet('人员');
  expect(people?.getCell('C2').dataValidation.formulae).toEqual(['"服务专员,区市联络员,市局专班,系统管理员"']);
  expect(people?.getCell('A500').numFmt ?? people?.getColumn(1).numFmt).toBe('@');
  expect(people?.getCell('A1').note).toBeTruthy();
});

test('a filled-in template is imported', async () => {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load((await rosterTemplate()) as unknown as ExcelJS.Buffer);
  book.getWorksheet('区域')?.addRow(['3704', '示例市', '', '', '市']);
  book.getWorksheet('区域')?.addRow(['370402', '东区', '东', '3704', '区县']);
  book.getWorksheet('人员')?.addRow(['anna', '安一', '服务专员', '370402', '在岗']);
  book.getWorksheet('企业')?.addRow(['示例一厂', '', '', '其他企业', '否', 5, '370402', 'anna', '在册', '']);
  const { wanted, faults } = parseRoster(await readRosterWorkbook(Buffer.from(await book.xlsx.writeBuffer())));
  expect(faults).toEqual([]);
  expect(wanted.enterprises[0]).toMatchObject({ name: '示例一厂', headcount: 5, specialist: 'anna' });
});

describe('cells of every kind', () => {
  test('say what they look like; codes are text whatever the type', async () => {
    const book = await written((b) => {
      const s = b.addWorksheet('企业');
      s.getCell('A1').value = { richText: [{ text: '示例' }, { font: { bold: true }, text: '一厂' }] };
      s.getCell('B1').value = { formula: '"a"&"b"', result: 'ab' };
      s.getCell('C1').value = { text: '示例链接', hyperlink: 'https://example.com/' };
      s.getCell('D1').value = 370402;
      s.getCell('E1').value = 42;
      s.getCell('E1').numFmt = '00000';
      s.getCell('F1').value = '\u200b\ufeff 示例\u00a0二厂\u3000\n';
      s.getCell('G1').value = true;
      s.getCell('H1').value = { formula: '1+1', result: 2 };
      s.getCell('I1').value = '00123';
      s.getCell('J1').value = 13800000000;
    });
    const [sheet] = await readRosterWorkbook(book);
    expect([...(sheet?.rows[0]?.cells.values() ?? [])].map((c) => c.text)).toEqual([
      '示例一厂',
      'ab',
      '示例链接',
      '370402',
      '00042',
      '示例 二厂',
      '是',
      '2',
      '00123',
      '13800000000',
    ]);
  });
  test('that lost their meaning are faults with a place', async () => {
    const book = await demoWith((b) => {
      const s = b.getWorksheet('企业') as ExcelJS.Worksheet;
      s.getCell('C2').value = Number('913704020001001765');
      s.getCell('C3').value = { formula: 'A1', result: undefined } as unknown as ExcelJS.CellValue;
      s.getCell('A4').value = { error: '#REF!' };
      s.getCell('J5').value = new Date('2021-05-17');
      s.getCell('F6').value = { formula: '10/4', result: 2.5 };
      s.getCell('H7').value = { formula: 'B1', result: { error: '#N/A' } } as unknown as ExcelJS.CellValue;
    });
    const { faults } = parseRoster(await readRosterWorkbook(book));
    expect(faults.map(showFault)).toEqual([
      '“企业”表第2行“统一社会信用代码”：这一格是数字，位数太多，Excel 已经丢了后面几位。请先把单元格格式设为“文本”，再重新输入（读到“913704020001001700”）',
      '“企业”表第3行“统一社会信用代码”：这一格的公式没有结果。请复制后“粘贴为数值”',
      '“企业”表第4行“企业名称”：这一格的公式出错。请改成直接填写的内容',
      '“企业”表第5行“生效周”：这一格是日期。请把单元格格式设为“文本”，再重新输入（读到“2021-05-17”）',
      '“企业”表第6行“用工规模”：“2.5”不是人数，请填 0 或大于 0 的整数，例如 120',
      '“企业”表第7行“服务专员账号”：这一格的公式出错。请改成直接填写的内容',
    ]);
  });
  test('merged downwards hold for each row, merged sideways for the first column alone', async () => {
    const book = await written((b) => {
      const s = b.addWorksheet('企业');
      s.getCell('A1').value = '370402';
      s.mergeCells('A1:A3');
      s.getCell('B2').value = 'x';
      s.getCell('B3').value = 'y';
      s.mergeCells('B3:C3');
    });
    const [sheet] = await readRosterWorkbook(book);
    expect(sheet?.rows.map((r) => [r.row, ...[...r.cells].map(([c, cell]) => `${c}${cell.text}`)])).toEqual([
      [1, '1370402'],
      [2, '1370402', '2x'],
      [3, '1370402', '2y'],
    ]);
  });
});

describe('files that are refused with a plain sentence, before a parser sees anything of them', () => {
  const ole = (...inside: readonly string[]) =>
    Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(512), ...inside.map((t) => Buffer.from(t, 'utf16le'))]);
  const plain = sheetXml('<sheetData/>');
  const extra = (name: string, bytes = Buffer.from('x')) => forgeWorkbook(plain, [{ name, bytes }]);
  const merge = (...refs: readonly string[]) =>
    forgeWorkbook(sheetXml(`<sheetData/><mergeCells>${refs.map((r) => `<mergeCell ref="${r}"/>`).join('')}</mergeCells>`));

  const CASES: readonly (readonly [string, () => Buffer, RegExp])[] = [
    ['300 MB in 300 KB', () => forgeWorkbook(Buffer.alloc(300_000_000, ' ')), /太大/],
    ['300 MB that claim to be 1,000 bytes', () => forgeWorkbook(Buffer.alloc(300_000_000, ' '), [], 1000), /打不开|太大/],
    [
      'one shared string of 50 MB',
      () => extra('xl/sharedStrings.xml', Buffer.from(`<sst><si><t>${'x'.repeat(5e7)}</t></si></sst>`)),
      /太大/,
    ],
    [
      '20,000 entries',
      () => forgeZip(Array.from({ length: 20_000 }, (_, i) => ({ name: `a${i}`, bytes: Buffer.alloc(0) }))),
      /太大/,
    ],
    ['a million elements', () => forgeWorkbook(sheetXml('<a/>'.repeat(1_000_000))), /太大/],
    ['elements within elements', () => forgeWorkbook(sheetXml('<a>'.repeat(400_000))), /打不开/],
    ['a name that climbs out', () => extra('../../tmp/x'), /打不开/],
    ['a name with a backslash', () => extra('xl\\x'), /打不开/],
    ['an absolute name', () => extra('/etc/x'), /打不开/],
    ['one name twice', () => extra('XL/workbook.xml'), /打不开/],
    ['a row beyond the last', () => forgeWorkbook(sheetXml('<sheetData><row r="4294967290"/></sheetData>')), /打不开/],
    [
      'the same, written as a character reference',
      () => forgeWorkbook(sheetXml('<sheetData><row r="&#52;294967290"/></sheetData>')),
      /打不开/,
    ],
    ['all cells merged', () => merge('A1:XFD1048576'), /合并/],
    ['a merged area that is none', () => merge('A1:&#90;99'), /打不开/],
    ['3,000 merged areas', () => merge(...Array.from({ length: 3_000 }, (_, i) => `A${i * 2 + 1}:A${i * 2 + 2}`)), /合并/],
    ['own entities', () => forgeWorkbook(`<!DOCTYPE x [<!ENTITY a "b">]>${plain}`), /打不开/],
    ['macros', () => extra('xl/vbaProject.bin'), /宏/],
    ['links to other workbooks', () => extra('xl/externalLinks/externalLink1.xml'), /别的文件/],
    ['an encrypted entry', () => forgeWorkbook(plain, [{ name: 'x', bytes: Buffer.from('x'), bits: 1 }]), /密码/],
    ['an encrypted workbook', () => ole('EncryptionInfo', 'EncryptedPackage'), /密码/],
    ['an old xls', () => ole('Workbook'), /xls 格式/],
    ['a csv', () => Buffer.from('编码,名称\n1,x\n'), /不是 xlsx/],
    ['another kind of zip', () => forgeZip([{ name: 'word/document.xml', bytes: Buffer.from('<x/>') }]), /不是 Excel/],
    ['nothing', () => Buffer.alloc(0), /空的/],
    ['half a file', () => readFileSync(DEMO).subarray(0, 6_000), /打不开/],
    ['17 MB of whatever', () => Buffer.alloc(17_000_000, 'PK'), /太大/],
  ];
  test.each(CASES)('%s', async (_, make, sentence) => {
    expect(await refusalOf(openWorkbookFile(make()))).toMatch(sentence);
  });
});

describe('a sheet with very many formatted rows that hold nothing', () => {
  const rows = (count: number, row: (i: number) => string) => Array.from({ length: count }, (_, i) => row(i + 2)).join('');
  const first = '<row r="1"><c r="A1" t="inlineStr"><is><t>企业名称</t></is></c></row>';
  const bytesOf = (inside: string) => forgeWorkbook(sheetXml(`<sheetData>${first}${inside}</sheetData>`));
  test.each([
    ['rows without cells', (i: number) => `<row r="${i}" spans="1:10" s="1" customFormat="1"/>`],
    [
      'rows of empty cells',
      (i: number) => `<row r="${i}">${[...'ABCDEFGHIJ'].map((c) => `<c r="${c}${i}" s="2"/>`).join('')}</row>`,
    ],
    [
      'empty cells that are written out',
      (i: number) => `<row r="${i}" ht="15">\n<c r="A${i}" s="2"><v></v></c>\n<c r="B${i}" s="2"></c></row>`,
    ],
    ['a prefix before every tag', (i: number) => `<x:row r="${i}"><x:c r="A${i}" s="2"/></x:row>`],
  ])('is told by its cause: 400,000 %s', async (_, row) => {
    const bytes = bytesOf(rows(400_000, row));
    const from = process.cpuUsage();
    const sentence = await refusalOf(readRosterWorkbook(bytes));
    const { user, system } = process.cpuUsage(from);
    expect(sentence).toMatch(/^“企业”表里有大量带格式的空行.*删除.*复制到新的工作表/u);
    // Of computing, which a busy machine does not make longer.
    expect((user + system) / 1_000).toBeLessThan(700);
  });
  test('is read where they are fewer', async () => {
    const sheets = await readRosterWorkbook(bytesOf(rows(50_000, (i) => `<row r="${i}"><c r="A${i}" s="2"/></row>`)));
    expect(sheets[0]?.rows.map((r) => r.row)).toEqual([1]);
  });
  test('is not blamed for rows that do hold something', async () => {
    const bytes = bytesOf(rows(200_000, (i) => `<row r="${i}"><c r="A${i}"><v>${i}</v></c><c r="B${i}" s="2"/></row>`));
    expect(await refusalOf(readRosterWorkbook(bytes))).toMatch(/^文件太大/u);
  });
});

test('what looks huge but is not is read by the cells that exist', async () => {
  const rules =
    '<dataValidations><dataValidation type="list" sqref="A1:XFD1048576"><formula1>"a"</formula1></dataValidation></dataValidations>';
  const sparse = forgeWorkbook(
    sheetXml(
      `<dimension ref="A1:XFD1048576"/><cols><col min="1" max="2000000000"/></cols><sheetData><row r="1"><c r="A1"><v>7</v></c></row><row r="1048576"><c r="B1048576"><v>1</v></c></row></sheetData>${rules}`,
    ),
  );
  const [sheet] = await readRosterWorkbook(sparse);
  expect(sheet?.rows.map((r) => r.row)).toEqual([1, 1_048_576]);
});

test('a parser that breaks off is a refusal, and this process lives on', async () => {
  expect(await refusalOf(readRosterWorkbook(forgeWorkbook('<worksheet><sheetData><row')))).toMatch(/打不开/);
});
