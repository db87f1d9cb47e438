// Where does a message pause that was spoken, or typed in a hurry, without its comma: 等等 一厂缺普工8, 不是 解决了5个?

const FIRST = '等等|等一下|等一等|等会儿?|等下|慢着|且慢|哦|噢|喔|啊|哎呀?|唉|对了|是的|对的?|是|嗯+|没错|不对';
/** 不是 甲是乙 goes on; 不是 解决了5个 begins anew. */
const DENIES =
  '不是的?(?=\\s+(?:现在|目前|实际|其实|应该|解决|招到?|缺|还缺|只缺|普工|技工|高级?技|在岗|企业|没有?解决|没招到?|一个没))';
const PAUSES = new RegExp(`^(\\s*(?:${DENIES}|(?:${FIRST})))[^\\S\\n]+(?=[^\\s\\d])`);

/** The text with a comma behind such a word. */
export const withPause = (text: string): string => text.replace(PAUSES, '$1，');

/** Where a message may be parted: blanks and the ends of clauses, in order. */
export const breaksIn = (text: string): readonly { readonly from: number; readonly to: number }[] =>
  [...text.matchAll(/[\s，,。；;？?！!]+/g)].map(({ index, 0: gap }) => ({ from: index, to: index + gap.length }));

/** What follows a name: 的, a colon or a blank between them say nothing. */
export const behindName = (rest: string): string => rest.replace(/^[\s的,，:：]+/, '');
