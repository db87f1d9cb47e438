// What do a question's own words ask for beside its figures?
import { smallNumber } from '../periods/names.ts';

/** Characters; anything longer is a sentence of its own. */
const SHORT_QUESTION = 12;

const WHOLE_CITY = /全市/u;
export const namesWholeCity = (text: string): boolean => WHOLE_CITY.test(text);

const ASKS = /多少|几|哪|谁|吗|呢|[?？]|排名|最/;
/** Something is asked, by any of the words for it. */
export const asksSomething = (text: string): boolean => ASKS.test(text);

const WHO_FILED = /(?:谁|哪[几些]?[家户个]|哪些|名单)/;
/** 今天谁报了, 已报名单: names are asked for, not only how many. */
export const asksNames = (text: string): boolean => WHO_FILED.test(text);

const ANNEX = /附件\s*[一二12]/;
/** 附件1 is a workbook by its name. */
export const namesAnnex = (text: string): boolean => ANNEX.test(text.normalize('NFKC'));

const BARS = /[柱条]/;
/** 柱状图, 条形图. */
export const wantsBars = (text: string): boolean => BARS.test(text);

const LISTS_THEM = /哪|谁|名单|清单|列/;
const NOT_ACCEPTED = /[没未待无][人有]?.{0,2}接/;
const NOT_RESOLVED = /[没未待][有]?.{0,2}办|在办/;
/** 还有哪些急需没接, 没办结的有哪些: which of those that are open are to be listed; null: they are counted. */
export function openDemandsAsked(text: string): 'notAccepted' | 'open' | null {
  if (!LISTS_THEM.test(text)) return null;
  return NOT_ACCEPTED.test(text) ? 'notAccepted' : NOT_RESOLVED.test(text) ? 'open' : null;
}

const SOURCE_ROW = /^\s*(?:出处|来源)\s*第?\s*(\d{1,2}|[一二三四五六七八九十]+)\s*[条行个户家]?\s*$/;
/** 出处 3: the row of the list of sources; null for anything else. */
export function sourceRow(text: string): number | null {
  const row = SOURCE_ROW.exec(text.normalize('NFKC'))?.[1];
  return row === undefined ? null : smallNumber(row);
}

const PROGRESS = /^\s*(?:填报|填写)?进度\s*[?？。]?\s*$/;
/** 进度, which asks of the whole district where no form is open. */
export const asksProgress = (text: string): boolean => PROGRESS.test(text);

const LEADING_DIGIT = /^\s*\d/;
/** Begins with a figure: an answer rather than a question. */
export const startsWithDigit = (text: string): boolean => LEADING_DIGIT.test(text.normalize('NFKC'));

const OF_THE_JOB = /几点|多久|什么时候|截止|怎么[改报填算办用弄交]|找谁|电话|[?？]\s*$|[吗呢]\s*$/;
/** A short question about the work, which is hardly a sentence of a text: 截止几点, 怎么改. */
export const asksOfJob = (text: string): boolean => [...text.trim()].length <= SHORT_QUESTION && OF_THE_JOB.test(text);
