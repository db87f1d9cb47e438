// Which urgent demand does a question name by its number: 1号急需, 急需1号, 3号接单了没?
import { isNumeralCharacter } from '../numbers/numerals.ts';
import type { Span } from './bounds.ts';

const NUMBER = /[#第]?(?<n>\d{1,6})(?:号单?|#|单|件|个)?/y;
/** What is done with a demand, right behind its number. */
const BEHIND =
  /^(?:的|那个|这个|这件|那件)?(?:急需|急单|急用|紧急|督办|接单|办结|转办|进展|有人接|没人接|谁接|谁在办|接了|接没|接手|解决好|办完|办好|办到|到哪)/;
/** The same right in front of it. */
const BEFORE = /(?:急需用工|急需|急单|督办|接单|办结|转办|进展|单子)(?:单)?(?:的|那个|第)?$/;

/** Null: the figure is something else, such as a day (1号截止). */
export function demandAt(text: string, at: number): (Span & { readonly number: number }) | null {
  if (isNumeralCharacter(text[at - 1])) return null;
  NUMBER.lastIndex = at;
  const number = NUMBER.exec(text)?.groups?.n;
  const to = NUMBER.lastIndex;
  if (number === undefined || isNumeralCharacter(text[to])) return null;
  // 缺3人 is no number of a demand; 月 in front makes it a date.
  if (/[月年]$/.test(text.slice(0, at)) || /^[月年日人名]/.test(text.slice(to))) return null;
  const isNamed = BEHIND.test(text.slice(to, to + 8)) || BEFORE.test(text.slice(Math.max(0, at - 7), at));
  return isNamed ? { from: at, to, number: Number(number) } : null;
}
