import { describe, expect, test } from 'vitest';
import { calendarLine, readCalendarFile } from '../../../src/desk/environment/calendar-file.ts';

const daysOf = (text: string) => {
  const read = readCalendarFile(text);
  return 'days' in read ? read.days.map((d) => `${d.day} ${d.workday} ${d.name}`) : read.faults;
};

describe('a calendar file', () => {
  test('sets days in order, whatever wrote it', () => {
    const text =
      '\uFEFF日期,休或班,名称\r\n# 国务院办公厅通知\r\n2027-02-17,休,春节\r\n2027/2/20，班，春节\r\n\r\n2027年1月1日\t休\t元旦\r\n"2027-10-09",平\r\n';
    expect(daysOf(text)).toEqual(['2027-01-01 false 元旦', '2027-02-17 false 春节', '2027-02-20 true 春节', '2027-10-09 null ']);
  });

  test('what is shown can be read again', () => {
    const lines = ['2027-02-17,休,春节', '2027-02-20,班,春节'];
    const read = readCalendarFile(lines.join('\n'));
    expect('days' in read && read.days.map(calendarLine)).toEqual(lines);
  });

  test.each([
    ['2027-02-30,休,春节', '第1行：日期要写成 2027-02-17'],
    ['2027-02-17,假,春节', '第1行：第二栏只能是 休、班 或 平'],
    ['2027-02-17,班,春节', '第1行：2027-02-17 本来就是工作日，不用写 班；要取消放假请写 平'],
    ['2027-02-20,休,a\n2027-02-20,班,b', '第2行：2027-02-20 前面已经写过，两处不一样'],
    [`2027-02-17,休,${'长'.repeat(41)}`, '第1行：名称太长，最多40个字'],
    ['2027-02-17,休,春节,多了', '第1行：只要三栏：日期、休或班、名称'],
    ['日期,休或班,名称', '文件里一天也没有'],
  ])('%j is refused: %s', (text, fault) => expect(daysOf(text)).toEqual([fault]));

  test('every fault is told at once', () => expect(daysOf('2027-02-17,休,春节\nx,休\n2027-02-31,休')).toHaveLength(2));
});
