// Which row of a sheet is its heading, and in which column does each title stand?
import type { Sheet, SheetRow } from './sheets.ts';
import { fold } from './typed.ts';

export type Heading = {
  /** 0 where there is none. */
  readonly row: number;
  /** Column numbers by title. */
  readonly at: ReadonlyMap<string, number>;
  readonly twice: readonly string[];
  readonly missing: readonly string[];
  /** What stands there, as it was read. */
  readonly read: readonly string[];
};

const HEADING_ROWS = 10;
/** Longer text is no title. */
const MOST_OF_A_TITLE = 200;
const BRACKETED = /[([{【〔〖《「『<][^)\]}】〕〗》」』>]*[)\]}】〕〗》」』>]/gu;
const UNCLOSED = /[([{【〔〖《「『<].*$/u;
const MARKS = /^[\p{P}\p{S}]+|[\p{P}\p{S}]+$/gu;
/** `6.用工规模`, `三、简称`. */
const ORDINAL = /^(?:\d{1,2}|[一二三四五六七八九十]{1,3})[.、):]/u;
const DEMANDS = /^(?:必填项?|选填项?|可不填)|(?:必填项?|选填项?|可不填)$/gu;

/** `*企业名称`, `【必填】企业名称：` and `级别（省/市/区县）` without what is hung on them: marks, brackets, 必填, blanks and line ends. */
const titleOf = (text: string): string =>
  fold(text)
    .replace(ORDINAL, '')
    .replace(BRACKETED, '')
    .replace(UNCLOSED, '')
    .replace(MARKS, '')
    .replace(DEMANDS, '')
    .replace(MARKS, '');

/** The row among the first ten that holds most of the titles. */
export function findHeading(sheet: Sheet, titles: readonly string[]): Heading {
  const candidates = sheet.rows.filter((r) => r.row <= HEADING_ROWS).map((r) => headingOf(r, titles));
  const best = candidates.reduce<Heading | null>((a, b) => (a && a.at.size >= b.at.size ? a : b), null);
  return best ?? { row: 0, at: new Map(), missing: titles, twice: [], read: [] };
}

/** The row as a heading. */
export function headingOf({ row, cells }: SheetRow, titles: readonly string[]): Heading {
  const at = new Map<string, number>();
  const twice: string[] = [];
  for (const [number, cell] of cells) {
    const title = cell.text.length > MOST_OF_A_TITLE ? '' : titleOf(cell.text);
    if (!titles.includes(title)) continue;
    if (at.has(title)) twice.push(title);
    at.set(title, number);
  }
  return { row, at, twice, missing: titles.filter((t) => !at.has(t)), read: [...cells.values()].map((c) => c.text) };
}
