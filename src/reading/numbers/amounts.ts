// Where does a message state a number of people, and is it exact? (domain §5.3)
import { buildLexicon, longestWord } from '../text/lexicon.ts';
import { type Folded, foldText, GAP } from '../text/text.ts';
import { isNumeralCharacter, isUnitCharacter, numeralEnd, numeralValue } from './numerals.ts';

/** A number as it stands in a message, with its counting word (人 名 个 …) and what makes it inexact. */
export type Amount = {
  readonly from: number;
  readonly to: number;
  /** End of the words that matter when it is quoted: without a plain counting word behind. */
  readonly quoteTo: number;
  /** `whole`: an exact number of people, or of nothing named · `vague`: 十几, 20多, 10-15, 3.5, -5, 若干 · `other`: it counts something else (3家, 5号, 8点). */
  readonly kind: 'whole' | 'vague' | 'other';
  /** Whole number ≥ 0; always there for `whole`, and for `other` where it is exact. */
  readonly value?: number;
  /** A full-width comma groups its thousands (1，200), where it may as well part two numbers. */
  readonly isSplit?: true;
};

const words = (list: string): string[] => list.trim().split(/\s+/);
type Words = ReturnType<typeof lexiconOf>;
const lexiconOf = (list: string) => buildLexicon(words(list).map((w) => [w, true as const]));

/** Words in front of a number, or of its verb, that make it inexact. 吧 啊 呢 are none. */
export const HEDGES = words(`
  大概 大概其 大约 大约摸 大致 大体 约 约摸 约莫 差不多 可能 估计 估摸 估摸着 应该 应该是 也许 或许 兴许 没准 好像 似乎 预计 预估 将近 接近 近 近乎 几乎 目测 左右
  至少 最少 起码 最低 最多 至多 顶多 最高 少说 少说也 怎么也得 怎么着也得 满打满算 撑死 充其量 超过 超 超出 多于 大于 高于 少于 小于 低于 不到 不足 不满 不少于 不低于 不多于 不大于
  不小于 不高于 不超过 不超 不止 不下 不下于 没超过 得有 怎么也有 少说也有 差一点 差点 有个 说不好 不确定 不太确定 拿不准 > < >= <= ≥ ≤ ≈ ~ ±`);
const HEDGES_BEHIND = lexiconOf(
  '左右 上下 以内 之内 以下 之下 以上 之上 开外 出头 往上 朝上 打底 起步 不到 不止 的样子 样子 光景 前后 之间 多 好多 好几 半 余 几 + ± % 成 折 不等 来着 来个 来人 来名 来位 来号 来号人 来岁 来万',
);
const NO_HEDGES_BEHIND = lexiconOf(
  '多谢 多亏 多数 多次 多年 多岗 多少 半年 半个月 半天 余下 不到岗 不到位 不到人 成功 成都 成品 成立 成交 成员 上下班 上下午 几个没 几家 之间隔',
);
/** Quantities without a number in them. */
const VAGUE_WORDS = lexiconOf(`
  几个 几名 几人 几位 几十 几百 几千 几万 好几 好几个 好几十 好几百 几十几 十几 没几个 几 数十 数百 数千 数个 数名 数人 若干 一些 些许 少许 少量 少数 部分 一部分 大部分 多数 大多数 个把 个别
  很多 许多 大量 不少 好多 好些 好些个 有些 一批 一大批 一堆 一波 一拨 一打 半打 两打 半数 一半 大半 一大半 多半 过半 小半 半 百八十 百十 百十来 上百 上千 上万 成百上千 百来 千把 百把 十来 三两 三五 两三`);
/** Words that begin like a number and are none. */
const NO_NUMBERS = lexiconOf(`
  一样 一样儿 一直 一共 一般 一下 一下子 一起 一定 一线 一次 一次性 一致 一律 一切 一并 一同 一块 一块儿 一会 一会儿 一旦 一边 一度 一向 一再 一方面 一对一 一如既往 一季度 一月份 一时
  一个没 一个都 一个也 一个人没 一个人都 一个人也 一人没 一人未 一人都 一人也 一个未 一名没 一名未 一名都 一名也 一位没 一位都 一位也 一点 一点儿 一点没 一点也 一点都
  二季度 三季度 四季度 三班倒 两班倒 三方 五险一金 五险 四级工 五级工 三级工 二级技师 三类 两类 三种 三项 三档 两头 两边 两者 两种 双方 十分 十足 百分之 百分 百货 千万 千万别 万一 万分 千方百计 百千万 百家`);
