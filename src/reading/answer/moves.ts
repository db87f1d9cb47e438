// Does an answer about who is at work only tell who came and who left: 走了3个，来了5个, 比上周少2个?
import { numeralValue } from '../numbers/numerals.ts';
import { foldText } from '../text/text.ts';

const NUMBER = '([0-9]{1,6}|[一二两三四五六七八九十百]{1,6})';
const PEOPLE = '(?:个人|个|人|名|位|口)?';
const WHO = '(?:新|老|普|技)?(?:员工|工人|职工|工)?';
const SINCE = '(?:这周|本周|这个?星期|最近|后来|又|也|还|先后|陆续|一共|总共|比上周|比上一?周|较上周|比原来|比以前)*';
const LEFT = '(?:走|离职|辞职|离开|辞退|退休|跑|裁|调走|流失|少|减|减少|减员|裁员|开除)';
const CAME = '(?:来|新来|招|新招|招到|新进|进|入职|新入职|到岗|新增|增加|增|多|加|调来|调入|回来)';

const CLAUSE = new RegExp(`^${SINCE}(?:(${LEFT})|(${CAME}))了?${WHO}(?:人)?${NUMBER}${PEOPLE}${WHO}(?:了)?$`);
const BEHIND = new RegExp(`^${SINCE}${NUMBER}${PEOPLE}${WHO}(?:(${LEFT})|(${CAME}))了?$`);

/** By how many people there are more (less: below 0), where each clause says only that; null: it says something else, too. */
export function readMoves(text: string): number | null {
  const clauses = foldText(text)
    .text.split(/[,，。;；、!！]+/)
    .filter((clause) => clause !== '');
  let change = 0;
  for (const clause of clauses) {
    const front = CLAUSE.exec(clause);
    const behind = front === null ? BEHIND.exec(clause) : null;
    const [isLeft, number] = front ? [front[1] !== undefined, front[3]] : [behind?.[2] !== undefined, behind?.[1]];
    const count = number === undefined ? null : numeralValue(number);
    if (count === null) return null;
    change += isLeft ? -count : count;
  }
  return clauses.length === 0 ? null : change;
}
