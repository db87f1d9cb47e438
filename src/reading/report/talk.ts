// What do the first words of a message about the week's report say of how it is meant?

/** 第二家, 前三家, 除了12号. */
const NUMBERED =
  '[\\d０-９]|第[\\d０-９一二三四五六七八九十]{1,4}[家户个号]|(?:最?前|头)[\\d一二两俩三四五六七八九十]{1,3}[家户个]|除[了去开却]?第?[\\d０-９]';
const BY_NUMBER = new RegExp(`^\\s*(?:${NUMBERED}|其余|其他|其它|剩下|剩余|余下|别的|[^\\n]*\\d[号家户]?除外\\s*$)`);
/** By the numbers of the list that was seen last, or for all at once. */
export const isByNumber = (text: string): boolean => BY_NUMBER.test(text);

const STARTS_A_TURN = /^\s*(?:改|不对|不是|错了|上一|刚才)/;
/** `1 8 3 0` means the list's first enterprise, and 不对，是8 what was just filed, whether or not something is open. */
export const startsATurn = (text: string): boolean => STARTS_A_TURN.test(text) || isByNumber(text);

const REST_FIRST = /^\s*(?:其余|其他|其它|剩下|剩余|余下|别的)/;
/** 其余都不缺 by itself is about what is still owed. */
export const isRestFirst = (text: string): boolean => REST_FIRST.test(text);

const REST = /其余|其他|其它|剩下|剩余|余下|别的|另外/;
/** What is said of “the others” spreads over those still owed. */
export const speaksOfOthers = (text: string): boolean => REST.test(text);

const CORRECTS = /^\s*(?:更正|订正|改正|修改|更改)/;
const SAYS_WRONG =
  /(?:报|填|写|打|说|弄|搞|数|算|记)错|(?<![对是])不对(?![吗么])|(?<!没)错了|有误|多报|少报|漏报|漏了|改[成为]|应该?是|应为/;
const ADDS = /^\s*(?:还有|另外|再加|加上|补充)|也(?:缺|差|要|需)/;
/** 更正 一厂 缺普工9, 一厂报错了，普工是9, 还有一厂技工2: what is not named stays as it is. */
export const isSaidAsCorrection = (text: string): boolean => CORRECTS.test(text) || SAYS_WRONG.test(text) || ADDS.test(text);

const CORRECTS_NUMBER = /^\s*(?:更正|订正|改正)\s*第?([1-9]\d{0,3})\s*[号家户]?\s*$/;
/** 更正 2号: by the list's number. */
export function numberToCorrect(text: string): number | null {
  const number = CORRECTS_NUMBER.exec(text)?.[1];
  return number === undefined ? null : Number(number);
}

const CORRECTS_LINES = /^\s*(?:更正|订正|改正)\s*(?=第?[\d０-９])/;
/** 更正 1 普工7, more lines behind: what follows the word is by the list's numbers. Null where it is not, or may be figures alone (更正 8 3 0). */
export function linesToCorrect(text: string): string | null {
  if (!CORRECTS_LINES.test(text)) return null;
  const rest = text.replace(CORRECTS_LINES, '');
  return isRowOfNumbers(rest) && rest.trim().split(/[\s,，、]+/).length < 4 ? null : rest;
}

const CHANGES = /^\s*改(?!\S*(?:计划|革|善))/;
/** 改 … with nothing open. */
export const saysChange = (text: string): boolean => CHANGES.test(text);

const TELLS_FIGURES = /普|技|高|在岗|缺|解决|^\s*[\d０-９ ]+[，,。；;]?\s*$/;
/** A part that speaks of figures; anything else behind them is a reason. */
export const tellsFigures = (part: string): boolean => TELLS_FIGURES.test(part);

const LABELLED = /^\s*第?\d{1,4}\s*[号家]/;
/** 2号 …: by the list's number, whatever is asked. */
export const isLabelled = (text: string): boolean => LABELLED.test(text);

const NTH = /^\s*(?:第(?:\d{1,4}|[一二三四五六七八九十]{1,3})|(?:最?前|头)(?:\d{1,2}|[一二两俩三四五六七八九十]{1,3}))[家户个]/;
/** 第二家 …, 前三家 …: of those that are shown, which bear other numbers in the list. */
export const isNth = (text: string): boolean => NTH.test(text);

const ONLY = /改[成为]|应该?是|更正/;
/** 改成 and its like: what is not named stays as it is. */
export const changesOnly = (text: string): boolean => ONLY.test(text);

const WRONG =
  /^(?:哦|噢|啊|呃|额|哎呀?|唉)?[,，]?(?:不是|不对|不对不对|(?:我)?(?:打|报|写|填|说|弄|搞|输|发)?错了|有误|不对吧|口误)[啊呀哦了吧]*[。.！!]?$/;
/** Says that something is wrong, not what. */
export const saysWrong = (text: string): boolean => WRONG.test(text.trim());

const CHANGE = /^\s*(?:把|将)?\s*(?:改一下|改下|改成|改为|更改|修改|更正|改)?\s*[:：,，]?/;
/** 改, 把…改成: what follows is figures all the same. */
export const afterChange = (text: string): string => text.replace(CHANGE, '');

/** 8 3 0 5: nothing but numbers in one line, of which nobody can tell whether the first is an enterprise's. */
export const isRowOfNumbers = (text: string): boolean =>
  /^\s*\d+(?:[\s,，、]+\d+)+\s*$/.test(text.normalize('NFKC')) && !/[\n\r]/.test(text.trim());

const AHEAD = /^\s*(\d{1,4})(?:\s+|\s*[、.:：)）,，]\s*)(?![\d\s人个名位口])(\S.*?)\s*$/s;
/** 2 普工7: a number by itself in front of other words, which may be a figure or the list's number. Null: none. */
export function bareNumberAhead(text: string): { readonly number: number; readonly rest: string } | null {
  const found = AHEAD.exec(text.normalize('NFKC'));
  return found === null ? null : { number: Number(found[1]), rest: found[2] ?? '' };
}

/** 8 3 0 and 5 0 0 below: every line may be the three tiers of one. */
export const areRowsOfTiers = (text: string): boolean =>
  text.split(/[\n\r;；]+/).every((line) => isRowOfNumbers(line) && line.trim().split(/[\s,，、]+/).length < 4);
