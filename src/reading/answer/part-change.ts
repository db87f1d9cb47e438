// Does a text change or drop one of the answers that were given: 改 标题 早班专车, 标题改成…, 改 2, 去掉 情况?
import { smallNumber } from '../periods/names.ts';

type PartChange =
  /** `value` null: it is asked again. */
  | { readonly kind: 'change'; readonly part: number; readonly value: string | null }
  | { readonly kind: 'drop'; readonly part: number };

const CHANGE = '(?:请|我要|我想|要)?(?:改一下|修改|更改|改正|重填|重写|改)';
const TO = '(?:改成|改为|换成|应该是|应为|是|为|成)';
const DROP = '(?:去掉|删掉|删除|去除|不要)';
const NUMBER = '第?([0-9０-９]{1,2}|[一二三四五六七八九十]{1,2})(?:项|条)?';
const END = '[吧了。.！!\\s]*$';

const CHANGE_NUMBER = new RegExp(`^\\s*${CHANGE}\\s*${NUMBER}(?:\\s*${TO}\\s*|[\\s:：,，]+|${END})(?<value>[\\s\\S]*)$`);
const DROP_NUMBER = new RegExp(`^\\s*${DROP}\\s*${NUMBER}${END}`);

/** By a part's name or, counted from 1, by its number; `names` of each part. Null: it says something else. */
export function readPartChange(text: string, names: readonly (readonly string[])[]): PartChange | null {
  if (names.length === 0) return null;
  return byName(text, names) ?? byNumber(text, names.length);
}

function byName(text: string, names: readonly (readonly string[])[]): PartChange | null {
  const all = names.flatMap((words, part) => words.map((word) => ({ part, word })));
  // The longest name that fits: 企业名 before 企业.
  for (const { part, word } of all.toSorted((a, b) => b.word.length - a.word.length)) {
    if (!text.includes(word)) continue;
    const value = (
      new RegExp(`^\\s*${CHANGE}(?:的|一下)?\\s*${word}(?:\\s*${TO}\\s*|[\\s:：,，]*)(?<value>[\\s\\S]*)$`).exec(text) ??
      new RegExp(`^\\s*${word}\\s*(?:改成|改为|换成|应该是|应为)\\s*(?<value>[\\s\\S]+)$`).exec(text)
    )?.groups?.value;
    if (value !== undefined) return changeTo(part, value);
    if (new RegExp(`^\\s*${word}(?:不对|错了|写错了|填错了|重填|重写|要改|改一下)${END}`).test(text))
      return { kind: 'change', part, value: null };
    if (new RegExp(`^\\s*(?:${DROP}\\s*${word}|${word}(?:去掉|删掉|不要|不填))${END}`).test(text)) return { kind: 'drop', part };
  }
  return null;
}

function byNumber(text: string, count: number): PartChange | null {
  const change = CHANGE_NUMBER.exec(text);
  const number = smallNumber((change?.[1] ?? DROP_NUMBER.exec(text)?.[1] ?? '').normalize('NFKC'));
  if (!(number >= 1 && number <= count)) return null;
  return change === null ? { kind: 'drop', part: number - 1 } : changeTo(number - 1, change.groups?.value ?? '');
}

const changeTo = (part: number, value: string): PartChange => ({
  kind: 'change',
  part,
  value: /^[吧了。.！!\s]*$/.test(value) ? null : value.trim(),
});
