import ExcelJS from 'exceljs';
import { describe, expect, test } from 'vitest';
import { isProblem } from '../../src/desk/problem.ts';
import type { Sheet } from '../../src/desk/roster/sheets.ts';
import { readRosterWorkbook } from '../../src/documents/roster-workbook.ts';
import { openWorkbookFile } from '../../src/documents/roster-workbook-gate.ts';
import { type ForgedEntry, forgeWorkbook, forgeZip, sheetXml } from './forged-zip.ts';

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const part = (name: string, text: string): ForgedEntry => ({ name, bytes: Buffer.from(text) });
const relations = (...all: readonly (readonly [string, string, string])[]) =>
  `<Relationships>${all.map(([id, kind, target]) => `<Relationship Id="${id}" Type="${kind}" Target="${target}"/>`).join('')}</Relationships>`;
const book = (...sheets: readonly string[]) => `<workbook xmlns:r="${OFFICE}"><sheets>${sheets.join('')}</sheets></workbook>`;
const shared = (...texts: readonly string[]) => `<sst>${texts.map((t) => `<si><t>${t}</t></si>`).join('')}</sst>`;
const cell = (at: string, index: number) => `<c r="${at}" t="s"><v>${index}</v></c>`;
const TWO_NAMES = sheetXml(`<sheetData><row r="1">${cell('A1', 0)}${cell('B1', 1)}</row></sheetData>`);
const textsOf = (sheet: Sheet | undefined) =>
  (sheet?.rows ?? []).map((r) => [r.row, ...[...r.cells.values()].map((c) => c.text)]);
const sentenceOf = async (reading: Promise<unknown>): Promise<string> => {
  const problem: unknown = await reading.catch((e: unknown) => e);
  return isProblem(problem, 'file.refused') ? String(problem.details.sentence) : `not refused: ${String(problem)}`;
};

describe('parts are found by the relationships the file states', () => {
  test('whatever the case of their names', async () => {
    const bytes = forgeZip([
      part('xl/Workbook.xml', book('<sheet name="企业" sheetId="1" r:id="rId1"/>')),
      part('xl/_rels/workbook.xml.rels', relations(['rId1', `${OFFICE}/worksheet`, 'worksheets/sheet1.xml'])),
      part('xl/worksheets/Sheet1.xml', TWO_NAMES),
      part('xl/SharedStrings.xml', shared('示例一厂', '一厂')),
    ]);
    expect(textsOf((await readRosterWorkbook(bytes))[0])).toEqual([[1, '示例一厂', '一厂']]);
  });
  test('whatever they are called and wherever they lie', async () => {
    const strict = 'http://purl.oclc.org/ooxml/officeDocument/relationships';
    const bytes = forgeZip([
      part('_rels/.rels', relations(['r', `${strict}/officeDocument`, '/book/main.xml'])),
      part(
        'book/main.xml',
        book('<sheet name="名册 旧" sheetId="7" r:id="a"/>', '<sheet name=" 企业 " sheetId="3" r:id="b" state="hidden"/>'),
      ),
      part(
        'book/_rels/main.xml.rels',
        relations(
          ['a', `${strict}/worksheet`, 'one.xml'],
          ['b', `${strict}/worksheet`, '../tables/two.xml'],
          ['c', `${strict}/sharedStrings`, '/texts.xml'],
        ),
      ),
      part('book/one.xml', sheetXml('<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>')),
      part('tables/two.xml', TWO_NAMES),
      part('texts.xml', shared('示例一厂', '一厂')),
    ]);
    const sheets = await readRosterWorkbook(bytes);
    expect(sheets.map((s) => [s.name, s.isHidden, ...textsOf(s)])).toEqual([
      ['名册 旧', false],
      [' 企业 ', true, [1, '示例一厂', '一厂']],
    ]);
  });
  test('with a prefix before every tag', async () => {
    const prefixed = (xml: string) => xml.replace(/<(\/?)(?=[a-z])/gu, '<$1x:');
    const bytes = forgeWorkbook(`<?xml version="1.0"?>${prefixed(TWO_NAMES)}`, [
      part('xl/sharedStrings.xml', prefixed(shared('示例一厂', '一厂'))),
    ]);
    expect(textsOf((await readRosterWorkbook(bytes))[0])).toEqual([[1, '示例一厂', '一厂']]);
  });
  test('a sheet’s name with signs in it is read as it is shown', async () => {
    const bytes = forgeZip([
      part('xl/workbook.xml', book('<sheet name="旧&amp;&#x4F01;&lt;&quot;" sheetId="1" r:id="rId1"/>')),
      part('xl/_rels/workbook.xml.rels', relations()),
    ]);
    expect((await readRosterWorkbook(bytes)).map((s) => s.name)).toEqual(['旧&企<"']);
  });
  test('a sheet whose part is missing is a broken file, not an empty sheet', async () => {
    const bytes = forgeZip([
      part('xl/workbook.xml', book('<sheet name="企业" sheetId="1" r:id="rId1"/>')),
      part('xl/_rels/workbook.xml.rels', relations(['rId1', `${OFFICE}/worksheet`, 'worksheets/sheet1.xml'])),
    ]);
    expect(await sentenceOf(readRosterWorkbook(bytes))).toMatch(/打不开/);
  });
  test('other sheets than the roster’s are not unpacked, however large', async () => {
    const bytes = forgeZip([
      part('xl/workbook.xml', book('<sheet name="旧数据" sheetId="1" r:id="rId1"/>')),
      part('xl/_rels/workbook.xml.rels', relations(['rId1', `${OFFICE}/worksheet`, 'worksheets/sheet1.xml'])),
      { name: 'xl/worksheets/sheet1.xml', bytes: Buffer.alloc(20_000_000, ' ') },
    ]);
    expect((await openWorkbookFile(bytes)).sheets).toEqual([{ name: '旧数据', isHidden: false, lines: null }]);
  });
});

