// Which words begin a command that carries arguments, and how is the text behind them read?
import type { CommandName } from '../../../conversations/commands.ts';
import type { Role } from '../../domain/people.ts';
import { addDays, dayOf, instantAt, weekOfDay } from '../../domain/time.ts';
import type { CommandArgs } from '../reading.ts';
import {
  enterpriseArgs,
  isEmpty,
  isOnly,
  type Rest,
  restOf,
  skip,
  takeClock,
  takeDay,
  takeDistricts,
  takeEnterprise,
  takeMinutes,
  takeNumber,
  takePeriod,
  takePerson,
  trimmed,
  typedOf,
  wordList,
} from './args.ts';
import { BECAUSE, numberAndText, numberOnly, PARTICLES, type Reader, resolve, transfer } from './steps.ts';
import { readWish, saysFigures } from './urgent-wish.ts';

export type Verb = {
  readonly name: CommandName;
  readonly words: string;
  readonly read: Reader;
  /** Only where a blank or a colon stands behind the word: 广播电视台 is no broadcast. */
  readonly apart?: true;
  /** May be long. */
  readonly carriesText?: true;
  /** Absent: everybody. */
  readonly roles?: readonly Role[];
};

const LIKE_A_QUESTION = /[?吗呢]|怎么|多少|几|什么|哪|谁|为什么|如何|没有|是不是|能不能|可以/;

/** One enterprise and perhaps a period; nothing else. */
const enterpriseAndPeriod: Reader = (rest) => {
  const period = takePeriod(rest);
  const left = skip(period?.rest ?? rest, PARTICLES);
  const args: CommandArgs = period ? { period: period.value } : {};
  if (isEmpty(left)) return args;
  const named = takeEnterprise(left);
  if (named === null || !isOnly(named.rest, PARTICLES)) return null;
  const isSure = !('unknown' in named.value) || (left.folded.text.length <= 14 && !/\d/.test(left.folded.text));
  return isSure && !LIKE_A_QUESTION.test(left.folded.text) ? { ...enterpriseArgs(named.value), ...args } : null;
};

/** 第36周发布: no enterprise in front. */
export const publish: Reader = (rest) => {
  const args = enterpriseAndPeriod(rest);
  return args?.period === undefined || 'unknown' in args ? null : args;
};

/** One enterprise, then a text of its own. */
const enterpriseAndText =
  (field: 'reason' | 'text'): Reader =>
  (rest) => {
    const named = takeEnterprise(skip(rest, PARTICLES));
    if (named === null) return null;
    const text = trimmed(typedOf(skip(named.rest, BECAUSE)));
    if ('unknown' in named.value && (LIKE_A_QUESTION.test(rest.folded.text) || named.value.unknown.length > 14)) return null;
    return { ...enterpriseArgs(named.value), ...(text !== '' && { [field]: text }) };
  };

const REMINDED = wordList(
  '一下 的 了 吧 未报 没报 没有报 还没报 未上报 没上报 企业 专员 他们 大家 各区 各区市 所有 全部 抓紧 上报 报 尽快 赶紧 区 县 和 与 、 , ， 。 那边 这边 还 都 赶快 及时 联络员 快点 快',
);

const remind: Reader = (rest) => {
  const districts = takeDistricts(rest);
  if (isOnly(districts.rest, REMINDED)) return districts.value.length > 0 ? { districts: districts.value } : {};
  const named = takeEnterprise(skip(districts.rest, REMINDED));
  return named && 'enterprise' in named.value && isOnly(named.rest, REMINDED) ? enterpriseArgs(named.value) : null;
};

const districtsOnly: Reader = (rest) => {
  const districts = takeDistricts(rest);
  return districts.value.length > 0 && isOnly(districts.rest, PARTICLES) ? { districts: districts.value } : null;
};

export const signOff: Reader = (rest) => {
  const period = takePeriod(rest);
  const districts = takeDistricts(period?.rest ?? rest);
  if (!isOnly(districts.rest, SIGNED)) return null;
  return { ...(period && { period: period.value }), ...(districts.value.length > 0 && { districts: districts.value }) };
};
const SIGNED = wordList('的 了 吧 周报 周调度 月报 月通报 数据 上报 报表 本区 我区 一下 , ， 。');

const DEADLINE = wordList(
  '时间 到 至 改到 改为 改成 延到 延长到 延期到 推迟到 提前到 调整到 调整为 调到 调至 延至 推迟至 为 的 是 设为 设到 定为 定在 放到 在 , ， 。 : 、 吧 了',
);

