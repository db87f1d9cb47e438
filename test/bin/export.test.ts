import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { figures, reportsOf, saveRoster, tiers } from '../store/bureau-fixture.ts';
import { freshDatabase, type TestDatabase } from '../store/database.ts';
import { filing } from '../store/reports-world.ts';

type Ended = { readonly code: number; readonly stdout: string; readonly stderr: string };

/** Nothing but Node is found on this PATH. */
const ENV = { PATH: dirname(process.execPath), TZ: 'America/Los_Angeles', CLOCK_START: '2021-05-24T09:00:00+08:00' };

async function run(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ended> {
  const command = ['dist/bin/export.js', ...args];
  return promisify(execFile)(process.execPath, command, { env: { ...ENV, ...env } }).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    ({ code, stdout, stderr }) => ({ code, stdout, stderr }),
  );
}

describe('the command by itself', () => {
  it('helps, and tells every fault without opening anything', async () => {
    const help = await run(['--help']);
    expect([help.code, help.stdout.includes('--week 2021-W20')]).toEqual([0, true]);
    const wrong = await run(['--week', '2021-W54', '--month', '2021-13', 'a.pdf']);
    expect([wrong.code, wrong.stdout]).toEqual([1, '']);
    for (const fault of ['中的一个', '没有这一周：2021-W54', '没有这个月：2021-13', '以 .xlsx 结尾'])
      expect(wrong.stderr).toContain(fault);
  });
});

describe('the command on a database', () => {
  let db: TestDatabase;
  let env: Readonly<Record<string, string>>;
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'export-'));
    db = await freshDatabase();
    await saveRoster(db.database);
    const reports = reportsOf(db.database);
    await reports.file(filing('W19', { of: { e1: figures(100, tiers(9), tiers(2)) } }));
    await reports.file(filing('W20', { of: { e1: figures(120, tiers(8, 3), tiers(5)), e2: figures(50, tiers(2), tiers(0)) } }));
    env = { DATABASE_URL: db.url, DATABASE_OWNER_URL: db.ownerUrl };
  }, 60_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const opened = async (file: string) => {
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(file);
    return book;
  };

  it('writes annex 1 of a week, with the city and every district, and leaves its audit row', async () => {
    const file = join(folder, 'w.xlsx');
    const { code, stdout, stderr } = await run(['--week', '2021-W20', file], env);
    expect([code, stdout.trim(), stderr]).toEqual([0, `已写到 ${file}`, '']);
    const book = await opened(file);
    expect(book.worksheets.map((s) => s.name)).toEqual(['示例市', '甲区', '乙区', '丁区', '未报名单']);
    const row = [1, 2, 3, 4, 5, 6, 7, 8].map((c) => book.getWorksheet('甲区')?.getCell(6, c).value);
    expect(row).toEqual([1, '示例e1公司', '重大项目涉及企业', 120, '普工', 8, 5, 7]);
    const audit = await db.asOwner('SELECT DISTINCT userid, role FROM audit WHERE userid = $1', ['command']);
    expect(audit).toEqual([{ userid: 'command', role: 'command' }]);
  }, 60_000);

  it('writes one district, by its short name', async () => {
    const file = join(folder, 'd.xlsx');
    expect((await run(['--week', '2021-W20', '--district', '甲区', file], env)).code).toBe(0);
    expect((await opened(file)).worksheets.map((s) => s.name)).toEqual(['甲区', '未报名单']);
  }, 60_000);

  it('writes annex 2 of a month and the assessment of a year', async () => {
    const [month, year] = [join(folder, 'm.xlsx'), join(folder, 'y.xlsx')];
    expect(await run(['--month', '2021-05', month], env)).toMatchObject({ code: 0, stderr: '' });
    expect(await run(['--year', '2021', year], env)).toMatchObject({ code: 0, stderr: '' });
    expect((await opened(month)).worksheets.map((s) => s.name)).toEqual(['各区市对照', '甲区', '乙区', '丁区']);
    expect((await opened(year)).worksheets.map((s) => s.name)).toEqual(['排名', '逐户明细']);
  }, 60_000);

  it('fails where there is no such district, week or folder, and writes nothing', async () => {
    const before = await readdir(folder);
    for (const [args, why] of [
      [
        ['--week', '2021-W20', '--district', '没有的区', join(folder, 'x.xlsx')],
        '没有这个区市：没有的区。现有：甲区、乙区、丁区',
      ],
      [['--week', '2021-W30', join(folder, 'x.xlsx')], '2021-W30还没有开始'],
      [['--week', '2021-W20', join(folder, 'no', 'x.xlsx')], '没有这个文件夹'],
    ] as const) {
      const { code, stderr } = await run(args, env);
      expect([code, stderr]).toEqual([1, expect.stringContaining(why)]);
    }
    expect(await readdir(folder)).toEqual(before);
  }, 60_000);
});
