// What may a cell of a roster's column hold, and what is said where it holds something else?
import { z } from 'zod';
import { type Week, weekExists } from '../../domain/time.ts';
import { isPlaceholder } from './no-names.ts';
import type { Cell, CellFault } from './sheets.ts';
import { fold, quote, withoutUnseen } from './typed.ts';

/** Reads a cell, null where there is none; the message of its issue is the sentence for that place. */
export type CellSchema<T> = z.ZodType<T, Cell | null>;

const LONGEST = 100;
const MOST_NAMES = 20;

const FAULT_TEXTS: Readonly<Record<Exclude<CellFault, 'unseen'>, string>> = {
  digits: '这一格是数字，位数太多，Excel 已经丢了后面几位。请先把单元格格式设为“文本”，再重新输入',
  date: '这一格是日期。请把单元格格式设为“文本”，再重新输入',
  error: '这一格的公式出错。请改成直接填写的内容',
  formula: '这一格的公式没有结果。请复制后“粘贴为数值”',
  turning: '这一格有改变文字方向的符号，平时看不见（多半是粘贴时带进来的），会让名称显示错乱或对不上。请删掉整格，手工重新输入',
};

/** What can be trusted of a cell; empty is null. `turning`: without marks that turn text it is good all the same. */
const trusted = (turning: 'harmful' | 'harmless' = 'harmful') =>
  z.custom<Cell | null>().transform((cell, ctx): string | null => {
    if (cell === null || cell.fault === null || cell.fault === 'unseen') return cell?.text || null;
    if (cell.fault === 'turning' && turning === 'harmless') return withoutUnseen(cell.text) || null;
    const read = cell.text === '' ? '' : `（读到${quote(cell.text)}）`;
    ctx.addIssue(`${FAULT_TEXTS[cell.fault]}${read}`);
    return z.NEVER;
  });

/** Free text, at most `most` characters; empty is null. */
const textCell = (most = LONGEST) =>
  trusted().pipe(
    z
      .string()
      .refine((t) => [...t].length <= most, { error: ({ input }) => `${quote(String(input))}太长了，最多${most}个字` })
      .nullable(),
  );

/** A name of at most `most` characters that may not be missing; `what` says what to fill in. */
export const nameCell = (what: string, most = LONGEST) =>
  filled(textCell(most), what).refine((name) => !isPlaceholder(name), {
    error: ({ input }) => `${quote(String(input))}不是名称，${what}`,
  });

/** A code: narrow letters and digits without spaces; empty is null. Unseen marks in it count for nothing, like blanks. */
export const codeCell = trusted('harmless').transform((t) => (t === null ? null : fold(t)));

/** An account: narrow letters and digits, but blanks inside stay; empty is null. */
export const accountCell = trusted('harmless').transform((t) => (t === null ? null : t.normalize('NFKC')));

/** The same, where an empty cell is a fault; `what` says what to fill in. */
export const filled = <T>(cell: CellSchema<T | null>, what: string) =>
  cell.transform((value, ctx): T => {
    if (value !== null) return value;
    ctx.addIssue(`没有填写，${what}`);
    return z.NEVER;
  });

/** One of the words, read as what it stands for; an empty cell is a fault. */
export const wordCell = <T>(words: Readonly<Record<string, T>>): CellSchema<T> => {
  const choices = Object.keys(words).join('、');
  return filled(codeCell, `请填：${choices}`).pipe(
    z
      .string()
      .refine((w) => Object.hasOwn(words, w), { error: ({ input }) => `不认识${quote(String(input))}，只能填：${choices}` })
      .transform((w) => words[w] as T),
  );
};

/** Short names between 、 , ; or /; each once. N/A is not two. */
export const namesCell: CellSchema<readonly string[]> = textCell(LONGEST * 3)
  .transform((t) => (t === null ? [] : isPlaceholder(t) ? [t] : t.split(/[、,，;；/／]/u).flatMap((n) => n.trim() || [])))
  .transform((names) => [...new Set(names)])
  .pipe(z.array(z.string()).max(MOST_NAMES, `简称太多，最多${MOST_NAMES}个`));

/** A whole number of people from 0 to 9,999,999; empty is null. */
export const countCell: CellSchema<number | null> = codeCell.pipe(
  z
    .string()
    .refine((t) => /^\d{1,7}$/u.test(digitsOf(t)), {
      error: ({ input }) => `${quote(String(input))}不是人数，请填 0 或大于 0 的整数，例如 120`,
    })
    .transform((t) => Number(digitsOf(t)))
    .nullable(),
);

/** 1,200人 and 1200.0 are 1200. */
const digitsOf = (typed: string): string =>
  typed
    .replace(/(?<=\d),(?=\d{3})/gu, '')
    .replace(/人$/u, '')
    .replace(/(?<=\d)\.0+$/u, '');

/** An ISO week that exists; empty is null. */
export const weekCell: CellSchema<Week | null> = codeCell.pipe(
  z
    .string()
    .toUpperCase()
    .refine(weekExists, { error: ({ input }) => `没有${quote(String(input))}这一周。请写成 2021-W20 的样子，或留空表示本周` })
    .nullable(),
);