export const deadline: Reader = (rest) => {
  const period = takePeriod(skip(rest, DEADLINE), 'nearest');
  const day = takeDay(skip(period?.rest ?? rest, DEADLINE));
  const clock = takeClock(day?.rest ?? period?.rest ?? rest);
  if (!isOnly((clock ?? day ?? period)?.rest ?? rest, DEADLINE)) return null;
  // What is missing is asked.
  if (day === null || clock === null)
    return period
      ? { period: period.value }
      : day
        ? { period: weekOfDay(day.value) }
        : clock && IS_CLOCK.test(rest.folded.text)
          ? {}
          : null;
  // 截止 6月24日 17:00: of the week that day lies in.
  return { period: period?.value ?? weekOfDay(day.value), at: instantAt(day.value, clock.value) };
};
const IS_CLOCK = /[:点时]/;

/** 请假 到12月1日: back from leave at the end of that day. 请假三天: today is the first. */
export const leave: Reader = (rest) => {
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
};
const LEAVE = wordList('到 至 从 今天 起 一直 一直到 休到 的 , ， 。 了 回来 返岗 上班 结束 年假 病假 事假 产假 - ~ 前 为止 天');

export const standIn: Reader = (rest) => {
  const ending = ENDED.exec(rest.folded.text);
  const said = ending ? cut(rest, ending.index, ending.index + ending[0].length) : rest;
  const person = takePerson(said) ?? takePerson(skip(said, STAND_IN));
  const left = person?.rest ?? said;
  const day = ending ? null : takeDay(left);
  const until = ending ? { on: false } : day ? { at: instantAt(day.value, '24:00') } : {};
  if (person !== null) return isOnly(day?.rest ?? left, STAND_IN) ? { person: person.value.userid, ...until } : null;
  const text = trimmed(typedOf(skip(day?.rest ?? left, STAND_IN))).replace(UNTIL_BEHIND, '');
  return text.length > 0 && text.length <= 20 && !LIKE_A_QUESTION.test(text) ? { text, ...until } : null;
};
const cut = ({ folded, context }: Rest, from: number, to: number): Rest =>
  restOf(`${folded.typed(0, from)} ${folded.typed(to, folded.text.length)}`, context);
/** 代班 李某 结束. */
const ENDED = /(?:到此)?(?:结束|终止|停止|取消|到此为止)了?$|^(?:结束|终止|停止|取消)/;
const UNTIL_BEHIND = /[\s,，]*(?:到|至|从)$/;
const standInEnds: Reader = (rest) => {
  const args = standIn(rest);
  return args === null || args.at !== undefined ? null : { ...args, on: false };
};
const STAND_IN = wordList('给 替 帮 为 到 至 专员 的 由 我 , ， 。 、 吧 了 从 - ~ 请假 休假 期间 今天 起');

const GIVEN_TO = /(?:交接|移交|转交|交)?给|至|到/;

export const handOver: Reader = (rest) => {
  const whole = skip(rest, PARTICLES);
  const match = GIVEN_TO.exec(whole.folded.text);
  if (match === null || match.index === 0) return enterpriseAndPeriod(rest);
  const { folded, context } = whole;
  const named = takeEnterprise(restOf(folded.typed(0, match.index), context));
  if (named === null || !isOnly(named.rest, PARTICLES)) return null;
  const receiver = restOf(folded.typed(match.index + match[0].length, folded.text.length), context);
  const person = takePerson(receiver) ?? takePerson(skip(receiver, STAND_IN));
  const text = trimmed(typedOf(receiver));
  if (person === null && (text === '' || text.length > 20)) return null;
  return { ...enterpriseArgs(named.value), ...(person ? { person: person.value.userid } : { text }) };
};

/** Anything that is said, whole. */
const freeText: Reader = (rest) => {
  const text = trimmed(typedOf(rest));
  return text === '' ? null : { text };
};

/** 上报 锐柏, 上报上周: where to begin. */
const begin: Reader = (rest) => {
  const args = enterpriseAndPeriod(rest);
  return args === null || 'unknown' in args || (args.period !== undefined && !args.period.includes('W')) ? null : args;
};

const nothingBut =
  (words: ReturnType<typeof wordList>): Reader =>
  (rest) =>
    isOnly(rest, words) ? {} : null;
const UNDONE = wordList(
  '刚才 刚刚 刚 上一次 上一条 上次 最近 一次 一条 这次 本次 这条 那条 那个 我 的 报 填 上报 填报 数据 记录 消息 所有 全部 了 一下 吧 来 都 , ，',
);

