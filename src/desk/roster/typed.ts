// What is done with characters nobody sees, wherever somebody typed or pasted them, and how is what was typed shown back?

/** Marks that turn round how their surroundings are read or shown. */
const TURNING = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;
/** Control characters, zero-width marks, soft hyphens, variation selectors, fillers, the marks that turn text, the blank of Braille. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/gu;
/** A BOM is none of them, though JavaScript calls it a blank. */
const BLANKS = /[\t-\r\u0085\p{Z}]/gu;

/** Every kind of blank and line end as one plain space each; none at the ends. */
export const plainBlanks = (text: string): string => text.replace(BLANKS, ' ').replace(/^ +| +$/gu, '');

export const withoutUnseen = (text: string): string => text.replace(UNSEEN, '');

export const turnsText = (text: string): boolean => TURNING.test(text);

/** Full-width letters, digits and brackets become narrow; no blanks, nothing unseen. */
export const fold = (text: string): string => withoutUnseen(plainBlanks(text).normalize('NFKC')).replace(/\s+/gu, '');

const MOST_SHOWN = 30;
const code = (mark: string): string => `‹U+${(mark.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}›`;

/** What was typed, short enough to be shown back, on one line; marks nobody sees by their number, so that none of them acts on the sentence around. */
export function quote(text: string): string {
  const characters = [...plainBlanks(text)];
  const shown = characters.length > MOST_SHOWN ? [...characters.slice(0, MOST_SHOWN), '…'] : characters;
  return `“${shown.map((c) => c.replace(UNSEEN, code)).join('')}”`;
}
