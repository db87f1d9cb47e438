// Which days does a calendar file set: one day a line, what it is and what it is called?
import { type Day, weekdayOf } from '../domain/time.ts';

export type FileDay = {
  readonly day: Day;
  /** Null: nothing special, the day is as its weekday is. */
  readonly workday: boolean | null;
  /** 春节, 国庆节 …; may be empty. */
  readonly name: string;
};

export type CalendarFile = { readonly days: readonly FileDay[] } | { readonly faults: readonly string[] };

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

/** All its days, or every fault by its line. Empty lines, `#` notes and a first line of headings are skipped; a day said twice the same is one. */
export function readCalendarFile(text: string): CalendarFile {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  if (lines.length > MOST_LINES) return { faults: [`文件太长，最多${MOST_LINES}行`] };
  const days = new Map<Day, FileDay>();
  const faults: string[] = [];
  lines.forEach((line, i) => {
    const cells = line.split(/[,，\t]/).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
    const [date = '', mark = '', name = ''] = cells;
    if (line.trim() === '' || date.startsWith('#') || (i === 0 && !/\d/.test(date))) return;
    const day = dayIn(date);
    const workday = MARKS[mark];
    const fault = faultIn(cells, day, workday);
    const known = day === null ? undefined : days.get(day);
    if (fault !== null) faults.push(`第${i + 1}行：${fault}`);
    else if (known !== undefined && known.workday !== workday) faults.push(`第${i + 1}行：${day} 前面已经写过，两处不一样`);
    else if (day !== null && workday !== undefined) days.set(day, { day, workday, name });
  });
  if (faults.length === 0 && days.size === 0) faults.push('文件里一天也没有');
  return faults.length > 0 ? { faults } : { days: [...days.values()].sort((a, b) => (a.day < b.day ? -1 : 1)) };
}

function faultIn(cells: readonly string[], day: Day | null, workday: boolean | null | undefined): string | null {
  if (day === null) return '日期要写成 2027-02-17';
  if (workday === undefined) return '第二栏只能是 休、班 或 平';
  if (workday === true && weekdayOf(day) <= 5) return `${day} 本来就是工作日，不用写 班；要取消放假请写 平`;
  if ((cells[2] ?? '').length > LONGEST_NAME) return `名称太长，最多${LONGEST_NAME}个字`;
  return cells.length > 3 && cells.slice(3).some((cell) => cell !== '') ? '只要三栏：日期、休或班、名称' : null;
}

/** The same file again: what `show` prints can be imported. */
export const calendarLine = ({ day, workday, name }: FileDay): string => `${day},${workday === false ? '休' : '班'},${name}`;