const CLASSIFIERS = lexiconOf('个 个人 名 名人 人 位 口 口人 号人 个整 人整 名整 整');
/** 号 月 家 …: what is counted is no person. A word behind the stroke is not this unit (家具, 台儿庄). */
const OTHER_UNITS = lexiconOf(`
  元 块 块钱 万元 岁 周岁 天 年 月 月份 月底 日 号 点 点半 点钟 分钟 秒 小时 周 星期 礼拜 季度 家 户 台 条 次 场 期 班 楼 层 厂 厂区 倍 折 级 届 米 吨 公斤 斤 亩 平 平方 份 件 套 辆 架 区 县 村 镇 处 所
  项 类 种 度 代 栋 室 路 幢 座 页 张 批 线 岗 车间 分厂 分公司 公司 企业 单位 部 部门 支 组 队 波 拨
  个月 个小时 个钟 个钟头 个星期 个礼拜 个周 个车间 个岗 个岗位 个工种 个部门 个班 个班组 个企业 个公司 个厂 个单位 个项目 个百分点 个点 个区 个县 个季度 个工作日 个线 个批次 个职位 个名额 人次 个工 个班次`);
const NO_UNITS = lexiconOf(
  '家具 家政 家电 家居 家园 台儿 分别 日报 月报 周报 点名 区里 线上 组织 部分 条件 支持 期间 级别 班长 所以 所有 处理 份额 路上 号人 度假 代报 代班 代招 次日 件事 企业 公司 单位 类别',
);
const NO_CLASSIFIERS = lexiconOf('人员 人手 人才 人事 人社 人力 名额 名单 位置 位于 口头 口罩');
const JOINTS = lexiconOf('分之 - ~ -- -> 到 至 或 或者 或是');
const DATE_UNITS = lexiconOf('年 月 日 号 点 周 天');

const next = (f: Folded, at: number): string | undefined => f.text[at];
const isLetter = (c: string | undefined): boolean => c !== undefined && c >= 'a' && c <= 'z';

/** Where a new word or name begins that a numeral may not run into; the reader of reports gives its names here. */
type Boundary = (at: number) => boolean;

const nowhere: Boundary = () => false;

/** No word of NO_NUMBERS is longer. */
const LONGEST_WORD = 6;
const LONGEST_NUMERAL = 24;

/** Where the characters that stand together with the numeral at `at` end, as far as they matter: no number runs over a blank. */
function gluedEnd(f: Folded, at: number): number {
  let last = at;
  let end = at + 1;
  while (end < f.text.length && end - last <= LONGEST_WORD && end - at < LONGEST_NUMERAL && f.gaps[end] === GAP.none) {
    if (isNumeralCharacter(f.text[end])) last = end;
    end++;
  }
  return end;
}

/** Whether a word that is no number, though it begins like one, stands here and ends by `limit` (一样, 百分之, 一个没招到). */
const isNoNumber = (f: Folded, at: number, limit: number): boolean => (longestWord(NO_NUMBERS, f, at)?.to ?? limit + 1) <= limit;

type Core = { readonly to: number; readonly value: number | null };

/** The bare numeral at `at`. A numeral that would also read on into a name or word behind it (二十|一厂) could mean two and means none. */
function coreAt(f: Folded, at: number, boundary: Boundary): Core | null {
  if (!isNumeralCharacter(next(f, at))) return null;
  const limit = gluedEnd(f, at);
  if (isNoNumber(f, at, limit)) return null;
  const end = numeralEnd(f.text, at, limit);
  let stop = at + 1;
  // 万一, 十分 are words at a numeral's head only: 七十万一千.
  while (stop < end && !boundary(stop) && (isUnitCharacter(next(f, stop)) || !isNoNumber(f, stop, limit))) stop++;
  const value = numeralValue(f.text.slice(at, stop));
  if (stop === end) return { to: end, value };
  for (let to = stop + 1; to <= end; to++) if (numeralValue(f.text.slice(at, to)) !== null) return { to: stop, value: null };
  return { to: stop, value };
}

/** Whether `end` of a number leads on to a second one (10-15, 10到15, 8或9); then where the second ends. */
function rangeEnd(f: Folded, end: number, boundary: Boundary): number | null {
  const joint = longestWord(JOINTS, f, end);
  if (joint === null) return null;
  const second = coreAt(f, joint.to, boundary);
  if (second === null) return null;
  // 缺8到5月底: the second number begins a date.
  return longestWord(DATE_UNITS, f, second.to) === null ? second.to : null;
}

function wordEnd(lexicon: Words, unless: Words, f: Folded, at: number): number | null {
  const found = longestWord(lexicon, f, at);
  if (found === null) return null;
  const other = longestWord(unless, f, at);
  return other !== null && other.to >= found.to ? null : found.to;
}

