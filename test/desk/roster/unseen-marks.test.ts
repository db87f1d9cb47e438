// Characters nobody sees, in every place of a workbook: which are taken out and named, and which are a fault?
import { describe, expect, test } from 'vitest';
import { parseRoster } from '../../../src/desk/roster/import-roster.ts';
import { type Cell, type Sheet, showFault } from '../../../src/desk/roster/sheets.ts';
import { fold, quote } from '../../../src/desk/roster/typed.ts';
import { readCell } from '../../../src/documents/roster-workbook-cells.ts';
import { workbook } from './roster-sheets.ts';

const cellOf = (text: string): Cell | null => readCell({ value: text, isMerged: false, numFmt: undefined } as never);

/** Zero-width space, joiners, BOM, soft hyphen, word joiner, variation selectors, fillers, a control character, the blank of Braille. */
const UNSEEN = [
  0x200b, 0x200c, 0x200d, 0xfeff, 0xad, 0x2060, 0xfe0f, 0xe0100, 0x3164, 0x115f, 0x34f, 0x180e, 0x7, 0x2800, 0xe0041,
];
/** Marks, embeddings, overrides and isolates, with their ends. */
const TURNING = [0x61c, 0x200e, 0x200f, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2066, 0x2067, 0x2068, 0x2069];
const BLANKS = [0x9, 0xa, 0xb, 0xd, 0x85, 0xa0, 0x1680, 0x2003, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000];
const named = (code: number) => `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;

function withCell(sheets: readonly Sheet[], sheet: string, column: number, cell: Cell | null): readonly Sheet[] {
  if (cell === null) throw new Error('empty');
  return sheets.map((s) =>
    s.name === sheet
      ? { ...s, rows: s.rows.map((r) => (r.row === 2 ? { ...r, cells: new Map(r.cells).set(column, cell) } : r)) }
      : s,
  );
}
const read = (sheets: readonly Sheet[]) => {
  const { faults, notes, wanted } = parseRoster(sheets);
  return { faults: faults.map(showFault), notes, wanted };
};

describe('a mark nobody sees', () => {
  test.each(UNSEEN.map((code) => [named(code), String.fromCodePoint(code)]))('%s is taken out of a name and named', (_, mark) => {
    for (const text of [`示例${mark}一厂`, `${mark}示例一厂`, `示例一厂 ${mark}`]) {
      const { faults, notes, wanted } = read(withCell(workbook(), '企业', 1, cellOf(text)));
      expect(faults).toEqual([]);
      expect(wanted.enterprises[0]?.name).toBe('示例一厂');
      expect(notes).toEqual(['“企业”表去掉了看不见的字符的格：第2行“企业名称”“示例一厂”']);
    }
    expect(cellOf(mark)).toBeNull();
  });

  test.each(TURNING.map((code) => [named(code), String.fromCodePoint(code)]))(
    '%s, which turns text, is a fault in a name and taken out of a code or account',
    (code, mark) => {
      for (const [sheet, column] of [
        ['企业', 1],
        ['企业', 2],
        ['人员', 2],
        ['区域', 2],
      ] as const) {
        const { faults } = read(withCell(workbook(), sheet, column, cellOf(`示例${mark}甲`)));
        expect(faults, sheet).toHaveLength(1);
        expect(faults[0]).toContain('第2行');
        // It is shown, and does not act on the sentence.
        expect(faults[0]).toContain(`（读到“示例‹${code}›甲”）`);
        expect(faults[0]).not.toContain(mark);
      }
      const coded = read(withCell(workbook(), '企业', 7, cellOf(`${mark}370402${mark}`)));
      expect([coded.faults, coded.notes]).toEqual([[], ['“企业”表去掉了看不见的字符的格：第2行“区域编码”“370402”']]);
      const account = read(withCell(workbook(), '人员', 1, cellOf(`${mark}Anna`)));
      expect([account.faults, account.wanted.people[0]?.account]).toEqual([[], 'Anna']);
    },
  );

  test.each(BLANKS.map((code) => [named(code), String.fromCodePoint(code)]))('%s is a blank', (_, blank) => {
    expect(cellOf(`${blank}示例${blank}一厂${blank}`)).toEqual({ text: '示例 一厂', fault: null });
    expect(fold(`合${blank}计`)).toBe('合计');
  });

  test('in a sheet’s name or a title counts for nothing', () => {
    const [regions, people, enterprises] = workbook() as [Sheet, Sheet, Sheet];
    const rows = enterprises.rows.map((r) =>
      r.row === 1
        ? { ...r, cells: new Map([...r.cells].map(([c, cell]) => [c, { ...cell, text: `\u202e${cell.text}\u200b` }])) }
        : r,
    );
    expect(read([regions, people, { ...enterprises, name: '\u200f企业\ufeff', rows }])).toMatchObject({ faults: [], notes: [] });
  });

  test('is shown by its number wherever something typed is shown', () => {
    expect(quote('甲\u202e乙\u200b丙\n丁')).toBe('“甲‹U+202E›乙‹U+200B›丙 丁”');
    expect(quote('😀'.repeat(40))).toBe(`“${'😀'.repeat(30)}…”`);
    const { faults } = read([...workbook().slice(0, 2), { name: '企业\u202e名单', rows: [] }]);
    expect(faults[0]).toContain('（文件里另有：“企业‹U+202E›名单”）');
  });
});