const monthly: Reader = (rest) => {
  const period = takePeriod(rest);
  if (period === null || period.value.includes('W')) return null;
  return isOnly(period.rest, wordList('的 月报 月通报 月度通报 数据 , ， 。')) ? { period: period.value } : null;
};

const urgent: Reader = (rest) => {
  const args = enterpriseAndText('text')(rest);
  if (args !== null && !('unknown' in args)) return args;
  // 急需用工 普工80人，尽快: for whom is asked.
  const text = trimmed(typedOf(rest));
  return saysFigures(readWish(text, rest.context.now)) ? { text } : null;
};

/** 经验：夜班车接送工人 and the text behind it, in one message. */
const practice: Reader = (rest) => {
  const number = takeNumber(rest);
  if (number !== null && isEmpty(number.rest)) return { number: number.value };
  return WAITING.test(rest.folded.text) ? { text: '待审' } : freeText(rest);
};
const WAITING = /^(?:待审核?|待采纳|未审核?|没审的?|有哪些待审的?)$/;

/** Longer words stand before those they begin with. */
export const VERBS: readonly Verb[] = [
  { name: 'confirmResolved', words: '企业已确认 企业已经确认 企业确认了 企业确认', read: numberOnly },
  { name: 'notResolved', words: '未解决 没有解决 没解决 企业未确认 尚未解决', read: numberAndText('reason'), carriesText: true },
  { name: 'accept', words: '接单 我接单 接了 接', read: numberOnly },
  { name: 'transfer', words: '转办 转派 转给 转交 转', read: transfer },
  { name: 'progressNote', words: '进展 更新进展 报进展 进展情况', read: numberAndText('text'), carriesText: true },
  { name: 'resolve', words: '办结 已办结 办完 办好', read: resolve, carriesText: true },
  { name: 'adopt', words: '采纳 采用', read: numberOnly },
  { name: 'spread', words: '通报推广 推广', read: numberOnly },
  { name: 'return', words: '退回重报 退回 打回 驳回', read: enterpriseAndText('reason'), carriesText: true },
  { name: 'reopen', words: '开放补报 允许补报 重新开放 打开补报 开通补报 补报 重开', read: enterpriseAndPeriod },
  { name: 'correct', words: '更正 订正', read: enterpriseAndPeriod },
  { name: 'correct', words: '改正 修改 更改 改一下 改', read: begin },
  {
    name: 'urgent',
    words: '急需用工 紧急用工 急需招工 急需招人 急需',
    read: urgent,
    roles: ['specialist', 'coordinator'],
    carriesText: true,
  },
  {
    name: 'remind',
    words: '再催一遍 再催一下 再催 催一遍 催报 催一下 催一催 催催 催办 催促 催 提醒一下 提醒',
    read: remind,
    roles: ['coordinator', 'taskForce', 'admin'],
  },
  { name: 'demands', words: '督办 急单', read: districtsOnly },
  { name: 'demands', words: '急需用工 急需 急单 督办', read: numberOnly },
  {
    name: 'undo',
    words: '撤销急需用工 撤销急需 撤销急单 撤回急需用工 撤回急需 撤回急单 取消急需用工 取消急需 撤销',
    read: numberOnly,
  },
  { name: 'practice', words: '经验做法 经验', read: practice, apart: true, carriesText: true },
  { name: 'signOff', words: '签发 审签', read: signOff },
  { name: 'publish', words: '正式发布 发布 公布', read: enterpriseAndPeriod },
  { name: 'deadline', words: '截止时间 调整截止 修改截止 截止 延期 延长截止 推迟截止', read: deadline },
  {
    name: 'broadcast',
    words: '全员广播 广播消息 广播一下 广播 群发一下 群发消息 群发通知 群发',
    read: freeText,
    apart: true,
    carriesText: true,
  },
  { name: 'leave', words: '请假 休假 请个假', read: leave },
  { name: 'standIn', words: '代班 替班 顶班', read: standIn },
  { name: 'standIn', words: '结束代班 取消代班 停止代班 终止代班', read: standInEnds },
  { name: 'handOver', words: '交接 移交', read: handOver },
  { name: 'monthly', words: '月报 月通报 填 填报 上报 报', read: monthly, roles: ['coordinator'] },
  { name: 'report', words: '开始上报 填周报 上报 填报 周报 报 填', read: begin, roles: ['specialist', 'coordinator'] },
  { name: 'undo', words: '撤回 撤销 收回', read: nothingBut(UNDONE) },
];
