import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshDatabase, type TestDatabase } from '../store/database.ts';
import { runCommand } from './commands.ts';

const DEMO = new URL('../../src/simulator/demo-roster.xlsx', import.meta.url).pathname;

let db: TestDatabase;
const folder = mkdtempSync(join(tmpdir(), 'roster-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeAll(async () => {
  db = await freshDatabase();
});
const roster = (...args: readonly string[]) =>
  runCommand('roster', args, { DATABASE_URL: db.url, DATABASE_OWNER_URL: db.ownerUrl, CLOCK_START: '2026-11-26T10:00:00+08:00' });
const listed = async (): Promise<number> => {
  const [row] = await db.asOwner<{ n: string }>('SELECT count(*) AS n FROM assignments WHERE ends IS NULL');
  return Number(row?.n);
};

async function demoWith(name: string, change: (book: ExcelJS.Workbook) => void): Promise<string> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(DEMO);
  change(book);
  const file = join(folder, name);
  await book.xlsx.writeFile(file);
  return file;
}

describe('npm run roster -- import', () => {
  it('takes a whole roster, and of half a one nothing unless the number is repeated', async () => {
    expect((await roster('import', DEMO)).code).toBe(0);
    expect(await listed()).toBe(60);
    const half = await demoWith('half.xlsx', (book) => {
      for (let row = 32; row <= 61; row++) (book.getWorksheet('企业') as ExcelJS.Worksheet).getRow(row).values = [];
    });

    const dry = await roster('import', half, '--dry-run');
    expect(dry).toMatchObject({ code: 0, stdout: expect.stringContaining('导入时要加上 --remove 30') });
    for (const args of [[], ['--remove', '29'], ['--remove', '300']]) {
      const refused = await roster('import', half, ...args);
      expect([refused.code, refused.stderr], args.join(' ')).toEqual([1, expect.stringContaining('--remove 30')]);
      expect(refused.stdout).toContain('企业：新增0，改动0，退出30');
    }
    expect(await listed()).toBe(60);

    expect((await roster('import', half, '--remove', '30')).code).toBe(0);
    expect(await listed()).toBe(30);
    expect(await roster('import', half)).toMatchObject({ code: 0, stdout: expect.stringContaining('没有任何变化') });
  }, 120_000);

  it('reads a clerk’s workbook: titles with stars, totals, notes, placeholders and hidden rows, each named', async () => {
    const file = await demoWith('clerk.xlsx', (book) => {
      const sheet = book.getWorksheet('企业') as ExcelJS.Worksheet;
      sheet.getRow(1).eachCell((cell) => {
        cell.value = `*${String(cell.value)}\n（必填）：`;
      });
      sheet.getCell('B5').value = '暂无、高技';
      sheet.getRow(7).hidden = true;
      sheet.addRow(['合计', '', '', '', '', 8400]);
      sheet.addRow([]);
      sheet.addRow(['填表说明：一户一行']);
      sheet.addRow(['填表人：示例']);
    });
    const { code, stdout, stderr } = await roster('import', file, '--dry-run');
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('第5行“暂无”');
    expect(stdout).toContain('第5行“高技”');
    expect(stdout).toContain('“企业”表没有当作数据的行：第62行“合计”、第64行“填表说明：一户一行”、第65行“填表人：示例”');
    expect(stdout).toContain('“企业”表有1行是隐藏的，照样读入了，不要的请删去：第7行');
  }, 60_000);

  it('says every fault in one go and changes nothing', async () => {
    const before = await listed();
    const file = await demoWith('faults.xlsx', (book) => {
      const sheet = book.getWorksheet('企业') as ExcelJS.Worksheet;
      sheet.getCell('A3').value = '示例\u202e三厂';
      sheet.getCell('C4').value = Number('913704020001001765');
      sheet.getCell('F5').value = '十几';
      sheet.getCell('I6').value = '在';
    });
    const { code, stdout, stderr } = await roster('import', file);
    expect([code, stdout]).toEqual([1, '']);
    expect(
      stderr
        .trim()
        .split('\n')
        .map((line) => /第\d+行“[^”]+”/.exec(line)?.[0] ?? line),
    ).toEqual([
      '名册有4处要改，没有导入任何内容：',
      '第3行“企业名称”',
      '第4行“统一社会信用代码”',
      '第5行“用工规模”',
      '第6行“状态”',
    ]);
    expect(await listed()).toBe(before);
  }, 60_000);

  it('helps, and refuses what it does not understand', async () => {
    expect(await roster('--help')).toMatchObject({ code: 0, stdout: expect.stringContaining('--remove N') });
    for (const args of [['import'], ['import', DEMO, '--remove', 'x'], ['template', 'x.xlsx', '--remove', '3'], ['retire', DEMO]])
      expect((await roster(...args)).code, args.join(' ')).toBe(1);
  }, 60_000);
});
