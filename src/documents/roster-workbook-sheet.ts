// What of a sheet's XML does a reader of cells need? Without what is empty; with which rows and columns are hidden.
import { type TagAttributes, tagsNamed } from './xml-tags.ts';

/** Columns a roster's reader looks at. */
export const MOST_COLUMNS = 100;

/** Numbers from 1, of rows that hold anything. */
export type HiddenLines = { readonly rows: readonly number[]; readonly columns: readonly number[] };

const PREFIX = /^[^<]*(?:<[?!][^>]*>\s*)*<(\w{1,20}):(?:worksheet|sst|styleSheet)[\s>]/u;
// A cell without a value, and a row without cells: format alone, down to the last row where somebody coloured whole columns.
const EMPTY_CELL = /<c(?=[\s/>])[^<>]*(?:\/>|>(?:\s*(?:<v\s*\/>|<v>\s*<\/v>))?\s*<\/c>)/gu;
const EMPTY_ROW = /<row(?=[\s/>])[^<>]*(?:\/>|>\s*<\/row>)/gu;
const ROW_WITHOUT_NUMBER = /<row(?=[\s/>])(?![^<>]*\sr\s*=)/u;

/** The part without the prefix some programs put before every tag. */
export function withoutPrefix(bytes: Buffer): Buffer {
  const prefix = PREFIX.exec(bytes.subarray(0, 1_000).toString('latin1'))?.[1];
  if (prefix === undefined) return bytes;
  return Buffer.from(bytes.toString('latin1').replaceAll(`<${prefix}:`, '<').replaceAll(`</${prefix}:`, '</'), 'latin1');
}

/** Only what holds something. Where rows go without numbers, all stay: what is left out would move the others. */
export function withoutEmpty(xml: string): string {
  if (ROW_WITHOUT_NUMBER.test(xml)) return xml;
  return xml.replace(EMPTY_CELL, '').replace(EMPTY_ROW, '');
}

/** More than nine tenths of it are cells and rows without content; prefixes before tags do not matter. */
export function isMostlyEmpty(xml: string): boolean {
  const plain = xml.replace(/<(\/?)\w{1,20}:/gu, '<$1');
  return plain.replace(EMPTY_CELL, '').replace(EMPTY_ROW, '').length * 10 < plain.length;
}

const isOn = (value: string | undefined): boolean => value === '1' || value === 'true';

/** Hidden, or so small that nobody sees it. */
const isUnseen = (tag: TagAttributes, size: 'ht' | 'width'): boolean =>
  isOn(tag.get('hidden')) || Number(tag.get(size)?.trim() || NaN) === 0;

/** Of a sheet without its empty rows. */
export function hiddenLines(xml: string): HiddenLines {
  const rows = tagsNamed(xml, 'row').filter((tag) => isUnseen(tag, 'ht'));
  const columns = tagsNamed(xml, 'col')
    .filter((tag) => isUnseen(tag, 'width'))
    .flatMap((tag) => {
      const from = Math.max(1, Number(tag.get('min')) || 1);
      const to = Math.min(MOST_COLUMNS, Number(tag.get('max')) || from);
      return Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);
    });
  return { rows: rows.flatMap((tag) => Number(tag.get('r')) || []), columns: [...new Set(columns)] };
}
