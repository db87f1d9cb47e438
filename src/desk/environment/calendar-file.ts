// Which days does a calendar file set: one day a line, what it is and what it is called?
import { z } from 'zod';
import { type Day, weekdayOf } from '../../domain/time.ts';

export type FileDay = {
  readonly day: Day;
  /** Null: nothing special, the day is as its weekday is. */
  readonly workday: boolean | null;
  /** 春节, 国庆节 …; may be empty. */
  readonly name: string;
};

type CalendarFile = { readonly days: readonly FileDay[] } | { readonly faults: readonly string[] };

const MARKS: Readonly<Record<string, boolean | null>> = { 休: false, 班: true, 平: null };
const MOST_LINES = 5_000;
const LONGEST_NAME = 40;

/** Null: not a day there is. `2027-2-7` and `2027/02/07` are 2027-02-07. */
function dayIn(text: string): Day | null {
  const parts = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text);
  if (!parts) return null;
  const day = `${parts[1]}-${parts[2]?.padStart(2, '0')}-${parts[3]?.padStart(2, '0')}`;
  const read = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(day) ? day : null;
}

const LINE = z
  .object({
    day: z.string().transform((text, ctx): Day => {
      const day = dayIn(text);
      if (day !== null) return day;
      ctx.addIssue('日期要写成 2027-02-17');
      return z.NEVER;
    }),
    workday: z
      .string()
      .refine((mark) => Object.hasOwn(MARKS, mark), '第二栏只能是 休、班 或 平')
      .transform((mark): boolean | null => MARKS[mark] ?? null),
    name: z.string(),
    more: z.array(z.string()),
  })
  .superRefine(({ day, workday, name, more }, ctx) => {
    if (workday === true && weekdayOf(day) <= 5) ctx.addIssue(`${day} 本来就是工作日，不用写 班；要取消放假请写 平`);
    if (name.length > LONGEST_NAME) ctx.addIssue(`名称太长，最多${LONGEST_NAME}个字`);
    if (more.some((cell) => cell !== '')) ctx.addIssue('只要三栏：日期、休或班、名称');
  });

/** All its days, or every fault by its line. Empty lines, `#` notes and a first line of headings are skipped; a day said twice the same is one. */
export function readCalendarFile(text: string): CalendarFile {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  if (lines.length > MOST_LINES) return { faults: [`文件太长，最多${MOST_LINES}行`] };
  const days = new Map<Day, FileDay>();
  const faults: string[] = [];
  lines.forEach((line, i) => {
    const cells = line.split(/[,，\t]/).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
    const [date = '', mark = '', name = '', ...more] = cells;
    if (line.trim() === '' || date.startsWith('#') || (i === 0 && !/\d/.test(date))) return;
    const read = LINE.safeParse({ day: date, workday: mark, name, more });
    if (!read.success) {
      // One a line: what comes after it often follows from it.
      faults.push(`第${i + 1}行：${read.error.issues[0]?.message}`);
      return;
    }
    const { day, workday } = read.data;
    const known = days.get(day);
    if (known !== undefined && known.workday !== workday) faults.push(`第${i + 1}行：${day} 前面已经写过，两处不一样`);
    else days.set(day, { day, workday, name });
  });
  if (faults.length === 0 && days.size === 0) faults.push('文件里一天也没有');
  return faults.length > 0 ? { faults } : { days: [...days.values()].sort((a, b) => (a.day < b.day ? -1 : 1)) };
}

/** The same file again: what `show` prints can be imported. */
export const calendarLine = ({ day, workday, name }: FileDay): string => `${day},${workday === false ? '休' : '班'},${name}`;
