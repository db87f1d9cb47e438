// `npm run calendar -- import FILE` and `show [YEAR]`: holidays and working weekends, from a file and as one.
import { readFile, stat } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { calendarLine, type FileDay, readCalendarFile } from '../desk/environment/calendar-file.ts';
import { yearOf } from '../domain/time.ts';
import { daysOfYear, editDays } from '../store/calendar-days.ts';
import { withStores } from './command.ts';

const HELP = `npm run calendar -- import FILE.csv   导入放假和调休安排
npm run calendar -- show [2027]       列出一年的安排（不写年份就是今年），格式和导入的一样

文件每行一天，三栏用逗号隔开：日期、休或班、名称。例如：
2027-02-17,休,春节
2027-02-20,班,春节
休是放假，班是周末上班，平是取消原来的安排。没写到的日子不变；有一处不对就全部不导入。
一年里有了10月1日，这一年才算录入完整。`;

const MOST_BYTES = 1_000_000;

type Wish =
  | { readonly kind: 'help' }
  | { readonly kind: 'import'; readonly file: string }
  | { readonly kind: 'show'; readonly year: number | null };

function readWish(args: readonly string[]): Wish | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { help: { type: 'boolean' } },
      allowPositionals: true,
    });
    if (values.help) return { kind: 'help' };
    const [command, value, ...more] = positionals;
    if (more.length > 0) return null;
    if (command === 'import' && value !== undefined) return { kind: 'import', file: value };
    if (command !== 'show' || (value !== undefined && !/^(19|20|21)\d{2}$/.test(value))) return null;
    return { kind: 'show', year: value === undefined ? null : Number(value) };
  } catch {
    return null;
  }
}

/** UTF-8, or what spreadsheets write here. */
function textOf(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

function fail(...lines: readonly string[]): number {
  console.error(lines.join('\n'));
  return 1;
}

async function runImport(file: string): Promise<number> {
  let bytes: Buffer;
  try {
    if ((await stat(file)).size > MOST_BYTES) return fail(`文件太大：${file}`);
    bytes = await readFile(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return fail(code === 'ENOENT' ? `没有这个文件：${file}` : `读不了文件：${file}（${code}）`);
  }
  if (bytes.includes(0)) return fail(`不是文本文件：${file}。请在表格软件里另存为 CSV。`);
  const read = readCalendarFile(textOf(bytes));
  if ('faults' in read) return fail(...read.faults, '', '没有导入任何一天。');
  return withStores(async ({ stores, bureaus, clock }) => {
    const { set, removed } = await editDays(stores.database, read.days, clock.now());
    console.log(set + removed === 0 ? '和现有的安排一样，没有变化。' : `已导入：写入${set}天，取消${removed}天。`);
    await bureaus.expire();
    const { years } = (await bureaus.current()).calendar;
    const partial = [...new Set(read.days.map((d) => Number(d.day.slice(0, 4))))].filter((year) => !years.has(year));
    if (partial.length > 0) console.log(`${partial.join('、')}年还没有10月1日，仍算没有录入完整。`);
    return 0;
  });
}

const runShow = (asked: number | null): Promise<number> =>
  withStores(async ({ stores, bureaus, clock }) => {
    const year = asked ?? yearOf(clock.now());
    const days: readonly FileDay[] = await daysOfYear(stores.database, year);
    const isKnown = (await bureaus.current()).calendar.years.has(year);
    console.log(isKnown ? `# ${year}年` : `# ${year}年还没有录入完整，缺的按周末和元旦、五一、国庆推算`);
    for (const day of days) console.log(calendarLine(day));
    return 0;
  });

const wish = readWish(process.argv.slice(2));
switch (wish?.kind) {
  case 'help':
    console.log(HELP);
    break;
  case 'import':
    process.exitCode = await runImport(wish.file);
    break;
  case 'show':
    process.exitCode = await runShow(wish.year);
    break;
  case undefined:
    process.exitCode = fail(HELP);
}
