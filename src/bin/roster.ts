// `npm run roster -- import FILE.xlsx [--dry-run] [--remove N]` and `template FILE.xlsx`: the bureau's roster from a workbook, or an empty one to fill in.
import { readFile, stat, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { isProblem } from '../desk/problem.ts';
import { readRosterWorkbook } from '../documents/roster-workbook.ts';
import { MOST_WORKBOOK_BYTES } from '../documents/roster-workbook-gate.ts';
import type { ImportWish } from './roster-import.ts';

const HELP = `npm run roster -- import FILE.xlsx [--dry-run] [--remove N]
    导入名册；加 --dry-run 只看会有什么变化，不保存
    会让超过十分之一的企业或人员离开时，要用 --remove 写出离开的个数才导入
npm run roster -- template FILE.xlsx
    写出一份空白名册，带下拉列表和填写说明

整份名册一次导入：有一处不对就全部不导入，并按表、行、列说明要改什么。
表里没有的人按停用、没有的企业按退出办理，所以文件要是完整的名册。
同一份文件再导入一次不会有任何变化；机器人运行时也可以导入。`;

type Wish =
  | { readonly kind: 'help' }
  | ({ readonly kind: 'import'; readonly file: string } & ImportWish)
  | { readonly kind: 'template'; readonly file: string };

function readWish(args: readonly string[]): Wish | null {
  try {
    const flag = { type: 'boolean' } as const;
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { help: flag, 'dry-run': flag, remove: { type: 'string' } },
      allowPositionals: true,
    });
    if (values.help) return { kind: 'help' };
    const [command, file, ...more] = positionals;
    if (file === undefined || more.length > 0) return null;
    const remove = numberIn(values.remove);
    if (remove === undefined) return null;
    if (command === 'import') return { kind: 'import', file, dryRun: values['dry-run'] ?? false, remove };
    return command === 'template' && !values['dry-run'] && remove === null ? { kind: 'template', file } : null;
  } catch {
    return null;
  }
}

/** Null where nothing was said, undefined where it is no number. */
const numberIn = (said: string | undefined): number | null | undefined =>
  said === undefined ? null : /^\d{1,7}$/.test(said) ? Number(said) : undefined;

/** Read only when it is not too large to be a roster. Null: told why not. */
async function bytesOf(file: string): Promise<Buffer | null> {
  try {
    const { size } = await stat(file);
    return size > MOST_WORKBOOK_BYTES ? Buffer.alloc(MOST_WORKBOOK_BYTES + 1) : await readFile(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    console.error(
      code === 'ENOENT'
        ? `没有这个文件：${file}`
        : code === 'EISDIR'
          ? `这是文件夹，不是文件：${file}`
          : `读不了文件：${file}（${code}）`,
    );
    return null;
  }
}

async function runImport({ file, ...wish }: Extract<Wish, { kind: 'import' }>): Promise<number> {
  const bytes = await bytesOf(file);
  if (bytes === null) return 1;
  try {
    const sheets = await readRosterWorkbook(bytes);
    // Loaded late: a file that is none is refused before the database's programs are looked for.
    const { importSheets } = await import('./roster-import.ts');
    return await importSheets(sheets, wish);
  } catch (error) {
    if (!isProblem(error, 'file.refused')) throw error;
    console.error(String(error.details.sentence));
    return 1;
  }
}

async function runTemplate(file: string): Promise<number> {
  if (!file.toLowerCase().endsWith('.xlsx')) {
    console.error(`文件名要以 .xlsx 结尾：${file}`);
    return 1;
  }
  try {
    // A roster that somebody has filled in is worth more than an empty one.
    const { rosterTemplate } = await import('../documents/roster-template.ts');
    await writeFile(file, await rosterTemplate(), { flag: 'wx' });
    console.log(`空白名册已写到 ${file}`);
    return 0;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    console.error(
      code === 'EEXIST'
        ? `文件已经存在，没有覆盖：${file}`
        : code === 'ENOENT'
          ? `没有这个文件夹：${file}`
          : `写不了文件：${file}（${code}）`,
    );
    return 1;
  }
}

const wish = readWish(process.argv.slice(2));
switch (wish?.kind) {
  case 'help':
    console.log(HELP);
    break;
  case 'import':
    process.exitCode = await runImport(wish);
    break;
  case 'template':
    process.exitCode = await runTemplate(wish.file);
    break;
  case undefined:
    console.error(HELP);
    process.exitCode = 1;
}