/** Reads what stands behind a bare numeral or a vague quantity: ranges, 多, counting words, 左右, or the unit of something else. */
function completed(f: Folded, from: number, core: Core, isVague: boolean, boundary: Boundary): Amount {
  const { value } = core;
  let to = core.to;
  let quoteTo = to;
  let vague = isVague || value === null;
  const isFree = () => to < f.text.length && (f.gaps[to] as number) <= GAP.blank && !boundary(to);
  const inexact = (end: number | null) => {
    if (end === null) return false;
    to = end;
    quoteTo = end;
    vague = true;
    return true;
  };
  const word = (list: Words, unless: Words) => (isFree() ? wordEnd(list, unless, f, to) : null);
  const range = () => inexact(isFree() ? rangeEnd(f, to, boundary) : null);
  const hedge = () => {
    inexact(word(HEDGES_BEHIND, NO_HEDGES_BEHIND));
    while (vague && isFree() && /[十百千万亿]/.test(f.text[to] as string) && !isNoNumber(f, to, f.text.length)) inexact(to + 1);
  };
  const classifier = () => {
    const end = word(CLASSIFIERS, NO_CLASSIFIERS);
    if (end !== null) to = end;
    return end !== null;
  };

  // Telephone numbers and codes.
  if (to - from > 8 && /^\d+$/.test(f.text.slice(from, to))) return { from, to, quoteTo: to, kind: 'other' };
  if (isClockTime(f, to, value)) return { from, to: to + 3, quoteTo: to + 3, kind: 'other' };
  while (isFree() && isLetter(next(f, to)) && f.gaps[to] === GAP.none) inexact(to + 1);
  while (range());
  hedge();
  const unit = word(OTHER_UNITS, NO_UNITS);
  // 百十来号 are people, 5号 is a day.
  if (vague && unit === to + 1 && next(f, to) === '号') to = unit;
  else if (unit !== null && unit > (word(CLASSIFIERS, NO_CLASSIFIERS) ?? 0)) {
    return { from, to: unit, quoteTo: unit, kind: 'other', ...(!vague && value !== null && { value }) };
  } else if (classifier()) {
    if (range()) classifier();
    hedge();
    classifier();
  }
  if (vague || value === null) return { from, to, quoteTo, kind: 'vague' };
  const isSplit = f.text.slice(from, core.to).includes('，');
  return { from, to, quoteTo, kind: 'whole', value, ...(isSplit && { isSplit }) };
}

const isClockTime = (f: Folded, at: number, value: number | null): boolean =>
  value !== null && value <= 24 && /^:[0-5]\d(?!\d)/.test(f.text.slice(at, at + 4));

const SIGNS = new Set(['-', '负', '+']);

/** The number that begins at `at`, or null. Hedges in front (大概, 至少) are words of their own: HEDGES. At most some 60 steps. */
export function amountAt(f: Folded, at: number, boundary: Boundary = nowhere): Amount | null {
  const c = next(f, at);
  if (c === undefined) return null;
  if (SIGNS.has(c) && at + 1 < f.text.length && (at === 0 || (next(f, at - 1) !== c && !isNumeralCharacter(next(f, at - 1))))) {
    const core = boundary(at + 1) ? null : coreAt(f, at + 1, boundary);
    return core === null ? null : completed(f, at, core, true, boundary);
  }
  const percent = f.text.startsWith('百分之', at) ? coreAt(f, at + 3, boundary) : null;
  if (percent !== null) return completed(f, at, percent, true, boundary);
  const isOther = isNumeralCharacter(c) && isNoNumber(f, at, gluedEnd(f, at));
  const vague = isOther ? null : longestWord(VAGUE_WORDS, f, at);
  const core = coreAt(f, at, boundary);
  if (vague !== null && vague.to >= (core?.to ?? 0)) return completed(f, at, { to: vague.to, value: null }, true, boundary);
  return core === null ? null : completed(f, at, core, false, boundary);
}

const PREFIX = buildLexicon(HEDGES.map((w) => [w, true as const]));

/** What a text that is a number and nothing else means: an exact number, a refused one (`vague`), or no number at all (null). */
export function readAmount(raw: string): { readonly kind: 'whole'; readonly value: number } | { readonly kind: 'vague' } | null {
  const f = foldText(raw);
  let at = 0;
  for (let hedge = longestWord(PREFIX, f, at); hedge !== null; hedge = longestWord(PREFIX, f, at)) at = hedge.to;
  const amount = amountAt(f, at);
  if (amount === null || amount.kind === 'other') return null;
  // 3/4, 3、4个: two numbers where one was asked for.
  if (amount.to !== f.text.length)
    return /^[/、]$/.test(f.text[amount.to] ?? '') && amountAt(f, amount.to + 1)?.to === f.text.length ? { kind: 'vague' } : null;
  return amount.kind === 'whole' && at === 0 ? { kind: 'whole', value: amount.value as number } : { kind: 'vague' };
}
