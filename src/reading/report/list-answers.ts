// Which enterprises of a numbered list does a message answer, and what of each?

import { numeralValue } from '../numbers/numerals.ts';
import { parseAnswer, saidInAnswer } from '../parse/answer.ts';
import type { FiguresSaid } from '../reading.ts';
import { foldText, GAP } from '../text/text.ts';
import { exceptedIn, severalAt } from './list-heads.ts';
import { byBlanks, byCommas, piecesByLines, startsLine } from './list-pieces.ts';
import { isRowOfCells, saidInRow } from './row-figures.ts';

/** One line of an answer to a numbered list. */
export type ListLine = { readonly number: number; readonly said: FiguresSaid };

export type ListAnswer =
  /**
   * `rest`: what was said of all enterprises of the list that have no line; `excepted` (除了3号): the numbers of which it does not hold, and
   * nothing else was said. Numbers are distinct and 1 … count.
   */
  | {
      readonly kind: 'list';
      readonly lines: readonly ListLine[];
      readonly rest?: 'same' | 'none';
      readonly excepted?: readonly number[];
    }
  /** Anything that does not fit the list without guessing: nothing of it may be stored. */
  | { readonly kind: 'unclear' };

const UNCLEAR: ListAnswer = { kind: 'unclear' };
const REST =
  /^(?:其余|其他|其它|剩下|剩余|余下|别的|另外|后面|后边|后头|往后|全部|都|所有|均)(?:的)?(?:几家|各家|企业|家|公司|单位)?(?:都|全部|全|均|也)*[,，:]?/;
const NUMBER = '(\\d{1,4}|[一二三四五六七八九十]{1,3})';
const ONE = new RegExp(`^第?${NUMBER}(?:家|号)?[.、:)）,，]?`);

/** A number beyond the list is told as such, not taken for something else. */
export const MOST_ITEMS = 9_999;

/** Reads `1 8 3 0`, `2 同`, `3 普工5技工2`, `1 8 3 0 解决 5 0 0`, `1、3 无`, `其余同上周`, `除了2号都同上周`, a line or ； each, or as many in one line as only numbers between words part. `count`: the last number of the list. */
export function readListAnswers(text: string, count: number): ListAnswer {
  const lines: ListLine[] = [];
  let rest: 'same' | 'none' | undefined;
  let excepted: readonly number[] = [];
  const pieces = piecesOf(text);
  for (const piece of pieces) {
    const others = othersOf(piece);
    if (others !== null) {
      if (rest !== undefined || others.excepted.some((number) => number < 1 || number > count)) return UNCLEAR;
      ({ rest, excepted } = others);
      continue;
    }
    const read = lineOf(piece);
    if (read === null || read.some(({ number }) => number < 1 || number > count || lines.some((l) => l.number === number)))
      return UNCLEAR;
    lines.push(...read);
  }
  if (lines.length === 0 && rest === undefined) return UNCLEAR;
  const left = excepted.filter((number) => !lines.some((l) => l.number === number));
  return { kind: 'list', lines, ...(rest !== undefined && { rest }), ...(left.length > 0 && { excepted: left }) };
}

/** Lines; commas and blanks part them too where each piece can only be a line of its own (1无，2同). */
function piecesOf(text: string): readonly string[] {
  const stands = (part: string) => isRest(part) || ((startsLine(part) || severalIn(part)) && lineOf(part) !== null);
  const parted = (parts: readonly string[]): readonly string[] | null => (parts.length > 1 && parts.every(stands) ? parts : null);
  return piecesByLines(text).flatMap((line) => {
    if (isRest(line)) return [line];
    const whole = (part: string) => (isRest(part) ? [part] : (parted(byBlanks(part, isRest)) ?? [part]));
    return parted(byCommas(line).flatMap(whole)) ?? whole(line);
  });
}

const isRest = (piece: string): boolean => othersOf(piece) !== null;
const severalIn = (piece: string): boolean => severalAt(foldText(piece).text) !== null;

