// Which enterprises of a numbered list does a message answer, and what of each?

import { numeralValue } from '../numbers/numerals.ts';
import { parseAnswer, saidInAnswer } from '../parse/answer.ts';
import type { FiguresSaid } from '../reading.ts';
import { foldText, GAP } from '../text/text.ts';
import { isRowOfCells, saidInRow } from './row-figures.ts';

/** One line of an answer to a numbered list. */
export type ListLine = { readonly number: number; readonly said: FiguresSaid };

export type ListAnswer =
  /** `rest`: what was said of all enterprises of the list that have no line. Numbers are distinct and 1 … count. */
  | { readonly kind: 'list'; readonly lines: readonly ListLine[]; readonly rest?: 'same' | 'none' }
  /** Anything that does not fit the list without guessing: nothing of it may be stored. */
  | { readonly kind: 'unclear' };

const UNCLEAR: ListAnswer = { kind: 'unclear' };
const REST =
  /^(?:其余|其他|其它|剩下|剩余|余下|别的|另外|全部|都|所有|均)(?:的)?(?:几家|各家|企业|家|公司|单位)?(?:都|全部|全|均|也)?[,，:]?/;
const NUMBER = '(\\d{1,4}|[一二三四五六七八九十]{1,3})';
const ONE = new RegExp(`^第?${NUMBER}(?:家|号)?[.、:)）,，]?`);
const SEVERAL = new RegExp(`^${NUMBER}(?:[、和,，/]|到|至|-|~)${NUMBER}`);

/** A number beyond the list is told as such, not taken for something else. */
export const MOST_ITEMS = 9_999;

/** Reads `1 8 3 0`, `2 同`, `3 普工5技工2`, `1 8 3 0 解决 5 0 0`, `1、3 无`, `其余同上周`, a line or ； each. `count`: the last number of the list. */
export function readListAnswers(text: string, count: number): ListAnswer {
  const lines: ListLine[] = [];
  let rest: 'same' | 'none' | undefined;
  const pieces = piecesOf(text);
  for (const piece of pieces) {
    const others = restOf(piece);
    if (others !== null) {
      if (rest !== undefined) return UNCLEAR;
      rest = others;
      continue;
    }
    const read = lineOf(piece);
    if (read === null || read.some(({ number }) => number < 1 || number > count || lines.some((l) => l.number === number)))
      return UNCLEAR;
    lines.push(...read);
  }
  if (lines.length === 0 && rest === undefined) return UNCLEAR;
  return { kind: 'list', lines, ...(rest !== undefined && { rest }) };
}

/** Lines; commas part them too where each piece can only be a line of its own (1无，2同). */
function piecesOf(text: string): readonly string[] {
  const numbered = text.replace(/[①-⑳]/g, (c) => `\n${c.charCodeAt(0) - 0x245f}.`);
  const lines = numbered.split(/[\n\r;；。]+/).filter((line) => foldText(line).text !== '');
  return lines.flatMap((line) => {
    const parts = line.split(/[,，]/).filter((part) => foldText(part).text !== '');
    const stands = (part: string) =>
      restOf(part) !== null || /^[^\d]*\d+\s*[.、:：]?\s*[^\d\s.、:：]/.test(part) || /^\s*\d+(?:\s+\d+){3}\s*$/.test(part);
    return parts.length > 1 && parts.every((part) => stands(part) && (restOf(part) !== null || lineOf(part) !== null))
      ? parts
      : [line];
  });
}

function restOf(piece: string): 'same' | 'none' | null {
  const plain = foldText(piece).text;
  const head = REST.exec(plain)?.[0] ?? '';
  return head === '' ? null : wordOf(plain.slice(head.length));
}

/** 同, 无: one word for everything. */
function wordOf(text: string): 'same' | 'none' | null {
  if (/^同(?:上|前)?$/.test(text)) return 'same';
  if (/^\d*$/.test(text)) return null;
  const said = saidIn(text);
  if (said === null || Object.keys(said).length !== 1) return null;
  return said.same ? 'same' : said.none ? 'none' : null;
}

const numberOf = (text: string): number => numeralValue(text) ?? 0;

/** One line, which several numbers may share where it is one word (1、3 无 · 1-3 同上周). */
function lineOf(piece: string): readonly ListLine[] | null {
  const typed = piece.trim();
  const several = SEVERAL.exec(foldText(typed).text);
  const shared =
    several &&
    wordOf(
      foldText(typed)
        .text.slice(several[0].length)
        .replace(/^[号家]?(?:都|均|全)?/, ''),
    );
  if (several && shared !== null) {
    const [from, to] = [numberOf(several[1] as string), numberOf(several[2] as string)];
    const isRange = /[-~到至]/.test(several[0]);
    const numbers = isRange ? Array.from({ length: Math.max(0, Math.min(to - from + 1, 500)) }, (_, i) => from + i) : [from, to];
    return numbers.length > 1
      ? numbers.map((number) => ({ number, said: shared === 'same' ? { same: true } : { none: true } }))
      : null;
  }
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
    if (said && beside && !beside.shortage && !beside.none && !beside.same && !beside.problems) return { ...said, ...beside };
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
