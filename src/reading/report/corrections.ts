// What does a message correct of the answers given so far?
import { readAmount } from '../numbers/amounts.ts';
import { numeralValue } from '../numbers/numerals.ts';
import { figureNamed, parseAnswer, saidInAnswer } from '../parse/answer.ts';
import type { FiguresSaid } from '../reading.ts';
import { type Folded, foldText, GAP } from '../text/text.ts';

export type CorrectionRead =
  /** 改 普工 12 · 改 2 技工 6 (`number`: the list's, or of those that are shown where `isPlace`) · 改 在岗 130. A tier without verb is shortage. */
  | { readonly kind: 'figures'; readonly said: FiguresSaid; readonly number?: number; readonly isPlace?: boolean }
  /** 不对，是8: the figure answered last. */
  | { readonly kind: 'value'; readonly value: number }
  | { readonly kind: 'vague'; readonly text: string }
  /** 上一个错了: back to the answer before. */
  | { readonly kind: 'previous' }
  /** 改, 改 普工: what or to what is not said. `field` where it is known. */
  | { readonly kind: 'which'; readonly field?: 'headcount' | 'shortage' | 'resolved' }
  /** No correction at all. */
  | { readonly kind: 'other' };

const CHANGE = /^(?:把|将)?(?:改一下|改下|改成|改为|更改|修改|修正|更正一下|更正|纠正|改)(?:一下)?[,，:]?/;
const WRONG = /^(?:哦|噢|啊|呃|额)?(?:不对不对|不对|错了|说错了|写错了|打错了|填错了|报错了|口误|不是)(?:了|啊|哦)?[,，。!]?/;
const PREVIOUS =
  /^(?:上一?个|上一?条|上一?步|上面(?:那个)?|前一?个|前面(?:那个)?|刚才(?:那个|的|说的)?|刚刚(?:那个)?)(?:数|数字|答案|回答)?(?:填|写|说|报)?(?:错了?|不对|有误|要改|改一下)(?:了|啊)?$/;
const LABELLED = /^第?(\d{1,4})[号家]?(?=[^\d.])/;
/** 1号: the list's number, 第二家 the second that is shown; also where the figure is glued to it. */
const NUMBERED =
  /^(?:第(\d{1,4}|[一二三四五六七八九十]{1,3})[家户个]|第?(\d{1,4}|[一二三四五六七八九十]{1,3})号|(\d{1,4})(?=的[普技高初中缺解在]|改))(?:的|那家|那户|企业)?[,，:]?/;

/** 不是6: which figure is wrong, and not what is right. */
export const isDenial = (words: string): boolean => /^不是/.test(words);

/** Reads a correction inside a conversation. Whatever is not certain is `which` or `other`: nothing is changed by a guess. */
export function readCorrection(text: string): CorrectionRead {
  const f = foldText(text);
  const plain = f.text.replace(/[。!]+$/, '');
  if (PREVIOUS.test(plain)) return { kind: 'previous' };
  const change = CHANGE.exec(plain)?.[0];
  if (change !== undefined) return changeTo(f.typed(change.length, plain.length));
  const wrong = WRONG.exec(plain)?.[0];
  if (wrong === undefined) return { kind: 'other' };
  if (wrong.length === plain.length) return { kind: 'previous' };
  const rest = f.typed(wrong.length, plain.length);
  // 不是6是8: the number after 是 is meant; 不是6 alone says only what is wrong.
  const replaced = /^\D{0,4}?\d+[个人名]?(?:[,，]?而?是|[,，]?应该是)(.+)$/.exec(foldText(rest).text);
  if (wrong.startsWith('不是') && !/[,，]$/.test(wrong))
    return replaced === null ? { kind: 'which' } : toValue(replaced[1] as string);
  const read = ofNumber(rest) ?? toValue(rest);
  return read.kind === 'which' ? { kind: 'other' } : read;
}

/** The same of words that are figures without 改 in front. */
export const readAsCorrection = (text: string): CorrectionRead => readCorrection(`改 ${text}`);