describe('what is no program', () => {
  const plain = sheetXml('<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>');
  const extra = (name: string) => forgeWorkbook(plain, [part(name, 'x')]);
  test.each(['xl/customProperty1.bin', 'xl/printerSettings/printerSettings1.bin', 'xl/customProperty/CustomProperty3.BIN'])(
    '%s is left alone',
    async (name) => expect((await openWorkbookFile(extra(name))).sheets).toHaveLength(1),
  );
  test.each([
    ['xl/vbaProject.bin', /宏/],
    ['xl/macrosheets/sheet1.xml', /宏/],
    ['xl/activeX/activeX1.bin', /宏/],
    ['xl/embeddings/oleObject1.bin', /别的文件/],
    ['xl/workbook.bin', /xlsb/],
  ] as const)('%s is refused', async (name, sentence) =>
    expect(await sentenceOf(openWorkbookFile(extra(name)))).toMatch(sentence),
  );
});

describe('rows and cells without anything in them', () => {
  const sheetOf = (rows: string) => forgeWorkbook(sheetXml(`<sheetData>${rows}</sheetData>`));
  const count = (from: number, to: number, row: (n: number) => string) =>
    Array.from({ length: to - from + 1 }, (_, i) => row(from + i)).join('');

  test('400,000 empty rows never reach the parser', async () => {
    const full = '<row r="1"><c r="A1"><v>7</v></c></row>';
    const bytes = sheetOf(`${full}${count(2, 400_001, (n) => `<row r="${n}"/>`)}`);
    const { parts } = await openWorkbookFile(bytes);
    expect(parts.reduce((size, p) => size + p.bytes.length, 0)).toBeLessThan(5_000);
    expect(textsOf((await readRosterWorkbook(bytes))[0])).toEqual([[1, '7']]);
  });
  test('nor do cells that have a format alone', async () => {
    const bytes = sheetOf(
      `<row r="1" spans="1:3"><c r="A1" s="4"/><c r="B1"><v>7</v></c><c r="C1" s="2"></c></row>${count(2, 60_000, (n) => `<row r="${n}" s="1" customFormat="1"><c r="A${n}" s="4"/><c r="B${n}" s="4"><v/></c></row>`)}<row r="60001"><c r="A60001" t="inlineStr"><is><t>x</t></is></c></row>`,
    );
    const { parts } = await openWorkbookFile(bytes);
    expect(parts.reduce((size, p) => size + p.bytes.length, 0)).toBeLessThan(5_000);
    expect(textsOf((await readRosterWorkbook(bytes))[0])).toEqual([
      [1, '7'],
      [60_001, 'x'],
    ]);
  });
  test('more rows with something in them than a roster has are refused before anything parses them', async () => {
    const bytes = sheetOf(count(1, 20_001, (n) => `<row r="${n}"><c r="A${n}"><v>1</v></c></row>`));
    expect(await sentenceOf(openWorkbookFile(bytes))).toMatch(/太大/);
  });
  test('rows without numbers keep their places', async () => {
    const bytes = sheetOf('<row/><row><c r="A2"><v>7</v></c></row>');
    const { parts } = await openWorkbookFile(bytes);
    expect(parts.find((p) => p.name.endsWith('sheet1.xml'))?.bytes.toString()).toContain('<row/><row>');
  });
});

