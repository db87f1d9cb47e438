// `npm run export -- --week 2021-W20 [--district 滕州市] FILE.xlsx`, `--month`, `--year`: the annexes as workbooks.
import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { commandExport } from '../compose/export.ts';
import type { Workbook } from '../desk/documents/port.ts';
import { isProblem } from '../desk/problem.ts';
import { openPress } from '../documents/press.ts';
import { EXPORT_HELP, type ExportWish, readExport } from '../features/documents/export-wish.ts';
import { openAssessments } from '../store/assessments.ts';
import { openInquiries } from '../store/inquiries.ts';
import { openMonthly } from '../store/monthly.ts';
import { withStores } from './command.ts';

/** The first under the name that was asked for, others beside it under their own. */
async function write(workbooks: readonly Workbook[], file: string | null): Promise<number> {
  const folder = file === null ? '.' : dirname(file);
  for (const [i, { name, bytes }] of workbooks.entries()) {
    // A region's name may hold what separates folders.
    const path = i === 0 && file !== null ? file : join(folder, name.replace(/[\\/:]/g, '_'));
    try {
      await writeFile(path, bytes);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === undefined) throw error;
      console.error(code === 'ENOENT' ? `没有这个文件夹：${path}` : `写不了文件：${path}（${code}）`);
      return 1;
    }
    console.log(`已写到 ${path}`);
  }
  return 0;
}

const runExport = (wish: Extract<ExportWish, { kind: 'export' }>): Promise<number> =>
  withStores(async ({ config, clock, stores, bureaus }) => {
    const { settings } = config;
    const documents = openPress();
    try {
      const parts = {
        inquiries: openInquiries({ ...stores.database, bureaus, cumulativeSince: settings.cumulativeSince }),
        monthly: openMonthly(stores.database),
        assessments: openAssessments({ ...stores.database, bureaus }),
        documents,
        bureau: await bureaus.current(),
        settings,
        corp: config.wecom?.corpId ?? 'command',
      };
      const exported = await commandExport(parts, wish, clock.now());
      if (exported.kind === 'made') return await write(exported.workbooks, wish.file);
      console.error(exported.why);
      return 1;
    } catch (error) {
      if (!isProblem(error, 'documents.failed')) throw error;
      console.error(`工作簿没有做成：${String(error.details.why ?? '')}`);
      return 1;
    } finally {
      await documents.close();
    }
  });

const wish = readExport(process.argv.slice(2));
switch (wish.kind) {
  case 'help':
    console.log(EXPORT_HELP);
    break;
  case 'faults':
    console.error([...wish.faults, '', EXPORT_HELP].join('\n'));
    process.exitCode = 1;
    break;
  case 'export':
    process.exitCode = await runExport(wish);
}