/** 其余同上周, 除了2号都不缺. */
function othersOf(piece: string): { readonly rest: 'same' | 'none'; readonly excepted: readonly number[] } | null {
  const plain = foldText(piece).text;
  const except = exceptedIn(plain);
  const said = except?.rest ?? plain;
  const head = REST.exec(said)?.[0] ?? '';
  const rest = head === '' && except === null ? null : wordOf(said.slice(head.length));
  return rest === null ? null : { rest, excepted: except?.numbers ?? [] };
}

/** 同, 无: one word for everything. */
function wordOf(text: string): 'same' | 'none' | null {
  if (/^同(?:上|前)?$/.test(text)) return 'same';
  if (text === '' || /\d/.test(text)) return null;
  const said = saidIn(text);
  if (said === null || Object.keys(said).length !== 1) return null;
  return said.same ? 'same' : said.none ? 'none' : null;
}

const numberOf = (text: string): number => numeralValue(text) ?? 0;

/** One line, which several numbers may share where it is one word (1、3 无 · 1-3 同上周 · 前三家都不缺). */
function lineOf(piece: string): readonly ListLine[] | null {
  const typed = piece.trim();
  const folded = foldText(typed).text;
  const several = severalAt(folded);
  const shared = several && wordOf(folded.slice(several.length).replace(/^[号家]?(?:都|均|全|也)*/, ''));
  if (several && shared !== null)
    return several.numbers.map((number) => ({ number, said: shared === 'same' ? { same: true } : { none: true } }));
  const head = headOf(typed);
  if (head === null) return null;
  // Of cells a blank one stands for a figure of its own.
  const cells = typed.split('\t').slice(1);
  const said = isRowOfCells(cells)
    ? saidInRow(cells, true)
    : (wordAlone(head.rest) ?? wordBeside(head.rest) ?? saidIn(head.rest) ?? saidInRow(head.rest.trim().split(/\s+/), false));
  return said === null || Object.keys(said).length === 0 ? null : [{ number: head.number, said }];
}

const asSaid = (word: 'same' | 'none' | null): FiguresSaid | null =>
  word === null ? null : word === 'same' ? { same: true } : { none: true };

/** 无, 同上周 and nothing else. */
export const wordAlone = (text: string): FiguresSaid | null => asSaid(wordOf(foldText(text).text));

/** 在岗80 无 · 无 解决普工2: one word for the shortage beside other figures. Null where the other words speak of the shortage too. */
function wordBeside(text: string): FiguresSaid | null {
  const parts = text.split(/[\s,，、]+/).filter((part) => part !== '');
  if (parts.length < 2) return null;
  for (const [word, others] of [
    [parts.at(-1), parts.slice(0, -1)],
    [parts[0], parts.slice(1)],
  ] as const) {
    const said = wordAlone(word ?? '');
    const beside = said && saidIn(others.join(' '));
    if (!said || !beside || Object.keys(beside).length === 0) continue;
    if (!beside.shortage && !beside.none && !beside.same && !beside.problems) return { ...said, ...beside };
  }
  return null;
}

/** The list's number at a line's head, parted from what follows; null where it may be a figure, or the head of a longer number. */
function headOf(line: string): { readonly number: number; readonly rest: string } | null {
  const f = foldText(line);
  let end = 1;
  while (end < f.text.length && f.gaps[end] === GAP.none) end++;
  const found = ONE.exec(f.text.slice(0, end));
  if (found === null) return null;
  const to = found[0].length;
  // 18 3 0 begins with 18, 3.5 and 一百 are figures.
  if (/^[\d百千万]/.test(f.text.slice(to, end)) && /[\d.一二三四五六七八九十]$/.test(found[0])) return null;
  return { number: numberOf(found[1] as string), rest: f.typed(to, f.text.length) };
}

function saidIn(text: string): FiguresSaid | null {
  const f = foldText(text);
  const statement = parseAnswer(f, 'shortage');
  // 四厂普工3: what no list knows right behind a number belongs to it, and is a name.
  if (statement?.skipped.some(({ from }) => from === 0)) return null;
  return statement && saidInAnswer(statement, f);
}
