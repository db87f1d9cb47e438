// Where does one line of an answer to a numbered list end and the next begin, if they stand in one line of the message?
import { foldText } from '../text/text.ts';

const CIRCLED = /[①-⑳]/g;
const LINE_END = /[\n\r;；。]+/;
/** 2号 amid what is glued to it: 1号不缺2号缺3个. Not the end of a range, nor a gate's or a hall's. */
const LABEL = /(?<=[^\s\d一二三四五六七八九十到至和与跟及、,，/~第前头除-])(?=第?\d{1,3}号(?![线楼机门厂库桥煤]|车间|生产线))/;
/** 2号 …, 第二家 …, 2同, 3缺普工5. */
const LABELLED = /^(?:第?\d{1,3}号|第[\d一二三四五六七八九十]{1,3}[家户个]|\d{1,3}(?=[同无不没缺]))/;
const NUMBER = /^\d{1,4}$/;
/** A number, the three tiers, and those resolved of each. */
const WHOLE_ROW = /^\d+(?: \d+){3}(?: \D+(?: \d+){3})?$/;

const isEmpty = (text: string): boolean => foldText(text).text === '';

export const piecesByLines = (text: string): readonly string[] =>
  text
    .replace(CIRCLED, (c) => `\n${c.charCodeAt(0) - 0x245f}.`)
    .split(LINE_END)
    .filter((line) => !isEmpty(line));

export const byCommas = (line: string): readonly string[] => line.split(/[,，]/).filter((part) => !isEmpty(part));

/** Begins with a number of its own, whatever it says: 1无, 第二家同, 3 12 5 1 解决 4 1 0; 5 0 0 may go on with another. */
export const startsLine = (part: string): boolean =>
  LABELLED.test(part.trim()) ||
  /^[^\d]*\d+\s*[.、:：]?\s*[^\d\s.、:：]/.test(part) ||
  /^\s*\d+(?:\s+\d+){3}\s*(?:$|[^\d\s])/.test(part);

/**
 * 1 同 2 同 3 缺普工5: the pieces where blanks alone part them. A number begins one between words, or behind a whole row of figures; `isRest`
 * says of what begins with a word whether it is of all the others. One piece where nothing parts it.
 */
export function byBlanks(line: string, isRest: (text: string) => boolean): readonly string[] {
  if (line.includes('\t')) return [line];
  const tokens = line
    .split(/\s+/)
    .filter((token) => token !== '')
    .flatMap((token) => token.split(LABEL));
  const pieces: string[][] = [];
  for (const [i, token] of tokens.entries()) {
    const piece = pieces.at(-1);
    const begins =
      piece === undefined ||
      LABELLED.test(token) ||
      (NUMBER.test(token) ? isBetween(piece, tokens.slice(i + 1, i + 6)) : isRest(tokens.slice(i).join(' ')));
    if (begins) pieces.push([token]);
    else piece.push(token);
  }
  return pieces.map((piece) => piece.join(' '));
}

/** Whether a number between a piece and what comes is the next piece's: what comes is a word, or the three tiers. */
function isBetween(piece: readonly string[], next: readonly string[]): boolean {
  const figures = next.findIndex((token) => !NUMBER.test(token));
  const isWord = figures === 0;
  if (piece.length === 1 || next.length === 0) return false;
  if (NUMBER.test(piece.at(-1) ?? '')) return isWord && WHOLE_ROW.test(piece.join(' '));
  // 3 8 3 0 4 无: the last of four is the next but one's.
  return isWord || figures === 3 || figures === 4 || (figures < 0 && next.length === 3);
}
