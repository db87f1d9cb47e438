// Of which numbers of a list does a piece of a message begin to speak: 1, 3、5号, 1号到5号, 前三家, 除了2号?
import { numeralValue } from '../numbers/numerals.ts';

const NUMERAL = '(?:\\d{1,4}|[一二三四五六七八九十]{1,3})';
const ONE = `第?${NUMERAL}[号家户]?`;
const UP_TO = '(?:到|至|-|~)';
/** A comma parts two numbers and no more: 1,8,3 are figures. */
const SEVERAL = new RegExp(`^(?:${ONE}(?:[、和与跟及/]${ONE})+|${ONE}[,，]${ONE}|${ONE}${UP_TO}${ONE})`);
const FIRST = new RegExp(`^(?:最?前|头)(${NUMERAL}|[两俩])[家户个](?:企业|公司|单位)?(?:的)?`);
const EXCEPT = new RegExp(`^除(?:了|去|开|却)?(${ONE}(?:(?:[、和与跟及/]|[,，]|${UP_TO})${ONE})*)(?:之外|以外|外)?[,，:]?`);
const EXCEPTED = new RegExp(`[,，]?(${ONE}(?:[、和与跟及/]${ONE})*)除外$`);

/** No list that anybody shows has more. */
const MOST = 500;

type Heads = { readonly numbers: readonly number[]; readonly length: number };

const numberOf = (one: string): number => numeralValue(one.replace(/^第|[号家户]$/g, '')) ?? 0;

/** 1、3和5号, 2到4: each number of them; empty where they run backwards. */
function numbersIn(written: string): readonly number[] {
  return written.split(/[、和与跟及/,，]/).flatMap((part) => {
    const [from = 0, to = from] = part.split(/[到至~-]/).map(numberOf);
    return Array.from({ length: Math.max(0, Math.min(to - from + 1, MOST)) }, (_, i) => from + i);
  });
}

/** Two numbers or more at the head of a folded piece, and how far they reach; null where none stand there. */
export function severalAt(text: string): Heads | null {
  const first = FIRST.exec(text);
  if (first !== null) {
    const count = numberOf(first[1] as string);
    return { numbers: Array.from({ length: Math.min(count, MOST) }, (_, i) => i + 1), length: first[0].length };
  }
  const found = SEVERAL.exec(text)?.[0];
  if (found === undefined) return null;
  const numbers = numbersIn(found);
  return numbers.length > 1 ? { numbers, length: found.length } : null;
}

/** 除了12号和30号都同上周, 都同上周，2号除外: the numbers that are excepted, and the rest of the piece; null where none are. */
export function exceptedIn(text: string): { readonly numbers: readonly number[]; readonly rest: string } | null {
  const ahead = EXCEPT.exec(text);
  if (ahead !== null) return { numbers: numbersIn(ahead[1] as string), rest: text.slice(ahead[0].length) };
  const behind = EXCEPTED.exec(text);
  return behind === null ? null : { numbers: numbersIn(behind[1] as string), rest: text.slice(0, behind.index) };
}
