// What stands in one cell of a pasted table, and which rows of it report nothing?
import { readAmount } from '../numbers/amounts.ts';
import { operatorEdges } from '../operators/find.ts';
import { type Figure, PLAIN } from '../parse/figure.ts';
import { findPeriods, onePeriod } from '../periods/periods.ts';
import type { FigureProblem } from '../reading.ts';
import { longestWord } from '../text/lexicon.ts';
import { foldText } from '../text/text.ts';
import { REPORT_WORDS, type ReportField, type Word } from '../words/report-words.ts';

export type Row = readonly string[];

/** What a figure's column counts. */
export type CellPlace = { readonly field: ReportField; readonly tier: Figure['tier'] };

const EMPTY = /^[-—–/、\s]*$/;
const NOTHING = /^(?:无|没有|没|零)$/;
const TOTAL = /^(?:合计|总计|小计|共计|汇总|总数)/;
const NOTE = /^(?:附?注[:：\d]|备注|说明|填[表报][人日]|制表|审核|报送[人单日]|联系|单位负责|负责人|经办|签章|盖章)/;
/** What says of which figures something is told, or that it is no figure. */
const OF_FIGURES: ReadonlySet<Word['kind']> = new Set([
  'field',
  'staff',
  'tier',
  'recruit',
  'none',
  'same',
  'hedge',
  'relative',
  'not',
]);
/** Longer words are no figure that is still wanting. */
const LONGEST_WANTING = 6;

export const isBlank = (cell: string): boolean => EMPTY.test(cell);
export const isNothing = (cell: string): boolean => NOTHING.test(cell.trim());

/** Nothing but blanks behind the last cell that says something. */
export const withoutTail = (row: Row): Row => row.slice(0, row.findLastIndex((cell) => !isBlank(cell)) + 1);

const firstWord = (row: Row): string => row.find((cell) => !isBlank(cell))?.trim() ?? '';
/** 合计, at its head or in the place of the name. */
export const isTotal = (row: Row, name: string): boolean => TOTAL.test(firstWord(row)) || TOTAL.test(name);
/** 注：…, 填表人：… below a table. */
export const isNote = (row: Row): boolean => NOTE.test(foldText(firstWord(row)).text);

/** The words a cell consists of; null where one is unknown. */
export function cellWords(text: string): readonly Word[] | null {
  const folded = foldText(text);
  const words: Word[] = [];
  for (let at = 0; at < folded.text.length; ) {
    const found = longestWord(REPORT_WORDS, folded, at);
    if (found === null && !/[\p{P}\p{S}]/u.test(folded.text[at] as string)) return null;
    if (found !== null) words.push(found.value);
    at = found?.to ?? at + 1;
  }
  return words;
}

/** The tier a cell names: null for an empty one, undefined for something else. */
export function tierIn(cell: string): Figure['tier'] | null | undefined {
  if (isBlank(cell)) return null;
  const word = cellWords(cell)?.find((w) => w.kind === 'tier');
  return word?.kind === 'tier' ? word.tier : undefined;
}

/** Words of figures: 本周解决 above some rows says what they count. */
export function namesFigures(line: string): boolean {
  // 以上 alone only points up.
  const folded = foldText(line.replace(/^\s*以上/, ''));
  for (let at = 0; at < folded.text.length; at++) {
    const kind = longestWord(REPORT_WORDS, folded, at)?.value.kind;
    if (kind !== undefined && OF_FIGURES.has(kind)) return true;
  }
  return false;
}

/** 例如, 如果, 预计, 不是: what is below is not simply so. */
export const saysHow = (line: string): boolean => operatorEdges(foldText(line)).length > 0;

export const namesPeriod = (line: string, now: Date): boolean => onePeriod(findPeriods(foldText(line), now)) !== undefined;

/** Words that count nothing, name no week and take nothing back: 您好，情况如下. */
export const isTalk = (line: string, now: Date): boolean =>
  !hasDigit(line) && !namesFigures(line) && !saysHow(line) && !namesPeriod(line, now);

export const hasDigit = (cell: string): boolean => /\d/.test(foldText(cell).text);

/** 待定, 未统计: there is no figure yet. */
const isWanting = (cell: string): boolean => !hasDigit(cell) && [...cell.trim()].length <= LONGEST_WANTING;

/**
 * The figure of a cell, null for an empty one. `texts` keeps the words of cells, found by the place they are kept at. `isRuled`: what
 * stands in it can be nothing else.
 */
export function figureIn(cell: string, place: CellPlace, texts: string[], isRuled: boolean): Figure | null | 'unreadable' {
  if (isBlank(cell)) return null;
  const amount = isNothing(cell) ? { kind: 'whole' as const, value: 0 } : readAmount(cell);
  if (amount === null && !(isRuled && isWanting(cell))) return 'unreadable';
  return figureOf(place, amount?.kind === 'whole' ? amount.value : 'vague', cell.trim(), texts);
}

/** One that is missing, which is asked for. */
export const missingFigure = (place: CellPlace, texts: string[]): Figure => figureOf(place, 'vague', '', texts);

function figureOf({ field, tier }: CellPlace, value: number | FigureProblem['why'], words: string, texts: string[]): Figure {
  const at = texts.push(words) - 1;
  return { field, tier, word: '', value, number: undefined, from: at, to: at, hedge: null, time: PLAIN, isOpen: false };
}
