// What do the arguments after `npm run export --` ask for?
import { parseArgs } from 'node:util';
import { type Month, mondayOf, type Week } from '../../domain/time.ts';

export const EXPORT_HELP = `npm run export -- --week 2021-W20 [--district 滕州市] [文件.xlsx]   附件1：一周的周调度，每个区市一张表，另有全市和未报名单
npm run export -- --month 2021-05 [--district 滕州市] [文件.xlsx]   附件2：一个月的月通报，各区市对照，每个区市一张表
npm run export -- --year 2021 [文件.xlsx]                          年度考核：排名和逐户明细

区市可写全称、简称或编码。不写文件名时，按内容起名，写在当前文件夹；已有的同名文件会被覆盖。
一份超过20兆时按区市分成几份，写在同一个文件夹。机器人运行时也可以导出。`;

type ExportPeriod =
  | { readonly kind: 'week'; readonly week: Week }
  | { readonly kind: 'month'; readonly month: Month }
  | { readonly kind: 'year'; readonly year: number };

export type ExportWish =
  | { readonly kind: 'help' }
  | { readonly kind: 'faults'; readonly faults: readonly string[] }
  /** `file` null: named by what is in it. */
  | {
      readonly kind: 'export';
      readonly period: ExportPeriod;
      readonly district: string | null;
      readonly file: string | null;
    };

/** The wish, or every fault in it. */
export function readExport(args: readonly string[]): ExportWish {
  const parsed = parsedOf(args);
  if (parsed === null) return { kind: 'faults', faults: ['有看不懂的参数'] };
  const { values, positionals } = parsed;
  if (values.help) return { kind: 'help' };
  const periods = [periodOf('week', values.week), periodOf('month', values.month), periodOf('year', values.year)];
  const named = periods.filter((p) => p !== undefined);
  const [file, more] = positionals;
  const [period] = named;
  const faults = [
    ...(named.length === 1 ? [] : ['请用 --week、--month、--year 中的一个写明周、月或年']),
    ...named.flatMap((p) => (typeof p === 'string' ? [p] : [])),
    ...(file === undefined || file.toLowerCase().endsWith('.xlsx') ? [] : [`文件名要以 .xlsx 结尾：${file}`]),
    ...(more === undefined ? [] : ['只能写一个文件名']),
    ...(values.year !== undefined && values.district !== undefined ? ['年度考核是各区市排名，不能只导出一个区市'] : []),
  ];
  if (faults.length > 0 || period === undefined || typeof period === 'string') return { kind: 'faults', faults };
  return { kind: 'export', period, district: values.district ?? null, file: file ?? null };
}

function parsedOf(args: readonly string[]) {
  const text = { type: 'string' } as const;
  const options = { help: { type: 'boolean' }, week: text, month: text, year: text, district: text } as const;
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options });
  } catch {
    return null;
  }
}

/** A string is the fault; undefined where the option was not given. */
function periodOf(kind: ExportPeriod['kind'], value: string | undefined): ExportPeriod | string | undefined {
  if (value === undefined) return undefined;
  switch (kind) {
    case 'week':
      return isWeekName(value) ? { kind, week: value } : `没有这一周：${value}。例如 2021-W20`;
    case 'month':
      return /^\d{4}-(?:0[1-9]|1[0-2])$/.test(value) ? { kind, month: value } : `没有这个月：${value}。例如 2021-05`;
    case 'year':
      return /^[12]\d{3}$/.test(value) ? { kind, year: Number(value) } : `年份不对：${value}。例如 2021`;
  }
}

function isWeekName(value: string): boolean {
  try {
    mondayOf(value);
    return true;
  } catch {
    return false;
  }
}
