// Which words in a column of names are no names: placeholders, words of the trade, commands, places?
import type { Region } from '../../domain/regions.ts';
import { OPENINGS, WHOLE_COMMANDS } from '../../reading/command/table.ts';
import { stripperFor } from '../../reading/names/forms.ts';
import { OPERATOR_WORDS } from '../../reading/operators/lexicon.ts';
import { QUESTION_WORDS } from '../../reading/question/words.ts';
import { type Lexicon, longestWord } from '../../reading/text/lexicon.ts';
import { foldText } from '../../reading/text/text.ts';
import { REPORT_WORDS } from '../../reading/words/report-words.ts';
import { ALSO_SPOKEN } from '../../reading/words/spoken.ts';

/** What stands for nothing, folded: words, and 无 or 未填 with what may be said around it. */
const NOTHING = '空 空白 缺 暂缺 待定 待补 待补充 待填 待核 待核实 待查 未定 暂未定 暂未确定 略 无无 n/a';
const NONE =
  /^(?:暂时|暂|目前|现|尚|还|均|都)?(?:无|没有|没|未有|未填写?|没填写?|不填写?|未登记|未确定|未知|不知道|不详|不明确?|不清楚|不适用|不存在|不需要|不用)(?:的|此|该)?(?:企业)?(?:简称|别名|别称|项|内容|信息|资料)?$/u;
/** What points elsewhere, folded, which a reader of one cell cannot follow, and letters that might as well be an account. */
const ELSEWHERE = '〃 同名 na null none nil undefined x xx xxx';
const POINTER =
  /^(?:(?:同|见|如|参见|详见|按)(?:以|上|下|左|右|前|后)?(?:上|下|左|右|面|行|列|格|栏|表)?|(?:同|见|如|即|用)?(?:企业|单位|公司|注册|执照)?(?:全称|全名|名称|简称|别名))$/u;
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
  withoutMarks(text) === '' || [bare(text), withoutMarks(text)].some((word) => NOTHING_WORDS.has(word) || NONE.test(word));

/** That, 同上 or a bare number: whatever it says, it is nobody's name. */
export const isPlaceholder = (text: string): boolean =>
  saysNothing(text) || (text.length <= MOST_OF_NOTHING && isElsewhere(text));

const isElsewhere = (text: string): boolean =>
  PLACEHOLDERS.has(withoutMarks(text)) || POINTER.test(withoutMarks(text)) || /^\d+$/u.test(withoutMarks(text));

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
    const word = longestWord(REPORT_WORDS, folded, at) ?? longestWord(OPERATOR_WORDS, folded, at);
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
