// Which of the offered is meant: by its number, by 第二个, or by a word that fits only one?
import { numeralValue } from '../numbers/numerals.ts';
import { foldedText } from '../text/text.ts';

export type Option = {
  /** As it is shown; not always counted from 1. */
  readonly number: number;
  /** Names it goes by. */
  readonly words: readonly string[];
};

type ChoiceAnswer =
  | { readonly kind: 'one'; readonly index: number }
  /** A number that was not offered. */
  | { readonly kind: 'number' }
  /** A word that fits more than one of them. */
  | { readonly kind: 'several' }
  | { readonly kind: 'other' };

const OTHER: ChoiceAnswer = { kind: 'other' };
const NUMBERED = /^(?:回|选|我选|是|要)?(?:第)?([0-9一二两三四五六七八九十]{1,4})(?:号|位|户|家|个)?[。.]?$/;
const ORDINAL = /^(?:回|选|我选|是|要)?第([0-9一二两三四五六七八九十]{1,3})(?:位|户|家|个|种|条)?[。.]?$/;
const LAST = /^(?:选|是|要)?最后(?:那)?(?:一)?(?:位|户|家|个)$/;
const FORMER = /^(?:回|选|我选|是|要)?(?:(?:前|头)(?:面|边|一)?(?:那|这)?(?:一)?|第一)(?:个|位|户|家|种)(?:数)?$/;
const LATTER = /^(?:回|选|我选|是|要)?(?:后(?:面|边|一)?(?:那|这)?(?:一)?|第二)(?:个|位|户|家|种)(?:数)?$/;
/** 前一个 or 后面那个, 第一个 or 第二个 of two: 0 or 1; null: neither. */
export function ofTwo(text: string): 0 | 1 | null {
  const said = foldedText(text).trim();
  return FORMER.test(said) ? 0 : LATTER.test(said) ? 1 : null;
}

/** 不是东方红的那家: of two the other one. */
const NOT = /^不是(?!的?[。.！!]?$)(.+)$/;
const AROUND = /^(?:是|选|我选|我说的是|说的是|就是|要)|(?:那|这)?(?:一)?(?:位|户|家|个)?[的吧啊呀]*[。.！!]?$/g;

export function readChoice(text: string, options: readonly Option[]): ChoiceAnswer {
  const said = foldedText(text).trim();
  if (LAST.test(said)) return options.length > 0 ? { kind: 'one', index: options.length - 1 } : OTHER;
  const place = numberIn(ORDINAL.exec(said)?.[1]);
  if (place !== null) return options[place - 1] === undefined ? { kind: 'number' } : { kind: 'one', index: place - 1 };
  const number = numberIn(NUMBERED.exec(said)?.[1]);
  if (number !== null) {
    const index = options.findIndex((o) => o.number === number);
    return index < 0 ? { kind: 'number' } : { kind: 'one', index };
  }
  const side = options.length === 2 ? ofTwo(said) : null;
  if (side !== null) return { kind: 'one', index: side };
  const denied = options.length === 2 ? NOT.exec(said)?.[1] : undefined;
  if (denied !== undefined) {
    const other = wordMeant(denied.replace(AROUND, '').replace(/的$/, ''), options);
    return other?.kind === 'one' ? { kind: 'one', index: 1 - other.index } : OTHER;
  }
  const word = said.replace(AROUND, '').replace(/的$/, '');
  return wordMeant(word === '' ? said : word, options) ?? OTHER;
}

const OF = /^(.+?)(?:应该|说|指)?(?:的)?(?:就)?(?:是|指)(?:的)?(.+)$/;
/** 里耀是玻璃: of which name it is said; null: of none. */
export function readChoiceOf(text: string): { readonly of: string; readonly said: string } | null {
  const found = OF.exec(text.trim().replace(/[。.！!]+$/, ''));
  return found?.[1] === undefined || found[2] === undefined ? null : { of: found[1].trim(), said: found[2].trim() };
}

const numberIn = (digits: string | undefined): number | null => (digits === undefined ? null : numeralValue(digits));

function wordMeant(word: string, options: readonly Option[]): ChoiceAnswer | null {
  if (word === '' || /^[\d\s]+$/.test(word)) return null;
  const fits = (test: (name: string) => boolean): readonly number[] =>
    options.flatMap(({ words }, i) => (words.some((w) => test(foldedText(w))) ? [i] : []));
  const exact = fits((name) => name === word);
  const [index, second] = exact.length > 0 ? exact : fits((name) => name.includes(word));
  if (index === undefined) return null;
  return second === undefined ? { kind: 'one', index } : { kind: 'several' };
}
