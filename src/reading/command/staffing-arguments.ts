// Who is away until when, who stands in for whom, and what is handed over to whom?
import { addDays, dayOf, instantAt } from '../../domain/time.ts';
import type { CommandArgs } from '../reading.ts';
import {
  enterpriseArgs,
  isOnly,
  type Rest,
  restOf,
  skip,
  takeClock,
  takeDay,
  takeEnterprise,
  takeMinutes,
  takePerson,
  trimmed,
  typedArgument,
  wordList,
} from './args.ts';
import { LIKE_A_QUESTION, PARTICLES } from './particles.ts';

/** 请假 到12月1日: back from leave at the end of that day. 请假三天: today is the first. */
export function until(rest: Rest): CommandArgs | null {
  const today = dayOf(rest.context.now);
  const minutes = takeMinutes(rest);
  if (minutes !== null && isOnly(minutes.rest, LEAVE)) {
    const days = Math.floor(minutes.value / (24 * 60));
    return days >= 1
      ? { at: instantAt(addDays(today, days - 1), '24:00') }
      : { at: new Date(rest.context.now.getTime() + minutes.value * 60_000) };
  }
  const day = takeDay(rest);
  if (day === null) return null;
  const clock = takeClock(day.rest);
  if (!isOnly((clock ?? day).rest, LEAVE)) return null;
  return { at: instantAt(day.value, clock?.value ?? '24:00') };
}
const LEAVE = wordList('到 至 从 今天 起 一直 一直到 休到 的 , ， 。 了 回来 返岗 上班 结束 年假 病假 事假 产假 - ~ 前 为止 天');

/** 代班 李某 到12月1日, 代班 李某 结束. */
export function standIn(rest: Rest): CommandArgs | null {
  const ending = ENDED.exec(rest.folded.text);
  const said = ending ? cut(rest, ending.index, ending.index + ending[0].length) : rest;
  const person = takePerson(said) ?? takePerson(skip(said, STAND_IN));
  const left = person?.rest ?? said;
  const day = ending ? null : takeDay(left);
  const end = ending ? { on: false } : day ? { at: instantAt(day.value, '24:00') } : {};
  if (person !== null) return isOnly(day?.rest ?? left, STAND_IN) ? { person: person.value.userid, ...end } : null;
  const text = trimmed(typedArgument(skip(day?.rest ?? left, STAND_IN))).replace(UNTIL_BEHIND, '');
  return text.length > 0 && text.length <= 20 && !LIKE_A_QUESTION.test(text) ? { text, ...end } : null;
}
const cut = ({ folded, context }: Rest, from: number, to: number): Rest =>
  restOf(`${folded.typed(0, from)} ${folded.typed(to, folded.text.length)}`, context);
/** 代班 李某 结束. */
const ENDED = /(?:到此)?(?:结束|终止|停止|取消|到此为止)了?$|^(?:结束|终止|停止|取消)/;
const UNTIL_BEHIND = /[\s,，]*(?:到|至|从)$/;
/** 结束代班 李某. */
export function standInEnd(rest: Rest): CommandArgs | null {
  const args = standIn(rest);
  return args === null || args.at !== undefined ? null : { ...args, on: false };
}
const STAND_IN = wordList('给 替 帮 为 到 至 专员 的 由 我 , ， 。 、 吧 了 从 - ~ 请假 休假 期间 今天 起');

const GIVEN_TO = /(?:交接|移交|转交|交)?给|至|到/;

/** 甲公司 给 李某; `alone` where nobody is named. */
export function handOverArguments(rest: Rest, alone: () => CommandArgs | null): CommandArgs | null {
  const whole = skip(rest, PARTICLES);
  const match = GIVEN_TO.exec(whole.folded.text);
  if (match === null || match.index === 0) return alone();
  const { folded, context } = whole;
  const named = takeEnterprise(restOf(folded.typed(0, match.index), context));
  if (named === null || !isOnly(named.rest, PARTICLES)) return null;
  const receiver = restOf(folded.typed(match.index + match[0].length, folded.text.length), context);
  const person = takePerson(receiver) ?? takePerson(skip(receiver, STAND_IN));
  const text = trimmed(typedArgument(receiver));
  if (person === null && (text === '' || text.length > 20)) return null;
  return { ...enterpriseArgs(named.value), ...(person ? { person: person.value.userid } : { text }) };
}