/** What follows 改: a figure with its label, a number of the list before it, or only a label. */
function changeTo(text: string): CorrectionRead {
  const f = foldText(text);
  if (f.text === '') return { kind: 'which' };
  const bare = bareValue(text);
  if (bare !== null) return bare;
  const numbered = ofNumber(text);
  if (numbered !== null) return numbered;
  // 改 18 4 0 解决 2 0 0: a row, whose numbers are never joined.
  const head = firstPiece(f);
  const row = /^\d+$/.test(head) && /\d/.test(f.text[head.length] ?? '') ? toValue(text) : null;
  if (row?.kind === 'figures') return row;
  const labelled = LABELLED.exec(`${head} `);
  const isNumber = labelled !== null && labelled[0].length === head.length && head.length < f.text.length;
  if (isNumber) {
    const rest = toValue(f.typed(labelled[0].length, f.text.length));
    return rest.kind === 'figures' ? { ...rest, number: Number(labelled[1]) } : { kind: 'which' };
  }
  return toValue(text);
}

/** What stands before the first gap. */
function firstPiece({ text, gaps }: Folded): string {
  let end = Math.min(1, text.length);
  while (end < text.length && gaps[end] === GAP.none) end++;
  return text.slice(0, end);
}

/** Figures of the enterprise with that number, or at that place; null where none is said. */
function ofNumber(text: string): CorrectionRead | null {
  const f = foldText(text);
  const found = NUMBERED.exec(f.text);
  const number = found === null ? null : numeralValue(found[1] ?? found[2] ?? found[3] ?? '');
  if (found === null || number === null) return null;
  const rest = toValue(f.typed(found[0].length, f.text.length));
  return rest.kind === 'figures' ? { ...rest, number, isPlace: found[1] !== undefined } : { kind: 'which' };
}

const BEGINS_ANOTHER = /[\s,，;；、]+(?=第?\d{1,4}\s*(?:[号家户]|的|改)|第[一二三四五六七八九十\d]{1,3}[家户个])/;
type OfOne = { readonly number: number; readonly isPlace: boolean } & (
  | { readonly kind: 'figures'; readonly said: FiguresSaid }
  /** 2改成10: of the only figure it has. */
  | { readonly kind: 'value'; readonly value: number }
);

/** 2的技工改成4 6的普工改成5, 第一个普工10，第二个普工5: one of each enterprise, two or more. Null: something else, or one of them is not understood. */
export function readCorrections(text: string): readonly OfOne[] | null {
  const pieces = text
    .trim()
    .split(BEGINS_ANOTHER)
    .filter((piece) => piece !== '');
  if (pieces.length < 2) return null;
  const read = pieces.map(correctionOfOne);
  return read.every((one) => one !== null) ? read : null;
}

function correctionOfOne(piece: string): OfOne | null {
  const f = foldText(piece);
  const found = NUMBERED.exec(f.text);
  const number = found === null ? null : numeralValue(found[1] ?? found[2] ?? found[3] ?? '');
  if (found === null || number === null) return null;
  const rest = f.typed(found[0].length, f.text.length);
  const read = toValue(rest.replace(/^\s*(?:改成|改为|改)\s*/, ''));
  const whose = { number, isPlace: found[1] !== undefined };
  if (read.kind === 'figures') return { kind: 'figures', said: read.said, ...whose };
  return read.kind === 'value' ? { kind: 'value', value: read.value, ...whose } : null;
}

const AS = /^(?:是|为|成|应该是|应该|应为|改成|改为)/;

function bareValue(text: string): CorrectionRead | null {
  // Digits are never joined across a gap.
  if (/\d\s+\d/.test(text.normalize('NFKC'))) return null;
  const plain = foldText(text).text.replace(AS, '');
  const amount = readAmount(plain);
  if (amount === null) return null;
  return amount.kind === 'whole' ? { kind: 'value', value: amount.value } : { kind: 'vague', text: text.trim() };
}

/** 普工6，3号缺普工21: an enterprise of its own amid the words, whose figures are not this one's. */
const ANOTHER = /(?:第(?:\d{1,4}|[一二三四五六七八九十]{1,3})[号家户个]|\d{1,4}(?:号|的(?=[普技高初中缺解在])|改成?(?=\d)))/;

function toValue(text: string): CorrectionRead {
  const bare = bareValue(text);
  if (bare !== null) return bare;
  const f = foldText(text);
  if (ANOTHER.test(f.text)) return { kind: 'which' };
  const statement = parseAnswer(f, null);
  const said = statement && saidInAnswer(statement, f);
  if (said && Object.keys(said).length > 0) return { kind: 'figures', said };
  const field = figureNamed(f);
  return { kind: 'which', ...(field !== null && { field }) };
}
