// What stands above the table of every annex: its number, its title, whose it is with room for the seal, and the date?
import type { Worksheet } from 'exceljs';
import { annexTexts as t } from '../../conversations/documents.ts';
import type { Region } from '../domain/regions.ts';
import { type Day, showInstant, showWeekDays, type Week } from '../domain/time.ts';
import { fill } from '../forms/definition/fill.ts';
import { putMerged, putText } from './cells.ts';

/** `2026年第48周（11月23日—29日）`. */
export const weekName = (week: Week): string => fill(t.weekDays, { week: shortWeekName(week), days: showWeekDays(week) });

/** `2026年第48周`. */
export const shortWeekName = (week: Week): string => fill(t.week, { year: week.slice(0, 4), number: Number(week.slice(6)) });

/** `2026年11月27日 10:00:00`. */
export const fullInstant = (at: Date, day: Day): string => `${day.slice(0, 4)}年${showInstant(at)}`;

const officeOf = ({ name, level }: Pick<Region, 'name' | 'level'>): string =>
  fill(level === 'district' ? t.districtOffice : t.cityOffice, { name });

type ColumnHead = {
  readonly annex: string;
  readonly title: string;
  readonly under: string;
  readonly region: Pick<Region, 'name' | 'level'>;
  readonly date: Day;
};

/** Points; a seal is 4.2 cm across, and leans into the rows around it. */
const SEAL_ROW = 80;
/** Points: what a supplement says under the title takes some lines. */
export const SUPPLEMENT_HEIGHT = 64;

/** Rows 1 to 4 over `last` columns (a letter), the date in the columns from `dateFrom` on. */
export function putHead(
  sheet: Worksheet,
  { annex, title, under, region, date }: ColumnHead,
  last: string,
  dateFrom: string,
): void {
  const before = String.fromCharCode(dateFrom.charCodeAt(0) - 1);
  const plain = { boxed: false } as const;
  putMerged(sheet, `A1:${last}1`, (c) => putText(c, annex, { ...plain, align: 'left' }));
  putMerged(sheet, `A2:${last}2`, (c) => putText(c, title, { ...plain, size: 18, bold: true }));
  putMerged(sheet, `A3:${last}3`, (c) => putText(c, under, { ...plain, size: 10 }));
  putMerged(sheet, `A4:${before}4`, (c) => putText(c, officeOf(region), { ...plain, size: 12, align: 'left' }));
  const [year = '', month, day] = date.split('-');
  const written = fill(t.date, { year, month: Number(month), day: Number(day) });
  putMerged(sheet, `${dateFrom}4:${last}4`, (c) => putText(c, written, { ...plain, size: 12, align: 'right' }));
  sheet.getRow(2).height = 30;
  sheet.getRow(3).height = 18;
  sheet.getRow(4).height = SEAL_ROW;
}