describe('what would keep a pattern busy is walked through once', () => {
  const last = '<row r="1"><c r="A1"><v>7</v></c></row>';
  test.each([
    ['blanks behind a cell that begins', () => `<c r="A9">${' '.repeat(7_000_000)}`],
    ['blanks around a value', () => `<c r="A9">${' '.repeat(3_000_000)}<v>${' '.repeat(3_000_000)}</v>`],
    ['a tag without end', () => `<row r="9" ${'a'.repeat(7_000_000)}`],
    ['an attribute without end', () => `<row r="9" hidden="1" ${'a'.repeat(7_000_000)}><c r="A9"><v>1</v></c></row>`],
    ['attributes without values', () => `<row r="9" ${'a= '.repeat(2_000_000)}><c r="A9"><v>1</v></c></row>`],
    ['cells that only begin', () => '<c '.repeat(400_000)],
  ])('%s', async (_, made) => {
    const opened = await openWorkbookFile(forgeWorkbook(sheetXml(`<sheetData>${last}${made()}</sheetData>`))).catch((e) => e);
    expect(isProblem(opened, 'file.refused') || opened.sheets.length === 1).toBe(true);
  });
});

describe('what nobody sees', () => {
  test('rows, columns and sheets, with their numbers', async () => {
    const workbook = new ExcelJS.Workbook();
    const sheet = workbook.addWorksheet('企业');
    for (let row = 1; row <= 6; row++) sheet.addRow([`甲${row}`, `乙${row}`, `丙${row}`]);
    for (const row of [2, 5]) sheet.getRow(row).hidden = true;
    sheet.getRow(9).hidden = true;
    sheet.getColumn(2).hidden = true;
    workbook.addWorksheet('旧', { state: 'veryHidden' });
    const [one, other] = await readRosterWorkbook(Buffer.from(await workbook.xlsx.writeBuffer()));
    expect([one?.isHidden, one?.hiddenRows, one?.hiddenColumns, one?.rows.length]).toEqual([false, [2, 5], [2], 6]);
    expect([other?.name, other?.isHidden]).toEqual(['旧', true]);
  });
  test('a row without height and a column without width are as hidden, an empty or missing size is not', async () => {
    const row = (r: number, more: string) => `<row r="${r}" ${more}><c r="A${r}"><v>1</v></c></row>`;
    const columns = ['width="0"', 'width="0.0" customWidth="1"', 'width="8.43"', 'width=""', 'width="0.5"'];
    const bytes = forgeWorkbook(
      sheetXml(
        `<cols>${columns.map((more, i) => `<col min="${i + 1}" max="${i + 1}" ${more}/>`).join('')}</cols><sheetData>${row(1, '')}${row(2, 'ht="0" customHeight="1"')}${row(3, 'ht="15"')}${row(4, 'ht=""')}${row(5, 'ht="0.00"')}</sheetData>`,
      ),
    );
    expect((await openWorkbookFile(bytes)).sheets[0]?.lines).toEqual({ rows: [2, 5], columns: [1, 2] });
  });
  test('a range of columns down to the last is no loop without end', async () => {
    const bytes = forgeWorkbook(
      sheetXml(
        '<cols><col min="3" max="2000000000" hidden="1"/></cols><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>',
      ),
    );
    expect((await openWorkbookFile(bytes)).sheets[0]?.lines?.columns).toEqual(Array.from({ length: 98 }, (_, i) => i + 3));
  });
});

describe('a machine that is too busy', () => {
  const good = forgeWorkbook(sheetXml('<sheetData><row r="1"><c r="A1"><v>7</v></c></row></sheetData>'));
  test('is said to be that: the file is not called damaged', async () => {
    expect(await sentenceOf(readRosterWorkbook(good, { patienceMs: 1 }))).toBe(
      '机器太忙，没能读完这个文件。名册没有任何改动，请过一会儿再试',
    );
  });
  test('work without end is the file’s, by its own computing and memory alone', async () => {
    expect(await sentenceOf(readRosterWorkbook(good, { heapMb: 8 }))).toMatch(/太大/);
    expect(textsOf((await readRosterWorkbook(good))[0])).toEqual([[1, '7']]);
  });
});
