// Is a message a question about the job: 截止几点, 学徒工算什么, 报错了怎么办?
import { WHOLE_COMMANDS } from '../command/table.ts';
import type { CommandReading, QueryReading } from '../reading.ts';
import { type Folded, foldText } from '../text/text.ts';
import { askedIn, type JobAsked } from './cover.ts';

/** Longer ones are reports, texts of their own, or several things. */
const LONGEST = 60;
/** Nobody asks with a slip or strange words in more. */
const LONGEST_NEAR = 24;
/** Digits only in words of its own. */
const WITHOUT_FIGURES = /^(?:\D|12点|24小时|附件2)*$/;
/** A figure or a name of the desk's questions: no question about the job, however near its words are. */
const OF_FIGURES =
  /多少人|多少家|多少户|几家|几户|几个人|排名|第几名|环比|同比|走势|哪家|哪些企业|谁没|怎么样|谁还没|没报的有|各区|分区/;
/** 还有没报的吗: who they are, not what comes of it. */
const WHO_HAS_NOT =
  /(?:还|都|又)?有(?:谁|几[家户])?(?:还)?(?:没有?|未)(?:上报|填报|报|交|填)的|(?:没有?|未)(?:上报|填报|报|交|填)的(?:还有|有)(?!什么|啥|影响|后果)/;
const CLAUSE_END = /[，,。!？?;；\n]/;
/** What may answer the open question by itself. */
const ANSWER = /^(?:无|没有|没|不缺|同|同上|同上周|是|不是|对|不对|确认|属实|可以|行|好|好的|不|取消|返回)$/;

/** Of so many characters one may be of no known word, four at most. */
const CHARACTERS = 4;
const MOST_STRANGE = 4;

const mostStrange = ({ text: { length } }: Folded): number =>
  length > LONGEST_NEAR ? 0 : Math.min(MOST_STRANGE, Math.floor(length / CHARACTERS));

const reading = ({ ask: { id, question } }: JobAsked): CommandReading =>
  'as' in question.answer ? { kind: 'command', name: question.answer.as } : { kind: 'command', name: 'faq', args: { id } };

/** A question whose every word is known; null where anything else is said. */
export function readFaq(folded: Folded): CommandReading | null {
  const { text } = folded;
  if (
    text.length > LONGEST ||
    !WITHOUT_FIGURES.test(text) ||
    WHO_HAS_NOT.test(text) ||
    WHOLE_COMMANDS.has(text.replace(/\?+$/, ''))
  )
    return null;
  const asked = askedIn(folded, 0);
  return asked && reading(asked);
}

/** A question of which less is strange than a desk question passes over. */
export function readFaqBefore(folded: Folded, { skipped = [], unknown = '' }: QueryReading): CommandReading | null {
  const passed = [...skipped, unknown].join('').length;
  if (passed === 0 || !WITHOUT_FIGURES.test(folded.text) || OF_FIGURES.test(folded.text)) return null;
  const asked = askedIn(folded, Math.min(mostStrange(folded), passed - 1));
  return asked && reading(asked);
}

/** What nobody else understood: one with a slip or a few strange characters, or something told around it. Null where a figure is in it. */
export function readNearFaq(folded: Folded): CommandReading | null {
  const { text } = folded;
  if (text.length > 2 * LONGEST || !WITHOUT_FIGURES.test(text) || OF_FIGURES.test(text) || WHO_HAS_NOT.test(text)) return null;
  const most = mostStrange(folded);
  const asked = most === 0 ? null : askedIn(folded, most);
  if (asked !== null) return reading(asked);
  for (const clause of clausesOf(folded).toReversed()) {
    const inside = askedIn(foldText(clause), 0);
    if (inside !== null) return reading(inside);
  }
  return null;
}

/** Two or more, as typed; none where the text is one clause, or one of them may be an answer by itself. */
function clausesOf(folded: Folded): readonly string[] {
  const clauses = folded
    .typed(0, folded.text.length)
    .split(CLAUSE_END)
    .filter((clause) => clause.trim() !== '');
  return clauses.length < 2 || clauses.some((clause) => ANSWER.test(clause.trim())) ? [] : clauses;
}
