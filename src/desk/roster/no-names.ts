// Which words in a column of names are no names: placeholders, words of the trade, commands, places?
import type { Region } from '../../domain/regions.ts';
import { OPENINGS, WHOLE_COMMANDS } from '../../reading/command/table.ts';
import { stripperFor } from '../../reading/names/forms.ts';
import { QUESTION_WORDS } from '../../reading/question/words.ts';
import { type Lexicon, longestWord } from '../../reading/text/lexicon.ts';
import { foldText } from '../../reading/text/text.ts';
import { REPORT_WORDS } from '../../reading/words/report-words.ts';
import { ALSO_SPOKEN } from '../../reading/words/spoken.ts';

/** What stands for nothing, folded. */
const NOTHING =
  '无 暂无 没有 没 空 空白 缺 暂缺 不详 不明 未知 待定 待补 待补充 待填 待核 待核实 待查 未定 暂未定 暂未确定 略 无无 无简称 没有简称 无别名 暂无简称 n/a';
/** What points elsewhere, folded, which a reader of one cell cannot follow, and letters that might as well be an account. */
const ELSEWHERE =
  '同上 同左 同右 同下 同前 同名 同全称 同企业名称 同单位名称 见上 见全称 如上 〃 简称 别名 企业简称 全称 企业名称 na null none nil undefined x xx xxx';
const setOf = (words: string): ReadonlySet<string> => new Set(words.split(' '));
const NOTHING_WORDS = setOf(NOTHING);
const SPOKEN: ReadonlySet<string> = new Set(ALSO_SPOKEN);
const PLACEHOLDERS: ReadonlySet<string> = new Set([...NOTHING_WORDS, ...setOf(ELSEWHERE)]);

const bare = (text: string): string => text.normalize('NFKC').replace(/\s+/gu, '').toLowerCase();
/** 无。 and （无） are 无. */
const withoutMarks = (text: string): string => bare(text).replace(/^[\p{P}\p{S}]+|[\p{P}\p{S}]+$/gu, '');

/** Longer text says something. */
const MOST_OF_NOTHING = 40;

/** 无, 暂无, -, 待定: the cell is as good as empty. */
export const saysNothing = (text: string): boolean => text.length <= MOST_OF_NOTHING && isNothing(text);

const isNothing = (text: string): boolean =>
  withoutMarks(text) === '' || NOTHING_WORDS.has(bare(text)) || NOTHING_WORDS.has(withoutMarks(text));

/** That, 同上 or a bare number: whatever it says, it is nobody's name. */
export const isPlaceholder = (text: string): boolean =>
  saysNothing(text) || (text.length <= MOST_OF_NOTHING && isElsewhere(text));

const isElsewhere = (text: string): boolean => PLACEHOLDERS.has(withoutMarks(text)) || /^\d+$/u.test(withoutMarks(text));

export type NoName = 'placeholder' | 'word' | 'place';

/** What makes a short name none, in the words of a note. */
export const NO_NAME_TEXTS: Readonly<Record<NoName, string>> = {
  placeholder: '不是名称',
  word: '是填报、提问或命令用的词，会读错',
  place: '是地名或公司字样，认不出是哪一家',
};

const isWord = (lexicon: Lexicon<unknown>, text: string): boolean =>
  longestWord(lexicon, foldText(text), 0)?.to === foldText(text).text.length;

/** 缺普工: nothing but words of a report, one of them longer than the letters of 高新. */
function isOfWords(text: string): boolean {
  const folded = foldText(text);
  let at = 0;
  let longest = 0;
  while (at < folded.text.length) {
    const word = longestWord(REPORT_WORDS, folded, at);
    if (word === null) return false;
    longest = Math.max(longest, word.to - at);
    at = word.to;
  }
  return longest > 1 || at === 1;
}

/** Words that a message means something else by: a short name like that would be heard in every report. */
const isSpokenFor = (text: string): boolean =>
  SPOKEN.has(foldText(text).text) ||
  WHOLE_COMMANDS.has(foldText(text).text) ||
  isWord(OPENINGS, text) ||
  isWord(QUESTION_WORDS, text) ||
  isOfWords(text);

/** Why a short name is none, null where it is one; in a place's own column of short names places are what is meant. */
export function noNameCheck(places: readonly Region[]): (text: string) => NoName | null {
  const stripper = stripperFor([], places);
  return (text) => {
    if (isPlaceholder(text)) return 'placeholder';
    if (isSpokenFor(text)) return 'word';
    return stripper.isEmpty(text) ? 'place' : null;
  };
}

/** As above, of a region's own short names. */
export const noPlaceName = (text: string): NoName | null => {
  if (isPlaceholder(text)) return 'placeholder';
  return isSpokenFor(text) ? 'word' : null;
};
